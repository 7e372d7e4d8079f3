import { error } from '@sveltejs/kit'
import { faultWords } from '#lib/fault-words.ts'
import type { PageServerLoad } from './$types'

/** The living page of parts is for those who build: while developing, and where `DESIGN=yes` asks for it. */
export const load: PageServerLoad = () => {
  if (!import.meta.env.DEV && process.env.DESIGN !== 'yes') error(404, faultWords(404) ?? '')
}
