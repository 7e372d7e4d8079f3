/** Checks of codes for print: that each is as it was made, and that it leads somewhere. */
import { followWork, type Works } from '#api/code/follow-work.ts'
import { readLetters, shownLetters } from '#api/code/letters.ts'
import { type ExaminedCode, examinedOwners } from '#graph/queries/doctor.ts'
import { type Check, Finding, type Named, outcome, resource, WHOLE_GRAPH } from './check.ts'
import { gently, type Patient } from './patient.ts'

const KINDS = ['work', 'outcome', 'framework', 'collection', 'provider', 'plan']

const printed: Check = {
  name: 'printed-codes',
  title: 'Codes for print that are not as they were made',
  severity: 'error',
  advice:
    'Their sheets open nothing, or the wrong thing. Nothing here writes codes like that: find out who wrote into the database, and take the codes back from a backup.',
  async look(patient) {
    if (patient.frameworkId !== null) return WHOLE_GRAPH
    const finding = new Finding(patient.examples)
    const codes = await patient.codes()
    const twice = repeated(codes.map(({ code }) => code))
    const printedTwice = repeated(codes.flatMap(({ shownFor }) => shownFor ?? []))
    for await (const { code, leadsTo, shownFor, plan } of gently(codes)) {
      const read = readLetters(code)
      const [kind] = (leadsTo ?? '').split(':')
      const say = (what: string) => finding.add(null, [`${shownLetters(code)} ${what}`], what)
      if (!read.ok) say(read.fault === 'WRONG_LETTER' ? 'has a wrong letter' : 'has not nine letters')
      else if (read.code !== code) say('is stored otherwise than it is read')
      if (twice.has(code)) say('is there several times')
      if (shownFor !== null && printedTwice.has(shownFor)) say('is not the only one that is printed for its thing')
      if (shownFor !== null && shownFor !== leadsTo) say('is printed for something else than it leads to')
      if (!KINDS.includes(kind!) || (plan !== null) !== (kind === 'plan')) say('leads to nothing that there can be')
    }
    return finding.end(`Looked at ${codes.length.toLocaleString('en')}.`)
  },
}

const lost: Check = {
  name: 'lost-codes',
  title: 'Codes for print whose thing is gone',
  severity: 'warning',
  advice:
    'Who scans one is told that it is gone. Where a work is withdrawn, an editor of its provider makes the code lead to another resource, at /code?of= with the id of that; anything else has to come back with its id, or be printed anew.',
  async look(patient) {
    if (patient.frameworkId !== null) return WHOLE_GRAPH
    const finding = new Finding(patient.examples)
    const codes = await patient.codes()
    const isGone = await goneIn(patient)
    for await (const each of gently(codes)) {
      const gone = await isGone(each)
      if (gone) finding.add(gone.about, [`${shownLetters(each.code)}: ${gone.why}`], gone.why)
    }
    return finding.end()
  },
}

interface Gone {
  about: Named | null
  why: string
}

/** What tells of a code whether its thing is gone, as it is looked for when the code is opened. */
async function goneIn(patient: Patient): Promise<(code: ExaminedCode) => Promise<Gone | null>> {
  const resources = await patient.resources()
  const byId = new Map(resources.map((each) => [each.id, each]))
  const byWork = Map.groupBy(resources, ({ work }) => work)
  const works: Works = {
    editionsOf: (work) => byWork.get(work) ?? [],
    workOf: (id) => byId.get(id)?.work ?? null,
  }
  const outcomes = await patient.outcomesById()
  const frameworks = new Set((await patient.frameworks()).map(({ id }) => id))
  const { collections, agents } = await examinedOwners(patient.graph)
  const missing = (what: string, isHere: boolean): Gone | null =>
    isHere ? null : { about: null, why: `its ${what} is not here` }
  return async ({ leadsTo, plan }) => {
    const [kind, id = ''] = (leadsTo ?? '').split(':')
    if (plan !== null) {
      const goal = new URLSearchParams(plan).getAll('goal').find((each) => !outcomes.has(each))
      return goal === undefined ? null : { about: outcome(goal), why: 'a goal of its plan is not here' }
    }
    if (kind === 'outcome') return missing(kind, outcomes.has(id))
    if (kind === 'framework') return missing(kind, frameworks.has(id))
    if (kind === 'collection') return missing(kind, collections.has(id))
    if (kind === 'provider') return missing(kind, agents.has(id))
    if (kind !== 'work') return null
    const { published, withdrawn } = await followWork(id, works)
    if (published.length > 0) return null
    const first = withdrawn[0] ?? byWork.get(id)?.[0]?.id
    if (first === undefined) return missing(kind, false)
    return { about: resource(first), why: withdrawn.length > 0 ? 'its work is withdrawn' : 'its work is not published' }
  }
}

/** What stands in a list more than once. */
function repeated(list: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(list.filter((each) => seen.has(each) || !seen.add(each)))
}

export const CODE_CHECKS: readonly Check[] = [printed, lost]
