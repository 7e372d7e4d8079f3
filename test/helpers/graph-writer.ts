/**
 * A process that writes to the graph in the folder it is given and prints the number of each write once it is
 * acknowledged, until it is killed. With `hold` it opens the graph, says so, and does nothing.
 */
import { openGraph } from '#graph/open.ts'
import { migrate } from '#graph/migrate.ts'

const [folder, mode] = process.argv.slice(2)
const graph = await openGraph(`file:${folder}`)
await migrate(graph)
if (mode === 'hold') {
  process.stdout.write('open\n')
  setInterval(() => undefined, 1000)
} else {
  const [last] = await graph.read<{ n: number }>('MATCH (r:Revision) RETURN coalesce(max(r.number), 0) AS n')
  for (let n = last!.n + 1; ; n++) {
    const rows = Array.from({ length: 1 + (n % 40) }, (_, i) => ({ id: `${n}/${i}`, number: n }))
    await graph.write(async (tx) => {
      await tx.run('MERGE (c:Catalogue {key: "k"}) SET c.version = $n', { n })
      await tx.run('UNWIND $rows AS row CREATE (r:Revision {id: row.id, number: row.number})', { rows })
      await tx.run(
        `UNWIND $rows AS row MATCH (r:Revision {id: row.id}) MATCH (c:Catalogue {key: "k"})
         CREATE (r)-[:OF {number: row.number}]->(c)`,
        { rows },
      )
    })
    process.stdout.write(`${n}\n`)
    if (n % 25 === 0) await graph.checkpoint()
  }
}
