/** Searches that people keep: only their owners see them. */
import { failed } from '#api/base/issues.ts'
import { unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import { forgetSearch, savedSearchesOf } from '#graph/queries/saved.ts'
import { saveSearch } from './save.ts'

export const resolvers = {
  Viewer: {
    savedSearches: async ({ id }, _args, { services }) => await savedSearchesOf(services.graph, id),
  },
  Mutation: {
    searchSave: async (_root, { input }, { viewer, services }) => {
      if (!viewer || !may(viewer, 'search.keep', null)) throw unauthenticated()
      const outcome = await saveSearch(services, viewer, input)
      if (outcome.ok) return { ...outcome.value, userErrors: [] }
      return { search: null, needsLeftOut: false, userErrors: outcome.errors }
    },
    searchForget: async (_root, { id }, { viewer, services }) => {
      if (!viewer || !may(viewer, 'search.keep', null)) throw unauthenticated()
      if (await forgetSearch(services.graph, viewer.id, id)) return { id, userErrors: [] }
      const { errors } = failed('NOT_FOUND', ['id'], said`You keep no such search. It may be forgotten already.`)
      return { id: null, userErrors: errors }
    },
  },
} satisfies Resolvers
