/** `/exports/…`: frameworks as files. Everybody gets what is public; a private draft only members of its provider. */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isId } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { outcomesTemplate } from '#api/framework/outcome-sheet.ts'
import { seesFramework } from '#api/framework/visible.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { frameworkToExport } from '#graph/queries/export.ts'
import { EXPORT_FORMS, fileNameOf } from './forms.ts'

const PATH = /^\/exports\/frameworks\/([^/]+)\.(case\.json|csv)$/
const TEMPLATE = '/exports/outcomes-template.csv'

/**
 * Answers an address under `/exports/`; false when it is none of ours. The answer is written piece by piece, names the
 * catalogue version in its `etag`, and is not sent again to who has that version.
 */
export async function answerExport(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  contextOf: () => Promise<Context>,
): Promise<boolean> {
  const isHead = request.method === 'HEAD'
  if (path === TEMPLATE) {
    describe(response, 'text/csv; charset=utf-8', 'outcomes-template.csv')
    response.setHeader('cache-control', 'public, max-age=3600')
    response.end(isHead ? undefined : outcomesTemplate())
    return true
  }
  const [, id = '', ending = ''] = PATH.exec(path) ?? []
  const form = Object.values(EXPORT_FORMS).find((each) => each.ending === ending)
  if (!form || !isId(id)) return false
  const context = await contextOf()
  const { graph } = context.services
  const version = await currentVersion(graph)
  const framework = await frameworkToExport(graph, id)
  const isHere = framework && framework.state !== 'referenced'
  if (!isHere || !seesFramework(context.viewer, cardOf(framework))) return false
  const isPublic = framework.state === 'published'
  // Forms change with releases and the catalogue with its version: whoever has both has this file.
  const tag = `W/"${version}-${form.revision}"`
  response.setHeader('etag', tag)
  response.setHeader('cache-control', isPublic ? 'public, no-cache' : 'private, no-store')
  if (isPublic && request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
    response.writeHead(304).end()
    return true
  }
  describe(response, form.mediaType, fileNameOf(framework, form))
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
  const licence = framework.record.licences.find(({ url }) => url !== undefined && /^https?:\/\/[!-~]+$/.test(url))
  if (licence) response.setHeader('link', `<${licence.url!.replace(/[<>"]/g, encodeURIComponent)}>; rel="license"`)
  response.writeHead(200)
  if (isHead) response.end()
  else await send(response, form.pieces(graph, framework))
  return true
}

function cardOf({ id, state, providerId, record }: NonNullable<Awaited<ReturnType<typeof frameworkToExport>>>) {
  const { uri = '', titles, adoptionStatus = null } = record
  return { id, uri, titles, state: state as 'published' | 'referenced' | 'draft', adoptionStatus, providerId }
}

function describe(response: ServerResponse, mediaType: string, name: string): void {
  response.setHeader('content-type', mediaType)
  response.setHeader('content-disposition', `attachment; filename="${name}"`)
}

/** Waits for a slow reader before it makes the next piece, and ends when the reader is gone. */
async function send(response: ServerResponse, pieces: AsyncIterable<string>): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  for await (const piece of pieces) {
    if (gone.signal.aborted) return
    if (piece === '' || response.write(piece)) continue
    try {
      await once(response, 'drain', { signal: gone.signal })
    } catch {
      return
    }
  }
  response.end()
}
