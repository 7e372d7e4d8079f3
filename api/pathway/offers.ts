/** By which ways resources come to an outcome. */
import type { MatchKind } from '#graph/records.ts'
import type { ColumnAlignment, Columns } from './columns.ts'
import type { ModelMatch, PrerequisiteModel } from './model.ts'
import { OUTCOME_ROLES } from './role.ts'

/** Rows looked at for one outcome, the first ones by id; an outcome with more is well served already. */
const MOST_ROWS_AN_OUTCOME = 400

/** How a resource helps to learn an outcome, best first. */
export const WAYS = ['teaches', 'replaced', 'exact', 'close', 'whole', 'practises'] as const
export type Way = (typeof WAYS)[number]

/** A crosswalk as it is stored, and the outcome at its other end. */
export interface Through {
  outcome: string
  from: string
  to: string
  kind: MatchKind
  confidence: number
  source: string
}

/**
 * Calls `visit` for every row that helps to learn an outcome and for every way in which it does: aligned to the outcome, to
 * one it replaced, to the same or a close one of another framework (one step across, if `crosswalks`), or, for a part, to
 * the whole. `trust` is what the way leaves of the alignment's confidence, `other` the outcome the row is aligned to.
 */
export function eachOffer(
  model: PrerequisiteModel,
  columns: Columns,
  outcome: number,
  crosswalks: boolean,
  visit: (
    row: number,
    alignment: ColumnAlignment,
    way: Way,
    trust: number,
    match: ModelMatch | null,
    other: number,
  ) => void,
): void {
  const add = (from: number, way: Way, match: ModelMatch | null) => {
    const end = Math.min(columns.offsets[from + 1]!, columns.offsets[from]! + MOST_ROWS_AN_OUTCOME)
    for (let entry = columns.offsets[from]!; entry < end; entry++) {
      const row = columns.entries[entry]!
      const alignment = columns.rows[row]!.alignments[columns.alignmentOf[entry]!]!
      if (way === 'whole' && !(alignment.whole && alignment.teaches)) continue
      const former = columns.replacedFrom[entry]!
      const taught = way === 'teaches' && former !== -1 ? 'replaced' : way
      const other = former === -1 ? from : former
      visit(row, alignment, alignment.teaches ? taught : 'practises', match?.confidence ?? 1, match, other)
    }
  }
  add(outcome, 'teaches', null)
  if (crosswalks) {
    for (const match of model.matchesOf(outcome)) {
      if (match.kind !== 'exact' && match.kind !== 'close') break
      if (model.outcomes[match.outcome]!.state === 'published') add(match.outcome, match.kind, match)
    }
  }
  if (model.roles[outcome] !== PART) return
  for (let entry = model.parents.offsets[outcome]!; entry < model.parents.ends[outcome]!; entry++) {
    const parent = model.parents.targets[entry]!
    if (model.roles[parent] === PART || model.roles[parent] === OUTCOME) add(parent, 'whole', null)
  }
}

const OUTCOME = OUTCOME_ROLES.indexOf('outcome')
const PART = OUTCOME_ROLES.indexOf('part')

/** A match in words that outlast the model. */
export function throughOf(model: PrerequisiteModel, match: ModelMatch): Through {
  return {
    outcome: model.ids[match.outcome]!,
    from: model.ids[match.from]!,
    to: model.ids[match.to]!,
    kind: match.kind,
    confidence: match.confidence,
    source: match.source,
  }
}
