import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** Every page carries its own style, so that a reading page is one request. */
const INLINE_STYLES_UP_TO_BYTES = 60_000

/** Phones of 2022 and later get every style; colours and nesting are written out for the older of them. */
const OLDEST_BROWSERS = ['chrome99', 'firefox97', 'safari15.4']

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      inlineStyleThreshold: INLINE_STYLES_UP_TO_BYTES,
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
        },
      },
      version: { name: 'site' },
    }),
  ],
  build: { cssTarget: OLDEST_BROWSERS },
})
