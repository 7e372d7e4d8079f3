/** What the pages of collections share on the server. */
import { error, type RequestEvent } from '@sveltejs/kit'
import { COLLECTION, inSections, type Change, type Collection, type CollectionAnswer } from '#lib/collection.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'

interface Beside {
  copiedFrom: { id: string; title: LocalisedText } | null
  /** Only where they were asked for. */
  changes?: Change[]
}
type ShownCollection = Collection & Beside

/** The collection of the address with its latest changes, as many as asked for; or the error page. */
export async function collectionOf(event: RequestEvent, changes = 0): Promise<ShownCollection> {
  const { languages, needs } = event.locals
  const asked = { changes: Math.max(changes, 1), withChanges: changes > 0 }
  const variables = { id: event.params.id, languages, needs, ...asked }
  const { collection } = await request<{ collection: (CollectionAnswer & Beside) | null }>(COLLECTION, variables, event)
  if (!collection) error(404, m.collection_none())
  return inSections(collection)
}

/** The same for those who may change it. */
export async function ownCollectionOf(event: RequestEvent): Promise<ShownCollection> {
  signedIn(event)
  const collection = await collectionOf(event)
  if (!collection.viewerCanEdit) error(403, m.collection_keepers())
  return collection
}

/** The answer to every change. */
export interface CollectionChanged {
  collection: { id: string; revision: number } | null
  userErrors: UserError[]
}
export const CHANGED = 'collection { id revision } userErrors { code field message }'

export const CREATE = `mutation CollectionCreate($input: CollectionInput!, $providerId: ID, $copyOf: ID) {
  collectionCreate(input: $input, providerId: $providerId, copyOf: $copyOf) { ${CHANGED} }
}`
export const ADD = `mutation CollectionAdd($id: ID!, $entry: CollectionEntryInput!, $section: Int) {
  collectionAdd(id: $id, entry: $entry, section: $section) { ${CHANGED} }
}`
export const UPDATE = `mutation CollectionUpdate($id: ID!, $revision: Int!, $input: CollectionInput!) {
  collectionUpdate(id: $id, revision: $revision, input: $input) { ${CHANGED} }
}`
export const SHARE = `mutation CollectionShare($id: ID!, $state: CollectionState!) {
  collectionShare(id: $id, state: $state) { ${CHANGED} }
}`
export const DELETE = `mutation CollectionDelete($id: ID!, $revision: Int!) {
  collectionDelete(id: $id, revision: $revision) { deletedId userErrors { code field message } }
}`

/** An outcome or resource that an address names, to be put into a collection: `resource=` or `outcome=`. */
export function thingOf(params: URLSearchParams | FormData): { resourceId: string | null; outcomeId: string | null } {
  const id = (name: string) => String(params.get(name) ?? '') || null
  return { resourceId: id('resource'), outcomeId: id('outcome') }
}
