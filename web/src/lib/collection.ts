/** Collections as the pages show them, and what an editor does to one. Pure. */
import { operation } from '#lib/fragments.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Fit, LocalisedText, OutcomeLine, OutcomeRole, ResourceLine } from '#lib/types.ts'

export type CollectionState = 'PRIVATE' | 'LINK' | 'PUBLIC'

/** A state by itself, within a line, and who sees a collection in it. */
export const STATE_WORDS: Record<CollectionState, Record<'name' | 'small' | 'who', () => string>> = {
  PRIVATE: {
    name: m.collection_state_private,
    small: m.collection_state_private_small,
    who: m.collection_state_private_who,
  },
  LINK: { name: m.collection_state_link, small: m.collection_state_link_small, who: m.collection_state_link_who },
  PUBLIC: {
    name: m.collection_state_public,
    small: m.collection_state_public_small,
    who: m.collection_state_public_who,
  },
}

/** A collection in a list. */
export interface CollectionLine {
  id: string
  state: CollectionState
  title: LocalisedText
  description: LocalisedText | null
  provider: { id: string; name: string } | null
  resourceCount: number
  outcomeCount: number
  updatedAt: string
}
export const COLLECTION_LINE = `id state title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
  provider { id name } resourceCount outcomeCount updatedAt`

export type OutcomeEntry = OutcomeLine & {
  role: OutcomeRole
  levels: string[]
  ageFrom: number | null
  ageTo: number | null
  resourceCount: number
}
export interface Entry {
  position: number
  kind: 'RESOURCE' | 'OUTCOME'
  note: string | null
  copiedRevision: number | null
  hasMovedOn: boolean
  resource: (ResourceLine & { url: string; fit: Fit }) | null
  outcome: OutcomeEntry | null
}
export interface Section {
  title: string | null
  entries: Entry[]
}
/** A collection as the API gives it, its entries in one list. */
export interface CollectionAnswer extends CollectionLine {
  revision: number
  sections: { title: string | null }[]
  entries: (Entry & { section: number })[]
  viewerCanEdit: boolean
  viewerCanShare: boolean
}
export interface Collection extends Omit<CollectionAnswer, 'sections' | 'entries'> {
  sections: Section[]
}

const OUTCOME = '...OutcomeLine role levels ageFrom ageTo resourceCount'

/** Something that happened in a collection. */
export interface Change {
  at: string
  text: string
  resource: { id: string } | null
  outcome: { id: string } | null
}
export const CHANGE = 'at text resource { id } outcome { id }'

/** One collection with all that is in it, and where it is asked for what happened in it. */
export const COLLECTION = operation(`query Collection(
  $id: ID!, $languages: [LanguageTag!], $needs: [NeedInput!]!, $changes: Int!, $withChanges: Boolean!
) {
  collection(id: $id) {
    ${COLLECTION_LINE} revision viewerCanEdit viewerCanShare
    copiedFrom { id title(languages: $languages) { ...Text } }
    changes(first: $changes, languages: $languages) @include(if: $withChanges) { ${CHANGE} }
    sections { title }
    entries(first: 500) {
      position section kind note copiedRevision hasMovedOn
      resource { ...ResourceLine url fit(needs: $needs) { ...FitVerdict } }
      outcome { ${OUTCOME} }
    }
  }
}`)

/** The collection with its entries in their sections. */
export function inSections<T extends CollectionAnswer>({ sections, entries, ...rest }: T) {
  const filled: Section[] = sections.map(({ title }, at) => ({
    title,
    entries: entries.filter(({ section }) => section === at),
  }))
  return { ...rest, sections: filled }
}

/** What an editor sends back: the collection's sections with the ids of what is in them. */
export interface SectionInput {
  title: string
  entries: { resourceId: string | null; outcomeId: string | null; note: string; copied: boolean; anew?: boolean }[]
}

/** The sections as they can be sent back unchanged. What is gone for the reader cannot, and leaves the collection. */
export function sectionsOf(sections: readonly Section[]): { sections: SectionInput[]; places: Map<number, Place> } {
  const places = new Map<number, Place>()
  const inputs = sections.map(({ title, entries }, section) => ({
    title: title ?? '',
    entries: entries.flatMap(({ position, resource, outcome, note, copiedRevision }, at) => {
      if (!resource && !outcome) return []
      places.set(position, { section, at: at - entries.slice(0, at).filter(isGone).length })
      const ids = { resourceId: resource?.id ?? null, outcomeId: outcome?.id ?? null }
      return [{ ...ids, note: note ?? '', copied: copiedRevision !== null }]
    }),
  }))
  return { sections: inputs, places }
}

/** Where an entry stands: its section and its place there, from 0. */
export interface Place {
  section: number
  at: number
}

/** Whether an entry leads to nothing that the reader may see. */
export function isGone({ resource, outcome }: Pick<Entry, 'resource' | 'outcome'>): boolean {
  return resource === null && outcome === null
}

/** Moves an entry one place; over the edge of its section it goes into the next one. Gives the same where there is none. */
export function moveEntry(sections: readonly SectionInput[], { section, at }: Place, by: -1 | 1): SectionInput[] {
  const all = sections.map((each) => ({ ...each, entries: [...each.entries] }))
  const here = all[section]
  const entry = here?.entries[at]
  if (!here || !entry) return all
  const to = at + by
  if (to >= 0 && to < here.entries.length) {
    here.entries.splice(at, 1)
    here.entries.splice(to, 0, entry)
    return all
  }
  const next = all[section + by]
  if (!next) return all
  here.entries.splice(at, 1)
  if (by < 0) next.entries.push(entry)
  else next.entries.unshift(entry)
  return all
}

/** Changes one entry, or takes it out where `change` gives null. */
export function changeEntry(
  sections: readonly SectionInput[],
  { section, at }: Place,
  change: (entry: SectionInput['entries'][number]) => SectionInput['entries'][number] | null,
): SectionInput[] {
  return sections.map((each, number) =>
    number !== section
      ? each
      : { ...each, entries: each.entries.flatMap((entry, place) => (place === at ? (change(entry) ?? []) : entry)) },
  )
}

/** Takes a section away; what is in it goes to the end of the one before, or the start of the next. The last one stays. */
export function removeSection(sections: readonly SectionInput[], number: number): SectionInput[] {
  const gone = sections[number]
  if (!gone || sections.length === 1) return [...sections]
  const left = sections.filter((_section, at) => at !== number)
  const to = Math.max(0, number - 1)
  return left.map((each, at) => {
    if (at !== to) return each
    return { ...each, entries: number === 0 ? [...gone.entries, ...each.entries] : [...each.entries, ...gone.entries] }
  })
}
