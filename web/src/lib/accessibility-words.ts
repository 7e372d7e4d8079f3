/** Plain words for the values of the W3C discoverability vocabulary. A value without words here is shown as it is. */
import { listText } from '#lib/format.ts'
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'

const WORDS: Readonly<Record<string, string>> = spoken({
  auditory: m.words_fact_auditory,
  tactile: m.words_fact_tactile,
  textual: m.words_fact_textual,
  visual: m.words_fact_visual,
  chartOnVisual: m.words_fact_chart_on_visual,
  chemOnVisual: m.words_fact_chem_on_visual,
  colorDependent: m.words_fact_color_dependent,
  diagramOnVisual: m.words_fact_diagram_on_visual,
  mathOnVisual: m.words_fact_math_on_visual,
  musicOnVisual: m.words_fact_music_on_visual,
  textOnVisual: m.words_fact_text_on_visual,
  ARIA: m.words_fact_aria,
  index: m.words_fact_index,
  pageBreakMarkers: m.words_fact_page_break_markers,
  pageNavigation: m.words_fact_page_navigation,
  readingOrder: m.words_fact_reading_order,
  structuralNavigation: m.words_fact_structural_navigation,
  tableOfContents: m.words_fact_table_of_contents,
  taggedPDF: m.words_fact_tagged_pdf,
  annotations: m.words_fact_annotations,
  bookmarks: m.words_fact_bookmarks,
  alternativeText: m.words_fact_alternative_text,
  audioDescription: m.words_fact_audio_description,
  captions: m.words_fact_captions,
  closedCaptions: m.words_fact_closed_captions,
  openCaptions: m.words_fact_open_captions,
  describedMath: m.words_fact_described_math,
  longDescription: m.words_fact_long_description,
  signLanguage: m.words_fact_sign_language,
  transcript: m.words_fact_transcript,
  displayTransformability: m.words_fact_display_transformability,
  synchronizedAudioText: m.words_fact_synchronized_audio_text,
  timingControl: m.words_fact_timing_control,
  unlocked: m.words_fact_unlocked,
  ChemML: m.words_fact_chem_ml,
  latex: m.words_fact_latex,
  'latex-chemistry': m.words_fact_latex_chemistry,
  MathML: m.words_fact_math_ml,
  'MathML-chemistry': m.words_fact_math_ml_chemistry,
  ttsMarkup: m.words_fact_tts_markup,
  highContrastAudio: m.words_fact_high_contrast_audio,
  highContrastDisplay: m.words_fact_high_contrast_display,
  largePrint: m.words_fact_large_print,
  braille: m.words_fact_braille,
  tactileGraphic: m.words_fact_tactile_graphic,
  tactileObject: m.words_fact_tactile_object,
  flashing: m.words_fact_flashing,
  motionSimulation: m.words_fact_motion_simulation,
  sound: m.words_fact_sound,
  noFlashingHazard: m.words_fact_no_flashing_hazard,
  noMotionSimulationHazard: m.words_fact_no_motion_simulation_hazard,
  noSoundHazard: m.words_fact_no_sound_hazard,
  unknownFlashingHazard: m.words_fact_unknown_flashing_hazard,
  unknownMotionSimulationHazard: m.words_fact_unknown_motion_simulation_hazard,
  unknownSoundHazard: m.words_fact_unknown_sound_hazard,
  fullKeyboardControl: m.words_fact_full_keyboard_control,
  fullMouseControl: m.words_fact_full_mouse_control,
  fullSwitchControl: m.words_fact_full_switch_control,
  fullTouchControl: m.words_fact_full_touch_control,
  fullVideoControl: m.words_fact_full_video_control,
  fullVoiceControl: m.words_fact_full_voice_control,
  'waymark:shortSteps': m.words_fact_short_steps,
  'waymark:easyReading': m.words_fact_easy_reading,
  'waymark:worksOffline': m.words_fact_works_offline,
  'waymark:noTimeLimit': m.words_fact_no_time_limit,
  'waymark:noSpeechNeeded': m.words_fact_no_speech_needed,
  'waymark:voicing': m.words_fact_voicing,
})

const MODES: Readonly<Record<string, string>> = spoken({
  auditory: m.words_mode_auditory,
  tactile: m.words_mode_tactile,
  textual: m.words_mode_textual,
  visual: m.words_mode_visual,
})

/** Every value that has words, as a choice: its kind and value, and the words. */
export const FEATURE_CHOICES: readonly { value: string; words: string }[] = Object.keys(WORDS).map((value) => ({
  value: `${kindOf(value)} ${value}`,
  get words() {
    return WORDS[value]!
  },
}))

function kindOf(value: string): string {
  if (value in MODES || /OnVisual$|^colorDependent$/.test(value)) return 'MODE'
  if (/Hazard$|^(flashing|motionSimulation|sound)$/.test(value)) return 'HAZARD'
  return /^full.+Control$/.test(value) ? 'CONTROL' : 'FEATURE'
}

/** A fact in plain words: `closedCaptions` → `Captions that can be switched on`; absent ones say so. */
export function factWords(fact: { kind: string; value: string; present: boolean }): string {
  return fact.present ? presentWords(fact) : m.words_facts_absent({ fact: lowerFirst(presentWords(fact)) })
}

function presentWords({ kind, value }: { kind: string; value: string }): string {
  if (kind === 'SUFFICIENT') {
    const modes = value.split(/[,\s+]+/).filter(Boolean)
    return m.words_facts_sufficient({ modes: listText(modes.map((mode) => MODES[mode] ?? mode)) })
  }
  if (kind === 'CONFORMANCE') return m.words_facts_conforms({ standard: value })
  if (kind === 'API') return m.words_facts_api({ api: value })
  if (kind === 'HAZARD' && value === 'none') return m.words_facts_hazards_none()
  if (kind === 'HAZARD' && value === 'unknown') return m.words_facts_hazards_unknown()
  if (kind === 'FEATURE' && value === 'none') return m.words_facts_features_none()
  if (kind === 'FEATURE' && value === 'unknown') return m.words_facts_features_unknown()
  return WORDS[value] ?? value
}

function lowerFirst(text: string): string {
  return /^[A-Z]([a-z]| )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
