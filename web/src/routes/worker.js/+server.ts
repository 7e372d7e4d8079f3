import { WORKER } from '#lib/keep-script.ts'

/** The worker that keeps pages. It asks this site alone. */
export const GET = () =>
  new Response(WORKER, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
    },
  })
