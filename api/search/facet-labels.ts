/**
 * Names of facet values for people, and the tree of subjects. What is read for them is kept until the content changes,
 * so that a page of facets costs no read of the graph once somebody has seen it.
 */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { seesFramework, seesOutcome } from '#api/framework/visible.ts'
import { accessibilityLabel } from '#api/vocabulary/accessibility-words.ts'
import { languageLabel, meetsLanguage } from '#api/vocabulary/languages.ts'
import { licenceOf, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import { mediaTypeLabel } from '#api/vocabulary/media-types.ts'
import type { Label } from '#api/vocabulary/spoken.ts'
import type { LanguageText } from '#graph/records.ts'
import { agentCardsAt, conceptCardsAt, frameworkCardsAt, outcomeCardsAt } from '#graph/queries/cards.ts'
import { broaderIdsAt } from '#graph/queries/concept.ts'
import { fold } from './analysis.ts'
import type { Facet } from './search-index.ts'
import { wordsTo } from './words.ts'

/** UTF-16 units of the statement that follows the code of an outcome. */
const LONGEST_STATEMENT = 80
/** Concepts above a subject that are looked at. */
const MOST_STEPS_UP = 8

/** What one value is called. */
interface Named {
  /** In all languages, original first. */
  texts: readonly LanguageText[]
  /** Shown instead, or where there are no texts: a code, a name without a language. */
  code: string | null
}

/**
 * Gives the label of each value in the reader's language where there is one, else in the original language, or English
 * for the words of closed sets; it says in which. A value nobody has named is its own label, in no language.
 */
export async function labelsOf(
  facet: Facet,
  values: readonly string[],
  languages: readonly string[],
  context: Context,
): Promise<Map<string, Label>> {
  const fixed = fixedLabel(facet, languages)
  if (fixed !== null) return new Map(values.map((value) => [value, fixed(value) ?? plain(value)]))
  const named = await namesOf(facet, values, context)
  return new Map(values.map((value) => [value, shown(facet, named.get(value), languages) ?? plain(value)]))
}

/** Those of `values` that have a label in the reader's languages, or show one, that holds `text`; in their order. */
export async function valuesNamed(
  text: string,
  facet: Facet,
  values: readonly string[],
  languages: readonly string[],
  context: Context,
): Promise<Set<string>> {
  const wanted = fold(text).trim()
  const fixed = fixedLabel(facet, languages)
  if (fixed !== null) return new Set(values.filter((value) => fold(fixed(value)?.text ?? value).includes(wanted)))
  const named = await namesOf(facet, values, context)
  return new Set(
    values.filter((value) => {
      const name = named.get(value)
      if (name === undefined) return value.includes(wanted)
      const { texts, code } = foldedOf(name)
      const original = bestText(name.texts, languages)
      return (
        (code !== null && code.includes(wanted)) ||
        texts.some(
          (folded, at) =>
            folded.includes(wanted) &&
            (name.texts[at] === original ||
              languages.some((language) => meetsLanguage(language, (name.texts[at] as LanguageText).language))),
        )
      )
    }),
  )
}

/** Of each value the nearest one above it that is among `values` too; values without one are left out. */
export async function broaderWithin(
  values: readonly string[],
  { services, loaders }: Context,
): Promise<Map<string, string>> {
  const among = new Set(values)
  const version = await loaders.version()
  const above = new Map<string, string>()
  let open = new Map(values.map((value) => [value, [value]]))
  const seen = new Map(values.map((value) => [value, new Set([value])]))
  for (let step = 0; step < MOST_STEPS_UP && open.size > 0; step++) {
    const found = await broaderIdsAt(services.graph, [...new Set([...open.values()].flat())], version)
    const next = new Map<string, string[]>()
    for (const [value, at] of open) {
      const known = seen.get(value) as Set<string>
      const parents = at.flatMap((id) => found.get(id) ?? []).filter((id) => !known.has(id))
      const nearest = parents.find((id) => among.has(id))
      if (nearest !== undefined) above.set(value, nearest)
      else if (parents.length > 0) next.set(value, parents)
      for (const id of parents) known.add(id)
    }
    open = next
  }
  return above
}

/** Names of closed vocabularies that were asked for: a language's name in another one takes `Intl` some microseconds. */
const fixedKnown = new Map<string, Label | undefined>()
const MOST_KNOWN = 20_000

/** How values of closed vocabularies are named; null for facets whose values are things of the graph. */
function fixedLabel(facet: Facet, languages: readonly string[]): ((value: string) => Label | undefined) | null {
  const name = fixedName(facet, languages)
  if (name === null) return null
  const own = `${facet} ${languages.join(' ')} `
  return (value) => {
    const key = own + value
    let label = fixedKnown.get(key)
    if (label === undefined && !fixedKnown.has(key)) {
      label = name(value)
      if (fixedKnown.size >= MOST_KNOWN) fixedKnown.clear()
      fixedKnown.set(key, label)
    }
    return label
  }
}

function fixedName(facet: Facet, languages: readonly string[]): ((value: string) => Label | undefined) | null {
  const { language, kinds, permits, traits, unrecognised } = wordsTo(languages)
  const among =
    (words: Readonly<Record<string, string>>) =>
    (value: string): Label | undefined =>
      Object.hasOwn(words, value) ? { text: words[value] as string, language } : undefined
  switch (facet) {
    case 'language':
      return (value) => languageLabel(value, languages)
    case 'kind':
      return among(kinds)
    case 'permits':
      return among(permits)
    case 'licence':
      return (value) =>
        value === UNRECOGNISED ? { text: unrecognised, language } : plain(licenceOf(value)?.label ?? value)
    case 'format':
      return (value) => mediaTypeLabel(value, languages)
    case 'trait':
      return among(traits)
    case 'feature':
    case 'hazard':
      return (value) => accessibilityLabel(facet, value, languages)
    case 'role':
      return plain
    default:
      return null
  }
}

/** A value that is its own name. */
function plain(text: string): Label {
  return { text, language: null }
}

function shown(facet: Facet, named: Named | undefined, languages: readonly string[]): Label | undefined {
  if (named === undefined) return undefined
  const best = bestText(named.texts, languages)
  if (best === undefined) return named.code === null ? undefined : plain(named.code)
  const { text, language } = best
  if (facet !== 'outcome') return { text, language }
  const statement = text.length > LONGEST_STATEMENT ? `${text.slice(0, LONGEST_STATEMENT - 1).trimEnd()}…` : text
  return { text: named.code === null ? statement : `${named.code} ${statement}`, language }
}

/** Names by value, one read for all that are not kept. */
async function namesOf(
  facet: Facet,
  values: readonly string[],
  { services: { graph }, loaders, viewer }: Context,
): Promise<Map<string, Named>> {
  if (values.length === 0) return new Map()
  const version = await loaders.version()
  const names = <T extends object>(cards: Iterable<[string, T]>, name: (card: T) => Named) =>
    new Map([...cards].map(([id, card]) => [id, nameOf(card, name)]))
  switch (facet) {
    case 'type':
    case 'subject':
    case 'level':
      return names(await conceptCardsAt(graph, values, version), ({ labels, notation, uri }) => ({
        texts: labels,
        code: notation ?? (labels.length > 0 ? null : uri),
      }))
    case 'outcome': {
      const cards = [...(await outcomeCardsAt(graph, values, version))]
      return names(
        cards.filter(([, card]) => seesOutcome(viewer, card)),
        ({ statements, code }) => ({ texts: statements, code }),
      )
    }
    case 'framework': {
      const cards = [...(await frameworkCardsAt(graph, values, version))]
      return names(
        cards.filter(([, card]) => seesFramework(viewer, card)),
        ({ titles }) => ({ texts: titles, code: null }),
      )
    }
    case 'provider':
      return names(await agentCardsAt(graph, values, version), ({ name }) => ({ texts: [], code: name }))
    default:
      return new Map()
  }
}

/** Cards are kept and shared until the content changes: so is what is made of them. */
const named = new WeakMap<object, Named>()
function nameOf<T extends object>(card: T, name: (card: T) => Named): Named {
  let known = named.get(card)
  if (known === undefined) named.set(card, (known = name(card)))
  return known
}

interface Folded {
  texts: string[]
  code: string | null
}
const folded = new WeakMap<Named, Folded>()
function foldedOf(name: Named): Folded {
  let known = folded.get(name)
  if (known === undefined) {
    known = { texts: name.texts.map(({ text }) => fold(text)), code: name.code === null ? null : fold(name.code) }
    folded.set(name, known)
  }
  return known
}
