/**
 * Documents on their way to the draft that takes them, mostly in another thread: texts that repeat and facet values go once,
 * then by number, all else as it is. JSON of whole documents would say the same labels and statements thousands of times.
 */
import { NEEDS } from '#api/accessibility/needs.ts'
import { NUMBER_FIELDS, TEXT_FIELDS, type SearchDocument, type TextField } from '../search-index.ts'
import { Numbers } from './numbers.ts'
import { COLUMNS, type ColumnName } from './segment.ts'

/** Fields whose texts repeat from document to document. */
export const REPEATING: ReadonlySet<TextField> = new Set<TextField>([
  'code',
  'keyword',
  'subject',
  'outcome',
  'creator',
  'related',
])
/** Texts that are sent by number; those met later go as they are each time. */
const MOST_NUMBERED = 200_000
const UNKNOWN_LEVEL = 1

/** Words of 32 bits that the fit levels of a document take, two bits each. */
export const FIT_WORDS = ((NEEDS.length * 2) >>> 5) + 1
/** What stands for a text that has no number. */
export const UNNUMBERED = 0

export interface Packed {
  documents: number
  /** What is told for the first time, in order: id and work of each document, texts and facet values. */
  texts: string[]
  /**
   * For each document: how many texts it has, and each as `(number + 1) * 8 + field`, with `UNNUMBERED` for its number plus one
   * where it has none; for each column how many values, and their numbers; and the words of its fit. A number that was not there
   * before is the next one, and its text the next of `texts`.
   */
  numbers: Uint32Array
  /** The number fields of each document; NaN where not known. */
  values: Float64Array
}

/** Packs the documents of one draft, which must take all it packs, in order. */
export class Packer {
  private readonly known = new Map<string, number>()
  private readonly values = COLUMNS.map(() => new Map<string, number>())
  private texts: string[] = []
  private readonly numbers = new Numbers()
  private readonly mostNumbered: number

  /** `mostNumbered` bounds the texts that are remembered here. */
  constructor(mostNumbered = MOST_NUMBERED) {
    this.mostNumbered = mostNumbered
  }

  /** Packs the next documents. */
  pack(documents: readonly SearchDocument[]): Packed {
    const values = new Float64Array(documents.length * NUMBER_FIELDS.length)
    let place = 0
    for (const document of documents) {
      this.texts.push(document.id, document.work)
      this.packTexts(document)
      for (const [column, name] of COLUMNS.entries()) this.packValues(column, valuesOf(document, name))
      this.packFit(document)
      for (const name of NUMBER_FIELDS) values[place++] = document.numbers[name] ?? NaN
    }
    const packed = { documents: documents.length, texts: this.texts, numbers: this.numbers.view().slice(), values }
    this.texts = []
    this.numbers.length = 0
    return packed
  }

  private packTexts({ text }: SearchDocument): void {
    const { known, numbers, texts } = this
    const count = numbers.length
    numbers.push(0)
    for (const [field, name] of TEXT_FIELDS.entries()) {
      const isRepeating = REPEATING.has(name)
      for (const each of text[name] ?? []) {
        if (each === '') continue
        const number = isRepeating ? known.get(each) : undefined
        if (number !== undefined) numbers.push((number + 1) * 8 + field)
        else {
          texts.push(each)
          const isNumbered = isRepeating && known.size < this.mostNumbered
          if (isNumbered) known.set(each, known.size)
          numbers.push((isNumbered ? known.size : UNNUMBERED) * 8 + field)
        }
      }
    }
    numbers.set(count, numbers.length - count - 1)
  }

  private packValues(column: number, own: readonly string[]): void {
    const { numbers, texts } = this
    const known = this.values[column] as Map<string, number>
    const count = numbers.length
    numbers.push(0)
    for (const value of own) {
      let number = known.get(value)
      if (number === undefined) {
        known.set(value, (number = known.size))
        texts.push(value)
      } else if (own.length > 1 && numbers.has(number, count + 1)) continue
      numbers.push(number)
    }
    numbers.set(count, numbers.length - count - 1)
  }

  private packFit({ fit }: SearchDocument): void {
    let bit = 0
    let packed = 0
    for (const need of NEEDS) {
      packed |= (fit[need] ?? UNKNOWN_LEVEL) << bit
      bit += 2
      if (bit === 32) {
        this.numbers.push(packed)
        bit = packed = 0
      }
    }
    this.numbers.push(packed)
  }
}

function valuesOf(document: SearchDocument, name: ColumnName): readonly string[] {
  if (name === 'editionLanguages') return document.languages
  if (name === 'fitLanguages') return document.fitLanguages
  return document.facets[name] ?? []
}
