/**
 * What a page is to somebody who hears it: its landmarks, headings and controls in their order, named by the keys of their words,
 * not by the words. So it stays the same when words change, and in every language; it changes when a page is built differently.
 */
import type { Locator } from 'playwright-core'
import type { Words } from './words.ts'

/** What people jump to. Paragraphs, lists and links are read on the way. */
const KEPT = new Set(
  'banner main contentinfo navigation search form region complementary heading article listitem alert status group button textbox searchbox combobox checkbox radio spinbutton table figure img'.split(
    ' ',
  ),
)
const LINE = /^( *)- (?:'|")?(?<role>[a-z]+)(?: "(?<name>(?:[^"\\]|\\.)*)")?(?<rest>.*)$/

interface Part {
  line: string
  parts: Part[]
}

/**
 * The outline of a part of a page, a line each, indented by two spaces. Of parts alike beside each other the first one stands.
 * @param room whose keys are taken where several say the same
 */
export async function outlineOf(place: Locator, words: Words, room: string): Promise<string> {
  const keys = keysOf(words, room)
  const root: Part = { line: '', parts: [] }
  const open: { depth: number; part: Part }[] = [{ depth: -1, part: root }]
  for (const text of (await place.ariaSnapshot()).split('\n')) {
    const found = LINE.exec(text)
    if (!found) continue
    const depth = found[1]!.length
    const { role = '', name = '', rest = '' } = found.groups!
    while (open.at(-1)!.depth >= depth) open.pop()
    if (!KEPT.has(role)) continue
    const key = keys.get(name.replaceAll('\\"', '"'))
    const states = rest.match(/\[(?:level=\d|checked|disabled|expanded)\]/g) ?? []
    const part = { line: [role, ...(key ? [key] : []), ...states].join(' '), parts: [] }
    open.at(-1)!.part.parts.push(part)
    open.push({ depth, part })
  }
  return `${print(root.parts, '')}\n`
}

/** Keys by their words, where nothing is put into them. */
function keysOf(words: Words, room: string): Map<string, string> {
  // What is set last stays: the keys of the room, before those of every page, before any.
  const rank = (key: string) => (key.startsWith(`${room}_`) ? 2 : key.startsWith('site_') ? 1 : 0)
  const ranked = Object.entries(words).toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? 1 : -1))
  const keys = new Map<string, string>()
  for (const [key, say] of ranked) {
    try {
      keys.set((say as () => string)().replace(/\s+/g, ' ').trim(), key)
    } catch {
      // It needs something put in.
    }
  }
  return keys
}

function print(parts: readonly Part[], indent: string): string {
  const shown: string[] = []
  for (const { line, parts: within } of parts) {
    const inner = print(within, `${indent}  `)
    if (line === 'listitem' && inner === '') continue
    const text = `${indent}${line}${inner && `\n${inner}`}`
    if (!shown.includes(text)) shown.push(text)
  }
  return shown.join('\n')
}
