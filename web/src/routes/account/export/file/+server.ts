import { request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { RequestHandler } from './$types'
import { EXPORT } from '../query.ts'

/** The file, asked for by the form: the log notes that it was given out. */
export const POST: RequestHandler = async (event) => {
  signedIn(event, '/account/export')
  const { accountExport } = await request<{ accountExport: { json: string } }>(EXPORT, {}, event)
  return new Response(accountExport.json, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="waymark-account.json"',
    },
  })
}
