/**
 * The needs a reader chose: how they are written in the cookie and in a shared address, and how they are asked of the
 * API. Needs are functional preferences, never diagnoses; presets are formulas of needs in the words of teachers.
 */

import { m } from './paraglide/messages.js'
import { spoken } from './spoken.ts'

/** What people read for each need. */
export const NEEDS = spoken({
  SCREEN_READER: m.needs_need_screen_reader,
  READ_ALOUD: m.needs_need_read_aloud,
  AUDIO_DESCRIPTION: m.needs_need_audio_description,
  CLEAR_AUDIO: m.needs_need_clear_audio,
  CAPTIONS: m.needs_need_captions,
  SIGN_LANGUAGE: m.needs_need_sign_language,
  TRANSCRIPT: m.needs_need_transcript,
  LARGE_TEXT: m.needs_need_large_text,
  HIGH_CONTRAST: m.needs_need_high_contrast,
  NO_COLOUR_RELIANCE: m.needs_need_no_colour_reliance,
  KEYBOARD_ONLY: m.needs_need_keyboard_only,
  SWITCH_CONTROL: m.needs_need_switch_control,
  VOICE_CONTROL: m.needs_need_voice_control,
  NO_SPEECH: m.needs_need_no_speech,
  NO_TIME_LIMIT: m.needs_need_no_time_limit,
  NO_FLASHING: m.needs_need_no_flashing,
  NO_MOTION: m.needs_need_no_motion,
  NO_SUDDEN_SOUND: m.needs_need_no_sudden_sound,
  CLEAR_STRUCTURE: m.needs_need_clear_structure,
  SHORT_STEPS: m.needs_need_short_steps,
  EASY_READING: m.needs_need_easy_reading,
  MATHS_AS_TEXT: m.needs_need_maths_as_text,
  BRAILLE: m.needs_need_braille,
  LOW_BANDWIDTH: m.needs_need_low_bandwidth,
  OFFLINE: m.needs_need_offline,
})

/** What people read for each preset. */
export const PRESETS = spoken({
  BLIND: m.needs_preset_blind,
  LOW_VISION: m.needs_preset_low_vision,
  COLOUR_BLIND: m.needs_preset_colour_blind,
  DEAF: m.needs_preset_deaf,
  HARD_OF_HEARING: m.needs_preset_hard_of_hearing,
  DYSLEXIA: m.needs_preset_dyslexia,
  ADHD: m.needs_preset_adhd,
  AUTISM: m.needs_preset_autism,
  MOTOR: m.needs_preset_motor,
  PHOTOSENSITIVE_EPILEPSY: m.needs_preset_photosensitive_epilepsy,
  SLOW_CONNECTION: m.needs_preset_slow_connection,
})

/** Needs in the groups a reader looks for them in. */
export const NEED_GROUPS: { title: () => string; needs: (keyof typeof NEEDS)[] }[] = [
  {
    title: m.needs_group_seeing,
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
  { title: m.needs_group_hearing, needs: ['CAPTIONS', 'TRANSCRIPT', 'SIGN_LANGUAGE', 'CLEAR_AUDIO'] },
  { title: m.needs_group_reading, needs: ['READ_ALOUD', 'EASY_READING', 'CLEAR_STRUCTURE', 'SHORT_STEPS'] },
  {
    title: m.needs_group_moving,
    needs: ['KEYBOARD_ONLY', 'SWITCH_CONTROL', 'VOICE_CONTROL', 'NO_SPEECH', 'NO_TIME_LIMIT'],
  },
  { title: m.needs_group_safe, needs: ['NO_FLASHING', 'NO_MOTION', 'NO_SUDDEN_SOUND'] },
  { title: m.needs_group_connection, needs: ['LOW_BANDWIDTH', 'OFFLINE'] },
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

/** What people read for a need or a preset, in the language of the page. */
export function needLabel(name: string): string {
  return PRESETS[name as keyof typeof PRESETS] ?? NEEDS[name as keyof typeof NEEDS] ?? name
}
