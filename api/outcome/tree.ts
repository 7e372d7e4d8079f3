/** A framework as a tree: what stands at its top, below an item and beside it, one page at a time, at any size. */
import { cursorOf, pageSize, readCursor } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { present } from '#api/loaders.ts'
import type { OutcomePlaceParent } from '#api/parents.ts'
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import { inPlaceOrder } from '#graph/queries/tree.ts'

/** Items shown at once where nothing is asked for. */
const USUAL_PAGE = 50
/** Ways to the top that are looked for: an item whose every ancestor has several parents has a great many. */
const MOST_PATHS = 20
/** Levels named before the first year of school, and how they are written. */
const BEFORE_YEARS = ['PK', 'TK', 'K', 'KG']

interface ListPage {
  first?: number | null
  after?: string | null
}

/** Tops of the frameworks met so far in one version of a model. */
const tops = new WeakMap<PrerequisiteModel, { version: number; byFramework: Map<string, Promise<string[]>> }>()

/** Ids of the items at the top of a framework, in the order of the tree. Items whose parents form a ring stand there too. */
export function topOf(frameworkId: string, { services }: Context): Promise<string[]> {
  const model = services.model.current()
  let kept = tops.get(model)
  if (kept?.version !== model.version) tops.set(model, (kept = { version: model.version, byFramework: new Map() }))
  let found = kept.byFramework.get(frameworkId)
  if (!found) {
    const { offsets, ends } = model.parents
    const ids = model.ids.filter((_id, number) => {
      const { frameworkId: of, state } = model.outcomes[number]!
      return of === frameworkId && state !== 'referenced' && offsets[number] === ends[number]
    })
    found = inPlaceOrder(services.graph, ids)
    const { byFramework } = kept
    byFramework.set(frameworkId, found)
    found.catch(() => byFramework.delete(frameworkId))
  }
  return found
}

/** One page of outcomes that stand in order; a cursor of one that is there no more begins anew. */
export async function pageOf(ids: readonly string[], { first, after }: ListPage, { loaders }: Context) {
  const [last] = after ? readCursor(after, ['string']) : []
  const from = last === undefined ? 0 : ids.indexOf(last as string) + 1
  const shown = ids.slice(from, from + pageSize(first, USUAL_PAGE))
  const end = shown.at(-1)
  return {
    nodes: present(await loaders.outcome.loadMany(shown)),
    totalCount: ids.length,
    pageInfo: {
      hasNextPage: from + shown.length < ids.length,
      endCursor: end === undefined ? null : cursorOf(end),
    },
  }
}

/** The places of an outcome: one for each way from a root down to it, the source's first way first. */
export async function placesOf(
  outcome: { id: string; framework: { id: string } | null },
  first: number | null | undefined,
  context: Context,
): Promise<OutcomePlaceParent[]> {
  const model = context.services.model.current()
  const paths = pathsTo(model, outcome.id, pageSize(first, 5, MOST_PATHS))
  const places = await Promise.all(
    paths.map(async (path) => {
      const parent = path.at(-1)
      const siblings =
        parent !== undefined
          ? ((await context.loaders.links.load(parent))?.children ?? [])
          : outcome.framework
            ? await topOf(outcome.framework.id, context)
            : []
      return { path, siblings, at: siblings.indexOf(outcome.id) }
    }),
  )
  // The graph may be newer than the model: a place that went is left out.
  return places.filter(({ at }) => at >= 0)
}

/** Ways from a root down to the parents of an outcome, as ids; at most `most` of them. The hierarchy has no rings. */
function pathsTo(model: PrerequisiteModel, id: string, most: number): string[][] {
  const start = model.numberOf(id)
  if (start === undefined) return []
  const found: string[][] = []
  const { offsets, ends, targets } = model.parents
  const climb = (node: number, below: string[]): void => {
    const from = offsets[node]!
    const to = ends[node]!
    if (from === to) found.push(below)
    for (let at = from; at < to && found.length < most; at++) {
      const parent = targets[at]!
      climb(parent, [model.ids[parent]!, ...below])
    }
  }
  climb(start, [])
  return found
}

/** The levels items of a framework have, with how many have each: years before school first, then as people count. */
export async function levelsOf(
  frameworkId: string,
  { services }: Context,
): Promise<{ level: string; count: number }[]> {
  const { facets } = await services.search.search({
    kind: 'outcome',
    text: '',
    filters: { framework: [frameworkId] },
    ranges: {},
    needs: [],
    languages: [],
    order: 'RELEVANCE',
    first: 1,
    facets: ['level'],
    groupByWork: false,
  })
  return (facets.level ?? [])
    .map(({ value, count }) => ({ level: value, count }))
    .sort((a, b) => early(a.level) - early(b.level) || LEVELS.compare(a.level, b.level))
}
const LEVELS = new Intl.Collator('en', { numeric: true })

function early(level: string): number {
  const place = BEFORE_YEARS.indexOf(level.toUpperCase())
  return place < 0 ? BEFORE_YEARS.length : place
}
