/** Plain words for the values of the W3C discoverability vocabulary. A value without words here is shown as it is. */

const WORDS: Record<string, string> = {
  auditory: 'Something is heard',
  tactile: 'Something is felt',
  textual: 'Something is read as text',
  visual: 'Something is seen',
  chartOnVisual: 'Charts in pictures',
  chemOnVisual: 'Chemistry in pictures',
  colorDependent: 'Colour alone tells something',
  diagramOnVisual: 'Diagrams in pictures',
  mathOnVisual: 'Formulas in pictures',
  musicOnVisual: 'Music in pictures',
  textOnVisual: 'Text in pictures',
  ARIA: 'Roles and names for screen readers (ARIA)',
  index: 'An index',
  pageBreakMarkers: 'Page numbers of the printed edition',
  pageNavigation: 'A list of pages',
  readingOrder: 'A reading order',
  structuralNavigation: 'Headings and structure',
  tableOfContents: 'A table of contents',
  taggedPDF: 'A tagged PDF',
  annotations: 'Notes',
  bookmarks: 'Bookmarks',
  alternativeText: 'Pictures have a text alternative',
  audioDescription: 'Audio description',
  captions: 'Captions',
  closedCaptions: 'Captions that can be switched on',
  openCaptions: 'Captions that are always shown',
  describedMath: 'Formulas are described',
  longDescription: 'Long descriptions',
  signLanguage: 'Sign language',
  transcript: 'A transcript',
  displayTransformability: 'Size, font and colours can be changed',
  synchronizedAudioText: 'Sound in step with text',
  timingControl: 'Time limits can be changed or switched off',
  unlocked: 'No lock against assistive technology',
  ChemML: 'Chemistry as markup',
  latex: 'Formulas as LaTeX',
  'latex-chemistry': 'Chemistry as LaTeX',
  MathML: 'Formulas as MathML',
  'MathML-chemistry': 'Chemistry as MathML',
  ttsMarkup: 'Hints for speech',
  highContrastAudio: 'Speech stands out from the background',
  highContrastDisplay: 'High contrast',
  largePrint: 'Large print',
  braille: 'Braille',
  tactileGraphic: 'Tactile graphics',
  tactileObject: 'Objects to touch',
  flashing: 'Flashes',
  motionSimulation: 'Simulated motion',
  sound: 'Sudden or disturbing sound',
  noFlashingHazard: 'Nothing flashes',
  noMotionSimulationHazard: 'No simulated motion',
  noSoundHazard: 'No sudden or disturbing sound',
  unknownFlashingHazard: 'Whether it flashes is not known',
  unknownMotionSimulationHazard: 'Whether motion is simulated is not known',
  unknownSoundHazard: 'Whether there is sudden sound is not known',
  fullKeyboardControl: 'Everything works by keyboard',
  fullMouseControl: 'Everything works by mouse',
  fullSwitchControl: 'Everything works by switches',
  fullTouchControl: 'Everything works by touch',
  fullVideoControl: 'Everything works by gestures before a camera',
  fullVoiceControl: 'Everything works by voice',
  'waymark:shortSteps': 'Comes in short steps',
  'waymark:easyReading': 'Easy to read',
  'waymark:worksOffline': 'Works without a connection',
  'waymark:noTimeLimit': 'No time limit',
  'waymark:noSpeechNeeded': 'Nothing has to be spoken',
  'waymark:voicing': 'Speaks what is on the screen',
}

const MODES: Record<string, string> = {
  auditory: 'hearing',
  tactile: 'touch',
  textual: 'reading text',
  visual: 'seeing',
}

/** Every value that has words, as a choice: its kind and value, and the words. */
export const FEATURE_CHOICES: readonly { value: string; words: string }[] = Object.entries(WORDS).map(
  ([value, words]) => ({ value: `${kindOf(value)} ${value}`, words }),
)

function kindOf(value: string): string {
  if (value in MODES || /OnVisual$|^colorDependent$/.test(value)) return 'MODE'
  if (/Hazard$|^(flashing|motionSimulation|sound)$/.test(value)) return 'HAZARD'
  return /^full.+Control$/.test(value) ? 'CONTROL' : 'FEATURE'
}

/** A fact in plain words: `closedCaptions` → `Captions that can be switched on`; absent ones say so. */
export function factWords(fact: { kind: string; value: string; present: boolean }): string {
  return fact.present ? presentWords(fact) : `Not there: ${lowerFirst(presentWords(fact))}`
}

function presentWords({ kind, value }: { kind: string; value: string }): string {
  if (kind === 'SUFFICIENT') {
    const modes = value.split(/[,\s+]+/).filter(Boolean)
    return `Enough for everything: ${modes.map((mode) => MODES[mode] ?? mode).join(' and ')}`
  }
  if (kind === 'CONFORMANCE') return `Conforms to ${value}`
  if (kind === 'API') return `Works with ${value}`
  if (kind === 'HAZARD' && value === 'none') return 'No known hazards'
  if (kind === 'HAZARD' && value === 'unknown') return 'Whether there are hazards is not known'
  if (kind === 'FEATURE' && value === 'none') return 'No accessibility features'
  if (kind === 'FEATURE' && value === 'unknown') return 'Accessibility features are not known'
  return WORDS[value] ?? value
}

function lowerFirst(text: string): string {
  return /^[A-Z]([a-z]| )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
