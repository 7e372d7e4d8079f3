/**
 * Credit lines: title, author, source, licence (TASL, as Creative Commons recommends), what was made of what, and the
 * credit a source asks for; as text and as safe HTML, in the language of the resource where we have the words. Pure.
 */
import type { LicenceStatement } from '#graph/records.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { addressOf, labelOf } from './licences.ts'

/** What an attribution is made from. */
export type Attributed = Pick<ResourceNode, 'titles' | 'contributors' | 'provider' | 'url' | 'licences' | 'sources'>

/** What a resource was made from, as far as that is shown here. */
export interface Origins {
  translationOf: Attributed | null
  basedOn: readonly Attributed[]
}

export interface CreditLine {
  text: string
  /** Escaped; links to http(s) addresses and holds no other markup. */
  html: string
  /** The language of its words. */
  language: string
}

/** The words of a credit line. `%` stands for what is put in: first the title, then the author. */
interface Words {
  credit: string
  translated: string
  based: string
  unknown: string
  stated: string
  and: string
  comma: string
  stop: string
  roles: Readonly<Record<string, string>>
}

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    ...{ credit: '“%” by %', translated: 'Translated from', based: 'Based on', comma: ', ', stop: '.' },
    ...{ unknown: 'licence not known', stated: 'licence stated as', and: ' and as ', roles: {} },
  },
  ar: {
    ...{ credit: '«%» من إعداد %', translated: 'مترجم عن', based: 'مبني على', comma: '، ', stop: '.' },
    ...{ unknown: 'الرخصة غير معروفة', stated: 'الرخصة مذكورة على أنها', and: ' وعلى أنها ' },
    roles: { translator: 'الترجمة', illustrator: 'الرسوم', editor: 'التحرير' },
  },
  de: {
    ...{ credit: '„%“ von %', translated: 'Übersetzt aus', based: 'Beruht auf', comma: ', ', stop: '.' },
    ...{ unknown: 'Lizenz nicht bekannt', stated: 'Lizenz angegeben als', and: ' und als ' },
    roles: { translator: 'Übersetzung', illustrator: 'Illustration', editor: 'Redaktion' },
  },
  es: {
    ...{ credit: '«%» de %', translated: 'Traducido de', based: 'Basado en', comma: ', ', stop: '.' },
    ...{ unknown: 'licencia desconocida', stated: 'licencia indicada como', and: ' y como ' },
    roles: { translator: 'traducción', illustrator: 'ilustración', editor: 'edición' },
  },
  fr: {
    ...{ credit: '« % » par %', translated: 'Traduit de', based: 'D’après', comma: ', ', stop: '.' },
    ...{ unknown: 'licence inconnue', stated: 'licence indiquée comme', and: ' et comme ' },
    roles: { translator: 'traduction', illustrator: 'illustration', editor: 'édition' },
  },
  pt: {
    ...{ credit: '“%” de %', translated: 'Traduzido de', based: 'Baseado em', comma: ', ', stop: '.' },
    ...{ unknown: 'licença desconhecida', stated: 'licença indicada como', and: ' e como ' },
    roles: { translator: 'tradução', illustrator: 'ilustração', editor: 'edição' },
  },
  ru: {
    ...{ credit: '«%», автор: %', translated: 'Переведено с', based: 'На основе', comma: ', ', stop: '.' },
    ...{ unknown: 'лицензия неизвестна', stated: 'лицензия указана как', and: ' и как ' },
    roles: { translator: 'перевод', illustrator: 'иллюстрации', editor: 'редактор' },
  },
  sw: {
    ...{ credit: '“%” na %', translated: 'Imetafsiriwa kutoka', based: 'Imetokana na', comma: ', ', stop: '.' },
    ...{ unknown: 'leseni haijulikani', stated: 'leseni imetajwa kuwa', and: ' na kuwa ' },
    roles: { translator: 'mtafsiri', illustrator: 'mchoraji', editor: 'mhariri' },
  },
  zh: {
    ...{ credit: '《%》，作者：%', translated: '译自', based: '改编自', comma: '，', stop: '。' },
    ...{ unknown: '许可协议不明', stated: '许可协议标注为', and: '，又标注为' },
    roles: { translator: '翻译', illustrator: '插图', editor: '编辑' },
  },
}

/** Languages that credit lines have words for. */
export const ATTRIBUTION_LANGUAGES: readonly string[] = Object.keys(WORDS)

/** Roles that count as the author of a credit line. */
const AUTHORS = new Set(['creator', 'author'])
const NOTHING: Origins = { translationOf: null, basedOn: [] }

/** Of one form, text or HTML: how words stand in it and how a name is linked. */
interface Form {
  plain: (words: string) => string
  title: (words: string, address: string) => string
  licence: (words: string, address: string | null) => string
  /** In text the address stands beside; in HTML the title is the link. */
  showsAddress: boolean
}

const TEXT: Form = {
  plain: (words) => words,
  title: (words) => words,
  licence: (words, address) => (address ? `${words} (${address})` : words),
  showsAddress: true,
}
const HTML: Form = { plain: escape, title: link, licence: link, showsAddress: false }

/**
 * A credit line to copy. `language` is a tag whose words are wanted; where we have none they are English. Titles and
 * names are untrusted: in HTML they are escaped.
 */
export function attribution(resource: Attributed, language = 'en', origins: Origins = NOTHING): CreditLine {
  const spoken = language.toLowerCase().split('-')[0] ?? 'en'
  const words = Object.hasOwn(WORDS, spoken) ? WORDS[spoken] : undefined
  const inWords = words ?? (WORDS.en as Words)
  return {
    text: written(resource, origins, inWords, TEXT),
    html: written(resource, origins, inWords, HTML),
    language: words ? spoken : 'en',
  }
}

function written(resource: Attributed, origins: Origins, words: Words, form: Form): string {
  const made = [
    ...(origins.translationOf ? [`${words.translated} ${creditOf(origins.translationOf, words, form)}`] : []),
    ...origins.basedOn.map((one) => `${words.based} ${creditOf(one, words, form)}`),
  ].map((line) => `${line}${words.stop}`)
  const by = authorsOf(resource)
  const credits = [resource, origins.translationOf, ...origins.basedOn]
    .flatMap((one) => one?.sources ?? [])
    .flatMap(({ credit }) => (credit && credit !== by ? [credit] : []))
    .map((credit) => form.plain(/[.!?]$/.test(credit) ? credit : `${credit}.`))
  return [`${creditOf(resource, words, form)}${words.stop}`, ...made, ...new Set(credits)].join(' ')
}

function creditOf(resource: Attributed, words: Words, form: Form): string {
  const by = authorsOf(resource)
  const title = form.title(resource.titles[0]?.text ?? (resource.url || by), resource.url)
  const authors = new Set(resource.contributors.filter(({ role }) => AUTHORS.has(role)).map(({ name }) => name))
  const helpers = resource.contributors
    .filter(({ role, name }) => !AUTHORS.has(role) && !authors.has(name))
    .map(({ role, name }) => form.plain(`${words.roles[role] ?? role}: ${name}`))
  const [before, between, after] = words.credit.split('%')
  return [
    `${before}${title}${between}${form.plain(by)}${after}`,
    ...(helpers.length > 0 ? [helpers.join(words.comma)] : []),
    ...(form.showsAddress && resource.url ? [resource.url] : []),
    licencesOf(resource.licences, words, form),
  ].join(words.comma)
}

function authorsOf({ contributors, provider }: Attributed): string {
  const authors = contributors.filter(({ role }) => AUTHORS.has(role)).map(({ name }) => name)
  return authors.length > 0 ? authors.join(', ') : provider.name
}

/** Statements that differ are all named as what they are: only what all of them permit is permitted. */
function licencesOf(statements: readonly LicenceStatement[], words: Words, form: Form): string {
  const stated = statements.filter(({ part }) => part !== 'metadata')
  const named = new Map(stated.map((statement) => [labelOf(statement), addressOf(statement)]))
  const licences = [...named].map(([name, address]) => form.licence(name, address))
  if (licences.length === 0) return words.unknown
  return licences.length === 1 ? String(licences[0]) : `${words.stated} ${licences.join(words.and)}`
}

function link(words: string, address: string | null): string {
  if (!address || !/^https?:\/\//i.test(address)) return escape(words)
  return `<a href="${escape(address)}">${escape(words)}</a>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
