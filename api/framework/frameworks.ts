/** Frameworks that are kept here, from draft to deprecation. Whether the viewer may is decided before. */
import { Issues, refuse } from '#api/base/issues.ts'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import type { FrameworkInput, FrameworkPublication } from '#api/generated/types.ts'
import { labelOf, licenceOf, summarise } from '#api/vocabulary/licences.ts'
import { counted, listed, said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import { newId, uriOf } from '#graph/ids.ts'
import type { AgentCard, FrameworkNode } from '#graph/nodes.ts'
import type { FrameworkRecord, LicenceStatement } from '#graph/records.ts'
import type { Properties } from '#graph/shape.ts'
import { crosswalksOf } from '#graph/queries/edit-impact.ts'
import {
  copyFramework as writeCopy,
  discardFramework as writeDiscard,
  membersOf,
  needsOf,
  replacementOfFramework,
  setStatus,
  type Succession,
  successionOf,
  wordsOf,
  writeSuccession,
} from '#graph/queries/edit-copy.ts'
import {
  type Changed,
  createFramework as writeNew,
  draftsOfVersions,
  storedFramework,
  updateFramework as writeChange,
} from '#graph/queries/edit.ts'
import {
  type Act,
  type Asked,
  change,
  checkOpen,
  checkRevision,
  editing,
  namesOf,
  type Open,
  needsInWords,
  type Result,
} from './change.ts'
import { type Impact, impactOf, NO_IMPACT } from './impact.ts'
import { STATUS_WORDS } from './status.ts'
import { validateFramework, type ValidFramework } from './validate.ts'

/** Stands on a framework that its next version replaced, unless somebody gave a reason. */
export const REPLACED = 'A new version replaced it.'

const MOST = { note: 1_000, reason: 500, version: 100 } as const

/** Creates a private draft of a provider. */
export async function createFramework(
  services: Open,
  asked: Asked & { provider: AgentCard; input: FrameworkInput },
): Promise<Result> {
  const valid = validateFramework(asked.input, true)
  if (!valid.ok) return valid
  const { provider } = asked
  const id = newId()
  const act: Act = { kind: 'framework.create', subject: id, values: { provider: provider.id } }
  return await change(services, asked, act, async (tx) => {
    const record = recordOf(valid.value, { id, provider, now: services.now() })
    const changes = await writeNew(
      tx,
      { ...record, uri: uriFor(services, id), adoptionStatus: STATUS_WORDS.PRIVATE_DRAFT },
      { providerId: provider.id },
      editing(services, asked.viewer),
    )
    return { id, changes, impact: { ...NO_IMPACT, summary: [said`Nothing that is published hangs on it.`] } }
  })
}

/** Changes what is said of a draft. */
export async function updateFramework(
  services: Open,
  asked: Asked & { framework: FrameworkNode; provider: AgentCard; revision: number; input: FrameworkInput },
): Promise<Result> {
  const { framework, provider, revision, input } = asked
  const valid = validateFramework(input, false)
  if (!valid.ok) return valid
  const { id } = framework
  if (valid.value.fields.includes('licences') && framework.adaptedFrom.length > 0) {
    const current = summarise(framework.licences).label
    if (framework.licences.every(({ licence }) => licence !== valid.value.licence))
      return refused(
        'INVALID',
        ['input', 'licence'],
        said`It is adapted from a framework under “${current}”, and keeps that licence statement.`,
      )
    valid.value.fields = valid.value.fields.filter((field) => field !== 'licences')
  }
  const act: Act = { kind: 'framework.update', subject: id }
  return await change(services, asked, act, async (tx) => {
    const stored = await storedFramework(tx, id)
    if (!stored) refuse('NOT_FOUND', ['id'], said`There is no framework "${id}".`)
    checkOpen(stored, 'id')
    checkRevision(stored, revision)
    const record = recordOf(valid.value, { id, provider, now: services.now() })
    const written = await writeChange(
      tx,
      record,
      { fields: valid.value.fields, expectRevision: revision },
      editing(services, asked.viewer),
    )
    return { id, changes: written, impact: { ...NO_IMPACT, summary: [said`Nothing that is published hangs on it.`] } }
  })
}

/** Why a framework may not be copied, or what has to be confirmed; null when its licence permits it. */
export function copyTerms(licences: readonly LicenceStatement[]): { refused: boolean; reason: string } | null {
  const { permits, label } = summarise(licences)
  if (permits.includes('COPY') && permits.includes('ADAPT')) return null
  const closed = licences.find(({ part, licence }) => {
    const known = part === 'metadata' ? null : licenceOf(licence)
    return known !== null && !(known.permits.includes('COPY') && known.permits.includes('ADAPT'))
  })
  if (closed)
    return {
      refused: true,
      reason: said`Its licence, ${labelOf(closed)}, does not permit that it is copied and adapted. Ask its publisher, or make a framework of your own and link to it with crosswalks.`,
    }
  return {
    refused: false,
    reason:
      licences.length === 0
        ? said`It states no licence. Confirm that you have the right to copy and adapt it, for instance because its publisher agreed.`
        : said`What its licence, “${label}”, permits is not known. Read it, then confirm that you have the right to copy and adapt it.`,
  }
}

/** Copies a framework of others into a private draft. */
export async function copyFramework(
  services: Open,
  asked: Asked & { framework: FrameworkNode; provider: AgentCard; confirmRights: boolean },
): Promise<Result> {
  const { framework, provider, confirmRights } = asked
  const terms = copyTerms(framework.licences)
  if (terms?.refused) return refused('FORBIDDEN', ['id'], terms.reason)
  if (terms && !confirmRights) return refused('REQUIRED', ['confirmRights'], terms.reason)
  return await copy(services, asked, { framework, providerId: provider.id, isVersion: false })
}

/** Copies an adopted framework into the draft of its next version. */
export async function newVersion(
  services: Open,
  asked: Asked & { framework: FrameworkNode; version: string | null },
): Promise<Result> {
  const { framework } = asked
  const issues = new Issues()
  const version = plainLine((asked.version ?? '').slice(0, 10 * MOST.version))
  issues.text(['version'], 'the version', version, MOST.version, false)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return await copy(services, asked, {
    framework,
    providerId: framework.providerId!,
    isVersion: true,
    version: version || undefined,
  })
}

async function copy(
  services: Open,
  asked: Asked,
  request: { framework: FrameworkNode; providerId: string; isVersion: boolean; version?: string },
): Promise<Result> {
  const { framework, providerId, isVersion, version } = request
  const id = newId()
  const act: Act = {
    kind: 'framework.create',
    subject: id,
    values: { provider: providerId, from: framework.id, isVersion },
  }
  return await change(services, asked, act, async (tx) => {
    if (isVersion) await checkVersion(tx, framework.id)
    const copied = await writeCopy(
      tx,
      {
        from: framework.id,
        id,
        uri: uriFor(services, id),
        providerId,
        isVersion,
        version,
        uriOfOutcome: (outcomeId) => uriFor(services, outcomeId),
      },
      editing(services, asked.viewer),
    )
    const summary = [
      said`The draft holds ${listed([
        counted(copied.outcomes, '{0} outcome', '{0} outcomes'),
        counted(copied.prerequisites, '{0} prerequisite', '{0} prerequisites'),
        counted(copied.crosswalks, '{0} crosswalk', '{0} crosswalks'),
      ])}.`,
      said`Nothing that is published hangs on it.`,
    ]
    return { id, changes: copied.changes, impact: { ...NO_IMPACT, summary } }
  })
}

/** A version that was replaced has a later one to start from, and two drafts would replace each other. */
async function checkVersion(tx: Transaction, id: string): Promise<void> {
  const next = await replacementOfFramework(tx, id)
  if (next !== null)
    refuse('CONFLICT', ['id'], said`It has been replaced already: make the new version from the later one.`)
  const [draft] = await draftsOfVersions((cypher, params) => tx.run(cypher, params), [id])
  if (draft)
    refuse(
      'CONFLICT',
      ['id'],
      said`There is a draft of its next version already (${draft.id}): change or discard that one.`,
    )
}

/** Shows a draft to everybody, or adopts it; a new version that is adopted replaces the one before. */
export async function publishFramework(
  services: Open,
  asked: Asked & { id: string; status: FrameworkPublication; note: string | null },
): Promise<Result> {
  const { id, status } = asked
  const issues = new Issues()
  const note = plainLine((asked.note ?? '').slice(0, 10 * MOST.note))
  issues.text(['note'], 'the note', note, MOST.note, false)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const act: Act = { kind: 'framework.status', subject: id, values: { status } }
  return await change(services, asked, act, async (tx, version) => {
    const stored = await storedFramework(tx, id)
    if (!stored) refuse('NOT_FOUND', ['id'], said`There is no framework "${id}".`)
    checkOpen(stored, 'id')
    const words = STATUS_WORDS[status]
    if (stored.adoptionStatus === words)
      return { id, changes: [], impact: { ...NO_IMPACT, summary: [said`It is a public draft already.`] } }
    const members = await membersOf(tx, id)
    if (members.length === 0) refuse('INVALID', ['id'], said`There is nothing in it yet: add an outcome first.`)
    const now = editing(services, asked.viewer, note || null)
    const oldId = status === 'ADOPTED' ? ((stored.versionOf as string | undefined) ?? null) : null
    let impact: Impact = {
      ...NO_IMPACT,
      summary: [
        counted(members.length, '{0} outcome can be found by everybody.', '{0} outcomes can be found by everybody.'),
        said`Nothing that is published hangs on it.`,
      ],
    }
    const changes: Changed = []
    const tell: Act[] = []
    if (oldId !== null) {
      const succession = await checkSuccession(services, tx, version, oldId, stored)
      impact = await impactOfSuccession(services, tx, { oldId, id, succession })
      changes.push(...(await writeSuccession(tx, oldId, id, succession)))
      const old = await storedFramework(tx, oldId)
      changes.push(
        ...(await setStatus(
          tx,
          oldId,
          {
            adoptionStatus: STATUS_WORDS.DEPRECATED,
            statusReason: (old?.statusReason as string | undefined) ?? REPLACED,
          },
          now,
        )),
      )
      tell.push({ kind: 'framework.status', subject: oldId, values: { status: 'DEPRECATED', replacedBy: id } })
    }
    changes.push(...(await setStatus(tx, id, { adoptionStatus: words }, now)))
    return { id, changes, impact, tell }
  })
}

/** Whether a version can still replace the one it was made from, and what follows on what. */
async function checkSuccession(
  services: Open,
  tx: Transaction,
  version: number,
  oldId: string,
  draft: Properties,
): Promise<Succession> {
  const next = await replacementOfFramework(tx, oldId)
  if (next !== null)
    refuse(
      'CONFLICT',
      ['id'],
      said`The version it was made from has been replaced meanwhile: copy what you need into a draft of that.`,
    )
  const draftId = draft.id as string
  const succession = await successionOf(tx, oldId, draftId)
  // What is read as its replacement from now on must not close a way that nobody stated in one piece.
  const old = new Map([...succession.replaced].map(([from, to]) => [to, from]))
  const needs = await needsOf(tx, draftId)
  const face = (outcome: string): string => old.get(outcome) ?? outcome
  const added = needs
    .filter(({ status }) => status === 'accepted')
    .map(({ from, to, strength, confidence }) => ({
      from: face(from),
      to: face(to),
      edge: { strength, confidence: confidence ?? 1 },
    }))
    .filter(({ from, to }) => from !== to)
  const removed = [...(await needsOf(tx, oldId)), ...needs].map(({ from, to }) => ({ from, to }))
  const [closed] = await services.model.guard(version, added, removed)
  if (closed) {
    const names = await namesOf(tx, closed.cycle)
    refuse(
      'CONFLICT',
      ['id'],
      said`When it replaces the version before, a cycle would close: ${needsInWords(closed.cycle.map((each) => names.get(each)!))}. Remove one of these prerequisites first.`,
    )
  }
  return succession
}

/** What hangs on a version that is replaced: what has no successor, what says something else, what requires something else. */
async function impactOfSuccession(
  services: Open,
  tx: Transaction,
  { oldId, id, succession }: { oldId: string; id: string; succession: Succession },
): Promise<Impact> {
  const { replaced, gone } = succession
  const words = new Map([...(await wordsOf(tx, oldId)), ...(await wordsOf(tx, id))])
  const needs = Map.groupBy([...(await needsOf(tx, oldId)), ...(await needsOf(tx, id))], ({ from }) => from)
  const needsText = (outcome: string, face: (id: string) => string): string =>
    (needs.get(outcome) ?? [])
      .map(({ to, strength, status }) => `${face(to)} ${strength} ${status}`)
      .sort()
      .join()
  const otherWay: string[] = []
  let reworded = 0
  let others = 0
  for (const [from, to] of replaced) {
    if (needsText(from, (each) => replaced.get(each) ?? each) !== needsText(to, (each) => each)) otherWay.push(from)
    if (words.get(to)?.copiedFrom !== from) others++
    else if (words.get(from)?.words !== words.get(to)?.words) reworded++
  }
  const first = [
    counted(
      replaced.size,
      '{0} outcome is replaced; what is aligned to it leads on.',
      '{0} outcomes are replaced; what is aligned to them leads on.',
    ),
    ...(gone.length > 0
      ? [counted(gone.length, '{0} outcome has no successor.', '{0} outcomes have no successor.')]
      : []),
    ...(others > 0
      ? [counted(others, '{0} outcome leads on to another one.', '{0} outcomes lead on to another one.')]
      : []),
    ...(reworded > 0
      ? [counted(reworded, '{0} outcome is worded otherwise.', '{0} outcomes are worded otherwise.')]
      : []),
  ]
  return await impactOf(tx.run, services.model.current(), {
    ids: [...gone, ...otherWay],
    changesWay: true,
    crosswalks: await crosswalksOf(tx.run, gone),
    first,
  })
}

/** Says that a framework is no longer in force. */
export async function deprecateFramework(
  services: Open,
  asked: Asked & { id: string; reason: string },
): Promise<Result> {
  const { id } = asked
  const issues = new Issues()
  const reason = plainText(asked.reason.slice(0, 10 * MOST.reason))
  issues.text(['reason'], 'the reason', reason, MOST.reason)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const act: Act = { kind: 'framework.status', subject: id, values: { status: 'DEPRECATED' } }
  return await change(services, asked, act, async (tx) => {
    const stored = await storedFramework(tx, id)
    if (!stored) refuse('NOT_FOUND', ['id'], said`There is no framework "${id}".`)
    if (stored.state === 'draft') refuse('CONFLICT', ['id'], said`Nobody has seen it yet: discard it instead.`)
    if (stored.adoptionStatus === STATUS_WORDS.DEPRECATED)
      return { id, changes: [], impact: { ...NO_IMPACT, summary: [said`It is deprecated already.`] } }
    const members = (await membersOf(tx, id)).map((member) => member.id)
    const impact = await impactOf(tx.run, services.model.current(), {
      ids: members,
      changesWay: false,
      first: [said`It stays where it is, marked as no longer in force.`],
    })
    const changes = await setStatus(
      tx,
      id,
      { adoptionStatus: STATUS_WORDS.DEPRECATED, statusReason: reason },
      editing(services, asked.viewer, reason),
    )
    return { id, changes, impact }
  })
}

/** Removes a private draft. */
export async function discardFramework(services: Open, asked: Asked & { id: string }): Promise<Result> {
  const { id } = asked
  const act: Act = { kind: 'framework.discard', subject: id }
  return await change(services, asked, act, async (tx) => {
    const stored = await storedFramework(tx, id)
    if (!stored) refuse('NOT_FOUND', ['id'], said`There is no framework "${id}".`)
    if (stored.state !== 'draft' || stored.providerId === undefined)
      refuse('CONFLICT', ['id'], said`It is public: say that it is no longer in force instead.`)
    const members = await membersOf(tx, id)
    const impact = {
      ...NO_IMPACT,
      summary: [
        counted(
          members.length,
          '{0} outcome of the draft is removed for good.',
          '{0} outcomes of the draft are removed for good.',
        ),
        said`Nothing that is published hangs on it.`,
      ],
    }
    return { id: asked.dryRun ? id : null, changes: await writeDiscard(tx, id), impact }
  })
}

function uriFor(services: Pick<Open, 'namespace'>, id: string): string {
  return services.namespace === null ? uriOf(id) : `${services.namespace}${id}`
}

function refused(code: 'INVALID' | 'FORBIDDEN' | 'REQUIRED', field: string[], message: string): Result {
  return { ok: false, errors: [{ code, field, message }] }
}

/** The record of what an input says. Pure. */
function recordOf(
  valid: ValidFramework,
  made: { id: string; provider: AgentCard; now: Date },
): FrameworkRecord & { id: string } {
  const { id, provider, now } = made
  const licence = valid.licence === undefined ? null : licenceOf(valid.licence)
  return {
    type: 'framework',
    sourceKey: `here:${id}`,
    id,
    titles: valid.titles,
    descriptions: valid.descriptions,
    languages: [...new Set(valid.titles.map(({ language }) => language))],
    publisher: { sourceKey: `id:${provider.id}`, kind: provider.kind, name: provider.name },
    version: valid.version,
    subjects: valid.subjects,
    officialUrl: valid.officialUrl,
    licences: licence
      ? [
          {
            part: 'all',
            licence: licence.key,
            words: licence.label,
            url: licence.url ?? undefined,
            statedBy: provider.name,
            readAt: now.toISOString().slice(0, 10),
          },
        ]
      : [],
  }
}
