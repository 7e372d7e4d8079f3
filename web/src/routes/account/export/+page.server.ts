import { signedIn } from '#lib/server/signed-in.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  signedIn(event, '/account/export')
}
