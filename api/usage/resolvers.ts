/** A provider's dashboard, and the counting of what is opened. */
import { isId, pageSize } from '#api/base/ids.ts'
import { failed } from '#api/base/issues.ts'
import { paged } from '#api/base/paged.ts'
import type { Context } from '#api/context.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { present } from '#api/loaders.ts'
import { improvements, type Improvement } from '#api/resource/preflight.ts'
import { asDeclared } from '#api/resource/record.ts'
import { STATES, visible } from '#api/resource/resolvers.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import type { AgentCard, ResourceNode } from '#graph/nodes.ts'
import { earnedBy, everythingOf, wishesIn } from '#graph/queries/usage.ts'

/** Resources whose gaps are counted, the latest changed. */
const MOST_COUNTED = 1_000
/** Resources read at once. */
const BATCH = 200
/** What a message says of one resource alone. */
const NUMBERS = /: of \d+ .*$/
const NOTHING_EARNED = { opened: 0, planned: 0, collected: 0, translated: 0, remixed: 0 }

/** A provider's resources, and those of the published ones that are counted, read when somebody asks. */
export interface DashboardParent {
  all: readonly { id: string; state: string }[]
  counted: () => Promise<Counted>
}
interface Counted {
  resources: number
  withOutcomes: number
  withAccessibility: number
  missing: (Pick<Improvement, 'message' | 'why'> & { count: number })[]
  languages: string[]
}

export const resolvers = {
  Provider: {
    dashboard: async (provider: AgentCard, _args, context) => {
      if (!may(context.viewer, 'provider.measure', { providerId: provider.id })) return null
      const all = await everythingOf(context.services.graph, provider.id)
      let counting: Promise<Counted> | null = null
      return { all, counted: () => (counting ??= count(all, context)) }
    },
  },
  ProviderDashboard: {
    states: ({ all }) =>
      [...Map.groupBy(all, ({ state }) => state)].map(([state, of]) => ({
        state: STATES[state as keyof typeof STATES],
        count: of.length,
      })),
    resources: async ({ all }, asked, { loaders, services }) => {
      const { nodes, ...rest } = paged(all, ({ id }) => id, asked)
      const page = nodes.map(({ id }) => id)
      const [resources, earned] = await Promise.all([
        loaders.resource.loadMany(page).then(present),
        earnedBy(services.graph, page),
      ])
      return {
        ...rest,
        nodes: resources.map((resource) => ({
          resource,
          ...(earned.get(resource.id) ?? NOTHING_EARNED),
          improvements: resource.state === 'withdrawn' ? [] : lacksOf(resource),
        })),
      }
    },
    countedOf: async ({ counted }) => (await counted()).resources,
    withOutcomes: async ({ counted }) => (await counted()).withOutcomes,
    withAccessibility: async ({ counted }) => (await counted()).withAccessibility,
    missing: async ({ counted }) => (await counted()).missing,
    wishes: async ({ counted }, { first }, { services }) =>
      await wishesIn(services.graph, (await counted()).languages, pageSize(first)),
  },
  Mutation: {
    resourceOpen: async (_root, { id }, context) => {
      const resource = isId(id) ? visible(await context.loaders.resource.load(id), context) : null
      if (!resource?.url)
        return {
          url: null,
          userErrors: failed('NOT_FOUND', ['id'], said`There is no resource "${id}" to open.`).errors,
        }
      context.services.usage.opened(id)
      return { url: resource.url, userErrors: [] }
    },
  },
} satisfies Resolvers

/** What a provider's published resources have and lack; those changed last, at most 1,000. */
async function count(all: DashboardParent['all'], { loaders }: Context): Promise<Counted> {
  const ids = all.filter(({ state }) => state === 'published').map(({ id }) => id)
  const found: Counted = { resources: 0, withOutcomes: 0, withAccessibility: 0, missing: [], languages: [] }
  const languages = new Set<string>()
  const lacks = new Map<number, Counted['missing'][number]>()
  for (let at = 0; at < Math.min(ids.length, MOST_COUNTED); at += BATCH) {
    const batch: ResourceNode[] = present(
      await loaders.resource.loadMany(ids.slice(at, Math.min(at + BATCH, MOST_COUNTED))),
    )
    for (const resource of batch) {
      found.resources++
      if (resource.alignments.some(({ status }) => status === 'accepted')) found.withOutcomes++
      if (resource.tags.length > 0) found.withAccessibility++
      for (const language of resource.languages) languages.add(language)
      for (const { message, why, rank } of lacksOf(resource)) {
        const lack = lacks.get(rank) ?? { message: message.replace(NUMBERS, '.'), why, count: 0 }
        lack.count++
        lacks.set(rank, lack)
      }
    }
  }
  return { ...found, languages: [...languages], missing: [...lacks].sort(([a], [b]) => a - b).map(([, lack]) => lack) }
}

function lacksOf(resource: ResourceNode): Improvement[] {
  return improvements(asDeclared(resource), resource.contributors.length)
}
