/** The records of a JSON file, whether they lie in lines, in one list, or there is one alone. */
import { detectLayout } from './detect.ts'
import { elements, InputError, lines, parseJson, wholeText } from './input.ts'
import type { Item, Place } from './format.ts'

export interface JsonRecord {
  place: Place
  value?: unknown
  /** Why there is no value: the line is broken, too long or in another encoding. */
  problem?: Item
}

/**
 * The records with their places, in small lists. A broken line is told and passed over; a broken document throws `InputError`.
 * @param spread members of an object whose lists hold the records, such as `@graph`
 * @param isWanted lines it refuses are passed over without being parsed
 */
export async function* jsonRecords(
  file: string,
  spread: readonly string[] = [],
  isWanted: (line: string) => boolean = () => true,
): AsyncGenerator<JsonRecord[]> {
  const layout = await detectLayout(file)
  if (layout === 'lines') yield* fromLines(file, isWanted)
  else if (layout === 'list') {
    for await (const batch of elements(file)) {
      yield batch.map((element) => {
        const place: Place = { file, line: element.line, path: element.path }
        return element.message
          ? { place, problem: broken(place, element.message, 'Split it.') }
          : { place, value: element.value }
      })
    }
  } else {
    const value = parseJson(await wholeText(file))
    yield spread.length > 0
      ? spreadOut(value, { file, line: 1, path: '$' }, spread)
      : [{ place: { file, line: 1, path: '$' }, value }]
  }
}

async function* fromLines(file: string, isWanted: (line: string) => boolean): AsyncGenerator<JsonRecord[]> {
  for await (const batch of lines(file)) {
    const records: JsonRecord[] = []
    for (const entry of batch) {
      const place: Place = { file, line: entry.line }
      if ('message' in entry) records.push({ place, problem: broken(place, entry.message, entry.advice) })
      else if (isWanted(entry.text) && entry.text.trim() !== '') records.push(parsed(place, entry.text))
    }
    yield records
  }
}

function spreadOut(value: unknown, place: Place, members: readonly string[]): JsonRecord[] {
  const object = value as Record<string, unknown>
  for (const member of members) {
    const list = object?.[member]
    if (Array.isArray(list))
      return list.map((entry, at) => ({ place: { ...place, path: `$.${member}[${at}]` }, value: entry }))
  }
  return [{ place, value }]
}

function parsed(place: Place, text: string): JsonRecord {
  try {
    return { place, value: parseJson(text, place.line) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { place, problem: broken(place, error.message, error.advice) }
  }
}

function broken(place: Place, message: string, advice: string): Item {
  return { kind: 'problem', problem: { ...place, rejected: true, message, advice } }
}
