import { createHash } from 'node:crypto'
import { error } from '@sveltejs/kit'
import type { CardText } from '#lib/card-svg.ts'
import { agesText, seriesText } from '#lib/format.ts'
import { languageName } from '#lib/languages.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { CARD_REVISION, drawCard } from '#lib/server/card.ts'
import type { LocalisedText } from '#lib/types.ts'
import { KIND_WORDS } from '#lib/words.ts'
import { PICTURED, type Pictured } from '../../query.ts'
import type { RequestHandler } from './$types'

const KINDS: Record<string, Pictured['__typename']> = {
  resources: 'Resource',
  outcomes: 'Outcome',
  frameworks: 'Framework',
  collections: 'Collection',
  providers: 'Provider',
}
/** Seconds after which whoever asked for too much may come back. */
const COME_BACK = 30

/** The picture of a page, as it is for everybody: a card of 1200 by 630. Who has it already is told so, and nothing is drawn. */
export const GET: RequestHandler = async (event) => {
  event.locals.session = null
  const { kind, id } = event.params
  const variables = { id, languages: [] }
  const { node } = Object.hasOwn(KINDS, kind)
    ? await request<{ node: Pictured | null }>(PICTURED, variables, event)
    : { node: null }
  const isPublic = node?.__typename === KINDS[kind] && (node?.__typename !== 'Resource' || node.state === 'PUBLISHED')
  if (!node || !isPublic) error(404, m.faults_nothing())
  const card = cardOf(node)
  const tag = `"${CARD_REVISION}-${createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 22)}"`
  const headers = { etag: tag, 'cache-control': 'public, max-age=86400, stale-while-revalidate=604800' }
  if (event.request.headers.get('if-none-match')?.split(/,\s*/).includes(tag)) {
    return new Response(null, { status: 304, headers })
  }
  const png = await drawCard(card)
  if (!png)
    return new Response(null, { status: 503, headers: { 'retry-after': `${COME_BACK}`, 'cache-control': 'no-store' } })
  return new Response(new Uint8Array(png), {
    headers: { ...headers, 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' },
  })
}

function cardOf(node: Pictured): CardText {
  const titled = (...texts: LocalisedText[]) => ({
    titles: texts.map(({ text, direction }) => ({ text, isRightToLeft: direction === 'RTL' })),
    language: texts[0]!.language,
  })
  const all = (facts: (string | null | undefined)[]) => facts.filter((fact) => fact != null)
  switch (node.__typename) {
    case 'Resource': {
      const languages = seriesText(node.languages.map(languageName))
      const about = all([languages, agesText(node.ageFrom, node.ageTo), node.provider.name])
      return { kind: KIND_WORDS[node.kind], ...titled(node.title, node.english), about }
    }
    case 'Outcome': {
      const about = all([node.code, node.framework?.title.text])
      return { kind: m.search_facet_outcome(), ...titled(node.statement, node.english), about }
    }
    case 'Framework':
      return { kind: m.search_facet_framework(), ...titled(node.title, node.english), about: [] }
    case 'Collection':
      return { kind: m.collection_kind(), ...titled(node.title, node.english), about: [] }
    case 'Provider': {
      const about = node.resourceCount > 0 ? [m.provider_count({ count: node.resourceCount })] : []
      return { kind: m.provider_kind(), titles: [{ text: node.name, isRightToLeft: false }], language: null, about }
    }
  }
}
