import { bestLocale, BASE, inLanguage } from '#lib/locales.ts'
import { addressOf } from '#lib/own-path.ts'
import { request } from '#lib/server/api.ts'
import { qrCode } from '#lib/server/qr.ts'
import type { RequestHandler } from './$types'
import { PLACES, TARGET, type Target } from '../query.ts'

/**
 * Opens what a printed code leads to, in the language of whoever scanned it. A sheet knows neither their language nor their
 * needs: these choose the edition, and stand in no address.
 */
export const GET: RequestHandler = async (event) => {
  const { languages, needs, preferences } = event.locals
  const picture = /^(\w{9})\.svg$/.exec(event.params.code)
  if (picture) return drawn(`${event.url.origin}/q/${picture[1]!.toUpperCase()}`)
  const asked = preferences.data === 'less' ? [...needs, { need: 'LOW_BANDWIDTH', importance: 'PREFERRED' }] : needs
  const { target } = await request<{ target: Target }>(
    TARGET,
    { letters: event.params.code, languages, needs: asked },
    event,
  )
  return new Response(null, {
    status: 302,
    headers: {
      location: inLanguage(addressFor(target, event.params.code), bestLocale(languages) ?? BASE),
      'cache-control': 'private, no-store',
    },
  })
}

/** The page of what was withdrawn is told by which code somebody came: who looks after it may lead that elsewhere. */
function addressFor({ thing, plan, fault, letters }: Target, typed: string): string {
  if (plan !== null) return `/pathways?${plan}`
  const place = thing && PLACES[thing.__typename]
  if (!place || fault) return addressOf('/code', [['letters', typed.slice(0, 300)]])
  return `${place}/${thing.id}${thing.state === 'WITHDRAWN' ? `?code=${letters}` : ''}`
}

/** The QR code of an address as a file, for sheets that are made elsewhere. */
function drawn(address: string): Response {
  const { size, path } = qrCode(address)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" stroke="#000"/></svg>`
  return new Response(svg, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
  })
}
