/** Words that mean the same to people who search, from a plain text file that an operator can edit. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chunks } from './analysis.ts'

/** The file that comes with the product; its head tells how it is written. */
export const SYNONYMS_FILE = join(import.meta.dirname, 'synonyms.txt')
/** Groups a file may have, and words of one phrase. */
export const MOST_GROUPS = 10_000
export const LONGEST_PHRASE = 8

/** One line of the file: who types any of `from` also finds all of `to`. Words are as in the file, trimmed. */
export interface SynonymGroup {
  languages: string[]
  from: string[]
  to: string[]
}

/** The words of the phrases of groups that were read: finding them is most of the work, and both reading and asking need them. */
const wordsOfGroup = new WeakMap<SynonymGroup, { from: string[][]; to: string[][] }>()

/** A file that cannot be read or understood: `message` names the file and the line and says what to do. */
export class SynonymsError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'SynonymsError'
  }
}

/**
 * The groups of a text in the format that the head of `synonyms.txt` tells.
 * @param name how errors call the file
 */
export function parseSynonyms(text: string, name = 'synonyms'): SynonymGroup[] {
  const groups: SynonymGroup[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const bare = line.replace(/#.*/, '').trim()
    if (bare === '') continue
    const refuse = (problem: string): never => {
      throw new SynonymsError(`${name}:${index + 1}: ${problem}`)
    }
    const colon = bare.indexOf(':')
    if (colon < 0) refuse('the languages and a colon are missing. Write for instance "en: maths, mathematics".')
    const languages = bare
      .slice(0, colon)
      .split(/[\s,]+/)
      .filter((tag) => tag !== '')
    if (languages.length === 0 || !languages.every((tag) => /^(\*|[a-z]{2,3}(-[a-z0-9]{2,8})*)$/i.test(tag)))
      refuse(
        `"${bare.slice(0, colon)}" is no list of language tags. Write for instance "en" or "pt, pt-BR", or * for all.`,
      )
    const sides = bare.slice(colon + 1).split('>')
    if (sides.length > 2) refuse('there is more than one ">". Write one line for each.')
    const [from, to] = sides.map((side) =>
      side
        .split(/[,،、，]/u)
        .map((phrase) => phrase.trim())
        .filter((phrase) => phrase !== ''),
    ) as [string[], string[] | undefined]
    const cut = (phrase: string): string[] => {
      const words = wordsOf(phrase)
      if (words.length === 0) refuse(`"${phrase}" holds no word.`)
      if (words.length > LONGEST_PHRASE) refuse(`"${phrase}" has more than ${LONGEST_PHRASE} words. Shorten it.`)
      return words
    }
    const fromWords = from.map(cut)
    const toWords = to?.map(cut) ?? fromWords
    if (to === undefined ? from.length < 2 : from.length === 0 || to.length === 0)
      refuse(
        to === undefined
          ? 'one word has no synonym. Put at least two, with a comma between them.'
          : 'one side of ">" is empty. Write "a > b".',
      )
    if (groups.length >= MOST_GROUPS) refuse(`there are more than ${MOST_GROUPS} groups. Take some out.`)
    const group = { languages, from, to: to ?? from }
    wordsOfGroup.set(group, { from: fromWords, to: toWords })
    groups.push(group)
  }
  return groups
}

/** Reads a file of synonyms. Throws `SynonymsError` when it is not there or a line cannot be understood. */
export function readSynonyms(path: string = SYNONYMS_FILE): SynonymGroup[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SynonymsError(`The synonyms in ${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
  return parseSynonyms(text, path)
}

function wordsOf(phrase: string): string[] {
  return chunks(phrase).flatMap((chunk) => chunk.words)
}

/** Synonyms as a query is read by them. */
export class Synonyms {
  /** By the first word: the words that must follow each other in the query, and what is as good. */
  private readonly byFirst = new Map<string, { words: string[]; others: string[][]; isMutual: boolean }[]>()

  constructor(groups: readonly SynonymGroup[]) {
    for (const group of groups) {
      const { from, to } = wordsOfGroup.get(group) ?? { from: group.from.map(wordsOf), to: group.to.map(wordsOf) }
      const others = [...new Map(to.map((words) => [words.join(' '), words])).values()]
      const isMutual = group.from.every((phrase) => group.to.includes(phrase))
      for (const words of from) {
        const [first] = words as [string]
        const known = this.byFirst.get(first) ?? []
        const own = others.filter((other) => other.join(' ') !== words.join(' '))
        known.push({ words, others: own, isMutual })
        this.byFirst.set(first, known)
      }
    }
  }

  /** What is as good as others and has several words; each once. */
  *phrases(): Iterable<string[]> {
    const seen = new Set<string>()
    for (const groups of this.byFirst.values())
      for (const { others } of groups)
        for (const words of others) {
          const phrase = words.join(' ')
          if (words.length === 1 || seen.has(phrase)) continue
          seen.add(phrase)
          yield words
        }
  }

  /**
   * What is as good as words of a query, which are given in order, folded, null where two are not neighbours: for each
   * place where a group begins the number of words it is about and the other words, each a list. `isMutual` says that these
   * find the words as well, as they mean the same.
   */
  *in(
    words: readonly (string | null)[],
  ): Iterable<{ at: number; length: number; others: string[][]; isMutual: boolean }> {
    for (const [at, word] of words.entries()) {
      for (const group of (word !== null && this.byFirst.get(word)) || []) {
        if (group.words.every((one, step) => words[at + step] === one))
          yield { at, length: group.words.length, others: group.others, isMutual: group.isMutual }
      }
    }
  }
}

/** No synonyms at all. */
export const NO_SYNONYMS = new Synonyms([])

let own: Synonyms | null = null

/** The synonyms that come with the product, read once. */
export function ownSynonyms(): Synonyms {
  return (own ??= new Synonyms(readSynonyms()))
}
