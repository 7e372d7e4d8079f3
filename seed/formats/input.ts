/** Reading files piece by piece: bytes, lines and the elements of large JSON documents, in bounded memory. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { InputError, LONGEST_RECORD } from '#api/metadata/input-error.ts'

const CHUNK = 256 * 1024
const NEWLINE = 10
const CARRIAGE_RETURN = 13

export { InputError, LONGEST_RECORD }

export type Line = { line: number; text: string } | { line: number; message: string; advice: string }

/** The lines of a UTF-8 file, without their ends. A line that is too long or not UTF-8 is skipped and told. */
export async function* lines(file: string): AsyncGenerator<Line[]> {
  let line = 1
  let held: Buffer[] = []
  let heldBytes = 0
  let skipping = false
  let first = true
  for await (let chunk of chunks(file)) {
    if (first) chunk = withoutByteOrderMark(chunk)
    first = false
    const found: Line[] = []
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      if (skipping) found.push(tooLong(line))
      else {
        held.push(chunk.subarray(from, at))
        found.push(decode(held, line))
      }
      held = []
      heldBytes = 0
      skipping = false
      from = at + 1
      line++
    }
    if (from < chunk.length && !skipping) {
      // A copy, so that the chunk it came from can go.
      held.push(Buffer.from(chunk.subarray(from)))
      heldBytes += chunk.length - from
      if (heldBytes > LONGEST_RECORD) {
        skipping = true
        held = []
      }
    }
    yield found
  }
  if (skipping) yield [tooLong(line)]
  else if (heldBytes > 0) yield [decode(held, line)]
}

function tooLong(line: number): Line {
  return {
    line,
    message: `the line is longer than ${LONGEST_RECORD / 1024 / 1024} MB`,
    advice: 'Put one record on each line, and large contents behind links.',
  }
}

function decode(parts: readonly Buffer[], line: number): Line {
  let bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  if (bytes.at(-1) === CARRIAGE_RETURN) bytes = bytes.subarray(0, -1)
  if (bytes.length > LONGEST_RECORD) return tooLong(line)
  if (!isUtf8(bytes)) return { line, ...notUtf8(bytes) }
  return { line, text: bytes.toString('utf8') }
}

/** The text of a UTF-8 file in pieces. Throws `InputError` at the first byte that is not UTF-8. */
export async function* text(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let last: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of chunks(file)) {
      last = chunk
      const piece = decoder.decode(chunk, { stream: true })
      yield piece
      for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) line++
    }
    last = Buffer.alloc(0)
    yield decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    if (last.length === 0)
      throw new InputError('the file ends in the middle of a character', 'It was cut off: get it again.', line)
    const good = new TextDecoder('utf-8').decode(last).split('\uFFFD')[0] ?? ''
    const { message, advice } = notUtf8(last)
    throw new InputError(message, advice, line + good.split('\n').length - 1, { cause: error })
  }
}

/** The whole text of a small file. Throws `InputError` when it is too large or not UTF-8. */
export async function wholeText(file: string): Promise<string> {
  let whole = ''
  for await (const piece of text(file)) {
    whole += piece
    if (whole.length > LONGEST_RECORD)
      throw new InputError(tooLargeMessage(), 'Write it as JSON Lines, one record a line.')
  }
  return whole.replace(/^\uFEFF/, '')
}

function tooLargeMessage(): string {
  return `a single record is larger than ${LONGEST_RECORD / 1024 / 1024} MB`
}

/** The first bytes of a file as text, to tell its format by; throws `InputError` for encodings we do not read. */
export async function head(file: string, bytes = CHUNK, encoding: 'utf-8' | 'windows-1252' = 'utf-8'): Promise<string> {
  for await (const chunk of chunks(file)) {
    const start = withoutByteOrderMark(chunk.subarray(0, bytes))
    return new TextDecoder(encoding).decode(start, { stream: true })
  }
  return ''
}

/** The bytes of a file in pieces; throws `InputError` for encodings and archives we do not read. */
export async function* chunks(file: string): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    if (first) refuseOtherEncodings(chunk)
    first = false
    yield chunk
  }
}

/** UTF-16 and UTF-32 are told by their byte order mark or by the zero bytes of plain letters; compressed files by their first bytes. */
function refuseOtherEncodings(start: Buffer): void {
  const [a = 0, b = 0, c = -1, d = -1] = start
  if (a === 0x1f && b === 0x8b) throw new InputError('the file is compressed (gzip)', 'Unpack it first: gunzip FILE.')
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4)
    throw new InputError('the file is a ZIP archive', 'Unpack it first.')
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  const sample = start.subarray(0, 200)
  const zeros = sample.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  if (marked || zeros > sample.length / 4) {
    const wide = (c === 0 && d === 0 && marked) || zeros > (sample.length * 5) / 8
    const name = wide ? 'UTF-32' : 'UTF-16'
    throw new InputError(
      `the file is ${name}, not UTF-8`,
      `Save it as UTF-8, for example: iconv -f ${name} -t UTF-8 FILE > NEW`,
      1,
    )
  }
  if (zeros > 0)
    throw new InputError('the file is not text: it holds zero bytes', 'Give a JSON, JSON Lines or CSV file.', 1)
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function notUtf8(bytes: Buffer): { message: string; advice: string } {
  const good = new TextDecoder('utf-8').decode(bytes).split('\uFFFD')[0] ?? ''
  const byte = bytes[Buffer.byteLength(good)] ?? 0
  return {
    message: `the text is not UTF-8 (byte 0x${byte.toString(16)} after “${good.slice(-20).replace(/\s+/g, ' ')}”)`,
    advice:
      'It may be Latin-1 or Windows-1252. Save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW',
  }
}

/** An element of a JSON document, parsed, or the reason why it could not be. */
export interface Element {
  /** JSON path, such as `$[3]`, `$.CFItems[3]` or `$.CFDocument`. */
  path: string
  /** Member of the root object the element is or is in; undefined below a root array. */
  member?: string
  line: number
  value?: unknown
  /** Set when the element was skipped: it is too large. */
  message?: string
}

/**
 * The elements of a JSON document of any size: each element of a root array, or of each list that is a member of the root
 * object, and each other member whole. Throws `InputError` with line and column when the document is broken or cut off.
 */
export async function* elements(file: string): AsyncGenerator<Element[]> {
  const scanner = new ElementScanner()
  for await (const piece of text(file)) {
    scanner.push(piece)
    yield scanner.taken()
  }
  scanner.end()
  yield scanner.taken()
}

type Expect = 'root' | 'value' | 'value or end' | 'comma or end' | 'key' | 'key or end' | 'colon' | 'nothing'

/** Finds where elements begin and end without building anything, so that `JSON.parse` reads one element at a time. */
class ElementScanner {
  private found: Element[] = []
  private expect: Expect = 'root'
  private inRootArray = false
  private inMemberArray = false
  private member: string | undefined
  private index = 0
  private line = 1
  private column = 0
  private start = true

  /** Capture of one value: its text so far, nesting, and whether we are in a string. */
  private capturing: 'nested' | 'text' | 'word' | null = null
  private captured: string[] = []
  private capturedLength = 0
  private captureLine = 1
  private captureColumn = 1
  private depth = 0
  private inString = false
  private escaped = false

  taken(): Element[] {
    const found = this.found
    this.found = []
    return found
  }

  push(piece: string): void {
    let at = 0
    if (this.start && piece.length > 0) {
      this.start = false
      if (piece.charCodeAt(0) === 0xfeff) at = 1
    }
    let from = this.capturing ? at : -1
    for (; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (code === NEWLINE) {
        this.line++
        this.column = 0
      } else this.column++
      if (this.capturing) {
        const ended = this.continueCapture(code)
        if (!ended) continue
        this.keep(piece.slice(from, ended === 'before' ? at : at + 1))
        from = -1
        this.finish()
        if (ended !== 'before') continue
      }
      if (code === 32 || code === NEWLINE || code === CARRIAGE_RETURN || code === 9) continue
      if (this.structure(code)) from = at
    }
    if (this.capturing) this.keep(piece.slice(from))
  }

  end(): void {
    if (this.capturing === 'word' && this.expect !== 'root') this.fail('the document ends too early')
    if (this.capturing || this.expect !== 'nothing') {
      throw new InputError(
        this.start || this.expect === 'root' ? 'the file is empty' : `the JSON ends too early, at line ${this.line}`,
        this.start ? 'Give a file with records.' : 'The file was cut off: get it again.',
        this.line,
      )
    }
  }

  private continueCapture(code: number): false | 'here' | 'before' {
    if (this.capturing === 'word') {
      const delimiter =
        code === 44 ||
        code === 93 ||
        code === 125 ||
        code === 32 ||
        code === NEWLINE ||
        code === CARRIAGE_RETURN ||
        code === 9
      return delimiter ? 'before' : false
    }
    if (this.inString) {
      if (this.escaped) this.escaped = false
      else if (code === 92) this.escaped = true
      else if (code === 34) {
        this.inString = false
        return this.capturing === 'text' ? 'here' : false
      }
      return false
    }
    if (code === 34) this.inString = true
    else if (code === 123 || code === 91) this.depth++
    else if ((code === 125 || code === 93) && --this.depth === 0) return 'here'
    return false
  }

  /** Handles a character between elements; true when a capture begins with it. */
  private structure(code: number): boolean {
    switch (this.expect) {
      case 'root':
        if (code === 91) {
          this.inRootArray = true
          this.expect = 'value or end'
        } else if (code === 123) this.expect = 'key or end'
        else this.fail('JSON has to begin with [ or {', code)
        return false
      case 'key or end':
      case 'key':
        if (code === 125 && this.expect === 'key or end') this.expect = 'nothing'
        else if (code === 34) return this.begin('text')
        else this.fail('expected a name in double quotes', code)
        return false
      case 'colon':
        if (code !== 58) this.fail('expected a colon after the name', code)
        this.expect = 'value'
        return false
      case 'value or end':
        if (code === 93) return this.closeArray()
        return this.beginValue(code)
      case 'value':
        if (code === 91 && !this.inRootArray && !this.inMemberArray) {
          this.inMemberArray = true
          this.index = 0
          this.expect = 'value or end'
          return false
        }
        return this.beginValue(code)
      case 'comma or end':
        if (code === 44) {
          this.expect = this.inRootArray || this.inMemberArray ? 'value' : 'key'
          return false
        }
        if (code === 93 && (this.inRootArray || this.inMemberArray)) return this.closeArray()
        if (code === 125 && !this.inRootArray && !this.inMemberArray) this.expect = 'nothing'
        else this.fail('expected a comma or the end of the list', code)
        return false
      case 'nothing':
        return this.fail('something follows after the end of the document', code)
    }
  }

  private closeArray(): false {
    if (this.inMemberArray) {
      this.inMemberArray = false
      this.expect = 'comma or end'
    } else this.expect = 'nothing'
    return false
  }

  private beginValue(code: number): boolean {
    if (code === 123 || code === 91) {
      this.depth = 1
      return this.begin('nested')
    }
    if (code === 34) return this.begin('text')
    if (code === 45 || (code >= 48 && code <= 57) || code === 116 || code === 102 || code === 110)
      return this.begin('word')
    return this.fail('expected a value', code)
  }

  private begin(what: 'nested' | 'text' | 'word'): true {
    this.capturing = what
    this.captured = []
    this.capturedLength = 0
    this.captureLine = this.line
    this.captureColumn = this.column
    this.inString = what === 'text'
    this.escaped = false
    return true
  }

  private keep(part: string): void {
    this.capturedLength += part.length
    if (this.capturedLength <= LONGEST_RECORD) this.captured.push(part)
    else this.captured = []
  }

  private finish(): void {
    this.capturing = null
    const source = this.captured.join('')
    this.captured = []
    if (this.expect === 'key' || this.expect === 'key or end') {
      this.member = String(this.parse(source))
      this.expect = 'colon'
      return
    }
    const listed = this.inRootArray || this.inMemberArray
    const path = (this.member === undefined ? '$' : `$.${this.member}`) + (listed ? `[${this.index++}]` : '')
    this.expect = 'comma or end'
    const element: Element = { path, member: this.member, line: this.captureLine }
    if (this.capturedLength > LONGEST_RECORD) this.found.push({ ...element, message: tooLargeMessage() })
    else this.found.push({ ...element, value: this.parse(source) })
  }

  private parse(source: string): unknown {
    try {
      return JSON.parse(source)
    } catch (error) {
      throw syntaxError(error as SyntaxError, source, this.captureLine, this.captureColumn)
    }
  }

  private fail(message: string, code?: number): never {
    const found = code === undefined ? '' : `, found “${String.fromCharCode(code)}”`
    throw new InputError(
      `the JSON is broken at line ${this.line}, column ${this.column}: ${message}${found}`,
      'Correct it there; nothing of this file was taken.',
      this.line,
    )
  }
}

/** Says where JSON is broken, by line and column of the file. */
export function syntaxError(error: SyntaxError, source: string, line = 1, column = 1): InputError {
  const at = faultIn(source)
  const cut = at >= source.trimEnd().length
  const before = source.slice(0, at)
  const breaks = before.split('\n').length - 1
  const where = breaks === 0 ? column + at : at - before.lastIndexOf('\n')
  const what = cut ? 'it ends too early' : `“${source[at] ?? ''}” does not belong there`
  return new InputError(
    `the JSON is broken at line ${line + breaks}, column ${where}: ${what}`,
    cut ? 'It seems cut off: get it again.' : 'Correct it there.',
    line + breaks,
    { cause: error },
  )
}

const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SPACE = /[ \t\n\r]*/y

/** Index of the first character that breaks the grammar of JSON (RFC 8259): V8 does not always say it. */
function faultIn(source: string): number {
  const nesting: string[] = []
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match) at += match[0].length
    return match !== null
  }
  const name = (): boolean => {
    take(SPACE)
    if (!take(TEXT)) return false
    take(SPACE)
    if (source[at] !== ':') return false
    at++
    return true
  }
  for (;;) {
    take(SPACE)
    const open = source[at]
    if (open === '{' || open === '[') {
      at++
      take(SPACE)
      if (source[at] !== (open === '{' ? '}' : ']')) {
        nesting.push(open)
        if (open === '{' && !name()) return at
        continue
      }
      at++
    } else if (!take(open === '"' ? TEXT : WORD)) return open === '"' ? faultInText(source, at) : at
    for (;;) {
      take(SPACE)
      const inside = nesting.at(-1)
      if (inside === undefined) return at
      if (source[at] === ',') {
        at++
        if (inside === '{' && !name()) return at
        break
      }
      if (source[at] !== (inside === '{' ? '}' : ']')) return at
      at++
      nesting.pop()
    }
  }
}

/** Where a text goes wrong: a control character, a wrong escape, or the end of the source. */
function faultInText(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source.charCodeAt(at) < 32) return at
    if (source[at] !== '\\') continue
    if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(source.slice(at + 1, at + 6))) return at
    at++
  }
  return source.length
}

/** Parses one JSON text; throws `InputError` with line and column. */
export function parseJson(source: string, line = 1): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw syntaxError(error as SyntaxError, source, line)
  }
}
