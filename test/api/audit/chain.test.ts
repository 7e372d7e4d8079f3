/** Whatever is done to a log that was told is found, and named by the entry it was done to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVerifier, digestOf, follow, type Told, type Verdict } from '#api/audit/chain.ts'
import { KINDS, type AuditKind } from '#api/audit/kinds.ts'
import { lineOf, lookThroughLines, type LookOptions } from '#api/audit/look.ts'
import type { AuditHead, AuditRow } from '#graph/queries/audit.ts'

const START: AuditHead = { sequence: 0, hash: null, at: null }
const BEGAN = Date.parse('2026-11-20T23:58:00.000Z')

/** A log of what is told, one entry a minute. */
function logOf(told: readonly Told[]): { rows: AuditRow[]; head: AuditHead } {
  let head = START
  const rows = told.map((each, at) => {
    const row = follow(head, each, new Date(BEGAN + at * 60_000))
    head = { sequence: row.sequence, hash: row.hash, at: row.at }
    return row
  })
  return { rows, head }
}

function look(rows: readonly AuditRow[], head?: AuditHead, options: LookOptions = {}): Verdict {
  const verifier = createVerifier(options)
  for (const row of rows) verifier.take(row)
  return verifier.end(head)
}

async function* linesFrom(text: string) {
  yield* text.replace(/\n$/, '').split('\n')
}

const ids = fc.constantFrom('amina', 'bo', 'chen', 'operator')
const values = fc.option(
  fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()), {
    maxKeys: 4,
  }),
  { nil: undefined },
)
const kinds = Object.keys(KINDS).filter((kind) => kind !== 'audit.erase') as AuditKind[]
const told = fc.record({ kind: fc.constantFrom(...kinds), actor: ids, subject: fc.option(ids), values })
const logs = fc.array(told as fc.Arbitrary<Told>, { minLength: 2, maxLength: 12 }).map(logOf)

describe('a log as it was told', () => {
  it('is found unaltered, in whole and as an export, with values and without', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async ({ rows, head }) => {
        expect(look(rows, head)).toMatchObject({ entries: rows.length, head: head.hash, faultCount: 0, erased: 0 })
        for (const chainOnly of [false, true]) {
          const text = rows.map((row) => `${lineOf(row, { chainOnly })}\n`).join('')
          expect(await lookThroughLines(linesFrom(text), { chainOnly })).toMatchObject({ faultCount: 0 })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('counts the first entry from what is fixed, and hashes what the description says', () => {
    const { rows } = logOf([{ kind: 'key.create', actor: 'amina', subject: 'k', values: { scopes: ['read'] } }])
    const [row] = rows
    expect(row).toMatchObject({ sequence: 1, previous: '0'.repeat(64), values: '{"scopes":["read"]}' })
    expect(row!.digest).toBe(digestOf(row!.salt!, { scopes: ['read'] }))
    expect(lineOf(row!, { chainOnly: true })).not.toContain('scopes')
  })

  it('gives equal values different digests, as each has a salt of its own', () => {
    const { rows } = logOf(Array.from({ length: 3 }, () => ({ kind: 'key.create', actor: 'amina', values: { a: 1 } })))
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(3)
  })

  it('lets no clock go back', () => {
    const first = follow(START, { kind: 'session.begin', actor: 'amina' }, new Date('2026-11-21T08:00:00.000Z'))
    const second = follow(first, { kind: 'session.end', actor: 'amina' }, new Date('2026-11-21T07:00:00.000Z'))
    expect(second.at).toBe(first.at)
    expect(look([first, second]).faultCount).toBe(0)
  })
})

describe('a log that was altered', () => {
  const fields = ['previous', 'at', 'kind', 'actor', 'subject', 'digest', 'hash', 'salt', 'values'] as const

  it('is found out by one changed character of any field, at its entry', () => {
    fc.assert(
      fc.property(
        logs,
        fc.nat(),
        fc.constantFrom(...fields),
        fc.nat(),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
        ({ rows, head }, where, field, place, letter) => {
          const at = where % rows.length
          const text = rows[at]![field]
          fc.pre(text !== null && text !== '')
          const spot = place % text!.length
          fc.pre(text![spot] !== letter)
          const changed = `${text!.slice(0, spot)}${letter}${text!.slice(spot + 1)}`
          const { faults } = look(rows.with(at, { ...rows[at]!, [field]: changed }), head)
          expect(faults.map(({ sequence }) => sequence)).toContain(at + 1)
        },
      ),
    )
  })

  it('is found out by a field that is gone or was put in, at its entry', () => {
    fc.assert(
      fc.property(
        logs,
        fc.nat(),
        fc.constantFrom('subject', 'digest', 'salt', 'values'),
        ({ rows, head }, where, field) => {
          const at = where % rows.length
          const entry = { ...rows[at]!, [field]: rows[at]![field] === null ? 'put in' : null }
          expect(look(rows.with(at, entry), head).faults.map(({ sequence }) => sequence)).toContain(at + 1)
        },
      ),
    )
  })

  it('is found out by an entry that was removed, and says which', () => {
    fc.assert(
      fc.property(logs, fc.nat(), ({ rows, head }, where) => {
        const at = where % rows.length
        expect(look(rows.toSpliced(at, 1), head).faults).toContainEqual(
          expect.objectContaining({ fault: 'missing', sequence: at + 1, message: `Entry ${at + 1} is missing.` }),
        )
      }),
    )
  })

  it('is found out by two entries that changed places, with their numbers or without', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), ({ rows, head }, a, b) => {
        const [x, y] = [a % rows.length, b % rows.length].sort((i, j) => i - j) as [number, number]
        fc.pre(x !== y)
        const swapped = rows.with(x, rows[y]!).with(y, rows[x]!)
        expect(look(swapped, head).faultCount).toBeGreaterThan(0)
        const renumbered = swapped.map((row, at) => ({ ...row, sequence: at + 1 }))
        const found = look(renumbered, head).faults.map(({ sequence }) => sequence)
        expect(found).toEqual(expect.arrayContaining([x + 1, y + 1]))
      }),
    )
  })

  it('is found out by an entry put between, even one that follows on the entry before it', () => {
    fc.assert(
      fc.property(logs, fc.nat(), told as fc.Arbitrary<Told>, ({ rows, head }, where, more) => {
        const at = where % rows.length
        const forged = follow(at === 0 ? START : rows[at - 1]!, more, new Date(rows[at]!.at))
        const inserted = rows.toSpliced(at, 0, forged)
        expect(look(inserted, head).faults.some(({ sequence }) => sequence === at + 1)).toBe(true)
        const renumbered = inserted.map((row, i) => ({ ...row, sequence: i + 1 }))
        expect(look(renumbered, head).faults.some(({ sequence }) => sequence === at + 2)).toBe(true)
      }),
    )
  })

  it('is found out by one changed byte of an export, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.nat(), fc.integer({ min: 1, max: 255 }), async ({ rows }, where, flip) => {
        const bytes = Buffer.from(rows.map((row) => `${lineOf(row)}\n`).join(''))
        // The last line feed ends the file and says nothing.
        bytes[where % (bytes.length - 1)]! ^= flip
        expect((await lookThroughLines(linesFrom(bytes.toString('utf8')))).faultCount).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('is found out by heads that were kept elsewhere, when it was written anew as a whole', () => {
    const acts: Told[] = ['amina', 'bo', 'chen'].map((actor) => ({ kind: 'role.grant', actor, values: { actor } }))
    const { rows } = logOf(acts)
    const published = [{ day: '2026-11-20', last: 2, head: rows[1]!.hash }]
    const anew = logOf(acts.with(0, { kind: 'role.grant', actor: 'dora' }))
    expect(look(anew.rows, anew.head).faultCount).toBe(0)
    expect(look(anew.rows, anew.head, { published }).faults).toMatchObject([{ fault: 'published', sequence: 2 }])
    expect(look(rows, undefined, { published }).faultCount).toBe(0)
    const cut = logOf(acts.slice(0, 1))
    expect(look(cut.rows, cut.head, { published }).faults).toMatchObject([{ fault: 'published', sequence: 2 }])
  })
})

describe('a log from which a person was erased', () => {
  const acts: Told[] = [
    { kind: 'account.create', actor: 'amina', subject: 'amina', values: { how: 'password' } },
    { kind: 'role.grant', actor: 'bo', subject: 'amina', values: { role: 'editor' } },
    { kind: 'role.grant', actor: 'bo', subject: 'chen', values: { role: 'editor' } },
    { kind: 'audit.erase', actor: 'amina', subject: 'amina', values: { entries: 2 } },
  ]
  const without = (row: AuditRow): AuditRow => ({ ...row, salt: null, values: null })

  it('still verifies, and says how much was erased', () => {
    const { rows, head } = logOf(acts)
    const erased = rows.map((row, at) => (at < 2 ? without(row) : row))
    expect(look(erased, head)).toMatchObject({ faultCount: 0, erased: 2, head: head.hash })
  })

  it('does not cover for values of others that went too', () => {
    const { rows, head } = logOf(acts)
    const erased = rows.map((row, at) => (at < 3 ? without(row) : row))
    expect(look(erased, head).faults).toMatchObject([{ fault: 'values gone', sequence: 3 }])
  })
})
