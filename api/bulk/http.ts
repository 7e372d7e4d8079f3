/**
 * `/uploads`: files of records over HTTP, by an API key. `POST` takes one as a stream, whatever its size up to the limit;
 * `GET /uploads/ID` tells how far its job is, and `GET /uploads/ID/report` what became of records that did not go through.
 */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isId } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { may } from '#api/rights/may.ts'
import { uploadById, type UploadFormat, type UploadNode } from '#graph/queries/uploads.ts'
import { reportTexts } from './report.ts'

export const UPLOADS_PATH = '/uploads'
const PATH = /^\/uploads\/([0-9a-f-]{36})(\/report)?$/
const FORMATS: Readonly<Record<string, UploadFormat>> = {
  'application/x-ndjson': 'json-lines',
  'application/jsonl': 'json-lines',
  'application/ld+json': 'json-lines',
  'application/json': 'json-lines',
  'text/csv': 'csv',
}
/** Which status tells of which fault. */
const STATUS: Readonly<Record<string, number>> = { TOO_LONG: 413, CONFLICT: 422 }

/** A refusal before anything is read. */
interface Refusal {
  status: number
  message: string
}

/** Whether an address is one of ours. */
export function isUploadPath(path: string): boolean {
  return path === UPLOADS_PATH || path.startsWith(`${UPLOADS_PATH}/`)
}

/** Answers an address of ours. What was not read of a body that is refused closes the connection. */
export async function answerUploads(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  response.setHeader('cache-control', 'private, no-store')
  if (context.refusal) return refuse(response, { status: 401, message: context.refusal.message })
  if (!context.viewer)
    return refuse(response, { status: 401, message: 'Give an API key: "Authorization: Bearer wm_…".' })
  if (path === UPLOADS_PATH) return await take(request, response, context)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return refuse(response, { status: 405, message: `${request.method} is not possible here. Use GET.` })
  }
  const [, id = '', isReport] = PATH.exec(path) ?? []
  const { graph } = context.services
  const upload = isId(id) ? await uploadById(graph, id) : null
  if (!upload || !may(context.viewer, 'upload.manage', { providerId: upload.providerId }))
    return refuse(response, { status: 404, message: 'There is no such upload.' })
  if (!isReport) return sendUpload(response, 200, upload)
  response.setHeader('content-type', 'application/x-ndjson')
  response.setHeader('content-disposition', `attachment; filename="report-${id}.jsonl"`)
  response.writeHead(200)
  if (request.method === 'GET')
    for await (const line of reportTexts(graph, id)) {
      if (response.destroyed) return
      if (!response.write(`${line}\n`)) await Promise.race([once(response, 'drain'), once(response, 'close')])
    }
  response.end()
}

async function take(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const asked = await whatIsAsked(request, response, context)
  if ('status' in asked) return refuse(response, asked)
  const received = await context.services.uploads!.receive({ ...asked, bytes: request as AsyncIterable<Buffer> })
  if (!received.ok) {
    const [{ code, message } = { code: '', message: '' }] = received.errors
    return refuse(response, { status: STATUS[code] ?? 400, message })
  }
  const { upload, isNew } = received.value
  response.setHeader('location', `${UPLOADS_PATH}/${upload.id}`)
  sendUpload(response, isNew ? 201 : 200, upload)
}

async function whatIsAsked({ headers, method, url }: IncomingMessage, response: ServerResponse, context: Context) {
  const { services, viewer, foreignOrigin, loaders } = context
  if (method !== 'POST') {
    response.setHeader('allow', 'POST')
    return refusal(405, `${method} is not possible here. Use POST.`)
  }
  if (!viewer || foreignOrigin) return refusal(403, 'Another site may send files only with "Authorization: Bearer".')
  if (!services.uploads) return refusal(503, 'No files are taken here.')
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(/\s*;\s*/)
  const format = FORMATS[type.trim()]
  if (!format)
    return refusal(
      415,
      `The body is sent as "${type.slice(0, 100)}". Send application/x-ndjson, application/ld+json or text/csv.`,
    )
  const charset = parameters
    .find((each) => each.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    return refusal(415, `The body is in "${charset.slice(0, 40)}". Send it in UTF-8.`)
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity')
    return refusal(415, 'Send the body without Content-Encoding.')
  const { mostBytes } = services.uploads.settings
  if (Number(headers['content-length'] ?? 0) > mostBytes)
    return refusal(413, `The file is larger than ${(mostBytes / 1_000_000).toLocaleString('en')} MB. Send it in parts.`)
  const query = new URL(url ?? '', 'http://localhost').searchParams
  const providerId = query.get('provider') ?? ''
  const provider = isId(providerId) ? await loaders.agent.load(providerId) : null
  if (!provider) return refusal(404, `There is no provider "${providerId.slice(0, 60)}": give its id as ?provider=…`)
  if (!may(viewer, 'resource.publish', { providerId }))
    return refusal(
      403,
      `Only owners and editors of ${provider.name} may publish for it, and by a key only one with the scope "publish".`,
    )
  const dryRun = query.get('dryRun') ?? 'false'
  if (dryRun !== 'true' && dryRun !== 'false') return refusal(400, 'dryRun is neither "true" nor "false".')
  const digest = headers['content-digest']
  const sha256 = digest === undefined ? undefined : sha256Of(String(digest))
  if (sha256 === null)
    return refusal(400, 'Content-Digest cannot be read: write it as sha-256=:BASE64:, or leave it out.')
  return {
    ...{ viewer, provider, format, dryRun: dryRun === 'true', name: query.get('name') ?? '', sha256 },
    idempotencyKey: headers['idempotency-key'] === undefined ? undefined : String(headers['idempotency-key']),
  }
}

function refusal(status: number, message: string): Refusal {
  return { status, message }
}

/** The checksum of `Content-Digest` (RFC 9530) in hex; null where it holds none by SHA-256. */
function sha256Of(header: string): string | null {
  const text = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header)?.[1]
  return text === undefined ? null : Buffer.from(text, 'base64').toString('hex')
}

function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response.setHeader('connection', 'close')
  send(response, status, { error: message })
}

/** An upload as machines see it: how its job stands. */
function sendUpload(response: ServerResponse, status: number, upload: UploadNode): void {
  const { id, providerId, name, format, bytes, sha256, dryRun, state, position, message = null } = upload
  const { created, updated, unchanged, refused, createdAt, startedAt = null, endedAt = null } = upload
  const progress = state === 'done' ? 1 : Math.min(1, upload.bytesRead / bytes)
  const counts = { done: position, created, updated, unchanged, refused }
  const times = { createdAt, startedAt, endedAt }
  const job = { id, provider: providerId, name, format, bytes, sha256, dryRun, state, message, progress }
  send(response, status, { ...job, ...counts, ...times, report: `${UPLOADS_PATH}/${id}/report` })
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const text = `${JSON.stringify(value)}\n`
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('content-length', Buffer.byteLength(text))
  response.writeHead(status)
  response.end(text)
}
