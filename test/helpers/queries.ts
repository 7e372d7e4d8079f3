/** Every query the graph room holds, found by its file, with the parameters of its example. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Params } from '#graph/graph.ts'

export interface NamedQuery {
  /** File and name: `resource/byIds`. */
  name: string
  cypher: string
  params: Params
}

const FOLDER = join(import.meta.dirname, '../../graph/queries')

/** Reads QUERIES and EXAMPLES of every file under graph/queries; throws for a query without an example, or the reverse. */
export async function allQueries(): Promise<NamedQuery[]> {
  const found: NamedQuery[] = []
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
  for (const file of files) {
    const room = (await import(join(FOLDER, file))) as {
      QUERIES?: Record<string, string>
      EXAMPLES?: Record<string, Params>
    }
    if (!room.QUERIES) continue
    const examples = room.EXAMPLES ?? {}
    for (const name of Object.keys(examples))
      if (!(name in room.QUERIES)) throw new Error(`${file}: the example ${name} is of no query`)
    for (const [name, cypher] of Object.entries(room.QUERIES)) {
      const params = examples[name]
      if (!params) throw new Error(`${file}: the query ${name} has no example in EXAMPLES`)
      found.push({ name: `${file.replace(/\.ts$/, '').replaceAll('\\', '/')}/${name}`, cypher, params })
    }
  }
  return found
}

/** Tells a query that writes by its words. */
export function isWriting(cypher: string): boolean {
  return /\b(CREATE|MERGE|DELETE|SET|REMOVE)\b/.test(cypher)
}
