/** A graph filled with the generated catalogue, by the upsert that imports use. */
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { syncEdges } from '#graph/queries/edges.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import type { ImportRecord, SourceRecord } from '#graph/records.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { generate } from './generate.ts'

const BATCH = 1000
const SOURCE: SourceRecord = { key: 'generated', name: 'Generated for benchmarks' }

/** Loads classroom and catalogue unless the graph already has as many resources; tells the pace. */
export async function fill(graph: Graph, size: number, print: (line: string) => void): Promise<void> {
  const { error } = await migrate(graph)
  if (error) throw error
  const [found] = await graph.read<{ n: number }>('MATCH (r:Resource) RETURN count(r) AS n')
  if (found!.n >= size) return
  await loadClassroom(graph)
  const catalogue = generate(size)
  const begun = performance.now()
  let batch: ImportRecord[] = []
  let written = 0
  const pace = (): string => `${Math.round((written / (performance.now() - begun)) * 1000)} a second`
  const flush = async (): Promise<void> => {
    await upsertBatch(graph, SOURCE, batch)
    written += batch.length
    batch = []
    if (written % 10_000 < BATCH) print(`  ${graph.engine}: ${written} records, ${pace()}`)
  }
  for (const records of [catalogue.outcomes, catalogue.resources()])
    for (const record of records) {
      batch.push(record)
      if (batch.length === BATCH) await flush()
    }
  if (batch.length > 0) await flush()
  await syncEdges(graph, SOURCE, catalogue.requires, { froms: 'listed' })
  print(`${graph.engine}: ${written} records loaded by upsert, ${pace()}`)
}
