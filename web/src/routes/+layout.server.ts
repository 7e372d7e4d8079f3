import type { LayoutServerLoad } from './$types'

/** What every page shows: whether somebody is signed in. It asks nobody. */
export const load: LayoutServerLoad = ({ locals }) => ({ signedIn: locals.session !== null })
