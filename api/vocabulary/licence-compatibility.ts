/**
 * What may be made of works under given licences: under which licence a translation or a remix may stand. Pure, and no
 * legal advice.
 *
 * Sources: Creative Commons, "adapter's licence chart"
 * (https://creativecommons.org/faq/#if-i-derive-or-adapt-material-offered-under-a-creative-commons-license-which-cc-licenses-can-i-use;
 * what the chart does not recommend is refused here too, for a licence shall not promise more than holds for the whole);
 * "Compatible Licenses" for BY-SA 4.0 (https://creativecommons.org/compatiblelicenses: Free Art Licence 1.3 both ways,
 * GPL 3.0 one way); sections 4(b) of the share-alike licences 2.0 to 3.0 (later versions and ports with the same
 * elements; 1.0 knows neither); the Free Software Foundation's list of licences
 * (https://www.gnu.org/licenses/license-list.html); LGPL 2.1 section 3, MPL 2.0 section 3.3, GPL 2.0 section 9.
 */
import { said } from '#api/words/said.ts'
import type { LicenceStatement } from '#graph/records.ts'
import { labelOf, type Licence, LICENCES, licenceOf, OFFERED } from './licences.ts'

/** Making something new of it. A change of format or a print is neither. */
export type Making = 'TRANSLATE' | 'ADAPT'

export interface Compatibility {
  answer: 'YES' | 'NO' | 'UNKNOWN'
  /** One sentence that names the pair. */
  reason: string
}

const ANSWERS = ['YES', 'UNKNOWN', 'NO']

/** Where the texts themselves name other licences that an adaptation may carry: from → to. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'cc-by-sa-4.0': ['fal-1.3', 'gpl-3.0'],
  'fal-1.3': ['cc-by-sa-4.0'],
  'lgpl-2.1': ['gpl-2.0', 'gpl-3.0'],
  'lgpl-3.0': ['gpl-3.0'],
  'mpl-2.0': ['gpl-2.0', 'gpl-3.0', 'lgpl-2.1', 'lgpl-3.0', 'agpl-3.0'],
}
/** GNU licences of which no version is stated may be taken in any. */
const ANY_VERSION = new Set(['gpl', 'lgpl', 'agpl', 'gfdl'])
/** Attribution licences and the share-alike ones that the Free Software Foundation does not list as compatible. */
const APACHE_REFUSED = /^(?:gpl-[12]\.|lgpl-2\.)/
/** Written for one work, or no licence for others at all: nobody says what they may be put on. */
const NOT_FOR_OTHERS = new Set(['ccss', 'all-rights-reserved'])

/** Whether what is made of a work under `from` may stand under `to`; both are keys of licences. */
export function mayBecome(from: string, to: string, making: Making = 'ADAPT'): Compatibility {
  const source = licenceOf(from)
  const target = licenceOf(to)
  if (!target) return unknown(said`“${to}” is no licence we know.`)
  if (!source)
    return unknown(said`The licence of the original was not recognised, so what may be made of it is not known.`)
  if (!source.permits.includes(making))
    return no(
      making === 'TRANSLATE'
        ? said`${source.label} does not permit translations to be shared.`
        : said`${source.label} does not permit changes to be shared.`,
    )
  if (source.key === target.key) return yes(said`It keeps its licence, ${source.label}.`)
  if (source.requires.length === 0)
    return yes(said`${source.label} asks for nothing, so ${target.label} may be chosen.`)
  if (source.requires.includes('SHARE_ALIKE')) return sharedAlike(source, target)
  if (NOT_FOR_OTHERS.has(target.key))
    return unknown(said`Whether what is made may go from ${source.label} to ${target.label} is not known.`)
  const missing = source.requires.find((duty) => !target.requires.includes(duty))
  if (missing === 'ATTRIBUTE')
    return no(
      said`${source.label} asks that its makers are named, which ${target.label} gives up: from ${source.label} to ${target.label} is not permitted.`,
    )
  if (missing === 'NON_COMMERCIAL')
    return no(
      said`${source.label} forbids commercial use, which ${target.label} permits: from ${source.label} to ${target.label} is not permitted.`,
    )
  if (source.key === 'apache-2.0' && APACHE_REFUSED.test(target.key))
    return no(
      said`${source.label} asks for more than ${target.label} lets one ask: from ${source.label} to ${target.label} is not permitted.`,
    )
  if (/^cc-by(?!-4\.0)/.test(source.key) && !target.key.startsWith('cc-') && target.requires.includes('SHARE_ALIKE'))
    return unknown(said`Nobody has found ${source.label} and ${target.label} compatible: only version 4.0 is.`)
  return yes(said`${source.label} permits it under ${target.label}, with its makers named.`)
}

/**
 * Whether something made of works with these statements may stand under `to`: every statement on any part of any of
 * them has to agree. Those on the metadata do not count; a work without a statement is unknown.
 */
export function mayAllBecome(
  works: readonly (readonly LicenceStatement[])[],
  to: string,
  making: Making = 'ADAPT',
): Compatibility {
  const verdicts = works.flatMap((statements) => {
    const counted = statements.filter(({ part }) => part !== 'metadata')
    if (counted.length === 0)
      return [unknown(said`The original states no licence, so what may be made of it is not known.`)]
    return counted.map((statement) =>
      licenceOf(statement.licence)
        ? mayBecome(statement.licence, to, making)
        : unknown(said`“${labelOf(statement)}” was not recognised, so what may be made of the original is not known.`),
    )
  })
  return (
    verdicts.find(({ answer }) => answer === 'NO') ??
    verdicts.find(({ answer }) => answer === 'UNKNOWN') ??
    verdicts[0] ??
    yes(said`It is made of nothing by others.`)
  )
}

/**
 * Every licence we know with whether something made of these works may stand under it, those that may first: of these the
 * licences of the works themselves (in their newest version, which Creative Commons advises), then the usual ones, most
 * open first.
 */
export function chooseLicence(
  works: readonly (readonly LicenceStatement[])[],
  making: Making = 'ADAPT',
): (Compatibility & { licence: Licence })[] {
  const own = works.flat().flatMap(({ part, licence }) => (part === 'metadata' ? [] : (licenceOf(licence) ?? [])))
  const newest = own.flatMap(({ key }) => licenceOf(key.replace(/^(cc-[a-z-]+?)(?:-\d.*)?$/, '$1-4.0')) ?? [])
  const offered = OFFERED.flatMap((key) => licenceOf(key) ?? [])
  const all = new Map([...newest, ...own, ...offered, ...LICENCES].map((licence) => [licence.key, licence]))
  return [...all.values()]
    .map((licence) => ({ licence, ...mayAllBecome(works, licence.key, making) }))
    .sort((a, b) => ANSWERS.indexOf(a.answer) - ANSWERS.indexOf(b.answer))
}

function sharedAlike(source: Licence, target: Licence): Compatibility {
  const refused = no(
    said`${source.label} asks that what is made from it keeps its licence, so it may not become ${target.label}.`,
  )
  if (NAMED[source.key]?.includes(target.key))
    return yes(said`${target.label} is named as a licence that what is made of ${source.label} may carry.`)
  if (ANY_VERSION.has(source.key) && target.key.startsWith(`${source.key}-`))
    return yes(said`${source.label} may be taken in any version.`)
  const from = versionOf(source.key)
  const to = versionOf(target.key)
  if (!from || !to || from.type !== to.type) return refused
  if (from.version === '1.0') return no(said`${source.label} knows no later versions: what is made from it keeps 1.0.`)
  if (from.version === null)
    return to.version === '4.0'
      ? yes(said`${target.label} is the newest version of ${source.label}.`)
      : unknown(said`The version of ${source.label} is not stated: only the newest version is sure to be late enough.`)
  if (to.version === null) return unknown(said`Say which version of ${target.label} is meant.`)
  if (to.version < from.version)
    return no(said`${target.label} is an earlier version than ${source.label}, which permits the same or a later one.`)
  return yes(said`${source.label} permits the same or a later version, ${target.label}.`)
}

/** The elements and the version of a Creative Commons licence; ports count as their version. */
function versionOf(key: string): { type: string; version: string | null } | null {
  const match = /^cc-((?:by|sa|nc|nd)(?:-(?:sa|nc|nd))*)(?:-(\d\.\d)(?:-[a-z]+)?)?$/.exec(key)
  return match?.[1] ? { type: match[1], version: match[2] ?? null } : null
}

function yes(reason: string): Compatibility {
  return { answer: 'YES', reason }
}
function no(reason: string): Compatibility {
  return { answer: 'NO', reason }
}
function unknown(reason: string): Compatibility {
  return { answer: 'UNKNOWN', reason }
}
