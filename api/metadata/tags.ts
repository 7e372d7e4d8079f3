/** Accessibility facts from lists of vocabulary values, in the spelling of the vocabulary. */
import { normaliseTag } from '#api/accessibility/vocabulary.ts'
import type { Basis, TagFact, TagKind } from '#graph/records.ts'

export interface TagLists {
  modes?: readonly string[]
  /** Each a set of modes that is enough for everything. */
  sufficient?: readonly (readonly string[])[]
  features?: readonly (string | { value: string; language?: string })[]
  absentFeatures?: readonly (string | { value: string; language?: string })[]
  hazards?: readonly string[]
  controls?: readonly string[]
  apis?: readonly string[]
  conformance?: readonly string[]
}

/** The facts of a resource in the order given, each once; where two disagree on the same value the last counts. */
export function tagFacts(lists: TagLists, basis: Basis): TagFact[] {
  const facts = new Map<string, TagFact>()
  const add = (kind: TagKind, raw: string, says: TagFact['says'] = 'present', language?: string) => {
    const { value } = normaliseTag(kind, raw)
    if (value === '') return
    const fact: TagFact = { kind, value, says, basis }
    if (language && language !== 'und') fact.language = language
    facts.set(`${kind} ${value} ${language ?? ''}`, fact)
  }
  for (const mode of lists.modes ?? []) add('mode', mode)
  for (const set of lists.sufficient ?? []) add('sufficient', set.join(','))
  for (const [list, says] of [
    [lists.features ?? [], 'present'],
    [lists.absentFeatures ?? [], 'absent'],
  ] as const) {
    for (const entry of list) {
      if (typeof entry === 'string') add('feature', entry, says)
      else add('feature', entry.value, says, entry.language)
    }
  }
  for (const hazard of lists.hazards ?? []) add('hazard', hazard)
  for (const control of lists.controls ?? []) add('control', control)
  for (const api of lists.apis ?? []) add('api', api)
  for (const claim of lists.conformance ?? []) add('conformance', claim)
  return [...facts.values()]
}
