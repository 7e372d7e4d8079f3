/**
 * How well a resource serves what a learner needs: one pure function over the table of `needs.ts` and the facts of
 * `facts.ts`. Unknown stays unknown: what is not said is never held against a resource, nor for it.
 */
import { FIT_LEVELS, type FitLevel } from '#api/search/search-index.ts'
import { languageName, widen } from '#api/vocabulary/languages.ts'
import { language, listed, measured, said, sentence } from '#api/words/said.ts'
import { BASES, type Basis, type FileRecord } from '#graph/records.ts'
import {
  ABSENT,
  DEFAULT_KBITS,
  FILE_FACTS,
  factNumber,
  PRESENT,
  secondsToLoad,
  servesLanguage,
  withFile,
  type FitFacts,
} from './facts.ts'
import {
  NEED_TABLE,
  NEEDS,
  NEEDS_WITH_LANGUAGE,
  STRICT_NEEDS,
  type Importance,
  type Need,
  type NeedGroup,
  type NeedRow,
  type Needs,
  type Preset,
  type WantedNeed,
} from './needs.ts'
import { FEATURES_WITH_LANGUAGE, MODES } from './vocabulary.ts'

export { factsOf, type FitFacts, type FitSource } from './facts.ts'

const DOES_NOT_FIT = FIT_LEVELS.indexOf('DOES_NOT_FIT')
const UNKNOWN = FIT_LEVELS.indexOf('UNKNOWN')
const PARTLY = FIT_LEVELS.indexOf('PARTLY')
const FITS = FIT_LEVELS.indexOf('FITS')
const INFERRED = BASES.indexOf('inferred')
/** Steps of the score: a required need weighs more than all preferred ones of a usual request together. */
const REQUIRED_WEIGHT = 10

/** How well a resource serves one need, or one group of which any is enough. */
export interface NeedVerdict {
  /** The need that decided. */
  need: Need
  language: string | null
  preset: Preset | null
  importance: Importance
  level: FitLevel
  /** Plain words, in the language of the request: a verdict is never kept beyond it. */
  reason: string
  /** Values the verdict rests on; `no …` where a source says that something is absent. */
  because: string[]
  /** How the weakest of these facts is known; null when nothing is. */
  basis: Basis | null
  /** Unknown or bad where that is dangerous. */
  warning: boolean
}

export interface FitVerdict {
  /** Of the required needs the weakest; of the preferred ones when none is required. FITS when nothing was asked. */
  level: FitLevel
  /** In the order asked. */
  needs: NeedVerdict[]
  /** The file the verdict is about, when there are several. */
  file: FileRecord | null
  /** 0..1 for ranking: all needs together, preferred ones with little weight. */
  score: number
}

export interface FitOptions {
  /** The reader's line in kbit/s; 400 when not said. */
  kbits?: number
}

interface CompiledRow {
  row: NeedRow
  present: number[]
  absent: number[]
  unless: number[]
  /** It yields to a sufficient set within the modes a person can use. */
  yieldsToSet: boolean
  /** It yields when the resource does not concern the need. */
  yieldsToConcern: boolean
  /** Fact numbers of features whose language counts. */
  spoken: number[]
  /** What it rests on is in the language of the edition. */
  inEditionLanguage: boolean
  /** The signs of one language are not another's, so the edition's language says nothing. */
  isSigned: boolean
}

interface CompiledNeed {
  need: Need
  usable: number
  hasLanguage: boolean
  against: CompiledRow[]
  notConcerned: CompiledRow[]
  enough: CompiledRow[]
  helps: CompiledRow[]
}

const COMPILED = Object.fromEntries(NEEDS.map((need) => [need, compile(need)])) as Record<Need, CompiledNeed>

function compile(need: Need): CompiledNeed {
  const entry = NEED_TABLE[need]
  const hasLanguage = NEEDS_WITH_LANGUAGE.has(need)
  const rows = (list: readonly NeedRow[]) => list.map((row) => compileRow(row, need, hasLanguage))
  return {
    need,
    usable: entry.usable.reduce((bits, mode) => bits | (1 << MODES.indexOf(mode)), 0),
    hasLanguage,
    against: rows(entry.against),
    notConcerned: rows(entry.notConcerned),
    enough: rows(entry.enough),
    helps: rows(entry.helps),
  }
}

function compileRow(row: NeedRow, need: Need, hasLanguage: boolean): CompiledRow {
  const spoken = hasLanguage ? row.when.filter((name) => FEATURES_WITH_LANGUAGE.has(name.replace('feature:', ''))) : []
  const isFeatureAbsent =
    row.when.every((name) => name.startsWith('!feature:')) && !row.when.includes('!feature:unlocked')
  return {
    row,
    present: row.when.filter((name) => !name.startsWith('!')).map(factNumber),
    absent: row.when.filter((name) => name.startsWith('!')).map(factNumber),
    unless: row.unless.map(factNumber),
    yieldsToSet: isFeatureAbsent || row.when.every((name) => name.startsWith('mode:')),
    yieldsToConcern: isFeatureAbsent,
    spoken: spoken.map(factNumber),
    inEditionLanguage:
      hasLanguage &&
      spoken.length === 0 &&
      (need === 'READ_ALOUD' || row.when.some((name) => name.startsWith('derived:wcag'))),
    isSigned: need === 'SIGN_LANGUAGE',
  }
}

interface State {
  state: Uint8Array
  basis: Uint8Array
}

function holds(row: CompiledRow, state: Uint8Array): boolean {
  for (const number of row.present) if (state[number] !== PRESENT) return false
  for (const number of row.absent) if (state[number] !== ABSENT) return false
  for (const number of row.unless) if (state[number] === PRESENT) return false
  return true
}

function firstThatHolds(rows: readonly CompiledRow[], state: Uint8Array): CompiledRow | null {
  for (const row of rows) if (holds(row, state)) return row
  return null
}

/** The narrowest sufficient set within the modes of the need: its position, or -1. */
function usableSet(compiled: CompiledNeed, facts: FitFacts): number {
  let best = -1
  for (let at = 0; at < facts.sufficient.length; at++) {
    if (facts.sufficient[at]!.mask & ~compiled.usable) continue
    if (best === -1 || facts.sufficient[at]!.modes.length < facts.sufficient[best]!.modes.length) best = at
  }
  return best
}

function rowAgainst(compiled: CompiledNeed, state: Uint8Array, hasSet: boolean): CompiledRow | null {
  for (const row of compiled.against) {
    if (hasSet && row.yieldsToSet) continue
    if (!holds(row, state)) continue
    if (row.yieldsToConcern && firstThatHolds(compiled.notConcerned, state)) continue
    return row
  }
  return null
}

/** The level alone, language not considered. */
function levelOf(compiled: CompiledNeed, facts: FitFacts, state: Uint8Array): number {
  const set = compiled.usable && facts.sufficient.length > 0 ? usableSet(compiled, facts) : -1
  if (rowAgainst(compiled, state, set >= 0)) return DOES_NOT_FIT
  if (firstThatHolds(compiled.notConcerned, state) || set >= 0) return FITS
  if (firstThatHolds(compiled.enough, state)) return FITS
  return firstThatHolds(compiled.helps, state) ? PARTLY : UNKNOWN
}

type Spoken = { serves: true; languages: string[]; isPresumed: boolean } | { serves: false; languages: string[] }

/** Whether what a row rests on is in the wanted language; languages without one stated are taken from the edition. */
function spokenIn(row: CompiledRow, facts: FitFacts, wanted: string): Spoken {
  const stated = row.spoken.flatMap((number) => facts.languagesOf.get(number) ?? [])
  const named = stated.filter((tag) => tag !== '')
  if (named.some((tag) => servesLanguage(wanted, tag))) return { serves: true, languages: named, isPresumed: false }
  const mayPresume = !row.isSigned && facts.languages.length === 1 && (row.inEditionLanguage || stated.includes(''))
  if (mayPresume && servesLanguage(wanted, facts.languages[0]!)) {
    return { serves: true, languages: [facts.languages[0]!], isPresumed: true }
  }
  return { serves: false, languages: mayPresume ? [...named, facts.languages[0]!] : named }
}

interface Found {
  level: number
  row: CompiledRow | null
  set: number
  spoken: Spoken | null
}

function decide(compiled: CompiledNeed, facts: FitFacts, state: Uint8Array, language: string | undefined): Found {
  const wanted = compiled.hasLanguage ? language : undefined
  const set = compiled.usable && facts.sufficient.length > 0 ? usableSet(compiled, facts) : -1
  const against = rowAgainst(compiled, state, set >= 0)
  if (against) return { level: DOES_NOT_FIT, row: against, set: -1, spoken: null }
  const aside = firstThatHolds(compiled.notConcerned, state)
  if (aside) return { level: FITS, row: aside, set: -1, spoken: null }

  let other: Found | null = null
  for (const row of compiled.enough) {
    if (!holds(row, state)) continue
    if (wanted === undefined || (row.spoken.length === 0 && !row.inEditionLanguage)) {
      return { level: FITS, row, set: -1, spoken: null }
    }
    const spoken = spokenIn(row, facts, wanted)
    if (spoken.serves) return { level: FITS, row, set: -1, spoken }
    other ??= { level: PARTLY, row, set: -1, spoken }
  }
  if (set >= 0) {
    if (wanted === undefined || compiled.need !== 'READ_ALOUD') return { level: FITS, row: null, set, spoken: null }
    const serves = facts.languages.some((tag) => servesLanguage(wanted, tag))
    if (serves) return { level: FITS, row: null, set, spoken: null }
    other ??= { level: PARTLY, row: null, set, spoken: { serves: false, languages: [...facts.languages] } }
  }
  if (other) return other
  const help = firstThatHolds(compiled.helps, state)
  return help
    ? { level: PARTLY, row: help, set: -1, spoken: null }
    : { level: UNKNOWN, row: null, set: -1, spoken: null }
}

/**
 * How well a resource serves these needs. Of several files the best one counts, and is named. Pure; the same input
 * gives the same verdict. `facts` come from `factsOf`.
 */
export function fit(needs: Needs, facts: FitFacts, options: FitOptions = {}): FitVerdict {
  const kbits = options.kbits ?? DEFAULT_KBITS
  if (facts.files.length === 0) return { ...judge(needs, facts, facts, null, kbits), file: null }
  let best: FitVerdict | null = null
  for (const file of facts.files) {
    const verdict = judge(needs, facts, withFile(facts, file, kbits), file, kbits)
    if (!best || isBetter(verdict, best)) best = { ...verdict, file }
  }
  return { ...best!, file: facts.files.length > 1 ? best!.file : null }
}

/** Of files that serve equally well, the one without a danger comes first. */
function isBetter(a: Omit<FitVerdict, 'file'>, b: FitVerdict): boolean {
  const difference =
    FIT_LEVELS.indexOf(a.level) - FIT_LEVELS.indexOf(b.level) || Number(isDangerous(b)) - Number(isDangerous(a))
  return difference > 0 || (difference === 0 && a.score > b.score)
}

function isDangerous({ needs }: Pick<FitVerdict, 'needs'>): boolean {
  return needs.some(({ importance, warning }) => importance === 'REQUIRED' && warning)
}

function judge(
  needs: Needs,
  facts: FitFacts,
  known: State,
  file: FileRecord | null,
  kbits: number,
): Omit<FitVerdict, 'file'> {
  const verdicts = needs.map((group) => judgeGroup(group, facts, known, file, kbits))
  const required = verdicts.filter((verdict) => verdict.importance === 'REQUIRED')
  const deciding = required.length > 0 ? required : verdicts
  let weakest = FITS
  let sum = 0
  let most = 0
  for (const verdict of deciding) weakest = Math.min(weakest, FIT_LEVELS.indexOf(verdict.level))
  for (const verdict of verdicts) {
    const weight = verdict.importance === 'REQUIRED' ? REQUIRED_WEIGHT : 1
    sum += weight * FIT_LEVELS.indexOf(verdict.level)
    most += weight * FITS
  }
  return { level: FIT_LEVELS[weakest]!, needs: verdicts, score: most === 0 ? 1 : sum / most }
}

function judgeGroup(
  group: NeedGroup,
  facts: FitFacts,
  known: State,
  file: FileRecord | null,
  kbits: number,
): NeedVerdict {
  let best: { wanted: WantedNeed; found: Found } | null = null
  for (const wanted of group.anyOf) {
    const found = decide(COMPILED[wanted.need], facts, known.state, wanted.language)
    if (!best || found.level > best.found.level) best = { wanted, found }
  }
  if (!best) throw new Error('fit: a group of needs must name at least one need')
  const { wanted, found } = best
  return {
    need: wanted.need,
    language: wanted.language ?? null,
    preset: group.preset ?? null,
    importance: group.importance,
    level: FIT_LEVELS[found.level]!,
    ...explain(wanted, found, facts, known, file, kbits),
    warning: STRICT_NEEDS.has(wanted.need) && found.level <= UNKNOWN,
  }
}

function explain(
  wanted: WantedNeed,
  found: Found,
  facts: FitFacts,
  known: State,
  file: FileRecord | null,
  kbits: number,
): Pick<NeedVerdict, 'reason' | 'because' | 'basis'> {
  if (found.set >= 0) {
    const set = facts.sufficient[found.set]!
    const modes = listed(set.modes.map((mode) => sentence(MODE_WORDS[mode])))
    const reason = said`All of it can be taken in by ${modes}.`
    return { reason: withLanguage(reason, wanted, found), because: [set.modes.join(',')], basis: set.basis }
  }
  if (!found.row) return { reason: sentence(NEED_TABLE[wanted.need].unknown), because: [], basis: null }
  const { row } = found.row
  const grade = found.spoken?.serves && found.spoken.isPresumed ? INFERRED : gradeOf(found.row, known)
  const because = row.when.flatMap((name) => valuesBehind(name, facts, file))
  const bytes = row.when.some((name) => SIZE_FACTS.has(name)) ? file?.bytes : undefined
  const says = sentence(row.says)
  const reason = bytes === undefined ? says : withSize(says, bytes, kbits)
  return { reason: withLanguage(reason, wanted, found), because: [...new Set(because)], basis: BASES[grade]! }
}

function withSize(says: string, bytes: number, kbits: number): string {
  const time = timeWords(secondsToLoad(bytes, kbits))
  return said`${says.replace(/[.。।።۔]$/, '')} (${sizeWords(bytes)}, about ${time} at ${kbits} kbit/s).`
}

/** How the weakest of the facts of a row that holds is known: a position in BASES. */
function gradeOf({ present, absent }: CompiledRow, { basis }: State): number {
  let grade = BASES.length - 1
  for (const number of present) grade = Math.min(grade, basis[number]!)
  for (const number of absent) grade = Math.min(grade, basis[number]!)
  return grade
}

/** In English, as words to be put into a sentence. */
export const MODE_WORDS = { auditory: 'hearing', tactile: 'touch', textual: 'text', visual: 'sight' } as const
const SIZE_FACTS: ReadonlySet<string> = new Set(['derived:quickToLoad', 'derived:slowToLoad', 'derived:tooSlowToLoad'])
const MODE_FACTS: ReadonlySet<string> = new Set([
  'derived:nothingHeard',
  'derived:nothingSeen',
  'derived:nothingRead',
  'derived:onlyText',
])

/** A reason, with the languages of what it rests on where one was asked for. */
function withLanguage(reason: string, wanted: WantedNeed, { spoken }: Found): string {
  if (!wanted.language || !spoken) return reason
  const nameOf = (tag: string) => languageName(tag, language())
  const asked = nameOf(wanted.language)
  if (spoken.serves) {
    return spoken.isPresumed
      ? said`${reason} Its language is not stated; the edition is in ${asked}.`
      : said`${reason} In ${asked}.`
  }
  if (spoken.languages.length === 0) return said`${reason} Its language is not stated; ${asked} was asked for.`
  return said`${reason} In ${[...new Set(spoken.languages)].map(nameOf).join(', ')}, not in ${asked}.`
}

function valuesBehind(name: string, facts: FitFacts, file: FileRecord | null): string[] {
  const isAbsent = name.startsWith('!')
  const fact = isAbsent ? name.slice(1) : name
  const value = fact.slice(fact.indexOf(':') + 1)
  if (isAbsent) return [`no ${value}`]
  if (!fact.startsWith('derived:')) return [value]
  if (MODE_FACTS.has(fact)) {
    return facts.tags
      .filter((tag) => tag.kind === 'mode')
      .map((tag) => (tag.says === 'present' ? tag.value : `no ${tag.value}`))
  }
  if (fact.startsWith('derived:wcag')) {
    return facts.tags.filter((tag) => tag.kind === 'conformance' && tag.says === 'present').map((tag) => tag.value)
  }
  if (fact === 'derived:document' || fact === 'derived:plainText') return file?.mediaType ? [file.mediaType] : []
  if (SIZE_FACTS.has(fact)) return file?.bytes !== undefined ? [`${file.bytes} bytes`] : []
  return [DERIVED_WORDS[value] ?? value]
}

const DERIVED_WORDS: Readonly<Record<string, string>> = {
  noDevice: 'device: none',
  short: 'minutes',
  easyScore: 'reading ease',
  plainScore: 'reading ease',
  hardScore: 'reading ease',
  keepable: 'download',
  downloadable: 'download',
  onlyOnline: 'no download',
  printable: 'printable',
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return measured(Math.max(1, Math.round(bytes / 1000)), 'kilobyte', 'short')
  return measured(bytes / 1_000_000, 'megabyte', 'short', bytes < 10_000_000 ? 1 : 0)
}

function timeWords(seconds: number): string {
  if (seconds < 90) return measured(Math.max(1, Math.round(seconds)), 'second')
  return seconds < 5400 ? measured(Math.round(seconds / 60), 'minute') : measured(Math.round(seconds / 3600), 'hour')
}

/**
 * How well a group of needs is served, as a position in FIT_LEVELS, or -1 when that is less than `least`. Of its needs the
 * best served one decides, of equals the first. From UNKNOWN on, what is not known passes as "not known to fail", unless
 * the need that decides is a strict one (`NO_FLASHING`, `NO_MOTION`, `NO_SUDDEN_SOUND`). Only required groups may leave a
 * resource out; preferred ones rank, so ask for them with DOES_NOT_FIT. Pathways call this; both indexes do the same in
 * their own terms and are tested against it.
 */
export function servedAt(group: NeedGroup, levelOf: (wanted: WantedNeed) => number, least = UNKNOWN): number {
  const { level, isStrict } = decisive(group, levelOf)
  return level < least || (least > DOES_NOT_FIT && level === UNKNOWN && isStrict) ? -1 : level
}

/** Of a group the level of the need that decides: the best served one, of equals the first; and whether it is a strict one. */
export function decisive(
  { anyOf }: NeedGroup,
  levelOf: (wanted: WantedNeed) => number,
): { level: number; isStrict: boolean } {
  let best = -1
  let isStrict = false
  for (const wanted of anyOf) {
    const level = levelOf(wanted)
    if (level <= best) continue
    best = level
    isStrict = STRICT_NEEDS.has(wanted.need)
  }
  return { level: best, isStrict }
}

let lastFacts: FitFacts | null = null
let lastWays: readonly State[] = []

/** What is known with each file, at the usual line; of the facts asked for last it is kept, as the index asks several things of them. */
function waysOf(facts: FitFacts): readonly State[] {
  if (facts !== lastFacts) {
    lastWays = facts.files.map((file) => withFile(facts, file, DEFAULT_KBITS))
    lastFacts = facts
  }
  return lastWays
}

const ALL_UNKNOWN: Readonly<Record<Need, number>> = Object.freeze(
  Object.fromEntries(NEEDS.map((need) => [need, UNKNOWN])) as Record<Need, number>,
)

/** Needs whose level may differ from file to file. None of them is asked for in a language. */
export const FILE_NEEDS: readonly Need[] = NEEDS.filter((need) => {
  const { against, notConcerned, enough, helps } = NEED_TABLE[need]
  return [...against, ...notConcerned, ...enough, ...helps].some((row) =>
    [...row.when, ...row.unless].some((name) => FILE_FACTS.has(name)),
  )
})
const FILELESS_NEEDS = NEEDS.filter((need) => !FILE_NEEDS.includes(need))

/**
 * For the index: position in FIT_LEVELS for every need, language not considered, each by its best file, at the usual
 * line. A resource of which nothing is known shares one frozen answer.
 */
export function fitLevels(facts: FitFacts): Record<Need, number> {
  if (facts.isEmpty) return ALL_UNKNOWN as Record<Need, number>
  const levels = { ...ALL_UNKNOWN }
  for (const need of facts.files.length === 0 ? NEEDS : FILELESS_NEEDS) {
    levels[need] = levelOf(COMPILED[need], facts, facts.state)
  }
  for (const [at, { state }] of waysOf(facts).entries()) {
    for (const need of FILE_NEEDS) {
      const level = levelOf(COMPILED[need], facts, state)
      if (at === 0 || level > levels[need]) levels[need] = level
    }
  }
  return levels
}

/** The key that says by which grade of proof a need is served, among the `fitLanguages` of a document: `CAPTIONS!verified`. */
export function proofKey(need: Need, basis: Basis): string {
  return `${need}!${basis}`
}

/** By need and place in BASES: one text each, which an index knows again sooner than one made anew. */
const PROOF_KEYS = Object.fromEntries(
  NEEDS.map((need) => [need, BASES.map((basis) => proofKey(need, basis))]),
) as Record<Need, string[]>

/**
 * For the index: by which grade of proof each need is served that fits or partly fits, as keys of `proofKey`; language not
 * considered, each need by its best file, of equals the best proven one. What is inferred has no key. `levels` are
 * those of `fitLevels`.
 */
export function fitProof(facts: FitFacts, levels: Readonly<Record<Need, number>> = fitLevels(facts)): string[] {
  if (facts.isEmpty) return []
  const ways = facts.files.length === 0 ? [facts] : waysOf(facts)
  const keys: string[] = []
  for (const need of NEEDS) {
    if (levels[need] < PARTLY) continue
    let best = INFERRED
    for (const known of FILE_NEEDS.includes(need) ? ways : [facts]) {
      const { level, row, set } = decide(COMPILED[need], facts, known.state, undefined)
      if (level < levels[need]) continue
      best = Math.max(best, row === null ? BASES.indexOf(facts.sufficient[set]!.basis) : gradeOf(row, known))
    }
    if (best > INFERRED) keys.push(PROOF_KEYS[need][best]!)
  }
  return keys
}

/** Begins the key that says how several files serve, among the `fitLanguages` of a document. */
export const FILES_KEY = 'FILES:'

/**
 * For the index: how the files of a resource serve when no one of them serves every need best, as a key `FILES:1310…|0130…`: for
 * each file that is not outdone by another the levels of `FILE_NEEDS`. Null where the levels of `fitLevels` are those of one file.
 * Read it with `filesOfKey`.
 */
export function fitFiles(facts: FitFacts): string | null {
  if (facts.files.length < 2) return null
  const patterns = new Set(
    waysOf(facts).map(({ state }) => FILE_NEEDS.map((need) => levelOf(COMPILED[need], facts, state)).join('')),
  )
  const best = [...patterns].filter(
    (one) => ![...patterns].some((other) => other !== one && [...other].every((level, at) => level >= one[at]!)),
  )
  return best.length < 2 ? null : FILES_KEY + best.sort().join('|')
}

/** The levels of `FILE_NEEDS` by file, of a key that `fitFiles` gave. */
export function filesOfKey(key: string): Partial<Record<Need, number>>[] {
  const files = key.slice(FILES_KEY.length).split('|')
  return files.map((levels) => Object.fromEntries(FILE_NEEDS.map((need, at) => [need, Number(levels[at])])))
}

/**
 * For the index: in which languages a need that fits does so, as keys `CAPTIONS:sw`. A feature in `pt-BR` gives
 * `CAPTIONS:pt-BR`, `CAPTIONS:pt` (someone who asks for any Portuguese) and `CAPTIONS:=pt-BR` (exactly this);
 * `CAPTIONS:*` says that the language does not matter (nothing is heard). Ask with `fitLanguageKeys`. `levels` are those of
 * `fitLevels`.
 */
export function fitLanguages(facts: FitFacts, levels: Readonly<Record<Need, number>> = fitLevels(facts)): string[] {
  if (facts.isEmpty) return []
  const keys = new Set<string>()
  for (const need of NEEDS_WITH_LANGUAGE) {
    // None of these needs depends on a file.
    if (levels[need] !== FITS) continue
    const compiled = COMPILED[need]
    const set = compiled.usable && facts.sufficient.length > 0 ? usableSet(compiled, facts) : -1
    if (firstThatHolds(compiled.notConcerned, facts.state) || (set >= 0 && need !== 'READ_ALOUD')) keys.add(`${need}:*`)
    if (set >= 0 && need === 'READ_ALOUD') facts.languages.forEach((tag) => addLanguage(keys, need, tag))
    for (const row of compiled.enough) {
      if (!holds(row, facts.state)) continue
      if (row.spoken.length === 0 && !row.inEditionLanguage) keys.add(`${need}:*`)
      const stated = row.spoken.flatMap((number) => facts.languagesOf.get(number) ?? [])
      stated.forEach((tag) => tag && addLanguage(keys, need, tag))
      const mayPresume = !row.isSigned && facts.languages.length === 1
      if (mayPresume && (row.inEditionLanguage || stated.includes(''))) addLanguage(keys, need, facts.languages[0]!)
    }
  }
  return [...keys]
}

/** Keys of needs in languages, remembered for the same reason. */
const MOST_LANGUAGE_KEYS = 5_000
const languageKeys = new Map<string, readonly string[]>()

function addLanguage(keys: Set<string>, need: Need, tag: string): void {
  const exact = `${need}:=${tag}`
  let all = languageKeys.get(exact)
  if (all === undefined) {
    all = [exact, ...widen(tag).map((wider) => `${need}:${wider}`)]
    if (languageKeys.size >= MOST_LANGUAGE_KEYS) languageKeys.clear()
    languageKeys.set(exact, all)
  }
  for (const key of all) keys.add(key)
}

/**
 * The keys of which one must be among a document's `fitLanguages` for a need asked in this language to keep the level
 * the index holds; otherwise it is PARTLY at best. Needs without a language dimension give no keys: nothing to check.
 */
export function fitLanguageKeys(wanted: WantedNeed): string[] {
  if (!wanted.language || !NEEDS_WITH_LANGUAGE.has(wanted.need)) return []
  const parts = wanted.language.split('-')
  const keys = [`${wanted.need}:*`, `${wanted.need}:${wanted.language}`]
  for (let length = parts.length - 1; length > 0; length--) {
    keys.push(`${wanted.need}:=${parts.slice(0, length).join('-')}`)
  }
  return keys
}
