import { Readable } from 'node:stream'
import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { UPLOAD, type Upload } from '../../query.ts'
import type { RequestHandler } from './$types'

const PAGE = 100

/** The report of a job as a file, a page of records after the other. */
export const GET: RequestHandler = async (event) => {
  const { id, job } = event.params
  const page = async (after: string | null) =>
    (await request<Upload>(UPLOAD, { id: job, first: PAGE, after }, event)).uploadJob
  const first = event.locals.session ? await page(null) : null
  if (first?.provider.id !== id) error(404, m.faults_nothing())
  async function* texts() {
    for (let shown: Upload['uploadJob'] = first; shown;) {
      for (const line of shown.report.nodes) yield new TextEncoder().encode(`${JSON.stringify(line)}\n`)
      const { hasNextPage, endCursor } = shown.report.pageInfo
      shown = hasNextPage ? await page(endCursor) : null
    }
  }
  return new Response(Readable.toWeb(Readable.from(texts())) as ReadableStream, {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': `attachment; filename="report-${job}.jsonl"`,
      'cache-control': 'private, no-store',
    },
  })
}
