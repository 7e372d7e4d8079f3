/** Names in a credit line: `Ada Obi, Kofi Mensah and Mango Tree`. */
import type { AgentKind } from '#graph/records.ts'

export interface Credits {
  named: { name: string; kind: AgentKind }[]
  /** The names say all that the line says; otherwise keep the line as well. */
  isWhole: boolean
}

const ORGANISATION =
  /\b(?:authors|board|book ?dash|books?|borders|cent(?:er|re)|class|club|committee|ethiopia|educators|foundation|initiative|library|literacy|nal'?ibali|nigeria|plan niger|primary|projet|project|school|site|storybook|storyweaver|students?|teachers|team|translators|tree|trust|university|usaid)\b/i
/** Words that stand where a name would and name nobody; what stands in brackets does not count. */
const NOBODY =
  /^(?:missing|unknown|anonymous|translator to be confirmed|.?)$|\b(?:folk ?tale|fable|traditional|tradicional)\b/i
const BETWEEN = /\s*(?:,(?!\s*avec\b)|;|፣)\s*(?:(?:and|&)\s+)?(?![^(]*\))/

/**
 * Parts a line at commas and semicolons, and at “and” and “&” where a whole name stands on both sides: `Angie & Upesh` is one
 * credit, as is `Elke and René Leisink`. A name that stands twice counts once. Nothing else about a name is changed.
 */
export function creditsOf(line: string): Credits {
  const names: string[] = []
  for (const part of line.split(BETWEEN)) {
    const [first = '', ...rest] = part
      .replace(/\s+(?:and|&)$/i, '')
      .trim()
      .split(/\s+(and|&)\s+/)
    let name = first
    for (let at = 0; at < rest.length; at += 2) {
      const next = rest[at + 1] as string
      if (isFullName(name) && isFullName(next)) {
        names.push(name)
        name = next
      } else name += ` ${rest[at]} ${next}`
    }
    names.push(name)
  }
  const once = [...new Set(names.map(withoutEcho))].filter((name) => !NOBODY.test(withoutBrackets(name)))
  return {
    named: once.map((name) => ({
      name,
      kind: ORGANISATION.test(withoutBrackets(name)) ? 'organisation' : 'person',
    })),
    isWhole: withoutJoints(once.join(', ')) === withoutJoints(line),
  }
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*\([^)]*\)/g, '').trim()
}

function isFullName(name: string): boolean {
  return /\s/.test(withoutBrackets(name))
}

function withoutJoints(line: string): string {
  return line.replace(/(?:[\s,;፣&]|\b(?:and)\b)+/gi, ' ').trim()
}

/** `Ada Obi Ada Obi` is `Ada Obi`. */
function withoutEcho(name: string): string {
  const half = /^(\S+(?: \S+)+) \1$/.exec(name)
  return half?.[1] ?? name
}
