/** Identity: v5 of the source key for what is imported, so that two places agree, and v4 for what is born here. */
import { hash, randomUUID } from 'node:crypto'

/** Our namespace for name-based UUIDs. It never changes: every imported id depends on it. */
const NAMESPACE = '8616a40f-e75d-40ee-8ac0-a4d01e1d508c'
const NAMESPACE_BYTES = Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex')

/** The id of what a source names `sourceKey`: a lower-case UUID, version 5 (RFC 9562, section 5.5). */
export function idOf(sourceKey: string): string {
  const digest = hash('sha1', Buffer.concat([NAMESPACE_BYTES, Buffer.from(sourceKey, 'utf8')]), 'buffer')
  digest[6] = (digest[6]! & 0x0f) | 0x50
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** A new id for something born here: a lower-case UUID, version 4. */
export function newId(): string {
  return randomUUID()
}

/** Our own uri of a node that has no foreign one. */
export function uriOf(id: string): string {
  return `urn:uuid:${id}`
}
