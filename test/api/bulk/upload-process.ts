/** Goes on with the uploads that wait in a folder, as a process that a test can end at any moment: see test/helpers/kill.ts. */
import { openUploads } from '#api/bulk/uploads.ts'
import { openGraph } from '#graph/open.ts'
import { servicesOn } from '#test/bench/serve.ts'
import { stopping } from '#test/helpers/kill.ts'

const [url = '', folder = '', leaseMs = ''] = process.argv.slice(2)
const { NEO4J_USER: user, NEO4J_PASSWORD: password } = process.env
const graph = await openGraph(url, { user, password })
const services = await servicesOn(stopping(graph))
const uploads = openUploads(services, {
  ...{ folder, mostBytes: 100_000_000, leaseMs: Number(leaseMs) || undefined },
})
await uploads.settled()
await uploads.close()
await graph.close()
process.exit(0)
