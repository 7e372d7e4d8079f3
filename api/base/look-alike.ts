/** Names that look like other names: letters of several alphabets in one word. */

/** Alphabets with letters that look alike. Words of Japanese mix scripts too, and none of these. */
const ALIKE = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
)

/**
 * The first word in which letters of several alphabets stand that look alike (`Hіll` with a Cyrillic і), or null. After
 * Unicode Technical Standard 39, section 5: what one person writes by hand stays within one.
 */
export function mixedWord(text: string): string | null {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  return words.find((word) => ALIKE.filter((script) => script.test(word)).length > 1) ?? null
}
