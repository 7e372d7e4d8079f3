/**
 * The fixed corpus of the judged queries: the seed and the collections in the folder CORPUS_DIR names, imported into a
 * graph in memory and turned into documents by the indexer, as a server does it. Kept in the system's folder for
 * temporary files under a hash of all it is made from.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createIndexer } from '#api/search/indexer.ts'
import type { SearchDocument, SearchIndex } from '#api/search/search-index.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { importFiles } from '#seed/import.ts'
import { seed } from '#seed/seed.ts'

const ROOT = join(import.meta.dirname, '../..')
/** What is imported after the seed, in this order. Books come after their modules, which they order. */
const COLLECTIONS = [
  'case',
  'bncc',
  'digcomp',
  'marble',
  'cs-unplugged',
  'exercism',
  'oer/phet-simulations.jsonl',
  'oer/african-storybook.jsonl',
  'oer/global-digital-library.jsonl',
  'oer/openstax-*.jsonl',
]
/** Code that decides what stands in a document. */
const MADE_BY = [
  'seed/**/*.{ts,jsonl}',
  'graph/**/*.{ts,cypher}',
  'api/{accessibility,vocabulary,base}/**/*.ts',
  'api/search/{document,indexer,nearby,search-index}.ts',
  'test/relevance/corpus.ts',
]

/** Documents of the whole corpus, resources before outcomes; `folder` is what CORPUS_DIR names. Throws when an import fails. */
export async function corpusOf(folder: string): Promise<SearchDocument[]> {
  const cache = join(tmpdir(), 'waymark-relevance', `${hashOf(folder)}.jsonl.gz`)
  if (existsSync(cache)) return fromLines(gunzipSync(readFileSync(cache)).toString('utf8'))
  const documents = await build(folder)
  mkdirSync(join(tmpdir(), 'waymark-relevance'), { recursive: true })
  const partial = `${cache}.${process.pid}`
  writeFileSync(
    partial,
    gzipSync(documents.map((document) => JSON.stringify(document)).join('\n'), {
      level: 1,
    }),
  )
  renameSync(partial, cache)
  return documents
}

async function build(folder: string): Promise<SearchDocument[]> {
  const graph = await openGraph('memory:')
  try {
    const { error } = await migrate(graph)
    if (error) throw error
    const imports = [
      ['the seed', () => seed({ graph }, () => undefined)] as const,
      ...filesOf(folder).map(
        (files) => [files.join(', '), () => importFiles({ files }, { graph }, () => undefined)] as const,
      ),
    ]
    for (const [name, run] of imports) {
      const { exitCode, problems } = await run()
      if (exitCode === 0) continue
      const first = problems.find(({ rejected }) => rejected) ?? problems[0]
      throw new Error(`the corpus cannot be built: ${name} ended with ${exitCode}: ${first?.file} ${first?.message}`)
    }
    const documents: SearchDocument[] = []
    const search: Pick<SearchIndex, 'status' | 'rebuild' | 'settled'> = {
      status: () =>
        Promise.resolve({ engine: 'embedded', ready: false, version: 0, documents: { resource: 0, outcome: 0 } }),
      rebuild: async (batches) => {
        for await (const batch of batches) documents.push(...batch)
      },
      settled: () => Promise.resolve(),
    }
    const log = { info: () => undefined, error: () => undefined }
    await createIndexer({ graph, search: search as SearchIndex, log }).rebuild()
    // What was imported at which moment is no part of the corpus.
    for (const document of documents) document.numbers.updated = null
    return documents
  } finally {
    await graph.close()
  }
}

/** Files of each collection that is there; a pattern is one import. */
function filesOf(folder: string): string[][] {
  return COLLECTIONS.map((name) => globSync(join(folder, name)).sort()).filter((files) => files.length > 0)
}

/** Of everything the corpus is made from, wherever it lies. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const take = (root: string, files: readonly string[]): void => {
    for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file))
  }
  take(
    folder,
    filesOf(folder).flatMap((files) =>
      files.flatMap((file) => (/\.\w+$/.test(file) ? file : globSync(join(file, '**/*.*')).sort())),
    ),
  )
  for (const pattern of MADE_BY) take(ROOT, globSync(join(ROOT, pattern)).sort())
  return hash.digest('hex').slice(0, 32)
}

function fromLines(text: string): SearchDocument[] {
  return text.split('\n').map((line) => JSON.parse(line) as SearchDocument)
}
