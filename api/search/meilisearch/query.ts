/** Questions in the words of Meilisearch: what to look for and in which order. Filters are in `filter.ts`. */
import type { Unit } from '../query.ts'
import type { SearchQuery } from '../search-index.ts'

/** Words the server looks for; it does not read any further. */
const MOST_WORDS = 10

/** Words left out come first: the server stops reading at the last word it looks for. */
export function textFor(units: Unit[], excluded: Unit[]): string {
  const words = [...excluded.map((unit) => `-${textOf(unit)}`), ...units.map(textOf)].join(' ')
  // A blank after the last word says that it is whole.
  return units.length > 0 && units.at(-1)?.prefix !== true ? `${words} ` : words
}

/** Units that the server can look for together, in their order: of too many the longest, as those tell most. */
export function readable(units: Unit[]): number[] {
  let room = MOST_WORDS
  return [...units.keys()]
    .sort((one, other) => lengthOf(units[other] as Unit) - lengthOf(units[one] as Unit) || one - other)
    .filter((unit) => (room -= wordsIn(units[unit] as Unit)) >= 0)
    .sort((one, other) => one - other)
}

function lengthOf({ raw }: Unit): number {
  return [...raw].length
}

function wordsIn(unit: Unit): number {
  return unit.quoted || joinedOf(unit) !== undefined ? 1 : Math.max(1, unit.phrase.length)
}

/** A unit in the words of Meilisearch: phrases in quotes, codes joined as they are in the documents. */
function textOf(unit: Unit): string {
  if (unit.quoted) return `"${(unit.phrase.length > 0 ? unit.phrase : unit.words.map(({ word }) => word)).join(' ')}"`
  return joinedOf(unit) ?? unit.raw.replaceAll('"', ' ')
}

function joinedOf(unit: Unit): string | undefined {
  const joined = unit.phrase.length > 0 ? unit.words[0]?.word : undefined
  return joined !== undefined && /[0-9]/.test(joined) ? joined : undefined
}

/** A text whose marks mean nothing to the engine. */
export function plain(text: string): string {
  return text.replaceAll('"', ' ').replace(/(^|\s)-+/gu, '$1')
}

export function sortOf(query: SearchQuery): string[] {
  switch (query.order) {
    case 'NEWEST':
      return ['numbers.updated:desc', 'id:asc']
    case 'SHORTEST':
      return ['numbers.minutes:asc', 'id:asc']
    case 'SMALLEST':
      return ['numbers.bytes:asc', 'id:asc']
    case 'FIT':
      // Required needs first; of a group the first need stands for all.
      return [...query.needs]
        .sort((one, other) => Number(other.importance === 'REQUIRED') - Number(one.importance === 'REQUIRED'))
        .flatMap(({ anyOf }) => (anyOf[0] === undefined ? [] : `fit.${anyOf[0].need}:desc`))
    case 'RELEVANCE':
      return []
  }
}
