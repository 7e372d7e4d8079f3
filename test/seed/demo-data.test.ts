import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { directionOf, normaliseLanguage } from '#api/vocabulary/languages.ts'
import { recognise, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import { readWaymark } from '#seed/formats/waymark.ts'
import { readAfricanStorybook } from '#seed/sources/african-storybook.ts'
import { readCsUnplugged } from '#seed/sources/cs-unplugged.ts'
import { readExercism } from '#seed/sources/exercism.ts'
import { readPhet } from '#seed/sources/phet.ts'
import { collect, recordsOf } from './files.ts'

const FOLDER = join(import.meta.dirname, '../../seed/data/demo')
const SMALL = join(import.meta.dirname, '../../seed/data/small/small.jsonl')
const SCHEMA = join(import.meta.dirname, '../../seed/schema/waymark-record.schema.json')
const CORPUS = process.env['CORPUS_DIR']
const CCSS_MATHS = '2671d9fb-7179-5678-852c-512e56b36ecc'
/** Our own words may share this many words in a row with a source, by chance or because a name is long. */
const LONGEST_SHARED_RUN = 8

type Texts = Record<string, string>
interface Pointer {
  key?: string
  case?: { document: string; item: string }
  code?: string
  uri?: string
}
interface Licence {
  words?: string
  url?: string
  readAt?: string
  statedBy?: string
}
interface Line {
  type: 'source' | 'conceptScheme' | 'concept' | 'framework' | 'outcome' | 'resource'
  key: string
  title?: Texts
  description?: Texts
  label?: Texts
  statement?: Texts
  scheme?: string
  broader?: string[]
  framework?: string
  parent?: string
  code?: string
  sourceType?: string
  evidence?: Record<string, string[]>
  prompts?: Record<string, string[]>
  misconceptions?: Record<string, string[]>
  requires?: (Pointer & { strength: 'hard' | 'soft'; reason?: Texts })[]
  matches?: (Pointer & { kind: string })[]
  url?: string
  language?: string
  work?: string | { sourceKey: string }
  types?: string[]
  subjects?: string[]
  levels?: string[]
  ageFrom?: number
  ageTo?: number
  licence?: Licence | Licence[]
  files?: { url: string }[]
  accessibility?: { features?: (string | { value: string; language?: string })[]; controls?: string[] }
  alignments?: (Pointer & { kind: string })[]
  extra?: Record<string, unknown>
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
const read = files.map((name) => ({ name, lines: readLines(join(FOLDER, name)) }))
const lines = read.flatMap((file) => file.lines)
const of = (type: Line['type']) => lines.filter((line) => line.type === type)
const outcomes = of('outcome')
const resources = of('resource')
const steps = outcomes.filter((outcome) => outcome.sourceType !== 'Group')
const keys = new Set(lines.filter((line) => line.type !== 'source').map((line) => line.key))
const edges = outcomes.flatMap((from) => (from.requires ?? []).map((edge) => ({ from: from.key, ...edge })))
const matches = outcomes.flatMap((from) => (from.matches ?? []).map((match) => ({ from: from.key, ...match })))
const licences = (line: Line) => [line.licence ?? []].flat()

describe('the files of the demonstration seed', () => {
  test('keep to the published record schema, each beginning with the same source', () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))
    const wrong: string[] = []
    for (const line of lines) {
      const fits: boolean = validate(line)
      if (!fits) wrong.push(`${line.key}: ${JSON.stringify(validate.errors)}`)
    }
    expect(wrong).toEqual([])
    for (const file of read) expect(file.lines[0]).toEqual(read[0]?.lines[0])
    expect(read[0]?.lines[0]).toMatchObject({ type: 'source', key: 'waymark-seed' })
  })

  test('are read by the importer without a single problem', async () => {
    const paths = [...files.map((name) => join(FOLDER, name)), SMALL]
    const problems: unknown[] = []
    let records = 0
    for await (const items of readWaymark(paths, { today: '2026-11-21', precedes: 'soft' }))
      for (const item of items) {
        if (item.kind === 'problem') problems.push(item.problem)
        else if (item.kind === 'record') records++
      }
    expect(problems).toEqual([])
    expect(records).toBe(lines.length - files.length + readLines(SMALL).length - 1)
  })

  test('name every record once', () => {
    const all = lines.filter((line) => line.type !== 'source').map((line) => line.key)
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
    const codes = outcomes.map((outcome) => outcome.code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('refer only to what is in them, save the crosswalks', () => {
    const missing = lines.flatMap((line) =>
      [
        line.scheme,
        line.framework,
        line.parent,
        ...(line.broader ?? []),
        ...(line.type === 'resource' ? [line.types, line.subjects, line.levels].flatMap((list) => list ?? []) : []),
        ...(line.requires ?? []).map((edge) => edge.key),
        ...(line.alignments ?? []).map((alignment) => alignment.key),
      ].filter((key) => key !== undefined && !keys.has(key)),
    )
    expect(missing).toEqual([])
  })
})

describe('the small seed', () => {
  test('is a part of the demonstration, complete in itself', () => {
    const small = readLines(SMALL)
    const whole = new Map(lines.map((line) => [line.key, line]))
    for (const line of small) expect(line).toEqual(whole.get(line.key))
    const here = new Set(small.map((line) => line.key))
    const named = small.flatMap((line) => [
      ...(line.type === 'outcome' ? [line.framework, line.parent] : []),
      ...(line.type === 'resource' ? [...(line.types ?? []), ...(line.subjects ?? []), ...(line.levels ?? [])] : []),
      ...(line.requires ?? []).map((edge) => edge.key),
      ...(line.alignments ?? []).map((alignment) => alignment.key),
    ])
    expect(named.filter((key) => key !== undefined && !here.has(key))).toEqual([])
    expect(small.filter((line) => line.type === 'resource')).toHaveLength(20)
  })
})

describe('the outcomes', () => {
  test('are enough to be worth a look: four small frameworks, at least 100 steps', () => {
    expect(of('framework')).toHaveLength(4)
    expect(steps.length).toBeGreaterThanOrEqual(100)
  })

  test('have a statement and a short name in English, Spanish and French, evidence, a prompt and ages', () => {
    for (const step of steps) {
      for (const language of ['en', 'es', 'fr']) {
        expect(step.statement?.[language], `${step.key} statement ${language}`).toBeTruthy()
        expect(step.label?.[language], `${step.key} label ${language}`).toBeTruthy()
      }
      expect(step.evidence?.['en']?.length, step.key).toBeGreaterThan(0)
      expect(step.prompts?.['en']?.length, step.key).toBeGreaterThan(0)
      expect(step.ageFrom, step.key).toBeLessThan(step.ageTo ?? 0)
    }
    const said = (language: string) => steps.filter((step) => step.statement?.[language]).length
    expect(said('ar')).toBeGreaterThanOrEqual(40)
    expect(said('sw')).toBeGreaterThanOrEqual(40)
    expect(steps.filter((step) => step.misconceptions).length).toBeGreaterThanOrEqual(80)
  })

  test('stand in groups, and no step is without one', () => {
    const groups = new Set(outcomes.filter((outcome) => outcome.sourceType === 'Group').map((group) => group.key))
    expect(steps.filter((step) => !groups.has(step.parent ?? ''))).toEqual([])
  })

  test('have at least 150 prerequisites, each with a reason and a strength, none said twice, none of itself', () => {
    expect(edges.length).toBeGreaterThanOrEqual(150)
    expect(edges.filter((edge) => !edge.reason?.['en'])).toEqual([])
    const pairs = edges.map((edge) => `${edge.from} ${edge.key}`)
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([])
    expect(edges.filter((edge) => edge.from === edge.key)).toEqual([])
    expect(new Set(edges.map((edge) => edge.strength))).toEqual(new Set(['hard', 'soft']))
  })

  test('have prerequisites without a cycle, and only between steps', () => {
    const isStep = new Set(steps.map((step) => step.key))
    expect(edges.filter((edge) => !isStep.has(edge.from) || !isStep.has(edge.key ?? ''))).toEqual([])
    const before = Map.groupBy(edges, (edge) => edge.from)
    const state = new Map<string, 'open' | 'done'>()
    const visit = (key: string, path: string[]): string[] | null => {
      if (state.get(key) === 'done') return null
      if (state.get(key) === 'open') return [...path, key]
      state.set(key, 'open')
      for (const edge of before.get(key) ?? []) {
        const cycle = visit(edge.key ?? '', [...path, key])
        if (cycle) return cycle
      }
      state.set(key, 'done')
      return null
    }
    for (const step of steps) expect(visit(step.key, [])).toBeNull()
  })

  test('have at least 40 crosswalks to the Common Core mathematics by code, the four parts of 6.RP.A.3 among them', () => {
    expect(matches.length).toBeGreaterThanOrEqual(40)
    for (const match of matches) {
      expect(match.case?.document).toBe(CCSS_MATHS)
      expect(match.code).toMatch(/^CCSS\.Math\.Content\./)
    }
    for (const part of 'abcd') {
      const code = `CCSS.Math.Content.6.RP.A.3${part}`
      const supplied = matches.filter((match) => match.code === code && ['exact', 'close'].includes(match.kind))
      expect(supplied.length, code).toBeGreaterThan(0)
    }
  })
})

describe('the resources', () => {
  test('are at least 180 editions in at least 10 languages, right-to-left ones among them', () => {
    expect(resources.length).toBeGreaterThanOrEqual(180)
    const languages = new Set(resources.map((resource) => resource.language ?? ''))
    expect(languages.size).toBeGreaterThanOrEqual(10)
    expect([...languages].filter((language) => directionOf(language) === 'rtl').length).toBeGreaterThanOrEqual(3)
  })

  test('write languages as they are stored', () => {
    const tags = new Set(
      lines.flatMap((line) =>
        [line.title, line.description, line.label, line.statement].flatMap((texts) => Object.keys(texts ?? {})),
      ),
    )
    for (const tag of [...tags, ...resources.map((resource) => resource.language ?? '')])
      expect(normaliseLanguage(tag)).toMatchObject({ tag, changed: false })
  })

  test('are each aligned, described, typed and about a subject', () => {
    for (const resource of resources) {
      expect(resource.alignments?.length, resource.key).toBeGreaterThan(0)
      expect(Object.keys(resource.description ?? {}), resource.key).toHaveLength(1)
      expect(resource.types?.length, resource.key).toBeGreaterThan(0)
      expect(resource.subjects?.length, resource.key).toBeGreaterThan(0)
    }
  })

  test('link to the web', () => {
    for (const link of resources.flatMap((resource) => [
      resource.url,
      ...(resource.files ?? []).map((file) => file.url),
    ]))
      expect(new URL(link ?? '').protocol).toMatch(/^https?:$/)
  })

  test('say the licence in words we recognise, who stated it and when it was read', () => {
    for (const line of [...resources, ...of('framework')]) {
      expect(licences(line).length, line.key).toBeGreaterThan(0)
      for (const licence of licences(line)) {
        for (const statement of [licence.words, licence.url])
          if (statement) expect(recognise(statement).key, `${line.key} ${statement}`).not.toBe(UNRECOGNISED)
        expect(licence.readAt, line.key).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        expect(licence.statedBy, line.key).toBeTruthy()
      }
    }
  })

  test('keep both licence statements of PhET, and claim its alternative text in English only', () => {
    const phet = resources.filter((resource) => resource.key.startsWith('phet/'))
    expect(phet.length).toBeGreaterThanOrEqual(100)
    for (const resource of phet) {
      expect(licences(resource)).toHaveLength(2)
      if (resource.language !== 'en') expect(resource.accessibility?.features, resource.key).toBeUndefined()
    }
  })

  test('teach every outcome of fractions, ratio and circuits that the sources have something for', () => {
    const taught = new Set(
      resources.flatMap((resource) =>
        (resource.alignments ?? []).filter((a) => a.kind === 'teaches' || a.kind === 'practises').map((a) => a.key),
      ),
    )
    const without = steps.filter((step) => !taught.has(step.key)).map((step) => step.key)
    expect(steps.length - without.length).toBeGreaterThanOrEqual(110)
    for (const key of [
      'FR-01',
      'FR-02',
      'FR-03',
      'FR-04',
      'FR-05',
      'FR-06',
      'FR-07',
      'RP-01',
      'RP-02',
      'RP-03',
      'RP-04',
    ])
      expect(without).not.toContain(`WM-MA-${key}`)
    for (const key of ['EL-02', 'EL-03', 'EL-04', 'EL-05', 'EL-06']) expect(without).not.toContain(`WM-SC-${key}`)
  })
})

describe.skipIf(!CORPUS)('beside the data it was chosen from (CORPUS_DIR)', () => {
  const corpus = CORPUS ?? ''

  test('names items of the Common Core that exist under these codes', () => {
    const ccss = JSON.parse(readFileSync(join(corpus, 'case/ccss-math.cfpackage.json'), 'utf8')) as {
      CFItems: { identifier: string; humanCodingScheme?: string; uri: string }[]
    }
    const items = new Map(ccss.CFItems.map((item) => [item.identifier, item]))
    for (const match of matches)
      expect(items.get(match.case?.item ?? '')).toMatchObject({ humanCodingScheme: match.code, uri: match.uri })
  })

  test('is of the works that the publishers name, so that an import beside it shows each once', async () => {
    const works = new Map<string, Set<string>>()
    const published = [
      readPhet([join(corpus, 'oer/phet-simulations.jsonl')]),
      readAfricanStorybook([join(corpus, 'oer/african-storybook.jsonl')]),
      readCsUnplugged(globSync(join(corpus, 'cs-unplugged/*.json*')).sort()),
      readExercism(globSync(join(corpus, 'exercism/*.jsonl')).sort()),
    ]
    for (const reader of published)
      for (const record of recordsOf(await collect(reader)))
        if (record.type === 'resource')
          works.set(record.url, (works.get(record.url) ?? new Set()).add(record.work ?? record.sourceKey))
    const twins = resources.filter(({ url = '' }) => works.has(url))
    expect(twins.length).toBeGreaterThan(350)
    for (const { key, url = '', work } of twins)
      expect([...works.get(url)!], key).toContain(typeof work === 'object' ? work.sourceKey : work)
  })

  test('uses words of our own: no run of more than eight words is in a source', () => {
    const ours = new Map<string, string>()
    for (const line of lines)
      for (const text of ownTexts(line)) for (const run of runs(text)) ours.set(run, `${line.key}: ${text}`)
    const copied = new Set<string>()
    for (const text of sourceTexts(corpus))
      for (const run of runs(text)) if (ours.has(run)) copied.add(ours.get(run) ?? '')
    expect([...copied]).toEqual([])
  })
})

/** What we wrote: everything but titles, which are facts of the source. */
function ownTexts(line: Line): string[] {
  return [
    ...[line.description, line.statement, line.label].flatMap((texts) => Object.values(texts ?? {})),
    ...[line.evidence, line.prompts, line.misconceptions].flatMap((lists) => Object.values(lists ?? {}).flat()),
    ...(line.requires ?? []).flatMap((edge) => Object.values(edge.reason ?? {})),
  ]
}

/** Every run of nine words of a text, folded to lower case and to letters and digits. */
function runs(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const length = LONGEST_SHARED_RUN + 1
  return words.slice(length - 1).map((_, index) => words.slice(index, index + length).join(' '))
}

/** Every string in the sources the seed draws on. */
function* sourceTexts(corpus: string): Generator<string> {
  for (const name of [
    'oer/phet-simulations.jsonl',
    'oer/african-storybook.jsonl',
    'oer/global-digital-library.jsonl',
    'oer/openstax-modules.jsonl',
    'cs-unplugged/resources.jsonl',
    'cs-unplugged/learning-outcomes.jsonl',
    'exercism/exercises.jsonl',
    'exercism/concepts.jsonl',
    'marble/topics.json',
    'marble/dependencies.json',
    'marble/curriculum-standards.json',
    'case/ccss-math.cfpackage.json',
  ]) {
    const text = readFileSync(join(corpus, name), 'utf8')
    const values: unknown[] = name.endsWith('.jsonl')
      ? text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [JSON.parse(text)]
    for (const value of values) yield* strings(value)
  }
  for (const name of readdirSync(join(corpus, 'epub-opf'))) yield readFileSync(join(corpus, 'epub-opf', name), 'utf8')
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value && typeof value === 'object') for (const inner of Object.values(value)) yield* strings(inner)
}

function readLines(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}
