/** JSON-LD of schema.org, LRMI and AMB from outside: parsed within bounds, the resource in it found. Pure. */
import { said } from '#api/words/said.ts'
import { isObject, type JsonObject } from './findings.ts'
import { isLrmiResource } from './lrmi.ts'
import { toReading, UnreadableError, type Reading, type Stated } from './reading.ts'

/** Characters of a document. */
const LONGEST = 2_000_000
/** Objects and lists within one another: real records have fewer than ten. */
const DEEPEST = 64
const MOST_NODES = 1_000
const AMB_CONTEXT = 'https://w3id.org/kim/amb/context.jsonld'
const PREFIX = /^(?:https?:\/\/schema\.org\/|schema:|sdo:)/
/** Said of a page rather than of what is on it: taken only when nothing else is there. */
const PAGES = new Set(['WebPage', 'ItemPage', 'CollectionPage', 'AboutPage', 'FAQPage'])

/** A file of JSON-LD. Throws `UnreadableError` for what holds no resource. */
export function readJsonLd(text: string): Reading {
  const value = parseJson(text)
  const { stated, format, count } = statedIn(value)
  if (!stated)
    throw new UnreadableError(said`The JSON holds no record of a resource: give one with at least "name" or "url".`)
  return toReading(
    format,
    [stated],
    count > 1 ? [said`The file describes ${count} resources; the first was read.`] : [],
  )
}

/** The best record of a resource in parsed JSON-LD, and how many there are. */
export function statedIn(value: unknown): { stated: Stated | null; format: string; count: number } {
  const nodes = nodesIn(value)
  const resources = nodes.filter((node) => isLrmiResource(node) && Object.keys(node).some((key) => key[0] !== '@'))
  const record =
    resources.find((node) => rank(node) === 0) ?? resources.find((node) => rank(node) === 1) ?? resources[0]
  if (!record) return { stated: null, format: 'JSON-LD', count: 0 }
  const format = [record['@context']].flat().includes(AMB_CONTEXT) ? 'AMB' : 'JSON-LD'
  return {
    stated: { record: joined(record, nodes), from: (property) => `${format}: ${property}` },
    format,
    count: resources.length,
  }
}

/** JSON within bounds: deep nesting would cost every reader after this one its stack. Throws `UnreadableError`. */
export function parseJson(text: string): unknown {
  if (text.length > LONGEST)
    throw new UnreadableError(said`The JSON is longer than ${LONGEST / 1e6} MB: give the record of one resource.`)
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === 92) at++
      else if (code === 34) isText = false
    } else if (code === 34) isText = true
    else if (code === 91 || code === 123) {
      if (++depth > DEEPEST)
        throw new UnreadableError(said`The JSON is nested more than ${DEEPEST} deep: give the record of one resource.`)
    } else if (code === 93 || code === 125) depth--
  }
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new UnreadableError(
      said`The JSON is not well formed: ${error instanceof Error ? error.message.slice(0, 200) : ''}`,
    )
  }
}

/** Objects that may be a record: at the top, in a list, in a `@graph` or in a list of items. */
function nodesIn(value: unknown): JsonObject[] {
  const nodes: JsonObject[] = []
  const look = (entry: unknown, context: unknown) => {
    if (nodes.length >= MOST_NODES) return
    if (Array.isArray(entry)) for (const each of entry.slice(0, MOST_NODES)) look(each, context)
    else if (isObject(entry)) {
      const node = plainKeys(entry)
      const own = node['@context'] ?? context
      nodes.push(own === undefined ? node : { ...node, '@context': own })
      look(node['@graph'], own)
      look(node.itemListElement, own)
      look(node.mainEntity, own)
      if (isObject(node.item)) look(node.item, own)
    }
  }
  look(value, undefined)
  return nodes
}

/** `schema:name` and `https://schema.org/name` are `name`. */
function plainKeys(node: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key.replace(PREFIX, ''), value]))
}

/** 0 for what says that it is for learning, 1 for other works, 2 for pages. */
function rank(node: JsonObject): number {
  const types = [node['@type'] ?? node.type].flat().map((type) => String(type).split(/[/#:]/).at(-1) ?? '')
  if (types.some((type) => type === 'LearningResource' || type === 'Course' || type === 'Quiz')) return 0
  return 'learningResourceType' in node || 'teaches' in node || 'educationalLevel' in node
    ? 0
    : types.some((type) => PAGES.has(type))
      ? 2
      : 1
}

/** What a record names by `@id` alone, as the node of the same graph that says it. */
function joined(record: JsonObject, nodes: readonly JsonObject[]): JsonObject {
  const byId = new Map(nodes.filter((node) => node !== record).map((node) => [node['@id'], node]))
  const join = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(join)
    const isName = isObject(value) && typeof value['@id'] === 'string' && Object.keys(value).length === 1
    return isName ? (byId.get(value['@id']) ?? value) : value
  }
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, join(value)]))
}
