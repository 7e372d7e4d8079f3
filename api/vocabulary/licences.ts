/**
 * Licences: recognising them however they are written, what each permits, requires and forbids, and what several
 * statements permit together. Facts from the licence texts; nothing here is legal advice. Beside this file stand
 * `licence-answers.ts` (may I?), `licence-compatibility.ts` (what may be made of it) and `licence-attribution.ts` (credit).
 */
import type { LicenceStatement } from '#graph/records.ts'

export const PERMISSIONS = ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL'] as const
export type Permission = (typeof PERMISSIONS)[number]
export const DUTIES = ['ATTRIBUTE', 'SHARE_ALIKE', 'NON_COMMERCIAL'] as const
export type Duty = (typeof DUTIES)[number]

export interface Licence {
  /** Stable key: `cc-by-4.0`, `cc-by-3.0-igo`, `cc-by` (version not stated), `mit`. */
  key: string
  label: string
  url: string | null
  permits: readonly Permission[]
  requires: readonly Duty[]
  /** What needs its makers' leave. Looking at it where it stands (`USE`) is never forbidden. */
  forbids: readonly Permission[]
  /** In plain words: English sentences, said in the language of the request where they are asked for. */
  summary: readonly string[]
}

export interface LicenceTogether {
  permits: Permission[]
  requires: Duty[]
  /** What one of them forbids. */
  forbids: Permission[]
  /** Statements about the same part name different licences. */
  disagree: boolean
  /** Every statement was recognised, and there is one. */
  recognised: boolean
  label: string
}

/** The key of a statement that reserves all rights: known, and no open licence. */
export const ALL_RIGHTS_RESERVED = 'all-rights-reserved'

/** The key of a statement that names no licence we know. */
export const UNRECOGNISED = 'unrecognised'

const ALL: readonly Permission[] = PERMISSIONS
const CC_VERSIONS = ['4.0', '3.0', '2.5', '2.0', '1.0'] as const
const CC_TYPES = ['by', 'by-sa', 'by-nc', 'by-nc-sa', 'by-nd', 'by-nc-nd'] as const
/** Version 1.0 knew these without attribution; 2.0 knew `sa` in one country. */
const CC_RETIRED_TYPES = new Set(['sa', 'nc', 'nd', 'nc-sa', 'nd-nc'])
const CC_ALL_VERSIONS = new Set(['1.0', '2.0', '2.1', '2.5', '3.0', '4.0'])

const SAME_LICENCE = 'What you make from it must carry the same licence.'
const SUMMARIES = {
  changed: {
    any: {
      named: 'You may copy, share, translate and change it, naming its author, also to make money.',
      unnamed: 'You may copy, share, translate and change it, also to make money.',
    },
    free: {
      named: 'You may copy, share, translate and change it, naming its author, but not to make money.',
      unnamed: 'You may copy, share, translate and change it, but not to make money.',
    },
  },
  unchanged: {
    any: {
      named: 'You may copy and share it unchanged, naming its author, also to make money.',
      unnamed: 'You may copy and share it unchanged, also to make money.',
    },
    free: {
      named: 'You may copy and share it unchanged, naming its author, but not to make money.',
      unnamed: 'You may copy and share it unchanged, but not to make money.',
    },
  },
} as const

const OTHERS: readonly Licence[] = [
  other(
    'ogl-3.0',
    'Open Government Licence v3.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  ),
  other(
    'ogl-2.0',
    'Open Government Licence v2.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/',
  ),
  other(
    'ogl-1.0',
    'Open Government Licence v1.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/',
  ),
  other('odc-by-1.0', 'ODC-BY 1.0', 'https://opendatacommons.org/licenses/by/1-0/'),
  other('odbl-1.0', 'ODbL 1.0', 'https://opendatacommons.org/licenses/odbl/1-0/', ['ATTRIBUTE', 'SHARE_ALIKE']),
  other('fal-1.3', 'Free Art Licence 1.3', 'https://artlibre.org/licence/lal/en/', ['ATTRIBUTE', 'SHARE_ALIKE']),
  other('mit', 'MIT Licence', 'https://opensource.org/license/mit'),
  other('isc', 'ISC Licence', 'https://opensource.org/license/isc-license-txt'),
  other('apache-2.0', 'Apache Licence 2.0', 'https://www.apache.org/licenses/LICENSE-2.0'),
  other('bsd-2-clause', 'BSD 2-Clause Licence', 'https://opensource.org/license/bsd-2-clause'),
  other('bsd-3-clause', 'BSD 3-Clause Licence', 'https://opensource.org/license/bsd-3-clause'),
  other('bsd', 'BSD Licence (version not stated)', null),
  other('mpl-2.0', 'Mozilla Public Licence 2.0', 'https://www.mozilla.org/en-US/MPL/2.0/', [
    'ATTRIBUTE',
    'SHARE_ALIKE',
  ]),
  ...gnu('gpl', 'GNU GPL', ['3.0', '2.0', '1.0']),
  ...gnu('lgpl', 'GNU LGPL', ['3.0', '2.1', '2.0']),
  ...gnu('agpl', 'GNU AGPL', ['3.0']),
  ...gnu('gfdl', 'GNU FDL', ['1.3', '1.2', '1.1']),
  {
    key: 'ccss',
    label: 'CCSS Public License',
    url: 'http://www.corestandards.org/public-license/',
    permits: ['USE', 'COPY', 'PRINT'],
    requires: ['ATTRIBUTE'],
    forbids: forbidden(['USE', 'COPY', 'PRINT']),
    summary: [
      'You may copy, publish and show it for purposes that support the Common Core initiative, with its copyright notice.',
    ],
  },
  {
    key: ALL_RIGHTS_RESERVED,
    label: 'All rights reserved',
    url: null,
    permits: [],
    requires: [],
    forbids: forbidden([]),
    summary: ['You may link to it. For everything else ask its makers: it is not openly licensed.'],
  },
]

const PUBLIC_DOMAIN: readonly Licence[] = [
  domain(
    'cc0-1.0',
    'CC0 1.0',
    'https://creativecommons.org/publicdomain/zero/1.0/',
    'It is given to the public domain: you may do anything with it.',
  ),
  domain(
    'cc-pdm-1.0',
    'Public Domain Mark 1.0',
    'https://creativecommons.org/publicdomain/mark/1.0/',
    'It is free of known copyright: you may do anything with it.',
  ),
  domain(
    'cc-pddc',
    'CC Public Domain Dedication',
    'https://creativecommons.org/licenses/publicdomain/',
    'It is in the public domain: you may do anything with it.',
  ),
  domain(
    'pddl-1.0',
    'PDDL 1.0',
    'https://opendatacommons.org/licenses/pddl/1-0/',
    'It is given to the public domain: you may do anything with it.',
  ),
  domain(
    'unlicense',
    'The Unlicense',
    'https://unlicense.org/',
    'It is given to the public domain: you may do anything with it.',
  ),
  domain(
    '0bsd',
    'BSD Zero Clause Licence',
    'https://opensource.org/license/0bsd',
    'It is free to use without conditions: you may do anything with it.',
  ),
  domain('public-domain', 'Public domain', null, 'It is said to be in the public domain: you may do anything with it.'),
]

/** Every licence we know by name, most open first and "all rights reserved" last. Ported Creative Commons licences are known too, by `licenceOf`. */
export const LICENCES: readonly Licence[] = [
  ...PUBLIC_DOMAIN,
  ...CC_TYPES.slice(0, 1).flatMap(versions),
  ...OTHERS.filter((licence) => licence.requires.length === 1 && licence.permits.length === ALL.length),
  ...CC_TYPES.slice(1, 2).flatMap(versions),
  ...OTHERS.filter((licence) => licence.requires.length === 2),
  ...CC_TYPES.slice(2).flatMap(versions),
  ...OTHERS.filter((licence) => licence.permits.length < ALL.length),
]

/** Keys a publish form offers first. */
export const OFFERED: readonly string[] = ['cc0-1.0', 'cc-pdm-1.0', ...CC_TYPES.map((type) => `cc-${type}-4.0`)]

const byKey = new Map(LICENCES.map((licence) => [licence.key, licence]))

/** A licence by its key, ported ones (`cc-by-3.0-igo`) included; null for `unrecognised` and unknown keys. */
export function licenceOf(key: string): Licence | null {
  const known = byKey.get(key)
  if (known) return known
  const match = /^cc-([a-z-]+?)(?:-(\d\.\d)(?:-([a-z]+))?)?$/.exec(key)
  if (!match?.[1]) return null
  const type = match[1]
  if (!(CC_TYPES as readonly string[]).includes(type) && !CC_RETIRED_TYPES.has(type)) return null
  if (match[2] && !CC_ALL_VERSIONS.has(match[2])) return null
  return creativeCommons(type, match[2] ?? null, match[3] ?? null)
}

/**
 * The licence a statement names: an address (http or https, `deed.xx`, `legalcode`), an SPDX identifier or words
 * (`CC-BY`, `by-nc-sa 3.0 igo`, `Creative Commons Attribution 4.0 International`). The whole statement must be the name: words that add conditions,
 * and several different licences in one statement, are `unrecognised`.
 */
export function recognise(statement: string): { key: string } {
  const known = recognised.get(statement)
  if (known) return { key: known }
  const value = read(statement)
  if (recognised.size >= REMEMBERED) recognised.clear()
  recognised.set(statement, value.key)
  return value
}

const recognised = new Map<string, string>()
const REMEMBERED = 1000

function read(statement: string): { key: string } {
  const text = statement
    .normalize('NFKC')
    .replace(/\(version not stated\)$/i, '')
    .trim()
  if (!text || text.length > 400) return { key: UNRECOGNISED }
  if (byKey.has(text)) return { key: text }
  const addresses = text.match(/(?:https?:\/\/|www\.)[^\s<>"')]+/gi) ?? []
  const keys = new Set<string>()
  let words = text
  for (const address of addresses) {
    keys.add(byAddress(address.replace(/[.,;]+$/, '')) ?? UNRECOGNISED)
    words = words.replace(address, ' ')
  }
  if (addresses.length === 0 && /^[a-z0-9.-]+\.(org|gov\.uk|com)\//i.test(text)) {
    const key = byAddress(`https://${text}`)
    if (key) return { key }
  }
  const rest = plain(words)
  if (rest) keys.add(byWords(rest) ?? UNRECOGNISED)
  return { key: agreed([...keys]) }
}

/**
 * What all statements permit together: the intersection of what each permits and the union of what each asks for.
 * Statements on the metadata alone do not count. An unrecognised statement permits nothing.
 */
export function summarise(statements: readonly LicenceStatement[]): LicenceTogether {
  if (!Object.isFrozen(statements)) return summed(statements)
  let together = TOGETHER.get(statements)
  if (!together) TOGETHER.set(statements, (together = summed(statements)))
  return {
    ...together,
    ...{ permits: [...together.permits], requires: [...together.requires], forbids: [...together.forbids] },
  }
}

/** What stands, in English, where a licence has no name. */
export const WITHOUT_LABEL = { unstated: 'No licence stated', unrecognised: 'Unrecognised licence' } as const

/** Of statements that are shared and frozen, as those of what is kept are. */
const TOGETHER = new WeakMap<readonly LicenceStatement[], LicenceTogether>()

function summed(statements: readonly LicenceStatement[]): LicenceTogether {
  const counted = statements.filter((statement) => statement.part !== 'metadata')
  if (counted.length === 0) {
    return { permits: [], requires: [], forbids: [], disagree: false, recognised: false, label: WITHOUT_LABEL.unstated }
  }
  const licences = counted.map((statement) => licenceOf(statement.licence))
  const permits = PERMISSIONS.filter((permission) => licences.every((licence) => licence?.permits.includes(permission)))
  const requires = DUTIES.filter((duty) => licences.some((licence) => licence?.requires.includes(duty)))
  const forbids = PERMISSIONS.filter((permission) => licences.some((licence) => licence?.forbids.includes(permission)))
  const parts = Map.groupBy(counted, (statement) => statement.part)
  const disagree = [...parts.values()].some((same) => {
    const keys = [...new Set(same.map((statement) => statement.licence))]
    return keys.length > 1 && agreed(keys) === UNRECOGNISED
  })
  return {
    permits,
    requires,
    forbids,
    disagree,
    recognised: licences.every((licence) => licence !== null),
    label: label(),
  }

  function label(): string {
    const same = agreed([...new Set(counted.map((statement) => statement.licence))])
    if (same !== UNRECOGNISED) return licenceOf(same)?.label ?? same
    const labels = new Map<string, Licence | null>()
    counted.forEach((statement, at) => labels.set(labelOf(statement), licences[at] ?? null))
    if (labels.size === 1) return [...labels.keys()][0] as string
    if (disagree) {
      const strictest = [...labels].find(([, licence]) => licence && licence.permits.length === permits.length)
      if (strictest && [...labels.values()].every((licence) => licence !== null)) return strictest[0]
    }
    return [...labels.keys()].join(' and ')
  }
}

/** Short name of one statement's licence: our label, else the words as stated. */
export function labelOf(statement: LicenceStatement): string {
  return licenceOf(statement.licence)?.label ?? statement.words ?? statement.url ?? WITHOUT_LABEL.unrecognised
}

/** Address of one statement's licence: that of the licence we know, else the one stated. */
export function addressOf(statement: LicenceStatement): string | null {
  return licenceOf(statement.licence)?.url ?? statement.url ?? null
}

/** One key when all name the same licence, at most differing in how much they say of its version; else `unrecognised`. */
function agreed(keys: readonly string[]): string {
  const longest = keys.reduce((best, key) => (key.length > best.length ? key : best), '')
  if (longest === UNRECOGNISED || !keys.every((key) => key === longest || saysLess(key, longest))) return UNRECOGNISED
  return longest || UNRECOGNISED
}

function saysLess(shorter: string, longer: string): boolean {
  return longer.startsWith(`${shorter}-`) && /^-\d/.test(longer.slice(shorter.length))
}

function byAddress(address: string): string | null {
  let url: URL
  try {
    url = new URL(/^www\./i.test(address) ? `https://${address}` : address)
  } catch {
    return null
  }
  const host = url.hostname.replace(/^www\./, '').toLowerCase()
  const path = decode(url.pathname).toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')
  if (host === 'creativecommons.org' || host.endsWith('.creativecommons.org')) return creativeCommonsAddress(path)
  const page = path.replace(/\.(html?|txt|php|json|en|de|fr|es)+$/, '').replace(/\.(html?|txt)$/, '')
  const name = page.split('/').at(-1) ?? ''
  if (host === 'opensource.org' || host === 'spdx.org' || host === 'choosealicense.com') return byWords(plain(name))
  if (host === 'apache.org') return /license-2\.0/.test(path) ? 'apache-2.0' : null
  if (host === 'gnu.org' || host === 'fsf.org') return gnuAddress(path)
  if (host === 'rightsstatements.org') return /^\/(?:vocab|page)\/inc\/1\.0$/.test(path) ? ALL_RIGHTS_RESERVED : null
  if (host === 'mozilla.org') return /mpl\/2\.0/.test(path) ? 'mpl-2.0' : null
  if (host === 'nationalarchives.gov.uk') {
    const version = /open-government-licence\/version\/([123])/.exec(path)?.[1]
    return version ? `ogl-${version}.0` : /open-government-licence$/.test(path) ? 'ogl-3.0' : null
  }
  if (host === 'opendatacommons.org') {
    const kind = /licenses\/(pddl|by|odbl)(\/1-0|\/1\.0|\/summary)?$/.exec(path)?.[1]
    return kind ? ({ pddl: 'pddl-1.0', by: 'odc-by-1.0', odbl: 'odbl-1.0' }[kind] ?? null) : null
  }
  if (host === 'corestandards.org' || host === 'thecorestandards.org')
    return /public-license/.test(path) ? 'ccss' : null
  if (host === 'artlibre.org') return /licence/.test(path) ? 'fal-1.3' : null
  if (host === 'unlicense.org') return 'unlicense'
  return null
}

function creativeCommonsAddress(path: string): string | null {
  const parts = path.split('/').filter((part) => part && !/^(deed|legalcode|rdf)([.-].*)?$/.test(part))
  const [section, name, version, port] = parts
  if (section === 'publicdomain') {
    if (name === 'zero' && (!version || version === '1.0')) return 'cc0-1.0'
    if (name === 'mark' && (!version || version === '1.0')) return 'cc-pdm-1.0'
    return null
  }
  if (section === 'public-domain' && (name === 'cc0' || name === 'pdm'))
    return name === 'cc0' ? 'cc0-1.0' : 'cc-pdm-1.0'
  if (section !== 'licenses' || !name) return null
  if (name === 'publicdomain') return 'cc-pddc'
  return creativeCommonsKey(name.split('-'), version, port)
}

function gnuAddress(path: string): string | null {
  const match = /\/(a?gpl|lgpl|fdl)(?:-(\d\.\d))?(?:[-.].*)?$/.exec(path)
  if (!match?.[1]) return null
  const family = match[1] === 'fdl' ? 'gfdl' : match[1]
  const key = match[2] ? `${family}-${match[2]}` : family
  return byKey.has(key) ? key : null
}

/** Elements of a Creative Commons licence in words of five languages, longest first. */
const ELEMENTS: readonly [RegExp, string][] = [
  [
    /\b(?:non[ -]?commercial|nicht[ -]?kommerziell|no[ -]?comercial|n[aã]o[ -]?comercial|pas d['’ ]utilisation commerciale|keine kommerzielle nutzung)\b/g,
    ' nc ',
  ],
  [
    /\b(?:no[ -]?derivatives?(?: works)?|no[ -]?derivs?|keine[ -]?bearbeitungen?|sin[ -]?(?:obras[ -]?)?derivadas?|sem[ -]?deriva(?:ções|coes|dos)|pas de modifications?)/g,
    ' nd ',
  ],
  [
    /\b(?:share[ -]?alike|weitergabe unter gleichen bedingungen|compartir[ -]?igual|compartilha[ -]?igual|partage (?:dans les mêmes conditions|à l['’ ]identique))/g,
    ' sa ',
  ],
  [/\b(?:attribution|namensnennung|atribuci[oó]n|reconocimiento|atribui[cç][aã]o)\b/g, ' by '],
]
const COUNTRIES: Readonly<Record<string, string>> = {
  'united states': 'us',
  usa: 'us',
  germany: 'de',
  deutschland: 'de',
  austria: 'at',
  österreich: 'at',
  france: 'fr',
  spain: 'es',
  españa: 'es',
  'united kingdom': 'uk',
  brazil: 'br',
  brasil: 'br',
  igo: 'igo',
  'intergovernmental organizations': 'igo',
  'intergovernmental organisations': 'igo',
}

/** Lower case, quotes, brackets and courtesies removed: what is left is to be a name. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”"„«»()[\]{}©®™]/g, ' ')
    .replace(
      /^(?:\s*(?:this|the)\s+(?:work|resource|content|file|text|simulation)\s+is\s+)?(?:licen[sc]ed|available|released|published|shared)\s+under\s+/,
      ' ',
    )
    .replace(/^\s*(?:licen[cs]e|lizenz|licencia|licença)\s*:\s*/, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,;.–-]+|[\s:,;.–-]+$/g, '')
    .replace(/^(?:a|an|the)\s+/, '')
}

const NAMES: readonly [RegExp, string][] = [
  [
    /^(?:cc ?0|cc ?zero|creative commons (?:cc0|zero)|cc0 public domain dedication)(?: 1(?:\.0)?)?(?: universal)?(?: public domain dedication)?$/,
    'cc0-1.0',
  ],
  [/^(?:cc )?(?:pdm|public domain mark)(?: 1(?:\.0)?)?$/, 'cc-pdm-1.0'],
  [/^cc (?:pddc|public domain dedication)$/, 'cc-pddc'],
  [/^(?:public domain|gemeinfrei|dominio público|domínio público|domaine public|pd)$/, 'public-domain'],
  [/^(?:odc )?pddl(?: 1(?:\.0)?)?$/, 'pddl-1.0'],
  [/^(?:odc|open data commons) (?:by|attribution)(?: 1(?:\.0)?)?$/, 'odc-by-1.0'],
  [
    /^(?:odc )?(?:odbl|open database licen[cs]e|open data commons open database licen[cs]e)(?: v?1(?:\.0)?)?$/,
    'odbl-1.0',
  ],
  [/^(?:the )?unlicense$/, 'unlicense'],
  [/^(?:0bsd|bsd zero clause)$/, '0bsd'],
  [/^(?:the )?(?:mit|expat)$/, 'mit'],
  [/^isc(?: txt)?$/, 'isc'],
  [/^apache(?: software)?(?: v(?:ersion)?)? ?2(?:\.0)?$/, 'apache-2.0'],
  [/^(?:bsd 2 clause|simplified bsd|2 clause bsd|bsd 2 clause simplified)$/, 'bsd-2-clause'],
  [/^(?:bsd 3 clause|new bsd|modified bsd|3 clause bsd|bsd 3 clause new or revised)$/, 'bsd-3-clause'],
  [/^bsd$/, 'bsd'],
  [/^(?:mpl|mozilla public)(?: v(?:ersion)?)? ?2(?:\.0)?$/, 'mpl-2.0'],
  [/^(?:fal|lal|free art|licence art libre)(?: 1\.3)?$/, 'fal-1.3'],
  [/^(?:uk )?(?:ogl|open government)(?: uk)?(?: v(?:ersion)?)? ?3(?:\.0)?(?: uk)?$/, 'ogl-3.0'],
  [/^(?:uk )?(?:ogl|open government)(?: uk)?(?: v(?:ersion)?)? ?2(?:\.0)?$/, 'ogl-2.0'],
  [/^(?:uk )?(?:ogl|open government)(?: uk)?(?: v(?:ersion)?)? ?1(?:\.0)?$/, 'ogl-1.0'],
  [/^(?:ccss|common core state standards) public$/, 'ccss'],
  [
    /^(?:all rights reserved|alle rechte vorbehalten|todos los derechos reservados|todos os direitos reservados|tous droits réservés|in copyright)$/,
    ALL_RIGHTS_RESERVED,
  ],
]

const GNU_NAME =
  /^(?:gnu )?(?:(gpl|lgpl|agpl|gfdl|fdl)|(affero general public|lesser general public|general public|free documentation))(?: ?v?(?:ersion)? ?(\d(?:\.\d)?))?(?: only| or later| or newer|\+)?$/
const GNU_FAMILIES: Readonly<Record<string, string>> = {
  fdl: 'gfdl',
  'affero general public': 'agpl',
  'lesser general public': 'lgpl',
  'general public': 'gpl',
  'free documentation': 'gfdl',
}

function byWords(words: string): string | null {
  const name = words
    .replace(/[-_/,:]+/g, ' ')
    .replace(/\b(?:public )?licen[cs]e(?: deed)?\b/g, (match) => (match.startsWith('public') ? 'public' : ' '))
    .replace(/\s+/g, ' ')
    .trim()
  for (const [pattern, key] of NAMES) if (pattern.test(name)) return key
  const free = GNU_NAME.exec(name)
  if (free) {
    const family = GNU_FAMILIES[free[1] ?? free[2] ?? ''] ?? free[1] ?? ''
    const version = free[3] ? (free[3].includes('.') ? free[3] : `${free[3]}.0`) : null
    const key = version ? `${family}-${version}` : family
    return byKey.has(key) ? key : null
  }
  return creativeCommonsWords(words)
}

function creativeCommonsWords(words: string): string | null {
  let rest = ` ${words.replace(/[-_/,:]+/g, ' ')} `
  for (const [pattern, element] of ELEMENTS) rest = rest.replace(pattern, element)
  rest = rest.replace(
    / (?:public )?licen[cs]e\b| lizenz\b| (?:inter|inter ?)national\b| unported\b| generic\b| internacional\b/g,
    ' ',
  )
  rest = rest.replace(/ creative commons| ccby\b/g, (match) => (match === ' ccby' ? ' cc by ' : ' cc '))
  for (const [country, code] of Object.entries(COUNTRIES)) rest = rest.replace(` ${country} `, ` ${code} `)
  const tokens = rest.split(/\s+/).filter(Boolean)
  const elements: string[] = []
  let version: string | undefined
  let port: string | undefined
  for (const [at, token] of tokens.entries()) {
    if (token === 'cc' && at === 0) continue
    if (token === 'v' || token === 'version') continue
    const number = /^v?(\d)(?:\.(\d))?$/.exec(token)
    if (['by', 'sa', 'nc', 'nd'].includes(token) && !version) elements.push(token)
    else if (number && !version) version = `${number[1]}.${number[2] ?? '0'}`
    else if (/^[a-z]{2}$|^igo$|^scotland$/.test(token) && version && !port) port = token
    else return null
  }
  // Two letters alone (“by”, “nd”) are a word, not a licence: `cc` or a second element has to be there.
  if (elements.length === 0 || (tokens[0] !== 'cc' && elements.length < 2 && !version)) return null
  if (tokens[0] !== 'cc' && elements[0] !== 'by') return null
  return creativeCommonsKey(elements, version, port)
}

function creativeCommonsKey(elements: readonly string[], version?: string, port?: string): string | null {
  const set = new Set(elements)
  if (set.size !== elements.length || elements.some((element) => !['by', 'sa', 'nc', 'nd'].includes(element)))
    return null
  if (version && !CC_ALL_VERSIONS.has(version)) return null
  const order = set.has('by') ? ['by', 'nc', 'nd', 'sa'] : ['nd', 'nc', 'sa']
  const type = order.filter((element) => set.has(element)).join('-')
  if (!(CC_TYPES as readonly string[]).includes(type) && !(CC_RETIRED_TYPES.has(type) && version && version < '2.1'))
    return null
  // There are no ports of 4.0: what follows it is the language of the page.
  const ported = version && version !== '4.0' && port && /^[a-z]{2,12}$/.test(port) ? port : null
  return ['cc', type, ...(version ? [version] : []), ...(ported ? [ported] : [])].join('-')
}

function creativeCommons(type: string, version: string | null, port: string | null): Licence {
  const elements = type.split('-')
  const noDerivatives = elements.includes('nd')
  const nonCommercial = elements.includes('nc')
  const shareAlike = elements.includes('sa')
  const path = type === 'by-nc-nd' && version === '1.0' ? 'by-nd-nc' : type
  const attribute = elements.includes('by')
  const permits = PERMISSIONS.filter((permission) => {
    if (permission === 'SELL') return !nonCommercial
    return !(noDerivatives && (permission === 'TRANSLATE' || permission === 'ADAPT'))
  })
  const ending = version ? ` ${version}` : ' (version not stated)'
  return {
    key: ['cc', type, ...(version ? [version] : []), ...(port ? [port] : [])].join('-'),
    label: `CC ${type.toUpperCase()}${ending}${port ? ` ${port.toUpperCase()}` : ''}`,
    url: version ? `https://creativecommons.org/licenses/${path}/${version}/${port ? `${port}/` : ''}` : null,
    permits,
    forbids: forbidden(permits),
    requires: [
      ...(attribute ? (['ATTRIBUTE'] as const) : []),
      ...(shareAlike ? (['SHARE_ALIKE'] as const) : []),
      ...(nonCommercial ? (['NON_COMMERCIAL'] as const) : []),
    ],
    summary: [
      SUMMARIES[noDerivatives ? 'unchanged' : 'changed'][nonCommercial ? 'free' : 'any'][
        attribute ? 'named' : 'unnamed'
      ],
      ...(shareAlike ? [SAME_LICENCE] : []),
    ],
  }
}

function versions(type: string): Licence[] {
  return [...CC_VERSIONS.map((version) => creativeCommons(type, version, null)), creativeCommons(type, null, null)]
}

function other(key: string, label: string, url: string | null, requires: readonly Duty[] = ['ATTRIBUTE']): Licence {
  const summary = [
    'You may copy, share, translate and change it, also to make money, keeping its notice.',
    ...(requires.includes('SHARE_ALIKE') ? [SAME_LICENCE] : []),
  ]
  return { key, label, url, permits: ALL, requires, forbids: [], summary }
}

function gnu(family: string, label: string, numbers: readonly string[]): Licence[] {
  const duties: readonly Duty[] = ['ATTRIBUTE', 'SHARE_ALIKE']
  const page = (version: string) => `https://www.gnu.org/licenses/${family === 'gfdl' ? 'fdl' : family}-${version}.html`
  return [
    ...numbers.map((version) => other(`${family}-${version}`, `${label} ${version}`, page(version), duties)),
    other(family, `${label} (version not stated)`, null, duties),
  ]
}

function domain(key: string, label: string, url: string | null, summary: string): Licence {
  return { key, label, url, permits: ALL, requires: [], forbids: [], summary: [summary] }
}

function forbidden(permits: readonly Permission[]): readonly Permission[] {
  return PERMISSIONS.filter((permission) => permission !== 'USE' && !permits.includes(permission))
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
