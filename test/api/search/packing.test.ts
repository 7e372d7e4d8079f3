import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeWords } from '#api/search/analysis.ts'
import { Draft } from '#api/search/embedded/draft.ts'
import { Packer } from '#api/search/embedded/packing.ts'
import type { Segment } from '#api/search/embedded/segment.ts'
import { atOnce } from '#api/search/embedded/steps.ts'
import type { SearchDocument } from '#api/search/search-index.ts'
import { document } from './arbitraries.ts'

function segmentOf(documents: SearchDocument[], packer: Packer, atATime: number): Segment {
  const draft = new Draft((text, _, taker) => takeWords(text, taker))
  for (let at = 0; at < documents.length; at += atATime)
    atOnce(draft.addAll(packer.pack(documents.slice(at, at + atATime))))
  return atOnce(draft.finish())
}

test('documents make the same segment, however many are packed at a time and however few texts are sent by number', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(document, { selector: ({ id }) => id, minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      (documents, atATime, mostNumbered) => {
        const whole = segmentOf(documents, new Packer(), documents.length)
        expect(segmentOf(documents, new Packer(mostNumbered), atATime)).toEqual(whole)
      },
    ),
  )
})

test('a value that a document names twice is packed once', () => {
  const [one] = fc.sample(document, 1) as [SearchDocument]
  const facets = { ...one.facets, subject: ['b', 'a', 'b', 'a'] }
  const { columns } = segmentOf([{ ...one, facets }], new Packer(), 1)
  expect([...columns.subject.value]).toHaveLength(2)
})
