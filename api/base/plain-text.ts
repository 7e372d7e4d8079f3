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
/** Only well-formed tags: a lone `<` is text. */
const TAGS = /<\/?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<!--[\s\S]*?-->/gi

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
  const shown = text.toWellFormed().normalize('NFC').replace(TAGS, ' ').replace(BIDI_CONTROLS, '').replace(INVISIBLE, '')
  return ISOLATES.test(shown) && !isBalanced(shown) ? shown.replace(/[\u2066-\u2069]/g, '') : shown
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const character of text) {
    if (character >= '\u2066' && character <= '\u2068') open++
    else if (character === '\u2069' && --open < 0) return false
  }
  return open === 0
}
