/**
 * Likely duplicates: pairs are made from real records of the seed, in every way in which people register a thing twice, and beside
 * them things that are near and others. Precision and recall over these pairs are held to a floor.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTORS } from '#api/audit/kinds.ts'
import { importServices } from '#api/jobs/registry.ts'
import { duplicatesOf, LEAST_LIKENESS, sketchOf, type DraftSketch } from '#api/resource/duplicates.ts'
import { likenessOf, titleLikeness } from '#api/resource/likeness.ts'
import { linkKey, linkStem } from '#api/resource/link-key.ts'
import { bookOf, isBookWhole, readBook } from '#api/resource/twin-book.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { allResources } from '#graph/queries/resource.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { seed } from '#seed/seed.ts'
import { generate } from '#test/bench/generate.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

describe('a link', () => {
  const SAME = [
    'https://example.org/lessons/soil?unit=2&page=1',
    'http://example.org/lessons/soil?unit=2&page=1',
    'https://www.example.org/lessons/soil/?page=1&unit=2',
    'https://m.example.org:443/lessons//soil?unit=2&page=1&utm_source=mail&fbclid=abc',
    'HTTPS://EXAMPLE.ORG/lessons/soil/index.html?unit=2&page=1#top',
    'https://example.org./lessons/%73oil?unit=2&page=1',
  ]
  it.each(SAME)('is the same however it is written: %s', (link) => {
    expect(linkKey(link)).toBe(linkKey(SAME[0]!))
  })

  it.each([
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&feature=share'],
    ['https://m.youtube.com/embed/dQw4w9WgXcQ', 'https://youtube.com/watch?v=dQw4w9WgXcQ'],
    ['http://dx.doi.org/10.1000/ABC', 'https://doi.org/10.1000/abc'],
  ])('is the same under the usual names of a site: %s', (one, other) => {
    expect(linkKey(one)).toBe(linkKey(other))
  })

  it.each([
    'https://example.org/lessons/soil?unit=3&page=1',
    'https://example.org/lessons/Soil?unit=2&page=1',
    'https://example.com/lessons/soil?unit=2&page=1',
    'https://example.org:8443/lessons/soil?unit=2&page=1',
    'https://example.org/#/lessons/soil',
  ])('is another one: %s', (link) => {
    expect(linkKey(link)).not.toBe(linkKey(SAME[0]!))
  })

  it.each([
    ['https://phet.colorado.edu/en/simulations/waves', 'https://phet.colorado.edu/pt-BR/simulations/waves'],
    ['https://example.org/a_de.html', 'https://example.org/a_zh_CN.html'],
    ['https://es.example.org/a', 'https://example.org/a?lang=sw'],
  ])('that differs in its language alone has the same stem: %s', (one, other) => {
    expect(linkKey(one)).not.toBe(linkKey(other))
    expect(linkStem(one)).toBe(linkStem(other))
  })

  it('of any text is read without failing, and a key is that of its own page', () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof linkKey(text) === 'string' && typeof linkStem(text) === 'string'),
      { numRuns: 50 },
    )
    fc.assert(
      fc.property(fc.webUrl(), (url) => linkKey(`${url.replace(/^https:/, 'http:')}?utm_source=x#y`) === linkKey(url)),
      { numRuns: 50 },
    )
    for (const text of ['', 'javascript:alert(1)', 'ftp://example.org/', 'no address']) expect(linkKey(text)).toBe('')
  })
})

describe('titles', () => {
  const like = (one: string, other: string) =>
    titleLikeness([{ text: one, language: 'en' }], [{ text: other, language: 'en' }])
  it('are alike with a letter mistyped, other accents, other order of signs, or a subtitle', () => {
    expect(like('Photosynthesis in the garden', 'Photosyntesis in the garden')).toBeGreaterThan(0.85)
    expect(like('Énergie solaire!', 'energie solaire')).toBe(1)
    expect(like('The water cycle', 'The water cycle: an experiment with a jar')).toBeGreaterThanOrEqual(0.85)
  })
  it('are not alike when they share a word', () => {
    expect(like('The water cycle', 'The life cycle of a frog')).toBeLessThan(0.5)
  })
})

/** Ways to register a thing that is here a second time; null where a record does not lend itself to it. */
const AGAIN: Record<string, (one: DraftSketch, all: readonly ResourceNode[]) => DraftSketch | null> = {
  'the same link otherwise written, under another title': (one) => ({
    ...{
      ...one,
      titles: [{ text: 'My favourite lesson', language: 'en' }],
      descriptions: [],
      outcomes: [],
      creators: [],
    },
    url: `${one.url.replace(/^https:/, 'http:').replace(/\/$/, '')}${one.url.includes('?') ? '&' : '?'}utm_campaign=school#main`,
  }),
  'a title with a typo, on another site': (one) => {
    const { text, language } = one.titles[0]!
    const at = Math.floor(text.length / 2)
    return text.length < 10
      ? null
      : { ...elsewhere(one), titles: [{ text: text.slice(0, at) + text.slice(at + 1), language }] }
  },
  'another licence, on another site': (one) => (one.titles[0]!.text.length < 8 ? null : elsewhere(one)),
  'a subtitle more, on another site': (one) => {
    const { text, language } = one.titles[0]!
    return text.split(' ').length < 3 ? null : { ...elsewhere(one), titles: [{ text: `${text}: for class`, language }] }
  },
  'its translation, on the page in that language': (one, all) => {
    const other = all.find((each) => each.work === one.work && each.languages[0] !== one.languages[0])
    return other ? { ...sketchOf(other), files: [], identifiers: [] } : null
  },
}

/** Things that are near and others: the next part, another page of the same makers about the same. */
const OTHERS: Record<string, (one: DraftSketch, all: readonly ResourceNode[]) => DraftSketch | null> = {
  'its next part': (one) => ({
    ...{ ...one, files: [], identifiers: [], descriptions: [] },
    ...{
      titles: [{ text: `${one.titles[0]!.text} 2`, language: one.titles[0]!.language }],
      url: `${one.url.replace(/[?#].*$/, '').replace(/\/$/, '')}-part-two-of-it`,
    },
  }),
  'another of the same makers, subjects and outcomes': (one, all) => {
    const other = all.find(
      (each) =>
        each.work !== one.work &&
        each.provider.id === one.providerId &&
        each.languages[0] === one.languages[0] &&
        each.subjects[0]?.id === one.subjects[0],
    )
    return other ? { ...sketchOf(other), outcomes: one.outcomes, subjects: one.subjects, creators: one.creators } : null
  },
}

function elsewhere(one: DraftSketch): DraftSketch {
  return { ...one, url: 'https://teachers.example/shared/4711', files: [], identifiers: [], providerId: 'another' }
}

describe('the duplicates of what is about to be published', () => {
  let api: TestApi
  let all: ResourceNode[]
  let sample: ResourceNode[]

  beforeAll(async () => {
    api = await openApi({ empty: true })
    const { graph, model, indexer } = api.services
    await seed(importServices(graph, model, ACTORS.system), () => undefined)
    await indexer.catchUp()
    all = []
    for await (const batch of allResources(graph)) all.push(...batch)
    all.sort((a, b) => (a.id < b.id ? -1 : 1))
    sample = all.filter((_, at) => at % Math.max(1, Math.floor(all.length / 70)) === 0)
  }, 120_000)
  afterAll(() => api.close())

  it('are found where a thing is here already, and not where it is near and another: precision and recall at least 0.9', async () => {
    const lines: string[] = []
    let [right, missed, wrong] = [0, 0, 0]
    for (const [name, again] of Object.entries(AGAIN)) {
      let [found, asked] = [0, 0]
      for (const resource of sample) {
        const made = again(sketchOf(resource), all)
        if (!made) continue
        asked++
        // A translation that is here itself would be found by its own title: the pair alone is compared.
        if (made.languages[0] !== resource.languages[0]) {
          if (likenessOf(made, { ...sketchOf(resource), files: [] }).likeness >= LEAST_LIKENESS) found++
          continue
        }
        const duplicates = await duplicatesOf(api.services, { ...made, id: null, work: null, madeFrom: [] })
        if (duplicates.some((each) => each.resource.work === resource.work)) found++
        // What is a duplicate of the thing itself is right here too: two collections hold some of the same stories.
        const twins = await duplicatesOf(api.services, sketchOf(resource), 0.5)
        const known = new Set([resource.work, ...twins.map((each) => each.resource.work)])
        wrong += duplicates.filter((each) => !known.has(each.resource.work)).length
      }
      right += found
      missed += asked - found
      lines.push(`${name}: ${found} of ${asked} found`)
    }
    for (const [name, other] of Object.entries(OTHERS)) {
      let [taken, asked] = [0, 0]
      for (const resource of sample) {
        const made = other(sketchOf(resource), all)
        if (!made) continue
        asked++
        if (likenessOf(made, sketchOf(resource)).likeness >= LEAST_LIKENESS) taken++
      }
      wrong += taken
      lines.push(`${name}: ${taken} of ${asked} wrongly taken for it`)
    }
    const precision = right / (right + wrong)
    const recall = right / (right + missed)
    lines.push(
      `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} over ${sample.length} resources of ${all.length}`,
    )
    if (process.env.SHOW) process.stdout.write(`${lines.join('\n')}\n`)
    expect({ lines, precision: precision >= 0.9, recall: recall >= 0.9 }).toEqual({
      lines,
      precision: true,
      recall: true,
    })
  }, 120_000)

  it('are never editions of the same work', async () => {
    const edition = sample.find((each) => all.some((other) => other.work === each.work && other.id !== each.id))!
    const duplicates = await duplicatesOf(api.services, sketchOf(edition), 0)
    expect(duplicates.map(({ resource }) => resource.work)).not.toContain(edition.work)
  })

  it('follow what is published and withdrawn', async () => {
    const token = await api.signUp('Amina')
    const { data: made } = await api.ask(
      'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }',
      {},
      token,
    )
    const providerId = made?.providerCreate.provider.id as string
    const input = {
      title: 'Lanterns of paper',
      description: 'Fold one.',
      language: 'en',
      licence: 'cc-by-4.0',
      url: 'https://hill.example/lanterns',
    }
    const ask = async () => {
      const { data } = await api.ask(
        'query($input: DuplicateInput!) { possibleDuplicates(input: $input) { likeness reasons resource { id } } }',
        { input: { url: 'http://www.hill.example/lanterns/?utm_source=x' } },
        token,
      )
      return data?.possibleDuplicates as { reasons: string[]; resource: { id: string } }[]
    }
    expect(await ask()).toEqual([])
    const { data } = await api.ask(
      'mutation($providerId: ID!, $input: ResourceInput!) { resourcePublish(providerId: $providerId, input: $input) { resource { id } userErrors { message } } }',
      { providerId, input },
      token,
    )
    const id = data?.resourcePublish.resource.id as string
    expect(await ask()).toEqual([{ likeness: 0.97, reasons: ['SAME_LINK'], resource: { id } }])
    await api.ask(
      'mutation($id: ID!) { resourceWithdraw(id: $id, reason: "It moved.") { userErrors { message } } }',
      { id },
      token,
    )
    expect(await ask()).toEqual([])
  })

  it('are shown for a resource to those who may edit it, and asked for by those who are signed in', async () => {
    const [one] = sample
    const { data } = await api.ask('query($id: ID!) { resource(id: $id) { possibleDuplicates { likeness } } }', {
      id: one!.id,
    })
    expect(data?.resource).toEqual({ possibleDuplicates: null })
    const { errors } = await api.ask('{ possibleDuplicates(input: { title: "a" }) { likeness } }')
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })
})

describe('the duplicates in a large place', () => {
  const MANY = 1_200
  const SOURCE = { key: 'generated', name: 'Generated' }
  const NEVER = { id: null, work: null, madeFrom: [] }
  let api: TestApi
  let all: ResourceNode[]

  beforeAll(async () => {
    api = await openApi({ empty: true })
    const { outcomes, resources } = generate(MANY)
    await upsertBatch(api.graph, SOURCE, [...outcomes, ...resources()])
    await api.services.indexer.catchUp()
    all = []
    for await (const batch of allResources(api.graph)) all.push(...batch)
  }, 60_000)
  afterAll(() => api.close())

  const twinsOf = async (one: ResourceNode) =>
    (await duplicatesOf(api.services, { ...sketchOf(one), ...NEVER })).map(({ resource }) => resource.id)
  const saysWhole = async () => (await api.ask('{ duplicatesAreWhole }')).data?.duplicatesAreWhole as boolean

  it('are told of by the index and what is read so far, which is said, and then by all', async () => {
    const last = all.at(-1)!
    const [found] = await Promise.all([twinsOf(last), twinsOf(all[0]!)])
    expect(isBookWhole(api.graph)).toBe(false)
    expect(await saysWhole()).toBe(false)
    expect(found).toContain(last.id)
    await readBook(api.graph)
    expect(await saysWhole()).toBe(true)
    for (const one of [all[0]!, all[MANY >> 1]!, last]) expect(await twinsOf(one)).toContain(one.id)
  })

  it('are told of by what was known while all is read anew', async () => {
    await readBook(api.graph)
    await commit(api.graph, async () => ({ value: null, changes: [{ kind: 'everything', ids: [] }] }))
    const [one] = all
    const known = (await bookOf(api.graph)).like(sketchOf(one!))
    expect(isBookWhole(api.graph)).toBe(false)
    expect(known).toContain(one!.id)
    await readBook(api.graph)
    expect(isBookWhole(api.graph)).toBe(true)
    expect((await bookOf(api.graph)).like(sketchOf(one!)).toSorted()).toEqual(known.toSorted())
  })
})
