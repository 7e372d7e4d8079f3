/** The seed: our own data, which goes in by the same import as everybody's. */
import { fileURLToPath } from 'node:url'
import { currentVersion, markSeeding, seedingUnfinished } from '#graph/queries/catalogue.ts'
import type { ImportEvent, ImportResult, ImportServices } from './import.ts'

/** Sizes of the seed and the folder of each. */
export const SEEDS = {
  small: fileURLToPath(new URL('./data/small', import.meta.url)),
  demo: fileURLToPath(new URL('./data/demo', import.meta.url)),
} as const
export type SeedSize = keyof typeof SEEDS

/** Imports the seed. What is the same already is not written again. */
export async function seed(
  services: ImportServices,
  report: (event: ImportEvent) => void,
  size: SeedSize = 'demo',
): Promise<ImportResult> {
  // All readers come with it; a start that finds content needs none.
  const { importFiles } = await import('./import.ts')
  return importFiles({ files: [SEEDS[size]], format: 'waymark' }, services, report)
}

/** Imports the seed into a graph that has no public content yet, or one whose seeding was cut off; else null. */
export async function seedIfEmpty(
  services: ImportServices,
  report: (event: ImportEvent) => void,
  size: SeedSize = 'demo',
): Promise<ImportResult | null> {
  const { graph } = services
  if ((await currentVersion(graph)) > 0 && !(await seedingUnfinished(graph))) return null
  await markSeeding(graph, 'begun')
  const result = await seed(services, report, size)
  await markSeeding(graph, 'ended')
  return result
}
