/** The revisions of a resource as somebody may see them: who, when, why, and what changed. */
import { bestText } from '#api/base/text-choice.ts'
import { isId } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { present } from '#api/loaders.ts'
import { DECISION_NOTES } from '#api/moderation/decide.ts'
import { CLAIMED } from '#api/provider/claim.ts'
import { may } from '#api/rights/may.ts'
import { said, saidAnew } from '#api/words/said.ts'
import type { ResourceNode, ResourceState as StateName } from '#graph/nodes.ts'
import { membersOf } from '#graph/queries/agent.ts'
import { type ResourceState, type Said, stateAndNow, statesOf } from '#graph/queries/history.ts'
import { type Change, changesBetween, inWords, namedIn, type NameOf } from './words.ts'

export interface Revision {
  number: number
  at: string
  /** Who made it, for people. */
  by: string
  note: string | null
  state: StateName
  isPresent: boolean
  /** What differs from the revision before it that the person asking may see; empty for the first of those. */
  changes: Change[]
  /** Nothing before it is shown. */
  isFirst: boolean
}

export interface RevisionPage {
  nodes: Revision[]
  totalCount: number
  hasNextPage: boolean
  /** Number of the last one shown. */
  end: number | null
}

/**
 * A page of the revisions that the person asking may see, newest first, those before number `before`. What was a draft or
 * waited is for those who may see drafts; others see nothing from before a withdrawal or hiding, which was to end that.
 */
export async function revisionsFor(
  context: Context,
  resource: ResourceNode,
  asked: { first: number; before: number | null; languages: readonly string[] },
): Promise<RevisionPage> {
  const all = visibleStates(await statesOf(context.services.graph, resource.id), (state) =>
    may(context.viewer, 'resource.see', { providerId: resource.provider.id, state }),
  )
  const from = asked.before === null ? 0 : all.findIndex(({ number }) => number < asked.before!)
  const page = from < 0 ? [] : all.slice(from, from + asked.first)
  const shown = from < 0 ? [] : all.slice(from, from + asked.first + 1)
  const nameOf = await namesFor(context, shown, asked.languages)
  const whoOf = await whoFor(context, resource)
  const words = shown.map((state) => inWords(state, nameOf))
  return {
    nodes: page.map((state, at) => ({
      number: state.number,
      at: state.at,
      by: whoOf(state, shown[at + 1]),
      note: saidAnew(state.note, [...DECISION_NOTES, CLAIMED]),
      state: stateOf(state),
      isPresent: state.number === resource.revision,
      changes: words[at + 1] ? changesBetween(words[at + 1]!, words[at]!) : [],
      isFirst: words[at + 1] === undefined,
    })),
    totalCount: all.length,
    hasNextPage: from >= 0 && from + page.length < all.length,
    end: page.at(-1)?.number ?? null,
  }
}

/** What a resource says now and did not say at a revision of it; whether the viewer may see both is decided before. */
export async function changesFrom(
  context: Context,
  id: string,
  revision: number,
  languages: readonly string[],
): Promise<Change[]> {
  const found = await stateAndNow(context.services.graph, id, revision)
  if (!found?.then) return []
  const nameOf = await namesFor(context, [found.then, found.now], languages)
  return changesBetween(inWords(found.then, nameOf), inWords(found.now, nameOf))
}

/** Those of the states, newest first, that somebody sees. Pure. */
export function visibleStates(states: readonly ResourceState[], sees: (state: StateName) => boolean): ResourceState[] {
  const shown: ResourceState[] = []
  const seesAll = sees('draft')
  for (const state of states) {
    const name = stateOf(state)
    if (sees(name)) shown.push(state)
    if (!seesAll && (name === 'withdrawn' || name === 'hidden')) break
  }
  return shown
}

/** What these states name, as the person asking may see it: two reads a kind at most. */
export async function namesFor(
  { loaders, viewer }: Context,
  states: readonly Said[],
  languages: readonly string[],
): Promise<NameOf> {
  const wanted = states.map(namedIn)
  const ids = (pick: (named: ReturnType<typeof namedIn>) => string[]) => [...new Set(wanted.flatMap(pick))]
  const [outcomes, concepts, agents, resources] = await Promise.all([
    loaders.outcome.loadMany(ids(({ outcomes }) => outcomes)),
    loaders.concept.loadMany(ids(({ concepts }) => concepts)),
    loaders.agent.loadMany(ids(({ agents }) => agents)),
    loaders.resource.loadMany(ids(({ resources }) => resources)),
  ])
  const names = new Map<string, string>()
  const put = <T extends { id: string }>(nodes: (T | Error | null)[], name: (node: T) => string | undefined) => {
    for (const node of present(nodes)) {
      const words = name(node)
      if (words !== undefined) names.set(node.id, words)
    }
  }
  put(outcomes, ({ code, statements }) => [code, bestText(statements, languages)?.text].filter(Boolean).join(' '))
  put(concepts, ({ labels, notation, uri }) => bestText(labels, languages)?.text ?? notation ?? uri)
  put(agents, ({ name }) => name)
  put(resources, ({ titles, provider, state, url }) =>
    may(viewer, 'resource.see', { providerId: provider.id, state })
      ? (bestText(titles, languages)?.text ?? url)
      : undefined,
  )
  return (_label, id) => names.get(id) ?? null
}

/**
 * Who made a revision: members are named to those who may know who the members are, to others stands their provider. What
 * takes a resource out of sight or lets it in is of a moderator.
 */
async function whoFor(
  { viewer, services }: Context,
  { provider, sources }: ResourceNode,
): Promise<(state: ResourceState, before: ResourceState | undefined) => string> {
  const members = may(viewer, 'member.see', { providerId: provider.id })
    ? await membersOf(services.graph, provider.id)
    : []
  const names = new Map(members.map(({ agentId, name }) => [agentId, name]))
  const sourceNames = new Map(sources.map(({ key, name }) => [key, name]))
  if (viewer && !viewer.key) names.set(viewer.agentId, viewer.name)
  return (state, before) => {
    const { by } = state
    if (by === null) return sources[0]?.name ?? provider.name
    if (!isId(by)) return sourceNames.get(by) ?? by
    const name = names.get(by)
    if (name !== undefined) return name
    const moved = before && stateOf(before) !== stateOf(state) ? [stateOf(before), stateOf(state)] : []
    const isModerators = moved.includes('hidden') || (moved[0] === 'submitted' && moved[1] !== 'withdrawn')
    return isModerators ? said`A moderator` : provider.name
  }
}

function stateOf({ properties }: Said): StateName {
  return properties.state as StateName
}
