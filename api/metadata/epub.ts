/**
 * The package of an EPUB, or a package document (`.opf`) alone: Dublin Core, schema.org and accessibility metadata, by EPUB 3.3,
 * EPUB 2 and EPUB Accessibility 1.1. Of the archive two small files are unpacked, in memory and within bounds; names in it lead to no
 * file of this machine. XML with a document type declaration is refused, so that no entity is ever expanded. Pure.
 */
import { unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { said } from '#api/words/said.ts'
import type { JsonObject } from './findings.ts'
import { toReading, UnreadableError, type Reading } from './reading.ts'
import { textOf } from './text-of-bytes.ts'

const MOST_ENTRIES = 20_000
/** Bytes of one unpacked file: packages of books with thousands of parts have half of it. */
const MOST_UNPACKED = 2_000_000
/** Bytes of it packed. What lies about its size costs no more time than this much can unpack to. */
const MOST_PACKED = 200_000
const MOST_RATIO = 100
const DEEPEST = 64
const CONTAINER = 'META-INF/container.xml'
const DC = 'http://purl.org/dc/elements/1.1/'
/** Elements of Dublin Core, and words of `meta`, as properties of schema.org. */
const PROPERTIES: Readonly<Record<string, string>> = {
  ...{ 'dc:title': 'name', 'dc:creator': 'author', 'dc:contributor': 'contributor', 'dc:language': 'inLanguage' },
  ...{ 'dc:description': 'description', 'dc:subject': 'keywords', 'dc:publisher': 'publisher', 'dc:rights': 'license' },
  ...{ 'dc:identifier': 'identifier', 'dc:source': 'sameAs', 'dcterms:license': 'license', 'cc:license': 'license' },
  ...{ 'dcterms:rights': 'license', 'dcterms:conformsTo': 'conformsTo', 'schema:accessMode': 'accessMode' },
  ...{ 'schema:accessModeSufficient': 'accessModeSufficient', 'schema:accessibilityFeature': 'accessibilityFeature' },
  ...{ 'schema:accessibilityHazard': 'accessibilityHazard', 'schema:accessibilityControl': 'accessibilityControl' },
  ...{ 'schema:accessibilityAPI': 'accessibilityAPI', 'schema:accessibilitySummary': 'accessibilitySummary' },
  ...{ 'schema:typicalAgeRange': 'typicalAgeRange', 'schema:timeRequired': 'timeRequired' },
  ...{ 'schema:learningResourceType': 'learningResourceType', 'schema:isAccessibleForFree': 'isAccessibleForFree' },
}

/** A whole EPUB. Throws `UnreadableError` for one that is broken or out of bounds. */
export function readEpub(bytes: Uint8Array): Reading {
  const [container] = unpack(bytes, [CONTAINER])
  if (!container) throw new UnreadableError(said`The archive is no EPUB: it holds no META-INF/container.xml.`)
  let path = ''
  parse(textOf(container), ({ local, attributes }) => {
    if (local === 'rootfile' && path === '') path = attributes.get('full-path') ?? ''
  })
  const [opf] = path === '' ? [] : unpack(bytes, [path])
  if (!opf)
    throw new UnreadableError(
      said`The EPUB names no package document that is in it. Make it again, or drop its .opf file.`,
    )
  return readOpf(textOf(opf))
}

/** A package document. Throws `UnreadableError` for what is none. */
export function readOpf(xml: string): Reading {
  const told = new Map<string, string[]>()
  const notes: string[] = []
  const claims: string[] = []
  let isPackage = false
  let isMetadata = false
  const say = (name: string, value: string) => {
    if (value.trim() !== '') told.set(name, [...(told.get(name) ?? []), value.trim()])
  }
  parse(xml, ({ local, uri, attributes, text, ends }) => {
    if (local === 'package') isPackage = true
    if (local === 'metadata') isMetadata = !ends
    if (!isMetadata) return
    const refines = attributes.has('refines')
    if (ends && uri === DC) say(`dc:${local}`, text)
    // What refines another statement says nothing of the book.
    else if (ends && local === 'meta' && attributes.has('property') && !refines) {
      const property = attributes.get('property') ?? ''
      if (property.startsWith('a11y:')) claims.push(`${property}: ${text.trim()}`)
      else say(property, text)
    } else if (!ends && local === 'meta' && attributes.has('name'))
      say(attributes.get('name') ?? '', attributes.get('content') ?? '')
    else if (!ends && local === 'link' && !refines)
      for (const rel of (attributes.get('rel') ?? '').split(/\s+/)) say(rel, attributes.get('href') ?? '')
  })
  if (!isPackage) throw new UnreadableError(said`This is no package document of an EPUB: it has no element "package".`)
  const record: JsonObject = {}
  const sources: Record<string, string> = {}
  for (const [name, property] of Object.entries(PROPERTIES)) {
    const values = told.get(name)
    // Rights in words may be long; an address of a licence says more.
    if (!values || (record[property] !== undefined && property !== 'license')) continue
    record[property] = property === 'name' || property === 'description' ? values[0] : values
    sources[property] = `EPUB: ${name}`
  }
  if (claims.length > 0)
    notes.push(said`The EPUB says of its accessibility check: ${claims.slice(0, 5).join('; ').slice(0, 500)}.`)
  return toReading('EPUB', [{ record, from: (property) => sources[property] ?? `EPUB: ${property}` }], notes)
}

/** Files of an archive, by their exact names; undefined for one that is not there. */
function unpack(bytes: Uint8Array, names: readonly string[]): (Uint8Array | undefined)[] {
  let entries = 0
  try {
    const files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (++entries > MOST_ENTRIES)
          throw new UnreadableError(said`The archive holds more than ${MOST_ENTRIES} files.`)
        if (!names.includes(name)) return false
        if (size > MOST_PACKED || originalSize > MOST_UNPACKED || originalSize > MOST_RATIO * Math.max(size, 1_000))
          throw new UnreadableError(
            said`“${name.slice(0, 100)}” in the archive is too large. Drop the .opf file of the book instead.`,
          )
        return true
      },
    })
    return names.map((name) => (Object.hasOwn(files, name) ? files[name] : undefined))
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    throw new UnreadableError(said`The archive is broken or no ZIP. Make it again, or drop the .opf file of the book.`)
  }
}

interface Element {
  local: string
  uri: string
  attributes: Map<string, string>
  /** Of an end: the text directly within. */
  text: string
  ends: boolean
}

/** Walks XML, telling each start and each end. Throws `UnreadableError` where it is not well formed, too deep or has a DTD. */
function parse(xml: string, tell: (element: Element) => void): void {
  if (xml.length > MOST_UNPACKED) throw new UnreadableError(said`The XML is longer than ${MOST_UNPACKED / 1e6} MB.`)
  const open: { tag: SaxesTagNS; attributes: Map<string, string>; text: string }[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new UnreadableError(
      said`The XML declares a document type, which is not read here: take out the line with DOCTYPE.`,
    )
  })
  parser.on('error', (error) => {
    throw new UnreadableError(said`The XML is not well formed: ${error.message.slice(0, 200)}`)
  })
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) throw new UnreadableError(said`The XML is nested more than ${DEEPEST} deep.`)
    const attributes = new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]))
    open.push({ tag, attributes, text: '' })
    tell({ local: tag.local, uri: tag.uri, attributes, text: '', ends: false })
  })
  const add = (text: string) => {
    const top = open.at(-1)
    if (top) top.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const top = open.pop()
    if (top) tell({ local: top.tag.local, uri: top.tag.uri, attributes: top.attributes, text: top.text, ends: true })
  })
  parser.write(xml.replace(/^\uFEFF/, '')).close()
}
