/**
 * Questions in plain words about who can use a resource, and what each answer says in the W3C discoverability
 * vocabulary. "Not sure" says nothing: unknown stays unknown. Facts that no question asks about are carried along.
 */

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
  MADE: 'We made it that way',
  LOOKED: 'We looked through it',
  TOOL: 'A checking program found it',
  TRIED: 'We tried it with assistive technology',
  USERS: 'People with disabilities used it',
} as const
export type Method = keyof typeof METHODS

type Lists = Omit<AccessibilityInput, 'summary' | 'method' | 'accessModesSufficient'>
/** What an answer says. `sufficient` is one set of modes that is enough for everything. */
type Marks = Partial<Lists> & { sufficient?: string }

export type Answer = 'yes' | 'no' | 'unsure'

export interface Question {
  id: string
  text: string
  hint?: string
  yes: Marks
  no: Marks
}

/** The senses a resource speaks to. */
export const MODE_CHOICES = [
  { value: 'textual', text: 'Reading text' },
  { value: 'visual', text: 'Looking at pictures, diagrams or video' },
  { value: 'auditory', text: 'Listening' },
  { value: 'tactile', text: 'Touching' },
] as const

export const QUESTION_GROUPS: { title: string; questions: Question[] }[] = [
  {
    title: 'Reading and seeing',
    questions: [
      {
        id: 'textAlone',
        text: 'Can everything be learnt from its text alone?',
        hint: 'For instance by somebody who hears it read aloud or reads it in braille.',
        yes: { sufficient: 'textual' },
        no: {},
      },
      {
        id: 'pictures',
        text: 'Are all pictures that matter described in words?',
        hint: 'A text alternative that a screen reader finds.',
        yes: { features: ['alternativeText'] },
        no: { absentFeatures: ['alternativeText'] },
      },
      {
        id: 'long',
        text: 'Are diagrams and charts explained at length?',
        yes: { features: ['longDescription'] },
        no: { absentFeatures: ['longDescription'] },
      },
      {
        id: 'change',
        text: 'Can the reader change text size, font and colours?',
        yes: { features: ['displayTransformability'] },
        no: { absentFeatures: ['displayTransformability'] },
      },
      {
        id: 'contrast',
        text: 'Is the contrast of text strong (7 to 1 or more)?',
        yes: { features: ['highContrastDisplay'] },
        no: { absentFeatures: ['highContrastDisplay'] },
      },
      {
        id: 'textPictures',
        text: 'Is important text part of pictures or scans?',
        yes: { accessModes: ['textOnVisual'] },
        no: { absentModes: ['textOnVisual'] },
      },
      {
        id: 'colour',
        text: 'Does colour alone tell anything important?',
        yes: { accessModes: ['colorDependent'] },
        no: { absentModes: ['colorDependent'] },
      },
      {
        id: 'maths',
        text: 'Are formulas real markup (MathML), not pictures?',
        hint: 'Leave “not sure” when there are no formulas.',
        yes: { features: ['MathML'] },
        no: { absentFeatures: ['MathML'], accessModes: ['mathOnVisual'] },
      },
      {
        id: 'mathsWords',
        text: 'Are formulas told in words as well?',
        yes: { features: ['describedMath'] },
        no: { absentFeatures: ['describedMath'] },
      },
      {
        id: 'latex',
        text: 'Are formulas given as LaTeX?',
        yes: { features: ['latex'] },
        no: { absentFeatures: ['latex'] },
      },
      {
        id: 'chemistry',
        text: 'Are chemical formulas real markup (ChemML), not pictures?',
        hint: 'Leave “not sure” when there are none.',
        yes: { features: ['ChemML'] },
        no: { absentFeatures: ['ChemML'], accessModes: ['chemOnVisual'] },
      },
      {
        id: 'chemistryMathML',
        text: 'Are chemical formulas given as MathML?',
        yes: { features: ['MathML-chemistry'] },
        no: { absentFeatures: ['MathML-chemistry'] },
      },
      {
        id: 'chemistryLatex',
        text: 'Are chemical formulas given as LaTeX?',
        yes: { features: ['latex-chemistry'] },
        no: { absentFeatures: ['latex-chemistry'] },
      },
      {
        id: 'charts',
        text: 'Do charts in pictures tell anything that matters?',
        yes: { accessModes: ['chartOnVisual'] },
        no: { absentModes: ['chartOnVisual'] },
      },
      {
        id: 'diagrams',
        text: 'Do diagrams tell anything that matters?',
        yes: { accessModes: ['diagramOnVisual'] },
        no: { absentModes: ['diagramOnVisual'] },
      },
      {
        id: 'notes',
        text: 'Are notes of music pictures?',
        yes: { accessModes: ['musicOnVisual'] },
        no: { absentModes: ['musicOnVisual'] },
      },
    ],
  },
  {
    title: 'Touching and large print',
    questions: [
      {
        id: 'largePrint',
        text: 'Is it in large print?',
        hint: 'Letters of 18 points or more.',
        yes: { features: ['largePrint'] },
        no: { absentFeatures: ['largePrint'] },
      },
      {
        id: 'braille',
        text: 'Is it in braille?',
        yes: { features: ['braille'] },
        no: { absentFeatures: ['braille'] },
      },
      {
        id: 'tactileGraphic',
        text: 'Are there pictures to feel?',
        yes: { features: ['tactileGraphic'] },
        no: { absentFeatures: ['tactileGraphic'] },
      },
      {
        id: 'tactileObject',
        text: 'Are there objects to feel?',
        yes: { features: ['tactileObject'] },
        no: { absentFeatures: ['tactileObject'] },
      },
    ],
  },
  {
    title: 'Hearing',
    questions: [
      {
        id: 'soundAlone',
        text: 'Can everything be learnt by listening alone?',
        yes: { sufficient: 'auditory' },
        no: {},
      },
      {
        id: 'captions',
        text: 'Do videos have captions?',
        yes: { features: ['closedCaptions'] },
        no: { absentFeatures: ['closedCaptions', 'openCaptions'] },
      },
      {
        id: 'openCaptions',
        text: 'Are captions always shown, as part of the picture?',
        yes: { features: ['openCaptions'] },
        no: { absentFeatures: ['openCaptions'] },
      },
      {
        id: 'clearSpeech',
        text: 'Does speech stand out from music and noise?',
        yes: { features: ['highContrastAudio'] },
        no: { absentFeatures: ['highContrastAudio'] },
      },
      {
        id: 'inStep',
        text: 'Is text shown in step with what is heard?',
        yes: { features: ['synchronizedAudioText'] },
        no: { absentFeatures: ['synchronizedAudioText'] },
      },
      {
        id: 'speaks',
        text: 'Does it speak what is on the screen by itself?',
        yes: { features: ['waymark:voicing'] },
        no: { absentFeatures: ['waymark:voicing'] },
      },
      {
        id: 'transcript',
        text: 'Is there a transcript of what is heard?',
        yes: { features: ['transcript'] },
        no: { absentFeatures: ['transcript'] },
      },
      {
        id: 'signing',
        text: 'Is it signed?',
        yes: { features: ['signLanguage'] },
        no: { absentFeatures: ['signLanguage'] },
      },
      {
        id: 'described',
        text: 'Does a voice describe what videos show?',
        yes: { features: ['audioDescription'] },
        no: { absentFeatures: ['audioDescription'] },
      },
    ],
  },
  {
    title: 'Finding the way',
    questions: [
      {
        id: 'headings',
        text: 'Are there real headings to move by?',
        yes: { features: ['structuralNavigation'] },
        no: { absentFeatures: ['structuralNavigation'] },
      },
      {
        id: 'contents',
        text: 'Is there a table of contents?',
        yes: { features: ['tableOfContents'] },
        no: { absentFeatures: ['tableOfContents'] },
      },
      {
        id: 'index',
        text: 'Is there an index?',
        yes: { features: ['index'] },
        no: { absentFeatures: ['index'] },
      },
      {
        id: 'pages',
        text: 'Does it have the page numbers of the printed edition?',
        yes: { features: ['pageBreakMarkers'] },
        no: { absentFeatures: ['pageBreakMarkers'] },
      },
      {
        id: 'pageList',
        text: 'Is there a list of pages to go to?',
        yes: { features: ['pageNavigation'] },
        no: { absentFeatures: ['pageNavigation'] },
      },
      {
        id: 'order',
        text: 'Is it read in the right order by a screen reader?',
        yes: { features: ['readingOrder'] },
        no: { absentFeatures: ['readingOrder'] },
      },
      {
        id: 'tagged',
        text: 'Are its PDF files tagged?',
        yes: { features: ['taggedPDF'] },
        no: { absentFeatures: ['taggedPDF'] },
      },
      {
        id: 'roles',
        text: 'Do its controls tell screen readers what they are (ARIA)?',
        yes: { features: ['ARIA'] },
        no: { absentFeatures: ['ARIA'] },
      },
      {
        id: 'steps',
        text: 'Does it come in short steps, one at a time?',
        yes: { features: ['waymark:shortSteps'] },
        no: { absentFeatures: ['waymark:shortSteps'] },
      },
      {
        id: 'easy',
        text: 'Is it written in short sentences and everyday words?',
        yes: { features: ['waymark:easyReading'] },
        no: { absentFeatures: ['waymark:easyReading'] },
      },
    ],
  },
  {
    title: 'Using it',
    questions: [
      {
        id: 'keyboard',
        text: 'Does everything work with the keyboard alone?',
        yes: { controls: ['fullKeyboardControl'] },
        no: { absentControls: ['fullKeyboardControl'] },
      },
      {
        id: 'touch',
        text: 'Does everything work by touch?',
        yes: { controls: ['fullTouchControl'] },
        no: { absentControls: ['fullTouchControl'] },
      },
      {
        id: 'mouse',
        text: 'Does everything work with the mouse alone?',
        yes: { controls: ['fullMouseControl'] },
        no: { absentControls: ['fullMouseControl'] },
      },
      {
        id: 'switches',
        text: 'Does everything work with switches?',
        yes: { controls: ['fullSwitchControl'] },
        no: { absentControls: ['fullSwitchControl'] },
      },
      {
        id: 'voice',
        text: 'Does everything work by voice?',
        yes: { controls: ['fullVoiceControl'] },
        no: { absentControls: ['fullVoiceControl'] },
      },
      {
        id: 'gestures',
        text: 'Does everything work by gestures before a camera?',
        yes: { controls: ['fullVideoControl'] },
        no: { absentControls: ['fullVideoControl'] },
      },
      {
        id: 'time',
        text: 'Is it free of time limits?',
        yes: { features: ['waymark:noTimeLimit'] },
        no: { absentFeatures: ['waymark:noTimeLimit'] },
      },
      {
        id: 'timing',
        text: 'Can time limits be changed or switched off?',
        yes: { features: ['timingControl'] },
        no: { absentFeatures: ['timingControl'] },
      },
      {
        id: 'unlocked',
        text: 'Is it free of locks that keep screen readers out?',
        yes: { features: ['unlocked'] },
        no: { absentFeatures: ['unlocked'] },
      },
      {
        id: 'speechHints',
        text: 'Does it tell voices how to say words?',
        yes: { features: ['ttsMarkup'] },
        no: { absentFeatures: ['ttsMarkup'] },
      },
      {
        id: 'speech',
        text: 'Can it be used without speaking?',
        yes: { features: ['waymark:noSpeechNeeded'] },
        no: { absentFeatures: ['waymark:noSpeechNeeded'] },
      },
      {
        id: 'offline',
        text: 'Does it work offline once it is fetched?',
        yes: { features: ['waymark:worksOffline'] },
        no: { absentFeatures: ['waymark:worksOffline'] },
      },
    ],
  },
  {
    title: 'Scripts of East and South-East Asia',
    questions: [
      {
        id: 'ruby',
        text: 'Do hard characters show how they are read (ruby)?',
        yes: { features: ['rubyAnnotations'] },
        no: { absentFeatures: ['rubyAnnotations'] },
      },
      {
        id: 'fullRuby',
        text: 'Do all characters show how they are read?',
        yes: { features: ['fullRubyAnnotations'] },
        no: { absentFeatures: ['fullRubyAnnotations'] },
      },
      {
        id: 'across',
        text: 'Does it run from left to right?',
        yes: { features: ['horizontalWriting'] },
        no: { absentFeatures: ['horizontalWriting'] },
      },
      {
        id: 'down',
        text: 'Does it run from top to bottom?',
        yes: { features: ['verticalWriting'] },
        no: { absentFeatures: ['verticalWriting'] },
      },
      {
        id: 'spaced',
        text: 'Are words set apart by spaces added for readers?',
        yes: { features: ['withAdditionalWordSegmentation'] },
        no: { absentFeatures: ['withAdditionalWordSegmentation'] },
      },
      {
        id: 'unspaced',
        text: 'Are words set without spaces, as usual?',
        yes: { features: ['withoutAdditionalWordSegmentation'] },
        no: { absentFeatures: ['withoutAdditionalWordSegmentation'] },
      },
    ],
  },
  {
    title: 'Safety',
    questions: [
      {
        id: 'flashing',
        text: 'Does anything flash more than three times a second?',
        hint: 'This can cause seizures.',
        yes: { hazards: ['flashing'] },
        no: { hazards: ['noFlashingHazard'] },
      },
      {
        id: 'motion',
        text: 'Does it feel like moving (a flight, a ride)?',
        hint: 'This can make people sick.',
        yes: { hazards: ['motionSimulation'] },
        no: { hazards: ['noMotionSimulationHazard'] },
      },
      {
        id: 'sound',
        text: 'Are there sudden or disturbing sounds?',
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
