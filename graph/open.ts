/** Opens the graph an address names: `memory:`, `file:./folder`, `bolt://host` or `neo4j://host`. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GraphError, type Graph, type GraphOptions } from '#graph/graph.ts'

const SERVER = /^(bolt|neo4j)(\+s|\+ssc)?:\/\//

/**
 * Opens the graph at `url` and makes sure that it answers. Throws GraphError INVALID for an address of no known kind,
 * HELD when the folder belongs to another process, UNAVAILABLE when the folder or server can't be used.
 */
export async function openGraph(url: string, options: GraphOptions = {}): Promise<Graph> {
  if (url === 'memory:') return (await import('#graph/grafeo.ts')).openGrafeo(undefined, options)
  if (url.startsWith('file:')) return (await import('#graph/grafeo.ts')).openGrafeo(folderOf(url), options)
  if (SERVER.test(url)) return (await import('#graph/neo4j.ts')).openNeo4j(url, options)
  throw new GraphError(
    'INVALID',
    `graph: the address ${JSON.stringify(url)} is none of memory:, file:, bolt://, neo4j://`,
  )
}

/** The absolute folder of a `file:` address, relative ones from the working directory. */
export function folderOf(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url)
  const path = url.slice('file:'.length)
  if (path === '') throw new GraphError('INVALID', 'graph: the address file: names no folder; write file:./data/graph')
  return resolve(path)
}
