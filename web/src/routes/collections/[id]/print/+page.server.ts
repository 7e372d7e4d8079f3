import { collectionOf } from '#lib/server/collections.ts'
import { printCodes } from '#lib/server/print-codes.ts'
import type { PageServerLoad } from './$types'

/** Resources that get a code of their own on one sheet; those further on have their address. */
const MOST_CODES = 60

export const load: PageServerLoad = async (event) => {
  const collection = await collectionOf(event)
  const ids = collection.sections.flatMap(({ entries }) => entries.flatMap(({ resource }) => resource?.id ?? []))
  const codes = await printCodes(event, ids.slice(0, MOST_CODES), { collection: collection.id })
  return { collection, codes, on: new Date().toISOString().slice(0, 10) }
}
