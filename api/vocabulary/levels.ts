/**
 * Levels: school years, stages, proficiency and reading levels of several countries and publishers, one table a scheme, with
 * their order and, where a scheme goes by age, their ages. Sources' own words stay with the outcome; this reads them.
 *
 * Ages are whole years as birthdays: a school year from 11 to 12 is written `ageFrom: 11, ageTo: 12`. The ages of a year are the
 * usual ones at its start and its end. Levels of different schemes are compared through ages only; a scheme without ages
 * (proficiency, reading) has its order and nothing else.
 */

/** What orders the levels of a scheme. */
export type LevelKind = 'year' | 'stage' | 'proficiency' | 'reading' | 'difficulty' | 'age'

/** Whole years; without `ageTo` it means and older; both absent: not known. */
export interface Ages {
  ageFrom?: number
  ageTo?: number
}

export interface Level extends Ages {
  /** Scheme and level, such as `us-grades/3`: stable, used in addresses and by clients. */
  id: string
  label: string
  /** Order within the scheme, lowest first, counted from 0. Levels that stand beside the order of the others have places of their own. */
  position: number
  /** Other ways of writing it, beside its label and the last part of its id. */
  aliases: readonly string[]
}

export interface LevelScheme {
  key: string
  name: string
  kind: LevelKind
  /** Country (ISO 3166-1) it belongs to; null where it belongs to none. */
  jurisdiction: string | null
  /** In their order. */
  levels: readonly Level[]
}

interface Row extends Ages {
  key: string
  label: string
  aliases?: readonly string[]
}

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const count = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)

const US_GRADES: Row[] = [
  {
    key: 'PK',
    label: 'Pre-kindergarten',
    ageFrom: 4,
    ageTo: 5,
    aliases: ['pre-k', 'prek', 'pre kindergarten', 'prekindergarten', 'preschool', 'pr'],
  },
  { key: 'K', label: 'Kindergarten', ageFrom: 5, ageTo: 6, aliases: ['kg', 'kinder', 'kinder garten', '0', '00'] },
  ...count(1, 12).map((year) => ({
    key: String(year),
    label: `Grade ${year}`,
    ageFrom: year + 5,
    ageTo: year + 6,
    aliases: [`${ORDINALS[year - 1]} grade`, `g${year}`],
  })),
]

const ENGLAND_STAGES: Row[] = [
  {
    key: 'eyfs',
    label: 'Early years foundation stage',
    ageFrom: 0,
    ageTo: 5,
    aliases: ['early years', 'foundation stage'],
  },
  { key: '1', label: 'Key stage 1', ageFrom: 5, ageTo: 7, aliases: ['ks1'] },
  { key: '2', label: 'Key stage 2', ageFrom: 7, ageTo: 11, aliases: ['ks2'] },
  { key: '3', label: 'Key stage 3', ageFrom: 11, ageTo: 14, aliases: ['ks3'] },
  { key: '4', label: 'Key stage 4', ageFrom: 14, ageTo: 16, aliases: ['ks4', 'gcse'] },
  { key: '5', label: 'Key stage 5', ageFrom: 16, ageTo: 18, aliases: ['ks5', 'sixth form'] },
]

const ENGLAND_YEARS: Row[] = [
  { key: 'nursery', label: 'Nursery', ageFrom: 3, ageTo: 4 },
  { key: 'reception', label: 'Reception', ageFrom: 4, ageTo: 5, aliases: ['year r', 'yr', 'r'] },
  ...count(1, 13).map((year) => ({
    key: String(year),
    label: `Year ${year}`,
    ageFrom: year + 4,
    ageTo: year + 5,
    aliases: [`y${year}`],
  })),
]

/** Early years go by groups of age (BNCC, p. 44), in whole years; upper secondary has no years in the BNCC and three in school. */
const BNCC: Row[] = [
  { key: 'EI01', label: 'Bebês (0 a 1a6m)', ageFrom: 0, ageTo: 2, aliases: ['bebes', 'ei-grupo-01'] },
  {
    key: 'EI02',
    label: 'Crianças bem pequenas (1a7m a 3a11m)',
    ageFrom: 1,
    ageTo: 4,
    aliases: ['criancas bem pequenas', 'ei-grupo-02'],
  },
  {
    key: 'EI03',
    label: 'Crianças pequenas (4a a 5a11m)',
    ageFrom: 4,
    ageTo: 6,
    aliases: ['criancas pequenas', 'ei-grupo-03'],
  },
  ...count(1, 9).map((year) => ({
    key: `EF${year}`,
    label: `${year}º ano`,
    ageFrom: year + 5,
    ageTo: year + 6,
    aliases: [String(year), `ef0${year}`, `ef-ano-0${year}`],
  })),
  ...count(1, 3).map((year) => ({
    key: `EM${year}`,
    label: `${year}ª série do ensino médio`,
    ageFrom: year + 14,
    ageTo: year + 15,
    aliases: [`${year} serie`, `em ${year}`],
  })),
]

const AGES: Row[] = count(0, 20).map((age) => ({ key: String(age), label: `Age ${age}`, ageFrom: age, ageTo: age + 1 }))

/** Names of the eight levels in four steps and, where they agree, their letters (DigComp 3.0). */
const DIGCOMP: Row[] = ['Basic', 'Intermediate', 'Advanced', 'Highly advanced'].flatMap((name, at) =>
  [at * 2 + 1, at * 2 + 2].map((level) => ({
    key: String(level),
    label: `Level ${level} (${name})`,
    aliases: [`${name} ${level}`],
  })),
)

const GDL_READING: Row[] = [
  { key: 'decodable', label: 'Decodable', aliases: ['መፍታት የሚችል'] },
  ...count(1, 4).map((level) => ({ key: String(level), label: `Level ${level}`, aliases: [`ደረጃ ${level}`] })),
  { key: 'read-aloud', label: 'Read aloud', aliases: ['read-aloud', 'ጮክ ብለህ አንብብ'] },
]

const ASB_READING: Row[] = [
  { key: '1', label: 'First words' },
  { key: '2', label: 'First sentences' },
  { key: '3', label: 'First paragraphs' },
  { key: '4', label: 'Longer paragraphs' },
  { key: 'read-aloud', label: 'Read aloud', aliases: ['read-aloud'] },
]

/** Usual ages of ISCED 2011: entrance ages and lengths differ between countries. */
const ISCED: Row[] = [
  { key: '0', label: 'Early childhood education', ageFrom: 0, ageTo: 6 },
  { key: '1', label: 'Primary education', ageFrom: 6, ageTo: 12, aliases: ['primary'] },
  { key: '2', label: 'Lower secondary education', ageFrom: 12, ageTo: 15, aliases: ['lower secondary'] },
  { key: '3', label: 'Upper secondary education', ageFrom: 15, ageTo: 18, aliases: ['upper secondary'] },
  { key: '4', label: 'Post-secondary non-tertiary education', ageFrom: 18 },
  { key: '5', label: 'Short-cycle tertiary education', ageFrom: 18 },
  { key: '6', label: 'Bachelor or equivalent', ageFrom: 18, aliases: ['bachelor'] },
  { key: '7', label: 'Master or equivalent', ageFrom: 21, aliases: ['master'] },
  { key: '8', label: 'Doctoral or equivalent', ageFrom: 23, aliases: ['doctoral', 'doctorate'] },
].map((row) => ({
  ...row,
  aliases: [...(row.aliases ?? []), `isced 2011, level ${row.key}`, `https://w3id.org/kim/isced-2011/level${row.key}`],
}))

/** The levels of KIM's vocabulary (https://w3id.org/kim/educationalLevel/), at the ages of schools in Germany. */
const KIM: Row[] = (
  [
    ['level_0', 'Early childhood education', ['elementarbereich', 'elementarstufe'], 0, 6],
    ['level_1', 'Primary education', ['primarbereich', 'primarstufe', 'grundschule'], 6, 10],
    ['level_2', 'Lower secondary education', ['sekundarbereich i', 'sekundarstufe i', 'sekundarstufe 1'], 10, 16],
    ['level_3', 'Upper secondary education', ['sekundarbereich ii', 'sekundarstufe ii', 'sekundarstufe 2'], 16, 19],
    ['level_4', 'Post-secondary non-tertiary education', ['berufliche bildung'], 18],
    ['level_5', 'Short-cycle tertiary education', [], 18],
    ['level_A', 'University', ['hochschule'], 18],
    ['level_6', 'Bachelor or equivalent', ['bachelor oder aquivalent'], 18],
    ['level_7', 'Master or equivalent', ['master oder aquivalent'], 21],
    ['level_8', 'Doctoral or equivalent', ['promotion oder aquivalent'], 23],
    ['level_B', 'Preparatory service (teachers)', ['preparatory service', 'vorbereitungsdienst'], 23],
    ['level_C', 'Advanced training', ['fortbildung'], 18],
  ] as const
).map(([key, label, aliases, ageFrom, ageTo]) => ({
  key,
  label,
  ageFrom,
  ageTo,
  aliases: [...aliases, key.slice('level_'.length), `https://w3id.org/kim/educationalLevel/${key}`],
}))

/** All schemes, those of years and stages first. */
export const LEVEL_SCHEMES: readonly LevelScheme[] = [
  scheme('us-grades', 'Grades in the United States', 'year', 'US', US_GRADES),
  scheme('england-years', 'School years in England', 'year', 'GB', ENGLAND_YEARS),
  scheme('england-key-stages', 'Key stages in England', 'stage', 'GB', ENGLAND_STAGES),
  scheme('bncc', 'Years and age groups in Brazil (BNCC)', 'year', 'BR', BNCC),
  scheme('kim', 'Educational levels in Germany (KIM)', 'stage', 'DE', KIM),
  scheme('isced', 'ISCED 2011, at the usual ages', 'stage', null, ISCED),
  scheme('ages', 'Ages in years', 'age', null, AGES),
  scheme('digcomp', 'DigComp proficiency levels', 'proficiency', null, DIGCOMP),
  scheme('gdl-reading', 'Reading levels of the Global Digital Library', 'reading', null, GDL_READING),
  scheme('asb-reading', 'Reading levels of African Storybook', 'reading', null, ASB_READING),
]

function scheme(
  key: string,
  name: string,
  kind: LevelKind,
  jurisdiction: string | null,
  rows: readonly Row[],
): LevelScheme {
  const levels = rows.map(({ key: level, aliases = [], ...row }, position) => ({
    ...row,
    id: `${key}/${level}`,
    position,
    aliases,
  }))
  return { key, name, kind, jurisdiction, levels }
}

/** What a scheme has beside its levels: words for several of them, and the word that goes before or after a number. */
interface Reading {
  /** Words for several levels: from and to by the last part of their ids. */
  groups: Readonly<Record<string, readonly [string, string]>>
  /** Words that say nothing beside a number. */
  noise: RegExp
}
const READING: Readonly<Record<string, Reading>> = {
  'us-grades': {
    groups: {
      'high school': ['9', '12'],
      hs: ['9', '12'],
      'middle school': ['6', '8'],
      'elementary school': ['K', '5'],
      elementary: ['K', '5'],
    },
    noise: /\b(?:grades?|gr\.?|class|level)\b\.?/g,
  },
  'england-years': { groups: {}, noise: /\b(?:years?|yrs?|year ?groups?)\b\.?/g },
  'england-key-stages': {
    groups: { 'lower key stage 2': ['2', '2'], 'upper key stage 2': ['2', '2'] },
    noise: /\b(?:key ?stages?|ks|stages?)\b\.?/g,
  },
  bncc: {
    groups: {
      'educacao infantil': ['EI01', 'EI03'],
      ei: ['EI01', 'EI03'],
      'ensino fundamental': ['EF1', 'EF9'],
      ef: ['EF1', 'EF9'],
      'anos iniciais': ['EF1', 'EF5'],
      'ef anos iniciais': ['EF1', 'EF5'],
      'ensino fundamental - anos iniciais': ['EF1', 'EF5'],
      'anos finais': ['EF6', 'EF9'],
      'ef anos finais': ['EF6', 'EF9'],
      'ensino fundamental - anos finais': ['EF6', 'EF9'],
      'ensino medio': ['EM1', 'EM3'],
      em: ['EM1', 'EM3'],
      'em-sem-seriacao': ['EM1', 'EM3'],
    },
    noise: /\b(?:anos?|do ensino fundamental)\b/g,
  },
  kim: { groups: {}, noise: /\b(?:isced(?: ?2011)?|levels?)\b[ ,:-]*/g },
  isced: {
    groups: { 'secondary education': ['2', '3'], secondary: ['2', '3'], 'tertiary education': ['5', '8'] },
    noise: /\b(?:isced(?: ?2011)?|levels?)\b[ ,:-]*/g,
  },
  ages: { groups: {}, noise: /\b(?:ages?|aged|years?|yrs?|old|anos|ans|anios)\b/g },
  digcomp: {
    groups: {
      basic: ['1', '2'],
      foundation: ['1', '2'],
      intermediate: ['3', '4'],
      advanced: ['5', '6'],
      'highly advanced': ['7', '8'],
      'highly specialised': ['7', '8'],
    },
    noise: /\b(?:proficiency ?levels?|levels?)\b\/?/g,
  },
  'gdl-reading': { groups: {}, noise: /\b(?:reading )?levels?\b/g },
  'asb-reading': { groups: {}, noise: /\b(?:reading )?levels?\b/g },
}

interface Reader extends Reading {
  scheme: LevelScheme
  words: Map<string, Level[]>
}
const READERS = new Map(LEVEL_SCHEMES.map((entry) => [entry.key, readerOf(entry)]))
const BY_ID = new Map(LEVEL_SCHEMES.flatMap((entry) => entry.levels.map((level) => [level.id.toLowerCase(), level])))

function readerOf(entry: LevelScheme): Reader {
  const reading = READING[entry.key] as Reading
  const words = new Map<string, Level[]>()
  const put = (name: string, levels: Level[]) => {
    const folded = fold(name)
    if (!words.has(folded)) words.set(folded, levels)
  }
  const own = (level: Level) => level.id.slice(entry.key.length + 1)
  for (const level of entry.levels) for (const name of [own(level), level.label, level.id]) put(name, [level])
  for (const level of entry.levels) for (const name of level.aliases) put(name, [level])
  for (const [name, [from, to]] of Object.entries(reading.groups)) {
    const first = entry.levels.findIndex((level) => own(level) === from)
    const last = entry.levels.findIndex((level) => own(level) === to)
    put(name, entry.levels.slice(first, last + 1))
  }
  return { ...reading, scheme: entry, words }
}

/** Lower case without accents, ordinal signs and doubled spaces, with one sort of dash. */
function fold(words: string): string {
  return words
    .replace(/[ºª°]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[‐‑‒–—―−﹘－]/g, '-')
    .replace(/[\s_]+/g, ' ')
    .trim()
}

/** The scheme of a key, such as `us-grades`. */
export function levelScheme(key: string): LevelScheme | undefined {
  return READERS.get(key)?.scheme
}

/** The level of an id, such as `us-grades/3`; undefined for one that is in no table. */
export function levelById(id: string): Level | undefined {
  return BY_ID.get(id.trim().toLowerCase())
}

/** The scheme a level belongs to. */
export function schemeOf(level: Level): LevelScheme {
  return (READERS.get(level.id.slice(0, level.id.indexOf('/'))) as Reader).scheme
}

/**
 * The levels that words of a source name in a scheme, in their order: `K`, `KG`, `06`, `Grade 3`, `3rd grade`, `10–12`, `09.10`,
 * `6º ano`, `EF67LP01`, `Key stage 2`, `Years 3 and 4`. A range gives every level in it. Gives an empty list for words that are
 * not wholly understood, and for a scheme that is not there: nothing is guessed.
 */
export function readLevel(schemeKey: string, words: string): Level[] {
  const reader = READERS.get(schemeKey)
  if (!reader || words.length > 200) return []
  const folded = fold(words)
  const whole = reader.words.get(folded) ?? one(reader, folded)
  if (whole) return [...whole]
  const levels = new Set<Level>()
  for (const part of folded.split(/\s*(?:[,;/&+|]|\b(?:and|e|et|und|y|or|ou)\b)\s*/)) {
    if (part === '') continue
    const some = single(reader, part) ?? range(reader, part) ?? dotted(reader, part)
    if (!some) return []
    for (const level of some) levels.add(level)
  }
  return [...levels].sort((a, b) => a.position - b.position)
}

function single(reader: Reader, part: string): Level[] | undefined {
  return reader.words.get(part) ?? one(reader, part)
}

/** One level by its bare name: `grade 03`, `3rd`, `EF67`. */
function one(reader: Reader, words: string): Level[] | undefined {
  const code = reader.scheme.key === 'bncc' ? bnccCode(words) : undefined
  if (code) return code
  const bare = words
    .replace(reader.noise, ' ')
    .replace(/\b0*(\d+)(?:st|nd|rd|th|o|a)?\b/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return reader.words.get(bare)
}

/** The years of a code of the BNCC: `EF06…` is the sixth, `EF67…` the sixth and seventh, `EM13…` the first to the third. */
function bnccCode(words: string): Level[] | undefined {
  const match = /^(ei|ef|em)(\d)(\d)(?:[a-z]{2,3}\d{2,3})?$/.exec(words)
  if (!match) return undefined
  const [, stage, first, last] = match
  const { levels } = (READERS.get('bncc') as Reader).scheme
  if (stage === 'ei') return pick(levels, `bncc/EI0${last}`, `bncc/EI0${last}`)
  const from = first === '0' ? last : first
  return pick(levels, `bncc/${stage?.toUpperCase()}${from}`, `bncc/${stage?.toUpperCase()}${last}`)
}

function pick(levels: readonly Level[], from: string, to: string): Level[] | undefined {
  const first = levels.findIndex((level) => level.id === from)
  const last = levels.findIndex((level) => level.id === to)
  return first >= 0 && last >= first ? levels.slice(first, last + 1) : undefined
}

/** `10-12`, `K to 5`, `Year 3-Year 4`. Ages run from birthday to birthday: `5-7` are the levels 5 and 6. */
function range(reader: Reader, part: string): Level[] | undefined {
  const ends = part.split(/\s*(?:-|\b(?:to|through|bis|ate|ao?|al)\b)\s*/)
  if (ends.length !== 2) return undefined
  const [from, to] = ends.map((end) => single(reader, end))
  const first = from?.[0]
  const last = to?.at(-1)
  if (!first || !last || first.position > last.position) return undefined
  const open = reader.scheme.kind === 'age' && last.position > first.position ? 0 : 1
  return reader.scheme.levels.slice(first.position, last.position + open)
}

/** Two years parted by a dot, as spreadsheets that took a list for a number leave them: `09.10`, `11.12`. */
function dotted(reader: Reader, part: string): Level[] | undefined {
  const match = /^(?:grades? )?(0?[1-9]|1\d)\.(0?[1-9]|1\d)$/.exec(part)
  if (!match || reader.scheme.kind !== 'year') return undefined
  const [from, to] = match.slice(1).map((end) => single(reader, end)?.[0])
  return from && to && from.position < to.position ? [from, to] : undefined
}

/**
 * The levels of a list of words, each once and in order, and the words that were not understood. Ages of a list with such a
 * word are not known, so ask `unread` before `agesOf`.
 */
export function readLevels(schemeKey: string, words: readonly string[]): { levels: Level[]; unread: string[] } {
  const levels = new Set<Level>()
  const unread: string[] = []
  for (const each of words) {
    const found = readLevel(schemeKey, each)
    if (found.length === 0) unread.push(each)
    for (const level of found) levels.add(level)
  }
  return { levels: [...levels].sort((a, b) => a.position - b.position), unread }
}

/** The span of ages of levels: empty when there are none or one of them goes by no age; open above when one of them is. */
export function agesOf(levels: readonly Ages[]): Ages {
  if (levels.length === 0 || levels.some((level) => level.ageFrom === undefined)) return {}
  const ageFrom = Math.min(...levels.map((level) => level.ageFrom as number))
  const ends = levels.map((level) => level.ageTo)
  return ends.includes(undefined) ? { ageFrom } : { ageFrom, ageTo: Math.max(...(ends as number[])) }
}

/** The span of ages that words of a source say in a scheme; empty when one of them was not understood. */
export function agesOfWords(schemeKey: string, words: readonly string[]): Ages {
  const { levels, unread } = readLevels(schemeKey, words)
  return unread.length > 0 ? {} : agesOf(levels)
}

/** `7-9`, `11-`, `5–7 years`: schema.org `typicalAgeRange`; null for anything else. */
export function agesOfRange(range: string): Ages | null {
  const match = /^\s*(\d{1,3})\s*(?:(?:-|–|to)\s*(\d{1,3})?|\+)?\s*(?:years?)?\s*$/i.exec(range)
  if (!match) return null
  const ageFrom = Number(match[1])
  const open = /[-–+]\s*(?:years?)?\s*$/i.test(range)
  const ageTo = match[2] ? Number(match[2]) : open ? undefined : ageFrom
  if (ageFrom > 120 || (ageTo !== undefined && (ageTo > 120 || ageTo < ageFrom))) return null
  return ageTo === undefined ? { ageFrom } : { ageFrom, ageTo }
}

/** Ages as stored: null where not known. */
export interface StoredAges {
  ageFrom?: number | null
  ageTo?: number | null
}

/**
 * Years between two ranges of ages, whatever the schemes they come from; null when one of them is not known. A range holds the years
 * from its first birthday up to its last, so one school year and the next (11 to 12, 12 to 13) are 1 apart, and a year and the
 * stage it belongs to 0. A range of one age is that year; one without an end is open.
 */
export function distance(a: StoredAges, b: StoredAges): number | null {
  const [one, other] = [yearsIn(a), yearsIn(b)]
  if (!one || !other) return null
  return Math.max(0, one[0] - other[1], other[0] - one[1])
}

/** First and last year of age that a range holds. */
function yearsIn({ ageFrom, ageTo }: StoredAges): [number, number] | null {
  const from = ageFrom ?? null
  const to = ageTo ?? null
  if (from === null && to === null) return null
  const last = to === null ? Infinity : Math.max(to - 1, from ?? 0)
  return [from ?? 0, last]
}

/**
 * Does something of these ages belong to “everything up to” a level? It does when it ends no later than the level does. What
 * has no age, or no end, does not: it is not known to be done by then. Both as ages, so it holds across countries.
 */
export function isUpTo(ages: StoredAges, limit: StoredAges): boolean {
  const [own, top] = [yearsIn(ages), yearsIn(limit)]
  return own !== null && top !== null && own[1] !== Infinity && own[1] <= top[1]
}

/** The levels of its scheme up to a level, itself included: for schemes that have an order and no ages. */
export function levelsUpTo(level: Level): Level[] {
  return schemeOf(level).levels.slice(0, level.position + 1)
}
