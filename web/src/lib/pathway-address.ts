/** The state of a pathway is its address: goals, what is known, and what the teacher asks for. */
import { isLanguage } from '#lib/languages.ts'
import { needSlug, type NeedInput } from '#lib/needs.ts'
import type { Permission } from '#lib/types.ts'

const MOST_GOALS = 20
const MOST_KNOWN = 300
const MOST_LEVELS = 5
const MOST_LANGUAGES = 5
const MOST_PROVIDERS = 50
const LONGEST_ID = 100
const PERMISSIONS: Permission[] = ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL']
const ZOOM = /^(step|stage)-([1-9]\d{0,4})$/
const LEVEL = /^[\w.-]{1,60}\/[\w.+-]{1,60}$/

/** Everything up to a level, in one curriculum or in all of them. */
export interface KnownUpTo {
  level: string
  framework: string | null
}

export interface PathwayAddress {
  goals: string[]
  known: string[]
  /** Said not to be known, although something known would bring it along. */
  unknown: string[]
  upTo: KnownUpTo[]
  /** Words to find a goal by. */
  query: string
  /** Languages of the resources, best first; `any` alone for all, none for those the reader's browser names. */
  languages: string[]
  /** Resources in other languages may be offered, last. */
  otherLanguages: boolean
  permits: Permission[]
  age: number | null
  /** Level of the learners, as `us-grades/3`. */
  level: string | null
  minutes: number | null
  /** Steps that only help are in. */
  soft: boolean
  /** Resources for the same or a close outcome of another curriculum are in. */
  crosswalks: boolean
  /** Only resources of these providers; all when there are none. */
  providers: string[]
  /** No resources of these. */
  notProviders: string[]
  after: string | null
  /** What of the plan is looked at closely; null for the whole of it. */
  zoom: Zoom | null
}

/** A step, or a stage, with what it needs and what needs it. Both are counted from 1. */
export type Zoom = { step: number } | { stage: number }

/** Reads an address; what cannot be is passed over. */
export function readPathway(parameters: URLSearchParams): PathwayAddress {
  const ids = (name: string, most: number) =>
    [...new Set(parameters.getAll(name))].filter((id) => id !== '' && id.length <= LONGEST_ID).slice(0, most)
  const number = (name: string, most: number) => {
    const text = parameters.get(name)?.trim() ?? ''
    return /^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : null
  }
  const permits = parameters.getAll('permits').map((value) => value.toUpperCase())
  const languages = [...new Set(parameters.getAll('language').map((tag) => tag.trim()))].filter(isLanguage)
  const level = parameters.get('level')?.trim() ?? ''
  return {
    goals: ids('goal', MOST_GOALS),
    known: ids('known', MOST_KNOWN),
    unknown: ids('unknown', MOST_KNOWN),
    upTo: readUpTo(parameters.getAll('upto'), parameters.get('upto-in')),
    query: (parameters.get('q') ?? '').trim().slice(0, 500),
    languages: languages.includes('any') ? ['any'] : languages.slice(0, MOST_LANGUAGES),
    otherLanguages: parameters.get('other') !== 'no',
    permits: PERMISSIONS.filter((permission) => permits.includes(permission)),
    age: number('age', 120),
    level: LEVEL.test(level) ? level : null,
    minutes: number('minutes', 100_000) || null,
    soft: parameters.get('soft') !== 'no',
    crosswalks: parameters.get('crosswalks') !== 'no',
    providers: ids('provider', MOST_PROVIDERS),
    notProviders: ids('not-provider', MOST_PROVIDERS),
    after: parameters.get('after') || null,
    zoom: readZoom(parameters.get('zoom') ?? ''),
  }
}

function readZoom(text: string): Zoom | null {
  const [, kind, number] = ZOOM.exec(text) ?? []
  if (!number) return null
  return kind === 'step' ? { step: Number(number) } : { stage: Number(number) }
}

function zoomText(zoom: Zoom): string {
  return 'step' in zoom ? `step-${zoom.step}` : `stage-${zoom.stage}`
}

/**
 * Levels up to which all is known: `us-grades/3`, or `us-grades/3@framework` for one curriculum alone. A form has the
 * curriculum in a field of its own, `inside`: it is that of the levels that name none.
 */
function readUpTo(values: string[], inside: string | null): KnownUpTo[] {
  const framework = inside && inside.length <= LONGEST_ID ? inside : null
  const found = new Map<string, KnownUpTo>()
  for (const value of values) {
    const [level = '', own] = value.trim().split('@')
    if (!LEVEL.test(level) || (own?.length ?? 0) > LONGEST_ID) continue
    const one = { level, framework: own || framework }
    found.set(upToText(one), one)
  }
  return [...found.values()].slice(0, MOST_LEVELS)
}

/** How an address writes a level up to which all is known. */
export function upToText({ level, framework }: KnownUpTo): string {
  return framework === null ? level : `${level}@${framework}`
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
  const { languages } = address
  return {
    needs,
    languages: languages.length === 0 ? readers : languages[0] === 'any' ? [] : languages,
    otherLanguages: address.otherLanguages,
    permits: address.permits,
    age: address.age,
    level: address.level,
    soft: address.soft,
    crosswalks: address.crosswalks,
    providers: address.providers,
    notProviders: address.notProviders,
    maxMinutes: address.minutes,
  }
}

/** All that an address holds but paging and zoom, as names and values: what a form has to keep. */
export function pathwayParameters(address: PathwayAddress): [string, string][] {
  const found: [string, string][] = []
  const add = (name: string, values: readonly (string | number | null | false)[]) => {
    for (const value of values) if (value !== null && value !== false && value !== '') found.push([name, String(value)])
  }
  add('goal', address.goals)
  add('known', address.known)
  add('unknown', address.unknown)
  add('upto', address.upTo.map(upToText))
  add('language', address.languages)
  add('other', [!address.otherLanguages && 'no'])
  add(
    'permits',
    address.permits.map((permission) => permission.toLowerCase()),
  )
  add('age', [address.age])
  add('level', [address.level])
  add('minutes', [address.minutes])
  add('soft', [!address.soft && 'no'])
  add('crosswalks', [!address.crosswalks && 'no'])
  add('provider', address.providers)
  add('not-provider', address.notProviders)
  return found
}

/** Where a pathway is shown: its page, a sheet to print, and the same as data. */
export type PathwayView = '/pathways' | '/pathways/print' | '/pathways.json'

/**
 * The address of another pathway: what is given replaces what is here; paging, zoom and words start anew. `needs` are names
 * of needs that came from the address and go on with it.
 */
export function pathwayHref(
  address: PathwayAddress,
  change: Partial<PathwayAddress> = {},
  { view = '/pathways', needs = [] }: { view?: PathwayView; needs?: readonly string[] } = {},
): string {
  const next = { ...address, query: '', after: null, zoom: null, ...change }
  const parameters = new URLSearchParams(pathwayParameters(next))
  for (const need of needs) parameters.append('need', needSlug(need))
  if (next.query) parameters.set('q', next.query)
  if (next.after) parameters.set('after', next.after)
  if (next.zoom) parameters.set('zoom', zoomText(next.zoom))
  const text = parameters.toString()
  return text ? `${view}?${text}` : view
}
