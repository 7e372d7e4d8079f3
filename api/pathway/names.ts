/** Names of outcomes and frameworks for sentences. */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { outcomesOf } from '#api/outcome/resolvers.ts'
import type { OutcomeParent } from '#api/parents.ts'
import { namedIn, noteText, type Note } from './notes.ts'

/** Characters of a statement within a sentence. */
const LONGEST_NAME = 120

/** The name of an outcome for a sentence, in the reader's language. */
export function nameOf(outcome: OutcomeParent, languages: readonly string[]): string {
  const text = bestText(outcome.labels, languages) ?? bestText(outcome.statements, languages)
  const short = text && text.text.length > LONGEST_NAME ? `${text.text.slice(0, LONGEST_NAME - 1)}…` : text?.text
  return [outcome.code, short].filter(Boolean).join(' ') || outcome.uri
}

/** Notes as sentences; what they name is read together. */
export async function noteTexts(
  notes: readonly Note[],
  languages: readonly string[],
  context: Context,
): Promise<string[]> {
  if (notes.length === 0) return []
  const named = notes.map(namedIn)
  const [outcomes, frameworks] = await Promise.all([
    outcomesOf([...new Set(named.flatMap(({ outcomes }) => outcomes))], context),
    context.loaders.framework.loadMany([...new Set(named.flatMap(({ framework }) => framework ?? []))]),
  ])
  const names = new Map(outcomes.map((outcome) => [outcome.id, nameOf(outcome, languages)]))
  for (const framework of frameworks) {
    if (framework instanceof Error) throw framework
    if (framework) names.set(framework.id, bestText(framework.titles, languages)?.text ?? framework.uri)
  }
  return notes.map((note) => noteText(note, (id) => names.get(id) ?? id))
}
