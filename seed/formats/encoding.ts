/**
 * Texts of spreadsheet programs, which write UTF-8 or, in Western Europe and the Americas, Windows-1252 (of which Latin-1 is a part).
 * Other 8-bit encodings look the same to a program and not to a reader: where the bytes do not make Western words, the file is refused.
 */
import { isUtf8 } from 'node:buffer'
import { chunks, InputError, text } from './input.ts'

export type Encoding = 'utf-8' | 'windows-1252'

const ADVICE = 'Save it as UTF-8: in Excel “CSV UTF-8”, or for example: iconv -f WINDOWS-1251 -t UTF-8 FILE > NEW'
/** Four letters beyond ASCII in a row are no Western word; they are how Cyrillic, Greek, Arabic or Hebrew look in one byte a letter. */
const RUN = 4
/** What Eastern and Turkish letters become when they are read as Western ones: signs in the middle of a word, and letters of Icelandic. */
const STRANGE = /\p{L}[¡-©«-³¶¸¹»-¿]+\p{L}|[ÐðÞþÝý]/u
const HIGH = /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]/

/** The encoding of a file. Throws `InputError` with the line for one that is neither UTF-8 nor plainly Western. */
export async function encodingOf(
  file: string,
): Promise<{ encoding: Encoding; sample?: { line: number; word: string } }> {
  if (await isAllUtf8(file)) return { encoding: 'utf-8' }
  let line = 1
  let rest = ''
  let sample: { line: number; word: string } | undefined
  const look = (part: string) => {
    for (const words of part.split('\n').map((each) => each.split(/[\s;,"|]+/))) {
      for (const word of words) {
        if (!HIGH.test(word)) continue
        if (isStrange(word)) throw notWestern(word, line)
        if (/[A-Za-z]/.test(word)) sample ??= { line, word }
      }
      line++
    }
    line--
  }
  for await (const piece of western(file)) {
    const whole = rest + piece
    const cut = Math.max(whole.lastIndexOf('\n'), whole.length - 10_000)
    look(whole.slice(0, cut + 1))
    rest = whole.slice(cut + 1)
  }
  look(rest)
  return sample ? { encoding: 'windows-1252', sample } : { encoding: 'windows-1252' }
}

function isStrange(word: string): boolean {
  let run = 0
  for (const letter of word) {
    run = HIGH.test(letter) ? run + 1 : 0
    if (run >= RUN) return true
  }
  return STRANGE.test(word) || /[\u0080-\u009f]/.test(word)
}

function notWestern(word: string, line: number): InputError {
  return new InputError(`the text is not UTF-8, and read as Windows-1252 it says “${word.slice(0, 30)}”`, ADVICE, line)
}

async function isAllUtf8(file: string): Promise<boolean> {
  // A character may be cut by the end of a piece: its first bytes go with the next one.
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks(file)) {
    const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = wholeCharacters(whole)
    if (!isUtf8(whole.subarray(0, end))) return false
    rest = Buffer.from(whole.subarray(end))
  }
  return isUtf8(rest)
}

/** Bytes up to the last character that may go on. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

async function* western(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('windows-1252')
  for await (const chunk of chunks(file)) yield decoder.decode(chunk, { stream: true })
}

/** The text of a file in pieces, with `\n` at the end of each line also where there are only carriage returns. */
export async function* decoded(file: string, encoding: Encoding): AsyncGenerator<string> {
  let isOldMac: boolean | undefined
  for await (const piece of encoding === 'utf-8' ? text(file) : western(file)) {
    isOldMac ??= piece.includes('\r') && !piece.includes('\n')
    yield isOldMac ? piece.replaceAll('\r', '\n') : piece
  }
}
