/** Domains as people type them, and what the proof of one covers. Pure. */
import { isIP } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import type { DomainNode } from '#graph/nodes.ts'
import { said } from '#api/words/said.ts'

/** RFC 1035, 2.3.4. */
const LONGEST_DOMAIN = 253
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
/** Names that are nobody's on the internet: RFC 6761, 6762, 7686, 8375 and ICANN's `internal`. */
const NOT_PUBLIC = new Set(['localhost', 'local', 'internal', 'invalid', 'onion', 'arpa', 'lan', 'home', 'corp'])
/** Below a country many people register under these: a proof of one would be a proof of all of them. */
const CATEGORIES = new Set(
  'ac academy asn biz co com coop ed edu ernet firm gen go gob gouv gov gub ind info k12 lg ltd me mil mod muni name ne net nhs nic nom or org plc police pro res sch school web'.split(
    ' ',
  ),
)
/** Hosts that give a name of their own to each of their customers. */
const SHARED = new Set(
  'appspot.com azurewebsites.net blogspot.com cloudfront.net duckdns.org eu.org firebaseapp.com fly.dev github.io gitlab.io glitch.me herokuapp.com is-a.dev jimdofree.com neocities.org netlify.app onrender.com pages.dev r2.dev readthedocs.io squarespace.com surge.sh tumblr.com uk.com us.com vercel.app web.app webflow.io weebly.com wixsite.com wordpress.com workers.dev'.split(
    ' ',
  ),
)

/**
 * A domain in ASCII (A-labels, lower case, no dot at its end), or why it cannot be proved, in a sentence. A web address
 * stands for its host.
 */
export function readDomain(given: string): { ok: true; domain: string } | { ok: false; message: string } {
  const text = given.trim().slice(0, 2_000)
  const host = (/^https?:\/\//i.test(text) ? URL.parse(text)?.hostname : text)?.replace(/\.$/, '') ?? ''
  const domain = domainToASCII(host)
  const labels = domain.split('.')
  if (domain === '' || isIP(domain) || labels.length < 2 || domain.length > LONGEST_DOMAIN || !labels.every(isLabel))
    return refused(
      text === ''
        ? said`Give a domain, such as example.org.`
        : said`This is no domain: write only the name, such as example.org.`,
    )
  const last = labels.at(-1)!
  if (NOT_PUBLIC.has(last) || /^\d+$/.test(last))
    return refused(said`This name is not one of the public internet, so nobody can prove it.`)
  if (SHARED.has(domain) || (labels.length === 2 && last.length === 2 && CATEGORIES.has(labels[0]!)))
    return refused(said`Many people have a name of their own below ${domain}. Prove your own: your-name.${domain}.`)
  return { ok: true, domain }
}

function isLabel(label: string): boolean {
  return LABEL.test(label)
}

function refused(message: string) {
  return { ok: false, message } as const
}

/** The domain as people write it, for finding it in addresses that were written so. */
export function asWritten(domain: string): string {
  return domainToUnicode(domain)
}

/** The host of an address in the form of domains, or null. */
export function hostOf(address: string | null): string | null {
  const hostname = address === null ? '' : (URL.parse(address)?.hostname ?? '')
  return hostname === '' ? null : hostname.replace(/\.$/, '')
}

/**
 * Whether the proof covers a host. Whoever writes the DNS of a name gives out the names below it; who puts a file on a
 * machine has that machine alone.
 */
export function covers({ domain, method }: Pick<DomainNode, 'domain' | 'method'>, host: string): boolean {
  return host === domain || (method === 'dns' && host.endsWith(`.${domain}`))
}

/** Of several proofs that cover a host the closest one, which counts; null for none. */
export function closest<T extends Pick<DomainNode, 'domain' | 'method'>>(proofs: readonly T[], host: string): T | null {
  return proofs.filter((proof) => covers(proof, host)).sort((a, b) => b.domain.length - a.domain.length)[0] ?? null
}

/** Where the TXT record stands; the domain itself does as well. */
export function recordName(domain: string): string {
  return `_waymark.${domain}`
}

/** Where the file stands. */
export function fileAddress(domain: string): string {
  return `https://${domain}/.well-known/waymark.txt`
}

/** What has to stand in one of both. */
export function proofText(token: string): string {
  return `waymark-verification=${token}`
}
