/** Collects documents, new ones or ones of former segments, and makes a segment of them in steps. */
import { NEEDS } from '#api/accessibility/needs.ts'
import { takeWords, wordsOf, type Words, type WordTaker } from '../analysis.ts'
import { NUMBER_FIELDS, TEXT_FIELDS, type NumberField, type TextField } from '../search-index.ts'
import { add, fullSet, wordsFor } from './bits.ts'
import { dictionaryOf, wordAt } from './dictionary.ts'
import { Numbers } from './numbers.ts'
import { FIT_WORDS, REPEATING, UNNUMBERED, type Packed } from './packing.ts'
import {
  BLOCK_BITS,
  BLOCK_MASK,
  COLUMNS,
  FIELD_SHIFT,
  isFrequent,
  isInBits,
  PLACELESS,
  TEXT_MASK,
  type Column,
  type ColumnName,
  type Pairs,
  type Segment,
} from './segment.ts'
import { shareAll, shared } from './shared.ts'
import { sortInSteps, type Steps } from './steps.ts'
import { countOfTexts, orderFor, textAt, textsOf } from './texts.ts'
import { FIELDS, IMPACT_STEPS, ownParts, SATURATION } from './weights.ts'
import { WordTable } from './word-table.ts'

/** Cuts a text into words; it may remember those of texts that repeat. */
export type Analyse = (text: string, repeating: boolean, taker: WordTaker) => void

/** Texts whose words are remembered: labels and statements repeat in thousands of documents. */
const REMEMBERED_TEXTS = 20_000
const LONGEST_REMEMBERED = 400

/** The words of texts, those of texts that repeat remembered. */
export function remembering(): Analyse {
  const remembered = new Map<string, Words>()
  return (text, repeating, taker) => {
    if (!repeating || text.length > LONGEST_REMEMBERED) return takeWords(text, taker)
    let words = remembered.get(text)
    if (words === undefined) {
      words = wordsOf(text)
      if (remembered.size >= REMEMBERED_TEXTS) remembered.clear()
      remembered.set(text, words)
    }
    for (const word of words.words) taker.word(word, 0, word.length)
    for (const extra of words.extras) taker.extra(extra)
  }
}

/** Documents between two yields. */
const STRIDE = 64

/** Arrays that are equal become one: many columns have exactly one value a document, or none at all. */
class Same {
  private readonly known: Uint32Array[] = []

  same(array: Uint32Array): Uint32Array {
    const found = this.known.find((one) => one.length === array.length && one.every((value, at) => value === array[at]))
    if (found === undefined) this.known.push(array)
    return found ?? array
  }
}

class ColumnDraft {
  readonly values = new Map<string, number>()
  readonly start = new Numbers()
  readonly value = new Numbers()
  /** What values that were sent are called here. */
  readonly sent = new Numbers()

  number(value: string): number {
    let number = this.values.get(value)
    if (number === undefined) this.values.set(value, (number = this.values.size))
    return number
  }
}

/** What a former segment's words, texts and facet values are called in the draft; filled as they are met. */
interface Translation {
  words: Int32Array
  texts: Int32Array
  values: Record<ColumnName, Int32Array>
}

export class Draft {
  private readonly analyse: Analyse
  private readonly ids: string[] = []
  private readonly works: string[] = []
  private readonly words = new WordTable()
  private readonly textStart = new Numbers()
  private readonly textWords = new Numbers()
  /** What texts that were sent are called here. */
  private readonly sentTexts = new Numbers()
  private readonly textsByHash = new Map<number, number>()
  private readonly documentTextStart = new Numbers()
  private readonly documentTexts = new Numbers()
  private readonly columns = Object.fromEntries(COLUMNS.map((name) => [name, new ColumnDraft()])) as Record<
    ColumnName,
    ColumnDraft
  >
  private readonly numbers = Object.fromEntries(NUMBER_FIELDS.map((name) => [name, []])) as unknown as Record<
    NumberField,
    number[]
  >
  private readonly fit = new Numbers()
  private readonly starts = new Same()
  /** Words without a place of the text that is cut. */
  private readonly extras: number[] = []
  private readonly taker: WordTaker = {
    word: (source, from, to) => this.textWords.push(this.words.numberOf(source, from, to)),
    extra: (word) => this.extras.push(this.words.numberOf(word)),
  }

  constructor(analyse: Analyse) {
    this.analyse = analyse
  }

  get size(): number {
    return this.ids.length
  }

  /** Adds new documents, all from one packer. Their ids must not be in the draft yet. */
  *addAll(packed: Packed): Steps<void> {
    const place = { text: 0, number: 0, value: 0 }
    for (let document = 0; document < packed.documents; document++) {
      this.add(packed, place)
      yield
    }
  }

  /** Takes over documents of a former segment, by number. */
  *addAllFrom(segment: Segment, documents: Uint32Array): Steps<void> {
    const translation = translationOf(segment)
    for (const document of documents) {
      this.addFrom(segment, translation, document)
      yield
    }
  }

  /** Adds the document that begins at `place`, and moves it on. */
  private add({ texts, numbers, values }: Packed, place: { text: number; number: number; value: number }): void {
    let { text, number } = place
    this.ids.push(texts[text++] as string)
    this.works.push(texts[text++] as string)
    this.documentTextStart.push(this.documentTexts.length)
    for (let left = numbers[number++] as number; left > 0; left--) {
      const entry = numbers[number++] as number
      const field = entry & 7
      const sent = entry >>> 3
      let own: number
      if (sent === UNNUMBERED) own = this.newText(texts[text++] as string, TEXT_FIELDS[field] as TextField)
      else {
        if (sent > this.sentTexts.length)
          this.sentTexts.push(this.newText(texts[text++] as string, TEXT_FIELDS[field] as TextField))
        own = this.sentTexts.at(sent - 1)
      }
      this.documentTexts.push(((field << FIELD_SHIFT) | own) >>> 0)
    }
    for (const name of COLUMNS) {
      const column = this.columns[name]
      column.start.push(column.value.length)
      for (let left = numbers[number++] as number; left > 0; left--) {
        const sent = numbers[number++] as number
        if (sent === column.sent.length) column.sent.push(column.number(texts[text++] as string))
        column.value.push(column.sent.at(sent))
      }
    }
    for (let word = 0; word < FIT_WORDS; word++) this.fit.push(numbers[number++] as number)
    for (const name of NUMBER_FIELDS) this.numbers[name].push(values[place.value++] as number)
    place.text = text
    place.number = number
  }

  private addFrom(segment: Segment, translation: Translation, document: number): void {
    this.ids.push(textAt(segment.ids, document))
    this.works.push(textAt(segment.works, segment.workOf[document] as number))
    this.documentTextStart.push(this.documentTexts.length)
    const end = segment.documentTextStart[document + 1] as number
    for (let at = segment.documentTextStart[document] as number; at < end; at++) {
      const entry = segment.documentTexts[at] as number
      const field = entry >>> FIELD_SHIFT
      const text = this.formerText(
        segment,
        translation,
        entry & TEXT_MASK,
        REPEATING.has(TEXT_FIELDS[field] as TextField),
      )
      this.documentTexts.push(((field << FIELD_SHIFT) | text) >>> 0)
    }
    for (const name of COLUMNS) {
      const column = this.columns[name]
      const former = segment.columns[name]
      const names = translation.values[name]
      column.start.push(column.value.length)
      const last = former.start[document + 1] as number
      for (let at = former.start[document] as number; at < last; at++) {
        const value = former.value[at] as number
        if ((names[value] as number) < 0) names[value] = column.number(textAt(former.values, value))
        column.value.push(names[value] as number)
      }
    }
    for (const name of NUMBER_FIELDS) this.numbers[name].push(segment.numbers[name][document] as number)
    let at = 0
    let packed = 0
    const word = document >>> 5
    const bit = document & 31
    for (let plane = 0; plane < NEEDS.length * 2; plane++) {
      packed |= ((((segment.fit[plane] as Uint32Array)[word] as number) >>> bit) & 1) << at
      if (++at === 32) {
        this.fit.push(packed >>> 0)
        at = packed = 0
      }
    }
    this.fit.push(packed >>> 0)
  }

  /** Makes the segment. The draft must not be used afterwards. */
  *finish(): Steps<Segment> {
    const size = this.size
    const wordOrder = yield* this.sortedWords()
    const order = yield* this.sortedDocuments()
    const ids = order.map((document) => this.ids[document] as string)
    const works: string[] = []
    const workOf = shared(Uint32Array, size)
    for (const [number, document] of order.entries()) {
      const work = this.works[document] as string
      if (works.length === 0 || works[works.length - 1] !== work) works.push(work)
      workOf[number] = works.length - 1
    }
    yield
    const idOrder = yield* orderFor(ids)
    const byId = Uint32Array.from(
      yield* sortInSteps([...ids.keys()], (one, other) => idOrder(ids[one] as string, ids[other] as string)),
    )
    const idRank = shared(Uint32Array, size)
    for (let rank = 0; rank < size; rank++) idRank[byId[rank] as number] = rank
    yield

    // Texts are laid in the order of documents, so that reading those of one after the other goes through memory in line.
    const documentTextStart = shared(Uint32Array, size + 1)
    const documentTexts = shared(Uint32Array, this.documentTexts.length)
    const formerTexts = this.textStart.length
    this.textStart.push(this.textWords.length)
    const renamed = new Int32Array(formerTexts).fill(-1)
    const textStart = new Uint32Array(formerTexts + 1)
    const textWords = shared(Uint32Array, this.textWords.length)
    const formerWords = this.textWords.view()
    let texts = 0
    let words = 0
    let place = 0
    for (const [number, document] of order.entries()) {
      documentTextStart[number] = place
      const end = document + 1 < size ? this.documentTextStart.at(document + 1) : this.documentTexts.length
      for (let at = this.documentTextStart.at(document); at < end; at++) {
        const entry = this.documentTexts.at(at)
        const text = entry & TEXT_MASK
        if (renamed[text] === -1) {
          renamed[text] = texts
          textStart[texts++] = words
          const from = this.textStart.at(text)
          const to = this.textStart.at(text + 1)
          textWords.set(formerWords.subarray(from, to), words)
          words += to - from
        }
        documentTexts[place++] = ((entry & ~TEXT_MASK) | (renamed[text] as number)) >>> 0
      }
      if (number % STRIDE === 0) yield
    }
    documentTextStart[size] = place
    textStart[texts] = words

    const columns = {} as Record<ColumnName, Column>
    for (const name of COLUMNS) columns[name] = yield* this.column(name, order)
    const numbers = {} as Segment['numbers']
    for (const name of NUMBER_FIELDS) {
      const own = this.numbers[name]
      const isShort = own.every((value) => Object.is(Math.fround(value), value))
      const laid = shared(isShort ? Float32Array : Float64Array, size)
      for (let number = 0; number < size; number++) laid[number] = own[order[number] as number] as number
      numbers[name] = laid
      yield
    }
    const prior = shared(Float64Array, size)
    const aligned = columns.outcome.start
    for (let document = 0; document < size; document++) {
      const own = ownParts({
        isAligned: (aligned[document + 1] as number) > (aligned[document] as number),
        quality: numbers.quality[document] as number,
        updated: numbers.updated[document] as number,
      })
      prior[document] = own.aligned + own.quality + own.freshness
    }

    const made = {
      size,
      ids: yield* textsOf(ids),
      byId,
      idRank,
      works: yield* textsOf(works),
      workOf,
      alive: fullSet(size),
      aliveCount: size,
      gone: new Uint32Array(0),
      dictionary: dictionaryOf(wordOrder),
      textStart: textStart.slice(0, texts + 1),
      textWords: words === textWords.length ? textWords : textWords.slice(0, words),
      documentTextStart,
      documentTexts,
      columns,
      numbers,
      fit: yield* this.fitPlanes(order),
      prior,
    }
    const posted = { ...made, ...(yield* postings(made)) }
    return shareAll({ ...posted, pairs: yield* pairsOf(posted) })
  }

  /** Sorts the words and gives the texts their final numbers. */
  private *sortedWords(): Steps<string[]> {
    const words = this.words.words()
    yield
    const order = yield* orderFor(words)
    const numbers = yield* sortInSteps([...words.keys()], (one, other) =>
      order(words[one] as string, words[other] as string),
    )
    const final = new Uint32Array(words.length)
    for (const [number, word] of numbers.entries()) final[word] = number
    yield
    const texts = this.textWords.view()
    for (let at = 0; at < texts.length; at++) {
      const word = texts[at] as number
      texts[at] = ((final[word & ~PLACELESS] as number) | (word & PLACELESS)) >>> 0
      if (at % 65_536 === 0) yield
    }
    return numbers.map((word) => words[word] as string)
  }

  private *sortedDocuments(): Steps<number[]> {
    const byWork = yield* orderFor(this.works)
    const byId = yield* orderFor(this.ids)
    return yield* sortInSteps(
      [...this.ids.keys()],
      (one, other) =>
        byWork(this.works[one] as string, this.works[other] as string) ||
        byId(this.ids[one] as string, this.ids[other] as string),
    )
  }

  private *column(name: ColumnName, order: number[]): Steps<Column> {
    const draft = this.columns[name]
    const size = order.length
    const values = yield* sortInSteps([...draft.values.keys()], yield* orderFor(draft.values.keys()))
    const final = new Uint32Array(values.length)
    for (const [number, value] of values.entries()) final[draft.values.get(value) as number] = number
    const start = shared(Uint32Array, size + 1)
    const value = shared(
      values.length <= 0x100 ? Uint8Array : values.length <= 0x10000 ? Uint16Array : Uint32Array,
      draft.value.length,
    )
    const count = shared(Uint32Array, values.length)
    let place = 0
    for (const [number, document] of order.entries()) {
      start[number] = place
      const end = document + 1 < size ? draft.start.at(document + 1) : draft.value.length
      for (let at = draft.start.at(document); at < end; at++) {
        const final_ = final[draft.value.at(at)] as number
        value[place++] = final_
        ;(count[final_] as number) += 1
      }
      if (number % 1_024 === 0) yield
    }
    start[size] = place
    const bits = wordsFor(size)
    const documentStart = shared(Uint32Array, values.length + 1)
    for (let at = 0; at < values.length; at++)
      documentStart[at + 1] = (documentStart[at] as number) + Math.min(count[at] as number, bits)
    const next = documentStart.slice(0, values.length)
    const documents = shared(Uint32Array, documentStart[values.length] as number)
    for (let document = 0; document < size; document++) {
      const end = start[document + 1] as number
      for (let at = start[document] as number; at < end; at++) {
        const number = value[at] as number
        const place = next[number] as number
        if (isInBits({ count }, number, size)) (documents[place + (document >>> 5)] as number) |= 1 << (document & 31)
        else {
          documents[place] = document
          next[number] = place + 1
        }
      }
      if (document % 1_024 === 0) yield
    }
    return { values: yield* textsOf(values), start: this.starts.same(start), value, count, documentStart, documents }
  }

  private *fitPlanes(order: number[]): Steps<Uint32Array[]> {
    const planes = NEEDS.flatMap(() => [
      shared(Uint32Array, wordsFor(order.length)),
      shared(Uint32Array, wordsFor(order.length)),
    ])
    for (const [number, document] of order.entries()) {
      for (const [plane, bits] of planes.entries()) {
        if ((this.fit.at(document * FIT_WORDS + (plane >>> 5)) >>> (plane & 31)) & 1) add(bits, number)
      }
      if (number % STRIDE === 0) yield
    }
    return planes
  }

  private newText(text: string, field: TextField): number {
    const repeating = REPEATING.has(field)
    const from = this.textWords.length
    this.analyse(text, repeating, this.taker)
    for (const extra of this.extras) this.textWords.push((extra | PLACELESS) >>> 0)
    this.extras.length = 0
    return this.keepText(from, repeating)
  }

  private formerText(segment: Segment, translation: Translation, text: number, repeating: boolean): number {
    const known = translation.texts[text] as number
    if (known >= 0) return known
    const from = this.textWords.length
    const end = segment.textStart[text + 1] as number
    for (let at = segment.textStart[text] as number; at < end; at++) {
      const entry = segment.textWords[at] as number
      const word = entry & ~PLACELESS
      if ((translation.words[word] as number) < 0)
        translation.words[word] = this.words.numberOf(wordAt(segment.dictionary, word))
      this.textWords.push(((translation.words[word] as number) | (entry & PLACELESS)) >>> 0)
    }
    return (translation.texts[text] = this.keepText(from, repeating))
  }

  /** Makes a text of the words from `from` on, or gives the one that is the same already. */
  private keepText(from: number, repeating: boolean): number {
    const length = this.textWords.length - from
    if (repeating) {
      let hash = length
      for (let at = from; at < this.textWords.length; at++) hash = Math.imul(hash ^ this.textWords.at(at), 0x01000193)
      const known = this.textsByHash.get(hash)
      if (known !== undefined && this.sameText(known, from, length)) {
        this.textWords.length = from
        return known
      }
      this.textsByHash.set(hash, this.textStart.length)
    }
    this.textStart.push(from)
    return this.textStart.length - 1
  }

  private sameText(text: number, from: number, length: number): boolean {
    const start = this.textStart.at(text)
    const end = text + 1 < this.textStart.length ? this.textStart.at(text + 1) : from
    if (end - start !== length) return false
    for (let at = 0; at < length; at++) if (this.textWords.at(start + at) !== this.textWords.at(from + at)) return false
    return true
  }
}

function translationOf(segment: Segment): Translation {
  return {
    words: new Int32Array(segment.dictionary.size).fill(-1),
    texts: new Int32Array(segment.textStart.length - 1).fill(-1),
    values: Object.fromEntries(
      COLUMNS.map((name) => [name, new Int32Array(countOfTexts(segment.columns[name].values)).fill(-1)]),
    ) as Record<ColumnName, Int32Array>,
  }
}

type Unposted = Pick<Segment, 'size' | 'dictionary' | 'textStart' | 'textWords' | 'documentTextStart' | 'documentTexts'>
type Postings = Pick<Segment, 'postingStart' | 'blocks' | 'postingDocument' | 'postingImpact' | 'postingFields'>

/** Turns texts around: for each word the documents it is in, with its impact there and the fields. */
function* postings(segment: Unposted): Steps<Postings> {
  const { size, textStart, textWords, documentTextStart, documentTexts } = segment
  const vocabulary = segment.dictionary.size
  const blocks = Array.from({ length: Math.max(1, Math.ceil(size / (1 << BLOCK_BITS))) }, () =>
    shared(Uint32Array, vocabulary + 1),
  )
  // By document, in the order they are met: word, and impact and fields in one number; then they are dealt out by word.
  const words = new Numbers()
  const facts = new Numbers()
  const factStart = new Uint32Array(size + 1)
  const weights = new Float64Array(vocabulary)
  const fields = new Uint8Array(vocabulary)
  const lengths = new Float64Array(TEXT_FIELDS.length)
  const shares = new Float64Array(TEXT_FIELDS.length)
  for (let document = 0; document < size; document++) {
    const first = documentTextStart[document] as number
    const last = documentTextStart[document + 1] as number
    lengths.fill(0)
    for (let entry = first; entry < last; entry++) {
      const text = (documentTexts[entry] as number) & TEXT_MASK
      let end = textStart[text + 1] as number
      while (end > (textStart[text] as number) && (textWords[end - 1] as number) >= PLACELESS) end -= 1
      ;(lengths[(documentTexts[entry] as number) >>> FIELD_SHIFT] as number) += end - (textStart[text] as number)
    }
    for (const [number, name] of TEXT_FIELDS.entries()) {
      const field = FIELDS[name]
      shares[number] = field.weight / (1 - field.length + (field.length * (lengths[number] as number)) / field.usual)
    }
    const from = words.length
    factStart[document] = from
    const counts = blocks[document >>> BLOCK_BITS] as Uint32Array
    for (let entry = first; entry < last; entry++) {
      const text = (documentTexts[entry] as number) & TEXT_MASK
      const field = (documentTexts[entry] as number) >>> FIELD_SHIFT
      const share = shares[field] as number
      const end = textStart[text + 1] as number
      for (let at = textStart[text] as number; at < end; at++) {
        const word = (textWords[at] as number) & ~PLACELESS
        if (fields[word] === 0) words.push(word)
        ;(fields[word] as number) |= 1 << field
        ;(weights[word] as number) += share
      }
    }
    for (let at = from; at < words.length; at++) {
      const word = words.at(at)
      const weight = weights[word] as number
      const impact = Math.max(1, Math.round((weight / (SATURATION + weight)) * IMPACT_STEPS))
      facts.push((impact << 8) | (fields[word] as number))
      ;(counts[word + 1] as number) += 1
      weights[word] = 0
      fields[word] = 0
    }
    if (document % STRIDE === 0) yield
  }
  const total = words.length
  factStart[size] = total
  // Where there is one block, the postings before a word are the place where its own start.
  const postingStart = blocks.length === 1 ? (blocks[0] as Uint32Array) : shared(Uint32Array, vocabulary + 1)
  let place = 0
  for (const starts of blocks) {
    starts[0] = place
    for (let word = 1; word <= vocabulary; word++) {
      if (blocks.length > 1) (postingStart[word] as number) += starts[word] as number
      starts[word] = place += starts[word] as number
    }
    yield
  }
  if (blocks.length > 1)
    for (let word = 0; word < vocabulary; word++) (postingStart[word + 1] as number) += postingStart[word] as number
  const postingDocument = shared(Uint16Array, total)
  const postingImpact = shared(Uint16Array, total)
  const postingFields = shared(Uint8Array, total)
  let next = new Uint32Array(0)
  for (let document = 0; document < size; document++) {
    const end = factStart[document + 1] as number
    if ((document & BLOCK_MASK) === 0) next = (blocks[document >>> BLOCK_BITS] as Uint32Array).slice()
    for (let at = factStart[document] as number; at < end; at++) {
      const word = words.at(at)
      const place = next[word] as number
      next[word] = place + 1
      postingDocument[place] = document & BLOCK_MASK
      postingImpact[place] = facts.at(at) >>> 8
      postingFields[place] = facts.at(at) & 0xff
    }
    if (document % STRIDE === 0) yield
  }
  return { postingStart, blocks, postingDocument, postingImpact, postingFields }
}

/** Finds the documents in which two frequent words are neighbours. */
function* pairsOf(segment: Unposted & Postings): Steps<Pairs> {
  const { size, textStart, textWords, documentTextStart, documentTexts } = segment
  const words: number[] = []
  const rank = new Int32Array(segment.dictionary.size).fill(-1)
  for (let word = 0; word < rank.length; word++) if (isFrequent(segment, word)) rank[word] = words.push(word) - 1
  yield
  // Pairs get numbers as they are met, text by text: most texts are those of one document, but labels are of thousands.
  const numbers = new Map<number, number>()
  const ofTexts = new Numbers()
  const ofTextStart = new Uint32Array(textStart.length)
  for (let text = 0; text < textStart.length - 1; text++) {
    const end = textStart[text + 1] as number
    let one = -1
    for (let at = textStart[text] as number; at < end; at++) {
      const word = textWords[at] as number
      if (word >= PLACELESS) break
      const other = rank[word] as number
      if (one >= 0 && other >= 0) {
        const key = one * words.length + other
        let number = numbers.get(key)
        if (number === undefined) numbers.set(key, (number = numbers.size))
        ofTexts.push(number)
      }
      one = other
    }
    ofTextStart[text + 1] = ofTexts.length
    if (text % STRIDE === 0) yield
  }
  const keys = Float64Array.from(numbers.keys()).sort()
  const place = new Uint32Array(keys.length)
  for (const [at, key] of keys.entries()) place[numbers.get(key) as number] = at
  const counts = new Uint32Array(keys.length)
  const last = new Uint32Array(keys.length)
  function* each(met: (pair: number, document: number) => void): Steps<void> {
    last.fill(0)
    for (let document = 0; document < size; document++) {
      const end = documentTextStart[document + 1] as number
      for (let entry = documentTextStart[document] as number; entry < end; entry++) {
        const text = (documentTexts[entry] as number) & TEXT_MASK
        for (let at = ofTextStart[text] as number; at < (ofTextStart[text + 1] as number); at++) {
          const pair = place[ofTexts.at(at)] as number
          if (last[pair] === document + 1) continue
          last[pair] = document + 1
          met(pair, document)
        }
      }
      if (document % STRIDE === 0) yield
    }
  }
  yield* each((pair) => void ((counts[pair] as number) += 1))
  const bits = wordsFor(size)
  const start = new Uint32Array(keys.length + 1)
  for (const [pair, count] of counts.entries()) start[pair + 1] = (start[pair] as number) + Math.min(count, bits)
  const documents = shared(Uint32Array, start[keys.length] as number)
  const next = start.slice(0, keys.length)
  yield* each((pair, document) => {
    const at = next[pair] as number
    if ((counts[pair] as number) < bits) {
      documents[at] = document
      next[pair] = at + 1
    } else (documents[at + (document >>> 5)] as number) |= 1 << (document & 31)
  })
  return {
    first: Uint32Array.from(keys, (key) => words[Math.floor(key / words.length)] as number),
    second: Uint32Array.from(keys, (key) => words[key % words.length] as number),
    start,
    documents,
  }
}
