/** Pathways, frontiers and chains of reasons: planned in memory, filled in from the graph by one read a kind. */
import { isId, pageSize } from '#api/base/ids.ts'
import { badInput } from '#api/errors.ts'
import type { KnownInput, Resolvers } from '#api/generated/types.ts'
import { outcomesOf } from '#api/outcome/resolvers.ts'
import { prerequisiteReasons } from '#graph/queries/outcome.ts'
import { explain } from './explain.ts'
import { frontier } from './frontier.ts'
import type { KnownOutcome } from './known.ts'

const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const

/** What the learner knows. Ids that are none are refused; those of outcomes that are not here have no effect. */
function readKnown(known: readonly KnownInput[] | null | undefined): KnownOutcome[] {
  return (known ?? []).map(({ outcomeId, level, confidence, asOf }, at) => {
    if (!isId(outcomeId))
      throw badInput(`known.${at}.outcomeId`, `"${outcomeId.slice(0, 60)}" is no id of an outcome.`)
    if (confidence !== null && confidence !== undefined && !(confidence >= 0 && confidence <= 1))
      throw badInput(`known.${at}.confidence`, `A confidence is a number from 0 to 1, not ${confidence}.`)
    return { id: outcomeId, level, confidence, asOf }
  })
}

/** Refuses an id that names no outcome of the model. */
function checkOutcome(argument: string, id: string, isHere: boolean): void {
  if (!isHere) throw badInput(argument, `There is no outcome "${id.slice(0, 60)}".`)
}

export const resolvers = {
  Query: {
    frontier: async (_root, { known, framework, first }, context) => {
      const model = context.services.model.current()
      const found = frontier(model, { known: readKnown(known), framework, first: pageSize(first) })
      const shown = async (list: { id: string; unlocks: number }[]) => {
        const outcomes = new Map((await outcomesOf(list.map(({ id }) => id), context)).map((one) => [one.id, one]))
        return list.flatMap(({ id, unlocks }) => {
          const outcome = outcomes.get(id)
          return outcome ? [{ outcome, unlocks }] : []
        })
      }
      const [ready, withinReach] = await Promise.all([shown(found.ready), shown(found.withinReach)])
      return { ready, withinReach, version: found.version }
    },
    explain: async (_root, { outcome, known }, context) => {
      const model = context.services.model.current()
      checkOutcome('outcome', outcome, model.numberOf(outcome) !== undefined)
      const chain = explain(model, outcome, readKnown(known))
      if (!chain) return null
      const stored = chain.steps.flatMap(({ edge }) => edge?.stored ?? [])
      const [outcomes, reasons] = await Promise.all([
        outcomesOf(chain.steps.map(({ id }) => id), context),
        prerequisiteReasons(context.services.graph, stored),
      ])
      const byId = new Map(outcomes.map((one) => [one.id, one]))
      return {
        steps: chain.steps.flatMap(({ id, edge }) => {
          const found = byId.get(id)
          if (!found) return []
          const because = reasons.find(
            ({ from, to, source }) =>
              edge?.stored && from === edge.stored.from && to === edge.stored.to && source === edge.stored.source,
          )
          const strength = edge ? STRENGTHS[edge.strength] : null
          return [{ outcome: found, strength, reason: because?.reasons[0] ?? null, source: edge?.stored?.source ?? null }]
        }),
      }
    },
  },
} satisfies Resolvers
