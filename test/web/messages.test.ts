/** Every word of the site is a message, in every language that is offered; and what is not one yet is on a list that only shrinks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../web/src/lib/locales.ts'

const WEB = join(import.meta.dirname, '../../web')
const patterns = (
  JSON.parse(readFileSync(join(WEB, 'project.inlang/settings.json'), 'utf8')) as {
    'plugin.inlang.messageFormat': { pathPattern: string[] }
  }
)['plugin.inlang.messageFormat'].pathPattern

interface Variants {
  declarations: string[]
  selectors: string[]
  match: Record<string, string>
}
type Message = string | [Variants]

/** The messages of a language, with the file each is in. */
function messagesIn(locale: string): Map<string, { message: Message; file: string }> {
  const found = new Map<string, { message: Message; file: string }>()
  for (const pattern of patterns) {
    const file = pattern.replace('{locale}', locale)
    if (!existsSync(join(WEB, file))) continue
    const held = JSON.parse(readFileSync(join(WEB, file), 'utf8')) as Record<string, Message>
    for (const [key, message] of Object.entries(held)) {
      if (key === '$schema') continue
      if (found.has(key)) throw new Error(`${key} stands in ${file} and in ${found.get(key)!.file}`)
      found.set(key, { message, file })
    }
  }
  return found
}

const texts = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message[0].match)
/** What a message is given, apart from what it makes of that itself, and the marks that stand in it. */
function shapeOf(message: Message): { given: string[]; marks: string[] } {
  const own = typeof message === 'string' ? [] : message[0].declarations
  const locals = own.filter((line) => line.startsWith('local')).map((line) => line.split(/\s+/)[1]!)
  const inputs = own.filter((line) => line.startsWith('input')).map((line) => line.split(/\s+/)[1]!)
  const named = texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))
  const marks = texts(message).flatMap((text) => [...text.matchAll(/\{#(\w+)/g)].map(([, name]) => name!))
  const given = [...inputs, ...named.filter((name) => !locals.includes(name))]
  return { given: [...new Set(given)].sort(), marks: [...new Set(marks)].sort() }
}

/** Faults of the plurals of a message: forms that its language has not, and such that are missing. */
function pluralFaults(key: string, message: Message, locale: string): string[] {
  if (typeof message === 'string') return []
  const { declarations, selectors, match } = message[0]
  const has = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  const plural = declarations.flatMap((line) => /^local (\w+) = \w+: plural$/.exec(line)?.[1] ?? [])
  return selectors
    .filter((selector) => plural.includes(selector))
    .flatMap((selector) => {
      const used = Object.keys(match).map((at) => new RegExp(`(?:^|,\\s*)${selector}=([\\w*]+)`).exec(at)?.[1] ?? '')
      const wrong = used.filter((form) => form !== '*' && !has.includes(form as 'one'))
      const missing = used.includes('*') ? [] : has.filter((form) => !used.includes(form))
      return [
        ...wrong.map((form) => `${key}: ${locale} has no "${form}"`),
        ...missing.map((form) => `${key}: "${form}" is missing in ${locale}`),
      ]
    })
}

const english = messagesIn('en')
const sources = readdirSync(join(WEB, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith('lib/paraglide'))
  .sort()
const source = (path: string) => readFileSync(join(WEB, 'src', path), 'utf8')

describe('messages', () => {
  it('stand in files that the settings name', () => {
    const named = patterns.map((pattern) => pattern.replace('./messages/{locale}/', ''))
    for (const locale of readdirSync(join(WEB, 'messages'))) {
      expect(LOCALES).toContain(locale)
      for (const file of readdirSync(join(WEB, 'messages', locale))) expect(named, `${locale}/${file}`).toContain(file)
    }
  })

  it('are named by their room', () => {
    const wrong = [...english].filter(([key, { file }]) => !key.startsWith(`${/([a-z]+)\.json$/.exec(file)![1]}_`))
    expect(wrong.map(([key, { file }]) => `${key} in ${file}`)).toEqual([])
  })

  it('are all used, and all there', () => {
    const used = new Set(sources.flatMap((path) => source(path).match(/(?<=\bm\.)[a-z][a-z0-9_]*/g) ?? []))
    expect(
      [...english.keys()].filter((key) => !used.has(key)),
      'unused',
    ).toEqual([])
    expect(
      [...used].filter((key) => key.includes('_') && !english.has(key)),
      'missing',
    ).toEqual([])
  })

  it.each(LOCALES.filter((locale) => existsSync(join(WEB, 'messages', locale))))('are right in %s', (locale) => {
    const own = messagesIn(locale)
    const faults = [...own].flatMap(([key, { message }]) => {
      const source = english.get(key)
      if (!source) return [`${key} is not a message in English`]
      if (texts(message).some((text) => text.trim() === '')) return [`${key} says nothing`]
      const [ours, theirs] = [shapeOf(source.message), shapeOf(message)]
      const differs = JSON.stringify(ours) !== JSON.stringify(theirs)
      return [
        ...(differs ? [`${key} is given ${JSON.stringify(theirs)} and not ${JSON.stringify(ours)}`] : []),
        ...pluralFaults(key, message, locale),
      ]
    })
    expect(faults).toEqual([])
  })

  it.each(LOCALES)('are complete in %s', (locale) => {
    const own = messagesIn(locale)
    expect([...english.keys()].filter((key) => !own.has(key))).toEqual([])
  })

  it('are checked for the plurals of each language', () => {
    const message = (match: Record<string, string>): Message => [
      { declarations: ['input count', 'local plural = count: plural'], selectors: ['plural'], match },
    ]
    const two = message({ 'plural=one': 'a', 'plural=other': 'b' })
    expect(pluralFaults('k', two, 'en')).toEqual([])
    expect(pluralFaults('k', two, 'ru')).toEqual(['k: "few" is missing in ru', 'k: "many" is missing in ru'])
    expect(pluralFaults('k', two, 'zh')).toEqual(['k: zh has no "one"'])
    expect(shapeOf('Hello {name}, {#a}there{/a}')).toEqual({ given: ['name'], marks: ['a'] })
  })
})

/** Attributes that people read or hear. */
const READ = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'content',
  'label',
  'hint',
  'legend',
  'lead',
  'what',
  'caption',
])
/** Names of the place and of formats, which are the same in every language. */
const NAMES = /\b(?:Waymark|GraphQL|Atom|JSON|WCAG|CSV|XLSX|DOI|ISBN|URN|MB|kB)\b/g
const says = (text: string) => /\p{L}{2,}/u.test(text.replace(NAMES, ''))

/** Words written into a template: text with letters in it, and attributes that are read. */
function ownWords(svelte: string): string[] {
  const found: string[] = []
  const walk = (node: unknown, inside: string): void => {
    if (Array.isArray(node)) return node.forEach((each) => walk(each, inside))
    if (node === null || typeof node !== 'object') return
    const { type, name, data, value } = node as { type?: string; name?: string; data?: string; value?: unknown }
    if (type === 'Text' && typeof data === 'string' && inside !== 'code' && says(data)) found.push(data.trim())
    if (type === 'Attribute') {
      if (name === 'content' && inside !== 'meta-read') return
      if (READ.has(name!)) walkAttribute(value)
      return
    }
    for (const [key, child] of Object.entries(node)) {
      if (['start', 'end', 'loc', 'expression', 'script', 'css', 'instance', 'module', 'options'].includes(key))
        continue
      const isRead =
        name === 'meta' && JSON.stringify((node as { attributes?: unknown }).attributes).includes('"description"')
      walk(child, type === 'RegularElement' ? (isRead ? 'meta-read' : name!) : inside)
    }
  }
  const walkAttribute = (value: unknown): void => {
    for (const part of [value].flat() as {
      type?: string
      data?: string
      expression?: { type: string; value?: unknown }
    }[]) {
      if (part?.type === 'Text' && says(part.data ?? '')) found.push(part.data!.trim())
      if (part?.expression?.type === 'Literal' && says(String(part.expression.value)))
        found.push(String(part.expression.value))
    }
  }
  const tree = parse(svelte, { modern: true }) as AST.Root
  walk(tree.fragment, '')
  return found
}

/** Three words in a row. */
const SENTENCE = /\p{L}{2,}[,;:]? +\p{L}{2,}[,;:]? +\p{L}{2,}/u
/** GraphQL has braces, and its names of fields stand in a row like words. */
const GRAPHQL = /[{}$@]|\.\.\./
/** What is read by programmers and operators alone. */
const NOT_FOR_READERS = /^(?:operation|console\.\w+|log\.\w+)$|Error$/
/** Sentences in programs that are no words of the site, by their file and how they begin. */
const NO_WORDS: Readonly<Record<string, readonly string[]>> = {
  // Names in a row, split where they stand.
  'lib/publish-form.ts': ['stale provider title'],
  'lib/languages.ts': ['af am ar'],
  'lib/server/woff2.ts': ['cmap head hhea'],
  // A search: its words are those of outcomes, which are in English.
  'routes/pathways/+page.svelte': ['reading for meaning', 'staying safe online'],
  // Said to a program that asks for data.
  'routes/pathways.json/+server.ts': ['Give at least one goal'],
}

/** Sentences in a program: texts of three words or more. What is joined from parts is `…` between them. */
function ownSentences(program: string): string[] {
  const found: string[] = []
  const walk = (node: ts.Node): void => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && NOT_FOR_READERS.test(node.expression.getText()))
      return
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
        : ''
    if (SENTENCE.test(text) && !GRAPHQL.test(text)) found.push(text.trim())
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile('it.ts', program, ts.ScriptTarget.Latest, true))
  return found
}
const programsOf = (path: string): string[] =>
  path.endsWith('.ts')
    ? [source(path)]
    : [...source(path).matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, program]) => program!)

describe('words of programs', () => {
  it('are messages too, save for a few that are named here', () => {
    const own = sources
      // Documents, and names of fields that stand in several of them.
      .filter((path) => !path.endsWith('/query.ts') && !path.startsWith('routes/design/'))
      .flatMap((path) =>
        programsOf(path)
          .flatMap(ownSentences)
          .map((sentence) => ({ path, sentence })),
      )
    const isNamed = ({ path, sentence }: (typeof own)[number]) =>
      NO_WORDS[path]?.some((begin) => sentence.startsWith(begin)) === true
    expect(own.filter((each) => !isNamed(each))).toEqual([])
    const unused = Object.entries(NO_WORDS).flatMap(([path, begins]) =>
      begins.filter((begin) => !own.some((each) => each.path === path && each.sentence.startsWith(begin))),
    )
    expect(unused).toEqual([])
  })

  it('are found in texts and in what is joined, and not in documents, errors and the log', () => {
    expect(
      ownSentences("const a = ['Put it here', `You have ${n} new keys here`, 'one two', \"it's so far\"]"),
    ).toEqual(['Put it here', 'You have … new keys here'])
    expect(ownSentences("fail(400, { fault: 'That is too much.' })")).toEqual(['That is too much.'])
    const others =
      "throw new TypeError('This cannot be so'); log.warn('it took too long'); operation(`query It { a b c }`)"
    expect(ownSentences(`${others}; const part = '{ id name text title }'`)).toEqual([])
  })
})

describe('words of pages', () => {
  it('are messages, all of them', () => {
    const own = sources
      .filter((path) => path.endsWith('.svelte'))
      // The living page of parts is for those who build, and is not served.
      .filter((path) => !path.startsWith('routes/design/'))
      .map((path) => ({ path, words: ownWords(source(path)) }))
      .filter(({ words }) => words.length > 0)
    expect(own.map(({ path, words }) => `${path}: ${words.slice(0, 3).join(' | ').replace(/\s+/g, ' ')}`)).toEqual([])
  })

  it('are found wherever they stand', () => {
    expect(ownWords('<p>Hello</p>')).toEqual(['Hello'])
    expect(ownWords('<p>{hello} · 12 <bdi>{name}</bdi></p><code>/search.atom</code><p>Waymark</p>')).toEqual([])
    expect(ownWords('<img alt="A map"><Field label="Name" hint={"So"} id="name" />')).toEqual(['A map', 'Name', 'So'])
    expect(ownWords('{#if a}<b>Yes</b>{:else}No{/if}{#each b as c}<i title="On">{c}</i>{/each}')).toEqual([
      'Yes',
      'No',
      'On',
    ])
    expect(
      ownWords(
        '<svelte:head><meta name="description" content="What it is"><meta name="robots" content="noindex"></svelte:head>',
      ),
    ).toEqual(['What it is'])
  })
})
