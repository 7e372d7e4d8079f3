/** The order of test files: those that take longest begin first, so that none of them is left alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Longest first, and of two that need the seeded graph not both at once: one would wait for the other to make it. */
const LONGEST = [
  'a11y/rooms',
  'graph/queries',
  'a11y/pages',
  'seed/frameworks',
  'api/rights/walk',
  'graph/outage',
  'seed/kill',
  'journeys/kill',
  'api/bulk/kill',
  'relevance/relevance',
  'api/pathway/random-plans',
  'api/pathway/keeper',
  'seed/exchange',
  'api/search/fit-corpus',
  'journeys/version-kill',
  'journeys/teacher',
  'journeys/operator',
  'graph/graph',
]

/** The files named above in their order, then the others as Vitest has them: by what they took the last time, or by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
