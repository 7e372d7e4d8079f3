/** What the verbs of the framework editor need, over a graph of any engine: a process that keeps frameworks. */
import type { Services, Viewer } from '#api/context.ts'
import { openModel } from '#api/pathway/keeper.ts'
import type { Result } from '#api/framework/change.ts'
import { setPrerequisite } from '#api/framework/edges.ts'
import { createFramework, publishFramework } from '#api/framework/frameworks.ts'
import { addOutcome } from '#api/framework/outcomes.ts'
import type { Graph } from '#graph/graph.ts'
import { newId } from '#graph/ids.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { createProvider } from '#graph/queries/agent.ts'
import { commit } from '#graph/queries/catalogue.ts'

export interface Keeper {
  services: Services
  viewer: Viewer
  provider: AgentCard
  draft(title: string, codes: readonly string[]): Promise<{ id: string; ids: Record<string, string> }>
  requires(from: string, to: string): Promise<Result>
  publish(id: string, status: 'DRAFT' | 'ADOPTED'): Promise<Result>
  close(): Promise<void>
}

/** Opens a process over a graph; with `provider` a second one for the same people. */
export async function openKeeper(graph: Graph, provider?: AgentCard): Promise<Keeper> {
  const model = await openModel(graph)
  const services = {
    graph,
    model,
    indexer: { catchUp: () => Promise.resolve(0) },
    log: { error: (fields: { err?: unknown }) => console.error(fields.err) },
    now: () => new Date('2026-11-21T08:00:00.000Z'),
    moderation: 'off',
    namespace: null,
  } as unknown as Services
  const own = provider ?? (await newProvider(graph))
  const viewer: Viewer = {
    ...{ id: 'amina', email: 'amina@hill.example', name: 'Amina', agentId: 'amina', roles: [], key: null },
    providers: [{ ...own, role: 'owner' }],
  }
  const asked = { viewer, dryRun: false }
  return {
    services,
    viewer,
    provider: own,
    async draft(title, codes) {
      const input = { providerId: own.id, titles: [{ text: title, language: 'en' }], licence: 'cc-by-4.0' }
      const id = idOfResult(await createFramework(services, { ...asked, provider: own, input }))
      const ids: Record<string, string> = {}
      for (const code of codes) {
        const input = { code, statements: [{ text: `Learn ${code}`, language: 'en' }] }
        const added = await addOutcome(services, { ...asked, frameworkId: id, parentId: null, position: null, input })
        ids[code] = idOfResult(added)
      }
      return { id, ids }
    },
    requires: (from, to) => setPrerequisite(services, { ...asked, from, to, input: { strength: 'HARD' } }),
    publish: (id, status) => publishFramework(services, { ...asked, id, status, note: null }),
    async close() {
      await model.stop()
    },
  }
}

/** The id of what was changed; throws with the faults when it was refused. */
export function idOfResult(result: Result): string {
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join(' '))
  return result.id!
}

async function newProvider(graph: Graph): Promise<AgentCard> {
  const { value } = await commit(graph, async (tx) => {
    const made = await createProvider(tx, {
      id: newId(),
      name: 'Hill School',
      accountId: 'nobody',
      now: '2026-11-21T08:00:00.000Z',
    })
    return { value: made.provider, changes: made.changes }
  })
  return value
}
