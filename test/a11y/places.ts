/**
 * Every page of the site, as the tests, the matrix and the screenshots open it: one list for all of them. Nothing here leans on
 * the words of a page, so each can be opened in any language: forms are found by what they are, not by what they say.
 */
import { Secret, TOTP } from 'otpauth'
import type { Page, Response } from 'playwright-core'
import { inLanguage, type Locale } from '../../web/src/lib/locales.ts'
import { unfold } from '../helpers/examine.ts'
import { ask, linkTo, openAccount, startCommand } from '../helpers/process.ts'

/** Who looks at a page: anybody, a member of a provider, or somebody who looks after the place. */
export type Reader = 'anybody' | 'member' | 'keeper'

/** A page to look at. */
export interface Place {
  /** Pages that belong together stand on one sheet of screenshots. */
  group: string
  reader: Reader
  /** Of the answer, where it is not 200. */
  status: number
  /** Pages with the same title as another one say so here. */
  sharesTitle: boolean
  /** The path on which it ends, where a form leads to another one. */
  leadsTo?: string
  open: (visit: Visit) => Promise<unknown>
}

/** A page in a browser, and how to move it about in the language of the visit. */
export interface Visit {
  page: Page
  ids: Ids
  /** Opens an address of the site, written without a language. */
  go(address: string): Promise<Response | null>
  /** Presses a button, the main one of the page unless another is meant, and resolves when what it opens is loaded. */
  send(button?: string): Promise<void>
}

/** What the seed holds, and what was made for the pages. */
export interface Ids {
  resource: string
  spanish: string
  outcome: string
  goal: string
  framework: string
  branch: string
  provider: string
  collection: string
  /** Of the member: a provider, and what it has published, withdrawn and begun. */
  publisher: string
  own: string
  withdrawn: string
  draft: string
  copy: string
  adopted: string
  group: string
  later: string
  earlier: string
  job: string
  /** What waits for a moderator. */
  open: string
  /** Addresses that mails brought. */
  confirm: string
  invitation: string
  reset: string
}

export interface World {
  ids: Ids
  /** Tokens of the sessions of those who are signed in. */
  tokens: Record<Exclude<Reader, 'anybody'>, string>
}

export const PASSWORD = 'a lantern in the attic'
/** Who looks after the place. */
export const KEEPER = 'kim@place.example'
const WITH_APP = 'yuki@press.example'
const NEEDS = 'need=dyslexia&need=keyboard-only'

/** How a page is visited in a language. */
export function visit(page: Page, ids: Ids, locale: Locale = 'en'): Visit {
  return {
    ...{ page, ids },
    go: (address) => page.goto(inLanguage(address, locale)),
    async send(button = 'main button.sign') {
      await Promise.all([page.waitForEvent('load'), page.locator(button).last().click()])
    },
  }
}

type Shape = Partial<Omit<Place, 'open' | 'group'>>
const at =
  (address: (ids: Ids) => string) =>
  ({ go, ids }: Visit) =>
    go(address(ids))

/** A group of pages that have the same readers. */
function group(name: string, reader: Reader, places: Record<string, Place['open'] | [Shape, Place['open']]>) {
  return Object.entries(places).map(([title, place]): [string, Place] => {
    const [shape, open] = Array.isArray(place) ? place : [{}, place]
    return [title, { group: name, reader, status: 200, sharesTitle: false, ...shape, open }]
  })
}

export const PLACES: Record<string, Place> = Object.fromEntries([
  ...group('find', 'anybody', {
    home: at(() => '/'),
    search: at(() => `/search?q=electric+curcuit&${NEEDS}&fit=does-not-fit&order=fit`),
    'search in Arabic': at(() => '/search?q=%D8%A7%D9%84%D9%83%D8%B3%D9%88%D8%B1&language=ar'),
    'search for outcomes': at(() => '/search?q=fractions&in=outcomes'),
    'search that finds nothing': at(() => `/search?q=zzzzqqqq&${NEEDS}&age=9`),
    'search narrowed by much, with words in a long list': at(
      () => `/search?q=fractions&language=es&since=year&find-language=e&more=level&${NEEDS}`,
    ),
    'search that finds nothing for its filters': at(
      () => '/search?q=fracciones&language=es&trait=printable&size=1&age=1',
    ),
    needs: at(() => `/needs?${NEEDS}`),
    preferences: at(() => '/preferences'),
    'pages on this device': at(() => '/offline'),
    'a printed code': at(() => '/code'),
    'a printed code with a wrong letter': at(() => '/code?letters=K7M-29Q-XDT'),
    'the QR code of a resource': at(({ resource }) => `/code?of=${resource}`),
    'a page that is not there': [{ status: 404 }, at(() => '/nowhere')],
  }),
  ...group('resource', 'anybody', {
    'a resource': at(({ resource }) => `/resources/${resource}?${NEEDS}`),
    'a resource in another language': at(({ spanish }) => `/resources/${spanish}`),
    'a withdrawn resource': [{ status: 410 }, at(({ withdrawn }) => `/resources/${withdrawn}`)],
    'the history of a resource': at(({ resource }) => `/resources/${resource}/history`),
    'reporting a resource': at(({ resource }) => `/resources/${resource}/report`),
    'reporting a resource with faults': async ({ go, ids, send }) => {
      await go(`/resources/${ids.resource}/report`)
      await send()
    },
    'a resource that is not there': [{ status: 404, sharesTitle: true }, at(() => '/resources/nothing')],
    'a resource on a page of others': at(({ resource }) => `/embed/resources/${resource}`),
    'a withdrawn resource on a page of others': [
      { status: 404 },
      at(({ withdrawn }) => `/embed/resources/${withdrawn}`),
    ],
    'a provider': at(({ provider }) => `/providers/${provider}`),
  }),
  ...group('learn', 'anybody', {
    'an outcome': at(({ outcome }) => `/outcomes/${outcome}?${NEEDS}`),
    'resources of one kind for an outcome': at(({ outcome }) => `/outcomes/${outcome}?kind=practises&${NEEDS}`),
    curricula: at(() => '/frameworks'),
    'a curriculum': at(({ framework }) => `/frameworks/${framework}`),
    'a branch of a curriculum': at(({ framework, branch }) => `/frameworks/${framework}?branch=${branch}`),
    'words and levels in a curriculum': at(({ framework }) => `/frameworks/${framework}?q=fraction&level=Stage+3`),
    'nothing found in a curriculum': at(({ framework }) => `/frameworks/${framework}?q=zzzzqqqq`),
    'what a curriculum has resources for': at(
      ({ framework }) => `/frameworks/${framework}/coverage?language=es&${NEEDS}`,
    ),
    'planning a pathway': at(() => '/pathways'),
    'goals for a pathway': at(() => '/pathways?q=fractions'),
    'a pathway': at(({ outcome }) => `/pathways?goal=${outcome}&${NEEDS}`),
    'a pathway to two goals with all that can be asked for': at(
      ({ outcome, goal, branch, provider }) =>
        `/pathways?goal=${outcome}&goal=${goal}&known=${branch}&upto=us-grades/1&language=es&language=sw&other=no&permits=print&level=us-grades/4&minutes=600&soft=no&crosswalks=no&not-provider=${provider}&${NEEDS}`,
    ),
    'a stage of a pathway from near': at(({ outcome }) => `/pathways?goal=${outcome}&zoom=stage-3&${NEEDS}`),
    'a pathway to print': at(({ outcome }) => `/pathways/print?goal=${outcome}&upto=us-grades/1&${NEEDS}`),
    'a pathway to nothing': [{ status: 400 }, at(() => '/pathways?goal=nothing')],
    collections: at(() => '/collections'),
    'a collection': at(({ collection }) => `/collections/${collection}?${NEEDS}`),
    'a collection to print': at(({ collection }) => `/collections/${collection}/print`),
    'what a collection lacks': at(({ collection }) => `/collections/${collection}/gaps?language=sw&${NEEDS}`),
  }),
  ...group('about', 'anybody', {
    about: at(() => '/about'),
    'what is kept': at(() => '/privacy'),
    'what the place says of its accessibility': at(() => '/accessibility'),
    status: at(() => '/status'),
    'a guide for developers': at(() => '/developers'),
    'the parts that pages are made of': at(() => '/design'),
  }),
  ...group('sign in', 'anybody', {
    'signing in': at(() => '/sign-in'),
    'signing in with a wrong password': async ({ go, page, send }) => {
      await go('/sign-in')
      await page.locator('[name=email]').fill('nobody@press.example')
      await page.locator('[name=password]').fill('not the one')
      await send()
    },
    'signing in with a passkey': at(() => '/sign-in/passkey'),
    'the second step': [
      { leadsTo: '/sign-in/second' },
      async ({ go, page, send }) => {
        await go('/sign-in')
        await page.locator('[name=email]').fill(WITH_APP)
        await page.locator('[name=password]').fill(PASSWORD)
        await send()
      },
    ],
    'signing up with faults': async ({ go, send }) => {
      await go('/sign-up')
      await send()
    },
    'a mail that is on its way': at(() => '/sign-up?sent'),
    'a link that is not open': at(() => '/sign-up/confirm?token=used'),
    'opening an account': at(({ confirm }) => confirm),
    'opening an account with a passkey': at(({ confirm }) => confirm.replace('/confirm', '/passkey')),
    'an invitation': at(({ invitation }) => invitation),
    'asking for a new password': at(() => '/reset'),
    'choosing a new password': at(({ reset }) => reset),
  }),
  ...group('account', 'member', {
    'signing out': at(() => '/sign-out'),
    'an account that keeps a search': [
      { leadsTo: '/account' },
      async ({ go, send }) => {
        await go(`/search?q=fractions&${NEEDS}`)
        await send('main form[action*="/account"] button')
      },
    ],
    'saving a search without a name': [
      {},
      async ({ go, page, send }) => {
        await go('/search?q=circuits')
        const form = page.locator('main form[action*="/account"]')
        const name = form.locator('input:not([type=hidden])').first()
        await name.evaluate((input) => input.removeAttribute('required'))
        await name.fill('')
        await send('main form[action*="/account"] button')
      },
    ],
    'ways to sign in': at(() => '/account/factors'),
    'adding an app': [
      { leadsTo: '/account/factors/app' },
      async ({ go, send }) => {
        await go('/account/factors')
        await send('main form[action*="app"] button')
      },
    ],
    'accounts elsewhere': at(() => '/account/identities'),
    'keys of the API with faults': async ({ go, send }) => {
      await go('/account/keys')
      await send()
    },
    'all that is held': at(() => '/account/export'),
    'changing the password with faults': async ({ go, send }) => {
      await go('/account/password')
      await send()
    },
    'deleting the account with faults': async ({ go, send }) => {
      await go('/account/delete')
      await send('main button.danger')
    },
  }),
  ...group('publish', 'member', {
    publishing: at(() => '/publish'),
    'publishing with faults and found outcomes': async ({ go, page, send }) => {
      await go('/publish')
      await unfold(page)
      await page.locator('[name=outcomeQuery]').fill('electric circuit')
      await send('main [formaction*="/find"]')
      await page.locator('#found input[type=checkbox]').first().check()
      await unfold(page)
      await page.locator('[name=ageFrom]').fill('soon')
      await send('main button.sign[formaction*="/publish"]')
    },
    'a resource of one’s own': at(({ own }) => `/resources/${own}?done=published`),
    'leading a printed code elsewhere, with faults': async ({ go, ids, page, send }) => {
      await go(`/code?of=${ids.own}`)
      await go(`/code?move=${await page.locator('main figcaption b').first().innerText()}`)
      await page.locator('#to').fill('elsewhere')
      await send()
    },
    editing: at(({ own }) => `/resources/${own}/edit`),
    'editing with faults': [
      {},
      async ({ go, ids, page, send }) => {
        await go(`/resources/${ids.own}/edit`)
        await page.locator('#title').fill('')
        await send('main button.sign[formaction*="/save"]')
      },
    ],
    'translating a resource': at(({ own }) => `/resources/${own}/translate`),
    'remixing a resource': at(({ own }) => `/resources/${own}/remix`),
    withdrawing: at(({ own }) => `/resources/${own}/withdraw`),
    'withdrawing with faults': async ({ go, ids, send }) => {
      await go(`/resources/${ids.own}/withdraw`)
      await send('main form button')
    },
    'discarding a draft': at(({ draft }) => `/resources/${draft}/discard`),
    'editing what is another’s': [{ status: 403 }, at(({ resource }) => `/resources/${resource}/edit`)],
  }),
  ...group('provider', 'member', {
    'creating a provider with faults': async ({ go, send }) => {
      await go('/providers/new')
      await send()
    },
    'a provider of one’s own': at(({ publisher }) => `/providers/${publisher}`),
    'how the resources of a provider do': at(({ publisher }) => `/providers/${publisher}/dashboard`),
    'the profile of a provider': at(({ publisher }) => `/providers/${publisher}/edit`),
    'the members of a provider': at(({ publisher }) => `/providers/${publisher}/members`),
    'the domain of a provider': at(({ publisher }) => `/providers/${publisher}/domain`),
    'notices to a provider': at(({ publisher }) => `/providers/${publisher}/notices`),
    'files of a provider': at(({ publisher }) => `/providers/${publisher}/uploads`),
    'what came of a file': at(({ publisher, job }) => `/providers/${publisher}/uploads/${job}`),
  }),
  ...group('collect', 'member', {
    'making a collection with faults': async ({ go, send }) => {
      await go('/collections/new')
      await send()
    },
    'putting something into a collection': at(({ resource }) => `/collections/add?resource=${resource}`),
    'changing a collection': at(({ collection }) => `/collections/${collection}/edit?q=fractions`),
  }),
  ...group('curriculum', 'member', {
    'writing a curriculum': at(() => '/frameworks/new'),
    'writing a curriculum with faults': async ({ go, send }) => {
      await go('/frameworks/new')
      await send()
    },
    'curricula with drafts': [{ sharesTitle: true }, at(() => '/frameworks')],
    'copying a curriculum': at(({ framework }) => `/frameworks/${framework}/copy`),
    'a draft': at(({ copy }) => `/frameworks/${copy}/edit?done=copied`),
    'a branch of a draft': at(({ copy, group }) => `/frameworks/${copy}/edit?branch=${group}`),
    'moving an outcome': at(({ copy, group, later }) => `/frameworks/${copy}/edit?branch=${group}&move=${later}`),
    'choosing a prerequisite': at(({ copy, group, later }) => `/frameworks/${copy}/edit?branch=${group}&for=${later}`),
    'title and licence': at(({ copy }) => `/frameworks/${copy}/edit/details`),
    'title in another language': at(({ copy }) => `/frameworks/${copy}/edit/details?lang=fr`),
    'adding an outcome with faults': async ({ go, ids, page, send }) => {
      await go(`/frameworks/${ids.copy}/edit/add?under=${ids.group}`)
      await unfold(page)
      await page.locator('[name=ageFrom]').fill('six')
      await send()
    },
    'editing an outcome': at(({ copy, later }) => `/frameworks/${copy}/edit/${later}`),
    'what a change of an outcome touches': async ({ go, ids, send }) => {
      await go(`/frameworks/${ids.copy}/edit/${ids.later}?lang=es`)
      await send('main button[value=check]')
    },
    'links of an outcome': at(({ copy, later }) => `/frameworks/${copy}/edit/${later}/links?q=fractions`),
    'proposals for an outcome': at(({ copy, later }) => `/frameworks/${copy}/edit/${later}/links?suggest=yes`),
    'a prerequisite that closes a circle': async ({ go, ids, send }) => {
      await go(`/frameworks/${ids.copy}/edit/${ids.earlier}/links?add=${ids.later}&as=requires`)
      await send('main button[value=save]')
    },
    'taking an outcome out with faults': async ({ go, ids, page, send }) => {
      await go(`/frameworks/${ids.copy}/edit/${ids.later}/retire`)
      await page.locator('main form input:not([type=hidden])').first().fill('no such code')
      await send('main button.danger')
    },
    'publishing a curriculum with faults': async ({ go, ids, send }) => {
      await go(`/frameworks/${ids.copy}/edit/publish`)
      await send('main form[action*="discard"] button')
    },
    'versions of a curriculum': at(({ adopted }) => `/frameworks/${adopted}/edit/publish`),
    'editing what cannot be edited': [
      { status: 403, sharesTitle: true },
      at(({ framework }) => `/frameworks/${framework}/edit`),
    ],
  }),
  ...group('moderation', 'keeper', {
    'what waits': at(() => '/moderation'),
    'a case': at(({ open }) => open),
    'a case with faults': async ({ go, ids, send }) => {
      await go(ids.open)
      await send('main form[action*="decide"] button')
    },
    'checking a resource': at(({ resource }) => `/resources/${resource}/check`),
  }),
  ...group('administration', 'keeper', {
    'the settings of the place': at(() => '/admin/settings'),
    'people of the place': at(() => '/admin/people'),
    'keys of the place': at(() => '/admin/keys'),
    'words of the place': at(() => '/admin/words'),
    'limits of the place': at(() => '/admin/limits'),
    'the log of the place': at(() => '/admin/log'),
    'identity providers': at(() => '/admin/identity'),
    'adding an identity provider with faults': async ({ go, send }) => {
      await go('/admin/identity/add')
      await send()
    },
    'an identity provider': at(() => '/admin/identity/hill'),
  }),
])

/** Routes that no place opens, and where they are looked at instead. */
export const ELSEWHERE: Record<string, string> = {
  '/sign-in/[provider]/consent': 'needs an identity provider that answers: test/journeys/identity.test.ts',
  '/account/email': 'for accounts that came without an address: test/journeys/identity.test.ts',
}

/** What the pages need to have something to show, in a product that runs on the demo seed. */
export interface Furnished {
  url: string
  mails(): string[]
  /** The folder of its graph. */
  graph: string
}

/** Makes the people, the provider, the resources and the curricula that the places show. */
export async function furnish({ url, mails, graph }: Furnished): Promise<World> {
  const { data } = await ask<Seed>(
    url,
    `{
      en: searchResources(query: "electric circuit", filter: { languages: ["en"] }) { nodes { id provider { id } } }
      es: searchResources(query: "circuitos", filter: { languages: ["es"] }) { nodes { id } }
      outcome: outcomesByCode(code: "WM-MA-FR-06") { id framework { id } }
      goal: outcomesByCode(code: "WM-MA-RP-02") { id }
      branch: outcomesByCode(code: "WM-MA-FR") { id }
    }`,
  )
  const seed = {
    resource: data.en.nodes[0]!.id,
    provider: data.en.nodes[0]!.provider.id,
    spanish: data.es.nodes[0]!.id,
    outcome: data.outcome[0]!.id,
    framework: data.outcome[0]!.framework.id,
    goal: data.goal[0]!.id,
    branch: data.branch[0]!.id,
  }
  await openAccount({ url, mails }, { email: KEEPER, name: 'Kim' })
  const member = await openAccount({ url, mails }, { email: 'ada@press.example', name: 'Ada' })
  const asMember = changing(url, member)

  const give = ['account', 'give', '--email', KEEPER, '--role', 'administrator']
  const given = await startCommand(graph, give).finished
  if (given.code !== 0) throw new Error(`The role was not given: ${given.stderr}`)
  const signIn = async () => {
    const { data } = await ask<{ signIn: { token: string } }>(
      url,
      'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
      { input: { email: KEEPER, password: PASSWORD } },
    )
    return data.signIn.token
  }
  const asKeeper = changing(url, await signIn())
  const { viewer } = await asKeeper<{ viewer: { id: string } }>('{ viewer { id } }')
  await asKeeper(
    `mutation ($id: ID!) {
      one: roleGive(personId: $id, role: MODERATOR) { userErrors { message } }
      two: roleGive(personId: $id, role: REVIEWER) { userErrors { message } }
      three: identityProviderAdd(slug: "hill", issuer: "https://id.hill.example", input: {
        clientId: "waymark", clientSecret: "not a real secret", names: [{ text: "Hill School", language: "en" }] }) { userErrors { message } }
    }`,
    { id: viewer.id },
  )
  // A role ends the sessions that were there before.
  const keeper = await signIn()

  const { made } = await asMember<Made<'provider'>>(
    'mutation { made: providerCreate(input: { name: "Ada’s press" }) { provider { id } userErrors { message } } }',
  )
  const publisher = made.provider.id
  const input = (title: string, address: string) => ({
    ...{ title, description: 'Published for a look at its pages.', language: 'en', licence: 'cc-by-4.0' },
    ...{ url: `https://press.example/${address}`, alignments: [{ outcomeId: seed.outcome }] },
  })
  const publish = async (
    title: string,
    address: string,
    verb: 'resourcePublish' | 'resourceDraft' = 'resourcePublish',
  ) => {
    const { made } = await asMember<Made<'resource'>>(
      `mutation ($provider: ID!, $input: ResourceInput!) {
        made: ${verb}(providerId: $provider, input: $input) { resource { id } userErrors { message } } }`,
      { provider: publisher, input: input(title, address) },
    )
    return made.resource.id
  }
  const own = await publish('Stars over the playground', 'stars')
  const withdrawn = await publish('A map of last year', 'map')
  const draft = await publish('A sky that is not done yet', 'sky', 'resourceDraft')
  await asMember(
    'mutation ($id: ID!) { resourceWithdraw(id: $id, reason: "Last year is over.") { userErrors { message } } }',
    {
      id: withdrawn,
    },
  )
  await asMember(
    'mutation ($id: ID!) { domainAdd(providerId: $id, domain: "press.example") { userErrors { message } } }',
    {
      id: publisher,
    },
  )
  await asMember(
    `mutation ($id: ID!) { invitationSend(providerId: $id, input: { email: "ben@press.example", role: EDITOR, language: "en" }) { userErrors { message } } }`,
    { id: publisher },
  )
  await ask(url, 'mutation ($id: ID!) { reportCreate(input: { resourceId: $id, reason: BROKEN }) { reported } }', {
    id: own,
  })

  const collection = await gather(asMember, seed)
  const curricula = await copies(asMember, seed.framework, publisher)
  await asMember('mutation { signUp(input: { email: "cy@press.example" }) { userErrors { message } } }')
  await asMember(`mutation { passwordForgotten(input: { email: "${KEEPER}" }) { userErrors { message } } }`)
  await withApp({ url, mails })
  return {
    tokens: { keeper, member },
    ids: {
      ...{ ...seed, publisher, own, withdrawn, draft, collection, ...curricula },
      job: await sendFile(url, member, publisher),
      open: pathIn(await pageOf(url, '/moderation', keeper), /\/moderation\/[^"?#]+/),
      confirm: linkTo(mails(), 'cy@press.example'),
      invitation: linkTo(mails(), 'ben@press.example'),
      reset: linkTo(mails(), KEEPER),
    },
  }
}

interface Seed {
  en: { nodes: { id: string; provider: { id: string } }[] }
  es: { nodes: { id: string }[] }
  outcome: { id: string; framework: { id: string } }[]
  goal: { id: string }[]
  branch: { id: string }[]
}
type Made<Kind extends string> = { made: Record<Kind, { id: string }> }
type Changing = <T = object>(document: string, variables?: Record<string, unknown>) => Promise<T>

/** Asks as somebody. Throws with whatever was refused. */
function changing(url: string, token: string): Changing {
  return async <T>(document: string, variables = {}) => {
    const { data, errors } = await ask<Record<string, { userErrors?: { message: string }[] }>>(
      url,
      document,
      variables,
      token,
    )
    const refused = [...(errors ?? []), ...Object.values(data ?? {}).flatMap((each) => each?.userErrors ?? [])]
    if (refused.length > 0)
      throw new Error(`${document.slice(0, 80)}: ${refused.map(({ message }) => message).join(' ')}`)
    return data as T
  }
}

/** A public collection with two sections; gives its id. */
async function gather(change: Changing, { resource, spanish, outcome }: Pick<Ids, 'resource' | 'spanish' | 'outcome'>) {
  const { made } = await change<Made<'collection'>>(
    `mutation ($one: ID, $other: ID, $outcome: ID) { made: collectionCreate(input: {
      titles: [{ text: "Light and numbers", language: "en" }]
      sections: [{ title: "Light", entries: [{ resourceId: $one, note: "Begin here.", copied: true }, { resourceId: $other }] },
        { title: "Numbers", entries: [{ outcomeId: $outcome }] }] }) { collection { id } userErrors { message } } }`,
    { one: resource, other: spanish, outcome },
  )
  const { id } = made.collection
  await change('mutation ($id: ID!) { collectionShare(id: $id, state: PUBLIC) { userErrors { message } } }', { id })
  return id
}

/** Two copies of a curriculum, one of them adopted, and where the outcomes of the other stand. */
async function copies(change: Changing, framework: string, provider: string) {
  const copy = async () => {
    const { made } = await change<Made<'framework'>>(
      `mutation ($id: ID!, $provider: ID!) {
        made: frameworkCopy(id: $id, providerId: $provider) { framework { id } userErrors { message } } }`,
      { id: framework, provider },
    )
    return made.framework.id
  }
  const [draft, adopted] = [await copy(), await copy()]
  await change('mutation ($id: ID!) { frameworkPublish(id: $id, status: ADOPTED) { userErrors { message } } }', {
    id: adopted,
  })
  const { outcomesByCode } = await change<{
    outcomesByCode: { id: string; parents: { id: string }[]; requires: { outcome: { id: string } }[] }[]
  }>(
    'query ($id: ID!) { outcomesByCode(code: "WM-MA-FR-06", framework: $id) { id parents { id } requires { outcome { id } } } }',
    { id: draft },
  )
  const [outcome] = outcomesByCode
  return {
    ...{ copy: draft, adopted, later: outcome!.id },
    ...{ group: outcome!.parents[0]!.id, earlier: outcome!.requires[0]!.outcome.id },
  }
}

/** Somebody who signs in with an app as the second step. */
async function withApp({ url, mails }: Pick<Furnished, 'url' | 'mails'>): Promise<void> {
  const change = changing(url, await openAccount({ url, mails }, { email: WITH_APP, name: 'Yuki' }))
  const { begun } = await change<{ begun: { secret: string; token: string } }>(
    'mutation { begun: totpBegin { secret token userErrors { message } } }',
  )
  await change('mutation ($input: TotpAddInput!) { totpAdd(input: $input) { userErrors { message } } }', {
    input: { token: begun.token, code: new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate() },
  })
}

/** Sends a file of two records, one of them with a fault, as the form does; gives the id of the job. */
async function sendFile(url: string, token: string, provider: string): Promise<string> {
  const form = new FormData()
  const table =
    'Title,Link,Language,Licence\nClouds,https://press.example/clouds,en,CC BY 4.0\nRain,nowhere,en,CC BY 4.0\n'
  form.set('file', new File([table], 'weather.csv', { type: 'text/csv' }))
  form.set('what', 'CHECK')
  const answer = await fetch(`${url}/providers/${provider}/uploads`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { cookie: `session=${token}`, origin: url, accept: 'text/html' },
  })
  return pathIn(answer.headers.get('location') ?? '', /\/uploads\/[^"?#]+/).replace('/uploads/', '')
}

async function pageOf(url: string, path: string, token: string): Promise<string> {
  return (await fetch(`${url}${path}`, { headers: { cookie: `session=${token}` } })).text()
}

function pathIn(text: string, path: RegExp): string {
  const found = path.exec(text)?.[0]
  if (!found) throw new Error(`places: no ${path} was found`)
  return found
}
