/**
 * What a learner may ask for. Needs are functional preferences, never diagnoses.
 * The four lists of each need and the presets stand in this file's tables; `fit.ts` reads them.
 */

export const NEEDS = [
  'SCREEN_READER',
  'READ_ALOUD',
  'AUDIO_DESCRIPTION',
  'CLEAR_AUDIO',
  'CAPTIONS',
  'SIGN_LANGUAGE',
  'TRANSCRIPT',
  'LARGE_TEXT',
  'HIGH_CONTRAST',
  'NO_COLOUR_RELIANCE',
  'KEYBOARD_ONLY',
  'SWITCH_CONTROL',
  'VOICE_CONTROL',
  'NO_SPEECH',
  'NO_TIME_LIMIT',
  'NO_FLASHING',
  'NO_MOTION',
  'NO_SUDDEN_SOUND',
  'CLEAR_STRUCTURE',
  'SHORT_STEPS',
  'EASY_READING',
  'MATHS_AS_TEXT',
  'BRAILLE',
  'LOW_BANDWIDTH',
  'OFFLINE',
] as const
export type Need = (typeof NEEDS)[number]

export const PRESETS = [
  'BLIND',
  'LOW_VISION',
  'COLOUR_BLIND',
  'DEAF',
  'HARD_OF_HEARING',
  'DYSLEXIA',
  'ADHD',
  'AUTISM',
  'MOTOR',
  'PHOTOSENSITIVE_EPILEPSY',
  'SLOW_CONNECTION',
] as const
export type Preset = (typeof PRESETS)[number]

export type Importance = 'REQUIRED' | 'PREFERRED'

export interface WantedNeed {
  need: Need
  /** BCP 47: captions in Swahili (`sw`), signing in `ase`. */
  language?: string
}

/** Any one of the wanted needs is enough: the best of them counts. */
export interface NeedGroup {
  anyOf: WantedNeed[]
  importance: Importance
  /** The preset this group comes from. */
  preset?: Preset
}

/** All groups together. A single need is a group of one. */
export type Needs = NeedGroup[]
