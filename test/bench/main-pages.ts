/** The ten main pages of the site, for what measures them. */
import type { Ids, Reader } from '#test/a11y/places.ts'

export interface MainPage {
  name: string
  reader: Reader
  address: (ids: Ids) => string
}

export const MAIN_PAGES: readonly MainPage[] = [
  { name: 'home', reader: 'anybody', address: () => '/' },
  { name: 'search', reader: 'anybody', address: () => '/search?need=captions&need=keyboard-only' },
  { name: 'resource', reader: 'anybody', address: ({ resource }) => `/resources/${resource}` },
  { name: 'outcome', reader: 'anybody', address: ({ outcome }) => `/outcomes/${outcome}` },
  { name: 'curriculum', reader: 'anybody', address: ({ framework }) => `/frameworks/${framework}` },
  { name: 'pathway', reader: 'anybody', address: ({ outcome }) => `/pathways?goal=${outcome}` },
  { name: 'provider', reader: 'anybody', address: ({ provider }) => `/providers/${provider}` },
  { name: 'collection', reader: 'anybody', address: ({ collection }) => `/collections/${collection}` },
  { name: 'publish', reader: 'member', address: () => '/publish' },
  { name: 'sign in', reader: 'anybody', address: () => '/sign-in' },
]
