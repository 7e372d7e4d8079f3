/** What administrators set in one process holds in another one: limits within its next look, ways to sign in at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Administration } from '#api/administration/keeper.ts'
import { updateLimits } from '#api/administration/limits.ts'
import { addProvider, switchProvider } from '#api/administration/providers.ts'
import { openLog } from '#api/log.ts'
import { openSealer } from '#api/secret.ts'
import type { Graph } from '#graph/graph.ts'
import { testAccounts } from '#test/helpers/accounts.ts'
import { engines } from '#test/helpers/graphs.ts'
import { startLyingProvider, type LyingProvider } from '#test/helpers/identity-provider.ts'

const VIEWER = { id: 'head' }
const operator = { anonymous: 20_000, site: 60_000, signedIn: 20_000, key: 40_000 }

/** What a process has of it. */
async function startProcess(graph: Graph, secret: string) {
  const now = () => new Date()
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  const sealer = openSealer({ secret, file: null })
  const accounts = { ...testAccounts(now, log, [], true), sealer }
  const bounds = { operator, most: null }
  const administration = new Administration({ graph, accounts, log, now, bounds, hasSecret: secret !== '' })
  await administration.catchUp()
  return { graph, accounts, administration, now, lines }
}
type Process = Awaited<ReturnType<typeof startProcess>>

for (const engine of engines)
  describe.skipIf(!engine.available)(`two processes on ${engine.name}`, () => {
    const secret = 'the same in every process, and long enough'
    let liar: LyingProvider
    let first: Process
    let second: Process
    beforeAll(async () => {
      liar = await startLyingProvider()
      const graph = await engine.open()
      first = await startProcess(graph, secret)
      second = await startProcess((await engine.openAgain?.()) ?? graph, secret)
    })
    afterAll(async () => {
      if (second.graph !== first.graph) await second.graph.close()
      await first.graph.close()
      await liar.stop()
    })

    it('go by the same limits', async () => {
      expect((await updateLimits(first, VIEWER, 0, { site: 1_000 })).ok).toBe(true)
      expect(first.administration.rates.settings.site).toBe(1_000)
      await second.administration.catchUp()
      expect(second.administration.rates.settings.site).toBe(1_000)
      // Two who set them at once: one is told so.
      const both = await Promise.all(
        [first, second].map((each, at) => updateLimits(each, VIEWER, 1, { site: 2_000 + at })),
      )
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      expect(both.flatMap((done) => (done.ok ? [] : done.errors))).toMatchObject([{ code: 'STALE' }])
    })

    it('sign people in through the same providers, and refuse at once what was switched off elsewhere', async () => {
      const input = {
        names: [{ text: 'Hill', language: 'en' }],
        ...{ clientId: 'waymark', clientSecret: 'c0de', scopes: ['openid'] },
      }
      const given = { slug: 'hill', issuer: liar.issuer, input }
      const both = await Promise.all([first, second].map((each) => addProvider(each, VIEWER, given)))
      expect(both.flatMap((done) => (done.ok ? [] : done.errors))).toMatchObject([
        { code: 'CONFLICT', field: ['issuer'] },
      ])
      const added = both.flatMap((done) => (done.ok ? [done.value.provider!] : []))[0]!
      const { id } = added
      expect(await second.accounts.identity.open('hill')).toBeNull()
      expect((await switchProvider(first, VIEWER, { id, revision: 1, isOn: true })).ok).toBe(true)
      expect(await second.accounts.identity.open('hill')).toMatchObject({ slug: 'hill', secret: 'c0de' })
      expect((await switchProvider(first, VIEWER, { id, revision: 2, isOn: false })).ok).toBe(true)
      // Before it looks by itself.
      expect(second.accounts.identity.find('hill')).not.toBeNull()
      expect(await second.accounts.identity.open('hill')).toBeNull()
      expect((await switchProvider(second, VIEWER, { id, revision: 3, isOn: true })).ok).toBe(true)
    })

    it('leave a provider out whose secret was sealed with another SECRET, and say so', async () => {
      const other = await startProcess(first.graph, 'another secret of another process, long enough')
      expect(await other.accounts.identity.open('hill')).toBeNull()
      expect(other.lines.join('')).toContain('another SECRET')
      expect(other.lines.join('')).not.toContain('c0de')
      expect((await startProcess(first.graph, '')).administration.sealsForAll).toBe(engine.name === 'Grafeo')
    })
  })
