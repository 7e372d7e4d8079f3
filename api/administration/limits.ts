/** The limits of callers as administrators set them over the operator's. */
import { audit } from '#api/audit/audit.ts'
import { Issues, refusable, refuse, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { LARGEST_RATE, SMALLEST_RATE, type RateClass } from '#api/rates.ts'
import { counted, said } from '#api/words/said.ts'
import { changeSettings, type LimitsNode } from '#graph/queries/administration.ts'
import { PROPERTIES, RATE_CLASSES, type Bounds } from './keeper.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'administration'>

/** Units that pages and calls take: measured, see DESIGN.md. */
const UNITS = { search: 61, call: 14, change: 11 }
const CLASS = 30

/** What a limit means, in words. Pure. */
export function meaningOf(kind: RateClass, units: number): string {
  if (units === 0) return said`No limit: one caller alone can make the place slow for everybody.`
  const times = (each: number, people = 1): number => Math.floor(units / each / people)
  const [searches, pages] = [times(UNITS.call, CLASS), times(UNITS.search, CLASS)]
  switch (kind) {
    case 'anonymous':
      return searches === 0
        ? said`Programs of a class of ${CLASS} behind one address can each make not even one search a minute.`
        : counted(
            searches,
            'Programs of a class of {1} behind one address can each make about {0} search a minute.',
            'Programs of a class of {1} behind one address can each make about {0} searches a minute.',
            CLASS,
          )
    case 'site':
      return pages === 0
        ? said`A class of ${CLASS} behind one address can each open not even one page of search a minute.`
        : counted(
            pages,
            'A class of {1} behind one address can each open about {0} page of search a minute.',
            'A class of {1} behind one address can each open about {0} pages of search a minute.',
            CLASS,
          )
    case 'signedIn':
      return counted(
        times(UNITS.search),
        'Somebody who is signed in can open about {0} page of search a minute.',
        'Somebody who is signed in can open about {0} pages of search a minute.',
      )
    case 'key':
      return [
        counted(
          times(UNITS.change),
          'A program with a key can make about {0} change a minute.',
          'A program with a key can make about {0} changes a minute.',
        ),
        counted(times(UNITS.call), 'Or it can make about {0} search.', 'Or it can make about {0} searches.'),
      ].join(' ')
  }
}

/** Every fault of limits at once; null stands for the operator's. Pure. */
export function validateLimits(
  input: Readonly<Partial<Record<RateClass, number | null>>>,
  { most }: Bounds,
): Outcome<Omit<LimitsNode, 'revision'>> {
  const issues = new Issues()
  const value: Omit<LimitsNode, 'revision'> = {}
  const highest = most ?? LARGEST_RATE
  for (const kind of RATE_CLASSES) {
    const units = input[kind] ?? null
    if (units === null) continue
    const isFree = units === 0 && most === null
    if (!isFree && (units < SMALLEST_RATE || units > highest))
      issues.add(
        'INVALID',
        ['input', kind],
        most === null
          ? said`${units} units a minute are not possible: give ${SMALLEST_RATE} to ${highest}, or 0 for no limit.`
          : said`${units} units a minute are not possible: give ${SMALLEST_RATE} to ${highest}, which is the most that the operator allows.`,
      )
    value[PROPERTIES[kind]] = units
  }
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value }
}

/** Sets all limits, on top of the revision they were read at; from then on they hold. */
export async function updateLimits(
  services: Needs,
  viewer: Pick<Viewer, 'id'>,
  revision: number,
  input: Readonly<Partial<Record<RateClass, number | null>>>,
): Promise<Outcome<null>> {
  const { administration, now } = services
  const valid = validateLimits(input, administration.bounds)
  if (!valid.ok) return valid
  const done = await refusable(() =>
    changeSettings(services.graph, now().toISOString(), async ({ limits, writeLimits, tx }) => {
      if (limits.revision !== revision)
        refuse('STALE', ['revision'], said`Somebody changed the limits meanwhile. Look at them again.`)
      await writeLimits({ ...valid.value, revision: revision + 1 })
      const values = Object.fromEntries(RATE_CLASSES.map((kind) => [kind, valid.value[PROPERTIES[kind]] ?? null]))
      await audit(tx, { kind: 'place.limits', actor: viewer.id, subject: null, values }, now())
      return null
    }),
  )
  if (done.ok) await administration.catchUp()
  return done
}
