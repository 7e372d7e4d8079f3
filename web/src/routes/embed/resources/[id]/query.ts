import { operation } from '#lib/fragments.ts'
import type { ResourceLine } from '#lib/types.ts'

/** A resource as a card shows it. */
export const CARD = operation(`query Card($id: ID!, $languages: [LanguageTag!]!) {
  resource(id: $id) { ...ResourceLine state }
}`)

export interface CardAnswer {
  resource: (ResourceLine & { state: string }) | null
}
