/** Checks of the edges between outcomes: circles, edges that cannot be followed, and successions. */
import type { ModelProblem } from '#api/pathway/model.ts'
import { findCycles } from '#graph/algorithms/cycles.ts'
import { successions } from '#graph/queries/doctor.ts'
import { Finding, outcome, path, type Check, type Named } from './check.ts'
import { gently, type Patient } from './patient.ts'

/** Accepted prerequisites have no circle: every write and import sees to it. */
const cycles: Check = {
  name: 'cycles',
  title: 'Circles among accepted prerequisites',
  severity: 'error',
  advice:
    'No way in may make one, so something wrote past the checks. Set one edge of each circle aside, or import its source again.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const edges = (await patient.requires()).filter(({ status }) => status === 'accepted')
    for (const cycle of findCycles(edges))
      finding.add(outcome(cycle[0]!), ['goes round: ', ...path(cycle, ' requires ')])
    return finding.end()
  },
}

const hierarchy: Check = {
  name: 'hierarchy-cycles',
  title: 'Items that stand below themselves',
  severity: 'error',
  advice: 'The links inside each circle are left out, so these items hang nowhere. Mend the hierarchy at the source.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const edges = (await patient.outcomes()).flatMap(({ id, parents }) => parents.map((to) => ({ from: id, to })))
    for (const cycle of findCycles(edges))
      finding.add(outcome(cycle[0]!), ['goes round: ', ...path(cycle, ' stands below ')])
    return finding.end()
  },
}

/** A kind of problem the model tells of, as a check. */
function fromModel(
  kinds: readonly string[],
  check: Pick<Check, 'name' | 'title' | 'severity' | 'advice'>,
  say: (problem: ModelProblem) => (string | Named)[],
): Check {
  return {
    ...check,
    async look(patient) {
      const finding = new Finding(patient.examples)
      for (const problem of await problemsOf(patient))
        if (kinds.includes(problem.kind)) finding.add(outcome(problem.from), () => say(problem))
      return finding.end()
    },
  }
}

async function problemsOf(patient: Patient): Promise<readonly ModelProblem[]> {
  const { problems } = await patient.model()
  const inScope = patient.frameworkId === null ? null : await patient.outcomesById()
  return problems
    .filter(({ from, to }) => inScope === null || inScope.has(from) || inScope.has(to))
    .toSorted((a, b) => order(a.from, b.from) || order(a.to, b.to))
}

const derived = fromModel(
  ['cycle'],
  {
    name: 'derived-cycles',
    title: 'Prerequisites of groups and parts that are left out, because with them there would be a circle',
    severity: 'warning',
    advice: 'What is stated holds; what would follow from groups and parts does not. Mend one of the edges named.',
  },
  ({ from, to, cycle }) => [
    'requires ',
    outcome(to),
    ' is left out: ',
    ...path(cycle.length > 0 ? cycle : [from, to], ' requires '),
  ],
)

const ancestor = fromModel(
  ['ancestor'],
  {
    name: 'ancestor-edges',
    title: 'Prerequisites between an item and what it is a part of',
    severity: 'warning',
    advice: 'They are not followed: a part belongs to its whole and does not come before or after it. Remove them.',
  },
  ({ to }) => ['requires ', outcome(to), ', which stands above or below it'],
)

const wide = fromModel(
  ['tooWide'],
  {
    name: 'wide-groups',
    title: 'Prerequisites of groups that are too wide to follow',
    severity: 'warning',
    advice: 'They would stand for more than 2,000 prerequisites between outcomes. State them between smaller groups.',
  },
  ({ to }) => ['requires ', outcome(to)],
)

const contradicting = fromModel(
  ['contraction'],
  {
    name: 'contradicting-matches',
    title: 'Exact matches that contradict prerequisites',
    severity: 'warning',
    advice: 'Taken for one outcome, the two would come before themselves. One of the links named is wrong.',
  },
  ({ to, cycle }) => ['is matched as the same as ', outcome(to), ', which closes: ', ...path(cycle, ' → ')],
)

const KNOWN_KINDS = ['cycle', 'ancestor', 'tooWide', 'hierarchy', 'contraction']
const others: Check = {
  name: 'left-out',
  title: 'Other edges that the planner leaves out',
  severity: 'warning',
  advice: 'Each says why. Look at both ends and mend the one that is wrong.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for (const { kind, from, to, cycle } of await problemsOf(patient))
      if (!KNOWN_KINDS.includes(kind))
        finding.add(
          outcome(from),
          () => [`${kind}, with `, outcome(to), ...(cycle.length > 0 ? [': ', ...path(cycle, ' → ')] : [])],
          kind,
        )
    return finding.end()
  },
}

const proposed: Check = {
  name: 'proposed-prerequisites',
  title: 'Prerequisites that are only proposed',
  severity: 'note',
  advice:
    'They are not followed, and are given back on export. Accept those that close no circle, and reject the others.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const model = await patient.model()
    for await (const { from, to, status, source } of gently(await patient.requires())) {
      if (status !== 'proposed') continue
      finding.add(
        outcome(from),
        () => {
          const closed = model.wouldClose(from, to)
          const why = closed
            ? ['; it would close a circle: ', ...path([from, ...closed], ' requires ')]
            : ['; it closes no circle now']
          return ['requires ', outcome(to), ` (${source})`, ...why]
        },
        source,
      )
    }
    return finding.end()
  },
}

/** How many edges hang on items with parts: the planner reads those of groups for every outcome below them. */
const wholes: Check = {
  name: 'edges-of-wholes',
  title: 'Prerequisites that start or end at an item that has items below it',
  severity: 'note',
  advice: 'Those of a group are followed for every outcome below it. Where only one of them is meant, say which.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const parents = new Set((await patient.outcomes()).flatMap((each) => each.parents))
    for await (const { from, to, status } of gently(await patient.requires())) {
      if (status !== 'accepted') continue
      const later = parents.has(from)
      const earlier = parents.has(to)
      if (later) finding.addTo('the later one has items below it', 1)
      if (earlier) finding.addTo('the earlier one has items below it', 1)
      if (later || earlier) finding.add(outcome(from), ['requires ', outcome(to)])
    }
    return finding.end()
  },
}

const loops: Check = {
  name: 'replacement-loops',
  title: 'Replacements that lead round in a circle',
  severity: 'error',
  advice: 'Nobody can be led on to the last version. Take one replacement of each circle away.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    for (const kind of ['outcome', 'framework'] as const) {
      const edges = (await successions(patient.graph)).filter((edge) => edge.kind === kind)
      for (const cycle of findCycles(edges))
        finding.add({ kind, id: cycle[0]! }, [
          'goes round: ',
          ...cycle.flatMap((id, at) => [...(at === 0 ? [] : [' is replaced by ']), { kind, id }]),
        ])
    }
    return finding.end()
  },
}

const unfinished: Check = {
  name: 'replacement-placeholders',
  title: 'Replacements by something that is not here',
  severity: 'warning',
  advice: 'Import the version they lead to: until then nobody can be led on.',
  async look(patient) {
    const finding = new Finding(patient.examples)
    const edges = await successions(patient.graph)
    const [outcomes, frameworks] = [await patient.outcomesById(), await patient.frameworks()]
    const missing = new Set(frameworks.filter(({ state }) => state === 'referenced').map(({ id }) => id))
    for (const { kind, from, to } of edges) {
      const isMissing = kind === 'outcome' ? outcomes.get(to)?.state === 'referenced' : missing.has(to)
      if (isMissing) finding.add({ kind, id: from }, ['is replaced by ', { kind, id: to }, ', which is only named'])
    }
    return finding.end()
  },
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export const PREREQUISITE_CHECKS: readonly Check[] = [
  cycles,
  hierarchy,
  derived,
  ancestor,
  wide,
  contradicting,
  others,
  proposed,
  wholes,
  loops,
  unfinished,
]
