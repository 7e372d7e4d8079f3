import { error } from '@sveltejs/kit'
import { BASE, LOCALES } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'
import type { RequestHandler } from './$types'

/** As they are made, and nothing else: what is sent back as a file was never anything but codes. */
const CODE = /^[a-z0-9]{2,8}(-[a-z0-9]{2,8}){1,5}$/
const MOST = 20

/** Recovery codes as a file, from the page that shows them this once: nobody else has them any more. */
export const POST: RequestHandler = async ({ request, locals, url }) => {
  const form = await request.formData()
  const codes = form.getAll('code').map(String)
  // The address of a file names no language; the page that sends the form does.
  const locale = LOCALES.find((each) => each === form.get('language')) ?? BASE
  if (!locals.session || codes.length === 0 || codes.length > MOST || !codes.every((code) => CODE.test(code)))
    error(422, m.account_codes_file_none({}, { locale }))
  const lines = [
    m.account_codes_file({ host: url.host, date: new Date().toISOString().slice(0, 10) }, { locale }),
    m.account_codes_file_use({}, { locale }),
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
