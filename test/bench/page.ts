/** Bytes and requests of every page of the site on the demo seed. `node test/bench/page.ts [--json]` */
import { measurePages } from './pages.ts'

const pages = await measurePages()
for (const { name, status, bytes, plainBytes, requests, budget } of pages)
  console.log(
    name.padEnd(30),
    String(status).padStart(3),
    `${bytes.toLocaleString('en')} B`.padStart(10),
    `of ${plainBytes.toLocaleString('en')} B`.padStart(13),
    `${requests} request${requests === 1 ? '' : 's'}`.padStart(11),
    `(budget ${budget.toLocaleString('en')} B)`,
  )
if (process.argv.includes('--json')) console.log(JSON.stringify({ pages }))
process.exit()
