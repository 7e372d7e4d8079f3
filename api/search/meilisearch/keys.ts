/**
 * Keys of a Meilisearch server with no more rights than the work needs: one to search, one to index, both for our
 * indexes only. They are made from a key that may make keys (the master key), or given.
 * https://www.meilisearch.com/docs/reference/api/keys
 */
import { Meilisearch, MeilisearchApiError, MeilisearchRequestError, type KeyCreation } from 'meilisearch'
import { idOf } from '#graph/ids.ts'
import { SearchUnavailableError } from '../search-index.ts'

/** Every index of ours begins like this. */
const OURS = 'waymark-'

export interface GivenKeys {
  /** The master key, from which the two keys are made, or a key that may search; none for an open server. */
  key?: string
  /** A key that may index; `key` where it is left out. */
  indexKey?: string
}

const SEARCHING = ['search'] as const
const INDEXING = [
  'stats.get',
  'tasks.get',
  'indexes.get',
  'indexes.create',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'documents.get',
  'documents.add',
  'documents.delete',
] as const
type Right = (typeof SEARCHING | typeof INDEXING)[number]

/**
 * One request for each right that changes nothing: the server looks at the rights first and refuses a name that cannot
 * be one, or a body that is none, after that.
 */
const NOBODY = `/indexes/${OURS}%20`
const TRIALS: Record<Right, [method: string, path: string, body?: string]> = {
  search: ['POST', '/multi-search', '{"queries":[]}'],
  'stats.get': ['GET', '/stats'],
  'tasks.get': ['GET', '/tasks?limit=1'],
  'indexes.get': ['GET', '/indexes?limit=1'],
  'indexes.create': ['POST', '/indexes', '{'],
  'indexes.delete': ['DELETE', NOBODY],
  'indexes.swap': ['POST', '/swap-indexes', '{'],
  'settings.get': ['GET', `${NOBODY}/settings`],
  'settings.update': ['PATCH', `${NOBODY}/settings`, '{'],
  'documents.get': ['GET', `${NOBODY}/documents`],
  'documents.add': ['POST', `${NOBODY}/documents`, '{'],
  'documents.delete': ['POST', `${NOBODY}/documents/delete-batch`, '{'],
}

/**
 * The key to search with and the one to index with; undefined on a server without keys. Throws
 * `SearchUnavailableError` with a sentence that names the rights that are missing, and what the client throws when the
 * server does not answer.
 */
export async function keysFor(
  url: string,
  { key, indexKey }: GivenKeys,
  timeout: number,
): Promise<{ search: string | undefined; index: string | undefined }> {
  if (key === undefined || key === '') {
    await needRights(url, undefined, [...SEARCHING, ...INDEXING], timeout)
    return { search: undefined, index: undefined }
  }
  const master = new Meilisearch({ host: url, apiKey: key, timeout })
  if (await mayMakeKeys(master)) {
    const search = await made(master, 'Waymark: search', SEARCHING)
    const index = await made(master, 'Waymark: indexing', INDEXING)
    return { search, index }
  }
  const index = indexKey === undefined || indexKey === '' ? key : indexKey
  if (index === key) await needRights(url, key, [...SEARCHING, ...INDEXING], timeout)
  else {
    await needRights(url, key, SEARCHING, timeout)
    await needRights(url, index, INDEXING, timeout, 'SEARCH_INDEX_KEY')
  }
  return { search: key, index }
}

async function mayMakeKeys(client: Meilisearch): Promise<boolean> {
  try {
    await client.getKeys({ limit: 1 })
    return true
  } catch (error) {
    if (error instanceof MeilisearchApiError && [401, 403].includes(error.response.status)) return false
    throw error
  }
}

/** The key of that name and those rights. Its id follows from them, so all processes share it and other rights get another key. */
async function made(master: Meilisearch, name: string, rights: readonly Right[]): Promise<string> {
  const definition = { name, actions: [...rights], indexes: [`${OURS}*`], expiresAt: null }
  const uid = idOf(`meilisearch-key:${JSON.stringify(definition)}`)
  try {
    return (await master.getKey(uid)).key
  } catch (error) {
    if (!(error instanceof MeilisearchApiError) || error.cause?.code !== 'api_key_not_found') throw error
  }
  try {
    return (await master.createKey({ ...definition, uid } as KeyCreation)).key
  } catch (error) {
    // Another process has just made it; a key that may look at keys need not be one that may make them.
    if (!(error instanceof MeilisearchApiError)) throw error
    if (error.cause?.code === 'api_key_already_exists') return (await master.getKey(uid)).key
    if (error.response.status !== 403) throw error
    throw new SearchUnavailableError(
      `The key in SEARCH_KEY may look at the keys of Meilisearch but not make any (keys.create): give the master key, or a key with the rights ${[...SEARCHING, ...INDEXING].join(', ')} and no others.`,
      { cause: error },
    )
  }
}

/** Throws a sentence that names every right the key lacks. */
async function needRights(
  url: string,
  key: string | undefined,
  rights: readonly Right[],
  timeout: number,
  setting = 'SEARCH_KEY',
): Promise<void> {
  const missing: Right[] = []
  for (const right of rights) {
    const [method, path, body] = TRIALS[right]
    const headers = { authorization: `Bearer ${key ?? ''}`, 'content-type': 'application/json' }
    const { status } = await tried(url, path, { method, body, headers, signal: AbortSignal.timeout(timeout) })
    if (status === 401 || status === 403) missing.push(right)
  }
  if (missing.length === 0) return
  throw new SearchUnavailableError(
    key === undefined
      ? `Meilisearch at ${url} asks for a key: set SEARCH_KEY to its master key, or to one with the rights ${rights.join(', ')}.`
      : missing.length === rights.length
        ? `Meilisearch at ${url} does not know the key in ${setting}, or it is not one for the indexes "${OURS}*": give the master key, or one with the rights ${rights.join(', ')}.`
        : `The key in ${setting} lacks ${missing.length === 1 ? 'the right' : 'the rights'} ${missing.join(', ')} on the indexes "${OURS}*": give a key that has ${missing.length === 1 ? 'it' : 'them'}, or the master key.`,
  )
}

/** Asks what the client has no words for; throws what it throws when nobody answers. */
async function tried(url: string, path: string, request: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url.replace(/\/+$/, '') + path, request)
    await response.body?.cancel()
    return response
  } catch (error) {
    throw new MeilisearchRequestError(url, error)
  }
}
