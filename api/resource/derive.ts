/** Starting a translation or a remix: a draft that names what it is made from, under a licence that this one permits. */
import { audit } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { chooseLicence, type Making } from '#api/vocabulary/licence-compatibility.ts'
import { licenceOf } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import type { AgentCard, ResourceNode } from '#graph/nodes.ts'
import { writeResource } from '#graph/queries/publish.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { lineageFaults } from './lineage.ts'
import { carriedOver, commitResource, contributionsOf, here, newIdentity, afterWriting, statementOf } from './record.ts'

type Open = Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now' | 'namespace'>

export interface Derived {
  viewer: Viewer
  provider: AgentCard
  /** What it is made from; published. */
  original: ResourceNode
  making: Making
  /** A language tag. A remix may leave it out: it keeps the language. */
  language: string | null
  /** Key of a licence; the best one that the original permits when left out. */
  licence: string | null
}

/**
 * Writes the draft; whether the viewer may is decided before. Refused, with nothing written, where the licence of the
 * original does not permit it. What the original teaches, its subjects and levels carry over; what is known of its
 * accessibility, its files and its address do not: they are of that edition.
 */
export async function derive(services: Open, asked: Derived): Promise<Outcome<ResourceNode>> {
  const { original, provider, making } = asked
  const language = languageOf(asked)
  if (!language.ok) return language
  const licence = licenceFor(asked)
  if (!licence.ok) return licence
  const identity = newIdentity(services)
  const { id } = identity
  const now = services.now()
  const record: ResourceRecord = {
    ...carriedOver(original),
    ...{ type: 'resource', ...identity, url: '', languages: [language.value] },
    provider: { ...here(provider.id), kind: provider.kind, name: provider.name },
    licences: [statementOf(licence.value, provider.name, now)],
    ...(making === 'TRANSLATE'
      ? {
          work: `id:${original.work}`,
          translationOf: here(original.id),
          contributions: contributionsOf(original),
        }
      : { basedOn: [here(original.id)] }),
  }
  await commitResource(services.graph, 'draft', async (tx) => {
    const written = await writeResource(tx, record, {
      ...{ actor: asked.viewer.agentId, id, state: 'draft', note: null, now: now.toISOString() },
    })
    const told = { kind: 'resource.create', actor: asked.viewer.id, subject: id } as const
    await audit(tx, { ...told, values: { provider: provider.id, from: original.id, making } }, now)
    return { value: null, changes: written.changes }
  })
  return { ok: true, value: await afterWriting(services, id) }
}

function languageOf({ making, language: given, original }: Derived): Outcome<string> {
  if (making === 'ADAPT' && given === null) return { ok: true, value: original.languages[0] ?? 'und' }
  const { tag } = normaliseLanguage(given ?? '')
  if (!given) return failed('REQUIRED', ['language'], said`Say which language you translate into.`)
  if (tag === 'und')
    return failed('INVALID', ['language'], said`This is no language tag: write it as sw, pt-BR or zh-Hans.`)
  if (making === 'TRANSLATE' && original.languages.includes(tag))
    return failed('INVALID', ['language'], said`It is in this language already. Choose the one you translate into.`)
  return { ok: true, value: tag }
}

function licenceFor({ making, licence: given, original, provider }: Derived): Outcome<string> {
  if (given !== null && !licenceOf(given))
    return failed('INVALID', ['licence'], said`This is no licence we know: give a key from \`licences\`.`)
  const best = chooseLicence([original.licences], making).find(({ answer }) => answer === 'YES')?.licence.key
  // The owner of a work under an unknown licence still has to choose one.
  const licence = given ?? best ?? 'cc-by-4.0'
  const origins =
    making === 'TRANSLATE' ? { translationOf: original, basedOn: [] } : { translationOf: null, basedOn: [original] }
  const faults = lineageFaults(licence, provider.id, origins, best === undefined ? ['id'] : ['licence'])
  if (faults.length > 0) return { ok: false, errors: faults }
  return { ok: true, value: licence }
}
