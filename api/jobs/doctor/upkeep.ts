/** Checks of the running of it: read models against the graph, the change feed, unfinished work, migrations. */
import { setImmediate } from 'node:timers/promises'
import { toColumn, type ResourceColumn } from '#api/pathway/columns.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { documentOf } from '#api/search/indexer.ts'
import { SearchUnavailableError, type SearchDocument, type SearchIndex } from '#api/search/search-index.ts'
import { migrationStatus } from '#graph/migrate.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { examinedFeed } from '#graph/queries/doctor.ts'
import { pendingJournals } from '#graph/queries/journal.ts'
import { outcomesByIds } from '#graph/queries/outcome.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { Finding, outcome, resource, type Check, type Found, type Skipped, WHOLE_GRAPH } from './check.ts'
import { compareModels } from './compare-models.ts'
import type { Patient } from './patient.ts'

/** Resources whose columns are compared whole. */
const COLUMN_SAMPLE = 500
/** Documents of each kind that are looked for in the index. */
const DOCUMENT_SAMPLE = 100
/** Words of a document that it is looked for by. */
const SAMPLE_WORDS = 6
/** While others write, the graph moves on: compared is only what stands at one version. */
const MOST_TRIES = 5

const NO_SERVER: Skipped = { skipped: 'No server runs on this graph: it is built from the graph when one starts.' }

const prerequisites: Check = {
  name: 'model-drift',
  title: 'Outcomes on which the prerequisite model in memory and the graph differ',
  severity: 'error',
  advice: 'Plans are wrong about them. Restart the server, which builds the model anew, and report how it came about.',
  async look(patient) {
    if (!patient.services.isServing) return NO_SERVER
    const finding = new Finding(patient.examples)
    const { graph, services } = patient
    for (let tries = 1; ; tries++) {
      await services.model.catchUp()
      patient.progress('building the prerequisite model anew')
      const fresh = (await openModel(graph)).current()
      await services.model.catchUp()
      const held = services.model.current()
      if (held.version !== fresh.version && tries < MOST_TRIES) continue
      if (held.version !== fresh.version) return busy()
      for (const difference of compareModels(held, fresh)) {
        if (difference) finding.add(outcome(difference.id), [difference.what], difference.what)
        else {
          patient.signal.throwIfAborted()
          await setImmediate()
        }
      }
      return finding.end(`Compared at version ${held.version}.`)
    }
  },
}

const columns: Check = {
  name: 'column-drift',
  title: 'Resources on which the columns of the planner and the graph differ',
  severity: 'error',
  advice: 'Plans choose wrongly among them. Restart the server, which reads them anew, and report how it came about.',
  async look(patient) {
    if (!patient.services.isServing) return NO_SERVER
    const { graph, services } = patient
    for (let tries = 1; ; tries++) {
      const finding = new Finding(patient.examples)
      const version = await services.model.catchUp()
      const rows = new Map((await services.model.view()).columns.rows.map((row) => [row.id, row]))
      const aligned = (await patient.resources())
        .filter(({ state, alignments }) => state === 'published' && alignments.length > 0)
        .map(({ id }) => id)
      const inGraph = new Set(aligned)
      for (const id of aligned) if (!rows.has(id)) finding.add(resource(id), ['is not among the columns'])
      if (patient.frameworkId === null)
        for (const id of rows.keys())
          if (!inGraph.has(id)) finding.add(resource(id), ['is among the columns and aligned to nothing'])
      const sample = everyNth(aligned, COLUMN_SAMPLE)
      for (let at = 0; at < sample.length; at += 50) {
        for (const node of await resourcesByIds(graph, sample.slice(at, at + 50))) {
          const row = rows.get(node.id)
          if (row && plain(row) !== plain(toColumn(node))) finding.add(resource(node.id), ['its facts differ'])
        }
        patient.signal.throwIfAborted()
        await setImmediate()
      }
      if ((await currentVersion(graph)) !== version) {
        if (tries < MOST_TRIES && finding.count > 0) continue
        if (finding.count > 0) return busy()
      }
      return finding.end(
        `All ${rows.size.toLocaleString('en')} are compared by id, ${sample.length.toLocaleString('en')} whole.`,
      )
    }
  },
}

function plain(column: ResourceColumn | null): string {
  return JSON.stringify(column, (_key, value: unknown) =>
    value instanceof Set ? [...value].sort() : value instanceof Uint8Array ? [...value] : value,
  )
}

const index: Check = {
  name: 'search-drift',
  title: 'Documents on which the search index and the graph differ',
  severity: 'error',
  advice: 'Search shows something else than there is. Run npm run reindex.',
  async look(patient) {
    if (patient.frameworkId !== null) return WHOLE_GRAPH
    const found = await patient.services.withSearch((search) => lookAtIndex(patient, search))
    return found ?? NO_SERVER
  },
}

async function lookAtIndex(patient: Patient, search: SearchIndex): Promise<Found | Skipped> {
  const { graph, services } = patient
  const finding = new Finding(patient.examples)
  try {
    const published = {
      resource: (await patient.resources()).filter(({ state }) => state === 'published').map(({ id }) => id),
      outcome: (await patient.outcomes()).filter(({ state }) => state === 'published').map(({ id }) => id),
    }
    patient.progress('looking into the search index')
    const behind = (await currentVersion(graph)) - (await search.status()).version
    await services.searchCatchUp()
    await search.settled()
    const status = await search.status()
    if (!status.ready) finding.add(null, ['the index is not ready'])
    const version = await currentVersion(graph)
    if (status.version !== version)
      finding.add(null, [`the index stands at version ${status.version}, the graph at ${version}`])
    for (const kind of ['resource', 'outcome'] as const) {
      const there = status.documents[kind]
      const here = published[kind].length
      if (there !== here)
        finding.add(null, [
          `the index has ${there.toLocaleString('en')} of kind ${kind}, the graph ${here.toLocaleString('en')}`,
        ])
    }
    let looked = 0
    const see = async (document: SearchDocument) => {
      const isThere = await isFound(search, document)
      if (isThere === null) return
      looked++
      if (isThere) return
      finding.add({ kind: document.kind, id: document.id }, ['is not found by its own words and facts'])
    }
    const sample = everyNth(published.resource, DOCUMENT_SAMPLE)
    for (const node of await resourcesByIds(graph, sample)) {
      await see(documentOf(node))
      patient.signal.throwIfAborted()
    }
    for (const node of await outcomesByIds(graph, everyNth(published.outcome, DOCUMENT_SAMPLE))) {
      // Only what is the outcome's own: what it stands under would have to be read for each.
      const language = [...new Set([...node.statements, ...node.labels].map((text) => text.language))]
      const title = [...node.statements, ...node.labels].map(({ text }) => text)
      const framework = node.framework === null ? [] : [node.framework.id]
      await see({
        ...{ id: node.id, kind: 'outcome', work: node.id, languages: language, fit: {}, fitLanguages: [] },
        text: { title, code: [], keyword: [], subject: [], outcome: [], description: [], creator: [], related: [] },
        facets: { ...NO_FACETS, framework, level: node.levels, subject: node.subjects },
        numbers: { ...NO_NUMBERS, ageFrom: node.ageFrom, ageTo: node.ageTo },
      })
      patient.signal.throwIfAborted()
    }
    // The other way round: what the index shows is there.
    for (const kind of ['resource', 'outcome'] as const) {
      const known = new Set(published[kind])
      for (const id of await shownBy(search, kind)) {
        looked++
        if (!known.has(id)) finding.add({ kind, id }, ['is in the index, and not in the graph'])
      }
    }
    if (finding.count > 0 && (await currentVersion(graph)) !== version) return busy()
    const followed = behind > 0 ? ` It was ${behind.toLocaleString('en')} versions behind, and has caught up.` : ''
    return finding.end(`Counts and version are compared, and ${looked} documents looked for.${followed}`)
  } catch (error) {
    if (!(error instanceof SearchUnavailableError)) throw error
    finding.add(null, [error.message])
    return finding.end()
  }
}

/** Documents of the index from both ends of an order, without regard to the graph. */
async function shownBy(search: SearchIndex, kind: SearchDocument['kind']): Promise<string[]> {
  const ids = new Set<string>()
  for (const order of ['NEWEST', 'SHORTEST', 'RELEVANCE'] as const) {
    const { hits } = await search.search({
      ...{ kind, text: '', filters: {}, ranges: {}, needs: [], languages: [], order },
      ...{ first: DOCUMENT_SAMPLE, facets: [], groupByWork: false },
    })
    for (const { id } of hits) ids.add(id)
  }
  return [...ids]
}

const NO_FACETS: SearchDocument['facets'] = {
  ...{ language: [], kind: [], type: [], subject: [], level: [], outcome: [], framework: [], licence: [], permits: [] },
  ...{ feature: [], hazard: [], provider: [], format: [], role: [], trait: [] },
}
const NO_NUMBERS: SearchDocument['numbers'] = {
  ...{ minutes: null, bytes: null, ageFrom: null, ageTo: null, updated: null, quality: null },
}
/** Facets with few values a document, by which it is told from others. */
const TELLING = ['language', 'kind', 'framework', 'licence', 'provider', 'subject', 'level'] as const
const EXACT = ['minutes', 'ageFrom', 'ageTo'] as const

/** Whether the index finds a document by its own words, facets and numbers; null when there are too many alike to say. */
async function isFound(search: SearchIndex, document: SearchDocument): Promise<boolean | null> {
  const words = (document.text.title[0] ?? '').split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
  const filters = Object.fromEntries(
    TELLING.flatMap((facet) => (document.facets[facet][0] === undefined ? [] : [[facet, [document.facets[facet][0]]]])),
  )
  const ranges = Object.fromEntries(
    EXACT.flatMap((field) => {
      const value = document.numbers[field]
      return value === null ? [] : [[field, { min: value, max: value }]]
    }),
  )
  const answer = await search.search({
    kind: document.kind,
    text: words.slice(0, SAMPLE_WORDS).join(' '),
    ...{ filters, ranges, needs: [], fitAtLeast: 'DOES_NOT_FIT', languages: document.languages.slice(0, 8) },
    ...{ order: 'RELEVANCE', first: 100, facets: [], groupByWork: false },
  })
  if (answer.hits.some(({ id }) => id === document.id)) return answer.dropped.length === 0
  return answer.hasNextPage ? null : false
}

const feed: Check = {
  name: 'change-feed',
  title: 'Gaps in the change feed',
  severity: 'warning',
  advice: 'Readers that are behind a gap read everything anew, which takes longer. It goes by itself after 7 days.',
  async look(patient) {
    if (patient.frameworkId !== null) return WHOLE_GRAPH
    const finding = new Finding(patient.examples)
    const { version, changesFrom, first, last, versions, since } = await examinedFeed(patient.graph)
    if (version === 0) return { skipped: 'Nothing was ever written.' }
    const expected = version - changesFrom + 1
    if (last !== null && last > version) finding.add(null, [`it names version ${last}, the catalogue is at ${version}`])
    if (expected > 0 && (first === null || first > changesFrom))
      finding.add(null, [`it begins at version ${first ?? 'none'} instead of ${changesFrom}`])
    else if (versions < expected)
      finding.add(null, [`it names ${versions} of the ${expected} versions since ${changesFrom}`])
    const from = since === null ? '' : `, since ${since}`
    return finding.end(
      `The catalogue is at version ${version}; changes are kept from version ${changesFrom} on${from}.`,
    )
  },
}

const seeding: Check = {
  name: 'unfinished-seed',
  title: 'Seedings that began and did not end',
  severity: 'warning',
  advice: 'The next start of the server goes on with it.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    if ((await examinedFeed(patient.graph)).seeding) finding.add(null, ['the first seeding was cut off'])
    return finding.end()
  },
}

const journals: Check = {
  name: 'journals',
  title: 'Imports and publications that began and did not end',
  severity: 'warning',
  advice: 'Those that go on end by themselves. What was cut off is finished or undone by the next start of a server.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const now = patient.services.now().toISOString()
    for (const { title, kind, state, units, applied, at, leasedUntil } of await pendingJournals(patient.graph)) {
      const isAlive = leasedUntil > now
      const how =
        state === 'marked' ? `${applied} of ${units} parts done` : `${units} parts staged, nothing of it to be seen yet`
      finding.add(null, [`${title} (${kind}), begun ${at}: ${how}; ${isAlive ? 'it goes on' : 'nobody works on it'}`])
    }
    return finding.end()
  },
}

const migrations: Check = {
  name: 'migrations',
  title: 'Migrations that this release and this graph do not share',
  severity: 'error',
  advice: 'Run npm run migrate for those that are missing. A graph of a newer release needs that release.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for (const { name, appliedAt, isKnown } of await migrationStatus(patient.graph)) {
      if (!isKnown) finding.add(null, [`${name} was applied by a newer release`])
      else if (appliedAt === null) finding.add(null, [`${name} is not applied`])
    }
    return finding.end()
  },
}

function busy(): Skipped {
  return { skipped: 'The graph is being written to all the time. Try again when imports are done.' }
}

/** At most `most` of a list, spread evenly over it. */
function everyNth<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most)
  const picked: T[] = []
  for (let at = 0; Math.floor(at) < list.length && picked.length < most; at += step) picked.push(list[Math.floor(at)]!)
  return picked
}

export const UPKEEP_CHECKS: readonly Check[] = [prerequisites, columns, index, feed, journals, seeding, migrations]
