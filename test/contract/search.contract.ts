/**
 * What every search engine does alike: the same documents, filters, facets, works and errors.
 *
 * Ranking may differ in these places, and no test says otherwise; api/search/DESIGN.md tells what Meilisearch does its way:
 * - the order by relevance among documents that hold all the words (a title goes before a description on both);
 * - the order among equals, of every order: the embedded index goes by relevance, Meilisearch by id;
 * - the order by fit where a group names several needs: Meilisearch goes by the first one of each;
 * - which of several editions in no language of the reader is shown;
 * - which words are left out when not all are found together (or, on the embedded index, in few places only), and which
 *   typos are forgiven: totals may differ;
 * - a title that is written with a hyphen before a word, and typed so: Meilisearch leaves out what holds the word;
 * - the order of suggestions, how a title is written in them, and how alike similar works are;
 * - the number and size of the parts of a score: they add up to it on both.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Need, NeedGroup } from '#api/accessibility/needs.ts'
import {
  FACETS,
  LONGEST_FACET,
  MOST_FACET_VALUES,
  MOST_FILTER_VALUES,
  SearchQueryError,
  type SearchAnswer,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
} from '#api/search/search-index.ts'
import { cursorsOf } from '#api/search/cursor.ts'
import { fold } from '#api/search/analysis.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'

export interface SearchEngine {
  name: string
  available: boolean
  /** A fresh, empty index. */
  open(): Promise<SearchIndex>
  /** Looks after each test whether it was a fair one. */
  check?(): void
}

/** Titles that an engine leaves out, each with its reason. */
export type SearchSkips = Record<string, string>

const FITS = 3
const PARTLY = 2
const DOES_NOT_FIT = 0

/** A small shelf: every document is there for a test that names it. */
const SHELF: SearchDocument[] = [
  documentWith('pizza', {
    work: 'pizza-work',
    title: 'Pizza fractions',
    text: {
      description: ['Cut pizzas into halves and quarters.'],
      subject: ['Mathematics', 'Matemáticas', 'الرياضيات'],
    },
    facets: {
      subject: ['maths'],
      licence: ['cc-by-4.0'],
      permits: ['USE', 'COPY', 'ADAPT', 'SELL'],
      level: ['grade-3'],
      hazard: [],
    },
    numbers: { minutes: 30, bytes: 500, ageFrom: 8, ageTo: 9, updated: 300 },
    fit: { CAPTIONS: FITS, NO_FLASHING: FITS },
    fitLanguages: ['CAPTIONS:en', 'CAPTIONS:=en'],
  }),
  documentWith('pizza-es', {
    work: 'pizza-work',
    language: 'es',
    title: 'Fracciones con pizza',
    text: { subject: ['Mathematics', 'Matemáticas', 'الرياضيات'] },
    facets: {
      subject: ['maths'],
      licence: ['cc-by-4.0'],
      permits: ['USE', 'COPY', 'ADAPT', 'SELL'],
      level: ['grade-3'],
    },
    numbers: { minutes: 35, updated: 200 },
    fit: { CAPTIONS: PARTLY },
  }),
  documentWith('circuit', {
    title: 'Electric circuit laboratory',
    text: {
      description: ['Build circuits with batteries and bulbs.'],
      subject: ['Physics', 'Física'],
      creator: ['Amina Okoye'],
    },
    facets: {
      subject: ['physics'],
      licence: ['cc-by-nc-4.0'],
      permits: ['USE', 'COPY', 'ADAPT'],
      level: ['grade-8'],
      hazard: ['flashing'],
      trait: ['no-device', 'printable'],
    },
    numbers: { minutes: 60, bytes: 9_000, ageFrom: 13, ageTo: 14, updated: 500 },
    fit: { CAPTIONS: DOES_NOT_FIT, NO_FLASHING: DOES_NOT_FIT },
  }),
  documentWith('photosynthesis', {
    title: 'Photosynthesis in leaves',
    text: { description: ['How states of matter change in a leaf.'], subject: ['Biology'] },
    facets: {
      subject: ['biology'],
      licence: ['cc-by-4.0'],
      permits: ['USE', 'COPY', 'ADAPT', 'SELL'],
      level: ['grade-8'],
      trait: ['printable', 'works-offline'],
    },
    numbers: { minutes: 15, ageFrom: 13, updated: 400 },
    fit: { CAPTIONS: FITS },
    fitLanguages: ['CAPTIONS:sw', 'CAPTIONS:=sw'],
  }),
  documentWith('photosynthesis-quiz', {
    title: 'Photosynthesis quiz',
    text: { description: ['Ten questions on matter and its states.'], subject: ['Biology'] },
    facets: { subject: ['biology'], licence: ['all "rights" reserved\\'], permits: ['USE'], level: ['grade-8'] },
    numbers: { updated: 100 },
  }),
  documentWith('triangle-ar', {
    language: 'ar',
    title: 'مِسَاحَةُ المُثَلَّث',
    facets: { subject: ['maths'], permits: ['USE'] },
  }),
  documentWith('fraction-zh', {
    language: 'zh',
    title: '分数的加法和减法',
    facets: { subject: ['maths'], permits: ['USE'] },
  }),
  documentWith('story-sw', {
    language: 'sw',
    title: 'Kusoma hadithi za Afrika',
    facets: { subject: ['reading'], permits: ['USE'] },
  }),
  documentWith('deutsch', {
    language: 'de',
    title: 'Brüche addieren',
    facets: { subject: ['maths'], permits: ['USE'] },
  }),
]

const OUTCOMES: SearchDocument[] = [
  documentWith('ratio', {
    kind: 'outcome',
    title: 'Use ratio and rate reasoning to solve real-world problems',
    text: {
      code: ['CCSS.Math.Content.6.RP.A.3', 'ccssmathcontent6rpa3', '6rpa3', '6rp3'],
      outcome: ['Ratios and proportional relationships'],
    },
    facets: { framework: ['ccss'], level: ['06'], role: ['outcome'] },
  }),
  documentWith('unit-rate', {
    kind: 'outcome',
    title: 'Understand the concept of a unit rate',
    text: { code: ['CCSS.Math.Content.6.RP.A.2', 'ccssmathcontent6rpa2', '6rpa2', '6rp2'] },
    facets: { framework: ['ccss'], level: ['06'], role: ['outcome'] },
  }),
]

function need(name: Need, more: Partial<NeedGroup> & { language?: string } = {}): NeedGroup {
  return { anyOf: [{ need: name, language: more.language }], importance: more.importance ?? 'REQUIRED' }
}

export function searchContract(engine: SearchEngine, skips: SearchSkips = {}): void {
  const it = (title: string, run: () => Promise<void>): void => {
    const reason = skips[title]
    if (reason === undefined) test(title, run)
    else test.skip(`${title} (${reason})`, run)
  }

  describe.skipIf(!engine.available)(`search on ${engine.name}`, () => {
    let index: SearchIndex
    beforeEach(async ({ skip }) => {
      try {
        index = await engine.open()
      } catch (error) {
        if ((error as Error).name === 'NotRecorded') skip((error as Error).message)
        throw error
      }
      await index.apply({ upsert: [...SHELF, ...OUTCOMES], remove: [], version: 7 })
      await index.settled()
    })
    afterEach(async () => {
      await index?.close()
      engine.check?.()
    })

    const ask = (text: string, parts: Partial<SearchQuery> = {}): Promise<SearchAnswer> =>
      index.search(queryFor(text, parts))
    const ids = (answer: SearchAnswer): string[] => answer.hits.map(({ id }) => id)
    const found = async (text: string, parts: Partial<SearchQuery> = {}): Promise<string[]> =>
      ids(await ask(text, parts)).sort()
    const counts = (answer: SearchAnswer, facet: keyof SearchAnswer['facets']): Record<string, number> =>
      Object.fromEntries((answer.facets[facet] ?? []).map(({ value, count }) => [value, count]))

    describe('words', () => {
      it('finds what holds all of them, in any order', async () => {
        expect(await found('laboratory electric')).toEqual(['circuit'])
        expect(await found('fractions pizza')).toEqual(['pizza'])
      })

      it('takes the last one as a beginning', async () => {
        expect(await found('electric labo')).toEqual(['circuit'])
        expect(await found('photosy')).toEqual(['photosynthesis', 'photosynthesis-quiz'])
      })

      it('forgives one letter in four and says what it found instead', async () => {
        const answer = await ask('electric curcuit')
        expect(ids(answer)).toEqual(['circuit'])
        expect(answer.correction).toMatch(/^electric circuits?$/)
        expect(answer.dropped).toEqual([])
      })

      it('forgives two letters in eight', async () => {
        expect(await found('photosinthessis')).toEqual(['photosynthesis', 'photosynthesis-quiz'])
      })

      it('reports nothing put right when the words are found as typed', async () => {
        expect((await ask('electric circuit')).correction).toBeNull()
      })

      it('takes accents and case as equal', async () => {
        expect(await found('BRUCHE')).toEqual(['deutsch'])
        expect(await found('matematicas', { filters: { language: ['en'] } })).toEqual(['pizza'])
      })

      it('finds Arabic without its vowel signs', async () => {
        expect(await found('مساحة المثلث')).toEqual(['triangle-ar'])
      })

      it('finds Chinese words inside a title', async () => {
        expect(await found('分数')).toEqual(['fraction-zh'])
        expect(await found('减法')).toEqual(['fraction-zh'])
      })

      it('finds Swahili words', async () => {
        expect(await found('kusoma hadithi')).toEqual(['story-sw'])
      })

      it('finds a subject by its label in another language', async () => {
        expect(await found('الرياضيات')).toEqual(['pizza'])
      })

      it('finds creators', async () => {
        expect(await found('Okoye')).toEqual(['circuit'])
      })

      it('takes words in quotes as they stand', async () => {
        expect(await found('"states of matter"')).toEqual(['photosynthesis'])
        expect(
          ids(await ask('states matter'))
            .slice(0, 2)
            .sort(),
        ).toEqual(['photosynthesis', 'photosynthesis-quiz'])
      })

      it('leaves out what holds an excluded word', async () => {
        expect(await found('photosynthesis -quiz')).toEqual(['photosynthesis'])
        expect((await ask('-pizza')).total).toBe(SHELF.length - 2)
      })

      it('leaves out a word that nothing matches, and says so', async () => {
        const answer = await ask('laboratory xyzzyqwv')
        expect(ids(answer)).toEqual(['circuit'])
        expect(answer.dropped).toEqual(['xyzzyqwv'])
      })

      it('finds nothing when no word is known', async () => {
        const answer = await ask('xyzzyqwv')
        expect(answer).toMatchObject({ hits: [], total: 0, works: 0, hasNextPage: false })
      })

      it('lists everything for an empty query, and for one of marks only', async () => {
        expect((await ask('')).total).toBe(SHELF.length)
        expect((await ask(' ... 😀 ')).total).toBe(SHELF.length)
      })

      it('says in which fields words were found', async () => {
        const [hit] = (await ask('laboratory bulbs')).hits
        expect(hit!.matched).toEqual([
          { field: 'title', words: ['laboratory'] },
          { field: 'description', words: ['bulbs'] },
        ])
      })

      it('puts a title before a description', async () => {
        await index.apply({
          upsert: [
            documentWith('deep', {
              title: 'Something else',
              text: { description: ['A long text that speaks of volcanoes once.'] },
            }),
            documentWith('top', { title: 'Volcanoes' }),
          ],
          remove: [],
          version: 8,
        })
        await index.settled()
        expect(ids(await ask('volcanoes'))).toEqual(['top', 'deep'])
      })
    })

    describe('what is near', () => {
      it('is found by broader subjects and equal outcomes, behind what is about it', async () => {
        await index.apply({
          upsert: [
            documentWith('fern', { title: 'Fern spores', text: { related: ['Botany', 'Life sciences'] } }),
            documentWith('botany', { title: 'Botany' }),
          ],
          remove: [],
          version: 8,
        })
        await index.settled()
        expect(ids(await ask('botany'))).toEqual(['botany', 'fern'])
      })
    })

    describe('outcomes', () => {
      it('are found by code in any usual writing', async () => {
        for (const code of ['CCSS.Math.Content.6.RP.A.3', '6.RP.A.3', '6rpa3', '6.RP.3']) {
          expect(await found(code, { kind: 'outcome' }), code).toEqual(['ratio'])
        }
      })

      it('are found by their words, and apart from resources', async () => {
        expect(await found('unit rate', { kind: 'outcome' })).toEqual(['unit-rate'])
        expect(await found('unit rate')).toEqual([])
        expect((await ask('', { kind: 'outcome' })).total).toBe(OUTCOMES.length)
      })
    })

    describe('filters', () => {
      it('take any of the values of a facet, and all facets together', async () => {
        expect(await found('', { filters: { subject: ['physics', 'biology'] } })).toEqual([
          'circuit',
          'photosynthesis',
          'photosynthesis-quiz',
        ])
        expect(await found('', { filters: { subject: ['physics', 'biology'], licence: ['cc-by-4.0'] } })).toEqual([
          'photosynthesis',
        ])
      })

      it('find nothing for a value nobody has, and everything for an empty list', async () => {
        expect((await ask('', { filters: { subject: ['alchemy'] } })).total).toBe(0)
        expect((await ask('', { filters: { subject: [] } })).total).toBe(SHELF.length)
      })

      it('take all of several permissions, and none of several hazards', async () => {
        expect(await found('', { all: { permits: ['ADAPT', 'SELL'] }, groupByWork: false })).toEqual([
          'photosynthesis',
          'pizza',
          'pizza-es',
        ])
        expect(await found('', { none: { hazard: ['flashing'] }, filters: { level: ['grade-8'] } })).toEqual([
          'photosynthesis',
          'photosynthesis-quiz',
        ])
      })

      it('read quotes and backslashes in values as they are', async () => {
        expect(await found('', { filters: { licence: ['all "rights" reserved\\'] } })).toEqual(['photosynthesis-quiz'])
        expect(await found('', { filters: { licence: ['x" OR "1" = "1'] } })).toEqual([])
      })

      it('pass only known numbers through bounds', async () => {
        expect(await found('', { ranges: { minutes: { max: 30 } } })).toEqual(['photosynthesis', 'pizza'])
        expect(await found('', { ranges: { minutes: { min: 31, max: 60 } } })).toEqual(['circuit', 'pizza-es'])
      })

      it('pass ages that overlap, are open, or are not known', async () => {
        const passing = await found('', { age: { min: 10, max: 14 }, groupByWork: false })
        expect(passing).toContain('circuit')
        expect(passing).toContain('photosynthesis')
        expect(passing).toContain('story-sw')
        expect(passing).not.toContain('pizza')
      })
    })

    describe('facets', () => {
      it('count what would be there if the value were chosen', async () => {
        const answer = await ask('', { filters: { subject: ['physics'] }, facets: ['subject', 'level', 'permits'] })
        expect(counts(answer, 'subject')).toEqual({ maths: 5, biology: 2, physics: 1, reading: 1 })
        expect(counts(answer, 'level')).toEqual({ 'grade-8': 1 })
        expect(counts(answer, 'permits')).toEqual({ USE: 1, COPY: 1, ADAPT: 1 })
        expect(answer.total).toBe(1)
      })

      it('count under words, other filters, permissions and needs', async () => {
        const answer = await ask('photosynthesis', {
          filters: { licence: ['cc-by-4.0'] },
          facets: ['licence', 'level'],
        })
        expect(counts(answer, 'licence')).toEqual({ 'all "rights" reserved\\': 1, 'cc-by-4.0': 1 })
        expect(counts(answer, 'level')).toEqual({ 'grade-8': 1 })
        const permitted = await ask('', { all: { permits: ['SELL'] }, facets: ['permits'] })
        expect(counts(permitted, 'permits')).toEqual({ USE: 3, COPY: 3, ADAPT: 3, SELL: 3 })
        const needed = await ask('', { needs: [need('NO_FLASHING')], facets: ['subject'] })
        expect(counts(needed, 'subject')).toEqual({ maths: 1 })
      })

      it('say which values are selected, those without any documents too', async () => {
        const answer = await ask('', { filters: { subject: ['physics', 'alchemy'] }, facets: ['subject'] })
        const selected = answer.facets.subject!.filter((value) => value.selected)
        expect(selected).toEqual([
          { value: 'physics', count: 1, selected: true },
          { value: 'alchemy', count: 0, selected: true },
        ])
      })

      it('narrow by traits, any of them or all', async () => {
        const answer = await ask('', { filters: { trait: ['works-offline', 'no-device'] }, facets: ['trait'] })
        expect(ids(answer).sort()).toEqual(['circuit', 'photosynthesis'])
        expect(counts(answer, 'trait')).toEqual({ printable: 2, 'no-device': 1, 'works-offline': 1 })
        expect(await found('', { all: { trait: ['printable', 'works-offline'] } })).toEqual(['photosynthesis'])
        expect(await found('', { filters: { trait: ['for-teachers'] } })).toEqual([])
      })

      it('are as long as asked for, and 200 values long where nothing is said', async () => {
        const values = Array.from({ length: 450 }, (_, at) => `outcome-${String(at).padStart(3, '0')}`)
        await index.apply({
          upsert: [
            documentWith('many', { facets: { outcome: values } }),
            documentWith('few', { facets: { outcome: values.slice(440) } }),
          ],
          remove: [],
          version: 8,
        })
        await index.settled()
        expect((await ask('', { facets: ['outcome'] })).facets.outcome).toHaveLength(MOST_FACET_VALUES)
        const long = await ask('', {
          facets: ['outcome', 'subject'],
          facetLimits: { outcome: LONGEST_FACET, subject: 1 },
        })
        expect(long.facets.outcome).toHaveLength(450)
        // A value without documents is chosen, and is none that there is.
        expect(long.facetSizes).toEqual({ outcome: 450, subject: 4 })
        const none = await ask('', { facets: ['outcome'], filters: { outcome: ['outcome-999'] } })
        expect(none.facetSizes).toEqual({ outcome: 450 })
        expect(long.facets.subject).toEqual([{ value: 'maths', count: 5, selected: false }])
        const chosen = await ask('', {
          ...{ facets: ['outcome'], facetLimits: { outcome: 2 } },
          filters: { outcome: ['outcome-007', 'outcome-449'] },
        })
        expect(chosen.facets.outcome).toEqual([
          { value: 'outcome-440', count: 2, selected: false },
          { value: 'outcome-441', count: 2, selected: false },
          { value: 'outcome-449', count: 2, selected: true },
          { value: 'outcome-007', count: 1, selected: true },
        ])
      })

      it('come most frequent first', async () => {
        const answer = await ask('', { facets: ['subject'] })
        expect(answer.facets.subject!.map(({ value }) => value)).toEqual(['maths', 'biology', 'physics', 'reading'])
      })
    })

    describe('needs', () => {
      it('hide what is known to fail, and keep what is not known', async () => {
        const passing = await found('', { needs: [need('CAPTIONS')] })
        expect(passing).not.toContain('circuit')
        expect(passing).toContain('story-sw')
      })

      it('hide what is not known for flashing', async () => {
        expect(await found('', { needs: [need('NO_FLASHING')] })).toEqual(['pizza'])
      })

      it('show everything when asked to, and only what fits when asked to', async () => {
        expect((await ask('', { needs: [need('CAPTIONS')], fitAtLeast: 'DOES_NOT_FIT' })).total).toBe(SHELF.length)
        expect(await found('', { needs: [need('CAPTIONS')], fitAtLeast: 'FITS' })).toEqual(['photosynthesis', 'pizza'])
        expect(await found('', { needs: [need('CAPTIONS')], fitAtLeast: 'PARTLY', groupByWork: false })).toEqual([
          'photosynthesis',
          'pizza',
          'pizza-es',
        ])
      })

      it('take a feature in another language as serving partly', async () => {
        expect(await found('', { needs: [need('CAPTIONS', { language: 'sw' })], fitAtLeast: 'FITS' })).toEqual([
          'photosynthesis',
        ])
        expect(
          await found('', { needs: [need('CAPTIONS', { language: 'sw' })], fitAtLeast: 'PARTLY', groupByWork: false }),
        ).toEqual(['photosynthesis', 'pizza', 'pizza-es'])
      })

      it('take any need of a group', async () => {
        const either: NeedGroup = { anyOf: [{ need: 'NO_FLASHING' }, { need: 'CAPTIONS' }], importance: 'REQUIRED' }
        expect(await found('', { needs: [either], fitAtLeast: 'FITS' })).toEqual(['photosynthesis', 'pizza'])
      })

      it('never hide anything for a need that is only preferred', async () => {
        expect((await ask('', { needs: [need('CAPTIONS', { importance: 'PREFERRED' })] })).total).toBe(SHELF.length)
      })

      it('order by fit', async () => {
        const answer = await ask('photosynthesis', { needs: [need('CAPTIONS')], order: 'FIT' })
        expect(ids(answer)).toEqual(['photosynthesis', 'photosynthesis-quiz'])
        const everything = await ask('', { needs: [need('CAPTIONS')], order: 'FIT', fitAtLeast: 'DOES_NOT_FIT' })
        expect(ids(everything).at(-1)).toBe('circuit')
      })
    })

    describe('works', () => {
      it('are shown once, in the language of the reader, with the other editions named', async () => {
        const spanish = await ask('pizza', { languages: ['es', 'en'] })
        expect(spanish).toMatchObject({ total: 2, works: 1 })
        expect(spanish.hits).toMatchObject([
          { id: 'pizza-es', work: 'pizza-work', editions: [{ id: 'pizza', languages: ['en'] }] },
        ])
        const english = await ask('pizza', { languages: ['en'] })
        expect(english.hits).toMatchObject([{ id: 'pizza', editions: [{ id: 'pizza-es', languages: ['es'] }] }])
      })

      it('name only editions that pass the filters', async () => {
        const answer = await ask('pizza', { languages: ['es'], filters: { language: ['en'] } })
        expect(answer.hits).toMatchObject([{ id: 'pizza', editions: [] }])
      })

      it('are not grouped when that is asked for', async () => {
        const answer = await ask('pizza', { groupByWork: false })
        expect(ids(answer).sort()).toEqual(['pizza', 'pizza-es'])
        expect(answer).toMatchObject({ total: 2, works: 2 })
      })
    })

    describe('order', () => {
      it('goes by date, length and size, with what is not known last', async () => {
        expect(ids(await ask('', { order: 'NEWEST' })).slice(0, 4)).toEqual([
          'circuit',
          'photosynthesis',
          'pizza',
          'photosynthesis-quiz',
        ])
        expect(ids(await ask('', { order: 'SHORTEST' })).slice(0, 3)).toEqual(['photosynthesis', 'pizza', 'circuit'])
        expect(ids(await ask('', { order: 'SMALLEST' })).slice(0, 2)).toEqual(['pizza', 'circuit'])
      })
    })

    describe('pages', () => {
      it('give every hit exactly once', async () => {
        for (const order of ['RELEVANCE', 'NEWEST', 'SHORTEST'] as const) {
          const whole = ids(await ask('', { order, languages: ['en'] }))
          const seen: string[] = []
          let after: string | undefined
          for (let page = 0; page < 20; page++) {
            const answer = await ask('', { order, languages: ['en'], first: 3, after })
            seen.push(...ids(answer))
            expect(answer.works).toBe(SHELF.length - 1)
            if (!answer.hasNextPage) break
            after = answer.hits.at(-1)!.cursor
          }
          expect(seen, order).toEqual(whole)
        }
      })

      it('go on after a hit that was removed meanwhile', async () => {
        const [first, second, third] = ids(await ask('', { order: 'NEWEST' }))
        const page = await ask('', { order: 'NEWEST', first: 2 })
        expect(ids(page)).toEqual([first, second])
        await index.apply({ upsert: [], remove: [{ kind: 'resource', id: second! }], version: 8 })
        await index.settled()
        expect(ids(await ask('', { order: 'NEWEST', first: 1, after: page.hits[1]!.cursor }))).toEqual([third])
      })

      it('refuse a cursor that was edited, cut, or belongs to another query', async () => {
        const { cursor } = (await ask('', { first: 1 })).hits[0]!
        const edited = cursor.slice(0, 20) + (cursor[20] === 'A' ? 'B' : 'A') + cursor.slice(21)
        for (const after of [edited, cursor.slice(0, -4), 'x', '', '💥', 'a'.repeat(10_000)]) {
          await expect(ask('', { after }), after.slice(0, 30)).rejects.toThrow(SearchQueryError)
        }
        await expect(ask('pizza', { after: cursor })).rejects.toThrow('belongs to another query')
      })
    })

    describe('suggestions', () => {
      const suggest = async (text: string, parts: { languages?: string[]; first?: number } = {}) =>
        await index.suggest({ kind: 'resource', text, languages: [], first: 8, ...parts })
      const texts = async (text: string, source: 'title' | 'word' | 'spelling'): Promise<string[]> =>
        (await suggest(text)).filter((each) => each.source === source).map((each) => fold(each.text))

      it('complete the last word, after those before it', async () => {
        expect(await texts('photosyn', 'word')).toContain('photosynthesis')
        expect(await texts('electric labo', 'word')).toContain('electric laboratory')
      })

      it('name titles with the words, and whose they are', async () => {
        const titles = (await suggest('electric')).filter(({ source }) => source === 'title')
        expect(titles).toMatchObject([{ id: 'circuit' }])
        expect(fold(titles[0]!.text)).toBe('electric circuit laboratory')
      })

      it('put a misspelt word right', async () => {
        expect(await texts('electric laborattory', 'spelling')).toContain('electric laboratory')
      })

      it('complete words in the languages of the reader', async () => {
        const completed = async (languages: string[]): Promise<string[]> =>
          (await suggest('fracci', { languages })).flatMap(({ source, text }) => (source === 'word' ? fold(text) : []))
        expect(await completed(['es'])).toEqual(['fracciones'])
        expect(await completed(['en'])).toEqual([])
      })

      it('are as many as asked for at most, and none for no words', async () => {
        expect(await suggest('p', { first: 1 })).toHaveLength(1)
        for (const text of ['', '   ', '...', '-', '"']) expect(await suggest(text), text).toEqual([])
      })

      it('answer odd beginnings and refuse sizes out of bounds', async () => {
        for (const text of [
          'a'.repeat(10_000),
          'a '.repeat(5_000),
          '(',
          '[a-z]*',
          '\u0000',
          '\u202eabc',
          '-pizza',
          '"half',
        ])
          expect((await suggest(text)).length, text.slice(0, 20)).toBeLessThanOrEqual(8)
        for (const first of [0, 21, 1e9, -1, 1.5])
          await expect(suggest('pizza', { first }), String(first)).rejects.toThrow(SearchQueryError)
      })
    })

    describe('similar works', () => {
      const similar = (id: string, needs: NeedGroup[] = [], first = 6): Promise<SearchAnswer> =>
        index.similar({ kind: 'resource', id, languages: ['en'], needs, first })

      it('share words and subjects, and are not the work itself', async () => {
        expect(ids(await similar('photosynthesis'))[0]).toBe('photosynthesis-quiz')
        for (const id of ['pizza', 'photosynthesis', 'circuit']) {
          const { hits } = await similar(id)
          const own = SHELF.find((document) => document.id === id)!.work
          expect(hits.map(({ work }) => work)).not.toContain(own)
          expect(new Set(hits.map(({ work }) => work)).size).toBe(hits.length)
        }
      })

      it('serve the needs, as many as asked for at most', async () => {
        expect(ids(await similar('photosynthesis-quiz', [need('CAPTIONS', {})]))).toContain('photosynthesis')
        expect(ids(await similar('photosynthesis-quiz', [need('NO_FLASHING')]))).not.toContain('photosynthesis')
        expect((await similar('photosynthesis', [], 1)).hits.length).toBeLessThanOrEqual(1)
      })

      it('are none for what is not there, and refused for sizes out of bounds', async () => {
        expect((await similar('nobody')).hits).toEqual([])
        expect((await similar('x" OR id != "y')).hits).toEqual([])
        for (const first of [0, 51, 1e9]) await expect(similar('pizza', [], first)).rejects.toThrow(SearchQueryError)
      })
    })

    describe('scores', () => {
      it('are explained by bounded parts that add up to them', async () => {
        for (const text of ['photosynthesis', 'photosynthesis leaves', 'electric curcuit']) {
          const { hits } = await ask(text, { explain: true, languages: ['en'] })
          expect(hits.length, text).toBeGreaterThan(0)
          for (const { score, parts } of hits) {
            expect(parts!.length, text).toBeGreaterThan(0)
            expect(parts!.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 6)
            for (const { name, value, most } of parts!) {
              expect(value, name).toBeGreaterThanOrEqual(0)
              expect(value, name).toBeLessThanOrEqual(most + 1e-9)
            }
          }
        }
      })

      it('are not explained when nobody asks', async () => {
        expect((await ask('pizza')).hits[0]!.parts ?? []).toEqual([])
      })
    })

    describe('bad input', () => {
      it('refuses facets that are too long, and answers 64 of them', async () => {
        for (const limit of [0, -1, LONGEST_FACET + 1, 1e12, 1.5, NaN])
          await expect(
            ask('', { facets: ['subject'], facetLimits: { subject: limit } }),
            String(limit),
          ).rejects.toThrow(SearchQueryError)
        const many = Array.from({ length: 64 }, (_, at) => FACETS[at % FACETS.length]!)
        const answer = await ask('', { facets: many, filters: { subject: ['maths'], level: ['no such level'] } })
        expect(Object.keys(answer.facets).sort()).toEqual([...FACETS].sort())
        expect(answer.total).toBe(0)
      })

      it('refuses forged cursors, and reads nothing out of one that is well made', async () => {
        const query = queryFor('pizza')
        const forged = [
          ...[[1e9], ['x'], null, 'used', [-1], [0.5]].map((reading) => ({
            reading,
            keys: [1, 0] as [number, number],
          })),
          { reading: [0], keys: [-5, 0] as [number, number] },
          { reading: [0], keys: [1e300, 1e300] as [number, number] },
        ]
        for (const { reading, keys } of forged) {
          const after = cursorsOf(query, reading)({ keys, id: 'x" OR id = "y', work: 'no such work' })
          const answered = await ask('pizza', { after }).catch((error: unknown) => error)
          if (answered instanceof Error) expect(answered, JSON.stringify(reading)).toBeInstanceOf(SearchQueryError)
          else expect((answered as SearchAnswer).hits.length).toBeLessThanOrEqual(1)
        }
      })

      it('takes a document of 10 MB in, and finds it by its title', async () => {
        const huge = 'lorem ipsum dolor sit amet '.repeat(400_000).slice(0, 10_000_000)
        await index.apply({
          upsert: [documentWith('huge', { title: 'Enormous', text: { description: [huge] } })],
          remove: [],
          version: 8,
        })
        await index.settled()
        expect(await found('enormous')).toEqual(['huge'])
        expect(await found('enormous -lorem')).toEqual([])
      })

      it('refuses too many values with a number and a limit', async () => {
        const values = Array.from({ length: 10_000 }, (_, at) => String(at))
        await expect(ask('', { filters: { subject: values } })).rejects.toThrow(
          `subject has 10000 values; at most ${MOST_FILTER_VALUES} can be asked for at once`,
        )
      })

      it('refuses unknown names and sizes out of bounds', async () => {
        const bad: Partial<SearchQuery>[] = [
          { filters: { colour: ['red'] } as never },
          { facets: ['colour' as never] },
          { order: 'BEST' as never },
          { first: 0 },
          { first: 101 },
          { first: 1.5 },
          { kind: 'person' as never },
          { needs: [{ anyOf: [{ need: 'PEACE' as never }], importance: 'REQUIRED' }] },
          { needs: [{ anyOf: [], importance: 'REQUIRED' }] },
          { ranges: { minutes: { max: NaN } } },
          { age: { min: 9, max: 3 } },
        ]
        for (const parts of bad) await expect(ask('', parts), JSON.stringify(parts)).rejects.toThrow(SearchQueryError)
      })

      it('answers odd queries', async () => {
        const odd = [
          '"',
          '"""',
          '-',
          '- -',
          '"" -""',
          '(',
          '[a-z]*',
          'a'.repeat(10_000),
          'a '.repeat(5_000),
          '\u202eabc',
          '\u0000',
          "'; MATCH (n)",
        ]
        for (const text of odd) expect((await ask(text)).total, text.slice(0, 20)).toBeGreaterThanOrEqual(0)
      })
    })

    describe('changes', () => {
      it('replace a document, and move it out of what it was found by', async () => {
        await index.apply({ upsert: [documentWith('circuit', { title: 'Magnets' })], remove: [], version: 8 })
        await index.settled()
        expect(await found('laboratory -magnets')).toEqual([])
        expect(await found('magnets')).toEqual(['circuit'])
        expect((await index.status()).documents.resource).toBe(SHELF.length)
      })

      it('remove a document, and do nothing for one that is not there', async () => {
        await index.apply({
          upsert: [],
          remove: [
            { kind: 'resource', id: 'circuit' },
            { kind: 'resource', id: 'nobody' },
          ],
          version: 8,
        })
        await index.settled()
        expect(await found('laboratory -xyzzyqwv')).toEqual([])
        expect(await index.status()).toMatchObject({
          version: 8,
          documents: { resource: SHELF.length - 1, outcome: OUTCOMES.length },
        })
      })

      it('remove what is both added and removed', async () => {
        await index.apply({
          upsert: [documentWith('new', { title: 'Magnets' })],
          remove: [{ kind: 'resource', id: 'new' }],
          version: 8,
        })
        await index.settled()
        expect((await index.status()).documents.resource).toBe(SHELF.length)
      })

      it('let the last of several documents with one id win', async () => {
        await index.apply({
          upsert: [documentWith('twin', { title: 'Magnets' }), documentWith('twin', { title: 'Volcanoes' })],
          remove: [],
          version: 8,
        })
        await index.settled()
        expect(await found('volcanoes')).toEqual(['twin'])
        expect(await found('magnets -volcanoes')).toEqual([])
      })

      it('name the catalogue version', async () => {
        expect((await ask('pizza')).version).toBe(7)
        expect(await index.status()).toMatchObject({
          ready: true,
          version: 7,
          documents: { resource: SHELF.length, outcome: OUTCOMES.length },
        })
      })

      it('are all forgotten by a rebuild', async () => {
        async function* batches(): AsyncGenerator<SearchDocument[]> {
          yield await Promise.resolve([documentWith('only', { title: 'Magnets' })])
          yield await Promise.resolve([
            documentWith('only', { title: 'Volcanoes' }),
            documentWith('law', { kind: 'outcome', title: 'Laws' }),
          ])
        }
        await index.rebuild(batches(), 9)
        await index.settled()
        expect(await found('')).toEqual(['only'])
        expect(await found('volcanoes')).toEqual(['only'])
        expect(await index.status()).toMatchObject({ version: 9, documents: { resource: 1, outcome: 1 } })
      })
    })
  })
}
