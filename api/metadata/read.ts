/** Metadata from bytes of any kind that we read: which kind they are is told by their content. Pure. */
import { said } from '#api/words/said.ts'
import { readCsv } from './csv.ts'
import { readEpub, readOpf } from './epub.ts'
import { readHtml } from './html.ts'
import { readJsonLd } from './json-ld.ts'
import { UnreadableError, type Reading } from './reading.ts'
import { textOf } from './text-of-bytes.ts'

/** Bytes of a file that somebody gives; only an EPUB may come near it. */
export const MOST_FILE_BYTES = 10_000_000
/** Characters of a page or record that are read. */
const MOST_TEXT = 5_000_000
/** Media types of links that are read. */
export const LINK_TYPES = [
  ...['text/html', 'application/xhtml+xml', 'application/ld+json', 'application/json', 'text/csv'],
  ...['application/epub+zip', 'application/oebps-package+xml', 'application/octet-stream', 'text/plain', ''],
]

export interface Given {
  bytes: Uint8Array
  /** Name of the file; '' when there is none. */
  name?: string
  /** Where it was read; '' for a file. */
  address?: string
  /** As its server says, lower case. */
  charset?: string
  /** Of a table: which row below the header, from 1. */
  row?: number
}

/** Reads what is given. Throws `UnreadableError` with a sentence that says what to do. */
export function readMetadata({ bytes, name = '', address = '', charset = '', row = 1 }: Given): Reading {
  if (bytes.length === 0) throw new UnreadableError(said`The file is empty.`)
  if (bytes.length > MOST_FILE_BYTES)
    throw new UnreadableError(
      said`The file has more than ${MOST_FILE_BYTES / 1e6} MB. Of an EPUB, its .opf file is enough.`,
    )
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readEpub(bytes)
  if (bytes.length > MOST_TEXT)
    throw new UnreadableError(said`The text has more than ${MOST_TEXT / 1e6} MB: give the record of one resource.`)
  const text = textOf(bytes, charset).replace(/^\uFEFF/, '')
  const start = text.slice(0, 2_000).trimStart()
  if (/^[{[]/.test(start)) return readJsonLd(text)
  if (
    /^<(\?xml|!DOCTYPE package|package\b|opf:package\b)/i.test(start) &&
    /<(\w+:)?package\b/i.test(text.slice(0, 20_000))
  )
    return readOpf(text)
  if (start.startsWith('<')) return readHtml(text, address)
  if (/[,;\t]/.test(start.split(/[\r\n]/, 1)[0] ?? '') || /\.(csv|tsv)$/i.test(name)) return readCsv(text, row)
  throw new UnreadableError(
    said`This is nothing we can read: give JSON-LD, an EPUB or its .opf file, a web page, or a table (CSV) with a header.`,
  )
}
