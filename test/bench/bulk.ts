/**
 * Batches of a provider's machine through GraphQL, to searchable, on an embedded graph in a folder. Beside them in the same
 * run the import of the same resources, to searchable too. Concepts and outcomes are in both graphs before.
 *
 *   node test/bench/bulk.ts [RESOURCES] [--json]
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Services } from '#api/context.ts'
import { importServices } from '#api/jobs/registry.ts'
import { createServer } from '#api/server.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { idOf } from '#graph/ids.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { importFiles } from '#seed/import.ts'
import { generate } from './generate.ts'
import { linksOf, writeGeneratedFile } from './generated-file.ts'
import { servicesOn } from './serve.ts'

const SIZE = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 20_000)
const OUTCOMES = 800
const BATCH = 1_000
const UPSERT = `mutation ($input: ResourcesUpsertInput!) { it: resourcesUpsert(input: $input) {
  created updated unchanged refused userErrors { message } results { key outcome userErrors { field message } } } }`

const folder = mkdtempSync(join(tmpdir(), 'waymark-bulk-'))
const [whole, named, resources] = ['all', 'named', 'resources'].map((name) => join(folder, `${name}.jsonl`)) as [
  string,
  string,
  string,
]

/** Seconds on the clock, and of the processor, of all threads together. */
interface Time {
  seconds: number
  cpu: number
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
  const begun = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6 }
}

/** Parts the generated file into what resources name and the resources. */
async function partFile(): Promise<void> {
  const parts = { named: createWriteStream(named), resources: createWriteStream(resources) }
  for await (const line of createInterface({ input: createReadStream(whole) })) {
    const { type } = JSON.parse(line) as { type: string }
    if (type !== 'resource') parts.named.write(`${line}\n`)
    if (type === 'resource' || type === 'source') parts.resources.write(`${line}\n`)
  }
  for (const part of Object.values(parts)) {
    part.end()
    await once(part, 'finish')
  }
}

/** An empty graph of its own, with all that the API needs and what the resources name. */
async function opened<T>(name: string, work: (services: Services) => Promise<T>): Promise<T> {
  const graph = await openGraph(`file:${join(folder, name)}`)
  const { error } = await migrate(graph)
  if (error) throw error
  const services = await servicesOn(graph)
  try {
    await importInto(services, named)
    await services.indexer.catchUp()
    return await work(services)
  } finally {
    await services.model.stop()
    await services.search.close()
    await graph.close()
  }
}

async function importInto({ graph, model }: Services, file: string): Promise<void> {
  const { exitCode } = await importFiles({ files: [file] }, importServices(graph, model), () => undefined)
  if (exitCode !== 0) throw new Error('the import rejects records')
}

async function checkSearchable({ search }: Services): Promise<void> {
  const { documents } = await search.status()
  if (documents.resource !== SIZE) throw new Error(`${documents.resource} resources are searchable`)
}

/** What the publish form would be given of a generated resource. */
function recordOf(resource: ResourceRecord) {
  const { titles, descriptions, languages, url, kind, ageFrom, ageTo, minutes, keywords, audience, tags } = resource
  const ids = (list: readonly { sourceKey: string }[]) => list.map(({ sourceKey }) => idOf(sourceKey))
  const of = (wanted: string) => tags.filter((tag) => tag.kind === wanted).map(({ value }) => value)
  return {
    key: resource.sourceKey,
    resource: {
      ...{ title: titles[0]!.text, description: descriptions[0]!.text, language: languages[0]!, url },
      ...{
        kind: kind.toUpperCase(),
        ageFrom,
        ageTo,
        minutes,
        keywords,
        audience,
        licence: resource.licences[0]!.licence,
      },
      ...{ typeIds: ids(resource.types), subjectIds: ids(resource.subjects) },
      files: resource.files.map(({ url, mediaType, bytes }) => ({ url, mediaType, bytes })),
      accessibility: { accessModes: of('mode'), features: of('feature'), hazards: of('hazard').slice(0, 1) },
      alignments: [
        ...new Map(
          resource.alignments.map(({ outcome, kind: does }) => [
            `${does} ${outcome.sourceKey}`,
            { outcomeId: idOf(outcome.sourceKey), kind: does.toUpperCase() },
          ]),
        ).values(),
      ],
    },
  }
}

async function byApi(records: readonly object[]) {
  return await opened('api', async (services) => {
    const server = await createServer(services)
    const account = await openAccount(services, {
      email: 'a@hill.example',
      password: 'correct horse battery',
      name: 'A',
    })
    if (!account.ok) throw new Error(account.errors[0]!.message)
    const { token } = await openSession(services, account.value, { userAgent: '' })
    const ask = async (document: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = await server.execute({ document, variables, caller: { token } })
      if (errors) throw new Error(errors[0]!.message)
      return data as Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any
    }
    const made = await ask('mutation { it: providerCreate(input: { name: "Hill Press" }) { provider { id } } }')
    const providerId = made.it.provider.id as string
    const send = async (what: 'created' | 'unchanged') => {
      for (let from = 0; from < records.length; from += BATCH) {
        const batch = records.slice(from, from + BATCH)
        const { it } = await ask(UPSERT, { input: { providerId, records: batch } })
        if (it[what] !== batch.length)
          throw new Error(
            `of ${batch.length} records ${it[what]} are ${what}: ${JSON.stringify(it.results.find((each: { userErrors: unknown[] }) => each.userErrors.length > 0))}`,
          )
      }
    }
    const first = await timed(() => send('created'))
    await checkSearchable(services)
    const again = await timed(() => send('unchanged'))
    await server.stop()
    return { first, again }
  })
}

try {
  await writeGeneratedFile(whole, SIZE, OUTCOMES)
  await partFile()
  const generated = [...generate(SIZE, { outcomes: OUTCOMES }).resources()]
  const links = generated.reduce((sum, resource) => sum + linksOf(resource), 0)
  const imported = await opened('import', async (services) => {
    const time = await timed(async () => {
      await importInto(services, resources)
      await services.indexer.catchUp()
    })
    await checkSearchable(services)
    return time
  })
  const api = await byApi(generated.map(recordOf))
  const rate = ({ seconds }: Time) => Math.round(SIZE / seconds)
  const results = {
    records: SIZE,
    batch: BATCH,
    linksOfAResource: Number((links / SIZE).toFixed(2)),
    api: { rate: rate(api.first), ...api.first },
    again: { rate: rate(api.again), ...api.again },
    import: { rate: rate(imported), ...imported },
  }
  const told = ({ rate, cpu }: { rate: number; cpu: number }) =>
    `${rate.toLocaleString('en')} records/s (${Math.round(SIZE / cpu).toLocaleString('en')} per second of processor time)`
  console.log(`${SIZE} resources, ${results.linksOfAResource} links each, ${BATCH} a call`)
  console.log(`by API, to searchable: ${told(results.api)}`)
  console.log(`the same again, nothing to write: ${told(results.again)}`)
  console.log(`by import, to searchable: ${told(results.import)}`)
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
