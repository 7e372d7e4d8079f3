import { operation } from '#lib/fragments.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'

export const WORDS = operation(`query Words {
  place { viewerCanManage name contact revision notices { ...Text } imprints { ...Text } privacies { ...Text } }
}`)
export const UPDATE = `mutation PlaceUpdate($revision: Int!, $input: PlaceInput!) {
  placeUpdate(revision: $revision, input: $input) { place { revision } userErrors { code field message } }
}`

export const TEXTS = ['notices', 'imprints', 'privacies'] as const
export type Texts = (typeof TEXTS)[number]

export interface Words {
  place: { viewerCanManage: boolean; name: string | null; contact: string | null; revision: number } & Record<
    Texts,
    LocalisedText[]
  >
}
export interface Updated {
  placeUpdate: { place: { revision: number } | null; userErrors: UserError[] }
}
