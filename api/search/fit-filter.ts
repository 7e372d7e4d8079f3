/** What "not known to fail" means, for both engines. */
import type { Need } from '#api/accessibility/needs.ts'

/** Needs for which "unknown" does not pass: a flash or a sudden noise does its harm before anybody can look away. */
export const STRICT_NEEDS: ReadonlySet<Need> = new Set<Need>(['NO_FLASHING', 'NO_MOTION', 'NO_SUDDEN_SOUND'])
