/**
 * What the planner knows of each aligned resource, in memory: fit, permissions, languages, ages, minutes, quality. It is
 * a read model beside the prerequisite model; one graph read fills in the resources that are shown.
 */
import { factsOf, fitLanguages, fitLevels } from '#api/accessibility/fit.ts'
import { NEEDS } from '#api/accessibility/needs.ts'
import { quality } from '#api/search/document.ts'
import { PERMISSIONS, summarise, type Permission } from '#api/vocabulary/licences.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import type { AlignmentKind } from '#graph/records.ts'
import type { PrerequisiteModel } from './model.ts'

/** Kinds of alignment by which a resource helps to learn an outcome. */
const LEARNING: readonly AlignmentKind[] = ['teaches', 'practises']

export interface ColumnAlignment {
  /** Id of the outcome. */
  outcome: string
  /** Of those by which it helps to learn the outcome the better one. */
  teaches: boolean
  whole: boolean
  confidence: number
}
/** What a resource is to an outcome without helping to learn it. */
export interface OtherAlignment {
  outcome: string
  kind: AlignmentKind
  confidence: number
}

/** One published edition that is aligned to something. */
export interface ResourceColumn {
  id: string
  work: string
  /** Id of who publishes it. */
  provider: string
  languages: readonly string[]
  /** Position in FIT_LEVELS for each need, in the order of NEEDS. */
  fit: Uint8Array
  fitLanguages: ReadonlySet<string>
  /** One bit a permission, in the order of PERMISSIONS. */
  permits: number
  ageFrom: number | null
  ageTo: number | null
  minutes: number | null
  /** 0..1 */
  quality: number
  /** By which it helps to learn, one for each outcome. */
  alignments: readonly ColumnAlignment[]
  /** The others: it practises what it also teaches, assesses, or requires; one for each outcome and kind. */
  others: readonly OtherAlignment[]
}

/** Resources by outcome, as positions in `rows`. */
export interface Links {
  /** `entries[offsets[outcome]] … entries[offsets[outcome + 1] - 1]`: rows aligned to the outcome. */
  readonly offsets: Uint32Array
  readonly entries: Uint32Array
  /** For each entry, which of the row's alignments it is. */
  readonly alignmentOf: Uint16Array
  /**
   * For each entry, the number of the replaced outcome that the row is aligned to, -1 where it is aligned to the outcome
   * itself. Those aligned to the outcome itself come first, and a row counts for an outcome, in one way, once.
   */
  readonly replacedFrom: Int32Array
}

/** The resources that teach or practise each outcome; in `others` what else resources are to it. */
export interface Columns extends Links {
  readonly rows: readonly ResourceColumn[]
  /** The same over `others` of each row. */
  readonly others: Links
}

/** A set of permissions as bits. */
export function permissionBits(permissions: readonly Permission[]): number {
  return permissions.reduce((bits, permission) => bits | (1 << PERMISSIONS.indexOf(permission)), 0)
}

const sharedFits = new Map<string, Uint8Array>()
const sharedSets = new Map<string, ReadonlySet<string>>()
const MOST_SHARED = 20_000

/** The column of a resource; null when it is not published or aligned to nothing. Pure. */
export function toColumn(resource: ResourceNode): ResourceColumn | null {
  if (resource.state !== 'published') return null
  const alignments = new Map<string, ColumnAlignment>()
  const others = new Map<string, OtherAlignment>()
  const addOther = (outcome: string, kind: AlignmentKind, confidence: number) => {
    const key = `${outcome} ${kind}`
    const known = others.get(key)
    if (!known || known.confidence < confidence) others.set(key, { outcome, kind, confidence })
  }
  for (const { kind, status, extent, confidence, outcome } of resource.alignments) {
    if (status !== 'accepted') continue
    if (!LEARNING.includes(kind)) {
      addOther(outcome.id, kind, confidence)
      continue
    }
    const alignment = { outcome: outcome.id, teaches: kind === 'teaches', whole: extent === 'whole', confidence }
    const known = alignments.get(outcome.id)
    if (!known || isBetter(alignment, known)) alignments.set(outcome.id, alignment)
    const practice = alignment.teaches ? known : known?.teaches ? alignment : undefined
    if (practice && !practice.teaches) addOther(outcome.id, 'practises', practice.confidence)
  }
  if (alignments.size === 0 && others.size === 0) return null
  const facts = factsOf(resource)
  const levels = fitLevels(facts)
  return {
    id: resource.id,
    work: resource.work,
    provider: resource.provider.id,
    languages: resource.languages,
    fit: share(sharedFits, NEEDS.map((need) => levels[need]).join(''), (key) => Uint8Array.from(key, Number)),
    fitLanguages: share(sharedSets, fitLanguages(facts).join(' '), (key) => new Set(key === '' ? [] : key.split(' '))),
    permits: permissionBits(summarise(resource.licences).permits),
    ageFrom: resource.ageFrom,
    ageTo: resource.ageTo,
    minutes: resource.minutes,
    quality: quality(resource),
    alignments: [...alignments.values()],
    others: others.size === 0 ? NO_OTHERS : [...others.values()],
  }
}
const NO_OTHERS: readonly OtherAlignment[] = []

function isBetter(a: ColumnAlignment, b: ColumnAlignment): boolean {
  if (a.teaches !== b.teaches) return a.teaches
  if (a.whole !== b.whole) return a.whole
  return a.confidence > b.confidence
}

// Most resources have one of a few hundred patterns of fit; one array for all of a pattern saves memory.
function share<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  const value = known.get(key)
  if (value !== undefined) return value
  if (known.size >= MOST_SHARED) known.clear()
  const made = make(key)
  known.set(key, made)
  return made
}

/** Puts columns in order and finds, for each outcome of the model, its resources. Deterministic in any order of `rows`. */
export function linkColumns(model: PrerequisiteModel, columns: Iterable<ResourceColumn>): Columns {
  const rows = [...columns].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return {
    rows,
    ...linkRows(model, rows, (row) => row.alignments),
    others: linkRows(model, rows, (row) => row.others),
  }
}

function linkRows(
  model: PrerequisiteModel,
  rows: readonly ResourceColumn[],
  alignmentsOf: (row: ResourceColumn) => readonly { outcome: string; kind?: AlignmentKind }[],
): Links {
  const links: { outcome: number; row: number; place: number; from: number }[] = []
  const inherited: typeof links = []
  rows.forEach((_, row) => {
    const alignments = alignmentsOf(rows[row]!)
    alignments.forEach(({ outcome: id, kind }, place) => {
      const outcome = model.numberOf(id)
      if (outcome === undefined) return
      links.push({ outcome, row, place, from: -1 })
      const last = model.replacementOf(outcome)
      if (last === outcome) return
      const isThere = alignments.some((other, at) => {
        const number = other.kind === kind ? model.numberOf(other.outcome) : undefined
        if (number === undefined || at === place) return false
        return number === last || (at < place && model.replacementOf(number) === last)
      })
      if (!isThere) inherited.push({ outcome: last, row, place, from: outcome })
    })
  })
  for (const link of inherited) links.push(link)
  const offsets = new Uint32Array(model.size + 1)
  for (const { outcome } of links) offsets[outcome + 1]!++
  for (let outcome = 0; outcome < model.size; outcome++) offsets[outcome + 1]! += offsets[outcome]!
  const next = offsets.slice(0, model.size)
  const entries = new Uint32Array(links.length)
  const alignmentOf = new Uint16Array(links.length)
  const replacedFrom = new Int32Array(links.length)
  for (const { outcome, row, place, from } of links) {
    const entry = next[outcome]!++
    entries[entry] = row
    alignmentOf[entry] = place
    replacedFrom[entry] = from
  }
  return { offsets, entries, alignmentOf, replacedFrom }
}
