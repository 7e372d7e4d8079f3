/** Everything that is asked of the prerequisite graph. */
import type { Resolvers } from '#api/generated/types.ts'
import { resolvers as graph } from './graph-resolvers.ts'
import { resolvers as plan } from './plan-resolvers.ts'
import { resolvers as resources } from './resource-resolvers.ts'

export const resolvers = {
  ...plan,
  ...graph,
  ...resources,
  Query: { ...plan.Query, ...graph.Query, ...resources.Query },
} satisfies Resolvers
