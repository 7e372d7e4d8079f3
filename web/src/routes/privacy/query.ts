/** All that is kept about people. */
export const KEPT = `query Kept { kept { name what why until seenBy } }`

export interface Kept {
  kept: { name: string; what: string; why: string; until: string; seenBy: string }[]
}
