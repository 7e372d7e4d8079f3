/**
 * The style of a page without the rules that nothing on the page needs. Style stands in the page, so every reader pays for each
 * rule; and the shared styles, and those of components, hold rules for what only other pages or other states have.
 */
import { createHash } from 'node:crypto'

type Part =
  /** A block that holds others: `@layer base { … }`. */
  | { head: string; parts: Part[] }
  /** A rule: its selectors with what each needs to be on a page, and its declarations. */
  | { selectors: { text: string; needs: string[] }[]; body: string }
  /** What stands as it is. */
  | { text: string }

/** At-rules that hold rules. Any other, such as `@keyframes`, stays as it is. */
const HOLDS_RULES = /^@(layer|media|supports|container)\b/
/** Each kind of page has a style of its own, and there are fewer kinds. */
const MOST_KEPT = 300

/** What was read of a style: it is the same as long as the site runs. */
const kept = new Map<string, Part[]>()

/**
 * Puts the styles of a page into one, without the rules for elements, classes and ids that the page does not have. Names
 * within `:is()`, `:not()` and attributes are not looked at, so such a rule stays; what a script of the page
 * names counts as there.
 * @param head the page up to the end of its head, where its styles are
 * @param body the rest of it
 * @returns the head, and the source by which a content policy lets its style stand; null where it has none
 */
export function trimStyle(head: string, body: string): { head: string; source: string | null } {
  const styles: string[] = []
  const bare = head.replace(/<style>([\s\S]*?)<\/style>\s*/g, (_, style: string) => {
    styles.push(style)
    return ''
  })
  if (styles.length === 0) return { head, source: null }
  const names = new Set(['html', 'head', 'body'])
  addNames(bare, names)
  addNames(body, names)
  const style = styles.map((each) => write(partsOf(each), names)).join('')
  const source = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  return { head: `${bare}<style>${style}</style>`, source }
}

const NAMES = /<script>[\s\S]*?<\/script>|<[a-z][\w-]*|\s(?:class|id)="[^"]*"/g

/** Adds the names of elements, classes and ids of a part of a page, and every word of its scripts. */
function addNames(html: string, names: Set<string>): void {
  // Most stand there dozens of times.
  for (const found of new Set(html.match(NAMES))) {
    if (found.startsWith('<script>')) for (const name of found.match(/[\w-]+/g)!) names.add(name)
    else if (found.startsWith('<')) names.add(found.slice(1))
    else for (const name of found.slice(found.indexOf('"') + 1, -1).split(' ')) names.add(name)
  }
}

function write(parts: Part[], names: ReadonlySet<string>): string {
  let written = ''
  for (const part of parts) {
    if ('text' in part) written += part.text
    else if ('parts' in part) {
      const inner = write(part.parts, names)
      if (inner !== '') written += `${part.head}{${inner}}`
    } else {
      const used = part.selectors.filter(({ needs }) => needs.every((name) => names.has(name)))
      if (used.length > 0) written += `${used.map(({ text }) => text).join(',')}{${part.body}}`
    }
  }
  return written
}

function partsOf(style: string): Part[] {
  let parts = kept.get(style)
  if (!parts) {
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(style, (parts = parse(style)))
  }
  return parts
}

/** Reads style as builds write it: without nesting, which older browsers do not know. */
function parse(style: string): Part[] {
  const parts: Part[] = []
  const text = style.replace(/\/\*[\s\S]*?\*\//g, '')
  let at = 0
  while (at < text.length) {
    const end = endOf(text, at)
    if (text[end] !== '{') {
      const statement = text.slice(at, end + 1).trim()
      if (statement !== '') parts.push({ text: statement })
      at = end + 1
      continue
    }
    const close = closing(text, end)
    const [head, body] = [text.slice(at, end).trim(), text.slice(end + 1, close)]
    if (HOLDS_RULES.test(head)) parts.push({ head, parts: parse(body) })
    else if (head.startsWith('@')) parts.push({ text: `${head}{${body}}` })
    else parts.push({ selectors: splitAtCommas(head).map((one) => ({ text: one, needs: neededBy(one) })), body })
    at = close + 1
  }
  return parts
}

/** Where a quoted text ends that begins at `from`. */
const afterQuotes = (text: string, from: number) => text.indexOf(text[from]!, from + 1)

/** The first `{` or `;` from here on, or the end. */
function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"' || text[at] === "'") at = afterQuotes(text, at)
    else if (text[at] === '{' || text[at] === ';') return at
  }
  return text.length
}

/** The `}` of the `{` that stands at `from`. */
function closing(text: string, from: number): number {
  let open = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"' || text[at] === "'") at = afterQuotes(text, at)
    else if (text[at] === '{') open++
    else if (text[at] === '}' && --open === 0) return at
  }
  return text.length
}

function splitAtCommas(head: string): string[] {
  const found: string[] = []
  let [open, from] = [0, 0]
  for (let at = 0; at < head.length; at++) {
    if (head[at] === '(' || head[at] === '[') open++
    else if (head[at] === ')' || head[at] === ']') open--
    else if (head[at] === ',' && open === 0) {
      found.push(head.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...found, head.slice(from).trim()]
}

/** The classes, ids and elements without which a selector fits nothing. */
function neededBy(selector: string): string[] {
  const bare = selector
    // Svelte writes the class of a component so; and what has a class is on a page that has it.
    .replace(/:(?:where|has)\((\.[\w-]+)\)/g, '$1')
    .replace(/:[\w-]+\((?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\[[^\]]*\]|::?[\w-]+/g, '')
  return [...bare.matchAll(/[.#]?([a-z_][\w-]*)/gi)].map(([, name]) => name!)
}
