import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, minifySync, transformWithOxc } from 'vite'

/** Every page carries its own style, so that a reading page is one request. */
const INLINE_STYLES_UP_TO_BYTES = 60_000

/** Phones of 2022 and later get every style; colours and nesting are written out for the older of them. */
const OLDEST_BROWSERS = ['chrome99', 'firefox97', 'safari15.4']

/** The one script of the site, as it stands in pages, and the hash under which the content policy lets it run. */
const source = readFileSync(new URL('src/lib/suggest.ts', import.meta.url), 'utf8')
const suggest = minifySync('suggest.js', (await transformWithOxc(source, 'suggest.ts')).code).code.trim()
const suggestHash: `sha256-${string}` = `sha256-${createHash('sha256').update(suggest).digest('base64')}`

export default defineConfig({
  define: { SUGGEST_SCRIPT: JSON.stringify(suggest) },
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      inlineStyleThreshold: INLINE_STYLES_UP_TO_BYTES,
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'style-src': ['self'],
          'script-src': [suggestHash],
          'connect-src': ['self'],
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
