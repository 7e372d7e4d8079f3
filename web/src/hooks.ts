import type { Reroute, Transport } from '@sveltejs/kit/hooks'
import { splitPath } from '#lib/locales.ts'

/** `/ar/search` is the page of `/search`, in Arabic. */
export const reroute: Reroute = ({ url }) => splitPath(url.pathname).path

/**
 * No page is taken over by a script, so what a page was made from is not written out for one, which is a tenth of the work on a
 * page: a word stands for it, and is not sent either. The kit marks it by these two names.
 */
export const transport: Transport = {
  unread: {
    encode: (value: unknown) =>
      typeof value === 'object' && value !== null && 'uses' in value && (value as { type?: unknown }).type === 'data',
    decode: () => null,
  },
}
