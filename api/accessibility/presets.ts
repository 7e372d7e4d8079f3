/** Needs in the words teachers use. Each preset is a formula of needs; the site shows what it stands for. */
import { said } from '#api/words/said.ts'
import {
  NEEDS,
  NEEDS_WITH_LANGUAGE,
  PRESETS,
  type Importance,
  type Need,
  type NeedGroup,
  type Needs,
  type Preset,
} from './needs.ts'

/** More groups than this are refused: nobody asks so much, and each costs time on every hit. */
export const MOST_GROUPS = 60

export interface PresetEntry {
  /** What it is called: an English pattern of `sentence`, as the description. */
  label: string
  /** The formula in words. */
  description: string
  /** All groups together; of each, any one need. */
  groups: readonly { anyOf: readonly Need[]; importance: Importance }[]
}

const required = (...anyOf: Need[]) => ({ anyOf, importance: 'REQUIRED' as const })
const preferred = (...anyOf: Need[]) => ({ anyOf, importance: 'PREFERRED' as const })

/**
 * A preset requires what the person cannot do without and prefers what makes it better, so that little known does not
 * read as little fitting. What somebody cannot do without beyond that can be asked for as a need of its own.
 */
export const PRESET_TABLE: Readonly<Record<Preset, PresetEntry>> = {
  BLIND: {
    label: 'Blind',
    description:
      'Works with a screen reader or in braille; better with what is seen told in words, formulas as text, and keyboard control.',
    groups: [
      required('SCREEN_READER', 'BRAILLE'),
      preferred('AUDIO_DESCRIPTION'),
      preferred('MATHS_AS_TEXT'),
      preferred('KEYBOARD_ONLY'),
    ],
  },
  LOW_VISION: {
    label: 'Low vision',
    description:
      'Text can be made large; better with strong contrast, nothing told by colour alone, and reading aloud.',
    groups: [
      required('LARGE_TEXT'),
      preferred('HIGH_CONTRAST'),
      preferred('NO_COLOUR_RELIANCE'),
      preferred('READ_ALOUD'),
    ],
  },
  COLOUR_BLIND: {
    label: 'Colour blind',
    description: 'Nothing is told by colour alone.',
    groups: [required('NO_COLOUR_RELIANCE')],
  },
  DEAF: {
    label: 'Deaf',
    description: 'Captions, a transcript or signing for what is heard.',
    groups: [required('CAPTIONS', 'TRANSCRIPT', 'SIGN_LANGUAGE')],
  },
  HARD_OF_HEARING: {
    label: 'Hard of hearing',
    description: 'Captions, a transcript or clear speech; better with clear speech besides.',
    groups: [required('CAPTIONS', 'TRANSCRIPT', 'CLEAR_AUDIO'), preferred('CLEAR_AUDIO')],
  },
  DYSLEXIA: {
    label: 'Dyslexia',
    description: 'Can be read aloud; better with text whose look can be changed, headings, and easy reading.',
    groups: [required('READ_ALOUD'), preferred('LARGE_TEXT'), preferred('CLEAR_STRUCTURE'), preferred('EASY_READING')],
  },
  ADHD: {
    label: 'ADHD',
    description: 'A clear structure or short steps; better without time limits and without simulated motion.',
    groups: [required('CLEAR_STRUCTURE', 'SHORT_STEPS'), preferred('NO_TIME_LIMIT'), preferred('NO_MOTION')],
  },
  AUTISM: {
    label: 'Autism',
    description: 'A clear structure; better without sudden sounds, flashing, simulated motion, and time limits.',
    groups: [
      required('CLEAR_STRUCTURE'),
      preferred('NO_SUDDEN_SOUND'),
      preferred('NO_FLASHING'),
      preferred('NO_MOTION'),
      preferred('NO_TIME_LIMIT'),
    ],
  },
  MOTOR: {
    label: 'Limited movement',
    description: 'Works by keyboard, with switches or by voice; better without time limits.',
    groups: [required('KEYBOARD_ONLY', 'SWITCH_CONTROL', 'VOICE_CONTROL'), preferred('NO_TIME_LIMIT')],
  },
  PHOTOSENSITIVE_EPILEPSY: {
    label: 'Photosensitive epilepsy',
    description: 'Nothing flashes. Resources of which this is not known are left out.',
    groups: [required('NO_FLASHING')],
  },
  SLOW_CONNECTION: {
    label: 'Slow connection',
    description: 'Small enough for a slow line, or can be kept and used without one.',
    groups: [required('LOW_BANDWIDTH', 'OFFLINE')],
  },
}

/** One wish as it comes from outside: exactly one of `need` and `preset`. */
export interface NeedWish {
  need?: Need | null
  preset?: Preset | null
  importance?: Importance | null
  language?: string | null
}

export interface NeedWishError {
  /** Path below the list: `['0', 'need']`. */
  field: string[]
  message: string
}

/**
 * Wishes as groups of needs, in the order asked, each group once. A preset keeps its own mix of required and preferred
 * needs; asked for as PREFERRED, all of it is. The language goes to the needs that have one. Every fault is named.
 */
export function expand(
  wishes: readonly NeedWish[],
): { ok: true; value: Needs } | { ok: false; errors: NeedWishError[] } {
  const errors: NeedWishError[] = []
  const groups = new Map<string, NeedGroup>()
  wishes.forEach((wish, at) => {
    const place = String(at)
    if (!wish.need === !wish.preset) {
      errors.push({ field: [place], message: said`Give either a need or a preset, not both and not neither.` })
      return
    }
    if (wish.need && !(NEEDS as readonly string[]).includes(wish.need)) {
      errors.push({ field: [place, 'need'], message: said`There is no need “${wish.need}”.` })
      return
    }
    if (wish.preset && !(PRESETS as readonly string[]).includes(wish.preset)) {
      errors.push({ field: [place, 'preset'], message: said`There is no preset “${wish.preset}”.` })
      return
    }
    const formula = wish.preset ? PRESET_TABLE[wish.preset].groups : [required(wish.need as Need)]
    for (const group of formula) {
      const importance = wish.importance === 'PREFERRED' ? 'PREFERRED' : group.importance
      add({
        anyOf: group.anyOf.map((need) =>
          wish.language && NEEDS_WITH_LANGUAGE.has(need) ? { need, language: wish.language } : { need },
        ),
        importance,
        ...(wish.preset ? { preset: wish.preset } : {}),
      })
    }
  })
  if (errors.length === 0 && groups.size > MOST_GROUPS) {
    errors.push({ field: [], message: said`Ask for at most ${MOST_GROUPS} needs at once.` })
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: [...groups.values()] }

  function add(group: NeedGroup): void {
    const key = group.anyOf.map((wanted) => `${wanted.need}:${wanted.language ?? ''}`).join(' ')
    const known = groups.get(key)
    if (!known) groups.set(key, group)
    else if (known.importance === 'PREFERRED' && group.importance === 'REQUIRED') groups.set(key, { ...group })
  }
}

/** A cookie or address holds needs and presets by name: `DYSLEXIA,CAPTIONS`. Unknown names are left out. */
export function wishesFromNames(names: readonly string[]): NeedWish[] {
  const wishes: NeedWish[] = []
  for (const name of names.map((text) => text.trim().toUpperCase())) {
    if ((NEEDS as readonly string[]).includes(name)) wishes.push({ need: name as Need })
    else if ((PRESETS as readonly string[]).includes(name)) wishes.push({ preset: name as Preset })
  }
  return wishes
}
