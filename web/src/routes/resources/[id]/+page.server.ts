import { error } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { RESOURCE, type Resource, type Similar } from './query.ts'

/** What is done and just now: said once, above the page. */
const DONE = ['published', 'updated', 'withdrawn'] as const

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const variables = { id: event.params.id, languages, needs }
  const { resource, similar } = await request<{ resource: Resource | null; similar: Similar[] }>(
    RESOURCE,
    variables,
    event,
  )
  if (!resource) error(404, 'There is no such resource here. It may have been typed wrongly, or never existed.')
  if (resource.state === 'WITHDRAWN' || resource.state === 'HIDDEN')
    error(410, 'This resource is no longer here.', {
      tombstone: {
        title: resource.title,
        reason: resource.stateReason,
        provider: { id: resource.provider.id, name: resource.provider.name },
        editions: resource.editions.filter(({ id }) => id !== resource.id),
      },
    })
  const done = DONE.find((word) => word === event.url.searchParams.get('done')) ?? null
  return { resource, similar, needNames, needsFrom, done }
}
