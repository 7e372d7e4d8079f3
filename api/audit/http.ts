/** `/.well-known/audit-head`: the heads of the audit log, a day each. For everybody. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Graph } from '#graph/graph.ts'
import { dayHeads } from './heads.ts'

export const AUDIT_HEAD_PATH = '/.well-known/audit-head'
/** Seconds that an answer holds: today's head moves with every entry. */
const HOLDS_S = 60

/** Answers with JSON: how the chain is made, and its heads, newest first. Not sent again to who has it. */
export async function answerAuditHead(
  graph: Graph,
  now: Date,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const days = await dayHeads(graph, now)
  const body = JSON.stringify({ chain: 'SHA-256 over RFC 8785 JSON', days })
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
  response.setHeader('etag', tag)
  response.setHeader('cache-control', `public, max-age=${HOLDS_S}`)
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
  const given = request.headers['if-none-match']?.split(/,\s*/).map((each) => each.replace(/^W\//, ''))
  if (given?.includes(tag)) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('content-length', Buffer.byteLength(body))
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body)
}
