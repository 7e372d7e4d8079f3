/**
 * The needs a reader chose: how they are written in the cookie and in a shared address, and how they are asked of the
 * API. Needs are functional preferences, never diagnoses; presets are formulas of needs in the words of teachers.
 */

export const NEEDS = {
  SCREEN_READER: 'Screen reader',
  READ_ALOUD: 'Text read aloud',
  AUDIO_DESCRIPTION: 'Audio description',
  CLEAR_AUDIO: 'Clear speech',
  CAPTIONS: 'Captions',
  SIGN_LANGUAGE: 'Sign language',
  TRANSCRIPT: 'Transcript',
  LARGE_TEXT: 'Large text',
  HIGH_CONTRAST: 'High contrast',
  NO_COLOUR_RELIANCE: 'Nothing told by colour alone',
  KEYBOARD_ONLY: 'Keyboard only',
  SWITCH_CONTROL: 'Switch control',
  VOICE_CONTROL: 'Voice control',
  NO_SPEECH: 'No speaking needed',
  NO_TIME_LIMIT: 'No time limit',
  NO_FLASHING: 'Nothing flashes',
  NO_MOTION: 'No simulated motion',
  NO_SUDDEN_SOUND: 'No sudden sound',
  CLEAR_STRUCTURE: 'Clear structure',
  SHORT_STEPS: 'Short steps',
  EASY_READING: 'Easy reading',
  MATHS_AS_TEXT: 'Formulas as text',
  BRAILLE: 'Braille',
  LOW_BANDWIDTH: 'Slow line',
  OFFLINE: 'Works offline',
} as const

export const PRESETS = {
  BLIND: 'Blind',
  LOW_VISION: 'Low vision',
  COLOUR_BLIND: 'Colour blind',
  DEAF: 'Deaf',
  HARD_OF_HEARING: 'Hard of hearing',
  DYSLEXIA: 'Dyslexia',
  ADHD: 'ADHD',
  AUTISM: 'Autism',
  MOTOR: 'Limited movement',
  PHOTOSENSITIVE_EPILEPSY: 'Photosensitive epilepsy',
  SLOW_CONNECTION: 'Slow connection',
} as const

/** Needs in the groups a reader looks for them in. */
export const NEED_GROUPS: { title: string; needs: (keyof typeof NEEDS)[] }[] = [
  {
    title: 'Seeing',
    needs: [
      'SCREEN_READER',
      'BRAILLE',
      'AUDIO_DESCRIPTION',
      'LARGE_TEXT',
      'HIGH_CONTRAST',
      'NO_COLOUR_RELIANCE',
      'MATHS_AS_TEXT',
    ],
  },
  { title: 'Hearing', needs: ['CAPTIONS', 'TRANSCRIPT', 'SIGN_LANGUAGE', 'CLEAR_AUDIO'] },
  { title: 'Reading and attention', needs: ['READ_ALOUD', 'EASY_READING', 'CLEAR_STRUCTURE', 'SHORT_STEPS'] },
  {
    title: 'Moving and speaking',
    needs: ['KEYBOARD_ONLY', 'SWITCH_CONTROL', 'VOICE_CONTROL', 'NO_SPEECH', 'NO_TIME_LIMIT'],
  },
  { title: 'Staying safe', needs: ['NO_FLASHING', 'NO_MOTION', 'NO_SUDDEN_SOUND'] },
  { title: 'The connection', needs: ['LOW_BANDWIDTH', 'OFFLINE'] },
]

/** One need or one preset, as the API takes it. */
export type NeedInput = { need: string } | { preset: string }

/** More than this many in one address or cookie are not read. */
const MOST_NEEDS = 36

/** True for the name of a need or a preset. */
export function isNeedName(name: string): boolean {
  return Object.hasOwn(NEEDS, name) || Object.hasOwn(PRESETS, name)
}

/**
 * Reads names of needs and presets, in any case, separated by commas or given several times. Names that are none are
 * passed over: an old cookie must not break a page.
 */
export function readNeedNames(written: string[]): string[] {
  const names = written
    .flatMap((text) => text.split(','))
    .map((name) => name.trim().toUpperCase().replaceAll('-', '_'))
    .filter(isNeedName)
  return [...new Set(names)].slice(0, MOST_NEEDS)
}

/** What the API is asked, for names that `readNeedNames` gave. */
export function needInputs(names: string[]): NeedInput[] {
  return names.map((name) => (Object.hasOwn(PRESETS, name) ? { preset: name } : { need: name }))
}

/** How an address writes a need: `keyboard-only`. */
export function needSlug(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

/** What people read for a need or a preset. */
export function needLabel(name: string): string {
  return PRESETS[name as keyof typeof PRESETS] ?? NEEDS[name as keyof typeof NEEDS] ?? name
}
