/** The built site, mounted in this process. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SITE_ADDRESS_HEADER, SITE_HOST_HEADER, SITE_PROTOCOL_HEADER, type SiteHandler } from './http.ts'
import type { RateLimits } from './rates.ts'
import type { Server } from './server.ts'

const HANDLER = join(import.meta.dirname, '..', 'web', 'build', 'handler.js')
/** Under this name the site finds its one way to the API when both are one process. */
const DOOR = Symbol.for('waymark.execute')

export interface SiteRequest {
  document: string
  variables?: Record<string, unknown>
  /** `authorization`, `x-client-address` for limits, `user-agent` for the list of sessions, `accept-language` for mails. */
  headers?: Record<string, string | undefined>
}

/**
 * Opens the door for the site in this process. Gives the function that closes it.
 * @param rates what pages may ask for; absent where nothing limits them
 */
export function openDoor(server: Server, rates?: RateLimits): () => void {
  const execute = ({ document, variables, headers = {} }: SiteRequest) => {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    const { 'x-client-address': address, 'user-agent': userAgent, 'accept-language': acceptLanguage } = headers
    return server.execute({ document, variables, caller: { token, address, userAgent, acceptLanguage }, rates })
  }
  const doors = globalThis as unknown as Record<symbol, unknown>
  doors[DOOR] = execute
  return () => {
    if (doors[DOOR] === execute) delete doors[DOOR]
  }
}

/** The handler of the built site, or null when it is not built. */
export async function loadSite(): Promise<SiteHandler | null> {
  if (!existsSync(HANDLER)) return null
  // The adapter reads these names once, when it is loaded. Host and protocol come from us, never from outside.
  process.env.PROTOCOL_HEADER = SITE_PROTOCOL_HEADER
  process.env.HOST_HEADER = SITE_HOST_HEADER
  process.env.ADDRESS_HEADER = SITE_ADDRESS_HEADER
  // A book may be dropped on the publish form, in a form of 7 MB; what else comes is measured by the pages themselves.
  process.env.BODY_SIZE_LIMIT = '8M'
  const site = (await import(pathToFileURL(HANDLER).href)) as { handler: SiteHandler }
  return site.handler
}
