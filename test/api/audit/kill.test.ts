/** A process is ended just before and just after it commits: what was done and what is told of it are there both or not at all. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { audit } from '#api/audit/audit.ts'
import { lookThrough } from '#api/audit/look.ts'
import { idOf } from '#graph/ids.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { killAt, type Moment } from '#test/helpers/kill.ts'

const SCRIPT = join(import.meta.dirname, 'kill-process.ts')
const PIZZA = idOf('classroom:resource/pizza-fractions')
const folder = mkdtempSync(join(tmpdir(), 'waymark-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  ['committing:1', 'published', 1],
  ['committed:1', 'withdrawn', 2],
] as [Moment, string, number][])(
  'ended while %s it is %s and the log has %i entries',
  async (moment, state, entries) => {
    const url = `file:${join(folder, moment.replace(':', '-'))}`
    const graph = await openGraph(url)
    expect((await migrate(graph)).error).toBeFalsy()
    await loadClassroom(graph)
    await graph.write((tx) => audit(tx, { kind: 'session.begin', actor: 'amina', subject: 'a-session' }))
    await graph.close()

    await killAt(moment, SCRIPT, [url, PIZZA])

    const after = await openGraph(url)
    expect((await resourcesByIds(after, [PIZZA]))[0]).toMatchObject({ state })
    expect(await lookThrough(after)).toMatchObject({ entries, faultCount: 0 })
    // Whoever comes next goes on with the same chain.
    await after.write((tx) => audit(tx, { kind: 'session.end', actor: 'amina', subject: 'a-session' }))
    expect(await lookThrough(after)).toMatchObject({ entries: entries + 1, faultCount: 0 })
    await after.close()
  },
)
