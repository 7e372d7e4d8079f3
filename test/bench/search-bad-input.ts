/**
 * What bad input costs: processor time of this process for each, through GraphQL in process, over an index of generated
 * records. Prints a table; nothing is asserted, as times are those of the machine.
 *
 *   node test/bench/search-bad-input.ts [DOCUMENTS]
 */
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { PRESETS } from '#api/accessibility/needs.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { CLASSROOM, resource } from '#test/fixtures/classroom.ts'
import { openApi } from '#test/helpers/api.ts'
import { generatedDocuments } from './generated-documents.ts'

const BUDGET_MS = 50
const ROUNDS = 5
/** Asked a few times first, so that it is the work of a server that runs which is measured, not the compiling of its code. */
const ORDINARY = [
  'fractons gravty',
  'photosinthesis circuts reading',
  '"states of matter" -quiz',
  'the of and fractions',
]
const WARM_UP = 5
const LARGE = 10_000_000

const SEARCH = `query ($query: String, $filter: ResourceFilter, $needs: [NeedInput!], $first: Int, $after: String, $facets: [ResourceFacet!]) {
  searchResources(query: $query, filter: $filter, needs: $needs, first: $first, after: $after, facets: $facets, languages: ["en"]) {
    totalCount correction droppedWords didYouMean waysOut { label works }
    facets { values { label count } } edges { cursor why { text } node { id } } } }`
const SUGGEST = 'query ($query: String!) { suggest(query: $query, languages: ["en"]) { text } }'
const FIVE = ['LANGUAGE', 'SUBJECT', 'LICENCE', 'LEVEL', 'TYPE']

const words = (count: number, word: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => word(at)).join(' ')
const letters = 'a'.repeat(10_000)
const bomb = '(a+)+$'.repeat(80)
const turned = 'fractions \u202eمساحة المثلث\u202c \u2067gravity\u2069'

/** What is sent, by what it is; a query where nothing else is said. */
const INPUTS: [what: string, variables: Record<string, unknown>, document?: string][] = [
  ['a word of 10,000 letters', { query: letters }],
  ['a word of 500 letters', { query: letters.slice(0, 500) }],
  ['5,000 words', { query: words(5_000, () => 'word') }],
  ['100 different words, most of them nowhere', { query: words(100, (at) => `wo${at}d`) }],
  ['24 misspelt words', { query: words(24, (at) => `fractoin${String.fromCharCode(97 + at)}`) }],
  ['only stop words', { query: 'to be or not to be the of and' }],
  ['only punctuation', { query: '... --- !!! """ ???' }],
  ['only emoji', { query: '😀🎉👩‍🏫' }],
  ['mixed directions', { query: turned }],
  ['quotes that are never closed', { query: '"fractions "gravity "" "electric circuits' }],
  ['500 quotes', { query: '"'.repeat(500) }],
  ['exclusions alone', { query: words(80, (at) => `-w${at}`) }],
  ['a bomb of a regular expression', { query: bomb }],
  ['marks alone', { query: 'a' + '\u0301'.repeat(499) }],
  ['half characters', { query: '\ud800'.repeat(400) }],
  ['filter values that do not exist', { query: 'fractions', filter: { subjects: ['nobody'], languages: ['xx'], licences: ['none'], providers: ['x'] } }],
  ['100 values of a filter that do not exist', { query: 'fractions', filter: { subjects: Array.from({ length: 100 }, (_, at) => `no-${at}`) } }],
  ['10,000 values of a filter', { filter: { subjects: Array.from({ length: 10_000 }, (_, at) => `no-${at}`) } }],
  ['a negative limit', { first: -1 }],
  ['an enormous limit', { first: 2_147_483_647 }],
  ['a forged cursor', { after: Buffer.from('[1,[1e308,0],"x","y",[0,4294967295,1,[1],null,false]]').toString('base64url') }],
  ['a cursor of 1,000 letters', { after: letters.slice(0, 1_000) }],
  ['64 facets at once', { facets: Array.from({ length: 64 }, (_, at) => FIVE[at % 5]) }],
  ['all presets of needs', { query: 'fractions', needs: PRESETS.map((preset) => ({ preset })) }],
  ['suggestions for 500 letters', { query: letters.slice(0, 500) }, SUGGEST],
  ['suggestions for one letter', { query: 'a' }, SUGGEST],
  ['suggestions for a bomb', { query: bomb }, SUGGEST],
] // prettier-ignore

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const size = Number(process.argv[2] ?? 100_000)
const api = await openApi()
const index = new EmbeddedIndex()
/** In how many documents words of their descriptions are. */
const held = new Map<string, number>()
async function* batches() {
  for (const batch of generatedDocuments(size, 20)) {
    for (const { text } of batch)
      for (const word of new Set(text.description.join(' ').split(/\s+/)))
        if (word.length >= 5) held.set(word, (held.get(word) ?? 0) + 1)
    yield await Promise.resolve(batch)
  }
}
await index.rebuild(batches(), (await api.services.search.status()).version)
await index.settled()
const own = api.services.search
api.services.search = index

console.log(`${size.toLocaleString('en')} documents; processor time in ms, budget ${BUDGET_MS}\n`)
console.log(`${'what'.padEnd(44)} ${'first'.padStart(7)} ${'then'.padStart(7)}  answer`)
function row(what: string, first: number, then: number | null, answer: string): void {
  const over = Math.max(first, then ?? 0) > BUDGET_MS ? '  ABOVE THE BUDGET' : ''
  console.log(
    `${what.padEnd(44)} ${first.toFixed(1).padStart(7)} ${(then?.toFixed(1) ?? '').padStart(7)}  ${answer}${over}`,
  )
}

// The operations themselves are read and checked once by everybody's first request.
for (const document of [SEARCH, SUGGEST]) await api.ask(document, { query: 'fractions', facets: FIVE })
for (let round = 0; round < WARM_UP; round++)
  for (const query of ORDINARY) await api.ask(SEARCH, { query, facets: FIVE })
// As a process does some seconds after it began to listen.
await index.readAhead()
const frequent = [...held].sort(([, one], [, other]) => other - one).slice(0, 24)
INPUTS.push(['24 words that thousands of documents hold', { query: frequent.map(([word]) => word).join(' ') }])
for (const [what, variables, document = SEARCH] of INPUTS) {
  const ask = () => api.ask(document, { ...(document === SEARCH ? { facets: FIVE } : {}), ...variables })
  let from = cpuMs()
  const { data, errors } = await ask()
  const first = cpuMs() - from
  from = cpuMs()
  for (let round = 0; round < ROUNDS; round++) await ask()
  const then = (cpuMs() - from) / ROUNDS
  const found = (data?.searchResources ?? null) as { totalCount: number; droppedWords: string[] } | null
  const told = found ? `${found.totalCount} found, ${found.droppedWords.length} words left out` : 'suggestions'
  row(what, first, then, errors?.[0] ? errors[0].message.slice(0, 90) : told)
}

api.services.search = own
/** Stores a record and gives what it costs to read it into the index. */
async function indexed(key: string, text: string): Promise<number> {
  const record = resource(key, `A record of ${text.length} letters`, 'eye', {
    descriptions: [{ language: 'en', text }],
  })
  await upsertBatch(api.graph, CLASSROOM, [record], { now: '2026-11-21T09:00:00.000Z' })
  const from = cpuMs()
  await api.services.indexer.catchUp()
  return cpuMs() - from
}
for (let round = 0; round < WARM_UP; round++) await indexed(`ordinary-${round}`, 'fractions '.repeat(100))
const cost = await indexed('large', 'fractions '.repeat(LARGE / 10))
row('a document of 10 MB, into the index', cost, null, 'its first 20,000 characters are searchable')
await index.close()
await api.close()
