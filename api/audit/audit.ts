/**
 * The seam to the audit log: what changes state, rights, keys or sign-ins calls `audit` in the transaction of that
 * change, so that both are there or neither is.
 *
 *     await audit(tx, { kind: 'role.grant', actor: viewer.id, subject: account.id, values: { role } }, now)
 */
import type { Transaction } from '#graph/graph.ts'
import { appendEntries, eraseValuesOf, takeHead } from '#graph/queries/audit.ts'
import { follow, headOf, type Told } from './chain.ts'
import { ERASED } from './kinds.ts'

/**
 * Appends entries to the log. It takes the one end of the log, for which other writers then wait: call it last in a
 * transaction. Ids and kinds stay for ever; addresses and names belong in `values`, which `erase` removes.
 * @param now the clock of the process; the present by default
 */
export async function audit(tx: Transaction, told: Told | readonly Told[], now: Date = new Date()): Promise<void> {
  let head = await takeHead(tx, now.toISOString())
  const rows = [told].flat().map((each: Told) => {
    const row = follow(head, each, now)
    head = headOf(row)
    return row
  })
  await appendEntries(tx, rows)
}

/** A step that tells the log, for queries that own their transaction and take one to run at its end. */
export function audited(told: Told | readonly Told[], now?: Date): (tx: Transaction) => Promise<void> {
  return (tx) => audit(tx, told, now)
}

/**
 * Erases what the log says of a person beside the chain: the values, with their salt, of every entry that the account
 * acted in or was the subject of. The entries stay, with ids and digests, and tell that they were erased. Call it when an
 * account is deleted, after the entry that tells so.
 * @param actor who has it erased: the account itself, or an administrator
 */
export async function erase(
  tx: Transaction,
  account: string,
  actor: string = account,
  now: Date = new Date(),
): Promise<void> {
  const entries = await eraseValuesOf(tx, account)
  await audit(tx, { kind: ERASED, actor, subject: account, values: { entries } }, now)
}
