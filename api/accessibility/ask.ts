/** Needs as a request names them, and the fit of a resource for them. */
import { badInput } from '#api/errors.ts'
import type { NeedInput } from '#api/generated/types.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { said } from '#api/words/said.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { factsOf, type FitFacts } from './facts.ts'
import { fit, type FitVerdict } from './fit.ts'
import type { Needs } from './needs.ts'
import { expand } from './presets.ts'

/** Wishes as groups of needs. Raises BAD_USER_INPUT for the first that is none. */
export function readNeeds(wishes: readonly NeedInput[] | null | undefined, argument = 'needs'): Needs {
  if (!wishes?.length) return []
  const expanded = expand(
    wishes.map(({ language, ...wish }) => ({ ...wish, language: language ? normaliseLanguage(language).tag : null })),
  )
  if (expanded.ok) return expanded.value
  const [error] = expanded.errors
  throw badInput([argument, ...(error?.field ?? [])].join('.'), error?.message ?? said`These needs cannot be read.`)
}

/** How well a resource serves needs; null when none are asked for. */
export function fitOf(resource: ResourceNode, needs: Needs): FitVerdict | null {
  return needs.length === 0 ? null : fit(needs, keptFacts(resource))
}

/** A resource that is kept is shared and frozen: its facts are worked out once for as long as it is. */
const FACTS = new WeakMap<ResourceNode, FitFacts>()

function keptFacts(resource: ResourceNode): FitFacts {
  if (!Object.isFrozen(resource)) return factsOf(resource)
  let facts = FACTS.get(resource)
  if (!facts) FACTS.set(resource, (facts = factsOf(resource)))
  return facts
}
