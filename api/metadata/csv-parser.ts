/** CSV as spreadsheet programs write it (RFC 4180; comma, semicolon or tab): text in pieces to rows of cells. */
import { InputError, LONGEST_RECORD } from './input-error.ts'

export interface Row {
  cells: string[]
  /** Line the row begins on. */
  line: number
}

/** Cuts text into rows and cells. Without a delimiter it takes the one that parts the first line into the most columns. */
export class CsvParser {
  private delimiter: string
  private cells: string[] = []
  private cell = ''
  private length = 0
  private quoted = false
  private closing = false
  private started = false
  private line = 1
  private rowLine = 1
  private quoteLine = 1
  private head = ''

  constructor(delimiter = '') {
    this.delimiter = delimiter
  }

  push(piece: string): Row[] {
    if (this.delimiter === '') {
      this.head += piece
      const end = this.head.search(/[\r\n]/)
      if (end < 0 && this.head.length < 65_536) return []
      piece = this.begin()
    }
    return this.scan(piece)
  }

  end(): Row[] {
    const rows = this.delimiter === '' && this.head !== '' ? this.scan(this.begin()) : []
    if (this.quoted && !this.closing) {
      throw new InputError(
        `the quote opened on line ${this.quoteLine} is never closed`,
        'Close it, or write a quote within a cell as "".',
        this.quoteLine,
      )
    }
    if (this.cell !== '' || this.cells.length > 0 || this.started) rows.push(this.row())
    return rows
  }

  /** Chooses the delimiter that parts the header into the most columns. */
  private begin(): string {
    const whole = this.head.replace(/^\uFEFF/, '')
    this.head = ''
    const first = whole.slice(0, whole.search(/[\r\n]|$/))
    const marks = [',', ';', '\t']
    this.delimiter = marks.reduce((best, mark) => (first.split(mark).length > first.split(best).length ? mark : best))
    return whole
  }

  private scan(piece: string): Row[] {
    const rows: Row[] = []
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at] as string
      if (character === '\n') this.line++
      if (this.quoted) {
        if (this.closing) {
          this.closing = false
          if (character === '"') {
            this.add('"')
            continue
          }
          this.quoted = false
        } else {
          if (character === '"') this.closing = true
          else {
            const end = nextQuote(piece, at)
            const inside = piece.slice(at, end)
            for (let place = inside.indexOf('\n', 1); place >= 0; place = inside.indexOf('\n', place + 1)) this.line++
            this.add(inside)
            at = end - 1
          }
          continue
        }
      }
      if (character === '"' && this.cell === '' && !this.started) {
        this.quoted = true
        this.started = true
        this.quoteLine = this.line
      } else if (character === this.delimiter) {
        this.cells.push(this.cell)
        this.cell = ''
        this.started = false
      } else if (character === '\n') rows.push(this.row())
      else if (character !== '\r') this.add(character)
    }
    return rows
  }

  private add(part: string): void {
    this.cell += part
    this.length += part.length
    if (this.length > LONGEST_RECORD) {
      const where = this.quoted ? `; a quote opened on line ${this.quoteLine} may not be closed` : ''
      throw new InputError(
        `a row is longer than ${LONGEST_RECORD / 1024 / 1024} MB${where}`,
        'Correct it there.',
        this.rowLine,
      )
    }
  }

  private row(): Row {
    const row = { cells: [...this.cells, this.cell], line: this.rowLine }
    this.cells = []
    this.cell = ''
    this.length = 0
    this.started = false
    this.rowLine = this.line
    return row
  }
}

function nextQuote(piece: string, from: number): number {
  const end = piece.indexOf('"', from)
  return end < 0 ? piece.length : end
}
