import { graphContract } from '#test/contract/graph.contract.ts'
import { grafeoEngine, neo4jEngine } from '#test/helpers/graphs.ts'

graphContract(grafeoEngine)
graphContract(neo4jEngine)
