/**
 * Turns `messages/<locale>/<room>.json` into functions, in `src/lib/paraglide/`, which no commit holds. The build, the check of
 * types and the tests each do it first; `node web/compile-messages.ts` does it by itself. Nothing is fetched and nobody is told:
 * the plugin is the one of node_modules. Paraglide usually takes messages from a database in WebAssembly, which needs 4 ms for
 * each; here its compiler is given what the plugin has read.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileProject } from '@inlang/paraglide-js'
// @ts-expect-error The plugin brings no types.
import plugin from '@inlang/plugin-message-format'

const HERE = import.meta.dirname
const OUT = join(HERE, 'src/lib/paraglide')

/** What plurals and numbers in messages are made by. Paraglide's own makes a new object of `Intl` for each, which costs 20 µs. */
const REGISTRY = `const kept = new Map()
function made(kind, locale, options) {
  const key = kind + locale + JSON.stringify(options ?? {})
  if (!kept.has(key)) kept.set(key, new Intl[kind](locale, options))
  return kept.get(key)
}
export const plural = (locale, input, options) => made('PluralRules', locale, options).select(Number(input))
export const number = (locale, input, options) => made('NumberFormat', locale, options).format(Number(input))
export const datetime = (locale, input, options) => made('DateTimeFormat', locale, options).format(new Date(input))
const LEFTWARD = /[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]/
const RIGHTWARD = /(?![\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc])\\p{L}/u
export const inLeftward = (input) =>
  typeof input !== 'string' || !RIGHTWARD.test(input) ? input : (LEFTWARD.test(input) ? '\\u2067' : '\\u2066') + input + '\\u2069'
export const inRightward = (input) =>
  typeof input !== 'string' || !LEFTWARD.test(input) ? input : (RIGHTWARD.test(input) ? '\\u2068' : '\\u2067') + input + '\\u2069'
`

/**
 * What is put into a sentence and runs the other way than it is kept by itself (isolates of UAX 9): otherwise numbers and quotation
 * marks beside it change places. What is compared, to choose a variant, is left as it is; what is marked as a name is by itself already.
 */
function keepDirections(name: string, content: string): string {
  const locale = /^messages\/(\w+)\.js$/.exec(name)?.[1]
  if (!locale) return content
  const kept = `registry.${RIGHT_TO_LEFT.includes(locale) ? 'inLeftward' : 'inRightward'}`
  return content
    .replace(/\$\{i\?\.(\w+)\}/g, `\${${kept}(i?.$1)}`)
    .replace(
      /(?<!name: "bdi", options: \{\}, attributes: \{\} \}, \{ type: "text", value: )String\(i\?\.(\w+)\)/g,
      `String(${kept}(i?.$1))`,
    )
}
const RIGHT_TO_LEFT = ['ar', 'ur']

/** Three quarters of what the compiler writes. Types stand in `messages.d.ts`. */
const TYPES_IN_COMMENTS = /\/\*\* @type(?:def)? .*? \*\/\n?/g

interface Variant {
  messageBundleId: string
  messageLocale: string
  pattern: { type: string; name?: string; arg?: { type: string; name?: string } }[]
}
interface Imported {
  bundles: { id: string; declarations: Declaration[] }[]
  messages: { bundleId: string; locale: string }[]
  variants: Variant[]
}
interface Declaration {
  type: 'input-variable' | 'local-variable'
  name: string
  value?: { arg?: { name?: string }; annotation?: { name: string } }
}

/** Compiles all messages. Writes only what has changed, so that who watches the files is left in peace. Throws where a file is no JSON. */
export async function compileMessages(): Promise<void> {
  const settings = JSON.parse(readFileSync(join(HERE, 'project.inlang/settings.json'), 'utf8')) as {
    locales: string[]
    'plugin.inlang.messageFormat': { pathPattern: string[] }
  }
  const patterns = settings['plugin.inlang.messageFormat'].pathPattern
  const files = settings.locales.flatMap((locale) =>
    patterns
      .map((pattern) => join(HERE, pattern.replace('{locale}', locale)))
      .filter((path) => existsSync(path))
      .map((path) => ({ locale, content: readFileSync(path) })),
  )
  const imported = (await plugin.importFiles({ files, settings } as never)) as unknown as Imported
  const bundles = nest(imported)
  const rows = { select: () => rows, execute: () => Promise.resolve(bundles) }
  const output = await compileProject({
    project: { settings: { get: () => Promise.resolve(settings) }, db: { selectFrom: () => rows } } as never,
    projectPath: './project.inlang',
    compilerOptions: {
      ...{ outputStructure: 'locale-modules', strategy: ['globalVariable', 'baseLocale'], isServer: 'true' },
      ...{ emitGitIgnore: false, emitPrettierIgnore: false, emitReadme: false },
    },
  })
  for (const unused of ['server.js', 'messages/_index.js']) delete output[unused]
  const written = {
    ...output,
    'registry.js': REGISTRY,
    'messages.js': index(bundles, settings.locales),
    'messages.d.ts': declare(bundles),
    'runtime.d.ts': declareRuntime(settings.locales),
  }
  for (const [name, content] of Object.entries(written))
    writeChanged(join(OUT, name), keepDirections(name, content.replace(TYPES_IN_COMMENTS, '')))
}

/** One entry a message, with its texts in each language below it, as the compiler takes them. */
function nest({ bundles, messages, variants }: Imported) {
  const key = (bundle: string, locale: string) => `${bundle}\0${locale}`
  const variantsOf = Map.groupBy(variants, (variant) => key(variant.messageBundleId, variant.messageLocale))
  const messagesOf = Map.groupBy(messages, ({ bundleId }) => bundleId)
  // A message stands once for each file that has it, with the declarations of that language.
  const first = new Map(bundles.toReversed().map((bundle) => [bundle.id, bundle]))
  return [...first.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((bundle) => ({
      ...bundle,
      messages: (messagesOf.get(bundle.id) ?? []).map((message) => ({
        ...message,
        variants: variantsOf.get(key(bundle.id, message.locale)) ?? [],
      })),
    }))
}

/**
 * The one module that pages import. Paraglide's own reads every language at once: 12 of them are 30 MB in each process and
 * a third of a second of its start. This one reads a language when somebody first asks for it.
 */
function index(bundles: ReturnType<typeof nest>, locales: string[]): string {
  const others = locales.filter((locale) => locale !== 'en')
  return `import { getLocale } from './runtime.js'
import * as en from './messages/en.js'
const read = { en }
const files = { ${others.map((locale) => `${locale}: () => import('./messages/${locale}.js')`).join(', ')} }
export async function readMessages(locale) {
  read[locale] ??= await files[locale]()
}
const of = (options, key) => (read[options?.locale ?? getLocale()] ?? en)[key]
function message(key) {
  const say = (inputs, options) => of(options, key)(inputs)
  say.parts = (inputs, options) => {
    const own = of(options, key)
    return own.parts ? own.parts(inputs) : [{ type: 'text', value: own(inputs) }]
  }
  return say
}
export const m = {
${bundles.map(({ id }) => `  ${id}: message('${id}'),`).join('\n')}
}
`
}

/** What the compiler writes is typed in comments, a thousand bytes a message; this says it in a line. */
function declare(bundles: ReturnType<typeof nest>): string {
  const lines = bundles.map(({ id, declarations, messages }) => {
    const counted = new Set(
      declarations.filter(({ value }) => value?.annotation?.name === 'plural').map(({ value }) => value!.arg!.name),
    )
    const inputs = declarations
      .filter(({ type }) => type === 'input-variable')
      .map(({ name }) => `${name}: ${counted.has(name) ? 'number' : 'string | number'}`)
    const english = messages.find(({ locale }) => locale === 'en')?.variants[0]?.pattern ?? []
    const isRich = messages.some(({ variants }) =>
      variants.some(({ pattern }) => pattern.some(({ type }) => type.startsWith('markup'))),
    )
    const says = english.map((part) => (part.type === 'text' ? (part as { value?: string }).value : '…')).join('')
    return `  /** ${says.replaceAll('*/', '* /')} */\n  ${id}: ${isRich ? 'Rich' : 'Plain'}<{ ${inputs.join('; ')} }>`
  })
  return `import type { Locale } from './runtime.js'
export type Part =
  | { type: 'text'; value: string }
  | { type: 'markup-start' | 'markup-end' | 'markup-standalone'; name: string }
type Given<Inputs> = keyof Inputs extends never
  ? [inputs?: Inputs, options?: { locale?: Locale }]
  : [inputs: Inputs, options?: { locale?: Locale }]
interface Plain<Inputs> {
  (...given: Given<Inputs>): string
}
interface Rich<Inputs> extends Plain<Inputs> {
  parts: (...given: Given<Inputs>) => Part[]
}
/** Reads the words of a language, once in a process. What is said in a language that was not read is said in English. */
export declare function readMessages(locale: Locale): Promise<void>
export declare const m: {
${lines.join('\n')}
}
`
}

function declareRuntime(locales: string[]): string {
  return `export type Locale = ${locales.map((locale) => `'${locale}'`).join(' | ')}
export declare const locales: readonly Locale[]
export declare let getLocale: () => Locale
export declare function overwriteGetLocale(own: () => Locale): void
`
}

function writeChanged(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

if (process.argv[1] === import.meta.filename) {
  rmSync(OUT, { recursive: true, force: true })
  await compileMessages()
}
