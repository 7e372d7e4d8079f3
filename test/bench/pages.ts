/** What the pages of the site weigh as they are served: bytes of the body compressed by brotli, and requests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { readConfig } from '#api/config.ts'
import { startServer, type Running } from '#api/main.ts'
import { ask, openAccount } from '#test/helpers/process.ts'

/** 14 kB is what a fresh connection sends before it first waits for the reader. */
export const SEARCH_PAGE_BYTES = 14_000
export const OTHER_PAGE_BYTES = 30_000
/** The languages of the interface: a page of hits is held to its budget in each. */
const LOCALES = ['en', 'fr', 'es', 'pt', 'ar', 'sw', 'hi', 'ur', 'am', 'zh', 'ru', 'id']

export interface PageSize {
  name: string
  address: string
  status: number
  /** Of the body, compressed. */
  bytes: number
  /** Of the body as the browser unpacks it. */
  plainBytes: number
  /** The page itself and what it loads by itself. */
  requests: number
  budget: number
}

/** Serves the demo seed from a folder of its own and measures every page of the site. Needs the built site. */
export async function measurePages(): Promise<PageSize[]> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pages-'))
  const config = readConfig({ GRAPH_URL: `file:${join(folder, 'graph')}`, PORT: '0', LOG_LEVEL: 'silent' })
  let running: Running | undefined
  try {
    running = await startServer({ ...config, quiet: true })
    return await measure(`http://localhost:${running.port}`)
  } finally {
    await running?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(url: string): Promise<PageSize[]> {
  const { data } = await ask<{
    searchResources: { nodes: { id: string; provider: { id: string } }[] }
    searchOutcomes: { nodes: { id: string }[] }
    frameworks: { nodes: { id: string; outcomeCount: number; top: { nodes: { id: string }[] } }[] }
  }>(
    url,
    `{ searchResources(query: "", first: 20) { nodes { id provider { id } } }
       searchOutcomes(query: "", first: 100) { nodes { id } }
       frameworks(first: 100) { nodes { id outcomeCount top(first: 1) { nodes { id } } } } }`,
  )
  const [resource] = data.searchResources.nodes
  if (data.searchResources.nodes.length < 20) throw new Error('the seed has no 20 resources to weigh')
  const goal = await longestGoal(url, data.searchOutcomes.nodes)
  const own = await publishOne(url, goal)
  const page = (name: string, address: string, cookie = '', budget = OTHER_PAGE_BYTES) =>
    sizeOf(url, { name, address, cookie, budget })
  const inLanguages = async (name: string, address: string) =>
    await Promise.all(
      LOCALES.map((language) => {
        const inLanguage = language === 'en' ? address : `/${language}${address}`
        return sizeOf(url, { name: `${name}, ${language}`, address: inLanguage, language, budget: SEARCH_PAGE_BYTES })
      }),
    )
  const pages = [
    ...(await inLanguages('search, 20 hits, two needs', '/search?need=captions&need=keyboard-only')),
    ...(await inLanguages('search, 20 hits, two presets', '/search?need=dyslexia&need=deaf')),
    ...(await inLanguages('search for a word, two needs', '/search?q=water&need=captions&need=keyboard-only')),
    ...(await inLanguages('search for the commonest word, two presets', '/search?q=the&need=dyslexia&need=deaf')),
    await page('search for a word', '/search?q=fractions'),
    await page('home', '/'),
    await page('resource', `/resources/${resource!.id}?need=dyslexia&need=deaf`),
    await page('outcome', `/outcomes/${goal}`),
    await page('curricula', '/frameworks'),
  ]
  for (const [at, { id, top }] of data.frameworks.nodes.entries()) {
    pages.push(
      await page(`curriculum ${at + 1}`, `/frameworks/${id}`),
      await page(`curriculum ${at + 1}, a branch`, `/frameworks/${id}?branch=${top.nodes[0]!.id}`),
      await page(`curriculum ${at + 1}, what it has resources for`, `/frameworks/${id}/coverage?language=sw&need=deaf`),
    )
  }
  const [largest] = data.frameworks.nodes.toSorted((a, b) => b.outcomeCount - a.outcomeCount)
  pages.push(
    await page('words in the largest curriculum', `/frameworks/${largest!.id}?q=the`),
    await page('resources of one kind for an outcome', `/outcomes/${goal}?kind=teaches&need=dyslexia&need=deaf`),
    await page('pathways', '/pathways'),
    await page('pathway, two needs', `/pathways?goal=${goal}&need=dyslexia&need=deaf`),
    await page('pathway, what is known by level', `/pathways?goal=${goal}&upto=us-grades/1&need=dyslexia&need=deaf`),
    await page('pathway to print', `/pathways/print?goal=${goal}&need=dyslexia&need=deaf`),
    await page('pathway to print, a full sheet', await fullSheet(url, data.searchOutcomes.nodes)),
    await page('collection to print, 60 codes', `/collections/${await gatherSixty(url, own.token)}/print`, own.cookie),
    await page('provider', `/providers/${resource!.provider.id}`),
    await page('needs', '/needs'),
    await page('about', '/about'),
    await page('sign in', '/sign-in'),
    await page('sign up', '/sign-up'),
    await page('new provider', '/providers/new', own.cookie),
    await page('publish', '/publish', own.cookie),
    await page('edit', `/resources/${own.resource}/edit`, own.cookie),
    await page('withdraw', `/resources/${own.resource}/withdraw`, own.cookie),
    await page('nothing here', '/no-such-page'),
  )
  return pages
}

/** The outcome with the longest pathway among those given. */
async function longestGoal(url: string, outcomes: readonly { id: string }[]): Promise<string> {
  let goal = { id: outcomes[0]!.id, steps: 0 }
  for (const { id } of outcomes) {
    const query = 'query ($goals: [ID!]!) { pathway(goals: $goals) { steps(first: 1) { totalCount } } }'
    const { data } = await ask<{ pathway: { steps: { totalCount: number } } }>(url, query, { goals: [id] })
    if (data.pathway.steps.totalCount > goal.steps) goal = { id, steps: data.pathway.steps.totalCount }
  }
  return goal.id
}

/** The sheet of a plan that has all the steps that one page shows, to as few goals as that takes. */
async function fullSheet(url: string, outcomes: readonly { id: string }[]): Promise<string> {
  const FULL = 60
  const query = 'query ($goals: [ID!]!) { pathway(goals: $goals) { steps(first: 1) { totalCount } } }'
  let goals: string[] = []
  let steps = 0
  for (const { id } of outcomes) {
    if (steps >= FULL) break
    const { data } = await ask<{ pathway: { steps: { totalCount: number } } }>(url, query, { goals: [...goals, id] })
    if (data.pathway.steps.totalCount <= steps) continue
    steps = data.pathway.steps.totalCount
    goals = [...goals, id]
  }
  if (steps < FULL) throw new Error('the seed has no plan of a full sheet')
  return `/pathways/print?${goals.map((id) => `goal=${id}`).join('&')}&language=any`
}

/** A collection of as many resources as a sheet has codes for; gives its id. */
async function gatherSixty(url: string, token: string): Promise<string> {
  const found = await ask<{ searchResources: { nodes: { id: string }[] } }>(
    url,
    '{ searchResources(query: "", first: 60) { nodes { id } } }',
  )
  const entries = found.data.searchResources.nodes.map(({ id }) => ({ resourceId: id }))
  if (entries.length < 60) throw new Error('the seed has no 60 resources to gather')
  const made = await ask<{ collectionCreate: { collection: { id: string } | null; userErrors: object[] } }>(
    url,
    `mutation ($input: CollectionInput!) {
       collectionCreate(input: $input) { collection { id } userErrors { message field } } }`,
    { input: { titles: [{ text: 'Sixty to weigh', language: 'en' }], sections: [{ title: 'All', entries }] } },
    token,
  )
  const { collection, userErrors } = made.data.collectionCreate
  if (!collection) throw new Error(`the collection was not made: ${JSON.stringify(userErrors)}`)
  return collection.id
}

/** Somebody with a provider and a resource, for the pages behind the sign-in. */
async function publishOne(url: string, outcome: string): Promise<{ token: string; cookie: string; resource: string }> {
  const token = await openAccount({ url }, { email: 'pages@bench.example', name: 'Pages' })
  const created = await ask<{ providerCreate: { provider: { id: string } } }>(
    url,
    'mutation ($input: ProviderInput!) { providerCreate(input: $input) { provider { id } } }',
    { input: { name: 'Pages' } },
    token,
  )
  const input = {
    title: 'A page to weigh',
    description: 'A resource that somebody can edit and withdraw.',
    url: 'https://bench.example/page',
    language: 'en',
    licence: 'cc-by-4.0',
    alignments: [{ outcomeId: outcome, kind: 'TEACHES' }],
  }
  const published = await ask<{ resourcePublish: { resource: { id: string } | null; userErrors: object[] } }>(
    url,
    `mutation ($provider: ID!, $input: ResourceInput!) {
       resourcePublish(providerId: $provider, input: $input) { resource { id } userErrors { message field } } }`,
    { provider: created.data.providerCreate.provider.id, input },
    token,
  )
  const { resource, userErrors } = published.data.resourcePublish
  if (!resource) throw new Error(`the resource was not published: ${JSON.stringify(userErrors)}`)
  return { token, cookie: `session=${token}`, resource: resource.id }
}

interface Weighed extends Pick<PageSize, 'name' | 'address' | 'budget'> {
  cookie?: string
  /** That the reader asks for. */
  language?: string
}

function sizeOf(url: string, { name, address, cookie, language = 'en', budget }: Weighed): Promise<PageSize> {
  const headers = {
    'accept-encoding': 'br',
    accept: 'text/html',
    'accept-language': language,
    ...(cookie ? { cookie } : {}),
  }
  return new Promise((resolve, reject) => {
    const asking = request(`${url}${address}`, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
        const requests = 1 + loadedBy(plain.toString())
        resolve({
          ...{ name, address, budget, requests },
          status: response.statusCode!,
          bytes: body.length,
          plainBytes: plain.length,
        })
      })
      response.on('error', reject)
    })
    asking.on('error', reject)
    asking.end()
  })
}

/**
 * How many files a browser fetches for a page without being asked. `data:` addresses are in the page; a style sheet that is
 * `disabled` is not fetched, and stands for one that is in the page already.
 */
function loadedBy(html: string): number {
  const tags = html.match(/<(?:link|script|img|iframe|source|audio|video|embed|input)\b[^>]*>/gi) ?? []
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}=["']?([^"'>]*)`, 'i').exec(tag)?.[1] ?? ''
  const isElsewhere = (address: string) => address !== '' && !address.startsWith('data:')
  const fetched = tags.filter((tag) => {
    if (!tag.startsWith('<link')) return isElsewhere(attribute(tag, 'src')) || isElsewhere(attribute(tag, 'srcset'))
    const isLoaded = /\b(stylesheet|icon|preload|modulepreload|manifest)\b/i.test(attribute(tag, 'rel'))
    return isLoaded && isElsewhere(attribute(tag, 'href')) && !/\sdisabled\b/i.test(tag)
  })
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)].map(([, text]) => text).join('\n')
  const named = styles.match(/@import\b|\burl\((?!["']?(?:data:|#))/gi) ?? []
  const hasIcon = tags.some((tag) => tag.startsWith('<link') && /\bicon\b/i.test(attribute(tag, 'rel')))
  // Without an icon in the page browsers ask for /favicon.ico.
  return fetched.length + named.length + (hasIcon ? 0 : 1)
}
