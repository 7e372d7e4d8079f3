import { afterAll, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { searchContract } from '#test/contract/search.contract.ts'
import { meilisearchStage } from '#test/helpers/meilisearch.ts'

searchContract({ name: 'the embedded index', available: true, open: () => Promise.resolve(new EmbeddedIndex()) })

const stage = await meilisearchStage('contract')
afterAll(() => stage.close())
searchContract({ name: 'Meilisearch', available: stage.available, open: () => stage.open(), check: stage.check })
test(`the contract on Meilisearch: ${stage.told}`, ({ skip }) => {
  if (stage.available && !stage.isRecorded) return
  console.warn(`The contract of search on Meilisearch: ${stage.told}`)
  if (!stage.available) skip()
})
