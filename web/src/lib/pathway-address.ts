/** The state of a pathway is its address: goals, what is known, and what the teacher asks for. */
import type { NeedInput } from '#lib/needs.ts'
import type { Permission } from '#lib/types.ts'

const MOST_GOALS = 20
const MOST_KNOWN = 300
const LONGEST_ID = 100
const PERMISSIONS: Permission[] = ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL']

export interface PathwayAddress {
  goals: string[]
  known: string[]
  /** Said not to be known, although something known would bring it along. */
  unknown: string[]
  /** Words to find a goal by. */
  query: string
  /** The language of the resources; `any` for all, null for those the reader's browser names. */
  language: string | null
  permits: Permission[]
  age: number | null
  minutes: number | null
  /** Steps that only help are in. */
  soft: boolean
  after: string | null
}

/** Reads an address; what cannot be is passed over. */
export function readPathway(parameters: URLSearchParams): PathwayAddress {
  const ids = (name: string, most: number) =>
    [...new Set(parameters.getAll(name))].filter((id) => id !== '' && id.length <= LONGEST_ID).slice(0, most)
  const number = (name: string, most: number) => {
    const text = parameters.get(name)?.trim() ?? ''
    return /^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : null
  }
  const permits = parameters.getAll('permits').map((value) => value.toUpperCase())
  const language = parameters.get('language')?.trim() ?? ''
  return {
    goals: ids('goal', MOST_GOALS),
    known: ids('known', MOST_KNOWN),
    unknown: ids('unknown', MOST_KNOWN),
    query: (parameters.get('q') ?? '').trim().slice(0, 500),
    language: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : null,
    permits: PERMISSIONS.filter((permission) => permits.includes(permission)),
    age: number('age', 120),
    minutes: number('minutes', 100_000) || null,
    soft: parameters.get('soft') !== 'no',
    after: parameters.get('after') || null,
  }
}

/** What learners know and do not know, as the API takes it: no confidence at all says that it is not known. */
export function knownInputs(address: PathwayAddress): { outcomeId: string; confidence: number }[] {
  const denied = new Set(address.unknown)
  return [
    ...address.known.filter((id) => !denied.has(id)).map((outcomeId) => ({ outcomeId, confidence: 1 })),
    ...address.unknown.map((outcomeId) => ({ outcomeId, confidence: 0 })),
  ]
}

/** What the API is asked to keep to. */
export function constraintsOf(address: PathwayAddress, needs: NeedInput[], readers: string[]): Record<string, unknown> {
  return {
    needs,
    languages: address.language === null ? readers : address.language === 'any' ? [] : [address.language],
    permits: address.permits,
    age: address.age,
    soft: address.soft,
    maxMinutes: address.minutes,
  }
}

/** The address of another pathway: what is given replaces what is here; paging and words start anew. */
export function pathwayHref(address: PathwayAddress, change: Partial<PathwayAddress> = {}): string {
  const next = { ...address, query: '', after: null, ...change }
  const parameters = new URLSearchParams()
  for (const goal of next.goals) parameters.append('goal', goal)
  for (const known of next.known) parameters.append('known', known)
  for (const unknown of next.unknown) parameters.append('unknown', unknown)
  if (next.language) parameters.set('language', next.language)
  for (const permission of next.permits) parameters.append('permits', permission.toLowerCase())
  if (next.age !== null) parameters.set('age', String(next.age))
  if (next.minutes !== null) parameters.set('minutes', String(next.minutes))
  if (!next.soft) parameters.set('soft', 'no')
  if (next.query) parameters.set('q', next.query)
  if (next.after) parameters.set('after', next.after)
  const text = parameters.toString()
  return text ? `/pathways?${text}` : '/pathways'
}
