/** Making a printed code lead to another resource, without printing it again. */
import { audit } from '#api/audit/audit.ts'
import { isId } from '#api/base/ids.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Context, Viewer } from '#api/context.ts'
import { forbidden } from '#api/errors.ts'
import { visible } from '#api/resource/resolvers.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { type CodeNode, codeOf, relinkCode } from '#graph/queries/code.ts'
import { readLetters } from './letters.ts'
import { thingOf } from './lead.ts'

const FAULTS = {
  NOT_A_CODE: () => said`A code has nine letters and digits, as K7M-29Q-XD0. Look at the sheet again.`,
  WRONG_LETTER: () => said`One letter of this code is wrong. Look at the sheet again.`,
} as const

/**
 * Makes a code lead to the work of a resource. The viewer needs the right for the provider of what it leads to now and for that
 * of the resource. Gives the code; raises FORBIDDEN
 * where the viewer does not look after the resource.
 */
export async function relink(
  context: Context,
  { viewer, letters, to }: { viewer: Viewer; letters: string; to: string },
): Promise<Outcome<string>> {
  const { services, loaders } = context
  const target = isId(to) ? visible(await loaders.resource.load(to), context) : null
  if (target?.state !== 'published') return failed('NOT_FOUND', ['to'], said`There is no published resource "${to}".`)
  if (!may(viewer, 'code.relink', { providerId: target.provider.id }))
    throw forbidden(
      said`Only owners and editors of its provider, and administrators, make printed codes lead to a resource.`,
    )
  const read = readLetters(letters)
  if (!read.ok) return failed('INVALID', ['letters'], FAULTS[read.fault]())
  const code = await codeOf(services.graph, read.code)
  if (!code) return failed('NOT_FOUND', ['letters'], said`No code with these letters was made here.`)
  if (!(await mayRelink(code, context)))
    return failed('FORBIDDEN', ['letters'], said`This code belongs to something that you do not look after.`)
  const key = `work:${target.work}`
  if (code.leadsTo === key) return { ok: true, value: read.code }
  const now = services.now()
  await services.graph.write(async (tx) => {
    await relinkCode(tx, read.code, key, now.toISOString())
    await audit(
      tx,
      {
        kind: 'code.relink',
        actor: viewer.id,
        subject: target.id,
        values: { code: read.code, from: code.leadsTo, to: key },
      },
      now,
    )
  })
  return { ok: true, value: read.code }
}

/** Whether the viewer has the say in where a code leads, also where what it was made for is withdrawn or merged. */
export async function mayRelink(code: CodeNode, context: Context): Promise<boolean> {
  const kept = await keptBy(code, context)
  return kept !== null && may(context.viewer, 'code.relink', { providerId: kept.provider.id })
}

/**
 * The resource whose provider has the say in where a code leads: the first edition of its work. Whoever translated that has none.
 * Null for what is no resource.
 */
async function keptBy(code: CodeNode, context: Context): Promise<ResourceNode | null> {
  const [kind, id = ''] = code.leadsTo.split(':')
  if (kind !== 'work') return null
  const first = await context.loaders.resource.load(id)
  if (first) return first
  const thing = await thingOf(code, { languages: [], needs: [] }, context)
  return thing && 'work' in thing ? thing : null
}
