import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { createAccount, removeAccount } from '#graph/queries/account.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { forgetSearch, keepSearch, savedSearchesOf } from '#graph/queries/saved.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
  for (const id of ['amina', 'ben'])
    await createAccount(graph, {
      ...{ id, agentId: `agent-of-${id}`, email: `${id}@classroom.example`, name: id, password: 'hash' },
      createdAt: at(0),
    })
})
afterEach(() => graph.close())

const at = (minute: number) => `2026-11-21T08:${String(minute).padStart(2, '0')}:00.000Z`
const search = (accountId: string, address: string, minute = 1, name = address) => ({
  ...{ accountId, name, address },
  createdAt: at(minute),
})

describe('searches that accounts keep', () => {
  test('are listed to their own account only, the newest first', async () => {
    await keepSearch(graph, search('amina', 'q=fractions', 1), 10)
    await keepSearch(graph, search('amina', 'q=stories', 2), 10)
    await keepSearch(graph, search('ben', 'q=fractions', 3), 10)
    expect((await savedSearchesOf(graph, 'amina')).map(({ address }) => address)).toEqual(['q=stories', 'q=fractions'])
    expect(await savedSearchesOf(graph, 'ben')).toHaveLength(1)
    expect(await savedSearchesOf(graph, "x' OR 1=1 //")).toEqual([])
  })

  test('are kept once an address: the second time renames', async () => {
    const first = await keepSearch(graph, search('amina', 'q=fractions', 1, 'Parts'), 10)
    const again = await keepSearch(graph, search('amina', 'q=fractions', 2, 'Parts of a whole'), 10)
    expect(again).toEqual({ ...first, name: 'Parts of a whole' })
    expect(await savedSearchesOf(graph, 'amina')).toEqual([again])
  })

  test('are no more than allowed, and a rename is not one more', async () => {
    await keepSearch(graph, search('amina', 'q=a'), 2)
    await keepSearch(graph, search('amina', 'q=b'), 2)
    expect(await keepSearch(graph, search('amina', 'q=c'), 2)).toBeNull()
    expect(await keepSearch(graph, search('amina', 'q=a', 1, 'A'), 2)).toMatchObject({ name: 'A' })
    expect(await keepSearch(graph, search('ben', 'q=c'), 2)).not.toBeNull()
  })

  test('are kept by nobody who is not there', async () => {
    expect(await keepSearch(graph, search('nobody', 'q=a'), 2)).toBeNull()
  })

  test('are forgotten by their owner alone', async () => {
    const kept = await keepSearch(graph, search('amina', 'q=a'), 2)
    expect(await forgetSearch(graph, 'ben', kept!.id)).toBe(false)
    expect(await forgetSearch(graph, 'amina', kept!.id)).toBe(true)
    expect(await forgetSearch(graph, 'amina', kept!.id)).toBe(false)
    expect(await savedSearchesOf(graph, 'amina')).toEqual([])
  })

  test('go with their account, and move no version of the catalogue', async () => {
    const version = await currentVersion(graph)
    await keepSearch(graph, search('amina', 'q=a'), 2)
    await keepSearch(graph, search('ben', 'q=a'), 2)
    await removeAccount(graph, 'amina')
    expect(await graph.read('MATCH (s:SavedSearch) RETURN s.accountId AS owner')).toEqual([{ owner: 'ben' }])
    expect(await currentVersion(graph)).toBe(version)
  })
})
