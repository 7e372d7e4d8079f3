/** The outcome that the pages below this folder edit. */
import { error, type RequestEvent } from '@sveltejs/kit'
import { editable } from '#lib/server/frameworks.ts'
import { m } from '#lib/paraglide/messages.js'
import { EDITED_OUTCOME, type EditedOutcome } from './query.ts'

/** Reads it with its framework. Ends with the fitting error page when it is not there or not the reader's to edit. */
export async function editedOutcome(event: RequestEvent<{ id: string; outcome: string }>) {
  const { id, outcome: wanted } = event.params
  const { framework, outcome } = await editable<EditedOutcome>(EDITED_OUTCOME, { id, outcome: wanted }, event)
  if (outcome?.framework?.id !== framework.id) error(404, m.editor_item_missing())
  return { framework, outcome: outcome as NonNullable<typeof outcome> }
}
