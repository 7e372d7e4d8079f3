/** Every number that ranking in the embedded index depends on. */
import type { TextField } from '../search-index.ts'

/**
 * Field-weighted BM25 (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", 2004).
 * `weight` multiplies the count of a word in the field. `usual` is the length in words that counts as neither long nor
 * short; it is a constant and not the average of the moment, so that the score of a document never depends on its
 * neighbours. `length` says how much being longer than that costs (b of BM25).
 */
export const FIELDS: Record<TextField, { weight: number; usual: number; length: number }> = {
  title: { weight: 6, usual: 5, length: 0.5 },
  code: { weight: 5, usual: 4, length: 0 },
  keyword: { weight: 3, usual: 8, length: 0.2 },
  subject: { weight: 2.5, usual: 40, length: 0 },
  outcome: { weight: 1.5, usual: 40, length: 0.3 },
  description: { weight: 1, usual: 60, length: 0.6 },
  creator: { weight: 1, usual: 4, length: 0 },
  related: { weight: 0.5, usual: 40, length: 0.3 },
}

/** How soon more of the same word stops to count (k1 of BM25). */
export const SATURATION = 1.2

/** Impacts of postings are kept as whole numbers of this many steps, sums of them are exact in any order. */
export const IMPACT_STEPS = 65_535

/** How much a way of matching counts, in sixteenths: exact beats plural beats prefix beats typo. */
export const WAYS = { exact: 16, plural: 13, prefix: 9, oneTypo: 6, prefixTypo: 4, twoTypos: 3 } as const

/** Added, in sixteenths, when a word with accents or points is found exactly as it was typed. */
export const EXACT_FORM_BONUS = 2

/** A beginning of one or two letters says little: it counts by where it is found alone. Shares of IMPACT_STEPS. */
export const SHORT_PREFIX = { letters: 2, inTitle: 40_000, elsewhere: 16_000 } as const

/** Weight of a word is its rarity (idf) in 1/1024, at least 1/4. */
export const RARITY_STEPS = 1_024
export const LEAST_RARITY = 256

/**
 * Parts of the relevance score beside the words, each from 0 to its number; the words give 0 to 1.
 * language: 1 for the reader's first language, less for each later one. fit: weakest required need, and all together.
 * quality: `numbers.quality` of the document. aligned: it is aligned to an outcome.
 */
export const PARTS = { language: 0.15, fit: 0.25, quality: 0.08, aligned: 0.04 } as const

/** Part of `PARTS.language` that remains for each further language of the reader. */
export const NEXT_LANGUAGE = 0.7

/** Share of `PARTS.fit` given by the weakest required need; the rest goes by all groups together. */
export const WEAKEST_SHARE = 0.7
