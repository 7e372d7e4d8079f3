/** Codes for print: which one a thing has, and where it leads. */
import { createHash } from 'node:crypto'
import { readNeeds } from '#api/accessibility/ask.ts'
import { failed, type UserError } from '#api/base/issues.ts'
import type { Context } from '#api/context.ts'
import { unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import { codesShown } from '#graph/queries/code.ts'
import { lead } from './lead.ts'
import { shownLetters } from './letters.ts'
import { codesFor } from './make.ts'
import { planAddress } from './plan-address.ts'
import { mayRelink, relink } from './relink.ts'

export const resolvers = {
  Resource: {
    printCode: async ({ work, state }, _args, context) =>
      state === 'published' ? await printCode(`work:${work}`, context) : null,
    viewerCanRelinkCodes: ({ provider, state }, _args, { viewer }) =>
      state === 'published' && may(viewer, 'code.relink', { providerId: provider.id }),
  },
  Outcome: {
    printCode: async ({ id, state }, _args, context) =>
      state === 'published' ? await printCode(`outcome:${id}`, context) : null,
  },
  Framework: {
    printCode: async ({ id, state }, _args, context) =>
      state === 'published' ? await printCode(`framework:${id}`, context) : null,
  },
  Collection: {
    printCode: async ({ id, state }, _args, context) =>
      state === 'private' ? null : await printCode(`collection:${id}`, context),
  },
  Provider: { printCode: async ({ id }, _args, context) => await printCode(`provider:${id}`, context) },
  PrintCodeTarget: {
    viewerCanRelink: async ({ code }, _args, context) =>
      code !== null && context.viewer !== null && (await mayRelink(code, context)),
  },
  Query: {
    printCodeTarget: async (_root, { letters, languages, needs }, context) =>
      await lead(letters, { languages: languages ?? context.languages, needs: readNeeds(needs) }, context),
    planCode: async (_root, { address }, { services }) => {
      const plan = planAddress(address)
      if (!plan.ok) return null
      const key = planKey(plan.address)
      const code = (await codesShown(services.graph, [key])).get(key)
      return code === undefined ? null : shown(code)
    },
  },
  Mutation: {
    planCodeMake: async (_root, { address }, { services, loaders }) => {
      const plan = planAddress(address)
      if (!plan.ok) return refused(failed('INVALID', ['address'], plan.fault))
      const goals = await Promise.all(plan.goals.map((id) => loaders.outcome.load(id)))
      if (goals.some((goal) => goal?.state !== 'published'))
        return refused(failed('NOT_FOUND', ['address'], said`A goal of this plan is not here.`))
      const key = planKey(plan.address)
      const code = (await codesFor(services.graph, [key], { plan: plan.address, now: services.now() })).get(key)
      return code === undefined
        ? refused(failed('UNAVAILABLE', ['address'], said`The code could not be made now. Try again in a minute.`))
        : { code: shown(code), userErrors: [] }
    },
    printCodeRelink: async (_root, { letters, to }, context) => {
      const { viewer } = context
      if (!viewer) throw unauthenticated()
      const done = await relink(context, { viewer, letters, to })
      return done.ok ? { code: shown(done.value), userErrors: [] } : refused(done)
    },
  },
} satisfies Resolvers

async function printCode(key: string, { loaders }: Context) {
  const code = await loaders.printCode.load(key)
  return code === null ? null : shown(code)
}

function shown(code: string) {
  return { letters: shownLetters(code), path: `/q/${code}` }
}

function refused({ errors }: { errors: UserError[] }) {
  return { code: null, userErrors: errors }
}

/** Addresses of plans are long: they are found by their hash. */
function planKey(address: string): string {
  return `plan:${createHash('sha256').update(address).digest('hex')}`
}
