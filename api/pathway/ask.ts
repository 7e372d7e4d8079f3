/** What a request asks of pathways, from its arguments. */
import { readNeeds } from '#api/accessibility/ask.ts'
import { isId } from '#api/base/ids.ts'
import { badInput } from '#api/errors.ts'
import type { KnownInput, KnownUpToInput, PathwayConstraints } from '#api/generated/types.ts'
import { readerLanguages } from '#api/search/ask.ts'
import { said } from '#api/words/said.ts'
import type { KnownOutcome, Learner } from './known.ts'
import type { PrerequisiteModel } from './model.ts'
import { MOST_PROVIDERS, type PlanError, type PlanRequest } from './plan.ts'

type Given<T> = readonly T[] | null | undefined

/** What the learner knows. Ids that are none are refused; those of outcomes that are not here have no effect. */
export function readLearner(known: Given<KnownInput>, knownUpTo: Given<KnownUpToInput>): Required<Learner> {
  return {
    known: (known ?? []).map(({ outcomeId, level, confidence, asOf }, at): KnownOutcome => {
      if (!isId(outcomeId))
        throw badInput(`known.${at}.outcomeId`, said`"${outcomeId.slice(0, 60)}" is no id of an outcome.`)
      if (confidence !== null && confidence !== undefined && !(confidence >= 0 && confidence <= 1))
        throw badInput(`known.${at}.confidence`, said`A confidence is a number from 0 to 1, not ${confidence}.`)
      return { id: outcomeId, level, confidence, asOf }
    }),
    knownUpTo: (knownUpTo ?? []).map(({ level, framework }, at) => {
      if (framework && !isId(framework))
        throw badInput(`knownUpTo.${at}.framework`, said`"${framework.slice(0, 60)}" is no id of a framework.`)
      return { level, framework }
    }),
  }
}

/** What steps and resources have to respect. */
export function readConstraints(constraints: PathwayConstraints | null | undefined) {
  const providers = (argument: 'providers' | 'notProviders') => {
    const ids = constraints?.[argument] ?? []
    if (ids.length > MOST_PROVIDERS)
      throw badInput(
        `constraints.${argument}`,
        said`Name at most ${MOST_PROVIDERS} providers; these are ${ids.length}.`,
      )
    for (const [at, id] of ids.entries())
      if (!isId(id)) throw badInput(`constraints.${argument}.${at}`, said`"${id.slice(0, 60)}" is no id of a provider.`)
    return ids
  }
  return {
    needs: readNeeds(constraints?.needs, 'constraints.needs'),
    languages: readerLanguages(constraints?.languages),
    otherLanguages: constraints?.otherLanguages ?? true,
    permits: constraints?.permits ?? [],
    age: constraints?.age,
    level: constraints?.level,
    providers: providers('providers'),
    notProviders: providers('notProviders'),
    crosswalks: constraints?.crosswalks ?? true,
    soft: constraints?.soft ?? true,
    maxMinutes: constraints?.maxMinutes,
  } satisfies Omit<PlanRequest, 'goals'>
}

/** Refuses an id that names no outcome people can see. */
export function checkOutcome(model: PrerequisiteModel, argument: string, id: string): void {
  const number = model.numberOf(id)
  if (number === undefined || model.outcomes[number]!.state === 'draft')
    throw badInput(argument, said`There is no outcome "${id.slice(0, 60)}".`)
}

/** A whole number within bounds. Raises BAD_USER_INPUT outside of them. */
export function readCount(
  argument: string,
  value: number | null | undefined,
  usual: number,
  least: number,
  most: number,
): number {
  if (value === null || value === undefined) return usual
  if (!Number.isInteger(value) || value < least || value > most)
    throw badInput(argument, said`\`${argument}\` is ${value}: give a whole number from ${least} to ${most}.`)
  return value
}

/** Raises BAD_USER_INPUT with all that is wrong. */
export function refuse(errors: readonly Pick<PlanError, 'field' | 'message'>[]): never {
  throw badInput(errors[0]?.field.join('.') ?? 'goals', errors.map(({ message }) => message).join(' '))
}
