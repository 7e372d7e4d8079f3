/** What sources with one object a record share: reading each, and telling what is wrong with it. */
import { Findings, isObject, type JsonObject } from '#api/metadata/findings.ts'
import { problemItems, type Item, type NodeRecord, type Place } from '#seed/formats/format.ts'
import { InputError } from '#seed/formats/input.ts'
import { jsonRecords, type JsonRecord } from '#seed/formats/json-records.ts'

/** What a reader makes of one object: its record, unless a problem stops it, and what the report counts. */
export interface Reading {
  record?: NodeRecord
  counts?: readonly string[]
}

/**
 * The items of files, in small lists. What is no object is rejected and the rest read on.
 * @param idOf the identifier of a record at its source, named with its problems
 */
export async function* eachRecord(
  files: readonly string[],
  idOf: (value: JsonObject) => unknown,
  read: (value: JsonObject, found: Findings, place: Place) => Reading,
): AsyncGenerator<Item[]> {
  for (const file of files) {
    for await (const batch of jsonRecords(file)) yield batch.flatMap((each) => itemsOf(each, idOf, read))
  }
}

function itemsOf({ place, value, problem }: JsonRecord, idOf: (value: JsonObject) => unknown, read: Read): Item[] {
  if (problem) return [problem]
  const found = new Findings(false)
  if (!isObject(value)) {
    found.add('$', value, 'is not an object', 'Write one record on each line.', true)
    return problemItems(found.problems, place, 'resource')
  }
  const { record, counts = [] } = read(value, found, place)
  const id = idOf(value)
  return [
    ...problemItems(found.problems, place, 'resource', typeof id === 'string' ? id : undefined),
    ...(record ? [{ kind: 'record' as const, record, place }] : []),
    ...(record ? counts.map((name) => ({ kind: 'count' as const, name, by: 1 })) : []),
  ]
}
type Read = Parameters<typeof eachRecord>[2]

/** The objects of files, for a first look. What cannot be read is passed over: it is told when the file is read for its records. */
export async function* objectsOf(files: readonly string[]): AsyncGenerator<JsonObject> {
  for (const file of files) {
    try {
      for await (const batch of jsonRecords(file)) for (const { value } of batch) if (isObject(value)) yield value
    } catch (error) {
      if (!(error instanceof InputError)) throw error
    }
  }
}

/** A sign that ends a sentence in the scripts met, with what may close after it. */
const ENDED = /[.!?…։؟۔।॥።፧。！？][\p{Pe}\p{Pf}\p{Pi}"'\s]*$/u

/** The beginning of a text as a source cut it, without the half word at its end and marked as cut. */
export function beginning(text: string): string {
  return ENDED.test(text) ? text : `${text.replace(/\s+\S*$/u, '').replace(/[\s,;:–—-]+$/u, '')}…`
}

/** Commit that an address of a file on GitHub names, shortened: `99e0223`. */
export function commitOf(address: string | undefined): string | undefined {
  return /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/([0-9a-f]{7})[0-9a-f]{33}\//.exec(address ?? '')?.[1]
}
