/**
 * Questions in plain words about who can use a resource, and what each answer says in the W3C discoverability
 * vocabulary. "Not sure" says nothing: unknown stays unknown. Facts that no question asks about are carried along.
 */

import { m } from '#lib/paraglide/messages.js'

export interface AccessibilityInput {
  accessModes: string[]
  accessModesSufficient: string[][]
  features: string[]
  absentFeatures: string[]
  hazards: string[]
  controls: string[]
  absentControls: string[]
  absentModes: string[]
  conformance: string[]
  method: Method | null
  summary: string | null
}

/** How somebody knows, as the API has it. */
export const METHODS = {
  MADE: m.publish_method_made,
  LOOKED: m.publish_method_looked,
  TOOL: m.publish_method_tool,
  TRIED: m.publish_method_tried,
  USERS: m.publish_method_users,
} as const
export type Method = keyof typeof METHODS

type Lists = Omit<AccessibilityInput, 'summary' | 'method' | 'accessModesSufficient'>
/** What an answer says. `sufficient` is one set of modes that is enough for everything. */
type Marks = Partial<Lists> & { sufficient?: string }

export type Answer = 'yes' | 'no' | 'unsure'

export interface Question {
  id: string
  text: () => string
  hint?: () => string
  yes: Marks
  no: Marks
}

/** The senses a resource speaks to. */
export const MODE_CHOICES = [
  { value: 'textual', text: m.publish_mode_textual },
  { value: 'visual', text: m.publish_mode_visual },
  { value: 'auditory', text: m.publish_mode_auditory },
  { value: 'tactile', text: m.publish_mode_tactile },
] as const

export const QUESTION_GROUPS: { title: () => string; questions: Question[] }[] = [
  {
    title: m.publish_questions_seeing,
    questions: [
      {
        id: 'textAlone',
        text: m.publish_ask_text_alone,
        hint: m.publish_ask_text_alone_hint,
        yes: { sufficient: 'textual' },
        no: {},
      },
      {
        id: 'pictures',
        text: m.publish_ask_pictures,
        hint: m.publish_ask_pictures_hint,
        yes: { features: ['alternativeText'] },
        no: { absentFeatures: ['alternativeText'] },
      },
      {
        id: 'long',
        text: m.publish_ask_long,
        yes: { features: ['longDescription'] },
        no: { absentFeatures: ['longDescription'] },
      },
      {
        id: 'change',
        text: m.publish_ask_change,
        yes: { features: ['displayTransformability'] },
        no: { absentFeatures: ['displayTransformability'] },
      },
      {
        id: 'contrast',
        text: m.publish_ask_contrast,
        yes: { features: ['highContrastDisplay'] },
        no: { absentFeatures: ['highContrastDisplay'] },
      },
      {
        id: 'textPictures',
        text: m.publish_ask_text_pictures,
        yes: { accessModes: ['textOnVisual'] },
        no: { absentModes: ['textOnVisual'] },
      },
      {
        id: 'colour',
        text: m.publish_ask_colour,
        yes: { accessModes: ['colorDependent'] },
        no: { absentModes: ['colorDependent'] },
      },
      {
        id: 'maths',
        text: m.publish_ask_maths,
        hint: m.publish_ask_maths_hint,
        yes: { features: ['MathML'] },
        no: { absentFeatures: ['MathML'], accessModes: ['mathOnVisual'] },
      },
      {
        id: 'mathsWords',
        text: m.publish_ask_maths_words,
        yes: { features: ['describedMath'] },
        no: { absentFeatures: ['describedMath'] },
      },
      {
        id: 'latex',
        text: m.publish_ask_latex,
        yes: { features: ['latex'] },
        no: { absentFeatures: ['latex'] },
      },
      {
        id: 'chemistry',
        text: m.publish_ask_chemistry,
        hint: m.publish_ask_chemistry_hint,
        yes: { features: ['ChemML'] },
        no: { absentFeatures: ['ChemML'], accessModes: ['chemOnVisual'] },
      },
      {
        id: 'chemistryMathML',
        text: m.publish_ask_chemistry_math_ml,
        yes: { features: ['MathML-chemistry'] },
        no: { absentFeatures: ['MathML-chemistry'] },
      },
      {
        id: 'chemistryLatex',
        text: m.publish_ask_chemistry_latex,
        yes: { features: ['latex-chemistry'] },
        no: { absentFeatures: ['latex-chemistry'] },
      },
      {
        id: 'charts',
        text: m.publish_ask_charts,
        yes: { accessModes: ['chartOnVisual'] },
        no: { absentModes: ['chartOnVisual'] },
      },
      {
        id: 'diagrams',
        text: m.publish_ask_diagrams,
        yes: { accessModes: ['diagramOnVisual'] },
        no: { absentModes: ['diagramOnVisual'] },
      },
      {
        id: 'notes',
        text: m.publish_ask_notes,
        yes: { accessModes: ['musicOnVisual'] },
        no: { absentModes: ['musicOnVisual'] },
      },
    ],
  },
  {
    title: m.publish_questions_touching,
    questions: [
      {
        id: 'largePrint',
        text: m.publish_ask_large_print,
        hint: m.publish_ask_large_print_hint,
        yes: { features: ['largePrint'] },
        no: { absentFeatures: ['largePrint'] },
      },
      {
        id: 'braille',
        text: m.publish_ask_braille,
        yes: { features: ['braille'] },
        no: { absentFeatures: ['braille'] },
      },
      {
        id: 'tactileGraphic',
        text: m.publish_ask_tactile_graphic,
        yes: { features: ['tactileGraphic'] },
        no: { absentFeatures: ['tactileGraphic'] },
      },
      {
        id: 'tactileObject',
        text: m.publish_ask_tactile_object,
        yes: { features: ['tactileObject'] },
        no: { absentFeatures: ['tactileObject'] },
      },
    ],
  },
  {
    title: m.publish_questions_hearing,
    questions: [
      {
        id: 'soundAlone',
        text: m.publish_ask_sound_alone,
        yes: { sufficient: 'auditory' },
        no: {},
      },
      {
        id: 'captions',
        text: m.publish_ask_captions,
        yes: { features: ['closedCaptions'] },
        no: { absentFeatures: ['closedCaptions', 'openCaptions'] },
      },
      {
        id: 'openCaptions',
        text: m.publish_ask_open_captions,
        yes: { features: ['openCaptions'] },
        no: { absentFeatures: ['openCaptions'] },
      },
      {
        id: 'clearSpeech',
        text: m.publish_ask_clear_speech,
        yes: { features: ['highContrastAudio'] },
        no: { absentFeatures: ['highContrastAudio'] },
      },
      {
        id: 'inStep',
        text: m.publish_ask_in_step,
        yes: { features: ['synchronizedAudioText'] },
        no: { absentFeatures: ['synchronizedAudioText'] },
      },
      {
        id: 'speaks',
        text: m.publish_ask_speaks,
        yes: { features: ['waymark:voicing'] },
        no: { absentFeatures: ['waymark:voicing'] },
      },
      {
        id: 'transcript',
        text: m.publish_ask_transcript,
        yes: { features: ['transcript'] },
        no: { absentFeatures: ['transcript'] },
      },
      {
        id: 'signing',
        text: m.publish_ask_signing,
        yes: { features: ['signLanguage'] },
        no: { absentFeatures: ['signLanguage'] },
      },
      {
        id: 'described',
        text: m.publish_ask_described,
        yes: { features: ['audioDescription'] },
        no: { absentFeatures: ['audioDescription'] },
      },
    ],
  },
  {
    title: m.publish_questions_way,
    questions: [
      {
        id: 'headings',
        text: m.publish_ask_headings,
        yes: { features: ['structuralNavigation'] },
        no: { absentFeatures: ['structuralNavigation'] },
      },
      {
        id: 'contents',
        text: m.publish_ask_contents,
        yes: { features: ['tableOfContents'] },
        no: { absentFeatures: ['tableOfContents'] },
      },
      {
        id: 'index',
        text: m.publish_ask_index,
        yes: { features: ['index'] },
        no: { absentFeatures: ['index'] },
      },
      {
        id: 'pages',
        text: m.publish_ask_pages,
        yes: { features: ['pageBreakMarkers'] },
        no: { absentFeatures: ['pageBreakMarkers'] },
      },
      {
        id: 'pageList',
        text: m.publish_ask_page_list,
        yes: { features: ['pageNavigation'] },
        no: { absentFeatures: ['pageNavigation'] },
      },
      {
        id: 'order',
        text: m.publish_ask_order,
        yes: { features: ['readingOrder'] },
        no: { absentFeatures: ['readingOrder'] },
      },
      {
        id: 'tagged',
        text: m.publish_ask_tagged,
        yes: { features: ['taggedPDF'] },
        no: { absentFeatures: ['taggedPDF'] },
      },
      {
        id: 'roles',
        text: m.publish_ask_roles,
        yes: { features: ['ARIA'] },
        no: { absentFeatures: ['ARIA'] },
      },
      {
        id: 'steps',
        text: m.publish_ask_steps,
        yes: { features: ['waymark:shortSteps'] },
        no: { absentFeatures: ['waymark:shortSteps'] },
      },
      {
        id: 'easy',
        text: m.publish_ask_easy,
        yes: { features: ['waymark:easyReading'] },
        no: { absentFeatures: ['waymark:easyReading'] },
      },
    ],
  },
  {
    title: m.publish_questions_using,
    questions: [
      {
        id: 'keyboard',
        text: m.publish_ask_keyboard,
        yes: { controls: ['fullKeyboardControl'] },
        no: { absentControls: ['fullKeyboardControl'] },
      },
      {
        id: 'touch',
        text: m.publish_ask_touch,
        yes: { controls: ['fullTouchControl'] },
        no: { absentControls: ['fullTouchControl'] },
      },
      {
        id: 'mouse',
        text: m.publish_ask_mouse,
        yes: { controls: ['fullMouseControl'] },
        no: { absentControls: ['fullMouseControl'] },
      },
      {
        id: 'switches',
        text: m.publish_ask_switches,
        yes: { controls: ['fullSwitchControl'] },
        no: { absentControls: ['fullSwitchControl'] },
      },
      {
        id: 'voice',
        text: m.publish_ask_voice,
        yes: { controls: ['fullVoiceControl'] },
        no: { absentControls: ['fullVoiceControl'] },
      },
      {
        id: 'gestures',
        text: m.publish_ask_gestures,
        yes: { controls: ['fullVideoControl'] },
        no: { absentControls: ['fullVideoControl'] },
      },
      {
        id: 'time',
        text: m.publish_ask_time,
        yes: { features: ['waymark:noTimeLimit'] },
        no: { absentFeatures: ['waymark:noTimeLimit'] },
      },
      {
        id: 'timing',
        text: m.publish_ask_timing,
        yes: { features: ['timingControl'] },
        no: { absentFeatures: ['timingControl'] },
      },
      {
        id: 'unlocked',
        text: m.publish_ask_unlocked,
        yes: { features: ['unlocked'] },
        no: { absentFeatures: ['unlocked'] },
      },
      {
        id: 'speechHints',
        text: m.publish_ask_speech_hints,
        yes: { features: ['ttsMarkup'] },
        no: { absentFeatures: ['ttsMarkup'] },
      },
      {
        id: 'speech',
        text: m.publish_ask_speech,
        yes: { features: ['waymark:noSpeechNeeded'] },
        no: { absentFeatures: ['waymark:noSpeechNeeded'] },
      },
      {
        id: 'offline',
        text: m.publish_ask_offline,
        yes: { features: ['waymark:worksOffline'] },
        no: { absentFeatures: ['waymark:worksOffline'] },
      },
    ],
  },
  {
    title: m.publish_questions_scripts,
    questions: [
      {
        id: 'ruby',
        text: m.publish_ask_ruby,
        yes: { features: ['rubyAnnotations'] },
        no: { absentFeatures: ['rubyAnnotations'] },
      },
      {
        id: 'fullRuby',
        text: m.publish_ask_full_ruby,
        yes: { features: ['fullRubyAnnotations'] },
        no: { absentFeatures: ['fullRubyAnnotations'] },
      },
      {
        id: 'across',
        text: m.publish_ask_across,
        yes: { features: ['horizontalWriting'] },
        no: { absentFeatures: ['horizontalWriting'] },
      },
      {
        id: 'down',
        text: m.publish_ask_down,
        yes: { features: ['verticalWriting'] },
        no: { absentFeatures: ['verticalWriting'] },
      },
      {
        id: 'spaced',
        text: m.publish_ask_spaced,
        yes: { features: ['withAdditionalWordSegmentation'] },
        no: { absentFeatures: ['withAdditionalWordSegmentation'] },
      },
      {
        id: 'unspaced',
        text: m.publish_ask_unspaced,
        yes: { features: ['withoutAdditionalWordSegmentation'] },
        no: { absentFeatures: ['withoutAdditionalWordSegmentation'] },
      },
    ],
  },
  {
    title: m.publish_questions_safety,
    questions: [
      {
        id: 'flashing',
        text: m.publish_ask_flashing,
        hint: m.publish_ask_flashing_hint,
        yes: { hazards: ['flashing'] },
        no: { hazards: ['noFlashingHazard'] },
      },
      {
        id: 'motion',
        text: m.publish_ask_motion,
        hint: m.publish_ask_motion_hint,
        yes: { hazards: ['motionSimulation'] },
        no: { hazards: ['noMotionSimulationHazard'] },
      },
      {
        id: 'sound',
        text: m.publish_ask_sound,
        yes: { hazards: ['sound'] },
        no: { hazards: ['noSoundHazard'] },
      },
    ],
  },
]

const QUESTIONS = QUESTION_GROUPS.flatMap((group) => group.questions)
const NO_HAZARDS = ['noFlashingHazard', 'noMotionSimulationHazard', 'noSoundHazard']

/** What a form holds about accessibility. */
export interface AccessibilityAnswers {
  modes: string[]
  answers: Record<string, Answer>
  /** Standards it meets, parted by commas. */
  conformance: string
  method: Method | ''
  summary: string
}

/** A fact as the API gives it. */
export interface Fact {
  kind: string
  value: string
  present: boolean
  method?: Method | null
}

export const NO_ANSWERS: AccessibilityAnswers = { modes: [], answers: {}, conformance: '', method: '', summary: '' }

/** Turns answers into facts of the vocabulary; `others` are facts of a stored resource that no question asks about. */
export function toAccessibility(given: AccessibilityAnswers, others: Fact[] = []): AccessibilityInput {
  const lists: Lists = {
    ...{ accessModes: [...given.modes], features: [], absentFeatures: [], hazards: [], controls: [] },
    ...{
      absentControls: [],
      absentModes: [],
      conformance: given.conformance.split(/[,;\n]/).map((each) => each.trim()),
    },
  }
  const sufficient: string[][] = []
  for (const question of QUESTIONS) {
    const answer = given.answers[question.id]
    if (answer !== 'yes' && answer !== 'no') continue
    const { sufficient: set, ...marks } = question[answer]
    if (set) sufficient.push([set])
    for (const [list, values] of Object.entries(marks)) lists[list as keyof Lists].push(...values)
  }
  for (const { kind, value, present } of others) {
    if (kind === 'SUFFICIENT') sufficient.push(modesOf(value))
    else if (kind === 'MODE') (present ? lists.accessModes : lists.absentModes).push(value)
    else if (kind === 'CONTROL') (present ? lists.controls : lists.absentControls).push(value)
    else if (kind === 'HAZARD') lists.hazards.push(value)
    else if (kind === 'FEATURE') (present ? lists.features : lists.absentFeatures).push(value)
  }
  // Text, sound or pictures that are enough alone are senses it speaks to; what stands on a picture is seen.
  for (const set of sufficient) lists.accessModes.push(...set)
  if (lists.accessModes.some((mode) => mode.endsWith('OnVisual') || mode === 'colorDependent'))
    lists.accessModes.push('visual')
  // The vocabulary wants one word for three absences.
  const hazards = NO_HAZARDS.every((value) => lists.hazards.includes(value)) ? ['none'] : lists.hazards
  return {
    accessModes: unique(lists.accessModes),
    accessModesSufficient: sufficient,
    features: unique(lists.features),
    absentFeatures: unique(lists.absentFeatures).filter((value) => !lists.features.includes(value)),
    hazards: unique(hazards),
    controls: unique(lists.controls),
    absentControls: unique(lists.absentControls).filter((value) => !lists.controls.includes(value)),
    absentModes: unique(lists.absentModes).filter((value) => !lists.accessModes.includes(value)),
    conformance: unique(lists.conformance.filter((value) => value !== '')),
    method: given.method || null,
    summary: given.summary === '' ? null : given.summary,
  }
}

/** The answers that stored facts stand for, and the facts no answer says. */
export function fromFacts(facts: Fact[], summary: string): { answers: AccessibilityAnswers; others: Fact[] } {
  const spelt = facts.flatMap((fact) =>
    fact.kind === 'HAZARD' && fact.value === 'none' ? NO_HAZARDS.map((value) => ({ ...fact, value })) : [fact],
  )
  const has = (list: string, value: string) => spelt.some((fact) => listOf(fact) === list && fact.value === value)
  const holds = (marks: Marks) => {
    const { sufficient, ...lists } = marks
    const wanted = Object.entries(lists).flatMap(([list, values]) => values.map((value) => [list, value] as const))
    if (wanted.length === 0 && !sufficient) return false
    return wanted.every(([list, value]) => has(list, value)) && (!sufficient || has('sufficient', sufficient))
  }
  const answers: Record<string, Answer> = {}
  const said = new Set<string>()
  for (const question of QUESTIONS) {
    const answer = holds(question.yes) ? 'yes' : holds(question.no) ? 'no' : null
    if (!answer) continue
    answers[question.id] = answer
    const { sufficient, ...lists } = question[answer]
    if (sufficient) said.add(`sufficient ${sufficient}`)
    for (const [list, values] of Object.entries(lists)) for (const value of values) said.add(`${list} ${value}`)
  }
  const modes = MODE_CHOICES.map((choice) => choice.value).filter((value) => has('accessModes', value))
  for (const mode of modes) said.add(`accessModes ${mode}`)
  const others = spelt.filter((fact) => {
    const list = listOf(fact)
    return list !== null && !said.has(`${list} ${fact.value}`)
  })
  const conformance = facts.filter(({ kind, present }) => kind === 'CONFORMANCE' && present).map(({ value }) => value)
  const method = facts.find((fact) => fact.method)?.method ?? ''
  return { answers: { modes, answers, conformance: conformance.join(', '), method, summary }, others }
}

function listOf({ kind, present }: Fact): string | null {
  if (kind === 'MODE') return present ? 'accessModes' : 'absentModes'
  if (kind === 'SUFFICIENT') return 'sufficient'
  if (kind === 'HAZARD') return 'hazards'
  if (kind === 'CONTROL') return present ? 'controls' : 'absentControls'
  if (kind === 'FEATURE') return present ? 'features' : 'absentFeatures'
  return null
}

function modesOf(set: string): string[] {
  return set.split(/[,\s+]+/).filter(Boolean)
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
