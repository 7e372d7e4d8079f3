/** What two texts differ in, word by word. Pure. */

export interface TextPart {
  kind: 'kept' | 'removed' | 'added'
  text: string
}

/** Words compared with words at most, some 10 ms; of texts that differ in more, the whole is said to be replaced. */
const MOST_COMPARED = 1_000_000

/**
 * The parts of both texts in their order: those kept and removed make the first one, those kept and added the second. By
 * the longest common subsequence of words, as in Hunt and McIlroy 1976; the words are cut as the language has them, so
 * that Chinese, Japanese and Thai work too.
 */
export function differenceOf(before: string, after: string, language: string): TextPart[] {
  const [was, is] = [words(before, language), words(after, language)]
  let start = 0
  while (start < was.length && start < is.length && was[start] === is[start]) start++
  let end = 0
  const least = Math.min(was.length, is.length) - start
  while (end < least && was[was.length - 1 - end] === is[is.length - 1 - end]) end++
  const parts: TextPart[] = []
  const say = (kind: TextPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  say('kept', was.slice(0, start).join(''))
  compare(was.slice(start, was.length - end), is.slice(start, is.length - end), say)
  say('kept', was.slice(was.length - end).join(''))
  return parts
}

function words(text: string, language: string): string[] {
  return [...segmenter(language).segment(text)].map(({ segment }) => segment)
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' })
  } catch {
    // A private tag is none that the platform knows.
    return new Intl.Segmenter('en', { granularity: 'word' })
  }
}

function compare(was: string[], is: string[], say: (kind: TextPart['kind'], text: string) => void): void {
  if (was.length * is.length > MOST_COMPARED) {
    say('removed', was.join(''))
    say('added', is.join(''))
    return
  }
  const width = is.length + 1
  // How many words the rests from here have in common.
  const common = new Uint32Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--)
      common[i * width + j] =
        was[i] === is[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  let [i, j] = [0, 0]
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      say('kept', was[i]!)
      i++
      j++
    } else if (j === is.length || (i < was.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      say('removed', was[i++]!)
    else say('added', is[j++]!)
  }
}
