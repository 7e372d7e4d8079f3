/** Light stemmers of our own, for folded words of languages that Snowball does not know. */

/** Gives the stem of a folded word. */
export type Stemmer = (word: string) => string

const SHORTEST_STEM = 3

/** Endings of nouns and adjectives. Longest first. */
const POLISH =
  /(?:owego|owymi|owych|iego|iemu|ymi|imi|ach|ami|owi|owe|owa|owy|ego|emu|ych|ich|iem|ow|om|ej|ie|ia|iu|io|em|y|i|a|e|o|u)$/

/** Case endings and postpositions, which follow a vowel, and the vowels that nouns end in: शाळा, शाळेत (school, in the school). */
const MARATHI = [/(?<=[ािीुूेैोौं])(?:मध्ये|साठी|तून|तला|तली|तले|च्या|हून|कडे|चा|ची|चे|ला|ना|ने|नी|शी|वर|त)$/, /(?:्या)?[ािीुूेैोौं]*$/]

/** Endings for number and case: পাখি, পাখিরা, পাখির (bird, birds, of the bird). */
const BENGALI = [/(?:গুলির|গুলোর|গুলি|গুলো|দের|টির|টি|টা|রা|ের|কে|তে|(?<=[া-ৌ])র)$/, /ে$/]

/** Endings for number and gender, and the link between two nouns. */
const HEBREW = /(?:ים|ות|יה|ית|ה|ת)$/

/** The plural and what links a noun to the next word. */
const PERSIAN = /(?:هايي|هاي|ها|ي)$/

/** Endings for number, gender and case: کتاب, کتابیں, کتابوں (book, books). */
const URDU = /(?:يوں|ياں|وں|يں|ے|ا|ه|ي)$/

/** The article and whose it is, after a vowel: labari, labarin, labarinsa (story, the story, his story). */
const HAUSA = /(?<=[aeiou])[nr](?:sa|ta|su|mu|ku|ka|ki)?$/

/** Particles after a noun: 분수, 분수를, 분수의 (fraction). */
const KOREAN = /(?<=..)(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|로|와|과|도|만)$/

function without(word: string, ...endings: RegExp[]): string {
  const stem = endings.reduce((left, ending) => left.replace(ending, ''), word)
  return stem.length >= SHORTEST_STEM ? stem : word
}

/** Letters of Ethiopic stand in rows of eight, one for each vowel; the sixth has none. */
const ETHIOPIC = 0x1200
const ROW = 8
const BARE = 5
const SHORTEST_AMHARIC = 2
/** Consonants of the endings for plural, “the”, “his”, “her”, “and”, “too” and the object, their vowels taken away. */
const AMHARIC_ENDINGS = 'ችውንም'

/** Takes away the vowel of the last letter and endings, as often as there are some: ድመቶችን, ድመቴ and ድመትና (cats, my cat, and a cat) are ድመት. */
function amharic(word: string): string {
  let stem = word
  for (;;) {
    const last = stem.charCodeAt(stem.length - 1)
    const bare = String.fromCharCode(last - ((last - ETHIOPIC) % ROW) + BARE)
    stem = stem.slice(0, -1) + bare
    if (stem.length <= SHORTEST_AMHARIC || !AMHARIC_ENDINGS.includes(bare)) return stem
    stem = stem.slice(0, -1)
  }
}

export const LIGHT_STEMMERS: Record<string, Stemmer> = {
  am: amharic,
  bn: (word) => without(word, ...BENGALI),
  fa: (word) => without(word, PERSIAN),
  ha: (word) => without(word, HAUSA),
  he: (word) => without(word, HEBREW),
  ko: (word) => word.replace(KOREAN, ''),
  mr: (word) => without(word, ...MARATHI),
  pl: (word) => without(word, POLISH),
  ur: (word) => without(word, URDU),
}
