import { json } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'

/** By this a device offers to put the site among its programs. */
export const GET = () =>
  json(
    {
      ...{ name: m.site_name(), short_name: m.site_name(), start_url: '/', display: 'minimal-ui' },
      ...{ background_color: '#fcfbf7', theme_color: '#072a2c' },
      icons: [
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icon.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
      ],
    },
    { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=86400' } },
  )
