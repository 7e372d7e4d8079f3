/** Looks through a whole log: the one in the graph, or one that was exported. Reads only. */
import type { Graph } from '#graph/graph.ts'
import { auditEntries, auditHead, type AuditRow, entriesOutside, lastEntry } from '#graph/queries/audit.ts'
import { canonical, type Json } from './canonical.ts'
import { createVerifier, type Published, type Verdict } from './chain.ts'

export interface LookOptions {
  /** Heads that were kept elsewhere. */
  published?: readonly Published[]
  /** Values are left out, or not to be looked at. */
  chainOnly?: boolean
  signal?: AbortSignal
  progress?: (entries: number) => void
}

/** Looks through the log of a graph, while entries may be added. */
export async function lookThrough(graph: Graph, options: LookOptions = {}): Promise<Verdict> {
  const verifier = createVerifier(options)
  let after = 0
  let head = await auditHead(graph)
  for (;;) {
    // A head that was made to name what never was does not make this walk on for ever.
    const to = Math.min(head.sequence, await lastEntry(graph))
    for await (const page of auditEntries(graph, { after, to })) {
      options.signal?.throwIfAborted()
      for (const entry of page) verifier.take(entry)
      options.progress?.(page.at(-1)?.sequence ?? after)
    }
    after = Math.max(after, to)
    const now = await auditHead(graph)
    if (now.sequence <= head.sequence) break
    head = now
  }
  const outside = await entriesOutside(graph, head.sequence)
  const { sequence: last } = await auditHead(graph)
  for (const sequence of outside)
    if (sequence === null || sequence < 1 || sequence > last)
      verifier.add('out of place', sequence ?? 0, `An entry stands outside of the log, with the number ${sequence}.`)
  return verifier.end(head)
}

/** An entry as it is exported: one line of canonical JSON. Values that are no canonical JSON are given as the text they are. */
export function lineOf(entry: AuditRow, { chainOnly = false }: { chainOnly?: boolean } = {}): string {
  const { salt, values, ...chain } = entry
  return canonical(chainOnly ? chain : { ...chain, salt, values: values === null ? null : parsed(values) })
}

function parsed(text: string): Json {
  try {
    const value = JSON.parse(text) as Json
    return canonical(value) === text ? value : text
  } catch {
    return text
  }
}

const MEMBERS = 'actor,at,digest,hash,kind,previous,sequence,subject'
const MEMBERS_WITH_VALUES = 'actor,at,digest,hash,kind,previous,salt,sequence,subject,values'
const TEXTS = ['previous', 'at', 'kind', 'actor', 'hash'] as const
const TEXTS_OR_NULL = ['subject', 'digest', 'salt'] as const

/** Looks through an export, line by line: each must be written as it was exported, to the byte. */
export async function lookThroughLines(lines: AsyncIterable<string>, options: LookOptions = {}): Promise<Verdict> {
  const verifier = createVerifier(options)
  let number = 0
  for await (const line of lines) {
    number++
    options.signal?.throwIfAborted()
    const entry = entryOf(line)
    if (entry) verifier.take(entry)
    else verifier.add('altered', number, `Line ${number} is not an entry as it was exported.`)
  }
  return verifier.end()
}

function entryOf(line: string): AuditRow | null {
  let value: Record<string, Json | undefined>
  try {
    const read = JSON.parse(line) as Json
    if (typeof read !== 'object' || read === null || Array.isArray(read) || canonical(read) !== line) return null
    value = read as typeof value
  } catch {
    return null
  }
  const { values = null } = value
  const entry = { salt: null, ...value } as Omit<AuditRow, 'values'>
  const isEntry =
    // What is exported is sorted already.
    [MEMBERS, MEMBERS_WITH_VALUES].includes(Object.keys(value).join()) &&
    Number.isSafeInteger(entry.sequence) &&
    TEXTS.every((name) => typeof entry[name] === 'string') &&
    TEXTS_OR_NULL.every((name) => entry[name] === null || typeof entry[name] === 'string')
  return isEntry ? { ...entry, values: values === null ? null : canonical(values) } : null
}
