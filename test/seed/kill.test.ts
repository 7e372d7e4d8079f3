import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openGraph } from '#graph/open.ts'
import { prerequisiteColumns } from '#graph/queries/outcome.ts'
import { importFiles } from '#seed/import.ts'
import { folderWith, jsonLines } from './files.ts'

const OUTCOMES = 4_000
/** Commits of a whole run: batches of records, then batches of edges. */
const COMMITS = 6
/** More of them when asked: `WAYMARK_KILLS=10`. */
const ROUNDS = Number(process.env.WAYMARK_KILLS ?? 2)

/** Runs an import and kills it after so many commits; gives how many there were. */
function runAndKill(graphFolder: string, file: string, after: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'import-process.ts'), graphFolder, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let commits = 0
    child.stdout.on('data', (data: Buffer) => {
      commits += data.toString().split('committed').length - 1
      if (commits >= after) child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('exit', () => resolve(commits))
  })
}

describe('an import that is killed', () => {
  it(`leaves what was acknowledged, and completes when it is run again (${ROUNDS} kills)`, async () => {
    const outcomes = Array.from({ length: OUTCOMES }, (_, at) => ({
      type: 'outcome',
      key: `o${at}`,
      framework: 'f',
      statement: { en: `Knows ${at}` },
      requires: at > 0 ? [{ key: `o${at - 1}`, strength: 'hard' }] : [],
    }))
    const folder = folderWith({
      'a.jsonl': jsonLines(
        { type: 'source', key: 'long', name: 'Long' },
        { type: 'framework', key: 'f', title: { en: 'F' } },
        ...outcomes,
      ),
    })
    const file = join(folder, 'a.jsonl')
    for (let round = 0; round < ROUNDS; round++) {
      const graphFolder = join(folder, `graph-${round}`)
      const commits = await runAndKill(graphFolder, file, 1 + ((round * 3) % COMMITS))
      expect(commits).toBeGreaterThan(0)
      const graph = await openGraph(`file:${graphFolder}`)
      try {
        const [row] = await graph.read<{ n: number; described: number }>(
          'MATCH (o:Outcome) OPTIONAL MATCH (r:Record)-[:DESCRIBES]->(o) RETURN count(DISTINCT o) AS n, count(r) AS described',
        )
        // A batch is whole or not there: each outcome has its record. The first one holds the framework, too.
        expect(row?.described).toBe(row?.n)
        expect(row?.n).toBeGreaterThanOrEqual(Math.min(commits, OUTCOMES / 1_000) * 1_000 - 1)

        const result = await importFiles({ files: [file] }, { graph }, () => undefined)
        expect(result.exitCode).toBe(0)
        expect(await prerequisiteColumns(graph)).toHaveLength(OUTCOMES - 1)
        const again = await importFiles({ files: [file] }, { graph }, () => undefined)
        expect(again.counts.byType).toMatchObject({
          outcome: { created: 0, unchanged: OUTCOMES },
          requires: { created: 0, unchanged: OUTCOMES - 1 },
        })
      } finally {
        await graph.close()
      }
    }
  }, 300_000)
})
