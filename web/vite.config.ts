import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { build, defineConfig, minifySync, transformWithOxc, type Plugin } from 'vite'
import { compileMessages } from './compile-messages.ts'
import { chosenThemes, splitThemes, toSrgb } from './colour.ts'

/** Every page carries its own style, so that a reading page is one request. */
const INLINE_STYLES_UP_TO_BYTES = 60_000

/** Phones of 2022 and later get every style; colours and nesting are written out for the older of them. */
const OLDEST_BROWSERS = ['chrome99', 'firefox97', 'safari15.4']

await compileMessages()

/** The script of search boxes, as it stands in pages, and the hash under which the content policy lets it run. */
const suggest = await smallScript('suggest')
/** The script that saves drafts as they are typed. */
const autosave = await smallScript('autosave')
/** The script that copies and prints recovery codes. */
const codes = await smallScript('codes')

/** The worker that keeps pages on the devices of who has asked for it, and the script that lists them. */
const worker = await smallScript('worker')
const keptList = await smallScript('kept-list')

/** The script of the pages that make and use passkeys. */
const passkey = await scriptWithLibrary('passkey')

export default defineConfig({
  define: {
    SUGGEST_SCRIPT: JSON.stringify(suggest),
    AUTOSAVE_SCRIPT: JSON.stringify(autosave),
    CODES_SCRIPT: JSON.stringify(codes),
    WORKER_SCRIPT: JSON.stringify(worker),
    KEPT_LIST_SCRIPT: JSON.stringify(keptList),
    PASSKEY_SCRIPT: JSON.stringify(passkey),
  },
  plugins: [
    messages(),
    colours(),
    sveltekit({
      preprocess: { style: layered },
      compilerOptions: { cssHash: ({ hash, filename }) => scopeOf(filename) ?? `s${hash(filename)}` },
      adapter: adapter({ out: 'build' }),
      inlineStyleThreshold: INLINE_STYLES_UP_TO_BYTES,
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          // Kept out of what is sent by the hook, which alone knows the style that stands in the page, and names its hash instead.
          'style-src': ['unsafe-inline'],
          'script-src': [suggest, autosave, codes, passkey, keptList].map(hashOf),
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

/** Makes the words anew as they are changed, while the site is developed. */
function messages(): Plugin {
  return {
    name: 'messages',
    configureServer: ({ watcher }) => {
      watcher.add(`${import.meta.dirname}/messages`)
      watcher.on('all', (_, path) => void (/\/messages\/[^/]+\/[^/]+\.json$/.test(path) && compileMessages()))
    },
  }
}

/** Colours are written in OKLCH with both themes side by side, and sent as sRGB, which is half as long and known to every browser. */
function colours(): Plugin {
  const tokens = `${import.meta.dirname}/src/lib/styles/tokens.css`
  return {
    name: 'colours',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css(\?|$)/ },
      handler(code, id) {
        const isChosen = /styles\/preferences\.css/.test(id)
        if (isChosen) this.addWatchFile(tokens)
        const themed = isChosen ? `${code}\n${chosenThemes(readFileSync(tokens, 'utf8'))}` : code
        return { code: toSrgb(/styles\/tokens\.css/.test(id) ? splitThemes(themed) : themed), map: null }
      },
    },
  }
}

const COMPONENTS = globSync('src/**/*.svelte', { cwd: import.meta.dirname }).sort()

/** The class of what a component styles, as short as can be: hundreds of elements of a page carry one. */
function scopeOf(filename: string): string | undefined {
  const at = COMPONENTS.findIndex((path) => filename.endsWith(path))
  return at === -1 ? undefined : `s${at.toString(36)}`
}

/** Styles of components and of pages stand in their layers, so that each page may outweigh what it uses, and readers both. */
function layered({ content, filename = '' }: { content: string; filename?: string }): { code: string } {
  const layer = filename.includes('/lib/components/') ? 'components' : 'pages'
  return { code: `@layer ${layer} {${content}}` }
}

/** One block without imports, made small. */
async function smallScript(name: string): Promise<string> {
  const source = readFileSync(new URL(`src/lib/${name}.ts`, import.meta.url), 'utf8')
  return minifySync(`${name}.js`, (await transformWithOxc(source, `${name}.ts`)).code).code.trim()
}

/** One file with the library it stands on, made small. */
async function scriptWithLibrary(name: string): Promise<string> {
  const source = readFileSync(new URL(`src/lib/${name}.ts`, import.meta.url), 'utf8')
  const { code } = await transformWithOxc(source, `${name}.ts`)
  const entry = `${import.meta.dirname}/src/lib/${name}.js`
  const built = await build({
    ...{ configFile: false, logLevel: 'warn', root: import.meta.dirname, publicDir: false },
    plugins: [{ name, resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) }],
    oxc: false,
    build: {
      ...{ write: false, lib: { entry, formats: ['iife'], name }, target: OLDEST_BROWSERS },
      rolldownOptions: { tsconfig: false },
    },
  })
  const [{ output }] = [built].flat() as unknown as [{ output: [{ code: string }] }]
  return minifySync(`${name}.js`, output[0].code).code.trim()
}

/** The hash under which the content policy lets a script run. */
function hashOf(script: string): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`
}
