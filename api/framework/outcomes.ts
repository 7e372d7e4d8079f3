/** Adding, wording, placing and retiring the outcomes of a draft. Whether the viewer may is decided before. */
import { refuse } from '#api/base/issues.ts'
import type { OutcomeInput } from '#api/generated/types.ts'
import { counted, said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import { newId, uriOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type { LanguageText, MasteryText, OutcomeRecord } from '#graph/records.ts'
import { isSame, type Properties, textsFrom } from '#graph/shape.ts'
import {
  childOf,
  createOutcome,
  edgesFrom,
  edgesTo,
  linkEdges,
  orderSiblings,
  outcomesWithCode,
  parentsAbove,
  reviseOutcomes,
  siblingsAt,
  type StoredEdge,
  storedFramework,
  storedOutcomes,
  unlinkEdges,
  unplaceOutcome,
  wayUp,
  withFields,
} from '#graph/queries/edit.ts'
import type { Act, Asked, Open, Result } from './change.ts'
import {
  change,
  checkOpen,
  checkRevision,
  editable,
  editing,
  faces,
  namesOf,
  needsInWords,
  placeInWords,
  quoted,
} from './change.ts'
import { impactOf } from './impact.ts'
import { type ValidOutcome, validateOutcome } from './validate.ts'

/** Adds an outcome under a parent or at the top. */
export async function addOutcome(
  services: Open,
  asked: Asked & { frameworkId: string; parentId: string | null; position: number | null; input: OutcomeInput },
): Promise<Result> {
  const { frameworkId, parentId, position, input } = asked
  const valid = validateOutcome(input, true)
  if (!valid.ok) return valid
  const id = newId()
  const act: Act = { kind: 'outcome.create', subject: id, values: { framework: frameworkId } }
  return await change(services, asked, act, async (tx) => {
    const framework = await storedFramework(tx, frameworkId)
    if (!framework) refuse('NOT_FOUND', ['frameworkId'], said`There is no framework "${frameworkId}".`)
    checkOpen(framework, 'frameworkId')
    if (parentId !== null) await checkParent(tx, parentId, frameworkId)
    await checkCode(tx, frameworkId, valid.value.code, null)
    const now = editing(services, asked.viewer)
    const record = recordOf(valid.value, frameworkId, {})
    const uri = services.namespace === null ? uriOf(id) : `${services.namespace}${id}`
    const changes = await createOutcome(tx, { ...record, id, uri }, { framework, parentId }, now)
    const ordered = await place(tx, id, frameworkId, parentId, position)
    changes.push({ kind: 'edges', ids: ordered })
    const touched = parentId === null ? [] : faces((await storedOutcomes(tx, [parentId])).values())
    const model = services.model.current()
    // What stands under an outcome is a part of it, and a part is required; a heading holds one more.
    const changesWay = parentId !== null && model.role(parentId) !== 'group'
    const impact = await impactOf(tx.run, model, { ids: touched, changesWay })
    return { id, changes, impact }
  })
}

/** Changes what is said of an outcome. */
export async function updateOutcome(
  services: Open,
  asked: Asked & { id: string; revision: number; input: OutcomeInput },
): Promise<Result> {
  const { id, revision, input } = asked
  const valid = validateOutcome(input, false)
  if (!valid.ok) return valid
  const act: Act = { kind: 'outcome.update', subject: id }
  return await change(services, asked, act, async (tx) => {
    const outcome = await editable(tx, id, 'id')
    checkRevision(outcome.properties, revision)
    const frameworkId = outcome.framework.id as string
    await checkCode(tx, frameworkId, valid.value.code, id)
    const { properties } = outcome
    const { fields } = valid.value
    const ages = {
      ageFrom: fields.has('ageFrom') ? valid.value.ageFrom : (properties.ageFrom as number | undefined),
      ageTo: fields.has('ageTo') ? valid.value.ageTo : (properties.ageTo as number | undefined),
    }
    if (ages.ageFrom !== undefined && ages.ageTo !== undefined && ages.ageFrom > ages.ageTo)
      refuse(
        'INVALID',
        ['input', fields.has('ageTo') ? 'ageTo' : 'ageFrom'],
        said`The oldest age ${ages.ageTo} is below the youngest age ${ages.ageFrom}.`,
      )
    const record = recordOf(valid.value, frameworkId, properties)
    const next = withFields(properties, record, fields)
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: isEqual(next, properties) ? [] : faces([outcome]),
      changesWay: false,
    })
    const written = await reviseOutcomes(tx, [id], editing(services, asked.viewer), () => next, { always: false })
    return { id, changes: [{ kind: 'outcome', ids: written }], impact }
  })
}

/** Gives an outcome another place. Of several parents only the one named is left. */
export async function moveOutcome(
  services: Open,
  asked: Asked & { id: string; parentId: string | null; position: number | null },
): Promise<Result> {
  const { id, parentId, position } = asked
  const act: Act = { kind: 'outcome.update', subject: id, values: { parent: parentId } }
  return await change(services, asked, act, async (tx, version) => {
    const outcome = await editable(tx, id, 'id')
    const frameworkId = outcome.framework.id as string
    const before = (await edgesFrom(tx, [id])).filter(({ type }) => type === 'CHILD_OF')
    const parents = [...new Set(before.map(({ to }) => to))]
    if (parentId !== null) {
      await checkParent(tx, parentId, frameworkId)
      await checkPlace(tx, id, parentId)
      await services.model.guard(version, [])
      await checkParts(services, tx, id, parentId)
    }
    const stays = parentId === null ? parents.length === 0 : parents.length === 1 && parents[0] === parentId
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: stays ? [] : faces([outcome]),
      changesWay: true,
    })
    const changes: { kind: 'outcome' | 'edges'; ids: string[] }[] = []
    if (!stays) {
      await reviseOutcomes(tx, [id], editing(services, asked.viewer), (properties) => {
        const { position: _position, ...rest } = properties
        return rest
      })
      await unlinkEdges(tx, before)
      if (parentId !== null) await linkEdges(tx, [childOf(id, parentId)])
      changes.push(
        { kind: 'outcome', ids: [id] },
        { kind: 'edges', ids: [id, ...parents, ...(parentId === null ? [] : [parentId])] },
      )
    }
    changes.push({ kind: 'edges', ids: await place(tx, id, frameworkId, parentId, position) })
    return { id, changes, impact }
  })
}

/** Takes an outcome out of a draft. */
export async function retireOutcome(
  services: Open,
  asked: Asked & { id: string; replacedById: string | null },
): Promise<Result> {
  const { id, replacedById } = asked
  const act: Act = { kind: 'outcome.retire', subject: id, values: { replacedBy: replacedById } }
  return await change(services, asked, act, async (tx) => {
    const outcome = await editable(tx, id, 'id')
    const frameworkId = outcome.framework.id as string
    if (replacedById !== null) await checkReplacement(tx, id, replacedById, frameworkId)
    const from = await edgesFrom(tx, [id])
    const to = await edgesTo(tx, [id])
    const members = await storedOutcomes(tx, [...new Set(to.map((edge) => edge.from))])
    // What others say of it is theirs; REPLACED_BY leads them on.
    const inside = to.filter(({ from }) => members.get(from)?.framework?.id === frameworkId)
    const removed = [...from, ...inside]
    const crosswalks = [...from, ...to].filter(({ type }) => type === 'MATCHES').length
    const children = inside.filter(({ type }) => type === 'CHILD_OF').map((edge) => edge.from)
    const requiredBy = inside.filter(({ type }) => type === 'REQUIRES').map((edge) => edge.from)
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: faces([outcome]),
      changesWay: true,
      crosswalks,
      first: [
        ...(children.length > 0
          ? [counted(children.length, '{0} item under it moves up.', '{0} items under it move up.')]
          : []),
        ...(requiredBy.length > 0
          ? [
              counted(
                requiredBy.length,
                '{0} outcome of the draft no longer requires it.',
                '{0} outcomes of the draft no longer require it.',
              ),
            ]
          : []),
      ],
    })
    const now = editing(services, asked.viewer)
    await reviseOutcomes(tx, [id], now, (properties) => {
      const { position: _position, ...rest } = properties
      return { ...rest, state: properties.state === 'draft' ? 'draft' : 'retired' }
    })
    await reviseOutcomes(tx, [...new Set(requiredBy)], now)
    await unlinkEdges(tx, removed)
    const lifted = await liftChildren(tx, children, from, inside)
    await unplaceOutcome(tx, id, frameworkId)
    if (replacedById !== null)
      await linkEdges(tx, [{ type: 'REPLACED_BY', from: id, to: replacedById, properties: { source: HERE } }])
    const touched = [...new Set([...removed.flatMap((edge) => [edge.from, edge.to]), ...lifted, id])]
    return {
      id,
      changes: [
        { kind: 'outcome', ids: [id, ...new Set(requiredBy)] },
        { kind: 'edges', ids: touched },
        { kind: 'framework', ids: [frameworkId] },
      ],
      impact,
    }
  })
}

/** What stood under an outcome stands under its parents from now on, in the same order, after what was there. */
async function liftChildren(
  tx: Transaction,
  children: readonly string[],
  from: readonly StoredEdge[],
  inside: readonly StoredEdge[],
): Promise<string[]> {
  const parents = from.filter(({ type }) => type === 'CHILD_OF')
  if (children.length === 0 || parents.length === 0) return []
  const known = new Set((await edgesFrom(tx, children)).map((edge) => `${edge.type} ${edge.from} ${edge.to}`))
  const edges: StoredEdge[] = []
  for (const parent of parents)
    for (const child of inside) {
      if (child.type !== 'CHILD_OF' || known.has(`CHILD_OF ${child.from} ${parent.to}`)) continue
      // Between the place it had and the next one, so that the order among them stays.
      const at = parent.properties.position as number | undefined
      const own = (child.properties.position as number | undefined) ?? 0
      const properties: Properties = { source: HERE }
      if (at !== undefined) properties.position = at + own / (own + 1)
      edges.push({ type: 'CHILD_OF', from: child.from, to: parent.to, properties })
    }
  await linkEdges(tx, edges)
  return edges.flatMap((edge) => [edge.from, edge.to])
}

async function place(
  tx: Transaction,
  id: string,
  frameworkId: string,
  parentId: string | null,
  position: number | null,
): Promise<string[]> {
  const all = await siblingsAt(tx, frameworkId, parentId)
  const own = all.find((sibling) => sibling.id === id) ?? { id, position: null }
  const others = all.filter((sibling) => sibling.id !== id)
  if (position !== null && position < 0)
    refuse('INVALID', ['position'], said`The place is ${position}: the first one is 0.`)
  const at = Math.min(position ?? others.length, others.length)
  return await orderSiblings(tx, others.toSpliced(at, 0, own), parentId)
}

async function checkParent(tx: Transaction, parentId: string, frameworkId: string): Promise<void> {
  const parent = (await storedOutcomes(tx, [parentId])).get(parentId)
  if (!parent) refuse('NOT_FOUND', ['parentId'], said`There is no outcome "${parentId}".`)
  if (parent.framework?.id !== frameworkId)
    refuse('INVALID', ['parentId'], said`${quoted(parent)} is not in this framework: choose a parent that is.`)
}

/** An outcome stands under nothing that stands under it, and under nothing that it requires or that requires it. */
async function checkPlace(tx: Transaction, id: string, parentId: string): Promise<void> {
  if (id === parentId) refuse('INVALID', ['parentId'], said`It cannot stand under itself.`)
  const above = await parentsAbove(tx, [parentId])
  const way = wayUp(above, parentId, id)
  if (way !== null) {
    const names = await namesOf(tx, [id, ...way])
    refuse(
      'CONFLICT',
      ['parentId'],
      said`It would stand under itself: ${placeInWords([id, ...way].map((each) => names.get(each)!))}.`,
    )
  }
  const ancestors = new Set(above.keys())
  const out = (await edgesFrom(tx, [id])).filter(({ type, to }) => type === 'REQUIRES' && ancestors.has(to))
  const back = (await edgesTo(tx, [id])).filter(({ type, from }) => type === 'REQUIRES' && ancestors.has(from))
  const edge = [...out, ...back][0]
  if (edge) {
    const names = await namesOf(tx, [edge.from, edge.to])
    refuse(
      'CONFLICT',
      ['parentId'],
      said`${names.get(edge.from)!} requires ${names.get(edge.to)!}, so one cannot stand under the other: remove the prerequisite first.`,
    )
  }
}

/** What has parts requires them; so nothing becomes a part of what it requires. */
async function checkParts(services: Pick<Open, 'model'>, tx: Transaction, id: string, parentId: string): Promise<void> {
  const path = services.model.current().wouldClose(parentId, id)
  if (path === null || path.length < 2) return
  const names = await namesOf(tx, path)
  refuse(
    'CONFLICT',
    ['parentId'],
    said`It would become a part of what it requires: ${needsInWords(path.map((each) => names.get(each)!))}.`,
  )
}

async function checkCode(
  tx: Transaction,
  frameworkId: string,
  code: string | undefined,
  ownId: string | null,
): Promise<void> {
  if (code === undefined) return
  const [other] = (await outcomesWithCode(tx, frameworkId, code)).filter((id) => id !== ownId)
  if (other === undefined) return
  const names = await namesOf(tx, [other])
  refuse(
    'CONFLICT',
    ['input', 'code'],
    said`The code ${code} is taken by ${names.get(other)!}: give each outcome its own.`,
  )
}

async function checkReplacement(tx: Transaction, id: string, replacedById: string, frameworkId: string): Promise<void> {
  if (id === replacedById) refuse('INVALID', ['replacedById'], said`It cannot be replaced by itself.`)
  const other = (await storedOutcomes(tx, [replacedById])).get(replacedById)
  if (!other) refuse('NOT_FOUND', ['replacedById'], said`There is no outcome "${replacedById}".`)
  if (other.framework?.id !== frameworkId)
    refuse('INVALID', ['replacedById'], said`${quoted(other)} is not in this framework: choose a replacement that is.`)
}

/** The record of what an input says. Facts of mastery said again keep who said them. Pure. */
function recordOf(valid: ValidOutcome, frameworkId: string, stored: Properties): OutcomeRecord {
  const { fields: _fields, ...said } = valid
  return {
    type: 'outcome',
    sourceKey: HERE,
    framework: { sourceKey: `id:${frameworkId}` },
    ...said,
    evidence: sourced(said.evidence, stored, 'evidence', 'evidenceLanguages', 'evidenceSources'),
    prompts: sourced(said.prompts, stored, 'prompts', 'promptLanguages', 'promptSources'),
    misconceptions: sourced(
      said.misconceptions,
      stored,
      'misconceptions',
      'misconceptionLanguages',
      'misconceptionSources',
    ),
  }
}

function sourced(
  said: readonly LanguageText[],
  stored: Properties,
  list: string,
  languages: string,
  sources: string,
): MasteryText[] {
  const keys = stored[sources] as string[] | undefined
  const known = textsFrom(stored[list], stored[languages]).map((fact, i) => ({ ...fact, source: keys?.[i] || HERE }))
  return said.map((fact) => ({
    ...fact,
    source: known.find(({ text, language }) => text === fact.text && language === fact.language)?.source ?? HERE,
  }))
}

function isEqual(a: Properties, b: Properties): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]))
}
