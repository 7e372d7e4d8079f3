/** Saying something to a decision: the same form for the provider and for those who look after the place. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { UserError } from '#lib/types.ts'
import { ask, refusal } from './api.ts'

const ANSWER = `mutation NoticeAnswer($id: ID!, $text: String!) {
  noticeAnswer(id: $id, text: $text) { notice { id } userErrors { code field message } }
}`

interface Answered {
  noticeAnswer: { notice: { id: string } | null; userErrors: UserError[] }
}

/** Sends what was typed, and goes `back`; or gives the form back with what is wrong. */
export async function answerNotice(event: RequestEvent, back: string) {
  const form = await event.request.formData()
  const id = String(form.get('notice') ?? '')
  const text = String(form.get('text') ?? '')
  const typed = { answered: { id, text } }
  try {
    const { noticeAnswer } = await ask<Answered>(ANSWER, { id, text }, event)
    if (!noticeAnswer.notice) {
      const errors = noticeAnswer.userErrors.map(({ message }) => ({ id: `answer-${id}`, message }))
      return fail(422, { ...typed, errors })
    }
  } catch (error) {
    const { status, errors } = refusal(error, `answer-${id}`)
    return fail(status, { ...typed, errors })
  }
  redirect(303, back)
}
