/** Asking the table of rights. */
import type { Context, Viewer } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import { factorNeeded, lacksFactor } from '#api/factors/required.ts'
import { said } from '#api/words/said.ts'
import { MUTATIONS, RULES, type Action, type Objects, type Rule, type Who } from './table.ts'

export type { Action } from './table.ts'

/** Whether the viewer may do this to that; null is somebody who is not signed in. */
export function may<A extends Action>(viewer: Viewer | null, action: A, object: Objects[A]): boolean {
  const rule = ruleOf(action)
  if (rule.impartial && isPartial(viewer, object)) return false
  if (rule.notBlocked?.(object) && isBlocked(viewer, object)) return false
  return mayByKey(viewer, rule) && whoMay(action, object).some((who) => isOne(viewer, who, object))
}

/** Who may do this to that; nobody where it is in no state for it. */
export function whoMay<A extends Action>(action: A, object: Objects[A]): readonly Who[] {
  const { who } = ruleOf(action)
  return typeof who === 'function' ? who(object) : who
}

type Resolver = (root: unknown, args: unknown, context: Context, info: unknown) => unknown

/**
 * Puts before each mutation what can be said without its object: somebody has to be signed in, a key needs the scope, and
 * whoever lacks the second factor that the place asks for may only read. A mutation without a row in the table is never done.
 */
export function guardMutations(resolvers: Readonly<Record<string, unknown>>): Record<string, Resolver> {
  return Object.fromEntries(
    Object.entries(resolvers).map(([name, resolve]) => [
      name,
      async (root, args, context, info) => {
        const rule = checkMutation(name, context.viewer)
        const { viewer, services } = context
        if (viewer && !isForAll(rule) && !rule.beforeFactor && (await lacksFactor(services, viewer)))
          throw factorNeeded()
        return (resolve as Resolver)(root, args, context, info)
      },
    ]),
  )
}

/** The rule of a mutation. Raises UNAUTHENTICATED or FORBIDDEN where the viewer may not do this to anything. */
function checkMutation(name: string, viewer: Viewer | null): Rule<never> {
  if (!Object.hasOwn(MUTATIONS, name)) throw new Error(`rights: ${name} has no row in api/rights/table.ts`)
  const rule = ruleOf(MUTATIONS[name as keyof typeof MUTATIONS])
  if (isForAll(rule) && !viewer?.key) return rule
  if (!viewer) throw unauthenticated()
  if (mayByKey(viewer, rule)) return rule
  throw forbidden(
    rule.scope === null
      ? said`No API key may do this. Sign in and do it yourself.`
      : said`This API key has no scope "${rule.scope}", which this needs. Make one that has it.`,
  )
}

/** Whether nobody has to be signed in for it. */
function isForAll({ who }: Rule<never>): boolean {
  return typeof who !== 'function' && who.includes('anyone')
}

function ruleOf<A extends Action>(action: A): Rule<Objects[A]> {
  return RULES[action]
}

/** Whoever asks with a key may do what its scopes say, and never more than its owner. */
function mayByKey(viewer: Viewer | null, { scope }: Pick<Rule<never>, 'scope'>): boolean {
  if (!viewer?.key) return true
  return scope !== null && (scope === 'read' || viewer.key.scopes.includes(scope))
}

function isOne(viewer: Viewer | null, who: Who, object: unknown): boolean {
  if (who === 'anyone') return true
  if (!viewer) return false
  switch (who) {
    case 'person':
      return true
    case 'maker':
      return (object as { madeBy?: string } | null)?.madeBy === viewer.agentId
    case 'reviewer':
    case 'moderator':
    case 'administrator':
      return viewer.roles.includes(who)
    case 'outsider':
      return viewer.providers.length > 0 && roleIn(viewer, object) === null
    default:
      return roleIn(viewer, object) === who
  }
}

/** Whoever belongs to one of the providers; of a key for one provider it is not known where else its owner belongs. */
function isPartial(viewer: Viewer | null, object: unknown): boolean {
  const { providerIds } = object as { providerIds: readonly string[] }
  return viewer?.key?.isForOneProvider === true || !!viewer?.providers.some(({ id }) => providerIds.includes(id))
}

/** Moderators keep its members from publishing. */
function isBlocked(viewer: Viewer | null, object: unknown): boolean {
  const providerId = (object as { providerId?: string | null } | null)?.providerId
  return viewer?.providers.find(({ id }) => id === providerId)?.isBlocked === true
}

/** The role of the viewer in the provider of an object; null for none. */
function roleIn(viewer: Viewer, object: unknown) {
  const providerId = (object as { providerId?: string | null } | null)?.providerId
  return viewer.providers.find(({ id }) => id === providerId)?.role ?? null
}
