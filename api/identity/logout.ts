/** Back-channel logout: an identity provider ends the sessions that it opened (OpenID Connect Back-Channel Logout 1.0). */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { audit } from '#api/audit/audit.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import type { Services } from '#api/context.ts'
import { hashToken } from '#api/viewer/sessions.ts'
import { endSessionsOfIdentity } from '#graph/queries/identity.ts'
import { IdentityError, identityKey } from './providers.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'log' | 'accounts'>

/** Longer than any form that holds one token. */
const LONGEST_BODY = 20_000

/** The slug in the address where a provider says that somebody signed out there; null for other addresses. */
export function logoutSlug(path: string): string | null {
  return /^\/identity\/([a-z0-9-]{1,40})\/logout$/.exec(path)?.[1] ?? null
}

/**
 * Ends exactly the sessions that a logout token names, by their name at the provider, else by its subject. Gives how many;
 * raises `IdentityError` for a token that does not hold or was used already.
 */
export async function logOut({ graph, now, accounts }: Needs, slug: string, token: string): Promise<number> {
  const provider = accounts.identity.find(slug)
  if (!provider) throw new IdentityError('refused')
  const { issuer, subject, sid, jti, expiresAt } = await accounts.identity.logoutOf(provider, token)
  const hash = hashToken(JSON.stringify(['logout', issuer, jti]))
  const ended = await endSessionsOfIdentity(
    graph,
    {
      ...{ identityKey: subject && identityKey(issuer, subject), sid: sid && identityKey(issuer, sid) },
      ...{ ticket: { hash, provider: slug, stage: 'used', expiresAt }, now: now().toISOString() },
    },
    async (tx, ids) => {
      const values = { identityProvider: slug }
      const entry = (id: string) => ({ kind: 'session.end' as const, actor: ACTORS.system, subject: id, values })
      await audit(tx, ids.map(entry), now())
    },
  )
  if (!ended) throw new IdentityError('refused')
  return ended.length
}

/** Answers an identity provider: 200 when the sessions are gone, 400 for what is not taken, 503 to try again. */
export async function answerLogout(
  services: Needs,
  slug: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store')
  const token = await tokenIn(request)
  if (token === null) return send(response, 400, 'Send a form with logout_token.')
  try {
    await logOut(services, slug, token)
    send(response, 200)
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error
    if (error.reason === 'away') send(response, 503, 'The keys of the issuer cannot be read now.')
    else send(response, 400, 'The logout token does not hold.')
  }
}

/** The token of a form that is not too long, or null. */
async function tokenIn(request: IncomingMessage): Promise<string | null> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return null
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LONGEST_BODY) return null
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('logout_token')
}

function send(response: ServerResponse, status: number, description?: string): void {
  const body =
    description === undefined ? '' : JSON.stringify({ error: 'invalid_request', error_description: description })
  if (body !== '') response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('content-length', Buffer.byteLength(body))
  response.writeHead(status)
  response.end(body)
}
