/** Suggests outcomes for works, and stores what is suggested: after an import, and when an operator asks for it. */
import { setImmediate } from 'node:timers/promises'
import type { ModelKeeper } from '#api/pathway/keeper.ts'
import type { Graph } from '#graph/graph.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { replaceSuggestions, suggestionsOf, worksOf } from '#graph/queries/suggested.ts'
import { alignedWorksOf, taughtBy } from './aligned-works.ts'
import { suggestAlignments, wordsOfEditions } from './suggest-alignments.ts'
import { textsOf } from './texts.ts'

/** Suggestions kept for a resource, and the least that one must have for it. */
const KEPT = 5
const LEAST_KEPT = 0.25
/** Candidates looked at, so that some are left when others were rejected. */
const LOOKED_AT = 20
const RESOURCES_A_BATCH = 200

export interface SuggestedCount {
  works: number
  added: number
  removed: number
}

export interface SuggestOptions {
  /** Only works with one of these resources; all by default. */
  resources?: ReadonlySet<string>
  signal?: AbortSignal
  progress?: (done: number, of: number) => void
}

/**
 * Suggests for every work of which an edition has no accepted alignment. Where no edition has one, the first edition carries
 * the suggestions of the work; else each edition without one carries those of its own. Works go in batches, each stored at
 * once; a run that was stopped is simply run again. Throws what `signal` was aborted with.
 */
export async function suggestForWorks(
  { graph, model }: { graph: Graph; model: ModelKeeper },
  { resources, signal, progress }: SuggestOptions = {},
): Promise<SuggestedCount> {
  await model.catchUp()
  const [known, aligned, rows] = [await textsOf(graph), await alignedWorksOf(graph), await worksOf(graph)]
  const all = [...Map.groupBy(rows, ({ work }) => work).values()].map((editions) => editions.map(({ id }) => id))
  const works = resources ? all.filter((ids) => ids.some((id) => resources.has(id))) : all
  const total: SuggestedCount = { works: 0, added: 0, removed: 0 }
  for (const batch of batchesOf(works)) {
    signal?.throwIfAborted()
    const ids = batch.flat()
    const found = new Map((await resourcesByIds(graph, ids)).map((resource) => [resource.id, resource]))
    const rejected = (await suggestionsOf(graph, ids)).filter(({ status }) => status === 'rejected')
    const wanted = []
    for (const editionIds of batch) {
      const editions = editionIds.flatMap((id) => found.get(id) ?? [])
      const places = placesFor(editions)
      if (places.length === 0) continue
      const taught = taughtBy(editions)
      const settled = new Set<string>()
      const siblings = editions.flatMap((edition) =>
        taughtBy([edition]).map((outcome) => ({ outcome, language: edition.languages[0] ?? 'und' })),
      )
      const votes = aligned.votes(editions[0]!.work, editions)
      const facts = { model: model.current(), ...known, taught, siblings, votes, settled }
      const suggestions = suggestAlignments(facts, wordsOfEditions(editions), LOOKED_AT)
      for (const { id: resource } of places) {
        const not = new Set(rejected.filter((each) => each.resource === resource).map(({ outcome }) => outcome))
        const kept = suggestions.filter(({ id, score }) => score >= LEAST_KEPT && !not.has(id)).slice(0, KEPT)
        wanted.push(...kept.map(({ id: outcome, score, reasons }) => ({ resource, outcome, score, reasons })))
      }
      await setImmediate()
    }
    const { added, removed } = await replaceSuggestions(graph, ids, wanted)
    total.works += batch.length
    total.added += added
    total.removed += removed
    progress?.(total.works, works.length)
  }
  return total
}

/** The editions that carry suggestions. */
function placesFor(editions: readonly ResourceNode[]): ResourceNode[] {
  const open = editions.filter((edition) => taughtBy([edition]).length === 0)
  return open.length === editions.length ? open.slice(0, 1) : open
}

function* batchesOf(works: readonly string[][]): Generator<string[][]> {
  let batch: string[][] = []
  let size = 0
  for (const work of works) {
    batch.push(work)
    size += work.length
    if (size < RESOURCES_A_BATCH) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}
