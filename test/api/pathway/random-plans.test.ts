/**
 * A thousand random questions over three real curricula with their real resources: each plan is looked at by a plain,
 * slow reader of the same edges, made again from columns in another order, and compared between the engines.
 */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { linkColumns } from '#api/pathway/columns.ts'
import { openModel, type PathwayView } from '#api/pathway/keeper.ts'
import { buildModel, EDGE_ORIGINS, type ModelSource, type PrerequisiteModel } from '#api/pathway/model.ts'
import { plan, type Plan, type PlanRequest } from '#api/pathway/plan.ts'
import type { Graph } from '#graph/graph.ts'
import { frameworkPage } from '#graph/queries/framework.ts'
import { matchColumns, outcomeColumns, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { importFiles } from '#seed/import.ts'
import { randomFrom } from '#test/bench/generate.ts'
import { engines, grafeoEngine, neo4jEngine, type TestEngine } from '#test/helpers/graphs.ts'
import { CORPUS, inFull } from './data.ts'

const PLANS = 1_000
const FILES = ['case/ccss-math.cfpackage.json', 'marble', 'exercism']

const isHere = CORPUS !== undefined
if (!isHere)
  console.warn('A thousand plans over real curricula are SKIPPED: name the folder of the data in CORPUS_DIR.')
else if (!neo4jEngine.available)
  console.warn('A thousand plans are made on Grafeo alone: Neo4j is SKIPPED, for there is no server.')

interface Place {
  view: PathwayView
  source: ModelSource
  /** By id. */
  titles: Map<string, string>
}

/** Imports the curricula, in this order, and reads what plans are made from. */
async function read({ open }: TestEngine, files: readonly string[]): Promise<Place> {
  const graph = await open()
  try {
    for (const name of files) {
      const { exitCode } = await importFiles({ files: [join(CORPUS!, name)] }, { graph }, () => undefined)
      expect(exitCode, name).toBe(0)
    }
    const keeper = await openModel(graph)
    const view = await keeper.view()
    await keeper.stop()
    const { nodes } = await frameworkPage(graph, { first: 100 })
    const titles = new Map(nodes.map((framework) => [framework.id, framework.titles[0]?.text ?? framework.uri]))
    return { view, source: await sourceOf(graph), titles }
  } finally {
    await graph.close()
  }
}

async function sourceOf(graph: Graph): Promise<ModelSource> {
  const [outcomes, requires, matches] = await Promise.all([
    outcomeColumns(graph),
    prerequisiteColumns(graph),
    matchColumns(graph, ['exact', 'close']),
  ])
  return {
    version: 1,
    outcomes: outcomes.map(({ framework, parents: _, ...outcome }) => ({ ...outcome, frameworkId: framework })),
    requires: requires.filter(({ status }) => status === 'accepted'),
    childOf: outcomes.flatMap(({ id, parents }) =>
      parents.map((parent) => ({ from: id, to: parent.id, position: parent.position })),
    ),
    matches,
  }
}

/** Random questions, the same ones on every machine: goals of one framework, what is known, needs, languages, limits. */
function questions(model: PrerequisiteModel): PlanRequest[] {
  const random = randomFrom(17)
  const below = (most: number) => Math.floor(random() * most)
  const frameworks = new Map<string, string[]>()
  for (const outcome of model.ordered) {
    const { id, frameworkUri, state } = model.outcomes[outcome]!
    if (state !== 'published' || frameworkUri === null) continue
    const members = frameworks.get(frameworkUri)
    if (members) members.push(id)
    else frameworks.set(frameworkUri, [id])
  }
  // Each framework in turn, so that the small ones are asked for as often as the large ones.
  const all = [...frameworks.values()]
  const some = (members: readonly string[], most: number) =>
    Array.from({ length: below(most + 1) }, () => members[below(members.length)]!)
  return Array.from({ length: PLANS }, (_, at): PlanRequest => {
    const members = all[at % all.length]!
    return {
      goals: [members[below(members.length)]!, ...some(members, 2)],
      known: some(members, 6).map((id) => ({ id, confidence: random() < 0.1 ? 0 : 1 })),
      knownUpTo: random() < 0.1 ? [{ level: 'us-grades/4' }] : [],
      languages: random() < 0.5 ? ['en'] : [],
      needs: random() < 0.3 ? [{ anyOf: [{ need: 'KEYBOARD_ONLY' }], importance: 'REQUIRED' }] : [],
      soft: random() < 0.8,
      maxMinutes: random() < 0.1 ? 120 : null,
    }
  })
}

const plansOf = ({ model, columns }: PathwayView, asked: readonly PlanRequest[]): Plan[] =>
  asked.map((request) => {
    const result = plan(model, columns, request)
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join(' '))
    return result.value
  })

/** The catalogue versions of two imports differ; nothing else may. */
const withoutVersion = (plans: readonly Plan[]) => plans.map((value) => ({ ...inFull(value), version: 0 }))

describe.skipIf(!isHere)('a thousand random plans over Marble, Common Core mathematics and Exercism', () => {
  let place: Place
  let asked: PlanRequest[]
  let plans: Plan[]
  beforeAll(async () => {
    place = await read(grafeoEngine, FILES)
    asked = questions(place.view.model)
    plans = plansOf(place.view, asked)
  }, 120_000)

  it('have steps in every framework', () => {
    const { model } = place.view
    const counts = new Map([...place.titles.keys()].map((id) => [id, 0]))
    for (const { steps } of plans) {
      for (const id of new Set(steps.map((step) => model.outcomes[model.numberOf(step.id)!]!.frameworkId ?? '')))
        counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const table = [...counts].map(([id, count]) => `${String(count).padStart(5)}  ${place.titles.get(id)}`).sort()
    const longest = Math.max(...plans.map(({ steps }) => steps.length))
    console.info(`Plans with steps, by framework; the longest has ${longest}:\n${table.join('\n')}`)
    expect(counts.size).toBeGreaterThanOrEqual(11)
    for (const [id, count] of counts) expect(count, place.titles.get(id)).toBeGreaterThan(0)
  })

  it('are in valid order, complete over the edges followed, and minimal', () => {
    const { model } = place.view
    const { edges } = model
    expect(edges.clause.every((clause) => clause === -1)).toBe(true)
    const requires = new Map<string, { to: string; hard: boolean; part: boolean }[]>()
    edges.from.forEach((from, edge) => {
      const list = requires.get(model.ids[from]!) ?? []
      requires.set(model.ids[from]!, list)
      list.push({
        to: model.ids[edges.to[edge]!]!,
        hard: edges.hard[edge] === 1,
        part: EDGE_ORIGINS[edges.origin[edge]!] === 'part',
      })
    })
    plans.forEach((value, at) => {
      const request = asked[at]!
      const steps = new Map(value.steps.map((step) => [step.id, step]))
      const goals = new Set(request.goals.flatMap((goal) => model.standsFor(goal)))
      const leftOut = new Set(value.leftOut.map(({ id }) => id))
      const isKnown = knownPlainly(model, requires, request)
      for (const step of value.steps) {
        expect(isKnown.has(step.id)).toBe(false)
        // Minimal: asked for, or needed by a step that comes later.
        const later = step.because.flatMap(({ neededBy }) => neededBy ?? [])
        for (const id of later) {
          expect(steps.get(id)!.position).toBeGreaterThan(step.position)
          expect(requires.get(id)!.some(({ to }) => to === step.id)).toBe(true)
        }
        expect(goals.has(step.id) || later.length > 0).toBe(true)
        // Complete: whatever it requires is a step before it, known, or named among what was left out.
        for (const { to, hard } of requires.get(step.id) ?? []) {
          const earlier = steps.get(to)
          if (earlier) expect(earlier.position).toBeLessThan(step.position)
          else expect(isKnown.has(to) || leftOut.has(to) || (!hard && !request.soft)).toBe(true)
        }
      }
      for (const goal of goals) expect(steps.has(goal) || isKnown.has(goal) || leftOut.has(goal)).toBe(true)
    })
  })

  it('are the same from columns in any order', () => {
    const random = randomFrom(23)
    const shuffled = <T>(list: readonly T[]): T[] =>
      list
        .map((item) => ({ item, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item)
    const { source, view } = place
    const model = buildModel({
      version: 1,
      outcomes: shuffled(source.outcomes),
      requires: shuffled(source.requires),
      childOf: shuffled(source.childOf),
      matches: shuffled(source.matches),
    })
    const again = plansOf({ model, columns: linkColumns(model, shuffled(view.columns.rows)) }, asked)
    expect(withoutVersion(again)).toEqual(withoutVersion(plans))
  })

  for (const engine of engines) {
    it.skipIf(!engine.available)(`are the same on ${engine.name} from files imported in another order`, async () => {
      const other = await read(engine, FILES.toReversed())
      expect(withoutVersion(plansOf(other.view, asked))).toEqual(withoutVersion(plans))
    })
  }
})

/** What is known, by plain sets: said, then hard prerequisites and parts, then exact matches one step across, then hard ones there. */
function knownPlainly(
  model: PrerequisiteModel,
  requires: ReadonlyMap<string, readonly { to: string; hard: boolean; part: boolean }[]>,
  { known = [], knownUpTo = [] }: PlanRequest,
): Set<string> {
  const denied = new Set<string>()
  const found = new Set<string>()
  for (const { id, confidence } of known) {
    if (confidence === 0) denied.add(id)
    else for (const member of model.standsFor(id)) found.add(member)
  }
  for (const id of known
    .filter(({ confidence }) => confidence !== 0)
    .flatMap(({ id }) => (model.role(id) === 'group' ? [] : [id])))
    denied.delete(id)
  for (const id of denied) found.delete(id)
  if (knownUpTo.length > 0) {
    for (const { id, ageFrom, ageTo, state } of model.outcomes) {
      const role = model.role(id)
      if (state !== 'published' || denied.has(id) || (role !== 'outcome' && role !== 'part')) continue
      // Grade 4 ends with the tenth birthday.
      if (typeof ageTo === 'number' && Math.max(ageTo - 1, ageFrom ?? 0) <= 9) found.add(id)
    }
  }
  const followHard = () => {
    for (const id of found)
      for (const { to, hard, part } of requires.get(id) ?? []) if ((hard || part) && !denied.has(to)) found.add(to)
  }
  followHard()
  for (const id of [...found])
    for (const { kind, outcome } of model.matchesOf(model.numberOf(id)!))
      if (kind === 'exact' && !denied.has(model.ids[outcome]!)) found.add(model.ids[outcome]!)
  followHard()
  return found
}
