/** The answer to every way of signing in: a fresh session for this device. */
import { viewerOf, type Context, type Viewer } from '#api/context.ts'
import type { AccountNode } from '#graph/nodes.ts'
import type { NewSession } from './sessions.ts'
import { openSession, type Through } from './sign-in.ts'

/** Opens a session for an account; one that was sent along ends with it. */
export async function signedIn({ services, session, userAgent }: Context, account: AccountNode, through?: Through) {
  const opened = await openSession(services, account, { userAgent, replaces: session, through })
  return given(opened, await viewerOf(services.graph, account))
}

/** A session as it is handed to its owner. */
export function given({ token, stored }: NewSession, viewer: Viewer) {
  return { token, expiresAt: stored.expiresAt, viewer, userErrors: [] }
}
