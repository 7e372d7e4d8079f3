/** The limits of callers as administrators set them over the operator's. */
import { audit } from '#api/audit/audit.ts'
import { Issues, refusable, refuse, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { LARGEST_RATE, SMALLEST_RATE, type RateClass } from '#api/rates.ts'
import { changeSettings, type LimitsNode } from '#graph/queries/administration.ts'
import { PROPERTIES, RATE_CLASSES, type Bounds } from './keeper.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'administration'>

/** Units that pages and calls take: measured, see DESIGN.md. */
const UNITS = { search: 61, call: 14, change: 11 }
const CLASS = 30

/** What a limit means, in words. Pure. */
export function meaningOf(kind: RateClass, units: number): string {
  if (units === 0) return 'No limit: one caller alone can make the place slow for everybody.'
  const times = (each: number, people: number, noun: string): string => {
    const number = Math.floor(units / each / people)
    return number === 0 ? `not even one ${noun}` : `about ${number.toLocaleString('en')} ${plural(noun, number)}`
  }
  switch (kind) {
    case 'anonymous':
      return `Programs of a class of ${CLASS} behind one address can each make ${times(UNITS.call, CLASS, 'search')} a minute.`
    case 'site':
      return `A class of ${CLASS} behind one address can each open ${times(UNITS.search, CLASS, 'page of search')} a minute.`
    case 'signedIn':
      return `Somebody who is signed in can open ${times(UNITS.search, 1, 'page of search')} a minute.`
    case 'key':
      return `A program with a key can make ${times(UNITS.change, 1, 'change')} a minute, or ${times(UNITS.call, 1, 'search')}.`
  }
}

function plural(noun: string, number: number): string {
  if (number === 1) return noun
  const [first, ...rest] = noun.split(' ')
  return [first + (first!.endsWith('ch') ? 'es' : 's'), ...rest].join(' ')
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
        `${units.toLocaleString('en')} units a minute are not possible: give ${SMALLEST_RATE.toLocaleString('en')} to ${highest.toLocaleString('en')}${most === null ? ', or 0 for no limit' : ', which is the most that the operator allows'}.`,
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
        refuse('STALE', ['revision'], 'Somebody changed the limits meanwhile. Look at them again.')
      await writeLimits({ ...valid.value, revision: revision + 1 })
      const values = Object.fromEntries(RATE_CLASSES.map((kind) => [kind, valid.value[PROPERTIES[kind]] ?? null]))
      await audit(tx, { kind: 'place.limits', actor: viewer.id, subject: null, values }, now())
      return null
    }),
  )
  if (done.ok) await administration.catchUp()
  return done
}
