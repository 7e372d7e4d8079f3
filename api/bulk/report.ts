/** What became of the records of a file that did not simply go through. */
import type { UserError } from '#api/base/issues.ts'
import type { Graph } from '#graph/graph.ts'
import { uploadReports } from '#graph/queries/uploads.ts'
import type { BulkResult } from './upsert.ts'

/** A line of a report. `record` is its number in the file, from 1. */
export interface ReportLine extends Pick<BulkResult, 'key' | 'outcome' | 'id' | 'keptFields'> {
  record: number
  notes: string[]
  userErrors: UserError[]
}

/** Batches read at once: each holds up to a thousand lines. */
const BATCHES = 5

/** Up to `most` lines of records after that number, in the order of the file. */
export async function reportLines(graph: Graph, id: string, after: number, most: number): Promise<ReportLine[]> {
  const found: ReportLine[] = []
  for await (const text of reportTexts(graph, id, after)) {
    const line = JSON.parse(text) as ReportLine
    if (line.record > after) found.push(line)
    if (found.length === most) break
  }
  return found
}

/** The lines of a report as JSON, from the batch that holds the record after this number on. */
export async function* reportTexts(graph: Graph, id: string, after = 0): AsyncGenerator<string> {
  let from = after
  for (;;) {
    const batches = await uploadReports(graph, id, from, BATCHES)
    for (const { lines } of batches) yield* lines
    const last = batches.at(-1)
    if (!last) return
    from = last.position
  }
}
