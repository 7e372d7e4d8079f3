/** What tests of identities ask of the API. */
import { IdentityProviders } from '#api/identity/providers.ts'
import type { IdentityProvider } from '#api/identity/settings.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

export const SITE = 'https://oer.example'

const FAULTS = 'userErrors { code field message }'
const OFFER = `offer { isLink isKnown consents name email language roles memberships { role provider { name } } provider { slug } }`

export interface Came {
  token: string | null
  viewer: { id: string; name: string; email: string | null; roles: string[] } | null
  language: string | null
  secondStep: { token: string; methods: string[] } | null
  offer: { isLink: boolean; name: string; email: string | null; language: string | null; roles: string[] } | null
  userErrors: { code: string; field: string[]; message: string }[]
}

/** The API with identity providers, by the clock of the world: theirs cannot be stopped. */
export async function openApiWith(identityProviders: readonly IdentityProvider[]): Promise<TestApi> {
  const api = await openApi({ empty: true, identityProviders })
  api.clock.now = new Date()
  return api
}

/** Lets the API begin anew: other identity providers, of which nothing is known yet, and nobody with an account. */
export async function beginAnew(api: TestApi, identityProviders: readonly IdentityProvider[]): Promise<void> {
  const { accounts, log, now } = api.services
  accounts.identity = new IdentityProviders(identityProviders, { origin: () => SITE, log, now })
  await api.graph.write((tx) =>
    tx.run('MATCH (n) WHERE n:Account OR n:Session OR n:Identity OR n:IdentityTicket DETACH DELETE n'),
  )
  api.clock.now = new Date()
  api.logged.length = 0
}

/** @param how `token` adds the identity to the account that it opens; `again` asks the provider for a sign-in anew */
export async function begin(
  api: TestApi,
  provider: string,
  { token, again }: { token?: string; again?: boolean } = {},
) {
  const { data, errors } = await api.ask(
    `mutation ($input: IdentityBeginInput!) { identityBegin(input: $input) { address ticket ${FAULTS} } }`,
    { input: { provider, link: token !== undefined, again: again ?? false } },
    token,
  )
  if (errors) throw new Error(errors[0]!.message)
  return data!.identityBegin as { address: string; ticket: string; userErrors: Came['userErrors'] }
}

export async function comeBack(
  api: TestApi,
  input: { provider: string; ticket: string; query: string },
  token?: string,
): Promise<Came> {
  const { data, errors } = await api.ask(
    `mutation ($input: IdentityReturnInput!) {
      identityReturn(input: $input) { token language secondStep { token methods } viewer { id name email roles } ${OFFER} ${FAULTS} }
    }`,
    { input },
    token,
  )
  if (errors) throw new Error(errors[0]!.message)
  return data!.identityReturn as Came
}

export async function accept(
  api: TestApi,
  input: { ticket: string; name: string; consents?: string[] },
  token?: string,
): Promise<Came> {
  const { data, errors } = await api.ask(
    `mutation ($input: IdentityAcceptInput!) {
      identityAccept(input: $input) { token language viewer { id name email roles } ${FAULTS} }
    }`,
    { input },
    token,
  )
  if (errors) throw new Error(errors[0]!.message)
  return data!.identityAccept as Came
}

/** Who a token stands for; null for nobody. */
export async function who(api: TestApi, token: string | null) {
  const { data } = await api.ask(
    `{ viewer { id name email roles providers { id viewerRole }
      identities { id issuer email language roles consents provider { slug } memberships { role } } } }`,
    {},
    token ?? undefined,
  )
  return data?.viewer as {
    id: string
    name: string
    email: string | null
    roles: string[]
    providers: { id: string; viewerRole: string }[]
    identities: { id: string; issuer: string; email: string | null; language: string | null; roles: string[] }[]
  } | null
}
