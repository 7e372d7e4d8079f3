/** The editor of frameworks: what it shows, and its changes. */
import { isId, pageSize } from '#api/base/ids.ts'
import type { UserError } from '#api/base/issues.ts'
import type { Context, Viewer } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { createLoaders, present } from '#api/loaders.ts'
import type { FrameworkParent, OutcomeParent } from '#api/parents.ts'
import { type Action, may, whoMay } from '#api/rights/may.ts'
import { said, saidAnew } from '#api/words/said.ts'
import type { AgentCard, FrameworkCard, FrameworkNode, OutcomeNode } from '#graph/nodes.ts'
import { impactOfResult, type Result } from './change.ts'
import { removeMatch, removePrerequisite, setMatch, setPrerequisite } from './edges.ts'
import {
  copyFramework,
  copyTerms,
  createFramework,
  deprecateFramework,
  discardFramework,
  newVersion,
  publishFramework,
  REPLACED,
  updateFramework,
} from './frameworks.ts'
import { NO_IMPACT } from './impact.ts'
import { addOutcome, moveOutcome, retireOutcome, updateOutcome } from './outcomes.ts'
import { isFrozen, statusOf } from './status.ts'

const MOST_EDGES = 200

async function whole(framework: FrameworkParent, { loaders }: Context): Promise<FrameworkNode> {
  if ('outcomeCount' in framework) return framework
  const found = await loaders.framework.load(framework.id)
  if (!found) throw new Error(`framework: ${framework.id} is on a card and not there`)
  return found
}

async function wholeOutcome(outcome: OutcomeParent, { loaders }: Context): Promise<OutcomeNode> {
  if ('evidence' in outcome) return outcome
  const found = await loaders.outcome.load(outcome.id)
  if (!found) throw new Error(`outcome: ${outcome.id} is on a card and not there`)
  return found
}

const fault = (code: UserError['code'], field: string, message: string): { ok: false; errors: UserError[] } => ({
  ok: false,
  errors: [{ code, field: [field], message }],
})

type Allowed<T> = { ok: true; viewer: Viewer; value: T } | { ok: false; errors: UserError[] }
type FrameworkAction = Extract<Action, `framework.${string}`>

/** The framework when the viewer keeps it and may do this to it; raises for those who may not. */
async function kept(
  context: Context,
  id: string,
  action: Exclude<FrameworkAction, 'framework.create'>,
  field = 'id',
): Promise<Allowed<FrameworkNode>> {
  const { viewer, loaders } = context
  if (!viewer) throw unauthenticated()
  const framework = isId(id) ? await loaders.framework.load(id) : null
  if (!framework) return fault('NOT_FOUND', field, said`There is no framework "${id}".`)
  const refused = await refusalOf(context, viewer, framework, action, field)
  return refused ?? { ok: true, viewer, value: framework }
}

/** Those who may at another time are told what stands against it now, others who may. */
async function refusalOf(
  { loaders }: Context,
  viewer: Viewer,
  framework: FrameworkCard,
  action: Exclude<FrameworkAction, 'framework.create'>,
  field: string,
): Promise<{ ok: false; errors: UserError[] } | null> {
  if (may(viewer, action, framework)) return null
  if (framework.providerId === null)
    return fault(
      'FORBIDDEN',
      field,
      said`It mirrors its source and cannot be edited here. Copy it into a draft of your own first.`,
    )
  const isMember = viewer.providers.some(({ id }) => id === framework.providerId)
  const who = whoMay(action, framework)
  if (!isMember || (who.length > 0 && action !== 'framework.copy')) {
    const { name } = (await loaders.agent.load(framework.providerId))!
    throw forbidden(
      isMember ? said`Only owners and editors of ${name} may do this.` : said`Only members of ${name} may do this.`,
    )
  }
  switch (action) {
    case 'framework.edit':
    case 'framework.publish':
      return fault('CONFLICT', field, said`It is frozen, because it was adopted. Make a new version and change that.`)
    case 'framework.version':
      return fault('CONFLICT', field, said`It is a draft itself: change it, or adopt it first.`)
    case 'framework.discard':
      return fault('CONFLICT', field, said`It is public: say that it is no longer in force instead.`)
    case 'framework.deprecate':
      return framework.state === 'draft'
        ? fault('CONFLICT', field, said`Nobody has seen it yet: discard it instead.`)
        : fault('CONFLICT', field, said`It is deprecated already.`)
    default:
      return fault('CONFLICT', field, said`It is yours already: make a new version of it.`)
  }
}

/** The provider when the viewer may keep frameworks for it. */
async function providerFor(context: Context, id: string | null, field: string): Promise<Allowed<AgentCard>> {
  const { viewer, loaders } = context
  if (!viewer) throw unauthenticated()
  if (!id)
    return {
      ok: false,
      errors: [{ code: 'REQUIRED', field: field.split('.'), message: said`Say which provider keeps it.` }],
    }
  const provider = isId(id) ? await loaders.agent.load(id) : null
  if (!provider)
    return {
      ok: false,
      errors: [{ code: 'NOT_FOUND', field: field.split('.'), message: said`There is no provider "${id}".` }],
    }
  if (!may(viewer, 'framework.create', { providerId: provider.id }))
    throw forbidden(said`You are no member of ${provider.name}, so you may not keep frameworks for it.`)
  return { ok: true, viewer, value: provider }
}

/** The outcome when the viewer may change the framework it is in. */
async function keptOutcome(context: Context, id: string, field: string): Promise<Allowed<OutcomeNode>> {
  const { viewer, loaders } = context
  if (!viewer) throw unauthenticated()
  const outcome = isId(id) ? await loaders.outcome.load(id) : null
  if (!outcome) return fault('NOT_FOUND', field, said`There is no outcome "${id}".`)
  if (!outcome.framework)
    return fault('FORBIDDEN', field, said`It is only named here and stands in no framework of yours.`)
  const refused = await refusalOf(context, viewer, outcome.framework, 'framework.edit', field)
  return refused ?? { ok: true, viewer, value: outcome }
}

/** Another outcome that the viewer names, which they have to see. */
async function seen({ loaders }: Context, id: string | null | undefined, field: string) {
  if (id === null || id === undefined) return null
  const outcome = isId(id) ? await loaders.outcome.load(id) : null
  return outcome ? null : fault('NOT_FOUND', field, said`There is no outcome "${id}".`)
}

/** Reads after the change go past what this request read before it. */
function renew(context: Context): void {
  context.loaders = createLoaders(context.services.graph, context.viewer)
}

async function frameworkPayload(context: Context, result: Result, id: string | null) {
  renew(context)
  const shown = result.ok ? result.id : null
  const framework = (shown ?? id) === null || !result.ok ? null : await context.loaders.framework.load((shown ?? id)!)
  return { framework, impact: impactOfResult(result), userErrors: result.ok ? [] : result.errors }
}

async function outcomePayload(context: Context, result: Result) {
  renew(context)
  const outcome = result.ok && result.id !== null ? await context.loaders.outcome.load(result.id) : null
  return { outcome, impact: impactOfResult(result), userErrors: result.ok ? [] : result.errors }
}

const noFramework = (errors: UserError[]) => ({ framework: null, impact: NO_IMPACT, userErrors: errors })
const noOutcome = (errors: UserError[]) => ({ outcome: null, impact: NO_IMPACT, userErrors: errors })

export const resolvers = {
  Framework: {
    titles: (framework) => framework.titles,
    descriptions: async (framework, _args, context) => (await whole(framework, context)).descriptions,
    status: statusOf,
    statusReason: async (framework, _args, context) =>
      saidAnew((await whole(framework, context)).statusReason, [REPLACED]),
    revision: async (framework, _args, context) => (await whole(framework, context)).revision,
    isFrozen,
    viewerCanEdit: (framework, _args, { viewer }) => may(viewer, 'framework.edit', framework),
    viewerCanCopy: async (framework, _args, context) =>
      may(context.viewer, 'framework.copy', framework) &&
      !copyTerms((await whole(framework, context)).licences)?.refused,
    viewerCanMakeVersion: async (framework, _args, context) => {
      if (!may(context.viewer, 'framework.version', framework)) return false
      if ((await whole(framework, context)).replacedBy !== null) return false
      return (await context.loaders.nextDraft.load(framework.id)) === null
    },
    viewerCanDeprecate: (framework, _args, { viewer }) => may(viewer, 'framework.deprecate', framework),
    draftOf: async (framework, _args, context) => {
      const { versionOf, adoptionStatus } = await whole(framework, context)
      const isDraft = adoptionStatus === 'Private Draft' || adoptionStatus === 'Draft'
      return versionOf === null || !isDraft ? null : await context.loaders.framework.load(versionOf)
    },
    nextDraft: async (framework, _args, { loaders }) => {
      const id = await loaders.nextDraft.load(framework.id)
      return id === null ? null : await loaders.framework.load(id)
    },
    copiedFrom: async (framework, _args, context) => {
      const { copiedFrom } = await whole(framework, context)
      return copiedFrom === null ? null : await context.loaders.framework.load(copiedFrom)
    },
    adaptedFrom: async (framework, _args, context) => {
      const { adaptedFrom } = await whole(framework, context)
      return present(await context.loaders.framework.loadMany(adaptedFrom))
    },
    replaces: async (framework, _args, context) => {
      const { replaces } = await whole(framework, context)
      return replaces === null ? null : await context.loaders.framework.load(replaces)
    },
    replacedBy: async (framework, _args, context) => {
      const { replacedBy } = await whole(framework, context)
      return replacedBy === null ? null : await context.loaders.framework.load(replacedBy)
    },
  },
  Outcome: {
    labels: (outcome) => outcome.labels,
    keywords: async (outcome, _args, context) => (await wholeOutcome(outcome, context)).keywords,
    notes: async (outcome, _args, context) => (await wholeOutcome(outcome, context)).notes,
    knowledgeKind: async (outcome, _args, context) => (await wholeOutcome(outcome, context)).knowledgeKind,
    revision: async (outcome, _args, context) => (await wholeOutcome(outcome, context)).revision,
    viewerCanEdit: async (outcome, _args, context) =>
      outcome.framework !== null &&
      may(context.viewer, 'framework.edit', outcome.framework) &&
      !(await wholeOutcome(outcome, context)).isRetired,
    isRetired: async (outcome, _args, context) => (await wholeOutcome(outcome, context)).isRetired,
    copiedFrom: async (outcome, _args, context) => {
      const { copiedFrom } = await wholeOutcome(outcome, context)
      return copiedFrom === null ? null : await context.loaders.outcome.load(copiedFrom)
    },
    proposedPrerequisites: async (outcome, _args, { loaders }) => await loaders.proposed.load(outcome.id, MOST_EDGES),
  },
  Viewer: {
    drafts: async (viewer, _args, { loaders }) => {
      const ids = await loaders.drafts(viewer.providers.map(({ id }) => id))
      return present(await loaders.framework.loadMany(ids))
    },
  },
  ChangeImpact: {
    resources: ({ resources }) => resources.length,
    aligned: async ({ resources }, { first }, { loaders }) =>
      present(await loaders.resource.loadMany(resources.slice(0, pageSize(first)))),
  },
  Mutation: {
    frameworkCreate: async (_root, { input, dryRun }, context) => {
      const allowed = await providerFor(context, input.providerId ?? null, 'input.providerId')
      if (!allowed.ok) return noFramework(allowed.errors)
      const { viewer, value: provider } = allowed
      const result = await createFramework(context.services, { viewer, provider, input, dryRun: dryRun ?? false })
      return await frameworkPayload(context, result, null)
    },
    frameworkUpdate: async (_root, { id, revision, input, dryRun }, context) => {
      const allowed = await kept(context, id, 'framework.edit')
      if (!allowed.ok) return noFramework(allowed.errors)
      const { viewer, value: framework } = allowed
      if (input.providerId && input.providerId !== framework.providerId)
        return noFramework(
          fault('INVALID', 'input', said`A framework stays with its provider: leave \`providerId\` out.`).errors.map(
            (error) => ({ ...error, field: ['input', 'providerId'] }),
          ),
        )
      const provider = (await context.loaders.agent.load(framework.providerId!))!
      const asked = { viewer, framework, provider, revision, input, dryRun: dryRun ?? false }
      return await frameworkPayload(context, await updateFramework(context.services, asked), id)
    },
    frameworkCopy: async (_root, { id, providerId, confirmRights, dryRun }, context) => {
      const { viewer } = context
      if (!viewer) throw unauthenticated()
      const framework = isId(id) ? await context.loaders.framework.load(id) : null
      if (!framework) return noFramework(fault('NOT_FOUND', 'id', said`There is no framework "${id}".`).errors)
      const provider = await providerFor(context, providerId, 'providerId')
      if (!provider.ok) return noFramework(provider.errors)
      if (framework.state === 'referenced')
        return noFramework(fault('CONFLICT', 'id', said`It is only named here: import it first.`).errors)
      if (!may(viewer, 'framework.copy', framework))
        return noFramework(
          fault('CONFLICT', 'id', said`It is yours already: change it while it is a draft, or make a new version.`)
            .errors,
        )
      const result = await copyFramework(context.services, {
        viewer,
        framework,
        provider: provider.value,
        confirmRights: confirmRights ?? false,
        dryRun: dryRun ?? false,
      })
      return await frameworkPayload(context, result, null)
    },
    frameworkNewVersion: async (_root, { id, version, dryRun }, context) => {
      const allowed = await kept(context, id, 'framework.version')
      if (!allowed.ok) return noFramework(allowed.errors)
      const { viewer, value: framework } = allowed
      const asked = { viewer, framework, version: version ?? null, dryRun: dryRun ?? false }
      return await frameworkPayload(context, await newVersion(context.services, asked), null)
    },
    frameworkPublish: async (_root, { id, status, note, dryRun }, context) => {
      const allowed = await kept(context, id, 'framework.publish')
      if (!allowed.ok) return noFramework(allowed.errors)
      const asked = { viewer: allowed.viewer, id, status, note: note ?? null, dryRun: dryRun ?? false }
      return await frameworkPayload(context, await publishFramework(context.services, asked), id)
    },
    frameworkDeprecate: async (_root, { id, reason, dryRun }, context) => {
      const allowed = await kept(context, id, 'framework.deprecate')
      if (!allowed.ok) return noFramework(allowed.errors)
      const asked = { viewer: allowed.viewer, id, reason, dryRun: dryRun ?? false }
      return await frameworkPayload(context, await deprecateFramework(context.services, asked), id)
    },
    frameworkDiscard: async (_root, { id, dryRun }, context) => {
      const allowed = await kept(context, id, 'framework.discard')
      if (!allowed.ok) return noFramework(allowed.errors)
      const asked = { viewer: allowed.viewer, id, dryRun: dryRun ?? false }
      return await frameworkPayload(context, await discardFramework(context.services, asked), null)
    },
    outcomeAdd: async (_root, { frameworkId, parentId, position, input, dryRun }, context) => {
      const allowed = await kept(context, frameworkId, 'framework.edit', 'frameworkId')
      if (!allowed.ok) return noOutcome(allowed.errors)
      const missing = await seen(context, parentId, 'parentId')
      if (missing) return noOutcome(missing.errors)
      const asked = { frameworkId, parentId: parentId ?? null, position: position ?? null, input }
      const result = await addOutcome(context.services, { ...asked, viewer: allowed.viewer, dryRun: dryRun ?? false })
      return await outcomePayload(context, result)
    },
    outcomeUpdate: async (_root, { id, revision, input, dryRun }, context) => {
      const allowed = await keptOutcome(context, id, 'id')
      if (!allowed.ok) return noOutcome(allowed.errors)
      const asked = { viewer: allowed.viewer, id, revision, input, dryRun: dryRun ?? false }
      return await outcomePayload(context, await updateOutcome(context.services, asked))
    },
    outcomeMove: async (_root, { id, parentId, position, dryRun }, context) => {
      const allowed = await keptOutcome(context, id, 'id')
      if (!allowed.ok) return noOutcome(allowed.errors)
      const missing = await seen(context, parentId, 'parentId')
      if (missing) return noOutcome(missing.errors)
      const asked = { id, parentId: parentId ?? null, position: position ?? null }
      const result = await moveOutcome(context.services, { ...asked, viewer: allowed.viewer, dryRun: dryRun ?? false })
      return await outcomePayload(context, result)
    },
    outcomeRetire: async (_root, { id, replacedById, dryRun }, context) => {
      const allowed = await keptOutcome(context, id, 'id')
      if (!allowed.ok) return noOutcome(allowed.errors)
      const missing = await seen(context, replacedById, 'replacedById')
      if (missing) return noOutcome(missing.errors)
      const asked = { viewer: allowed.viewer, id, replacedById: replacedById ?? null, dryRun: dryRun ?? false }
      return await outcomePayload(context, await retireOutcome(context.services, asked))
    },
    prerequisiteSet: async (_root, { from, to, input, dryRun }, context) => {
      const allowed = await keptOutcome(context, from, 'from')
      const missing = allowed.ok ? await seen(context, to, 'to') : null
      if (!allowed.ok || missing) return noOutcome(missing?.errors ?? (allowed.ok ? [] : allowed.errors))
      const asked = { viewer: allowed.viewer, from, to, input, dryRun: dryRun ?? false }
      return await outcomePayload(context, await setPrerequisite(context.services, asked))
    },
    prerequisiteRemove: async (_root, { from, to, dryRun }, context) => {
      const allowed = await keptOutcome(context, from, 'from')
      const missing = allowed.ok ? await seen(context, to, 'to') : null
      if (!allowed.ok || missing) return noOutcome(missing?.errors ?? (allowed.ok ? [] : allowed.errors))
      const asked = { viewer: allowed.viewer, from, to, dryRun: dryRun ?? false }
      return await outcomePayload(context, await removePrerequisite(context.services, asked))
    },
    matchSet: async (_root, { from, to, input, dryRun }, context) => {
      const allowed = await keptOutcome(context, from, 'from')
      const missing = allowed.ok ? await seen(context, to, 'to') : null
      if (!allowed.ok || missing) return noOutcome(missing?.errors ?? (allowed.ok ? [] : allowed.errors))
      const asked = { viewer: allowed.viewer, from, to, input, dryRun: dryRun ?? false }
      return await outcomePayload(context, await setMatch(context.services, asked))
    },
    matchRemove: async (_root, { from, to, kind, dryRun }, context) => {
      const allowed = await keptOutcome(context, from, 'from')
      const missing = allowed.ok ? await seen(context, to, 'to') : null
      if (!allowed.ok || missing) return noOutcome(missing?.errors ?? (allowed.ok ? [] : allowed.errors))
      const asked = { viewer: allowed.viewer, from, to, kind, dryRun: dryRun ?? false }
      return await outcomePayload(context, await removeMatch(context.services, asked))
    },
  },
} satisfies Resolvers
