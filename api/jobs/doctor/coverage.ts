/** Checks of what there is for learners: resources on outcomes, prerequisites in frameworks, licences, doubles. */
import { OUTCOME_ROLES } from '#api/pathway/role.ts'
import { fold } from '#api/search/analysis.ts'
import { summarise, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import type { ExaminedLicence, ExaminedResource } from '#graph/queries/doctor.ts'
import type { LicenceStatement } from '#graph/records.ts'
import { Finding, outcome, resource, type Check, type Found, type Named } from './check.ts'
import { gently } from './patient.ts'

/** Roles of what somebody can learn. */
const LEARNABLE = ['outcome', 'part'].map((role) => (OUTCOME_ROLES as readonly string[]).indexOf(role))

/** Resources of one address or title that the next ones are compared with. */
const MOST_COMPARED = 50

const withoutResources: Check = {
  name: 'without-resources',
  title: 'Outcomes that no published resource teaches, practises or assesses',
  severity: 'note',
  advice:
    'Publish or align resources for them. Crosswalks and finer outcomes below them may still bring some to a plan.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const [model, taught] = [await patient.model(), await patient.taught()]
    for await (const { id, state, frameworks } of gently(await patient.outcomes())) {
      const number = model.numberOf(id)
      if (state !== 'published' || number === undefined || taught.has(id)) continue
      if (!LEARNABLE.includes(model.roles[number]!)) continue
      finding.add(outcome(id))
      for (const framework of frameworks) finding.addTo({ kind: 'framework', id: framework }, 1)
    }
    return finding.end()
  },
}

const withoutPrerequisites: Check = {
  name: 'without-prerequisites',
  title: 'Frameworks without a single prerequisite',
  severity: 'note',
  advice: 'Plans say that nothing is known of what comes before. State prerequisites, or accept suggested ones.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const all = await patient.outcomesById()
    const outcomes = new Map<string, number>()
    const withEdges = new Set<string>()
    for await (const { state, frameworks } of gently(all.values()))
      if (state !== 'referenced') for (const id of frameworks) outcomes.set(id, (outcomes.get(id) ?? 0) + 1)
    for await (const { from, to, status } of gently(await patient.requires()))
      if (status === 'accepted')
        for (const end of [from, to]) for (const id of all.get(end)?.frameworks ?? []) withEdges.add(id)
    for (const { id, state } of await patient.frameworks()) {
      const count = outcomes.get(id) ?? 0
      if (state === 'published' && count > 0 && !withEdges.has(id))
        finding.add({ kind: 'framework', id }, [`has ${count.toLocaleString('en')} outcomes`])
    }
    return finding.end()
  },
}

/** A check of the licences of everything that has some. */
function licences(
  check: Pick<Check, 'name' | 'title' | 'severity' | 'advice'>,
  judge: (statements: readonly ExaminedLicence[]) => string | null,
): Check {
  return {
    ...check,
    async look(patient): Promise<Found> {
      const finding = new Finding(patient.examples)
      const see = (kind: Named['kind'], id: string, all: readonly ExaminedLicence[]) => {
        const said = judge(all.filter(({ part }) => part !== 'metadata'))
        if (said !== null)
          finding.add({ kind, id }, said === '' ? [] : [said], kind === 'resource' ? 'resources' : 'frameworks')
      }
      for (const each of await patient.frameworks())
        if (each.state === 'published') see('framework', each.id, each.licences)
      for await (const each of gently(await patient.resources()))
        if (each.state === 'published') see('resource', each.id, each.licences)
      return finding.end()
    },
  }
}

const noLicence = licences(
  {
    name: 'no-licence',
    title: 'Resources and frameworks that state no licence',
    severity: 'warning',
    advice: 'Nobody may do more with them than read. Ask the provider to state one.',
  },
  (statements) => (statements.length === 0 ? '' : null),
)

const unrecognised = licences(
  {
    name: 'unrecognised-licence',
    title: 'Resources and frameworks with a licence that is not recognised',
    severity: 'warning',
    advice:
      'The words are shown as stated, and nothing is said to be permitted. Look whether a known licence is meant.',
  },
  (statements) => {
    const unknown = statements.filter(({ licence }) => licence === UNRECOGNISED)
    return unknown.length === 0 ? null : unknown.map(({ words, url }) => `“${words ?? url ?? 'nothing'}”`).join(', ')
  },
)

const disagreeing = licences(
  {
    name: 'disagreeing-licences',
    title: 'Resources and frameworks whose licence statements disagree',
    severity: 'note',
    advice: 'Only what all of them permit is permitted, and their pages say so. Ask the provider which one holds.',
  },
  (statements) =>
    summarise(statements as unknown as LicenceStatement[]).disagree
      ? [...new Set(statements.map(({ licence }) => licence))].join(' and ')
      : null,
)

const duplicateResources: Check = {
  name: 'duplicate-resources',
  title: 'Resources that are likely the same one twice',
  severity: 'note',
  advice: 'Resources are never joined by machine. Look at both, and withdraw the one with less to say.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const seen = new Map<string, ExaminedResource[]>()
    const meet = (each: ExaminedResource, key: string): ExaminedResource | null => {
      const others = seen.get(key)
      if (!others) seen.set(key, [each])
      // Sections of one book share its address: a few of them stand for all.
      else if (others.length < MOST_COMPARED) others.push(each)
      return others?.find((other) => other.work !== each.work && !teachOthers(each, other)) ?? null
    }
    for await (const each of gently(await patient.resources())) {
      if (each.state !== 'published') continue
      const byUrl = each.url === null ? null : meet(each, `u ${addressOf(each.url)} ${each.languages.join()}`)
      const title = fold(each.titles[0] ?? '').trim()
      const byTitle = title === '' ? null : meet(each, `t ${each.provider} ${each.languages.join()} ${title}`)
      if (byUrl !== null)
        finding.add(resource(each.id), ['opens the same address as ', resource(byUrl.id)], 'same address')
      else if (byTitle !== null)
        finding.add(
          resource(each.id),
          ['has title, language and provider of ', resource(byTitle.id)],
          'same title, language and provider',
        )
    }
    return finding.end()
  },
}

/**
 * Both are aligned, and to nothing in common: exercises of one name in several tracks are not the same, nor are sections of a
 * book that all lead to its page.
 */
function teachOthers(a: ExaminedResource, b: ExaminedResource): boolean {
  const taught = new Set(a.alignments.map(({ outcome }) => outcome))
  return taught.size > 0 && b.alignments.length > 0 && !b.alignments.some(({ outcome }) => taught.has(outcome))
}

const untranslated: Check = {
  name: 'untranslated-titles',
  title: 'Editions whose title is still that of the English edition',
  severity: 'note',
  advice: 'Some are names that need no translation. Ask the provider about the others.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const published = (await patient.resources()).filter(({ state }) => state === 'published')
    const isEnglish = ({ languages }: ExaminedResource) => /^en(?:-|$)/.test(languages[0] ?? '')
    const english = new Map(
      published.flatMap((each) =>
        each.work !== null && isEnglish(each) ? [[each.work, each.titles[0]] as const] : [],
      ),
    )
    for await (const each of gently(published)) {
      const title = each.titles[0]
      if (each.work === null || title === undefined || isEnglish(each) || english.get(each.work) !== title) continue
      finding.add(resource(each.id), [`is in ${each.languages.join(', ')}`])
    }
    return finding.end()
  },
}

/** An address without what does not change where it leads: scheme, `www.`, a slash at the end, the fragment. */
function addressOf(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#(?![!/]).*$/, '')
    .replace(/\/$/, '')
}

export const COVERAGE_CHECKS: readonly Check[] = [
  withoutResources,
  withoutPrerequisites,
  noLicence,
  unrecognised,
  disagreeing,
  duplicateResources,
  untranslated,
]
