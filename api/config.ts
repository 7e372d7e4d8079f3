/** The only reader of the environment. Everything else gets a `Config`. */
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { folderOf } from '#graph/open.ts'
import { MODERATION, type Moderation } from './moderation/state.ts'
import { SECOND_FACTOR, type SecondFactor } from './factors/required.ts'
import { isDnsServer } from './provider/dns.ts'
import { IdentitySettingsError, readIdentityFile } from './identity/settings.ts'
import type { IdentityProvider } from './identity/settings.ts'
import { LARGEST_RATE, SMALLEST_RATE, type RateSettings } from './rates.ts'
import { BreachesError, checkBreaches } from './viewer/breaches.ts'

export interface Config {
  graphUrl: string
  graphUser: string
  graphPassword: string
  searchUrl: string
  /** The master key of a Meilisearch server, or one that may search there. */
  searchKey: string
  /** A key that may index there, where the other one may only search. */
  searchIndexKey: string
  /** File that says by which embedder Meilisearch searches by meaning too; '' = by words alone. */
  searchEmbedder: string
  /** File of words that mean the same, see api/search/synonyms.txt; '' = those that come with the product. */
  searchSynonyms: string
  /** Keep an embedded index beside Meilisearch, and answer from it while that is away or slow. */
  searchFallback: boolean
  /** 0 lets the system choose one. */
  port: number
  /** Public address, without a slash at the end; null = whatever address a request came to. */
  origin: string | null
  /** Begins the uris of what is born here; null = `urn:uuid:`. */
  namespace: string | null
  /** `smtp://` or `smtps://` address of a mail server, or `file:FOLDER` to write mails into. */
  mailUrl: string
  /** Who mails are from: an address, or `Name <address>`. */
  mailFrom: string
  /** What secrets of accounts are sealed with; '' = what stands in `secretFile`. */
  secret: string
  /** The secret that the product makes for itself, beside the graph; null for a graph that ends with the process. */
  secretFile: string | null
  /** Identity providers that people may sign in through, as a file names them. */
  identityProviders: readonly IdentityProvider[]
  /** A session that is not used for so long ends. */
  sessionIdleMs: number
  /** A session ends after so long, however it is used. */
  sessionMs: number
  /** File of passwords that are known from break-ins elsewhere; '' = none. */
  breaches: string
  /** Of whom a second factor is asked when they sign in. */
  secondFactor: SecondFactor
  /** Whether what is published waits for a moderator. */
  moderation: Moderation
  /** What callers of the API may ask for in a minute. */
  rates: RateSettings
  /** The most that administrators may set a limit to; null = as much as they want, and none. */
  mostRate: number | null
  /** Administrators may name identity providers on this machine and in private networks. */
  privateIdentity: boolean
  /** How many proxies of ours stand before this process: which address of `X-Forwarded-For` counts. */
  trustedProxies: number
  /** People may have links opened from this machine, to read what is said of a resource there. */
  linkFetch: boolean
  /** Folder in which files of records wait for their jobs; processes that share it run each other's. */
  uploadFolder: string
  /** The largest file of records, in bytes. */
  uploadBytes: number
  /** DNS servers that domains are looked up at, `ADDRESS` or `ADDRESS:PORT`; none = those of the machine. */
  dnsServers: string[]
  logLevel: LogLevel
  /** Says on the terminal what it does; tests switch it off. */
  quiet: boolean
  /** Fills an empty graph with the seed. */
  seed: boolean
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

const GRAPH_SCHEMES = ['file:', 'memory:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:', 'bolt:', 'bolt+s:', 'bolt+ssc:']
const DEFAULT_PORT = 4000
const HOUR_MS = 3_600_000
const MEGABYTE = 1_000_000
const DEFAULT_IDLE_HOURS = 7 * 24
const DEFAULT_SESSION_DAYS = 30
const LONGEST_SESSION_DAYS = 90
/** Shorter than this a session ends while somebody fills in a long form. */
const SHORTEST_IDLE_HOURS = 1
/** 256 bits in base64url have 43. */
const SHORTEST_SECRET = 32
/** RFC 2606 keeps this name free: nothing is ever delivered to it. */
const NO_SENDER = 'Waymark <waymark@localhost.invalid>'
/** Why these: api/DESIGN.md. */
const RATES: RateSettings = { anonymous: 20_000, site: 60_000, signedIn: 20_000, key: 40_000 }
const MOST_PROXIES = 10

/** A setting that cannot be used: `message` is one sentence that names it and says what to do. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ConfigError'
  }
}

/**
 * Reads the settings. Raises `ConfigError` for the first one that cannot be used.
 * @param environment `process.env` unless a test says otherwise
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const text = (name: string, fallback = ''): string => environment[name]?.trim() || fallback
  const graphUrl = readGraphUrl(text('GRAPH_URL', 'file:./data/graph'))
  const searchUrl = text('SEARCH_URL', 'embedded:')
  if (searchUrl !== 'embedded:' && !isHttp(searchUrl))
    throw new ConfigError(
      `SEARCH_URL is "${searchUrl}": give "embedded:" or the http(s) address of a Meilisearch server.`,
    )
  const portText = text('PORT', String(DEFAULT_PORT))
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port > 65_535)
    throw new ConfigError(`PORT is "${portText}": give a number from 1 to 65535, or 0 for any free one.`)
  const origin = readOrigin(text('ORIGIN'))
  const mail = readMail(text('MAIL_URL'), text('MAIL_FROM'), origin, graphUrl)
  const sessionDays = readCount('SESSION_DAYS', text('SESSION_DAYS', String(DEFAULT_SESSION_DAYS)), {
    from: 1,
    to: LONGEST_SESSION_DAYS,
  })
  const idleHours = readCount('SESSION_IDLE_HOURS', text('SESSION_IDLE_HOURS', String(DEFAULT_IDLE_HOURS)), {
    from: SHORTEST_IDLE_HOURS,
    to: LONGEST_SESSION_DAYS * 24,
  })
  const moderation = readChoice('MODERATION', text('MODERATION', 'off'), MODERATION, 'which say what waits')
  const secondFactor = readChoice(
    ...(['SECOND_FACTOR', text('SECOND_FACTOR', 'off'), SECOND_FACTOR] as const),
    'which say of whom it is asked',
  )
  const logLevel = text('LOG_LEVEL', process.stderr.isTTY ? 'warn' : 'info')
  if (!LOG_LEVELS.includes(logLevel as LogLevel))
    throw new ConfigError(`LOG_LEVEL is "${logLevel}": give one of ${LOG_LEVELS.join(', ')}.`)
  return {
    graphUrl,
    graphUser: text('GRAPH_USER'),
    graphPassword: environment.GRAPH_PASSWORD ?? '',
    searchUrl,
    searchKey: text('SEARCH_KEY'),
    searchIndexKey: text('SEARCH_INDEX_KEY'),
    searchEmbedder: text('SEARCH_EMBEDDER'),
    searchSynonyms: text('SEARCH_SYNONYMS'),
    searchFallback: readSwitch('SEARCH_FALLBACK', text('SEARCH_FALLBACK', 'off')),
    port,
    origin,
    namespace: readNamespace(text('NAMESPACE')),
    ...mail,
    identityProviders: readIdentity(text('IDENTITY_PROVIDERS'), environment),
    secret: readSecret(environment.SECRET ?? ''),
    secretFile: graphUrl.startsWith('memory:') ? null : resolve(besideGraph(graphUrl, 'secret')),
    sessionIdleMs: idleHours * HOUR_MS,
    sessionMs: sessionDays * 24 * HOUR_MS,
    breaches: readBreaches(text('BREACHED_PASSWORDS')),
    secondFactor,
    moderation,
    rates: {
      anonymous: readRate('RATE_ANONYMOUS', text('RATE_ANONYMOUS', String(RATES.anonymous))),
      site: readRate('RATE_SITE', text('RATE_SITE', String(RATES.site))),
      signedIn: readRate('RATE_SIGNED_IN', text('RATE_SIGNED_IN', String(RATES.signedIn))),
      key: readRate('RATE_KEY', text('RATE_KEY', String(RATES.key))),
    },
    mostRate: text('RATE_MOST') === '' ? null : readMostRate(text('RATE_MOST')),
    privateIdentity: readSwitch('IDENTITY_PRIVATE', text('IDENTITY_PRIVATE', 'off')),
    trustedProxies: readCount('TRUSTED_PROXIES', text('TRUSTED_PROXIES', '0'), { from: 0, to: MOST_PROXIES }),
    uploadFolder: resolve(text('UPLOAD_FOLDER') || uploadsBeside(graphUrl)),
    uploadBytes: MEGABYTE * readCount('UPLOAD_MB', text('UPLOAD_MB', '500'), { from: 1, to: 10_000 }),
    linkFetch: readSwitch('LINK_FETCH', text('LINK_FETCH', 'off')),
    dnsServers: readDnsServers(text('DNS_SERVERS')),
    logLevel: logLevel as LogLevel,
    quiet: false,
    seed: readSwitch('SEED', text('SEED', 'on')),
  }
}

/** Beside a graph that is a folder; one in memory is gone with its process, and its files with it. */
function uploadsBeside(graphUrl: string): string {
  return graphUrl.startsWith('memory:') ? join(tmpdir(), 'waymark-uploads') : besideGraph(graphUrl, 'uploads')
}

/** A `file:` address becomes absolute, so that every command started anywhere names one folder in one way. */
function readGraphUrl(url: string): string {
  if (!GRAPH_SCHEMES.some((scheme) => url.startsWith(scheme)))
    throw new ConfigError(
      `GRAPH_URL is "${url.replace(/\/\/[^@/]*@/, '//…@')}": give "file:FOLDER", "memory:", "bolt://HOST:PORT" or "neo4j://HOST:PORT".`,
    )
  if (!url.startsWith('file:')) return url
  if (url === 'file:')
    throw new ConfigError('GRAPH_URL is "file:" without a folder: give for instance "file:./data/graph".')
  return `file:${folderOf(url)}`
}

function readOrigin(origin: string): string | null {
  if (origin === '') return null
  const parsed = URL.parse(origin)
  if (!parsed || !isHttp(origin) || parsed.pathname !== '/' || parsed.search || parsed.hash || parsed.username)
    throw new ConfigError(`ORIGIN is "${origin}": give scheme and host only, for instance "https://oer.example.org".`)
  return parsed.origin
}

/** Without a server, mails go into a folder beside the graph, or `data/mail` where that is elsewhere. */
function readMail(url: string, from: string, origin: string | null, graphUrl: string) {
  if (url === '' || url.startsWith('file:')) {
    const folder = resolve(url === '' ? besideGraph(graphUrl, 'mail') : url.slice('file:'.length))
    return { mailUrl: `file:${folder}`, mailFrom: from || NO_SENDER }
  }
  const parsed = URL.parse(url)
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '')
    throw new ConfigError(
      `MAIL_URL is "${url.replace(/\/\/[^@/]*@/, '//…@')}": give "smtp://USER:PASSWORD@HOST:PORT", "smtps://…" or "file:FOLDER".`,
    )
  if (!/^[^<>\p{Cc}]*(<[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+>|[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+)$/u.test(from))
    throw new ConfigError(
      `MAIL_FROM is "${from}": with MAIL_URL give who mails are from, for instance "Waymark <no-reply@oer.example.org>".`,
    )
  if (origin === null)
    throw new ConfigError(
      'MAIL_URL is set and ORIGIN is not: links in mails need the address people use, for instance ORIGIN=https://oer.example.org.',
    )
  return { mailUrl: url, mailFrom: from }
}

/** What the product keeps beside the graph: next to its folder, or in `data` where it is on a server. */
function besideGraph(graphUrl: string, name: string): string {
  return join(graphUrl.startsWith('file:') ? dirname(graphUrl.slice('file:'.length)) : 'data', name)
}

function readSecret(secret: string): string {
  if (secret !== '' && secret.length < SHORTEST_SECRET)
    throw new ConfigError(
      `SECRET has ${secret.length} characters: give at least ${SHORTEST_SECRET} that nobody can guess.`,
    )
  return secret
}

function readIdentity(path: string, environment: Record<string, string | undefined>): readonly IdentityProvider[] {
  if (path === '') return []
  try {
    return readIdentityFile(resolve(path), environment)
  } catch (error) {
    throw error instanceof IdentitySettingsError ? new ConfigError(error.message) : error
  }
}

function readBreaches(given: string): string {
  if (given === '') return ''
  const path = resolve(given)
  try {
    checkBreaches(path)
  } catch (error) {
    throw error instanceof BreachesError ? new ConfigError(`BREACHED_PASSWORDS: ${error.message}`) : error
  }
  return path
}

/** One of a few words. `meaning` ends the sentence for another one. */
function readChoice<T extends string>(name: string, given: string, choices: readonly T[], meaning: string): T {
  const found = choices.find((each) => each === given)
  if (found !== undefined) return found
  const quoted = choices.map((each) => `"${each}"`)
  throw new ConfigError(
    `${name} is "${given}": give ${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}, ${meaning}.`,
  )
}

function readCount(name: string, text: string, { from, to }: { from: number; to: number }): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < from || value > to)
    throw new ConfigError(`${name} is "${text}": give a whole number from ${from} to ${to}.`)
  return value
}

function readNamespace(namespace: string): string | null {
  if (namespace === '') return null
  if (!isHttp(namespace) || !/[/#]$/.test(namespace))
    throw new ConfigError(`NAMESPACE is "${namespace}": give an http(s) address that ends in "/" or "#".`)
  return namespace
}

function readDnsServers(given: string): string[] {
  const servers = given.split(',').map((server) => server.trim())
  if (given === '') return []
  const odd = servers.find((server) => !isDnsServer(server))
  if (odd !== undefined)
    throw new ConfigError(`DNS_SERVERS has "${odd}": give IP addresses with commas between, such as 192.0.2.53:5353.`)
  return servers
}

function readRate(name: string, text: string): number {
  const units = Number(text)
  if (!/^\d+$/.test(text) || units > LARGEST_RATE || (units > 0 && units < SMALLEST_RATE))
    throw new ConfigError(`${name} is "${text}": give units a minute, at least ${SMALLEST_RATE}, or 0 for no limit.`)
  return units
}

function readMostRate(text: string): number {
  return readCount('RATE_MOST', text, { from: SMALLEST_RATE, to: LARGEST_RATE })
}

function readSwitch(name: string, value: string): boolean {
  if (value !== 'on' && value !== 'off') throw new ConfigError(`${name} is "${value}": give "on" or "off".`)
  return value === 'on'
}

function isHttp(text: string): boolean {
  const protocol = URL.parse(text)?.protocol
  return protocol === 'http:' || protocol === 'https:'
}

/** What opens the search index that the settings name. */
export function searchOptions({ searchKey, searchIndexKey, searchEmbedder, searchSynonyms }: Config) {
  return { key: searchKey, indexKey: searchIndexKey, embedderPath: searchEmbedder, synonymsPath: searchSynonyms }
}

/** The folder a command was typed in: npm changes to the project's own and keeps the other one here. */
export function startedFrom(environment: Record<string, string | undefined> = process.env): string {
  return environment.INIT_CWD ?? process.cwd()
}
