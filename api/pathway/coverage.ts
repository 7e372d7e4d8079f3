import { eachOffer } from './offers.ts'
import type { PathwayView } from './keeper.ts'
import { OUTCOME_ROLES } from './role.ts'
import { judgeFor, UNKNOWN, type ResourceWishes } from './wishes.ts'

export interface Coverage {
  /** Numbers of outcomes, parts among them. */
  outcomes: number
  withResources: number
  withFitting: number
  /** Of these, by resources of which it is known that they serve the needs, at least partly. */
  withKnownFit: number
  throughCrosswalks: number
  withoutPrerequisites: number
  /** Ids, in the order of the framework. */
  gaps: string[]
  /** Keys of the sources of the crosswalks that supplied something. */
  crosswalks: string[]
  version: number
}

const LEARNABLE = new Set([OUTCOME_ROLES.indexOf('outcome'), OUTCOME_ROLES.indexOf('part')])

/**
 * How far the outcomes of a framework are served by resources that help to learn them. An outcome is a gap here exactly when
 * it would be one in a plan. Pure; one walk over the framework's outcomes and their resources.
 */
export function coverage({ model, columns }: PathwayView, framework: string, wishes: ResourceWishes): Coverage {
  const judge = judgeFor(columns, wishes)
  const found: Coverage = {
    outcomes: 0,
    withResources: 0,
    withFitting: 0,
    withKnownFit: 0,
    throughCrosswalks: 0,
    withoutPrerequisites: 0,
    gaps: [],
    crosswalks: [],
    version: model.version,
  }
  const crosswalks = new Set<string>()
  for (const outcome of model.ordered) {
    const column = model.outcomes[outcome]!
    if (column.frameworkId !== framework || column.state !== 'published') continue
    if (!LEARNABLE.has(model.roles[outcome]!)) continue
    let some = false
    let fitting = false
    let known = false
    const through = new Set<string>()
    eachOffer(model, columns, outcome, true, (row, _alignment, _way, _trust, match) => {
      if (!match) some = true
      if (known && !match) return
      const judged = judge(row)
      if (!judged?.meetsWishes) return
      if (match) through.add(match.source)
      else {
        fitting = true
        known ||= judged.level > UNKNOWN
      }
    })
    found.outcomes++
    if (some) found.withResources++
    if (known) found.withKnownFit++
    if (fitting) found.withFitting++
    else if (through.size > 0) {
      found.throughCrosswalks++
      for (const source of through) crosswalks.add(source)
    } else found.gaps.push(model.ids[outcome]!)
    if (model.hasKnowledge[outcome] === 0) found.withoutPrerequisites++
  }
  found.crosswalks = [...crosswalks]
  return found
}

/** How a list of outcomes is served: by some of the resources, by others only, or not at all. Ids, in the order given. */
export interface Service {
  outcomes: number
  served: string[]
  servedElsewhere: string[]
  gaps: string[]
  version: number
}

/**
 * How outcomes that can be learnt are served by resources that meet the wishes: by those named, or by others alone. An
 * outcome is a gap here exactly when it would be one in a plan. Pure.
 */
export function serviceOf(
  { model, columns }: PathwayView,
  outcomes: readonly string[],
  own: ReadonlySet<string>,
  wishes: ResourceWishes,
): Service {
  const judge = judgeFor(columns, wishes)
  const found: Service = { outcomes: 0, served: [], servedElsewhere: [], gaps: [], version: model.version }
  for (const id of outcomes) {
    const outcome = model.numberOf(id)
    if (outcome === undefined || !LEARNABLE.has(model.roles[outcome]!)) continue
    let isServed = false
    let isServedHere = false
    eachOffer(model, columns, outcome, true, (row) => {
      if (isServedHere || (isServed && !own.has(columns.rows[row]!.id)) || !judge(row)?.meetsWishes) return
      isServed = true
      isServedHere = own.has(columns.rows[row]!.id)
    })
    found.outcomes++
    found[isServedHere ? 'served' : isServed ? 'servedElsewhere' : 'gaps'].push(id)
  }
  return found
}
