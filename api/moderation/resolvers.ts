/** Reports, checks, the queue, decisions and what is said to them. */
import { isId, pageSize } from '#api/base/ids.ts'
import { failed, type UserError } from '#api/base/issues.ts'
import { paged } from '#api/base/paged.ts'
import type { Context, Viewer } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { KINDS as FACT_KINDS } from '#api/accessibility/resolvers.ts'
import { changesFrom } from '#api/resource/history.ts'
import { resourcesOf, visible } from '#api/resource/resolvers.ts'
import { may } from '#api/rights/may.ts'
import { licenceOf } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { factClaimsOf, fingerprintOf } from '#graph/queries/facts.ts'
import {
  blockedSince,
  type CaseNode,
  decisionById,
  decisionsAbout,
  decisionsOfProvider,
  type DecisionKind,
  type DecisionNode,
  messagesTo,
  openCases,
  reportsAbout,
} from '#graph/queries/moderation.ts'
import type { TagKind } from '#graph/records.ts'
import { answer } from './answer.ts'
import { check } from './check.ts'
import {
  acceptanceOf,
  acceptMany,
  decideProvider,
  decideResource,
  decisionsFor,
  type ProviderDecision,
  type ResourceDecision,
} from './decide.ts'
import { grouped, inGroup, isGroup } from './queue.ts'
import { REASONS, report } from './report.ts'

const MOST_CLAIMS = 100

type Named<T extends string> = { [name in T]: Uppercase<name> }
const KINDS: Named<CaseNode['kind']> = {
  ...{ new: 'NEW', reported: 'REPORTED', duplicate: 'DUPLICATE', suspicious: 'SUSPICIOUS', answered: 'ANSWERED' },
}
const DECISIONS = {
  accept: 'ACCEPT',
  'ask-changes': 'ASK_CHANGES',
  reject: 'REJECT',
  hide: 'HIDE',
  unhide: 'UNHIDE',
  merge: 'MERGE',
  unmerge: 'UNMERGE',
  warn: 'WARN',
  block: 'BLOCK',
  unblock: 'UNBLOCK',
} as const satisfies Record<DecisionKind, string>
const REASON_NAMES = Object.fromEntries(Object.entries(REASONS).map(([name, stored]) => [stored, name])) as Record<
  string,
  keyof typeof REASONS
>
const ACCEPTS: readonly DecisionKind[] = ['accept', 'ask-changes']

/** The right that a decision is asked as. */
function rightTo(kind: DecisionKind): 'moderation.accept' | 'moderation.decide' {
  return ACCEPTS.includes(kind) ? 'moderation.accept' : 'moderation.decide'
}

/** What waits and this viewer may see, each by itself: nothing of providers they belong to. */
async function queueFor({ viewer, services }: Context): Promise<CaseNode[] | null> {
  if (!may(viewer, 'queue.see', null)) return null
  const all = await openCases(services.graph)
  return all.filter(({ providerIds }) => may(viewer, 'moderation.accept', { providerIds }))
}

const idOf = ({ id }: { id: string }): string => id

interface Payload {
  notice: DecisionNode | null
  userErrors: UserError[]
}

/** Ids of what a case is about that is about many, read once for each case that is looked at. */
const members = new WeakMap<CaseNode, Promise<string[]>>()
function membersOf({ services }: Context, group: CaseNode): Promise<string[]> {
  let ids = members.get(group)
  if (!ids) members.set(group, (ids = inGroup(services.graph, group)))
  return ids
}

/** A resource as those who decide look at it: also one that is not public. */
async function lookedAt(context: Context, id: string): Promise<ResourceNode | null> {
  return isId(id) ? visible(await context.loaders.resource.load(id), context) : null
}

/** Decides about a resource, when the viewer may. */
async function decide(
  context: Context,
  kind: ResourceDecision,
  { id, revision, reason, intoId }: { id: string; revision: number; reason: string; intoId?: string },
): Promise<Payload> {
  const { viewer, services, loaders } = context
  if (!viewer) throw unauthenticated()
  if (!may(viewer, rightTo(kind), { providerIds: [] })) throw refusal(kind)
  const resource = await lookedAt(context, id)
  if (!resource) return { notice: null, ...faults(failed('NOT_FOUND', ['id'], said`There is no resource "${id}".`)) }
  const target = kind === 'merge' ? intoId : kind === 'unmerge' ? resource.mergedInto : undefined
  const into = target === undefined ? null : await lookedAt(context, target)
  const providerIds = [resource.provider.id, ...(into ? [into.provider.id] : [])]
  if (!may(viewer, rightTo(kind), { providerIds })) throw partial()
  if (kind === 'merge' && (into?.state !== 'published' || into.id === resource.id))
    return { notice: null, ...faults(failed('NOT_FOUND', ['intoId'], said`Name the published resource that stays.`)) }
  const done = await decideResource(services, { viewer, kind, resource, revision, reason, into })
  if (!done.ok) return { notice: null, ...faults(done) }
  loaders.resource.clearAll()
  return { notice: done.value, userErrors: [] }
}

/** Decides about a provider, when the viewer may. */
async function decideAbout(
  { viewer, services, loaders }: Context,
  kind: ProviderDecision,
  { id, reason }: { id: string; reason: string },
): Promise<Payload> {
  if (!viewer) throw unauthenticated()
  if (!may(viewer, rightTo(kind), { providerIds: [] })) throw refusal(kind)
  const provider = isId(id) ? await loaders.agent.load(id) : null
  if (!provider) return { notice: null, ...faults(failed('NOT_FOUND', ['id'], said`There is no provider "${id}".`)) }
  if (!may(viewer, rightTo(kind), { providerIds: [id] })) throw partial()
  const done = await decideProvider(services, { viewer, kind, provider, reason })
  return done.ok ? { notice: done.value, userErrors: [] } : { notice: null, ...faults(done) }
}

function faults({ errors }: { errors: UserError[] }) {
  return { userErrors: errors }
}

function refusal(kind: DecisionKind) {
  return forbidden(
    ACCEPTS.includes(kind) ? said`Only reviewers and moderators may do this.` : said`Only moderators may do this.`,
  )
}

function partial() {
  return forbidden(said`You belong to its provider, or use a key for one provider: somebody else has to decide this.`)
}

/** Members speak for their provider, whoever else may for the place. */
function sideOf(viewer: Pick<Viewer, 'providers'>, { providerId }: Pick<DecisionNode, 'providerId'>) {
  return viewer.providers.some(({ id }) => id === providerId) ? 'provider' : 'place'
}

export const resolvers = {
  Resource: {
    claims: async (resource, _args, { services }) => {
      const link = fingerprintOf(resource)
      const claims = await factClaimsOf(services.graph, [resource.id])
      return claims.slice(-MOST_CLAIMS).map(({ predicate, value, says, basis, at, revision, status, ...claim }) => {
        const isTag = predicate === 'accessibility'
        const colon = value.indexOf(':')
        return {
          kind: isTag ? FACT_KINDS[value.slice(0, colon) as TagKind] : null,
          value: isTag ? value.slice(colon + 1) : value,
          licence: isTag ? null : licenceOf(value),
          ...{ present: says === 'present', voice: basis === 'checked' ? 'REVIEWER' : 'REPORTER', at, revision },
          ...{ holds: claim.link === link, lapsed: status === 'lapsed' },
        }
      })
    },
    mergedInto: async ({ mergedInto }, _args, context) =>
      mergedInto === undefined ? null : visible(await context.loaders.resource.load(mergedInto), context),
    viewerCanCheck: ({ state, provider }, _args, { viewer }) =>
      ['published', 'submitted'].includes(state) && may(viewer, 'fact.check', { providerIds: [provider.id] }),
  },
  AccessibilityFact: { disputed: ({ disputed }) => disputed === true },
  Provider: {
    notices: async ({ id }, page, { viewer, services }) =>
      may(viewer, 'notice.see', { providerId: id })
        ? paged(await decisionsOfProvider(services.graph, id), idOf, page)
        : null,
  },
  ModerationCase: {
    kind: ({ kind }) => KINDS[kind],
    resource: async ({ subject }, _args, context) => await lookedAt(context, subject),
    other: async ({ other }, _args, context) => (other ? await lookedAt(context, other) : null),
    provider: async ({ providerIds }, _args, { loaders }) => await loaders.agent.load(providerIds[0] ?? ''),
    reasons: ({ reasons }) => reasons ?? [],
    reports: async ({ subject }, { first }, { viewer, services }) => {
      const all = (await reportsAbout(services.graph, [subject])).filter(({ closedAt }) => !closedAt)
      const seesText = may(viewer, 'report.read', null)
      return all.slice(0, pageSize(first)).map(({ reason, fact, text, at, revision }) => ({
        ...{ reason: REASON_NAMES[reason] ?? 'OTHER', fact: fact ?? null, at, revision },
        text: seesText ? text : null,
      }))
    },
    changes: async ({ subject, since }, { languages }, context) =>
      since ? await changesFrom(context, subject, since, languages ?? []) : [],
    resources: async (group, { first }, context) =>
      await resourcesOf((await membersOf(context, group)).slice(0, pageSize(first)), context),
    resourceCount: async (group, _args, context) => (await membersOf(context, group)).length,
    acceptance: (group, _args, { services }) =>
      isGroup(group) && group.kind === 'new' ? acceptanceOf(services.graph, group.subject) : null,
    notices: async ({ subject }, { first }, { services }) =>
      (await decisionsAbout(services.graph, [subject])).reverse().slice(0, pageSize(first)),
    viewerDecisions: async (open, _args, { viewer, services, loaders }) => {
      const { subject, providerIds } = open
      const resource = await loaders.resource.load(subject)
      const isBlocked = (await blockedSince(services.graph, providerIds[0] ?? '')) !== null
      const first: DecisionKind[] = resource ? decisionsFor(resource) : isGroup(open) ? ['accept'] : []
      const all: DecisionKind[] = [...first, 'warn', isBlocked ? 'unblock' : 'block']
      return all.filter((kind) => may(viewer, rightTo(kind), { providerIds })).map((kind) => DECISIONS[kind])
    },
    isProviderBlocked: async ({ providerIds }, _args, { services }) =>
      (await blockedSince(services.graph, providerIds[0] ?? '')) !== null,
  },
  Notice: {
    decision: ({ kind }) => DECISIONS[kind],
    resource: async ({ subject }, _args, context) => (await resourcesOf([subject], context))[0] ?? null,
    provider: async ({ providerId }, _args, { loaders }) => await loaders.agent.load(providerId),
    messages: async ({ id }, _args, { services }) =>
      (await messagesTo(services.graph, [id])).map(({ side, text, at }) => {
        return { fromProvider: side === 'provider', text, at }
      }),
    viewerCanAnswer: ({ providerId }, _args, { viewer }) => may(viewer, 'notice.see', { providerId }),
  },
  Query: {
    moderationQueue: async (_root, { kind, ...page }, context) => {
      const waiting = await queueFor(context)
      const all = waiting && grouped(waiting)
      return all && paged(kind ? all.filter((each) => KINDS[each.kind] === kind) : all, idOf, page)
    },
    moderationCase: async (_root, { id }, context) => {
      const waiting = (await queueFor(context)) ?? []
      return [...grouped(waiting), ...waiting].find((each) => each.id === id) ?? null
    },
  },
  Mutation: {
    reportCreate: async (_root, { input }, context) => {
      const resource = await lookedAt(context, input.resourceId)
      if (resource?.state !== 'published')
        return {
          reported: false,
          ...faults(failed('NOT_FOUND', ['input', 'resourceId'], said`There is no published resource with this id.`)),
        }
      const done = await report(context, resource, input)
      return { reported: done.ok, userErrors: done.ok ? [] : done.errors }
    },
    factCheck: async (_root, { input }, context) => {
      const { viewer, services, loaders } = context
      if (!viewer) throw unauthenticated()
      if (!may(viewer, 'fact.check', { providerIds: [] }))
        throw forbidden(said`Only reviewers and moderators may do this.`)
      const resource = await lookedAt(context, input.resourceId)
      if (!resource || !['published', 'submitted'].includes(resource.state))
        return {
          resource: null,
          ...faults(failed('NOT_FOUND', ['input', 'resourceId'], said`There is no such resource to check.`)),
        }
      if (!may(viewer, 'fact.check', { providerIds: [resource.provider.id] })) throw partial()
      const done = await check(services, viewer, resource, input)
      loaders.resource.clear(resource.id)
      return done.ok ? { resource: done.value, userErrors: [] } : { resource: null, userErrors: done.errors }
    },
    resourceAccept: async (_root, asked, context) => await decide(context, 'accept', asked),
    resourceAskChanges: async (_root, asked, context) => await decide(context, 'ask-changes', asked),
    resourceReject: async (_root, asked, context) => await decide(context, 'reject', asked),
    resourceHide: async (_root, asked, context) => await decide(context, 'hide', asked),
    resourceUnhide: async (_root, asked, context) => await decide(context, 'unhide', asked),
    resourceMerge: async (_root, asked, context) => await decide(context, 'merge', asked),
    resourceUnmerge: async (_root, asked, context) => await decide(context, 'unmerge', asked),
    providerAccept: async (_root, { id, kind, count, reason }, context) => {
      const { viewer, services, loaders } = context
      if (!viewer) throw unauthenticated()
      if (!may(viewer, rightTo('accept'), { providerIds: [] })) throw refusal('accept')
      if (isId(id) && (await loaders.agent.load(id)) && !may(viewer, rightTo('accept'), { providerIds: [id] }))
        throw partial()
      const group = grouped((await queueFor(context)) ?? []).find(
        (each) => isGroup(each) && each.subject === id && KINDS[each.kind] === kind,
      )
      if (!group)
        return {
          notice: null,
          ...faults(failed('NOT_FOUND', ['id'], said`Nothing of this provider waits as one case.`)),
        }
      const done = await acceptMany(services, { viewer, group, count, reason })
      loaders.resource.clearAll()
      return done.ok ? { notice: done.value, userErrors: [] } : { notice: null, ...faults(done) }
    },
    providerWarn: async (_root, asked, context) => await decideAbout(context, 'warn', asked),
    providerBlock: async (_root, asked, context) => await decideAbout(context, 'block', asked),
    providerUnblock: async (_root, asked, context) => await decideAbout(context, 'unblock', asked),
    noticeAnswer: async (_root, { id, text }, { viewer, services }) => {
      if (!viewer) throw unauthenticated()
      const decision = isId(id) ? await decisionById(services.graph, id) : null
      if (!decision || !may(viewer, 'notice.see', decision))
        return { notice: null, ...faults(failed('NOT_FOUND', ['id'], said`There is no such decision.`)) }
      const done = await answer(services, viewer, decision, { side: sideOf(viewer, decision), text })
      return done.ok ? { notice: decision, userErrors: [] } : { notice: null, userErrors: done.errors }
    },
  },
} satisfies Resolvers
