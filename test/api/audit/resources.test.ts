/** What is done to a resource and its provider is told once each, by who did it, and no byte of it can be changed unseen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookThrough } from '#api/audit/look.ts'
import { idOf } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { auditEntries, auditHead, type AuditRow } from '#graph/queries/audit.ts'
import { engines } from '#test/helpers/graphs.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

const PIZZA = idOf('classroom:resource/pizza-fractions')

describe.each(engines)('the log on $name', (engine) => {
  describe.skipIf(!engine.available)('of a resource', () => {
    let place: PlaceOfTest
    const accounts = new Map<string, string>()
    const told: AuditRow[] = []
    beforeAll(async () => {
      place = await openPlace({ moderation: 'all', on: await engine.open() })
      for (const name of ['owner', 'reviewer', 'moderator'])
        accounts.set(name, (await accountByEmail(place.api.graph, `${name}@classroom.example`))!.id)
    })
    afterAll(() => place.close())

    /** What `work` told: kind, name of who acted, subject, and the decision where it is one. */
    async function toldBy(work: () => Promise<unknown>): Promise<string[]> {
      const { sequence: after } = await auditHead(place.api.graph)
      await work()
      const { sequence: to } = await auditHead(place.api.graph)
      const rows: AuditRow[] = []
      for await (const page of auditEntries(place.api.graph, { after, to })) rows.push(...page)
      told.push(...rows)
      return rows.map(({ kind, actor, subject, values }) => {
        const who = [...accounts].find(([, id]) => id === actor)?.[0] ?? actor
        const { decision } = JSON.parse(values ?? '{}') as { decision?: string }
        return [kind, who, subject, decision].filter(Boolean).join(' ')
      })
    }
    const decide = (who: string, mutation: string, revision: number, more: Record<string, string> = {}) =>
      toldBy(() => place.decide(who, mutation, id, { revision, ...more }))
    const provide = (mutation: string) => toldBy(() => place.decide('moderator', mutation, place.provider))
    let id = ''

    it('has one entry for each act, by who did it', async () => {
      const submitted = await toldBy(async () => {
        id = (await place.publish('Bridges')).id
      })
      expect(submitted).toEqual([`resource.publish owner ${id}`])
      const decided = (decision: string, who = 'moderator', subject = id) => [
        `moderation.decide ${who} ${subject} ${decision}`,
      ]
      expect(await decide('reviewer', 'resourceAccept', 9)).toEqual([])
      expect(await decide('reviewer', 'resourceAccept', 1)).toEqual(decided('accept', 'reviewer'))
      expect(await decide('reviewer', 'resourceAskChanges', 2)).toEqual(decided('ask-changes', 'reviewer'))
      for (const who of ['', 'person']) {
        const reported = await toldBy(() =>
          place.ask(
            who,
            `mutation { reportCreate(input: { resourceId: "${id}", reason: HARMFUL, text: "It is me." }) { reported } }`,
          ),
        )
        expect(reported).toEqual([`report.create nobody ${id}`])
        expect(told.at(-1)!.values).toBe('{"reason":"harmful"}')
      }
      expect(await decide('moderator', 'resourceHide', 2)).toEqual(decided('hide'))
      expect(await decide('moderator', 'resourceHide', 3)).toEqual([])
      expect(await decide('moderator', 'resourceUnhide', 3)).toEqual(decided('unhide'))
      expect(await decide('moderator', 'resourceMerge', 4, { intoId: PIZZA })).toEqual(decided('merge'))
      expect(await decide('moderator', 'resourceUnmerge', 5)).toEqual(decided('unmerge'))
      expect(await provide('providerWarn')).toEqual(decided('warn', 'moderator', place.provider))
      expect(await provide('providerBlock')).toEqual(decided('block', 'moderator', place.provider))
      expect(await provide('providerBlock')).toEqual([])
      expect(await provide('providerUnblock')).toEqual(decided('unblock', 'moderator', place.provider))
      const checked = await toldBy(() =>
        place.ask(
          'reviewer',
          `mutation { factCheck(input: { resourceId: "${id}", revision: 6, licence: "cc-by-4.0", present: true }) { userErrors { code } } }`,
        ),
      )
      expect(checked).toEqual([`fact.check reviewer ${id}`])
      const withdrawn = await toldBy(() =>
        place.ask('owner', `mutation { resourceWithdraw(id: "${id}", reason: "Old.") { userErrors { code } } }`),
      )
      expect(withdrawn).toEqual([`resource.withdraw owner ${id}`])
      let other = ''
      await toldBy(async () => (other = (await place.publish('Towers', { url: 'https://hill.example/t' })).id))
      const rejected = await toldBy(() => place.decide('moderator', 'resourceReject', other, { revision: 1 }))
      expect(rejected).toEqual(decided('reject', 'moderator', other))
    })

    it('shows one changed byte of any of them, of who, what, when and why', async () => {
      const { graph } = place.api
      const faults = async () => (await lookThrough(graph)).faultCount
      expect(await faults()).toBe(0)
      expect(told.length).toBeGreaterThanOrEqual(12)
      const set = (sequence: number, field: string, value: unknown) =>
        graph.write((tx) =>
          tx.run(`MATCH (e:AuditEntry) WHERE e.sequence = $sequence SET e.${field} = $value`, { sequence, value }),
        )
      for (const row of told)
        for (const field of ['kind', 'actor', 'subject', 'values', 'at', 'hash'] as const) {
          const was = row[field]!
          const last = was.at(-1)!
          await set(row.sequence, field, was.slice(0, -1) + (last === '0' ? '1' : '0'))
          expect({ kind: row.kind, field, faults: await faults() }).not.toMatchObject({ faults: 0 })
          await set(row.sequence, field, was)
        }
      expect(await faults()).toBe(0)
    })
  })
})
