/** The list of what is kept about people has all of it. */
import { expect, it } from 'vitest'
import { keptThings, lasting, NOT_ABOUT_PEOPLE } from '#api/place/kept.ts'
import { NODES, type Label } from '#graph/model.ts'

const HOUR = 3_600_000
const { stored, elsewhere } = keptThings({ sessionIdleMs: 36 * HOUR, sessionMs: 30 * 24 * HOUR })

it('names every label of the graph, as kept about people or as not about people, once', () => {
  const about = Object.keys(stored) as Label[]
  expect([...about, ...NOT_ABOUT_PEOPLE].sort()).toEqual(Object.keys(NODES).sort())
})

it('says of each what, why, for how long and who sees it, in whole sentences', () => {
  for (const thing of [...Object.values(stored), ...elsewhere])
    for (const words of [thing.what, thing.why, thing.until, thing.seenBy]) expect(words).toMatch(/^[A-Z0-9].*\.$/)
})

it('says lengths of time as the place is set', () => {
  expect(stored.Session?.until).toBe('Until you sign out, after 36 hours without use, or after 30 days.')
  expect([lasting(60_000), lasting(HOUR), lasting(24 * HOUR), lasting(7 * 24 * HOUR)]).toEqual([
    ...['1 minute', '1 hour', '24 hours', '7 days'],
  ])
})
