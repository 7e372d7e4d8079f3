import { afterAll, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { Synonyms } from '#api/search/synonyms.ts'
import { searchContract } from '#test/contract/search.contract.ts'
import { meilisearchStage } from '#test/helpers/meilisearch.ts'

// Neither engine is given synonyms: what they add is a matter of the file, and of its own tests.
const withoutSynonyms = () => Promise.resolve(new EmbeddedIndex({ synonyms: new Synonyms([]) }))
searchContract({ name: 'the embedded index', available: true, open: withoutSynonyms })

const stage = await meilisearchStage('contract')
afterAll(() => stage.close())
searchContract({ name: 'Meilisearch', available: stage.available, open: () => stage.open(), check: stage.check })
test(`the contract on Meilisearch: ${stage.told}`, ({ skip }) => {
  if (stage.available && !stage.isRecorded) return
  console.warn(`The contract of search on Meilisearch: ${stage.told}`)
  if (!stage.available) skip()
})
