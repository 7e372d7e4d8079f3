/** Every number that ranking in the embedded index depends on. */
import type { Basis } from '#graph/records.ts'
import type { ScorePartName, TextField } from '../search-index.ts'

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

/**
 * How much a way of matching counts, in sixteenths: exact beats plural and other forms, these beat a beginning, and that
 * beats a typo. `joined` and `split` are other ways to write the same: `photo synthesis`, `photosynthesis`.
 */
export const WAYS = {
  exact: 16,
  /** A word typed with accents or points, found without them or with others. */
  folded: 14,
  plural: 13,
  joined: 13,
  split: 12,
  stem: 12,
  /** The word asked for is the last part of a compound: `Wellen` and `Schallwellen`. */
  compound: 12,
  synonym: 10,
  prefix: 9,
  /** It begins with the stem of the word asked for: `planets` and `planetary`, `Sortieren` and `Sortiernetz`. */
  derived: 5,
  oneTypo: 6,
  prefixTypo: 4,
  twoTypos: 3,
} as const

/** Stems from which on words that only begin with them count. */
export const SHORTEST_DERIVED = 5

/** A beginning of one or two letters says little: it counts by where it is found alone. Shares of IMPACT_STEPS. */
export const SHORT_PREFIX = { letters: 2, inTitle: 40_000, elsewhere: 16_000 } as const

/**
 * A query of so many words that say something, found as a whole in fewer documents than `enough`, is answered by what
 * holds `share` of the weight of all the words that the best document has.
 */
export const MOST_WORDS = { words: 2, enough: 10, share: 0.4 } as const

/** A word that so many documents hold is not taken for a misspelt one. */
export const WELL_KNOWN = 5
/** Words of a query that are looked for with typos: the first ones; each costs a walk through the dictionary. */
export const MOST_MISSPELT = 8

/** Weight of a word is its rarity (idf) in 1/1024, at least 1/4. */
export const RARITY_STEPS = 1_024
export const LEAST_RARITY = 256

/** Most that a word which says nothing about a subject can weigh; see stop-words.ts. */
export const STOP_WORD_RARITY = 128

/**
 * The most each part of the relevance score can be; the score is their sum.
 * words: BM25F of the words asked for, by how they were met. proximity: words of the query together, and in their order,
 * in the title. exactness: the title or the code is the query. language: 1 for the reader's first language, less for each
 * later one. fit: weakest required need, all together, and how well that is proven. aligned: it is aligned to an outcome. quality:
 * `numbers.quality` of the document. freshness: when it was last changed.
 */
export const PARTS: Record<ScorePartName, number> = {
  words: 1,
  proximity: 0.1,
  exactness: 0.1,
  language: 0.2,
  fit: 0.25,
  aligned: 0.04,
  quality: 0.08,
  freshness: 0.02,
}

/**
 * Each part is rounded to whole numbers of this many steps (a power of two). Sums are then exact, in any order of adding,
 * so that a document scores the same to the last bit on every page, and parts add up to the score.
 */
export const SCORE_STEPS = 2 ** 30

/** Of proximity what remains when the words stand in another order. */
export const OUT_OF_ORDER = 0.7
/** Words of a title or code that are looked at for proximity and exactness. */
export const LONGEST_TITLE = 64

/**
 * Freshness halves with every so many years before the date. It is counted from a date and not from today, so that a
 * score does not depend on when somebody asks; between two documents this makes no other difference than a factor.
 */
export const FRESHNESS = { full: Date.UTC(2028, 0, 1), halves: 4 * 365.25 * 24 * 3_600_000 } as const

/** Part of `PARTS.language` that remains for each further language of the reader. */
export const NEXT_LANGUAGE = 0.7

/** Share of `PARTS.fit` given by the weakest required need; the rest goes by all groups together. */
export const WEAKEST_SHARE = 0.7

/** What each grade of proof adds for a need that is served, in whole numbers; what serves nothing has no proof. */
export const PROOF: Record<Basis, number> = { inferred: 0, declared: 1, reported: 2, checked: 3, verified: 4 }
export const MOST_PROOF = PROOF.verified
/** The best proof of all needs together, as a share of the least that one level of one need makes: below 1, so that a level outweighs it. */
export const PROOF_SHARE = 0.9
/** Groups of needs whose proof counts: the sum of them is kept in a byte. */
export const PROVEN_GROUPS = 60

/** A share, 0 to 1, of what a part can be at most, in steps of the score. */
export function stepsOf(part: ScorePartName, share = 1): number {
  return Math.round(PARTS[part] * SCORE_STEPS * share)
}

/**
 * Steps of the part for fit, of which the sum is never more than the whole part. `weakest` is a level, 0 to 1; `sum` that of
 * all levels out of `most`, of which a level of the least group is `least`; `proof` is 0 to 1.
 */
export function fitStepsOf(weakest: number, sum: number, most: number, least: number): number {
  return stepsOf('fit', WEAKEST_SHARE * weakest + ((1 - WEAKEST_SHARE) * sum) / (most + PROOF_SHARE * least))
}
export function proofStepsOf(proof: number, most: number, least: number): number {
  const extra = PROOF_SHARE * least
  return Math.floor(PARTS.fit * SCORE_STEPS * (((1 - WEAKEST_SHARE) * extra) / (most + extra)) * proof)
}

/** Parts that depend on the document alone, in steps; numbers that are not known are NaN. */
export function ownParts({
  isAligned,
  quality,
  updated,
}: {
  isAligned: boolean
  quality: number
  updated: number
}): Record<'aligned' | 'quality' | 'freshness', number> {
  return {
    aligned: stepsOf('aligned', isAligned ? 1 : 0),
    quality: stepsOf('quality', quality > 0 ? Math.min(quality, 1) : 0),
    freshness: stepsOf(
      'freshness',
      updated > 0 ? Math.min(1, 2 ** ((updated - FRESHNESS.full) / FRESHNESS.halves)) : 0,
    ),
  }
}
