/**
 * Prerequisites an outcome may lack, for a curator to judge. Pure and deterministic: the same model, texts and facts give the
 * same suggestions. Nothing is suggested that exists, was rejected, stands above or below the outcome, or would close a
 * circle.
 *
 * What speaks for a candidate is added up with fixed weights and brought between 0 and 1 by the logistic function. The weights
 * of the signs that real graphs can teach are those of a logistic regression on hidden prerequisites of three of them,
 * rounded; see DESIGN.md. The score orders suggestions; it is no probability.
 */
import { closure } from '#graph/algorithms/closure.ts'
import { OUTCOME_ROLES } from '#api/pathway/role.ts'
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import { counted, said } from '#api/words/said.ts'
import type { TextIndex } from './text-index.ts'

export interface PrerequisiteSuggestion {
  id: string
  /** 0..1 */
  score: number
  strength: 'hard' | 'soft'
  /** What speaks for it, the weightiest first, as sentences. */
  reasons: string[]
  /** It is stored as proposed: an import set it aside, or somebody proposed it. */
  proposed: boolean
}

/** Resources that have to do with the outcome asked for and with another one. */
export interface TogetherColumn {
  /** The other outcome. */
  id: string
  /** Works that are aligned to both by teaching, practising or assessing. */
  both: number
  /** Works that teach or practise the one asked for and require the other. */
  requiring: number
}

export interface PrerequisiteFacts {
  model: PrerequisiteModel
  texts: TextIndex
  /** Status of each edge that is stored from the outcome to another one, by the other's id. */
  stored: ReadonlyMap<string, 'accepted' | 'proposed' | 'rejected'>
  together: readonly TogetherColumn[]
  /** Outcomes that match what the outcome matches, in any kind, and what that is. */
  related: readonly { id: string; through: string }[]
}

/** Weights of the signs at their strongest. The first six come from the regression, the others are set beside them. */
const WEIGHTS = {
  /** The texts are alike: their cosine. */
  text: 3.3,
  /** How near the top it is of those with like texts. */
  place: 5.7,
  /** Outcomes with like texts require it: the share of them, by likeness. */
  neighbours: 6,
  /** Required by those that require the same as this one. */
  company: 3.4,
  /** Both have to do with the same outcome of another framework. */
  related: 1.5,
  /** It stands right before in the list of the source. */
  before: 2.9,
  /** What requires this one requires it too. */
  together: 1.5,
  /** The same outcome elsewhere requires the same outcome elsewhere. */
  crosswalk: 6,
  /** Resources that teach the one require the other. */
  requiring: 5,
  /** Resources have to do with both. */
  both: 1.5,
} as const
/** What ages and places add: by how many years the candidate begins before this one. */
const YEARS = { one: 0.2, two: -0.4, more: -1.4, eachLater: -2.4 } as const
const MOST_YEARS_LATER = 3
/** Where no ages are known, the order of the framework says a little. */
const AFTER_IN_ORDER = -0.5
const BIAS = -2.5
const CANDIDATES_BY_TEXT = 120
const NEIGHBOURS = 12
const SIBLINGS_BEFORE = 4
const LEAST_SCORE = 0.05

type Sign = keyof typeof WEIGHTS
interface Candidate {
  signs: Partial<Record<Sign, { strength: number; reason: string }>>
  hard: number
  soft: number
}

/** The best `first` suggestions, best first. Empty for an unknown outcome and for one that nobody learns by itself. */
export function suggestPrerequisites(
  facts: PrerequisiteFacts,
  outcome: string,
  first: number,
): PrerequisiteSuggestion[] {
  const { model, texts, stored, together, related } = facts
  const own = model.numberOf(outcome)
  if (own === undefined || !isLearnt(model, own)) return []
  const framework = model.outcomes[own]!.frameworkId
  const candidates = new Map<number, Candidate>()
  const closes = new Set(closure(model.requiredBy, [own]))
  const above = new Set([...closure(model.parents, [own]), ...closure(model.children, [own])])
  const isCandidate = (node: number): boolean => {
    const { state, frameworkId } = model.outcomes[node]!
    if (node === own || closes.has(node) || above.has(node)) return false
    if (!isLearnt(model, node) || frameworkId !== framework) return false
    if (state !== 'published' && !(state === 'draft' && model.outcomes[own]!.state === 'draft')) return false
    const status = stored.get(model.ids[node]!)
    return status === undefined || status === 'proposed'
  }
  const sign = (node: number, name: Sign, strength: number, reason: string): Candidate | null => {
    if (!isCandidate(node)) return null
    let candidate = candidates.get(node)
    if (!candidate) candidates.set(node, (candidate = { signs: {}, hard: 0, soft: 0 }))
    const known = candidate.signs[name]
    if (!known || known.strength < strength) candidate.signs[name] = { strength, reason }
    return candidate
  }

  const passes = (id: string) => {
    const node = model.numberOf(id)
    return node !== undefined && model.outcomes[node]!.frameworkId === framework
  }
  const alike = texts.like(outcome, CANDIDATES_BY_TEXT, passes)
  for (const [at, { id, score }] of alike.entries()) {
    const reason = said`They use the same words.`
    sign(model.numberOf(id)!, 'text', score, reason)
    sign(model.numberOf(id)!, 'place', 1 / (at + 2), reason)
  }

  // What outcomes with like texts require, added up over them.
  const required = new Map<number, { strength: number; best: string; hard: number; soft: number }>()
  const near = alike.slice(0, NEIGHBOURS)
  const total = near.reduce((sum, { score }) => sum + score, 0)
  for (const { id, score } of near) {
    for (const { target, isHard } of edgesFrom(model, model.numberOf(id)!)) {
      const known = required.get(target) ?? { strength: 0, best: id, hard: 0, soft: 0 }
      known.strength += score
      known[isHard ? 'hard' : 'soft']++
      required.set(target, known)
    }
  }
  for (const [node, { strength, best, hard, soft }] of required) {
    const candidate = sign(
      node,
      'neighbours',
      strength / Math.max(total, 1e-9),
      said`${nameOf(model, model.numberOf(best)!)}, which is worded alike, requires it.`,
    )
    if (candidate) {
      candidate.hard += hard
      candidate.soft += soft
    }
  }

  // Company: what else is required by those that require what this one requires.
  const mine = edgesFrom(model, own).map(({ target }) => target)
  const company = new Map<number, { count: number; through: number }>()
  for (const target of mine) {
    for (const other of sources(model, target)) {
      if (other === own) continue
      for (const { target: also } of edgesFrom(model, other)) {
        if (mine.includes(also)) continue
        const known = company.get(also)
        company.set(also, { count: (known?.count ?? 0) + 1, through: known?.through ?? target })
      }
    }
  }
  for (const [node, { count, through }] of company)
    sign(node, 'company', count / (count + 2), said`It is often required together with ${nameOf(model, through)}.`)

  // What requires this one, and what else it requires.
  const besides = new Map<number, { count: number; by: number }>()
  for (const later of sources(model, own))
    for (const { target } of edgesFrom(model, later)) {
      const known = besides.get(target)
      besides.set(target, { count: (known?.count ?? 0) + 1, by: known?.by ?? later })
    }
  for (const [node, { count, by }] of besides)
    sign(node, 'together', Math.min(0.3 * count, 3), said`${nameOf(model, by)} requires both.`)

  for (const match of model.matchesOf(own)) {
    if (match.kind !== 'exact' && match.kind !== 'close') continue
    for (const { target, isHard } of edgesFrom(model, match.outcome))
      for (const back of model.matchesOf(target)) {
        if (back.kind !== 'exact' && back.kind !== 'close') continue
        const framework = model.outcomes[match.outcome]!.frameworkUri
        const reason = framework
          ? said`${nameOf(model, match.outcome)} requires ${nameOf(model, target)} in ${framework}, and they match these two.`
          : said`${nameOf(model, match.outcome)} requires ${nameOf(model, target)} in another framework, and they match these two.`
        const candidate = sign(back.outcome, 'crosswalk', match.confidence * back.confidence, reason)
        if (candidate) candidate[isHard ? 'hard' : 'soft'] += 2
      }
  }

  for (const { id, through } of related) {
    const [node, middle] = [model.numberOf(id), model.numberOf(through)]
    if (node === undefined || middle === undefined) continue
    sign(node, 'related', 1, said`Both have to do with ${nameOf(model, middle)}.`)
  }
  for (const { id, both, requiring } of together) {
    const node = model.numberOf(id)
    if (node === undefined) continue
    if (requiring > 0)
      sign(
        node,
        'requiring',
        requiring / (requiring + 1),
        counted(requiring, '{0} resource for this one requires it.', '{0} resources for this one require it.'),
      )
    if (both > 0)
      sign(node, 'both', both / (both + 2), counted(both, '{0} resource serves both.', '{0} resources serve both.'))
  }

  for (const [distance, node] of siblingsBefore(model, own).entries())
    sign(node, 'before', 1 - distance / SIBLINGS_BEFORE, said`It stands right before this one in its framework.`)

  const through = new Set(closure(model.requires, [own]))
  const found: PrerequisiteSuggestion[] = []
  for (const [node, candidate] of candidates) {
    const { points, reason } = byAge(model, node, own)
    const isThrough = through.has(node)
    const score = scoreOf(candidate, points)
    if (score < LEAST_SCORE) continue
    const reasons = (Object.entries(candidate.signs) as [Sign, { strength: number; reason: string }][])
      .sort(([a, x], [b, y]) => WEIGHTS[b] * y.strength - WEIGHTS[a] * x.strength || (a < b ? -1 : 1))
      .map(([, { reason }]) => reason)
      .filter((reason, at, all) => all.indexOf(reason) === at)
    if (reason !== null) reasons.push(reason)
    if (isThrough) reasons.push(said`It is required already through others.`)
    const id = model.ids[node]!
    const proposed = stored.get(id) === 'proposed'
    if (proposed) reasons.push(said`It was proposed before.`)
    found.push({
      id,
      score: Math.round(score * 1e4) / 1e4,
      strength: candidate.hard > candidate.soft ? 'hard' : 'soft',
      reasons,
      proposed,
    })
  }
  found.sort((a, b) => b.score - a.score || model.rank[model.numberOf(a.id)!]! - model.rank[model.numberOf(b.id)!]!)
  // What parts and groups stand for is in the model's own answer.
  const best: PrerequisiteSuggestion[] = []
  for (const suggestion of found) {
    if (best.length === first) break
    if (model.wouldClose(outcome, suggestion.id) === null) best.push(suggestion)
  }
  return best
}

function scoreOf({ signs }: Candidate, points: number): number {
  let sum = BIAS + points
  // In the order of the table, so that the last digits do not depend on who was found first.
  for (const name of Object.keys(WEIGHTS) as Sign[]) sum += WEIGHTS[name] * (signs[name]?.strength ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** What ages say of which comes first; where they are not known, the order of the framework. */
function byAge(model: PrerequisiteModel, earlier: number, later: number): { points: number; reason: string | null } {
  const one = model.outcomes[earlier]!.ageFrom ?? null
  const other = model.outcomes[later]!.ageFrom ?? null
  if (one === null || other === null)
    return { points: model.rank[earlier]! < model.rank[later]! ? 0 : AFTER_IN_ORDER, reason: null }
  const years = other - one
  if (years === 0) return { points: 0, reason: null }
  if (years < 0)
    return {
      points: YEARS.eachLater * Math.min(-years, MOST_YEARS_LATER),
      reason: said`It is for older learners from ${one} on, this one for those from ${other} on.`,
    }
  return {
    points: years === 1 ? YEARS.one : years === 2 ? YEARS.two : YEARS.more,
    reason: said`It is for younger learners from ${one} on, this one for those from ${other} on.`,
  }
}

const LEARNT = [OUTCOME_ROLES.indexOf('outcome'), OUTCOME_ROLES.indexOf('part')]

function isLearnt({ roles }: PrerequisiteModel, node: number): boolean {
  return LEARNT.includes(roles[node]!)
}

/** Prerequisites of an outcome, parts left out. */
function edgesFrom({ requires, edges }: PrerequisiteModel, node: number): { target: number; isHard: boolean }[] {
  const found: { target: number; isHard: boolean }[] = []
  for (let entry = requires.offsets[node]!; entry < requires.ends[node]!; entry++) {
    const edge = requires.edges[entry]!
    if (edges.origin[edge] !== 1) found.push({ target: requires.targets[entry]!, isHard: edges.hard[edge] === 1 })
  }
  return found
}

function sources({ requiredBy, edges }: PrerequisiteModel, node: number): number[] {
  const found: number[] = []
  for (let entry = requiredBy.offsets[node]!; entry < requiredBy.ends[node]!; entry++)
    if (edges.origin[requiredBy.edges[entry]!] !== 1) found.push(requiredBy.targets[entry]!)
  return found
}

/** Those that stand before an outcome below the same parent, the nearest first. */
function siblingsBefore({ parents, children, rank }: PrerequisiteModel, node: number): number[] {
  if (parents.offsets[node] === parents.ends[node]) return []
  const parent = parents.targets[parents.offsets[node]!]!
  const siblings = [...children.targets.subarray(children.offsets[parent]!, children.ends[parent]!)]
  return siblings
    .filter((sibling) => rank[sibling]! < rank[node]!)
    .sort((a, b) => rank[b]! - rank[a]!)
    .slice(0, SIBLINGS_BEFORE)
}

function nameOf(model: PrerequisiteModel, node: number): string {
  return model.outcomes[node]!.code ?? said`One outcome`
}
