/** A stream of bytes as lines, or as rows of cells. Bounded: a line that is too long is told and passed over. */
import { CsvParser } from '#api/metadata/csv-parser.ts'
import { InputError } from '#api/metadata/input-error.ts'

/** The longest line that is read, in bytes: about a hundred times an ordinary record. */
export const LONGEST_LINE = 1_000_000
const NEWLINE = 0x0a

/** A line without its end, or what is wrong with it. `end` is the place after it, in bytes. */
export type Line = { end: number } & ({ text: string } | { fault: string })

/** Lines that hold something, each decoded on its own, so that one in another encoding spoils no other. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let parts: Buffer[] = []
  let length = 0
  let end = 0
  const take = (last: Buffer): Line | null => {
    length += last.length
    const whole = length > LONGEST_LINE ? null : Buffer.concat([...parts, last])
    parts = []
    length = 0
    if (!whole) return { end, fault: `The line is longer than ${LONGEST_LINE / 1_000_000} MB. Make it shorter.` }
    try {
      const text = decoder.decode(whole).trim()
      return text === '' ? null : { end, text }
    } catch {
      return { end, fault: 'The line is not UTF-8. Save the file in UTF-8.' }
    }
  }
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      end += at + 1 - from
      const line = take(chunk.subarray(from, at))
      from = at + 1
      if (line) yield line
    }
    const rest = chunk.subarray(from)
    end += rest.length
    length += rest.length
    // What is too long is not kept, only counted.
    if (length <= LONGEST_LINE) parts.push(rest)
    else parts = []
  }
  const last = take(Buffer.alloc(0))
  if (last) yield last
}

/** A row of a sheet under its header, empty cells left out. `end` is about how many bytes were read by then. */
export interface SheetRow {
  end: number
  cells: ReadonlyMap<string, string>
}

/** The columns of a sheet, in lower case, and its rows. Throws InputError for what cannot be read on. */
export async function* rowsOf(bytes: AsyncIterable<Buffer>, columns: ReadonlySet<string>): AsyncGenerator<SheetRow> {
  const parser = new CsvParser()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let header: string[] | null = null
  let end = 0
  function* read(rows: ReturnType<CsvParser['push']>): Generator<SheetRow> {
    for (const { cells, line } of rows) {
      if (cells.every((cell) => cell.trim() === '')) continue
      if (!header) header = headerOf(cells, columns, line)
      else yield { end, cells: new Map(header.flatMap((name, at) => pairOf(name, cells[at] ?? ''))) }
    }
  }
  for await (const chunk of bytes) {
    end += chunk.length
    yield* read(parser.push(decoded(decoder, chunk)))
  }
  yield* read(parser.push(decoded(decoder)))
  yield* read(parser.end())
}

function pairOf(name: string, cell: string): [string, string][] {
  const text = cell.trim()
  return text === '' ? [] : [[name, text]]
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch (cause) {
    throw new InputError('the file is not in UTF-8', 'Save it as “CSV UTF-8”.', undefined, { cause })
  }
}

function headerOf(cells: readonly string[], columns: ReadonlySet<string>, line: number): string[] {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const unknown = names.find((name) => name !== '' && !columns.has(name))
  if (unknown !== undefined)
    throw new InputError(
      `“${unknown.slice(0, 60)}” is no column we know`,
      `The columns are ${[...columns].join(', ')}.`,
      line,
    )
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice !== undefined) throw new InputError(`the column “${twice}” is there twice`, 'Rename or remove one.', line)
  if (!names.includes('key'))
    throw new InputError('there is no column “key”', 'Add one with your own identifiers.', line)
  return names
}
