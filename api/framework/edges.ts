/** Prerequisites and crosswalks of the outcomes of a draft. Whether the viewer may is decided before. */
import { Issues, refuse } from '#api/base/issues.ts'
import type { MatchInput, MatchKind as MatchKindName, PrerequisiteInput } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import { HERE } from '#graph/model.ts'
import { INVERSE_MATCH, type MatchKind } from '#graph/records.ts'
import { canonical, compact, type Properties, texts } from '#graph/shape.ts'
import {
  edgesFrom,
  edgesTo,
  type EditedOutcome,
  linkEdges,
  parentsAbove,
  reviseOutcomes,
  type StoredEdge,
  storedOutcomes,
  unlinkEdges,
  wayUp,
} from '#graph/queries/edit.ts'
import type { Act, Asked, Open, Result } from './change.ts'
import { change, editable, editing, faces, namesOf, needsInWords, placeInWords, quoted } from './change.ts'
import { impactOf } from './impact.ts'
import { checkConfidence, validatePrerequisite } from './validate.ts'

const KINDS: Record<MatchKindName, MatchKind> = {
  EXACT: 'exact',
  CLOSE: 'close',
  BROAD: 'broad',
  NARROW: 'narrow',
  RELATED: 'related',
}
type Ends = Asked & { from: string; to: string }

/** States that one outcome requires another; what was stated between the two before is replaced. */
export async function setPrerequisite(services: Open, asked: Ends & { input: PrerequisiteInput }): Promise<Result> {
  const valid = validatePrerequisite(asked.input)
  if (!valid.ok) return valid
  const { from, to } = asked
  const { strength, reasons, confidence, clause } = valid.value
  const act: Act = { kind: 'edge.set', subject: from, values: { type: 'requires', to, strength } }
  return await change(services, asked, act, async (tx, version) => {
    const later = await editable(tx, from, 'from')
    await checkEarlier(tx, later, to)
    const before = await between(tx, 'REQUIRES', from, to)
    const properties = compact({
      source: HERE,
      strength,
      status: 'accepted',
      ...texts('reasons', 'reasonLanguages', reasons),
      confidence,
      clause,
    })
    const isSame = before.length === 1 && canonical(before[0]!.properties) === canonical(properties)
    await checkCycle(services, tx, version, { from, to, strength, confidence }, before)
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: isSame ? [] : faces([later]),
      changesWay: true,
      first: isSame ? [said`It is so already.`] : [],
    })
    if (isSame) return { id: from, changes: [], impact }
    await reviseOutcomes(tx, [from], editing(services, asked.viewer))
    await unlinkEdges(tx, before)
    await linkEdges(tx, [{ type: 'REQUIRES', from, to, properties }])
    return { id: from, changes: changesOf(from, to), impact }
  })
}

/** Takes a prerequisite away, whoever stated it. */
export async function removePrerequisite(services: Open, asked: Ends): Promise<Result> {
  const { from, to } = asked
  const act: Act = { kind: 'edge.remove', subject: from, values: { type: 'requires', to } }
  return await change(services, asked, act, async (tx) => {
    const later = await editable(tx, from, 'from')
    const before = await between(tx, 'REQUIRES', from, to)
    if (before.length === 0) refuse('NOT_FOUND', ['to'], said`${quoted(later)} does not require it.`)
    const impact = await impactOf(tx.run, services.model.current(), { ids: faces([later]), changesWay: true })
    await reviseOutcomes(tx, [from], editing(services, asked.viewer))
    await unlinkEdges(tx, before)
    return { id: from, changes: changesOf(from, to), impact }
  })
}

/** States a crosswalk; one of the same kind between the two is replaced. */
export async function setMatch(services: Open, asked: Ends & { input: MatchInput }): Promise<Result> {
  const issues = new Issues()
  const confidence = checkConfidence(issues, asked.input.confidence)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const { from, to } = asked
  const kind = KINDS[asked.input.kind]
  const act: Act = { kind: 'edge.set', subject: from, values: { type: 'matches', to, kind } }
  return await change(services, asked, act, async (tx) => {
    const own = await editable(tx, from, 'from')
    if (from === to) refuse('INVALID', ['to'], said`An outcome has no crosswalk to itself.`)
    const other = (await storedOutcomes(tx, [to])).get(to)
    if (!other) refuse('NOT_FOUND', ['to'], said`There is no outcome "${to}".`)
    if (other.retiredFrom !== null) await refuseRetired(tx, other)
    if (other.framework?.id === own.framework.id)
      refuse('INVALID', ['to'], said`${quoted(other)} is in the same framework: crosswalks lead to another one.`)
    if (other.properties.state === 'draft')
      refuse('CONFLICT', ['to'], said`${quoted(other)} is in a draft that is not public: publish that first.`)
    const back = (await edgesTo(tx, [from])).filter((edge) => edge.type === 'MATCHES' && edge.from === to)
    if (back.some((edge) => INVERSE_MATCH[edge.properties.kind as MatchKind] === kind))
      refuse('CONFLICT', ['to'], said`${quoted(other)} already says so: crosswalks are read both ways.`)
    const there = await between(tx, 'MATCHES', from, to)
    const before = there.filter((edge) => edge.properties.kind === kind)
    const properties: Properties = { source: HERE, kind, confidence }
    const isSame = before.length === 1 && canonical(before[0]!.properties) === canonical(properties)
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: isSame ? [] : faces([own]),
      changesWay: false,
      first: isSame ? [said`It is so already.`] : [],
    })
    if (isSame) return { id: from, changes: [], impact }
    await reviseOutcomes(tx, [from], editing(services, asked.viewer))
    await unlinkEdges(tx, before)
    await linkEdges(tx, [{ type: 'MATCHES', from, to, properties }])
    return { id: from, changes: changesOf(from, to), impact }
  })
}

/** Takes a crosswalk of a kind away, whoever stated it. */
export async function removeMatch(services: Open, asked: Ends & { kind: MatchKindName }): Promise<Result> {
  const { from, to } = asked
  const kind = KINDS[asked.kind]
  const act: Act = { kind: 'edge.remove', subject: from, values: { type: 'matches', to, kind } }
  return await change(services, asked, act, async (tx) => {
    const own = await editable(tx, from, 'from')
    const before = (await between(tx, 'MATCHES', from, to)).filter((edge) => edge.properties.kind === kind)
    if (before.length === 0) {
      const back = (await edgesTo(tx, [from])).some((edge) => edge.type === 'MATCHES' && edge.from === to)
      if (back) refuse('FORBIDDEN', ['to'], said`The other framework says so: only those who keep it can take it back.`)
      refuse('NOT_FOUND', ['to'], said`${quoted(own)} has no such crosswalk.`)
    }
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: faces([own]),
      changesWay: false,
      crosswalks: before.length,
    })
    await reviseOutcomes(tx, [from], editing(services, asked.viewer))
    await unlinkEdges(tx, before)
    return { id: from, changes: changesOf(from, to), impact }
  })
}

function changesOf(from: string, to: string): { kind: 'outcome' | 'edges'; ids: string[] }[] {
  return [
    { kind: 'outcome', ids: [from] },
    { kind: 'edges', ids: [from, to] },
  ]
}

async function between(tx: Transaction, type: StoredEdge['type'], from: string, to: string): Promise<StoredEdge[]> {
  return (await edgesFrom(tx, [from])).filter((edge) => edge.type === type && edge.to === to)
}

/** What can be required: something that people can learn here, and that is no draft of somewhere else. */
async function checkEarlier(
  tx: Transaction,
  later: EditedOutcome & { framework: Properties },
  to: string,
): Promise<void> {
  if (later.id === to) refuse('INVALID', ['to'], said`An outcome cannot require itself.`)
  const earlier = (await storedOutcomes(tx, [to])).get(to)
  if (!earlier) refuse('NOT_FOUND', ['to'], said`There is no outcome "${to}".`)
  if (earlier.retiredFrom !== null) await refuseRetired(tx, earlier)
  if (earlier.properties.state === 'referenced')
    refuse('INVALID', ['to'], said`${quoted(earlier)} is only named here: import its framework first.`)
  if (earlier.properties.state === 'draft' && earlier.framework?.id !== later.framework.id)
    refuse(
      'CONFLICT',
      ['to'],
      said`${quoted(earlier)} is in another draft: publish that first, or copy it into this one.`,
    )
  if (earlier.replacedBy !== null) {
    const names = await namesOf(tx, [earlier.replacedBy])
    refuse(
      'CONFLICT',
      ['to'],
      said`${quoted(earlier)} was replaced by ${names.get(earlier.replacedBy)!}: require that one.`,
    )
  }
  const above = await parentsAbove(tx, [later.id, to])
  const way = wayUp(above, later.id, to) ?? wayUp(above, to, later.id)
  if (way) {
    const names = await namesOf(tx, way)
    const inWords = way.map((id) => names.get(id)!)
    refuse(
      'INVALID',
      ['to'],
      said`One stands under the other (${placeInWords(inWords)}), so neither requires the other.`,
    )
  }
}

async function refuseRetired(tx: Transaction, outcome: EditedOutcome): Promise<never> {
  const { replacedBy } = outcome
  if (replacedBy === null) refuse('CONFLICT', ['to'], said`${quoted(outcome)} was taken out of its framework.`)
  const names = await namesOf(tx, [replacedBy])
  refuse(
    'CONFLICT',
    ['to'],
    said`${quoted(outcome)} was taken out of its framework; ${names.get(replacedBy)!} replaced it: name that one.`,
  )
}

/** The last guard: the transaction holds the catalogue, so nobody adds an edge between this look and the write. */
async function checkCycle(
  services: Pick<Open, 'model'>,
  tx: Transaction,
  version: number,
  edge: { from: string; to: string; strength: 'hard' | 'soft'; confidence: number },
  before: readonly StoredEdge[],
): Promise<void> {
  const { from, to, strength, confidence } = edge
  const [closed] = await services.model.guard(
    version,
    [{ from, to, edge: { strength, confidence } }],
    before.map(({ properties }) => ({ from, to, source: properties.source as string })),
  )
  // Beside what is stated: what has parts requires them.
  const path = services.model.current().wouldClose(from, to)
  const cycle = closed?.cycle ?? (path === null ? null : [from, ...path])
  if (cycle === null) return
  const names = await namesOf(tx, cycle)
  refuse(
    'CONFLICT',
    ['to'],
    said`It would close a cycle: ${needsInWords(cycle.map((id) => names.get(id)!))}. Remove one of these first.`,
  )
}
