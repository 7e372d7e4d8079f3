/**
 * The guarded fetch: the one way in which this process opens an address that somebody gave. Only `http` and `https`, on their
 * usual ports, to public addresses; these are checked after the name was resolved, the connection goes to the address that was
 * checked and to no other, and all of it is done again at each redirect. By the OWASP cheat sheet on server-side request forgery.
 */
import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { Duplex, Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { measured, said } from '#api/words/said.ts'
import { isLoopback, isPublicAddress } from './addresses.ts'

/** Redirects that are followed. */
const MOST_HOPS = 5
/** Bytes of a body after it was unpacked. */
const MOST_BYTES = 5_000_000
const CONNECT_MS = 5_000
const WHOLE_MS = 15_000
/** At once in this process: somebody with many accounts holds no more open. */
const MOST_AT_ONCE = 16
/** Addresses of one name that are tried. */
const MOST_ADDRESSES = 4
const LONGEST_URL = 2_000
const PORTS = new Set(['', '80', '443'])
const UNPACKERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Why nothing was fetched. `INVALID` and `REFUSED` are of the link, `OFF` and `BUSY` of this place, the rest of the other side. */
export type FetchFault =
  'OFF' | 'BUSY' | 'INVALID' | 'REFUSED' | 'UNREACHABLE' | 'TOO_SLOW' | 'TOO_LARGE' | 'WRONG_TYPE' | 'STATUS'

/** What came, or why nothing did: one sentence for a person. */
export type Fetched =
  | { ok: true; value: Fetch }
  | { ok: false; fault: FetchFault; message: string; /** With `STATUS`: the number of it. */ status?: number }

export interface Fetch {
  /** Where the last hop led. */
  url: string
  /** Lower case, without parameters; '' when not said. */
  mediaType: string
  /** As the other side says, lower case; '' when not said. */
  charset: string
  /** HTTP status of the answer to an exchange. */
  status?: number
  bytes: Buffer
}

export interface FetchWish {
  /** Media types that are wanted, lower case; '' stands for a body that does not say. Others are not read. */
  types: readonly string[]
  /** Redirects that are followed, 5 at most. */
  hops?: number
  /** Bytes of the unpacked body, 5,000,000 at most. */
  bytes?: number
  /** An exchange of a protocol in place of a look at a page: what is sent. Any status and media type is an answer to it. */
  exchange?: Exchange
}

export interface Exchange {
  method: string
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string | null
}

/** Opens a link for somebody; raises nothing. */
export type FetchLink = (url: string, wish: FetchWish) => Promise<Fetched>

export interface Address {
  address: string
  family: number
}

export interface FetchSettings {
  /** The operator allows it. */
  isOn: boolean
  /** The operator vouches for whoever gives addresses: private ones and any port are opened too. */
  anywhere?: boolean
  /** How many are open at once in this process; 16 by default. */
  atOnce?: number
  /** For tests: this machine may be asked too, on any port. */
  loopback?: boolean
  /** For tests: how a name is resolved. */
  resolve?: (hostname: string) => Promise<Address[]>
  /** For tests: shorter than usual. */
  connectMs?: number
  wholeMs?: number
}

/** A refusal on the way: raised within this file alone. */
class Fault extends Error {
  readonly fault: FetchFault
  readonly status: number | undefined
  constructor(fault: FetchFault, message: string, status?: number) {
    super(message)
    this.fault = fault
    this.status = status
  }
}

/** The guarded fetch under the settings of this place. */
export function openFetch(settings: FetchSettings): FetchLink {
  let open = 0
  return async (url, wish) => {
    try {
      if (!settings.isOn)
        throw new Fault('OFF', said`This place opens no links from outside: its operator has not switched that on.`)
      if (open >= (settings.atOnce ?? MOST_AT_ONCE))
        throw new Fault('BUSY', said`Too many links are being opened just now. Try again in a minute.`)
      open++
      try {
        return { ok: true, value: await follow(url, wish, settings) }
      } finally {
        open--
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const { fault, message, status } = error
      return { ok: false, fault, message, ...(status === undefined ? {} : { status }) }
    }
  }
}

async function follow(first: string, wish: FetchWish, settings: FetchSettings): Promise<Fetch> {
  const whole = new AbortController()
  const wholeMs = settings.wholeMs ?? WHOLE_MS
  const timer = setTimeout(() => whole.abort(), wholeMs)
  const late = new Promise<never>((_, reject) => {
    whole.signal.addEventListener('abort', () =>
      reject(
        new Fault(
          'TOO_SLOW',
          said`The link took longer than ${measured(wholeMs / 1000, 'second')}. Try again later, or give a file.`,
        ),
      ),
    )
  })
  // It may come when nobody waits for it any more.
  late.catch(() => undefined)
  const hops = Math.min(wish.hops ?? MOST_HOPS, MOST_HOPS)
  try {
    let url = checkedUrl(first, null, settings)
    for (let hop = 0; ; hop++) {
      const response = await Promise.race([ask(url, wish, settings, whole.signal), late])
      const { statusCode: status = 0, headers } = response
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        response.destroy()
        if (hop >= hops)
          throw new Fault(
            'REFUSED',
            hops === 0
              ? said`${url.host} sends on to another address, which is not followed here.`
              : said`The link is sent on more than ${hops} times. Give the address that it ends at.`,
          )
        url = checkedUrl(headers.location, url, settings)
        continue
      }
      return await Promise.race([read(url, response, wish), late])
    }
  } finally {
    clearTimeout(timer)
    whole.abort()
  }
}

/** The address in form. Throws a fault for one that is not opened whatever it resolves to. */
function checkedUrl(text: string, base: URL | null, { loopback, anywhere }: FetchSettings): URL {
  const url = text.length > LONGEST_URL ? null : base ? URL.parse(text, base.href) : URL.parse(text.trim())
  // A page may send on to what nobody typed.
  const because = (sentence: string) =>
    base ? `${sentence} ${said`${base.host} sends on to ${JSON.stringify(text.slice(0, 100))}.`}` : sentence
  if (!url || (url.hostname === '' && /^https?:$/.test(url.protocol)))
    throw new Fault(
      'INVALID',
      because(said`Give a whole web address of at most ${LONGEST_URL} characters, with https:// before it.`),
    )
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Fault(
      'INVALID',
      because(said`The address has to begin with https:// or http://, and not with ${url.protocol.slice(0, 20)}`),
    )
  if (url.username !== '' || url.password !== '')
    throw new Fault('INVALID', because(said`Leave the user name and password out of the address.`))
  if (!PORTS.has(url.port) && !loopback && !anywhere)
    throw new Fault('REFUSED', because(said`Port ${url.port} is not opened, only 80 and 443.`))
  return url
}

/** Resolves the name and checks what came. All of it has to be public: a name that mixes is a trap. */
async function addressesOf(url: URL, { resolve = resolved, loopback, anywhere }: FetchSettings): Promise<Address[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(hostname)
  const addresses = family > 0 ? [{ address: hostname, family }] : await resolve(hostname).catch(() => [])
  if (addresses.length === 0)
    throw new Fault('UNREACHABLE', said`Nothing is known at ${url.hostname}. See whether the address is written right.`)
  const isAllowed = ({ address }: Address) =>
    anywhere === true || isPublicAddress(address) || (loopback === true && isLoopback(address))
  if (!addresses.every(isAllowed))
    throw new Fault('REFUSED', said`${url.hostname} is not on the public internet, so it is not opened from here.`)
  return addresses.slice(0, MOST_ADDRESSES)
}

async function resolved(hostname: string): Promise<Address[]> {
  // RFC 6761, section 6.3: these are this machine, whatever a resolver says of them.
  if (/(^|\.)localhost\.?$/.test(hostname)) return [{ address: '127.0.0.1', family: 4 }]
  return lookup(hostname, { all: true, verbatim: true })
}

/** Asks the first address that takes a connection. */
async function ask(url: URL, wish: FetchWish, settings: FetchSettings, signal: AbortSignal): Promise<IncomingMessage> {
  for (const { address } of await addressesOf(url, settings)) {
    const response = await askAt(address, url, wish, settings, signal)
    if (response) return response
  }
  throw new Fault('UNREACHABLE', said`${url.host} does not answer. See whether the link opens in a browser.`)
}

/** The beginning of an answer from one address; null when it cannot be had there. */
function askAt(
  address: string,
  url: URL,
  wish: FetchWish,
  { connectMs = CONNECT_MS }: FetchSettings,
  signal: AbortSignal,
): Promise<IncomingMessage | null> {
  const isSecure = url.protocol === 'https:'
  const options: RequestOptions & { servername?: string } = {
    // The address that was checked, never the name: what the name resolves to may have changed since.
    host: address,
    port: url.port || (isSecure ? 443 : 80),
    path: url.pathname + url.search,
    method: wish.exchange?.method ?? 'GET',
    // An agent of its own keeps no connection, and knows no proxy.
    agent: false,
    setHost: false,
    headers: {
      host: url.host,
      accept: wish.types.filter((type) => type !== '').join(', ') || '*/*',
      'accept-encoding': 'gzip, br',
      'user-agent': 'Waymark',
      connection: 'close',
      ...wish.exchange?.headers,
    },
    signal,
    ...(isIP(url.hostname) > 0 || url.hostname.startsWith('[') ? {} : { servername: url.hostname }),
  }
  return new Promise((resolve) => {
    const request = (isSecure ? requestHttps : requestHttp)(options)
    const timer = setTimeout(() => request.destroy(), connectMs)
    const connected = () => clearTimeout(timer)
    request.once('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', connected))
    request.once('response', resolve)
    request.on('error', () => resolve(null))
    request.once('close', () => {
      connected()
      resolve(null)
    })
    request.end(wish.exchange?.body ?? undefined)
  })
}

/** The body, unpacked, as far as it may go. */
async function read(url: URL, response: IncomingMessage, wish: FetchWish): Promise<Fetch> {
  const { statusCode: status = 0, headers } = response
  const most = Math.min(wish.bytes ?? MOST_BYTES, MOST_BYTES)
  const [mediaType = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset =
    parameters
      .find((part) => part.startsWith('charset='))
      ?.slice('charset='.length)
      .replaceAll('"', '') ?? ''
  try {
    if (!wish.exchange && (status < 200 || status > 299))
      throw new Fault(
        'STATUS',
        said`${url.host} answers with ${status}. See whether the link opens in a browser.`,
        status,
      )
    if (!wish.exchange && !wish.types.includes(mediaType))
      throw new Fault(
        'WRONG_TYPE',
        mediaType === ''
          ? said`${url.host} sends something that does not say what it is, which is not read here.`
          : said`${url.host} sends ${mediaType}, which is not read here.`,
      )
    if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(url, most)
    const bytes = await gather(unpacked(url, response, headers['content-encoding']), url, most)
    return { url: url.href, mediaType, charset, bytes, ...(wish.exchange ? { status } : {}) }
  } finally {
    response.destroy()
  }
}

function unpacked(url: URL, response: IncomingMessage, encoding = ''): Readable {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return response
  const unpacker = Object.hasOwn(UNPACKERS, name) ? UNPACKERS[name]?.() : undefined
  if (!unpacker)
    throw new Fault(
      'WRONG_TYPE',
      said`${url.host} packs what it sends as "${name.slice(0, 40)}", which is not read here.`,
    )
  response.on('error', (error) => unpacker.destroy(error))
  response.on('aborted', () => unpacker.destroy(new Error('the answer broke off')))
  return response.pipe(unpacker)
}

/** Everything a stream gives; a fault as soon as it is too much or breaks off. */
async function gather(stream: Readable, url: URL, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      length += part.length
      if (length > most) throw tooLarge(url, most)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault(
      'UNREACHABLE',
      said`The answer of ${url.host} broke off or could not be unpacked. Try again later, or give a file.`,
    )
  } finally {
    stream.destroy()
  }
  return Buffer.concat(parts)
}

function tooLarge(url: URL, most: number): Fault {
  return new Fault('TOO_LARGE', said`${url.host} sends more than ${most / 1e6} MB, which is not read here.`)
}
