/**
 * What the planner knows of each aligned resource, in memory: fit, permissions, languages, ages, minutes, quality. It is
 * a read model beside the prerequisite model; one graph read fills in the resources that are shown.
 */
import {
  BEARABLE_SECONDS,
  DEFAULT_KBITS,
  factsOf,
  QUICK_SECONDS,
  secondsToLoad,
  SHORT_MINUTES,
  type FitSource,
} from '#api/accessibility/facts.ts'
import { fitLanguages, fitLevels } from '#api/accessibility/fit.ts'
import { NEEDS } from '#api/accessibility/needs.ts'
import { quality, type QualitySource } from '#api/search/document.ts'
import { PERMISSIONS, summarise, type Permission } from '#api/vocabulary/licences.ts'
import type { AlignmentCard, ResourceNode } from '#graph/nodes.ts'
import type { AlignmentKind } from '#graph/records.ts'
import { keepsNumbers, type PrerequisiteModel } from './model.ts'
import { atOnce, OFTEN, type Work } from './slices.ts'

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
  /** Id of the resource it is a new version of. */
  versionOf: string | null
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

/** What a column is made from: a resource, or its facts alone. */
export type ColumnSource = FitSource &
  QualitySource &
  Pick<ResourceNode, 'id' | 'work' | 'state' | 'ageTo' | 'versionOf'> & {
    provider: { id: string }
    alignments: readonly (Pick<AlignmentCard, 'kind' | 'status' | 'extent' | 'confidence'> & {
      outcome: { id: string }
    })[]
  }

/** The column of a resource; null when it is not published or aligned to nothing. Pure. */
export function toColumn(resource: ColumnSource): ResourceColumn | null {
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
  return {
    id: resource.id,
    work: resource.work,
    versionOf: resource.versionOf,
    provider: resource.provider.id,
    languages: resource.languages,
    ...share(fits, fitKey(resource), () => fitOf(resource)),
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

type Fit = Pick<ResourceColumn, 'fit' | 'fitLanguages' | 'permits'>

function fitOf(resource: FitSource): Fit {
  const facts = factsOf(resource)
  const levels = fitLevels(facts)
  return {
    fit: share(sharedFits, NEEDS.map((need) => levels[need]).join(''), (key) => Uint8Array.from(key, Number)),
    fitLanguages: share(
      sharedSets,
      fitLanguages(facts, levels).join(' '),
      (key) => new Set(key === '' ? [] : key.split(' ')),
    ),
    permits: permissionBits(summarise(resource.licences).permits),
  }
}

/** All that fit and permissions rest on, as one text; of bytes and minutes only on which side of the lines they are. */
function fitKey(resource: FitSource): string {
  const { languages, minutes, readingEase, device, printable } = resource
  const isShort = minutes !== null && minutes <= SHORT_MINUTES
  const parts: unknown[] = [languages.join(), isShort, readingEase, device, printable]
  for (const { kind, value, says, basis, language } of resource.tags) parts.push(kind, value, says, basis, language)
  for (const { part, licence } of resource.licences) parts.push('licence', part, licence)
  for (const { mediaType, bytes, downloadable } of resource.files) {
    const seconds = bytes === undefined ? -1 : secondsToLoad(bytes, DEFAULT_KBITS)
    const line = seconds < 0 ? -1 : seconds <= QUICK_SECONDS ? 0 : seconds <= BEARABLE_SECONDS ? 1 : 2
    parts.push('file', mediaType, line, downloadable)
  }
  return parts.join('|')
}

// Most resources have one of a few thousand patterns of facts, and one of a few hundred of fit: each is worked out once,
// and one array for all of a pattern saves memory.
const fits = new Map<string, Fit>()
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
  return atOnce(linkInSlices(model, columns))
}

/** `linkColumns` as work in slices. */
export function* linkInSlices(model: PrerequisiteModel, columns: Iterable<ResourceColumn>): Work<Columns> {
  const changes = new Map<string, ResourceColumn>()
  for (const column of columns) changes.set(column.id, column)
  const none: Links = {
    offsets: new Uint32Array(1),
    entries: new Uint32Array(0),
    alignmentOf: new Uint16Array(0),
    replacedFrom: new Int32Array(0),
  }
  return yield* layOut({ rows: [], ...none, others: none }, model, changes)
}

/**
 * The columns after some resources changed, `null` for those that are gone, and after the model did; what did not change
 * is taken over. `before` is the model that `columns` were linked to. The columns given stay as they are.
 */
export function* relinkInSlices(
  columns: Columns,
  before: PrerequisiteModel,
  model: PrerequisiteModel,
  changes: ReadonlyMap<string, ResourceColumn | null>,
): Work<Columns> {
  if (keepsNumbers(before, model)) return yield* layOut(columns, model, changes)
  const left = new Map(columns.rows.map((row) => [row.id, row]))
  yield
  for (const [id, column] of changes) {
    if (column) left.set(id, column)
    else left.delete(id)
  }
  return yield* linkInSlices(model, left.values())
}

/** Ids of the resources aligned to an outcome in any way. */
export function resourcesOf(columns: Columns, outcome: number): string[] {
  return [columns, columns.others].flatMap(({ offsets, entries }) =>
    [...entries.subarray(offsets[outcome], offsets[outcome + 1])].map((row) => columns.rows[row]!.id),
  )
}

function* layOut(
  old: Columns,
  model: PrerequisiteModel,
  changes: ReadonlyMap<string, ResourceColumn | null>,
): Work<Columns> {
  // What was aligned to an outcome that was not known yet is looked up again.
  const waiting = UNRESOLVED.get(old) ?? []
  const incoming = [...changes.values(), ...waiting.filter(({ id }) => !changes.has(id))].filter(
    (each) => each !== null,
  )
  const isRenewed = new Set(waiting.map(({ id }) => id))
  incoming.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  yield
  const rows: ResourceColumn[] = []
  const placeOf = new Int32Array(old.rows.length).fill(-1)
  const added: number[] = []
  let taken = 0
  const takeIncoming = (until: string | null) => {
    while (taken < incoming.length && (until === null || incoming[taken]!.id < until)) {
      added.push(rows.length)
      rows.push(incoming[taken++]!)
    }
  }
  for (let at = 0; at < old.rows.length; at++) {
    const row = old.rows[at]!
    takeIncoming(row.id)
    if ((at & OFTEN) === 0) yield
    if (changes.has(row.id) || isRenewed.has(row.id)) continue
    placeOf[at] = rows.length
    rows.push(row)
  }
  takeIncoming(null)
  yield
  const unresolved = new Set<ResourceColumn>()
  const changed = { model, rows, placeOf, added, unresolved }
  const learning = yield* link(old, changed, (row) => row.alignments)
  const others = yield* link(old.others, changed, (row) => row.others)
  const columns = { rows, ...learning, others }
  if (unresolved.size > 0) UNRESOLVED.set(columns, [...unresolved])
  return columns
}

/** The rows with an alignment to an outcome that the model did not know. */
const UNRESOLVED = new WeakMap<Columns, readonly ResourceColumn[]>()

interface ChangedRows {
  model: PrerequisiteModel
  rows: readonly ResourceColumn[]
  /** Where each old row is now, -1 for those that changed or are gone. */
  placeOf: Int32Array
  /** Rows that are new or changed, ascending. */
  added: readonly number[]
  /** Gathers the rows with an alignment to an outcome that the model does not know. */
  unresolved: Set<ResourceColumn>
}

/** First the rows aligned to each outcome itself, then those aligned to what it replaced. */
function* link(
  old: Links,
  { model, rows, placeOf, added, unresolved }: ChangedRows,
  alignmentsOf: (row: ResourceColumn) => readonly { outcome: string; kind?: AlignmentKind }[],
): Work<Links> {
  const { size } = model
  const oldSize = old.offsets.length - 1
  const outcomes: number[] = []
  const owners: number[] = []
  const places: number[] = []
  const counts = new Uint32Array(size + 1)
  for (let at = 0; at < added.length; at++) {
    const row = added[at]!
    alignmentsOf(rows[row]!).forEach(({ outcome }, place) => {
      const number = model.numberOf(outcome)
      if (number === undefined) {
        unresolved.add(rows[row]!)
        return
      }
      outcomes.push(number)
      owners.push(row)
      places.push(place)
      counts[number + 1]!++
    })
    if ((at & 255) === 0) yield
  }
  const isKept = (entry: number) => old.replacedFrom[entry] === -1 && placeOf[old.entries[entry]!] !== -1
  for (let outcome = 0; outcome < oldSize; outcome++) {
    for (let entry = old.offsets[outcome]!; entry < old.offsets[outcome + 1]!; entry++) {
      if (isKept(entry)) counts[outcome + 1]!++
    }
    if ((outcome & 4_095) === 0) yield
  }
  const offsets = counts
  for (let outcome = 0; outcome < size; outcome++) offsets[outcome + 1]! += offsets[outcome]!
  const next = offsets.slice(0, size)
  const entries = new Uint32Array(offsets[size]!)
  const alignmentOf = new Uint16Array(offsets[size]!)
  for (let outcome = 0; outcome < oldSize; outcome++) {
    for (let entry = old.offsets[outcome]!; entry < old.offsets[outcome + 1]!; entry++) {
      if (!isKept(entry)) continue
      const at = next[outcome]!++
      entries[at] = placeOf[old.entries[entry]!]!
      alignmentOf[at] = old.alignmentOf[entry]!
    }
    if ((outcome & 4_095) === 0) yield
  }
  for (let each = 0; each < outcomes.length; each++) {
    // Into its place among the rows of the outcome, which ascend.
    const outcome = outcomes[each]!
    let at = next[outcome]!++
    for (; at > offsets[outcome]! && entries[at - 1]! > owners[each]!; at--) {
      entries[at] = entries[at - 1]!
      alignmentOf[at] = alignmentOf[at - 1]!
    }
    entries[at] = owners[each]!
    alignmentOf[at] = places[each]!
    if ((each & OFTEN) === 0) yield
  }
  const direct: Links = { offsets, entries, alignmentOf, replacedFrom: new Int32Array(entries.length).fill(-1) }
  yield
  return yield* inherit(direct, model, rows, alignmentsOf)
}

/** Adds to the rows of each outcome those of what it replaced, one for each row and kind of alignment. */
function* inherit(
  direct: Links,
  model: PrerequisiteModel,
  rows: readonly ResourceColumn[],
  alignmentsOf: (row: ResourceColumn) => readonly { kind?: AlignmentKind }[],
): Work<Links> {
  const more = new Map<number, { row: number; place: number; from: number }[]>()
  let count = direct.entries.length
  for (let outcome = 0; outcome < model.size; outcome++) {
    if ((outcome & 4_095) === 0) yield
    const origins = model.replacedBy(outcome)
    if (origins.length === 0) continue
    const entriesOf = (of: number, from: number) =>
      Array.from({ length: direct.offsets[of + 1]! - direct.offsets[of]! }, (_, at) => {
        const entry = direct.offsets[of]! + at
        return { row: direct.entries[entry]!, place: direct.alignmentOf[entry]!, from }
      })
    const keyOf = ({ row, place }: { row: number; place: number }) =>
      `${row} ${alignmentsOf(rows[row]!)[place]!.kind ?? ''}`
    const seen = new Set(entriesOf(outcome, -1).map(keyOf))
    const inherited = origins
      .flatMap((origin) => entriesOf(origin, origin))
      .sort((a, b) => a.row - b.row || a.place - b.place)
      .filter((entry) => {
        const key = keyOf(entry)
        if (seen.has(key)) return false
        seen.add(key)
        return true
      })
    if (inherited.length === 0) continue
    more.set(outcome, inherited)
    count += inherited.length
  }
  if (more.size === 0) return direct

  const links: Links = {
    offsets: new Uint32Array(model.size + 1),
    entries: new Uint32Array(count),
    alignmentOf: new Uint16Array(count),
    replacedFrom: new Int32Array(count).fill(-1),
  }
  let at = 0
  for (let outcome = 0; outcome < model.size; outcome++) {
    const start = direct.offsets[outcome]!
    const end = direct.offsets[outcome + 1]!
    links.entries.set(direct.entries.subarray(start, end), at)
    links.alignmentOf.set(direct.alignmentOf.subarray(start, end), at)
    at += end - start
    for (const { row, place, from } of more.get(outcome) ?? []) {
      links.entries[at] = row
      links.alignmentOf[at] = place
      links.replacedFrom[at++] = from
    }
    links.offsets[outcome + 1] = at
    if ((outcome & OFTEN) === 0) yield
  }
  return links
}
