import type { Reroute } from '@sveltejs/kit/hooks'
import { splitPath } from '#lib/locales.ts'

/** `/ar/search` is the page of `/search`, in Arabic. */
export const reroute: Reroute = ({ url }) => splitPath(url.pathname).path
