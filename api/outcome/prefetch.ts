/** Asking early for what the fields of an outcome will need, so that it comes with the same reads as the outcome. */
import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'
import type { Context } from '#api/context.ts'
import type { Adjacency } from '#graph/algorithms/adjacency.ts'

/** Fields that rest on the links of an outcome. */
const LINKED = ['parents', 'children', 'below', 'places', 'requires', 'requiredBy', 'matches', 'replacedBy']
/** Neighbours of each kind that are asked for early; the rest comes with a read of its own. */
const MOST_EARLY = 50
/** Items on each side of it among its siblings. */
const BESIDE = 3

/** Names of the fields asked for right below a field, through fragments too. */
export function fieldsAsked({ fieldNodes, fragments }: GraphQLResolveInfo): Set<string> {
  const names = new Set<string>()
  const look = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet)
      else look(fragments[selection.name.value]?.selectionSet)
    }
  }
  for (const node of fieldNodes) look(node.selectionSet)
  return names
}

/**
 * Loads the links of an outcome, those of its parents where its place is asked for, and the outcomes that the prerequisite
 * model knows beside it. Only a guess that saves reads: what the fields then give comes from the graph.
 */
export function prefetch(id: string, fields: ReadonlySet<string>, { loaders, services }: Context): void {
  if (!LINKED.some((name) => fields.has(name))) return
  const model = services.model.current()
  const number = model.numberOf(id)
  const idsIn = ({ offsets, ends, targets }: Adjacency) =>
    number === undefined
      ? []
      : [...targets.subarray(offsets[number], Math.min(ends[number]!, offsets[number]! + MOST_EARLY))].map(
          (other) => model.ids[other]!,
        )
  const links = [id]
  const outcomes: string[] = []
  const parents = idsIn(model.parents)
  if (fields.has('places')) {
    links.push(...parents)
    outcomes.push(...model.ancestors(id), ...beside())
  }
  if (fields.has('parents') || fields.has('ancestors')) outcomes.push(...parents, ...model.ancestors(id))
  if (fields.has('children') || fields.has('below')) outcomes.push(...idsIn(model.children))
  if (fields.has('requires')) outcomes.push(...idsIn(model.requires))
  if (fields.has('requiredBy')) outcomes.push(...idsIn(model.requiredBy))
  if (fields.has('matches') && number !== undefined)
    outcomes.push(
      ...model
        .matchesOf(number)
        .slice(0, MOST_EARLY)
        .map(({ outcome }) => model.ids[outcome]!),
    )
  // Whoever needs them meets the failure; here it would be nobody's.
  for (const one of new Set(links)) loaders.links.load(one).catch(() => undefined)
  for (const one of new Set(outcomes)) loaders.outcome.load(one).catch(() => undefined)

  /** Those around it below its first parent, in the model's order, which is mostly that of the tree. */
  function beside(): string[] {
    const { offsets, ends, targets } = model.parents
    if (number === undefined || offsets[number] === ends[number]) return []
    const parent = targets[offsets[number]!]!
    const siblings = model.children.targets.subarray(model.children.offsets[parent], model.children.ends[parent])
    const at = siblings.indexOf(number)
    return [...siblings.subarray(Math.max(0, at - BESIDE), at + BESIDE + 1)].map((other) => model.ids[other]!)
  }
}
