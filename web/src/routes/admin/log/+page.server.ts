import { requestAsAdministrator } from '#lib/server/admin.ts'
import type { Actions, PageServerLoad } from './$types'
import { LOG, PROOF, type Log, type Proof } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const given = (name: string) => event.url.searchParams.get(name)?.trim() || null
  const filter = { kind: given('kind'), actor: given('actor'), subject: given('subject') }
  const after = given('after')
  const log = await requestAsAdministrator<Log, 'auditLog'>(LOG, { ...filter, after }, 'auditLog', event)
  return { log, filter, after }
}

export const actions: Actions = {
  /** Looks through the whole log: it takes a while, so it is a press. */
  default: async (event) => ({
    proof: await requestAsAdministrator<Proof, 'auditProof'>(PROOF, {}, 'auditProof', event),
  }),
}
