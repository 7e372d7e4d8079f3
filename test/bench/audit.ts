/**
 * What the audit log costs a write: the same writes with their entry in the log and without it, in turns on one graph, by processor time.
 * `node test/bench/audit.ts [RESOURCES] [--json]`
 */
import { audit } from '#api/audit/audit.ts'
import type { Told } from '#api/audit/chain.ts'
import type { Transaction } from '#graph/graph.ts'
import { newId } from '#graph/ids.ts'
import { openGraph } from '#graph/open.ts'
import { createAccount } from '#graph/queries/account.ts'
import { addMember, createProvider } from '#graph/queries/agent.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { writeResource } from '#graph/queries/publish.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { fill } from './fill.ts'
import { generate } from './generate.ts'

const SIZE = Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 20_000)
const PAIRS = 300
const WARM_UP = 60

const graph = await openGraph('memory:')
await fill(graph, SIZE, () => undefined)
const [actor, provider] = [newId(), newId()]
const at = new Date().toISOString()
await createAccount(graph, { id: actor, agentId: newId(), name: 'A', email: 'a@bench.example', createdAt: at } as never)
await commit(graph, async (tx) => {
  const { changes } = await createProvider(tx, { id: provider, name: 'Bench', accountId: actor, now: at })
  return { value: null, changes }
})
// As people publish by hand, whatever the catalogue holds of it.
const records = [...generate(4 * (PAIRS + WARM_UP)).resources()].slice(0, 2 * (PAIRS + WARM_UP))

type Tell = (tx: Transaction, told: Told) => Promise<void>
const WITH: Tell = (tx, told) => audit(tx, told)
const WITHOUT: Tell = async () => {}

const published: ResourceRecord[] = []
async function publish(tell: Tell, nth: number): Promise<void> {
  const id = newId()
  const record: ResourceRecord = { ...records[nth]!, id, sourceKey: `here:${id}`, work: undefined }
  published.push(record)
  await commit(graph, async (tx) => {
    const { changes } = await writeResource(tx, record, { actor, id, state: 'published', now: at })
    await tell(tx, { kind: 'resource.publish', actor, subject: id, values: { provider, revision: 1 } })
    return { value: null, changes }
  })
}
async function update(tell: Tell, nth: number): Promise<void> {
  const record = published[nth]!
  const titles = record.titles.map(({ text, language }) => ({ text: `${text} once more`, language }))
  await commit(graph, async (tx) => {
    const { changes } = await writeResource(tx, { ...record, titles }, { actor, id: record.id!, now: at })
    await tell(tx, { kind: 'resource.update', actor, subject: record.id!, values: { revision: 2 } })
    return { value: null, changes }
  })
}
/** The least that is written: a role of a member. */
async function join(tell: Tell, nth: number): Promise<void> {
  const role = nth % 4 < 2 ? 'editor' : 'owner'
  const values = { providerId: provider, before: null, role }
  const then = (tx: Transaction) => tell(tx, { kind: 'member.add', actor, subject: actor, values })
  await addMember(graph, { providerId: provider, accountId: actor, role, then })
}

async function spent(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
const results: Record<string, { with: number; without: number; ratio: number; more: number }> = {}
for (const [name, write] of Object.entries({ publish, update, join })) {
  const pairs: { told: number; plain: number }[] = []
  for (let pair = 0; pair < PAIRS + WARM_UP; pair++) {
    const nth = 2 * pair
    // Each is the first of its pair every other time.
    const isFirst = pair % 2 === 0
    const one = await spent(() => write(isFirst ? WITH : WITHOUT, nth))
    const other = await spent(() => write(isFirst ? WITHOUT : WITH, nth + 1))
    if (pair >= WARM_UP) pairs.push(isFirst ? { told: one, plain: other } : { told: other, plain: one })
  }
  results[name] = {
    with: middle(pairs.map(({ told }) => told)),
    without: middle(pairs.map(({ plain }) => plain)),
    ratio: middle(pairs.map(({ told, plain }) => told / plain)),
    more: middle(pairs.map(({ told, plain }) => told - plain)),
  }
}
await graph.close()
const all = { resources: SIZE, pairs: PAIRS, writes: results }
if (process.argv.includes('--json')) console.log(JSON.stringify(all))
else console.dir(all, { depth: 3 })
