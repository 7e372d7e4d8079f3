export const SETTINGS = `query Settings { settings { name value } }`

export interface Settings {
  settings: { name: string; value: string }[] | null
}
