/** A process of its own that adopts the version whose id it is given, on the folder it is given: to be ended in the middle. */
import { openGraph } from '#graph/open.ts'
import { stopping } from '#test/helpers/kill.ts'
import { agentsByIds } from '#graph/queries/agent.ts'
import { idOfResult, openKeeper } from '#test/helpers/keeper.ts'

const [url = '', providerId = '', id = ''] = process.argv.slice(2)
const graph = stopping(await openGraph(url))
const [provider] = await agentsByIds(graph, [providerId])
const keeper = await openKeeper(graph, provider)
idOfResult(await keeper.publish(id, 'ADOPTED'))
await keeper.close()
await graph.close()
