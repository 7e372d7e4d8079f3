import { test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { searchContract } from '#test/contract/search.contract.ts'
import { meilisearchEngine } from '#test/helpers/meilisearch.ts'

searchContract({ name: 'the embedded index', available: true, open: () => Promise.resolve(new EmbeddedIndex()) })

const meilisearch = await meilisearchEngine()
searchContract(meilisearch)
test.skipIf(meilisearch.available)(`Meilisearch was NOT tested: ${meilisearch.missing}`, ({ skip }) => {
  console.warn(`Search on Meilisearch is SKIPPED: ${meilisearch.missing}`)
  skip()
})
