/** Asking the DNS for text records. */
import { promises, type ResolverOptions } from 'node:dns'
import { isIP } from 'node:net'

const ANSWER_WITHIN_MS = 3_000
const TRIES = 2
/** What a resolver says where the name, or a text record of it, is not there: an answer, and no failure. */
const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * The text records of a name, each put together of its parts; none where the name has none. Null when there was no answer,
 * which says nothing of the name.
 */
export type TextRecords = (name: string) => Promise<string[] | null>

/** @param servers addresses, with a port where it is not 53; none = those of the machine */
export function openDns(servers: readonly string[], options: ResolverOptions = {}): TextRecords {
  const resolver = new promises.Resolver({ timeout: ANSWER_WITHIN_MS, tries: TRIES, ...options })
  if (servers.length > 0) resolver.setServers(servers)
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
    } catch (error) {
      return NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '') ? [] : null
    }
  }
}

/** Whether a text names a DNS server: an IP address, IPv6 in brackets where a port follows. */
export function isDnsServer(text: string): boolean {
  const [, six, four, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  return isIP(text) > 0 || ((isIP(six ?? '') === 6 || isIP(four ?? '') === 4) && Number(port ?? 53) <= 65_535)
}
