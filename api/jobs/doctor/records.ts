/** Checks of what the records say: placeholders, duplicates, odd codes and headings, text, languages, levels. */
import { fold } from '#api/search/analysis.ts'
import { namesGroup } from '#api/pathway/role.ts'
import { LEVEL_SCHEMES, readLevel } from '#api/vocabulary/levels.ts'
import { codeKeys } from '#graph/codes.ts'
import { keptLists, keptTexts, namesOf, type ExaminedOutcome } from '#graph/queries/doctor.ts'
import { Finding, outcome, resource, type Check, type Named } from './check.ts'
import { gently } from './patient.ts'

/** A writing of codes is the usual one of a framework when it is this many times as frequent as another. */
const USUAL = 5
/** Fields of records, outside of what we model, in which importers keep references that they could not resolve. */
const UNRESOLVED_FIELDS = [{ field: 'standards', what: 'standard' }] as const

/** Fields of records in which sources keep identifiers of their own that we do not go by. */
const IDENTIFIER_FIELDS = ['uuid', 'identifier'] as const

const WORDS = { outcome: 'outcomes', framework: 'frameworks', resource: 'resources', concept: 'concepts', conceptScheme: 'vocabularies' } // prettier-ignore

const noFramework: Check = {
  name: 'no-framework',
  title: 'Outcomes that belong to no framework',
  severity: 'warning',
  advice: 'They are found by search only. Import them again with their framework.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for await (const { id, state, frameworks } of gently(await patient.outcomes()))
      if (state !== 'referenced' && frameworks.length === 0) finding.add(outcome(id))
    return finding.end()
  },
}

const unreachable: Check = {
  name: 'unreachable',
  title: 'Outcomes that cannot be reached from the top of their framework',
  severity: 'warning',
  advice:
    'What they stand below is not of the same framework, is only named, or goes round. Mend what they stand below.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const all = await patient.outcomesById()
    const children = new Map<string, string[]>()
    const reached = new Set<string>()
    const queue: string[] = []
    for await (const { id, state, parents } of gently(all.values())) {
      if (state === 'referenced') continue
      if (parents.length === 0) {
        reached.add(id)
        queue.push(id)
      }
      for (const parent of parents) {
        if (!shareFramework(all.get(id), all.get(parent))) continue
        const known = children.get(parent)
        if (known) known.push(id)
        else children.set(parent, [id])
      }
    }
    for (let at = 0; at < queue.length; at++) {
      for (const child of children.get(queue[at]!) ?? []) {
        if (reached.has(child)) continue
        reached.add(child)
        queue.push(child)
      }
    }
    for await (const { id, state, frameworks, parents } of gently(all.values())) {
      if (state === 'referenced' || frameworks.length === 0 || reached.has(id)) continue
      finding.add(outcome(id), ['stands below ', ...parents.slice(0, 3).flatMap((parent) => [outcome(parent), ' '])])
    }
    return finding.end()
  },
}

function shareFramework(a: ExaminedOutcome | undefined, b: ExaminedOutcome | undefined): boolean {
  if (!a || !b || b.state === 'referenced') return false
  return a.frameworks.length === 0 || a.frameworks.some((id) => b.frameworks.includes(id))
}

const placeholders: Check = {
  name: 'placeholders',
  title: 'Things that are only named and not here',
  severity: 'note',
  advice: 'Import what names them points at: the placeholder then becomes the thing itself, and its links work.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const see = (kind: Named['kind'], list: readonly { id: string; state: string }[]) => {
      for (const { id, state } of list) if (state === 'referenced') finding.add({ kind, id }, [], WORDS[kind])
    }
    see('outcome', await patient.outcomes())
    see('framework', await patient.frameworks())
    see('resource', await patient.resources())
    if (patient.frameworkId === null) {
      see('concept', await patient.concepts())
      see('conceptScheme', await patient.schemes())
    }
    const ids = finding.examples.flatMap(({ about }) => (about?.kind === 'outcome' ? about.id : []))
    const names = await namesOf(patient.graph, ids)
    const found = finding.end()
    return {
      ...found,
      examples: found.examples.map(({ about }) => ({
        about,
        detail: (about ? (names.get(about.id) ?? []) : [])
          .filter(({ type }) => type !== 'DESCRIBES')
          .map(({ type, count }, at) => `${at === 0 ? 'named by ' : ', '}${count} × ${type}`),
      })),
    }
  },
}

const placeholderAlignments: Check = {
  name: 'placeholder-alignments',
  title: 'Resources aligned to outcomes that are not here',
  severity: 'warning',
  advice:
    'Nobody finds them by that outcome. Import the framework the outcome belongs to, or align them to another one.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const all = await patient.outcomesById()
    const missing =
      patient.frameworkId === null
        ? (id: string) => all.get(id)?.state !== 'published' && all.get(id)?.state !== 'draft'
        : (id: string) => all.get(id)?.state === 'referenced'
    for await (const { id, state, alignments } of gently(await patient.resources())) {
      if (state !== 'published') continue
      for (const { outcome: aligned, kind } of alignments)
        if (missing(aligned)) finding.add(resource(id), [`${kind} `, outcome(aligned)], outcome(aligned))
    }
    return finding.end()
  },
}

const unresolved: Check = {
  name: 'unresolved-references',
  title: 'References that an import could not resolve and keeps to give back',
  severity: 'note',
  advice:
    'They point at frameworks that are not here, often because their text may not be shared. Import them if you may.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const inScope = patient.frameworkId === null ? null : await patient.outcomesById()
    for (const { field, what } of UNRESOLVED_FIELDS)
      for (const { id, values } of await keptLists(patient.graph, field)) {
        if (inScope && !inScope.has(id)) continue
        for (const value of values) finding.add(outcome(id), [`names the ${what} ${value}`], namespaceOf(value))
      }
    return finding.end()
  },
}

const repeatedIdentifiers: Check = {
  name: 'repeated-identifiers',
  title: 'Identifiers that a source gives to several resources',
  severity: 'note',
  advice: 'Both are kept, under other names of theirs. Tell the source.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const inScope = patient.frameworkId === null ? null : new Set((await patient.resources()).map(({ id }) => id))
    for (const field of IDENTIFIER_FIELDS) {
      const seen = new Map<string, string>()
      for (const { id, source, value } of await keptTexts(patient.graph, field)) {
        if (inScope && !inScope.has(id)) continue
        const key = `${source} ${value}`
        const first = seen.get(key)
        if (first === undefined) seen.set(key, id)
        else if (first !== id)
          finding.add(resource(id), [`has the ${field} ${value}, as has `, resource(first)], source)
      }
    }
    return finding.end()
  },
}

/** What a reference begins with: `ngss:MS-PS1-2` → `ngss`. */
function namespaceOf(value: string): string {
  return /^[^:/#\s]{1,40}(?=[:/#])/.exec(value)?.[0] ?? 'others'
}

/** The group of a finding by framework. */
function frameworkOf(frameworks: readonly string[]): [Named] | [] {
  return frameworks[0] === undefined ? [] : [{ kind: 'framework', id: frameworks[0] }]
}

/** What is here for people, drafts of a provider too. */
function isHere({ state }: ExaminedOutcome): boolean {
  return state === 'published' || state === 'draft'
}

const duplicateCodes: Check = {
  name: 'duplicate-codes',
  title: 'Codes that stand for several items of one framework',
  severity: 'warning',
  advice: 'Look-ups by the code find all of them. Where they are one item, retire the others; else tell the publisher.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const seen = new Map<string, ExaminedOutcome>()
    for await (const each of gently(await patient.outcomes())) {
      if (!isHere(each) || each.code === null) continue
      const key = codeKeys(each.code)[0]
      if (key === undefined) continue
      for (const framework of each.frameworks) {
        const whole = `${framework} ${key.replaceAll('.', '')}`
        const first = seen.get(whole)
        if (!first) seen.set(whole, each)
        else
          finding.add(
            outcome(each.id),
            [
              first.code === each.code
                ? `has the code ${each.code}, as has `
                : `has the code ${each.code}, which differs only by case or marks from ${first.code} of `,
              outcome(first.id),
            ],
            { kind: 'framework', id: framework },
          )
      }
    }
    return finding.end()
  },
}

const oddCodes: Check = {
  name: 'odd-codes',
  title: 'Codes written otherwise than the others of their framework',
  severity: 'warning',
  advice: 'A dot is missing before the number. They are found all the same; tell the publisher.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const shapes = new Map<string, number>()
    const keyed = (framework: string, shape: string) => `${framework} ${shape}`
    const all = (await patient.outcomes()).filter((each) => isHere(each) && each.code !== null)
    for await (const { code, frameworks } of gently(all))
      for (const framework of frameworks) {
        const key = keyed(framework, shapeOf(code!))
        shapes.set(key, (shapes.get(key) ?? 0) + 1)
      }
    for await (const { id, code, frameworks } of gently(all))
      for (const framework of frameworks) {
        const dotted = code!.replace(/(\p{L})(\p{N}+)$/u, '$1.$2')
        if (dotted === code) continue
        const own = shapes.get(keyed(framework, shapeOf(code!))) ?? 0
        const usual = shapes.get(keyed(framework, shapeOf(dotted))) ?? 0
        if (usual >= USUAL * own)
          finding.add(outcome(id), [`is written ${code}, where the others are written like ${dotted}`], {
            kind: 'framework',
            id: framework,
          })
      }
    return finding.end()
  },
}

/** The pattern of a code: runs of letters and of digits, and the marks between them. */
function shapeOf(code: string): string {
  return code.replace(/\p{L}+/gu, 'A').replace(/\p{N}+/gu, '9')
}

const duplicateUris: Check = {
  name: 'duplicate-uris',
  title: 'Addresses that name several things of one framework, or several frameworks, resources or concepts',
  severity: 'warning',
  advice: 'A look-up by address finds one of them only. Give each its own, or withdraw the copies.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const seen = new Map<string, string>()
    const see = (kind: Named['kind'], id: string, key: string, uri: string) => {
      const first = seen.get(key)
      if (first === undefined) seen.set(key, id)
      else finding.add({ kind, id }, [`has the address ${uri}, as has `, { kind, id: first }], WORDS[kind])
    }
    for await (const { id, uri, state, frameworks } of gently(await patient.outcomes()))
      if (state !== 'referenced') for (const framework of frameworks) see('outcome', id, `o ${framework} ${uri}`, uri)
    for (const { id, uri, state } of await patient.frameworks())
      if (state !== 'referenced') see('framework', id, `f ${uri}`, uri)
    for await (const { id, uri, state } of gently(await patient.resources()))
      if (state === 'published') see('resource', id, `r ${uri}`, uri)
    if (patient.frameworkId === null)
      for await (const { id, uri, state } of gently(await patient.concepts()))
        if (state !== 'referenced') see('concept', id, `c ${uri}`, uri)
    return finding.end()
  },
}

const sharedUris: Check = {
  name: 'shared-uris',
  title: 'Addresses of outcomes that stand in several frameworks',
  severity: 'note',
  advice: 'Two copies of one thing are likely. Match them as the same, so that what one has counts for the other.',
  async look(patient) {
    if (patient.frameworkId !== null) return { skipped: 'It compares frameworks.' }
    const finding = new Finding(patient.examples)
    const seen = new Map<string, ExaminedOutcome>()
    for await (const each of gently(await patient.outcomes())) {
      if (!isHere(each) || each.uri.startsWith('urn:uuid:')) continue
      const first = seen.get(each.uri)
      if (!first) seen.set(each.uri, each)
      else if (!first.frameworks.some((id) => each.frameworks.includes(id)))
        finding.add(outcome(each.id), [`has the address ${each.uri}, as has `, outcome(first.id)])
    }
    return finding.end()
  },
}

const duplicateStatements: Check = {
  name: 'duplicate-statements',
  title: 'Items of one framework that say the same',
  severity: 'note',
  advice: 'Often they are the same skill in several years, and their place tells them apart. Where not, retire one.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const seen = new Map<string, string>()
    const model = await patient.model()
    for await (const each of gently(await patient.outcomes())) {
      const statement = each.statements[0]
      // Headings repeat in every year.
      if (!isHere(each) || statement === undefined || model.role(each.id) === 'group') continue
      const words = fold(statement)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
      if (words === '') continue
      for (const framework of each.frameworks) {
        const key = `${framework} ${words}`
        const first = seen.get(key)
        if (first === undefined) seen.set(key, each.id)
        else finding.add(outcome(each.id), ['says the same as ', outcome(first)], { kind: 'framework', id: framework })
      }
    }
    return finding.end()
  },
}

const headings: Check = {
  name: 'headings',
  title: 'Items typed as headings that are used as something to learn',
  severity: 'warning',
  advice:
    'They have prerequisites, or nothing below them. They are planned as outcomes; mend their type at the source.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const all = await patient.outcomes()
    const parents = new Set(all.flatMap((each) => each.parents))
    const inEdges = new Map<string, number>()
    for await (const { from, to, status } of gently(await patient.requires()))
      if (status === 'accepted') for (const id of [from, to]) inEdges.set(id, (inEdges.get(id) ?? 0) + 1)
    // Where most items of a type have nothing below them, the word is no heading there (Marble's “Topic”).
    const empty = new Map<string, number>()
    const total = new Map<string, number>()
    const typeOf = ({ sourceType, frameworks }: ExaminedOutcome) => `${frameworks[0]} ${sourceType}`
    for await (const each of gently(all)) {
      const type = typeOf(each)
      total.set(type, (total.get(type) ?? 0) + 1)
      if (!parents.has(each.id)) empty.set(type, (empty.get(type) ?? 0) + 1)
    }
    for await (const each of gently(all)) {
      if (!isHere(each) || !namesGroup(each.sourceType)) continue
      if ((empty.get(typeOf(each)) ?? 0) * 2 > total.get(typeOf(each))!) continue
      const edges = inEdges.get(each.id) ?? 0
      const isEmpty = !parents.has(each.id)
      if (edges === 0 && !(isEmpty && each.parents.length > 0)) continue
      const reasons = [
        ...(edges > 0 ? [`has ${edges} prerequisite ${edges === 1 ? 'edge' : 'edges'}`] : []),
        ...(isEmpty ? ['has nothing below it'] : []),
      ]
      finding.add(
        outcome(each.id),
        [`is typed “${each.sourceType}” and ${reasons.join(' and ')}`],
        ...frameworkOf(each.frameworks),
      )
    }
    return finding.end()
  },
}

const TAG = /<\/?[a-z][^<>]*>|<!--|&(?:[a-z]{2,10}|#\d{1,6}|#x[\da-f]{1,6});/i

const markup: Check = {
  name: 'markup',
  title: 'Statements with markup in them',
  severity: 'warning',
  advice: 'It is shown as text. Import them again from a source without it, or word them anew.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for await (const { id, statements, labels } of gently(await patient.outcomes())) {
      const found = [...statements, ...labels].flatMap((text) => TAG.exec(text)?.[0] ?? [])[0]
      if (found !== undefined) finding.add(outcome(id), [`holds ${found}`], found.replace(/\s.*$/, ''))
    }
    return finding.end()
  },
}

const angles: Check = {
  name: 'lone-angle-brackets',
  title: 'Statements with a lone < in them',
  severity: 'note',
  advice: 'Mostly it says “less than” and is right. Look whether the rest of a tag is missing.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for await (const { id, statements, labels, frameworks } of gently(await patient.outcomes())) {
      const found = [...statements, ...labels].find((text) => text.includes('<') && !TAG.test(text))
      if (found === undefined) continue
      const at = found.indexOf('<')
      finding.add(outcome(id), [`says “…${found.slice(Math.max(0, at - 15), at + 15)}…”`], ...frameworkOf(frameworks))
    }
    return finding.end()
  },
}

const unreadLanguages: Check = {
  name: 'unread-languages',
  title: 'Languages that could not be read',
  severity: 'warning',
  advice:
    'Tags that are not registered are kept as private ones, those that say nothing as “und”. Tell the source, or map them in its importer.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const see = (kind: Named['kind'], id: string, tags: readonly string[], original: readonly string[] = []) => {
      const unread = [...new Set(tags)].filter((tag) => tag === 'und' || /(?:^|-)x-/.test(tag))
      if (unread.length === 0) return
      for (const tag of unread) finding.addTo(tag, 1)
      const from = original.length > 0 ? `, written ${original.join(', ')} by the source` : ''
      finding.add({ kind, id }, [`is in ${unread.join(', ')}${from}`])
    }
    for await (const { id, state, languages } of gently(await patient.outcomes()))
      if (state !== 'referenced') see('outcome', id, languages)
    for (const { id, state, languages, titleLanguages } of await patient.frameworks())
      if (state !== 'referenced') see('framework', id, [...languages, ...titleLanguages])
    for await (const { id, state, languages, originalLanguages } of gently(await patient.resources()))
      if (state === 'published') see('resource', id, languages, originalLanguages)
    if (patient.frameworkId === null)
      for await (const { id, state, languages } of gently(await patient.concepts()))
        if (state !== 'referenced') see('concept', id, languages)
    return finding.end()
  },
}

const changedLanguages: Check = {
  name: 'changed-languages',
  title: 'Languages stored under another tag than the source wrote',
  severity: 'note',
  advice: 'Nothing to do: the source’s own tags are kept beside. Look through the list once for one that was misread.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for await (const { id, state, languages, originalLanguages } of gently(await patient.resources())) {
      if (state !== 'published' || originalLanguages.length === 0) continue
      const change = `${originalLanguages.join(', ')} → ${languages.join(', ')}`
      finding.add(resource(id), [change], change)
    }
    return finding.end()
  },
}

const unknownLevels: Check = {
  name: 'unknown-levels',
  title: 'Level words that no table knows',
  severity: 'note',
  advice: 'Plans cannot compare them with other levels. Tell us the scheme they belong to, or give the outcomes ages.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const known = new Map<string, boolean>()
    const isKnown = (word: string) => {
      let is = known.get(word)
      if (is === undefined) {
        is = LEVEL_SCHEMES.some(({ key }) => readLevel(key, word).length > 0)
        known.set(word, is)
      }
      return is
    }
    for await (const { id, state, levels } of gently(await patient.outcomes())) {
      if (state === 'referenced') continue
      const unread = levels.filter((word) => !isKnown(word))
      if (unread.length === 0) continue
      for (const word of unread) finding.addTo(word, 1)
      finding.add(outcome(id), [`is of the level ${unread.join(', ')}`])
    }
    return finding.end()
  },
}

export const RECORD_CHECKS: readonly Check[] = [
  noFramework,
  unreachable,
  placeholders,
  placeholderAlignments,
  unresolved,
  repeatedIdentifiers,
  duplicateCodes,
  oddCodes,
  duplicateUris,
  sharedUris,
  duplicateStatements,
  headings,
  markup,
  angles,
  unreadLanguages,
  changedLanguages,
  unknownLevels,
]
