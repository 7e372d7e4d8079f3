/** Where a printed code leads: to what it was made for, and on from there when that was merged, withdrawn or replaced. */
import type { Needs } from '#api/accessibility/needs.ts'
import type { Context } from '#api/context.ts'
import { present } from '#api/loaders.ts'
import type { NodeParent } from '#api/parents.ts'
import { visible } from '#api/resource/resolvers.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { type CodeNode, codeOf, editionsOf } from '#graph/queries/code.ts'
import { bestEdition } from './best-edition.ts'
import { followWork } from './follow-work.ts'
import { readLetters, shownLetters } from './letters.ts'

export interface Reader {
  languages: readonly string[]
  needs: Needs
}

export interface Lead {
  /** Null where none was made with these letters. */
  code: CodeNode | null
  letters: string | null
  fault: 'NOT_A_CODE' | 'WRONG_LETTER' | 'UNKNOWN' | 'GONE' | null
  thing: NodeParent | null
  plan: string | null
}

/** Reads the letters and follows the code. */
export async function lead(typed: string, reader: Reader, context: Context): Promise<Lead> {
  const read = readLetters(typed)
  const nowhere = { code: null, letters: read.ok ? shownLetters(read.code) : null, thing: null, plan: null }
  if (!read.ok) return { ...nowhere, fault: read.fault }
  const code = await codeOf(context.services.graph, read.code)
  if (!code) return { ...nowhere, fault: 'UNKNOWN' }
  if (code.plan !== null) return { ...nowhere, code, fault: null, plan: code.plan }
  const thing = await thingOf(code, reader, context)
  return { ...nowhere, code, fault: thing ? null : 'GONE', thing }
}

/** What a code leads to now; null where that is gone, or is not to be seen by who asks. */
export async function thingOf({ leadsTo }: CodeNode, reader: Reader, context: Context): Promise<NodeParent | null> {
  const { loaders } = context
  const [kind, id = ''] = leadsTo.split(':')
  if (kind === 'work') return await editionOfWork(id, reader, context)
  if (kind === 'framework') return await loaders.framework.load(id)
  if (kind === 'collection') return await loaders.collection.load(id)
  if (kind === 'provider') return await loaders.agent.load(id)
  if (kind !== 'outcome') return null
  const outcome = await loaders.outcome.load(id)
  const next = outcome?.state === 'published' ? null : await loaders.replacement.load(id)
  return next === null ? outcome : ((await loaders.outcome.load(next)) ?? outcome)
}

/**
 * The edition for a reader among the published ones of a work, and of those that its merged ones went into. Where none is
 * published any more, the one whose tombstone says why.
 */
async function editionOfWork(work: string, reader: Reader, context: Context): Promise<ResourceNode | null> {
  const { loaders, services } = context
  const { published, withdrawn } = await followWork(work, {
    editionsOf: (each) => editionsOf(services.graph, each),
    workOf: async (id) => (await loaders.resource.load(id))?.work ?? null,
  })
  const load = async (ids: readonly string[]): Promise<ResourceNode[]> =>
    present(await loaders.resource.loadMany(ids)).flatMap((resource) => visible(resource, context) ?? [])
  return bestEdition(await load(published), reader) ?? (await load(withdrawn))[0] ?? null
}
