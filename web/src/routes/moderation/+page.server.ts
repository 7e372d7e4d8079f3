import { error } from '@sveltejs/kit'
import { CASE_WORDS, type CaseKind, type Queue } from '#lib/moderation.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { QUEUE } from './query.ts'

/** For others than reviewers and moderators there is no such page. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const kind = (Object.keys(CASE_WORDS) as CaseKind[]).find((each) => each === searchParams.get('kind')) ?? null
  const after = searchParams.get('after')
  const variables = { kind, after, languages: event.locals.languages }
  const { moderationQueue } = event.locals.session
    ? await request<Queue>(QUEUE, variables, event)
    : { moderationQueue: null }
  if (!moderationQueue) error(404, m.faults_nothing())
  return { queue: moderationQueue, kind, after, done: searchParams.get('done') === 'decided' }
}
