/**
 * The chain of the audit log; pure. Each entry holds the hash of the one before it, so nothing can be altered, removed or
 * put between without every later hash changing. What an entry says of people is not in the chain, only a salted digest
 * of it: the values lie beside, and go with their salt when a person is erased, while the chain still verifies.
 *
 *     digest = SHA-256 (RFC 8785 of { salt, values })
 *     hash   = SHA-256 (RFC 8785 of { sequence, previous, at, kind, actor, subject, digest })
 */
import { createHash, randomBytes } from 'node:crypto'
import type { AuditHead, AuditRow } from '#graph/queries/audit.ts'
import { canonical, type Json } from './canonical.ts'
import { ERASED, type AuditKind } from './kinds.ts'

/** What the first entry names as the one before it. */
export const GENESIS = '0'.repeat(64)
/** 128 bits: what is hashed cannot be guessed from its digest once the salt is gone. */
const SALT_BYTES = 16

/** What is to be told: never an address or a name outside of `values`. */
export interface Told {
  kind: AuditKind
  /** Id of the account that acts, or one of ACTORS. */
  actor: string
  /** Id of what it was done to; null where there is no such thing. */
  subject?: string | null
  /** What else is worth knowing. It can be erased, and then nobody can say what it was. */
  values?: { readonly [name: string]: Json | undefined }
}

/** SHA-256 of the canonical JSON of a value, in hex. */
function sha256(value: Json): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** The digest of values with their salt. */
export function digestOf(salt: string, values: Json): string {
  return sha256({ salt, values })
}

/** The hash of an entry: over all of it but the values and their salt. */
export function hashOf({ sequence, previous, at, kind, actor, subject, digest }: Omit<AuditRow, 'hash'>): string {
  return sha256({ sequence, previous, at, kind, actor, subject, digest })
}

/**
 * The entry that follows on `head`, with its hash. The time never goes back in a chain: a clock that is behind the last
 * entry counts as standing still.
 */
export function follow(
  head: AuditHead,
  told: Told,
  now: Date,
  salt: string = randomBytes(SALT_BYTES).toString('base64url'),
): AuditRow {
  const { values } = told
  const at = now.toISOString()
  const entry = {
    sequence: head.sequence + 1,
    previous: head.hash ?? GENESIS,
    at: head.at !== null && head.at > at ? head.at : at,
    kind: told.kind,
    actor: told.actor,
    subject: told.subject ?? null,
    digest: values === undefined ? null : digestOf(salt, values),
    salt: values === undefined ? null : salt,
    values: values === undefined ? null : canonical(values),
  }
  return { ...entry, hash: hashOf(entry) }
}

/** The head of a chain that ends with `entry`. */
export function headOf({ sequence, hash, at }: AuditRow): AuditHead {
  return { sequence, hash, at }
}

export type FaultKind =
  /** An entry is not there. */
  | 'missing'
  /** An entry is there twice, or stands where none may stand. */
  | 'out of place'
  /** What an entry says is not what was told. */
  | 'altered'
  /** An entry does not follow on the one before it. */
  | 'unlinked'
  /** An entry is earlier than the one before it. */
  | 'time'
  /** The values beside an entry are not those that were told. */
  | 'values altered'
  /** The values beside an entry are gone, and nobody was erased. */
  | 'values gone'
  /** The log ends elsewhere than it says. */
  | 'head'
  /** A head that was published is not the one of the log. */
  | 'published'

/** Something that is not as it was told. */
export interface Fault {
  fault: FaultKind
  /** The entry it was found at; of several that are missing the first. */
  sequence: number
  /** A sentence for people. */
  message: string
}

/** A head as it was published: the log had `hash` at `sequence`. */
export interface Published {
  day: string
  last: number
  head: string
}

/** What a look through a log came to. */
export interface Verdict {
  /** Entries looked at. */
  entries: number
  /** Hash of the last one; null for an empty log. */
  head: string | null
  /** Entries whose values were erased. */
  erased: number
  /** How many faults there are, and the first of them. */
  faultCount: number
  faults: Fault[]
}

const FAULTS_KEPT = 100

/**
 * Looks through a log, entry by entry in the order of their numbers.
 * @param options.published heads that people kept elsewhere: what shows that a log was not written anew as a whole
 * @param options.chainOnly the values were left out, so that they are not missed
 */
export function createVerifier(options: { published?: readonly Published[]; chainOnly?: boolean } = {}) {
  const faults: Fault[] = []
  let faultCount = 0
  let entries = 0
  let last: AuditHead = { sequence: 0, hash: null, at: null }
  const erasures = new Map<string, number>()
  const gone: Pick<AuditRow, 'sequence' | 'actor' | 'subject'>[] = []
  const published = Map.groupBy(options.published ?? [], (head) => head.last)

  const add = (fault: FaultKind, sequence: number, message: string): void => {
    faultCount++
    if (faults.length < FAULTS_KEPT) faults.push({ fault, sequence, message })
  }

  function checkValues({ sequence, digest, salt, values, actor, subject }: AuditRow): void {
    if (salt === null && values === null) {
      if (digest !== null) gone.push({ sequence, actor, subject })
      return
    }
    const is = salt === null || values === null ? null : digestOfText(salt, values)
    if (is === null || is !== digest)
      add('values altered', sequence, `The values of entry ${sequence} are not those that were told.`)
  }

  function checkPublished(sequence: number, at: string, hash: string): void {
    for (const { day, head } of published.get(sequence) ?? [])
      if (head !== hash || !String(at).startsWith(day))
        add('published', sequence, `At ${day} another head was published for entry ${sequence}: ${head}.`)
    published.delete(sequence)
  }

  return {
    /** Looks at the next entry. */
    take(entry: AuditRow): void {
      const { sequence } = entry
      entries++
      const expected = last.sequence + 1
      if (sequence < expected) return add('out of place', sequence, `Entry ${sequence} is there more than once.`)
      if (sequence > expected) add('missing', expected, missing(expected, sequence - 1))
      else if (entry.previous !== (last.hash ?? GENESIS))
        add('unlinked', sequence, `Entry ${sequence} does not follow on the one before it.`)
      if (last.at !== null && entry.at < last.at)
        add('time', sequence, `Entry ${sequence} is of ${entry.at}, before the one before it (${last.at}).`)
      if (hashOf(entry) !== entry.hash) add('altered', sequence, `Entry ${sequence} is not as it was told.`)
      if (!options.chainOnly) checkValues(entry)
      checkPublished(sequence, entry.at, entry.hash)
      if (entry.kind === ERASED && entry.subject !== null) erasures.set(entry.subject, sequence)
      last = headOf(entry)
    },
    /**
     * Ends the look.
     * @param head what the log itself says that its end is; left out for an export, which says nothing of it
     */
    end(head?: AuditHead): Verdict {
      if (head && head.sequence > last.sequence)
        add('missing', last.sequence + 1, missing(last.sequence + 1, head.sequence))
      else if (head && (head.sequence !== last.sequence || head.hash !== last.hash || head.at !== last.at))
        add('head', last.sequence, `The log ends with entry ${last.sequence}, and its head says otherwise.`)
      for (const [sequence, heads] of published)
        for (const { day } of heads)
          add('published', sequence, `Entry ${sequence}, the last of ${day} when its head was published, is not there.`)
      let erased = 0
      for (const { sequence, actor, subject } of gone) {
        const at = Math.max(erasures.get(actor) ?? 0, (subject !== null && erasures.get(subject)) || 0)
        if (at > sequence) erased++
        else add('values gone', sequence, `The values of entry ${sequence} are gone, and nobody was erased since.`)
      }
      faults.sort((a, b) => a.sequence - b.sequence)
      return { entries, head: last.hash, erased, faultCount, faults }
    },
    /** A fault that reading found. */
    add,
  }
}

/** The digest of values that are kept as text; null where the text is not the canonical one. */
function digestOfText(salt: string, values: string): string | null {
  try {
    const parsed = JSON.parse(values) as Json
    return canonical(parsed) === values ? digestOf(salt, parsed) : null
  } catch {
    return null
  }
}

function missing(from: number, to: number): string {
  return from === to ? `Entry ${from} is missing.` : `Entries ${from} to ${to} are missing.`
}
