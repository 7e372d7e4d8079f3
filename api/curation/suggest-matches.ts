/**
 * Outcomes of other frameworks that may be the same or alike, for a curator to judge. Pure and deterministic. What is matched
 * already, in any kind and direction, is not suggested again.
 */
import { codeKeys } from '#graph/codes.ts'
import type { MatchKind } from '#graph/records.ts'
import { OUTCOME_ROLES } from '#api/pathway/role.ts'
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import { fold } from '#api/search/analysis.ts'
import { codeTexts } from '#api/search/document.ts'
import { counted, said } from '#api/words/said.ts'
import type { TogetherColumn } from './suggest-prerequisites.ts'
import type { TextIndex } from './text-index.ts'

export interface MatchSuggestion {
  id: string
  /** 0..1 */
  score: number
  /** As seen from the outcome asked for: `broad` says that the other one is the broader. */
  kind: MatchKind
  /** What speaks for it, the weightiest first, as sentences. */
  reasons: string[]
}

export interface MatchFacts {
  model: PrerequisiteModel
  texts: TextIndex
  /** The first statement of an outcome, else its label; '' when it has none. */
  statementOf: (id: string) => string
  /** Outcomes by the writings of their codes, see `codeWritings`. */
  byCode: ReadonlyMap<string, readonly string[]>
  /** Ids of what it is matched to already. */
  stored: ReadonlySet<string>
  together: readonly TogetherColumn[]
  related: readonly { id: string; through: string }[]
}

/** How sure each sign makes us at its strongest; they add up as 1 − Π(1 − weight × strength). */
const WEIGHTS = {
  /** The same standard code, and the same words. */
  code: 0.85,
  /** The same words in the same order. */
  statement: 0.9,
  text: 0.8,
  /** What they stand below is matched. */
  parent: 0.15,
  /** What they require, or what requires them, is matched. */
  neighbours: 0.15,
  /** Both are matched to the same outcome. */
  related: 0.6,
  both: 0.3,
  age: 0.1,
} as const
type Sign = keyof typeof WEIGHTS

/** A shared code of two letters and digits says little by itself when the words have nothing in common. */
const CODE_WITHOUT_WORDS = 0.35
/** What is left of the score of an outcome that has an exact match in this framework already. */
const TAKEN = 0.7
/** What is left of it when one is a heading and the other is learnt. */
const OF_ANOTHER_SORT = 0.75
const CANDIDATES_BY_TEXT = 60
const LEAST_SCORE = 0.1
/** Likeness of words from which on a match is close, and exact where a code or a matched place agrees. */
const EXACT_FROM = 0.7
const CLOSE_FROM = 0.45
/** Children that are alike, from which on the other one is taken for the broader. */
const PARTS_FROM = 0.3

/** The writings by which two codes are compared; without those of a code too short to tell anything (`L`, `1`). */
export function codeWritings(code: string | null): string[] {
  if (code === null) return []
  return [...new Set(codeTexts(code).flatMap(codeKeys))].filter((key) => /\p{L}/u.test(key) && /\p{N}/u.test(key))
}

/**
 * The best `first` suggestions, best first.
 * @param framework only outcomes of this one; by default of all but the outcome's own
 */
export function suggestMatches(
  facts: MatchFacts,
  outcome: string,
  first: number,
  framework: string | null = null,
): MatchSuggestion[] {
  const { model, texts, stored } = facts
  const own = model.numberOf(outcome)
  if (own === undefined) return []
  const home = model.outcomes[own]!.frameworkId
  const isDraft = model.outcomes[own]!.state === 'draft'
  if (framework !== null && framework === home) return []
  const isCandidate = (id: string): boolean => {
    const node = model.numberOf(id)
    if (node === undefined || node === own || stored.has(id)) return false
    const { frameworkId, state } = model.outcomes[node]!
    if (frameworkId === null || frameworkId === home) return false
    if (framework !== null && frameworkId !== framework) return false
    return state === 'published' && (isDraft || model.outcomes[own]!.state === 'published')
  }
  const candidates = new Map<string, Partial<Record<Sign, { strength: number; reason: string }>>>()
  const sign = (id: string, name: Sign, strength: number, reason: string): void => {
    if (!isCandidate(id)) return
    let signs = candidates.get(id)
    if (!signs) candidates.set(id, (signs = {}))
    const known = signs[name]
    if (!known || known.strength < strength) signs[name] = { strength: Math.min(1, strength), reason }
  }

  for (const { id, score } of texts.like(outcome, CANDIDATES_BY_TEXT, isCandidate))
    sign(id, 'text', score, said`They use the same words.`)
  const code = model.outcomes[own]!.code
  for (const writing of codeWritings(code))
    for (const id of facts.byCode.get(writing) ?? [])
      sign(
        id,
        'code',
        1,
        said`Its code, ${model.outcomes[model.numberOf(id)!]!.code!}, is another writing of ${code!}.`,
      )
  for (const { id, through } of facts.related)
    sign(id, 'related', 1, said`Both are matched to ${nameOf(model, model.numberOf(through))}.`)
  for (const { id, both } of facts.together)
    if (both > 0)
      sign(
        id,
        'both',
        both / (both + 2),
        counted(both, '{0} of its resources serves both.', '{0} of its resources serve both.'),
      )
  // Where what stands above, before or after is matched, what stands beside the match is looked at.
  for (const [graph, back, name, words] of [
    [
      model.parents,
      model.children,
      'parent',
      (one: string) => said`This one stands below ${one}, and it stands below the match of that.`,
    ],
    [
      model.requires,
      model.requiredBy,
      'neighbours',
      (one: string) => said`This one requires ${one}, and it requires the match of that.`,
    ],
    [
      model.requiredBy,
      model.requires,
      'neighbours',
      (one: string) => said`This one is required by ${one}, and it is required by the match of that.`,
    ],
  ] as const)
    for (const other of neighbours(graph, own))
      for (const match of model.matchesOf(other)) {
        if (match.kind !== 'exact' && match.kind !== 'close') continue
        // One of two that stand there is likelier meant than one of twenty.
        const beside = neighbours(back, match.outcome)
        for (const candidate of beside)
          sign(model.ids[candidate]!, name, match.confidence / Math.sqrt(beside.length), words(nameOf(model, other)))
      }

  const statement = plain(facts.statementOf(outcome))
  const found: MatchSuggestion[] = []
  for (const [id, signs] of candidates) {
    const node = model.numberOf(id)!
    const likeness = signs.text?.strength ?? texts.likeness(outcome, id)
    const isSame = statement !== '' && plain(facts.statementOf(id)) === statement
    if (isSame) signs.statement = { strength: 1, reason: said`They say the same.` }
    if (signs.code) signs.code.strength = CODE_WITHOUT_WORDS + (1 - CODE_WITHOUT_WORDS) * Math.min(1, 2 * likeness)
    if (overlapInAge(model, own, node))
      signs.age = { strength: 1, reason: said`They are for learners of the same age.` }
    let doubt = 1
    for (const name of Object.keys(WEIGHTS) as Sign[]) doubt *= 1 - WEIGHTS[name] * (signs[name]?.strength ?? 0)
    // What has its match here already is seldom the match of another one too.
    const taken = model
      .matchesOf(node)
      .find(({ outcome: other, kind }) => kind === 'exact' && model.outcomes[other]!.frameworkId === home)
    const differ = isGroup(model, own) === isGroup(model, node) ? 1 : OF_ANOTHER_SORT
    const score = Math.round((1 - doubt) * (taken ? TAKEN : 1) * differ * 1e4) / 1e4
    if (score < LEAST_SCORE || (Object.keys(signs).length === 1 && signs.age)) continue
    found.push({
      id,
      score,
      kind: kindOf(facts, own, node, { likeness, isSame, hasCode: signs.code !== undefined }),
      reasons: [
        ...(Object.entries(signs) as [Sign, { strength: number; reason: string }][])
          .sort(([a, x], [b, y]) => WEIGHTS[b] * y.strength - WEIGHTS[a] * x.strength || (a < b ? -1 : 1))
          .map(([, { reason }]) => reason),
        ...(taken ? [said`It is matched to ${nameOf(model, taken.outcome)} already.`] : []),
      ],
    })
  }
  return found
    .sort((a, b) => b.score - a.score || model.rank[model.numberOf(a.id)!]! - model.rank[model.numberOf(b.id)!]!)
    .slice(0, first)
}

/** Exact, close, broad, narrow or related, by words, codes and what stands below each. */
function kindOf(
  { model, texts }: MatchFacts,
  own: number,
  other: number,
  { likeness, isSame, hasCode }: { likeness: number; isSame: boolean; hasCode: boolean },
): MatchKind {
  if (isSame || (hasCode && likeness >= EXACT_FROM)) return 'exact'
  if (isGroup(model, other) && !isGroup(model, own)) return 'broad'
  if (isGroup(model, own) && !isGroup(model, other)) return 'narrow'
  // The other one has a part that is more like this one than the whole is.
  const id = model.ids[own]!
  const partOf = (whole: number, like: string) =>
    neighbours(model.children, whole).some((part) => {
      const score = texts.likeness(model.ids[part]!, like)
      return score >= PARTS_FROM && score > likeness
    })
  if (partOf(other, id)) return 'broad'
  if (partOf(own, model.ids[other]!)) return 'narrow'
  return likeness >= CLOSE_FROM || (hasCode && likeness > 0) ? 'close' : 'related'
}

function isGroup({ roles }: PrerequisiteModel, node: number): boolean {
  return roles[node] === OUTCOME_ROLES.indexOf('group')
}

function neighbours(graph: PrerequisiteModel['parents'], node: number): number[] {
  return [...graph.targets.subarray(graph.offsets[node]!, graph.ends[node]!)]
}

function overlapInAge({ outcomes }: PrerequisiteModel, a: number, b: number): boolean {
  const [one, other] = [outcomes[a]!, outcomes[b]!]
  if (one.ageFrom == null || other.ageFrom == null) return false
  return one.ageFrom <= (other.ageTo ?? Infinity) && other.ageFrom <= (one.ageTo ?? Infinity)
}

function nameOf(model: PrerequisiteModel, node: number | undefined): string {
  return (node === undefined ? null : model.outcomes[node]!.code) ?? said`one outcome`
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
