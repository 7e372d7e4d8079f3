import { error } from '@sveltejs/kit'
import { requestOr } from '#lib/server/api.ts'
import { isFinding, ITEMS, ITEMS_BELOW, readTree } from '#lib/tree-page.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'
import { FRAMEWORK, type FrameworkAnswer } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { id } = event.params
  const { languages } = event.locals
  const address = readTree(id, event.url.searchParams)
  const finding = isFinding(address)
  const isBranch = !finding && address.branch !== ''
  const { framework, outcome, searchOutcomes, coverage } = await requestOr<FrameworkAnswer>(
    FRAMEWORK,
    {
      id,
      languages,
      readers: languages,
      first: ITEMS,
      firstBelow: ITEMS_BELOW,
      after: address.after,
      isTop: !finding && !isBranch,
      branch: address.branch,
      isBranch,
      isFinding: finding,
      query: address.query,
      filter: { frameworks: [id], ...(address.levels.length > 0 && { levels: address.levels }) },
      isHere: true,
    },
    { isHere: false },
    event,
  )
  if (!framework) error(404, m.framework_missing())
  if (isBranch && outcome?.framework?.id !== framework.id) error(404, m.framework_branch_missing())
  return { address, framework, branch: outcome ?? null, found: searchOutcomes ?? null, coverage: coverage ?? null }
}
