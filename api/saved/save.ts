/** Keeping a search: its address without needs, under a name. */
import { Issues, failed, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { SearchSaveInput } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import type { SavedSearchNode } from '#graph/nodes.ts'
import { keepSearch } from '#graph/queries/saved.ts'

const LONGEST_NAME = 200
const LONGEST_ADDRESS = 2000
/** Searches one account may keep. */
const MOST_SEARCHES = 100

/** What is kept of an address: no needs, whoever wrote them, and no place in the list. */
export interface KeptAddress {
  address: string
  needsLeftOut: boolean
}

/** Reads the part of an address after the `?`; a path and a `#` are passed over. Pure. */
export function keptAddress(given: string): KeptAddress {
  const query = given
    .trim()
    .replace(/#.*$/s, '')
    .replace(/^[^?]*\?/, '')
  const kept = new URLSearchParams()
  let needsLeftOut = false
  for (const [name, value] of new URLSearchParams(query)) {
    const isNeed = name.trim().toLowerCase() === 'need'
    needsLeftOut ||= isNeed
    if (!isNeed && name !== 'after' && value.trim() !== '') kept.append(name, value.trim())
  }
  return { address: kept.toString(), needsLeftOut }
}

/** Every fault of the input at once. Pure. */
export function validateSearch(input: SearchSaveInput): Outcome<KeptAddress & { name: string }> {
  const issues = new Issues()
  const name = plainLine(input.name.slice(0, 10 * LONGEST_NAME))
  issues.text(['input', 'name'], 'a name', name, LONGEST_NAME)
  const isShort = issues.text(['input', 'address'], 'the address', input.address, LONGEST_ADDRESS, false)
  const kept = keptAddress(isShort ? input.address : '')
  if (isShort && kept.address === '')
    issues.add('REQUIRED', ['input', 'address'], said`There is nothing to save: search for words or narrow down first.`)
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: { ...kept, name } }
}

/** Keeps a search for an account; whether that may is decided before. */
export async function saveSearch(
  services: Pick<Services, 'graph' | 'now'>,
  owner: Pick<Viewer, 'id'>,
  input: SearchSaveInput,
): Promise<Outcome<{ search: SavedSearchNode; needsLeftOut: boolean }>> {
  const valid = validateSearch(input)
  if (!valid.ok) return valid
  const { name, address, needsLeftOut } = valid.value
  const createdAt = services.now().toISOString()
  const search = await keepSearch(services.graph, { accountId: owner.id, name, address, createdAt }, MOST_SEARCHES)
  if (search) return { ok: true, value: { search, needsLeftOut } }
  return failed('TOO_MANY', ['input'], said`You keep ${MOST_SEARCHES} searches already. Forget one first.`)
}
