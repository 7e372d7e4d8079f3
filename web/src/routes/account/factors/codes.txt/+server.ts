import { error } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** As they are made, and nothing else: what is sent back as a file was never anything but codes. */
const CODE = /^[a-z0-9]{2,8}(-[a-z0-9]{2,8}){1,5}$/
const MOST = 20

/** Recovery codes as a file, from the page that shows them this once: nobody else has them any more. */
export const POST: RequestHandler = async ({ request, locals, url }) => {
  const codes = (await request.formData()).getAll('code').map(String)
  if (!locals.session || codes.length === 0 || codes.length > MOST || !codes.every((code) => CODE.test(code)))
    error(422, 'These are no recovery codes. Make new ones on the page of your second steps.')
  const lines = [
    `Recovery codes for ${url.host}, kept on ${new Date().toISOString().slice(0, 10)}`,
    'Each gets you in once. Cross it out when you have used it.',
    '',
    ...codes,
  ]
  return new Response(`${lines.join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="recovery-codes.txt"',
      'cache-control': 'no-store',
    },
  })
}
