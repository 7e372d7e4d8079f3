/** A graph that counts what it is asked, so that a test can say how many reads an answer costs. */
import type { Graph } from '#graph/graph.ts'

export interface CountingGraph extends Graph {
  reads: number
  writes: number
  /** Starts counting anew. */
  reset(): void
}

/** Wraps a graph; both may be used. */
export function counting(graph: Graph): CountingGraph {
  const counted: CountingGraph = {
    engine: graph.engine,
    reads: 0,
    writes: 0,
    reset() {
      counted.reads = 0
      counted.writes = 0
    },
    read(cypher, params) {
      counted.reads++
      return graph.read(cypher, params)
    },
    write(work) {
      counted.writes++
      return graph.write(work)
    },
    schema: (statements) => graph.schema(statements),
    checkpoint: () => graph.checkpoint(),
    copy: (folder) => graph.copy(folder),
    close: () => graph.close(),
  }
  return counted
}
