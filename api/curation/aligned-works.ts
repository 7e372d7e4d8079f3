/** What works that are alike are aligned to: the words of all works with accepted alignments, and what those say. */
import { setImmediate } from 'node:timers/promises'
import type { Graph } from '#graph/graph.ts'
import type { AgentCard, ConceptCard, ResourceNode } from '#graph/nodes.ts'
import { alignedResourceIds } from '#graph/queries/columns.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { weighWords, wordsOfEditions, type ResourceWords, type WordsOfEdition } from './suggest-alignments.ts'
import { TextIndex, type WeighedText } from './text-index.ts'

/** Works that are asked what they are aligned to. */
const NEAREST = 20
const BATCH = 200
/** How long the words of the aligned works are used before they are read anew. */
const KEPT_MS = 10 * 60_000
/** Sort and publisher say a good deal of what a work is for. */
const SORT_WEIGHT = 1
/** Few works that are hardly alike say little: likeness that stands for works unknown, which say nothing. */
const UNKNOWN = 0.5
/** A work that has little in common with it has no say. */
const LEAST_LIKENESS = 0.15

/** The part of a resource that tells what works are alike. */
export type LikeEdition = WordsOfEdition & {
  types: readonly Pick<ConceptCard, 'labels'>[]
  provider: Pick<AgentCard, 'name'>
}

/** An outcome that works alike are aligned to. */
export interface Vote {
  outcome: string
  /** Share of the works alike that are aligned to it, each counted by how alike it is: 0..1. */
  share: number
  works: number
  of: number
}

/** Works by their words, with the outcomes they teach. */
export class AlignedWorks {
  private readonly texts = new TextIndex()
  private readonly outcomes = new Map<string, readonly string[]>()

  /** Puts a work; one that teaches nothing has no say. */
  put(work: string, editions: readonly (LikeEdition & Pick<ResourceNode, 'alignments'>)[]): void {
    const taught = taughtBy(editions)
    if (taught.length === 0) return
    this.outcomes.set(work, taught)
    this.texts.put(work, likeWords(editions))
  }

  /** What the works most like these editions teach; `work`, their own, has no say. */
  votes(work: string | null, editions: readonly LikeEdition[]): Vote[] {
    const near = this.texts
      .nearest(likeWords(editions), NEAREST, (id) => id !== work)
      .filter(({ score }) => score >= LEAST_LIKENESS)
    const all = near.reduce((sum, { score }) => sum + score, 0)
    const found = new Map<string, { sum: number; works: number }>()
    for (const { id, score } of near)
      for (const outcome of this.outcomes.get(id) ?? []) {
        const { sum, works } = found.get(outcome) ?? { sum: 0, works: 0 }
        found.set(outcome, { sum: sum + score, works: works + 1 })
      }
    return [...found].map(([outcome, { sum, works }]) => ({
      outcome,
      share: sum / (all + UNKNOWN),
      works,
      of: near.length,
    }))
  }
}

/** Ids of the outcomes that editions teach, practise or assess, by their accepted alignments. */
export function taughtBy(editions: readonly Pick<ResourceNode, 'alignments'>[]): string[] {
  const taught = editions.flatMap(({ alignments }) =>
    alignments
      .filter(({ status, kind }) => status === 'accepted' && kind !== 'requires')
      .map(({ outcome }) => outcome.id),
  )
  return [...new Set(taught)]
}

function likeWords(editions: readonly LikeEdition[]): WeighedText[] {
  const words: ResourceWords = wordsOfEditions(editions)
  const first = editions[0]
  const sort = first
    ? [first.provider.name, ...first.types.flatMap(({ labels }) => labels.map(({ text }) => text))]
    : []
  return [...weighWords(words), ...sort.map((text) => ({ text, weight: SORT_WEIGHT }))]
}

const kept = new WeakMap<Graph, { at: number; works: Promise<AlignedWorks> }>()

/** The aligned works of a graph, at most ten minutes old; read in slices, so that others are served meanwhile. */
export function alignedWorksOf(graph: Graph): Promise<AlignedWorks> {
  const known = kept.get(graph)
  if (known && performance.now() - known.at < KEPT_MS) return known.works
  const works = read(graph)
  kept.set(graph, { at: performance.now(), works })
  works.catch(() => kept.delete(graph))
  return works
}

async function read(graph: Graph): Promise<AlignedWorks> {
  const ids = await alignedResourceIds(graph)
  const byWork = new Map<string, ResourceNode[]>()
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const resource of await resourcesByIds(graph, ids.slice(start, start + BATCH)))
      byWork.set(resource.work, [...(byWork.get(resource.work) ?? []), resource])
    await setImmediate()
  }
  const works = new AlignedWorks()
  let put = 0
  for (const [work, editions] of byWork) {
    works.put(work, editions)
    if (++put % BATCH === 0) await setImmediate()
  }
  return works
}
