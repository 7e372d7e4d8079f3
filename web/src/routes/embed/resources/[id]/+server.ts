import { createHash } from 'node:crypto'
import { render } from 'svelte/server'
import { escapeXml } from '#lib/atom.ts'
import { beginning } from '#lib/format.ts'
import { directionOf, inLanguage } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import tokens from '#lib/styles/tokens.css?inline'
import Card from './Card.svelte'
import style from './card.css?inline'
import { CARD, type CardAnswer } from './query.ts'
import type { RequestHandler } from './$types'

const STYLE = `${tokens}\n${style}`.trim()
/** Anybody's page may show it. It holds no script, asks for nothing and sends nothing. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

/**
 * A resource as a card for other pages: a page of its own, without script and cookies, the same for everybody who reads the same
 * languages. Neither who asks nor their needs count.
 */
export const GET: RequestHandler = async (event) => {
  event.locals.session = null
  const { locale, languages } = event.locals
  const { id } = event.params
  const { resource } = await request<CardAnswer>(CARD, { id, languages }, event)
  const isHere = resource?.state === 'PUBLISHED'
  const address = event.url.origin + inLanguage(`/resources/${id}`, locale)
  const title = isHere
    ? m.resource_card_title({ title: beginning(resource.title.text, 100), site: m.site_name() })
    : `${m.resource_none()} · ${m.site_name()}`
  const body = isHere
    ? render(Card, { props: { resource, href: address } }).body
    : `<main><h1>${escapeXml(m.resource_none())}</h1></main>`
  const page = [
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">',
    `<title>${escapeXml(title)}</title><link rel="canonical" href="${escapeXml(address)}">`,
    `<style>${STYLE}</style></head><body>${body.replace(/<!--.*?-->/g, '')}</body></html>`,
  ].join('')
  return new Response(page, {
    status: isHere ? 200 : 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
}
