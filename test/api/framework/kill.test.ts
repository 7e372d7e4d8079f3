/** A process that adopts a new version is ended at an exact moment: the old or the new state is left, never one between. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { newVersion } from '#api/framework/frameworks.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { frameworksByIds } from '#graph/queries/framework.ts'
import { replacementsOf } from '#graph/queries/outcome.ts'
import { killAt, type Moment } from '#test/helpers/kill.ts'
import { idOfResult, openKeeper } from '#test/helpers/keeper.ts'

const SCRIPT = join(import.meta.dirname, 'publish-process.ts')
const folder = mkdtempSync(join(tmpdir(), 'waymark-version-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  ['committing:1', 'Adopted', 'Private Draft', 0],
  ['committed:1', 'Deprecated', 'Adopted', 20],
] as [Moment, string, string, number][])(
  'ended while %s the old version is %s and the new one %s',
  async (...story) => {
    const [moment, old, next, replaced] = story
    const url = `file:${join(folder, moment.replace(':', '-'))}`
    const graph = await openGraph(url)
    expect((await migrate(graph)).error).toBeFalsy()
    const keeper = await openKeeper(graph)
    const codes = Array.from({ length: 20 }, (_, i) => `K.${i}`)
    const { id, ids } = await keeper.draft('Killed', codes)
    for (let i = 1; i < codes.length; i++) idOfResult(await keeper.requires(ids[codes[i]!]!, ids[codes[i - 1]!]!))
    idOfResult(await keeper.publish(id, 'ADOPTED'))
    const { services, viewer } = keeper
    const [framework] = await frameworksByIds(graph, [id])
    const draft = idOfResult(await newVersion(services, { viewer, dryRun: false, framework: framework!, version: '2' }))
    await keeper.close()
    await graph.close()

    await killAt(moment, SCRIPT, [url, keeper.provider.id, draft])

    const after = await openGraph(url)
    const found = new Map((await frameworksByIds(after, [id, draft])).map((each) => [each.id, each]))
    expect(found.get(id)).toMatchObject({ adoptionStatus: old, outcomeCount: 20, prerequisiteCount: 19 })
    expect(found.get(draft)).toMatchObject({ adoptionStatus: next, outcomeCount: 20, prerequisiteCount: 19 })
    expect((await replacementsOf(after, Object.values(ids))).size).toBe(replaced)
    const states = await after.read<{ state: string; count: number }>(
      'MATCH (f:Framework {id: $id})<-[:IN_FRAMEWORK]-(o:Outcome) RETURN o.state AS state, count(o) AS count',
      { id: draft },
    )
    expect(states).toEqual([{ state: next === 'Adopted' ? 'published' : 'draft', count: 20 }])
    // Whoever comes next can finish it, or goes on from it.
    const again = await openKeeper(after, keeper.provider)
    expect((await again.publish(draft, 'ADOPTED')).ok).toBe(next !== 'Adopted')
    expect((await replacementsOf(after, Object.values(ids))).size).toBe(20)
    await again.close()
    await after.close()
  },
)
