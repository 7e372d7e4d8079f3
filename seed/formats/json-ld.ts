/** Files of AMB and of schema.org / LRMI records: one record, a list, a `@graph`, or JSON Lines. */
import type { ResourceRecord, SourceRecord } from '#graph/records.ts'
import { AMB_SOURCE, readAmb } from './amb.ts'
import { Findings, isObject, type JsonObject } from '#api/metadata/findings.ts'
import { problemItems, type Item } from './format.ts'
import { jsonRecords } from './json-records.ts'
import { isLrmiResource } from '#api/metadata/lrmi.ts'
import { LRMI_SOURCE, readLrmi } from './lrmi.ts'

/** Reads AMB strictly: every fault rejects the record. */
export function readAmbFiles(files: readonly string[]): AsyncGenerator<Item[]> {
  return readFiles(files, AMB_SOURCE, true, readAmb)
}

/** Reads schema.org and LRMI tolerantly; neighbours of a resource in a `@graph` are passed over. */
export function readLrmiFiles(files: readonly string[]): AsyncGenerator<Item[]> {
  return readFiles(files, LRMI_SOURCE, false, readLrmi, isLrmiResource)
}

async function* readFiles(
  files: readonly string[],
  source: SourceRecord,
  strict: boolean,
  read: (record: JsonObject, found: Findings) => ResourceRecord | undefined,
  isResource: (record: JsonObject) => boolean = () => true,
): AsyncGenerator<Item[]> {
  yield [{ kind: 'source', source }]
  for (const file of files) {
    for await (const batch of jsonRecords(file, strict ? [] : ['@graph', 'itemListElement'])) {
      const items: Item[] = []
      for (const { place, value, problem } of batch) {
        if (problem) {
          items.push(problem)
          continue
        }
        const found = new Findings(strict)
        if (!isObject(value)) {
          found.add('$', value, 'is not an object', 'A record is an object in braces.', true)
          items.push(...problemItems(found.problems, place, 'resource'))
          continue
        }
        if (!isResource(value)) {
          items.push({ kind: 'count', name: 'nodes that are no resources, passed over', by: 1 })
          continue
        }
        const record = read(value, found)
        const name = value.id ?? value['@id'] ?? value.url
        items.push(...problemItems(found.problems, place, 'resource', typeof name === 'string' ? name : undefined))
        if (!record) continue
        for (const { kind } of record.alignments) items.push({ kind: 'count', name: `alignments: ${kind}`, by: 1 })
        items.push({ kind: 'record', record, place })
      }
      yield items
    }
  }
}
