/** Text from outside as plain text. */

/** Left-to-right and right-to-left embeddings and overrides: they can make text read as what it is not. */
const BIDI_CONTROLS = /[\u202A-\u202E]/g
/** Isolates: kept when each is closed, as Persian and Arabic quotations need them. */
const ISOLATES = /[\u2066-\u2069]/
/**
 * Controls and invisible characters without a use in plain text. Kept: tab and line ends, ZWNJ (200C), ZWJ (200D),
 * LRM (200E), RLM (200F) and ALM (061C), which Persian and Indic text need.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2028\u2029\u2060-\u2065\u206A-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g
/** Elements that begin a new line or cell: where one is taken out, a space is left. */
const BLOCKS = new Set(
  'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr img iframe input li main nav object ol option p pre script section select style svg summary table tbody td textarea tfoot th thead title tr ul video audio embed button'.split(
    ' ',
  ),
)
const INLINE = new Set(
  'a abbr acronym b bdi bdo big body cite code data del dfn em font head html i ins kbd label link mark math mi mn mo mrow msub msup mfrac msqrt meta noscript picture q rp rt ruby s samp small source span strike strong sub sup template time tt u var wbr'.split(
    ' ',
  ),
)
/** A tag with attributes that have values, or none: `a <b and c> d` holds none, and a lone `<` is text. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z_:@][\w:.-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*)\s*\/?>/gi

/** Takes markup, controls and direction overrides out of a text of one line, and makes white space single. */
export function plainLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim()
}

/** The same for a text of several lines: paragraphs stay, with at most one empty line between them. */
export function plainText(text: string): string {
  return clean(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function clean(text: string): string {
  // What cannot be seen goes first: it could stand within a tag.
  const seen = text.toWellFormed().normalize('NFC').replace(BIDI_CONTROLS, '').replace(INVISIBLE, '')
  const shown = withoutTags(seen)
  return ISOLATES.test(shown) && !isBalanced(shown) ? shown.replace(/[\u2066-\u2069]/g, '') : shown
}

/** Elements of HTML lose their tags; a name we do not know is markup only when it has attributes or closes. */
function withoutTags(text: string): string {
  if (!text.includes('<')) return text
  return raised(withoutComments(text)).replace(TAG, (tag, closing: string, name: string, attributes: string) => {
    const element = name.toLowerCase()
    if (BLOCKS.has(element)) return ' '
    return INLINE.has(element) || closing !== '' || attributes !== '' ? '' : tag
  })
}

/** `x<sup>2</sup>` is x², not x2: digits as Unicode has them, a single letter of mathematics after `^`. */
function raised(text: string): string {
  return text
    .replace(/<sup>\s*([0-9+-]{1,8}|[ijkmnxyz])\s*<\/sup>/gi, (_, inner: string) =>
      /[a-z]/i.test(inner) ? `^${inner}` : inner.replace(/[0-9+-]/g, (digit) => SUPERSCRIPT[digit] ?? digit),
    )
    .replace(/<sub>\s*([0-9+-]{1,8})\s*<\/sub>/gi, (_, inner: string) =>
      inner.replace(/[0-9+-]/g, (digit) => SUBSCRIPT[digit] ?? digit),
    )
}

const SIGNS = [...'0123456789+-']
const SUPERSCRIPT = Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((raised, at) => [SIGNS[at], raised]))
const SUBSCRIPT = Object.fromEntries([...'₀₁₂₃₄₅₆₇₈₉₊₋'].map((lowered, at) => [SIGNS[at], lowered]))

/** In one pass: a pattern would look for the end anew from every beginning. */
function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start + 4)
    if (end < 0) break
    kept += text.slice(from, start)
    from = end + 3
  }
  return kept + text.slice(from)
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const character of text) {
    if (character >= '\u2066' && character <= '\u2068') open++
    else if (character === '\u2069' && --open < 0) return false
  }
  return open === 0
}
