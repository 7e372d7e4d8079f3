/**
 * Singulars and plurals of Bantu languages, which change how a noun begins: Swahili `rafiki`, `marafiki` (friend, friends).
 * Stemmers look at endings alone. The forms are looked for beside the word; nothing is cut off in the index.
 */

/** Prefixes in pairs, singular and plural, of the noun classes 1 to 10 (as Meinhof numbers them); some have others before vowels. */
const CLASSES = new Map<string, [singular: string, plural: string][]>([
  ['sw', pairs('m/wa mw/w m/mi mw/mi ki/vi ch/vy ji/ma /ma w/ny')],
  ['zu', pairs('um/aba umu/aba um/abe um/imi umu/imi ili/ama i/ama isi/izi is/iz in/izin im/izim u/o')],
  ['xh', pairs('um/aba umu/aba um/abe um/imi umu/imi ili/ama i/ama isi/izi is/iz in/iin im/iim u/oo')],
  ['nr', pairs('um/aba umu/aba um/imi umu/imi ili/ama i/ama isi/iinzi is/iinz in/iin im/iim u/abo')],
  ['ss', pairs('um/ba umu/ba um/imi umu/imi li/ema si/ti s/t in/tin im/tim u/bo')],
  ['st', pairs('mo/ba mo/me le/ma se/di /di')],
  ['nso', pairs('mo/ba mo/me le/ma se/di /di')],
  ['tn', pairs('mo/ba mo/me le/ma se/di /di')],
  ['lg', pairs('omu/aba omw/ab omu/emi omw/emy eki/ebi eky/eby eri/ama e/ama aka/obu akw/obw olu/en')],
  ['rw', pairs('umu/aba umw/ab umu/imi umw/imy i/ama iki/ibi igi/ibi icy/iby aka/utu uru/in')],
])
/** What follows a prefix has so many letters, and more where the singular has none. */
const SHORTEST_REST = 2
const SHORTEST_BARE = 4

function pairs(listed: string): [string, string][] {
  return listed.split(' ').map((pair) => pair.split('/') as [string, string])
}

/**
 * What a folded word is in the plural, or in the singular where it is a plural, in the languages of a reader: all words that it might
 * be, most of which are none. Empty for other languages.
 * @param languages BCP 47 tags
 */
export function classFormsOf(word: string, languages: readonly string[]): string[] {
  if (!/^[a-z]+$/.test(word)) return []
  const forms = new Set<string>()
  for (const language of new Set(languages.map((tag) => tag.split('-', 1)[0] as string)))
    for (const pair of CLASSES.get(language) ?? []) {
      const least = pair[0] === '' ? SHORTEST_BARE : SHORTEST_REST
      for (const [own, other] of [pair, pair.toReversed()] as [string, string][])
        if (word.startsWith(own) && word.length >= own.length + least) forms.add(other + word.slice(own.length))
    }
  forms.delete(word)
  return [...forms]
}
