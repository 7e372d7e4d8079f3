import { error, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { ask, refusal, request } from '#lib/server/api.ts'
import { printed } from '#lib/server/qr.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { ANSWER, ANSWERS, GONE, NEW_VERSION, RESOURCE, type Gone, type Resource, type Similar } from './query.ts'

/** What is done and just now: said once, above the page. */
const DONE = ['published', 'submitted', 'updated', 'withdrawn', 'answered', 'agreed', 'reported'] as const

/** Letters of a title that are looked for. */
const MOST_ASKED = 300

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const variables = { id: event.params.id, languages, needs }
  const { resource, similar } = await request<{ resource: Resource | null; similar: Similar[] }>(
    RESOURCE,
    variables,
    event,
  )
  if (!resource) error(404, m.resource_none_typed())
  // For now: a merge can be taken back.
  if (resource.mergedInto) redirect(307, `/resources/${resource.mergedInto.id}`)
  if (resource.state === 'WITHDRAWN') {
    const letters = event.url.searchParams.get('code') ?? ''
    const outcomes = resource.alignments.map(({ outcome }) => outcome.id)
    const asked = {
      query: outcomes.length > 0 ? '' : resource.title.text.slice(0, MOST_ASKED),
      filter: outcomes.length > 0 ? { outcomes } : null,
      ...{ languages, needs, letters, hasCode: letters !== '' },
    }
    const { alike, target } = await request<Gone>(GONE, asked, event)
    const isMeant = !alike.widened && alike.droppedWords.length === 0
    const left = [...resource.laterVersions, ...resource.editions]
    error(410, m.resource_gone(), {
      tombstone: {
        title: resource.title,
        reason: resource.stateReason,
        provider: { id: resource.provider.id, name: resource.provider.name },
        newer: resource.laterVersions,
        editions: resource.editions.filter(({ id }) => id !== resource.id),
        alike: isMeant ? alike.nodes.filter(({ id }) => left.every((one) => one.id !== id)) : [],
        code: target?.viewerCanRelink ? target.letters : null,
      },
    })
  }
  const done = DONE.find((word) => word === event.url.searchParams.get('done')) ?? null
  return {
    ...{ resource, similar, needNames, needsFrom, done },
    code: printed(resource.printCode, event.url),
    day: new Date().toISOString().slice(0, 10),
  }
}

interface Answered {
  alignmentAnswer: { suggestion: { status: string } | null; userErrors: UserError[] }
}

interface Begun {
  resourceNewVersion: { resource: { id: string } | null; userErrors: UserError[] }
}

export const actions: Actions = {
  /** Begins a new version, and goes on with it. */
  version: async (event) => {
    const { id } = event.params
    signedIn(event, `/resources/${id}`)
    const { resourceNewVersion: begun } = await request<Begun>(NEW_VERSION, { id }, event)
    if (!begun.resource) error(404, begun.userErrors[0]?.message ?? m.resource_none())
    redirect(303, `/resources/${begun.resource.id}/edit?done=started`)
  },
  /** One press: what somebody says to a suggested outcome. */
  answer: async (event) => {
    const { id } = event.params
    const back = `/resources/${id}`
    signedIn(event, back)
    const form = await event.request.formData()
    const answer = ANSWERS.find((each) => each === form.get('answer'))
    if (!answer) error(400, m.resource_suggested_choose())
    const input = {
      resourceId: String(form.get('resource') ?? ''),
      outcomeId: String(form.get('outcome') ?? ''),
      answer,
    }
    let answered: Answered['alignmentAnswer']
    try {
      answered = (await ask<Answered>(ANSWER, { input }, event)).alignmentAnswer
    } catch (cause) {
      const { status, errors } = refusal(cause, 'answer')
      error(status, errors[0]?.message ?? m.resource_suggested_failed())
    }
    if (!answered.suggestion) error(404, answered.userErrors[0]?.message ?? m.resource_suggested_gone())
    const done = answered.suggestion.status === 'ACCEPTED' ? 'agreed' : 'answered'
    redirect(303, `${back}?done=${done}`)
  },
}
