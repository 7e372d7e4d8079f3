/**
 * What a learner may ask for. Needs are functional preferences, never diagnoses.
 * The four lists of each need and the presets stand in this file's tables; `fit.ts` reads them.
 */

import type { Mode } from './vocabulary.ts'

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

/** Needs for which "not known" is dangerous: unknown does not pass when required, and is shown as a warning. */
export const STRICT_NEEDS: ReadonlySet<Need> = new Set(['NO_FLASHING', 'NO_MOTION', 'NO_SUDDEN_SOUND'])

/** Needs that can be asked for in a language. */
export const NEEDS_WITH_LANGUAGE: ReadonlySet<Need> = new Set([
  'READ_ALOUD',
  'AUDIO_DESCRIPTION',
  'CAPTIONS',
  'SIGN_LANGUAGE',
  'TRANSCRIPT',
])

/** What is concluded from other facts than a single tag; `facts.ts` says how. */
export const DERIVED = [
  'nothingHeard',
  'nothingSeen',
  'nothingRead',
  'onlyText',
  'wcagA',
  'wcagAA',
  'wcagAAA',
  'noDevice',
  'document',
  'plainText',
  'short',
  'easyScore',
  'plainScore',
  'hardScore',
  'quickToLoad',
  'slowToLoad',
  'tooSlowToLoad',
  'keepable',
  'downloadable',
  'onlyOnline',
  'printable',
] as const
export type Derived = (typeof DERIVED)[number]

type Stated = `mode:${string}` | `sufficient:${string}` | `feature:${string}` | `hazard:${string}` | `control:${string}`

/** A fact by name: a tag that is present, a tag said to be absent (`!`), or a conclusion. */
export type FactName = Stated | `!${Stated}` | `derived:${Derived}`

/** Where a row comes from. */
export type RowBasis =
  /** The source states this pairing of need and value. */
  | 'published'
  /** The source states the need; pairing it with the value is our reading. */
  | 'derived'
  /** Our choice; no published mapping is known. */
  | 'project'

export interface NeedRow {
  /** The row applies when all of these are known. */
  when: readonly FactName[]
  /** … and none of these. */
  unless: readonly FactName[]
  /** Said to people. */
  says: string
  basis: RowBasis
  source: string
}

export interface NeedEntry {
  /** Said to people when nothing decides. */
  unknown: string
  /**
   * Modes a person with this need can use. A sufficient set within them is enough, and it outweighs a mode or a
   * missing feature that stands against the need.
   */
  usable: readonly Mode[]
  against: readonly NeedRow[]
  notConcerned: readonly NeedRow[]
  enough: readonly NeedRow[]
  helps: readonly NeedRow[]
}

const VOCABULARY = 'W3C discoverability vocabulary 1.1'
const GUIDE = 'W3C Accessibility Metadata Display Guide 2.1'
const WAI = 'W3C WAI, Diverse Abilities and Barriers'
const COGA = 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities'
const OURS = 'choice of this project'
const wcag = (criterion: string) => `WCAG 2.2, success criterion ${criterion}`

type Facts = FactName | readonly FactName[]

function row(basis: RowBasis) {
  return (source: string, when: Facts, says: string, unless: readonly FactName[] = []): NeedRow => ({
    when: typeof when === 'string' ? [when] : when,
    unless,
    says,
    basis,
    source,
  })
}
const published = row('published')
const derived = row('derived')
const project = row('project')

const CAPTIONS = ['feature:closedCaptions', 'feature:openCaptions', 'feature:captions'] as const
const ALL_CAPTIONS_SIGNING_TRANSCRIPT = [...CAPTIONS, 'feature:transcript', 'feature:signLanguage'] as const
const UNDESCRIBED_PICTURES = [
  'mode:chartOnVisual',
  'mode:chemOnVisual',
  'mode:diagramOnVisual',
  'mode:mathOnVisual',
  'mode:musicOnVisual',
] as const
const NOTHING_HEARD = 'Not needed here: nothing has to be heard.'
const A_DOCUMENT = 'It is a document: the program that shows it is worked in the reader’s own way.'

/** What speaks for and against each need. Tried in this order: against, not concerned, enough, helps; first match. */
export const NEED_TABLE: Readonly<Record<Need, NeedEntry>> = {
  SCREEN_READER: {
    unknown: 'It is not known whether a screen reader can read it.',
    usable: ['auditory', 'tactile', 'textual'],
    against: [
      published(GUIDE, 'mode:textOnVisual', 'Text stands in pictures, which a screen reader cannot read.'),
      published(GUIDE, '!feature:alternativeText', 'Pictures have no alternative text.'),
      published(VOCABULARY, '!feature:unlocked', 'A protection keeps assistive technology out.'),
      published(WAI, '!control:fullKeyboardControl', 'It cannot be worked by keyboard, which a screen reader needs.'),
    ],
    notConcerned: [],
    enough: [
      published(GUIDE, 'derived:onlyText', 'All of it is text.'),
      published(wcag('1.1.1, 1.3.1 and 4.1.2, with level AA'), 'derived:wcagAA', 'It is said to meet WCAG level AA.'),
      derived(
        GUIDE,
        ['feature:alternativeText', 'feature:structuralNavigation', 'feature:readingOrder'],
        'Pictures have alternative text, and headings and reading order are marked.',
        UNDESCRIBED_PICTURES,
      ),
      derived(
        GUIDE,
        ['feature:alternativeText', 'feature:longDescription', 'feature:structuralNavigation', 'feature:readingOrder'],
        'Pictures and diagrams are described, and headings and reading order are marked.',
        ['mode:mathOnVisual'],
      ),
      derived(
        WAI,
        ['feature:alternativeText', 'feature:ARIA', 'control:fullKeyboardControl'],
        'What is shown is described, its parts are named, and it works by keyboard.',
      ),
    ],
    helps: [
      published(GUIDE, 'feature:alternativeText', 'Pictures have alternative text.'),
      published(GUIDE, 'feature:longDescription', 'Diagrams have long descriptions.'),
      published(GUIDE, 'feature:describedMath', 'Formulas are described.'),
      published(GUIDE, 'feature:transcript', 'There is a transcript.'),
      published(GUIDE, 'mode:textual', 'Some of it is text.'),
      published(wcag('1.1.1'), 'derived:wcagA', 'It is said to meet WCAG level A.'),
      published(WAI, 'feature:structuralNavigation', 'Headings are marked.'),
      published(WAI, 'feature:readingOrder', 'The reading order is marked.'),
      published(WAI, 'feature:MathML', 'Formulas are MathML.'),
      published(WAI, 'feature:audioDescription', 'What is seen is also told.'),
      published(VOCABULARY, 'feature:ARIA', 'Its parts are named for assistive technology.'),
      published(VOCABULARY, 'feature:taggedPDF', 'The PDF is tagged.'),
      derived(VOCABULARY, 'feature:unlocked', 'No protection keeps assistive technology out.'),
      derived(VOCABULARY, 'feature:tableOfContents', 'There is a table of contents.'),
      derived(WAI, 'control:fullKeyboardControl', 'It works by keyboard.'),
      derived(VOCABULARY, 'feature:waymark:voicing', 'It speaks what is on the screen.'),
      derived(VOCABULARY, 'feature:latex', 'Formulas are LaTeX.'),
    ],
  },

  READ_ALOUD: {
    unknown: 'It is not known whether the text can be read aloud.',
    usable: ['auditory', 'textual'],
    against: [
      published(COGA, 'mode:textOnVisual', 'Text stands in pictures and cannot be read aloud.', [
        'feature:synchronizedAudioText',
        'feature:waymark:voicing',
      ]),
      published(VOCABULARY, '!feature:unlocked', 'A protection keeps reading aloud out.', [
        'feature:synchronizedAudioText',
        'feature:waymark:voicing',
      ]),
    ],
    notConcerned: [derived(GUIDE, 'derived:nothingRead', 'Not needed here: nothing has to be read.')],
    enough: [
      published(GUIDE, 'feature:synchronizedAudioText', 'A recording goes with the text.'),
      project(OURS, 'feature:waymark:voicing', 'It speaks what is on the screen by itself.'),
      published(GUIDE, 'derived:onlyText', 'All of it is text, which can be read aloud.'),
      published(VOCABULARY, 'feature:ttsMarkup', 'The text is marked up for reading aloud.'),
      published(wcag('1.4.5'), 'derived:wcagAA', 'It is said to meet WCAG level AA: its text is real text.'),
    ],
    helps: [
      published(GUIDE, 'mode:textual', 'Some of it is text, which can be read aloud.'),
      published(GUIDE, 'feature:transcript', 'There is a transcript, which can be read aloud.'),
      published(GUIDE, 'feature:alternativeText', 'Pictures have alternative text.'),
      derived(VOCABULARY, 'feature:readingOrder', 'The reading order is marked.'),
      derived(VOCABULARY, 'feature:unlocked', 'No protection keeps reading aloud out.'),
      derived(VOCABULARY, 'feature:taggedPDF', 'The PDF is tagged.'),
      derived(WAI, 'feature:audioDescription', 'What is seen is also told.'),
    ],
  },

  AUDIO_DESCRIPTION: {
    unknown: 'It is not known whether what is seen is also told.',
    usable: ['auditory', 'tactile', 'textual'],
    against: [
      published(WAI, '!feature:audioDescription', 'What is seen is not told.', [
        'feature:transcript',
        'feature:alternativeText',
        'feature:longDescription',
      ]),
    ],
    notConcerned: [published(VOCABULARY, 'derived:nothingSeen', 'Not needed here: nothing has to be seen.')],
    enough: [
      published(WAI, 'feature:audioDescription', 'What is seen is also told.'),
      published(wcag('1.2.5'), 'derived:wcagAA', 'It is said to meet WCAG level AA: video is described.'),
    ],
    helps: [
      published(WAI, 'feature:transcript', 'There is a transcript.'),
      published(WAI, 'feature:alternativeText', 'Pictures have alternative text.'),
      published(WAI, 'feature:longDescription', 'Pictures have long descriptions.'),
      derived(VOCABULARY, 'feature:describedMath', 'Formulas are described.'),
      published(wcag('1.2.3'), 'derived:wcagA', 'It is said to meet WCAG level A: video is described or has a text.'),
    ],
  },

  CLEAR_AUDIO: {
    unknown: 'It is not known whether speech is free of background noise.',
    usable: ['tactile', 'textual', 'visual'],
    against: [
      published(VOCABULARY, '!feature:highContrastAudio', 'Speech has background sound that cannot be turned off.', [
        ...CAPTIONS,
        'feature:transcript',
      ]),
    ],
    notConcerned: [published(VOCABULARY, 'derived:nothingHeard', NOTHING_HEARD)],
    enough: [
      published(VOCABULARY, 'feature:highContrastAudio', 'Speech stands clear of the background.'),
      published(wcag('1.4.7'), 'derived:wcagAAA', 'It is said to meet WCAG level AAA: speech is clear.'),
    ],
    helps: [
      published(WAI, 'feature:closedCaptions', 'It has captions.'),
      published(WAI, 'feature:openCaptions', 'It has captions.'),
      published(WAI, 'feature:captions', 'It has captions.'),
      published(WAI, 'feature:transcript', 'There is a transcript.'),
      derived(VOCABULARY, 'feature:synchronizedAudioText', 'The text goes with the recording.'),
    ],
  },

  CAPTIONS: {
    unknown: 'It is not known whether it has captions.',
    usable: ['tactile', 'textual', 'visual'],
    against: [
      published(WAI, '!feature:closedCaptions', 'It has no captions.', ALL_CAPTIONS_SIGNING_TRANSCRIPT),
      published(WAI, '!feature:captions', 'It has no captions.', ALL_CAPTIONS_SIGNING_TRANSCRIPT),
    ],
    notConcerned: [published(VOCABULARY, 'derived:nothingHeard', NOTHING_HEARD)],
    enough: [
      published(WAI, 'feature:closedCaptions', 'It has captions.'),
      published(WAI, 'feature:openCaptions', 'It has captions.'),
      published(WAI, 'feature:captions', 'It has captions.'),
      published(wcag('1.2.2'), 'derived:wcagA', 'It is said to meet WCAG level A: recordings have captions.'),
    ],
    helps: [
      published(WAI, 'feature:transcript', 'It has a transcript in place of captions.'),
      published(WAI, 'feature:signLanguage', 'It is signed.'),
      derived(VOCABULARY, 'feature:synchronizedAudioText', 'The text goes with the recording.'),
    ],
  },

  SIGN_LANGUAGE: {
    unknown: 'It is not known whether it is signed.',
    usable: ['tactile', 'textual', 'visual'],
    against: [published(WAI, '!feature:signLanguage', 'It is not signed.', [...CAPTIONS, 'feature:transcript'])],
    notConcerned: [published(VOCABULARY, 'derived:nothingHeard', NOTHING_HEARD)],
    enough: [
      published(WAI, 'feature:signLanguage', 'It is signed.'),
      published(wcag('1.2.6'), 'derived:wcagAAA', 'It is said to meet WCAG level AAA: recordings are signed.'),
    ],
    helps: [
      published(WAI, 'feature:closedCaptions', 'It has captions.'),
      published(WAI, 'feature:openCaptions', 'It has captions.'),
      published(WAI, 'feature:captions', 'It has captions.'),
      published(WAI, 'feature:transcript', 'There is a transcript.'),
    ],
  },

  TRANSCRIPT: {
    unknown: 'It is not known whether there is a text of what is heard.',
    usable: ['tactile', 'textual', 'visual'],
    against: [
      published(WAI, '!feature:transcript', 'There is no text of what is heard.', [
        ...CAPTIONS,
        'feature:signLanguage',
        'feature:synchronizedAudioText',
      ]),
    ],
    notConcerned: [published(VOCABULARY, 'derived:nothingHeard', NOTHING_HEARD)],
    enough: [
      published(WAI, 'feature:transcript', 'There is a transcript.'),
      published(VOCABULARY, 'feature:synchronizedAudioText', 'The text goes with the recording.'),
    ],
    helps: [
      published(WAI, 'feature:closedCaptions', 'It has captions.'),
      published(WAI, 'feature:openCaptions', 'It has captions.'),
      published(WAI, 'feature:captions', 'It has captions.'),
      published(WAI, 'feature:signLanguage', 'It is signed.'),
      published(
        wcag('1.2.1'),
        'derived:wcagA',
        'It is said to meet WCAG level A: recordings without pictures have a text.',
      ),
    ],
  },

  LARGE_TEXT: {
    unknown: 'It is not known whether the text can be made larger.',
    usable: ['auditory', 'tactile'],
    against: [
      published(GUIDE, 'mode:textOnVisual', 'Text stands in pictures and cannot be changed.', [
        'sufficient:textual',
        'sufficient:auditory,textual',
        'feature:largePrint',
      ]),
      published(GUIDE, '!feature:displayTransformability', 'Its look cannot be changed.', ['feature:largePrint']),
    ],
    notConcerned: [derived(GUIDE, 'derived:nothingRead', 'Not needed here: nothing has to be read.')],
    enough: [
      published(GUIDE, 'feature:displayTransformability', 'Text size and look can be changed.'),
      published(VOCABULARY, 'feature:largePrint', 'It is in large print.'),
      published(wcag('1.4.4'), 'derived:wcagAA', 'It is said to meet WCAG level AA: text can be made twice as large.'),
    ],
    helps: [
      derived(GUIDE, 'sufficient:textual', 'All of it can be had as text, which most programs can enlarge.'),
      derived(GUIDE, 'derived:onlyText', 'All of it is text, which most programs can enlarge.'),
      derived(GUIDE, 'feature:synchronizedAudioText', 'It can be listened to.'),
      derived(VOCABULARY, 'feature:unlocked', 'No protection keeps assistive technology out.'),
      derived(VOCABULARY, 'feature:MathML', 'Formulas can be enlarged.'),
    ],
  },

  HIGH_CONTRAST: {
    unknown: 'It is not known whether contrast is strong or colours can be changed.',
    usable: ['auditory', 'tactile'],
    against: [
      published(GUIDE, 'mode:textOnVisual', 'Text stands in pictures whose colours cannot be changed.', [
        'sufficient:textual',
        'sufficient:auditory,textual',
        'feature:highContrastDisplay',
      ]),
      published(VOCABULARY, '!feature:highContrastDisplay', 'Contrast is weak.', ['feature:displayTransformability']),
    ],
    notConcerned: [derived(VOCABULARY, 'derived:nothingRead', 'Not needed here: nothing has to be read or seen.')],
    enough: [
      published(VOCABULARY, 'feature:highContrastDisplay', 'Contrast is strong.'),
      published(GUIDE, 'feature:displayTransformability', 'Colours can be changed.'),
      published(wcag('1.4.6'), 'derived:wcagAAA', 'It is said to meet WCAG level AAA: contrast is strong.'),
    ],
    helps: [
      published(wcag('1.4.3'), 'derived:wcagAA', 'It is said to meet WCAG level AA: contrast is fair.'),
      derived(GUIDE, 'sufficient:textual', 'All of it can be had as text, which most programs can recolour.'),
      derived(GUIDE, 'derived:onlyText', 'All of it is text, which most programs can recolour.'),
      derived(VOCABULARY, 'feature:largePrint', 'It is in large print.'),
    ],
  },

  NO_COLOUR_RELIANCE: {
    unknown: 'It is not known whether something is told by colour alone.',
    usable: ['auditory', 'tactile', 'textual'],
    against: [published(VOCABULARY, 'mode:colorDependent', 'Something is told by colour alone.')],
    notConcerned: [published(VOCABULARY, 'derived:nothingSeen', 'Not needed here: nothing is told by colour.')],
    enough: [
      published(VOCABULARY, '!mode:colorDependent', 'Nothing is told by colour alone.'),
      published(wcag('1.4.1'), 'derived:wcagA', 'It is said to meet WCAG level A: nothing is told by colour alone.'),
    ],
    helps: [
      published(WAI, 'feature:displayTransformability', 'Colours can be changed.'),
      derived(WAI, 'feature:highContrastDisplay', 'Contrast is strong.'),
      derived(WAI, 'feature:alternativeText', 'Pictures have alternative text.'),
    ],
  },

  KEYBOARD_ONLY: {
    unknown: 'It is not known whether it works by keyboard.',
    usable: [],
    against: [published(VOCABULARY, '!control:fullKeyboardControl', 'It does not work by keyboard alone.')],
    notConcerned: [project(OURS, 'derived:document', A_DOCUMENT)],
    enough: [
      published(VOCABULARY, 'control:fullKeyboardControl', 'It works by keyboard alone.'),
      published(wcag('2.1.1'), 'derived:wcagA', 'It is said to meet WCAG level A: it works by keyboard.'),
    ],
    helps: [derived(WAI, 'control:fullSwitchControl', 'It works with switches, which often act as keys.')],
  },

  SWITCH_CONTROL: {
    unknown: 'It is not known whether it works with switches.',
    usable: [],
    against: [
      published(VOCABULARY, '!control:fullSwitchControl', 'It does not work with switches.', [
        'control:fullKeyboardControl',
      ]),
    ],
    notConcerned: [project(OURS, 'derived:document', A_DOCUMENT)],
    enough: [published(VOCABULARY, 'control:fullSwitchControl', 'It works with switches.')],
    helps: [
      derived(WAI, 'control:fullKeyboardControl', 'It works by keyboard, and many switches act as keys.'),
      derived(wcag('2.1.1'), 'derived:wcagA', 'It is said to meet WCAG level A: it works by keyboard.'),
    ],
  },

  VOICE_CONTROL: {
    unknown: 'It is not known whether it works by voice.',
    usable: [],
    against: [published(VOCABULARY, '!control:fullVoiceControl', 'It does not work by voice.')],
    notConcerned: [project(OURS, 'derived:document', A_DOCUMENT)],
    enough: [published(VOCABULARY, 'control:fullVoiceControl', 'It works by voice.')],
    helps: [
      derived(
        wcag('2.5.3'),
        'derived:wcagA',
        'It is said to meet WCAG level A: its parts have the names that are shown.',
      ),
      derived(WAI, 'feature:ARIA', 'Its parts are named for assistive technology.'),
      derived(WAI, 'control:fullKeyboardControl', 'It works by keyboard, which voice programs can press.'),
    ],
  },

  NO_SPEECH: {
    unknown: 'It is not known whether the learner has to speak.',
    usable: [],
    against: [project(OURS, '!feature:waymark:noSpeechNeeded', 'The learner has to speak.')],
    notConcerned: [project(OURS, 'derived:document', 'Not needed here: it is a document.')],
    enough: [
      project(OURS, 'feature:waymark:noSpeechNeeded', 'The learner does not have to speak.'),
      derived(WAI, 'control:fullKeyboardControl', 'All of it works by keyboard, without speaking.'),
      derived(WAI, 'control:fullMouseControl', 'All of it works by mouse, without speaking.'),
      derived(WAI, 'control:fullTouchControl', 'All of it works by touch, without speaking.'),
      derived(WAI, 'control:fullSwitchControl', 'All of it works with switches, without speaking.'),
      derived(wcag('2.1.1'), 'derived:wcagA', 'It is said to meet WCAG level A: it works by keyboard.'),
    ],
    helps: [],
  },

  NO_TIME_LIMIT: {
    unknown: 'It is not known whether there is a time limit.',
    usable: [],
    against: [
      project(OURS, '!feature:waymark:noTimeLimit', 'It has a time limit.', ['feature:timingControl']),
      published(VOCABULARY, '!feature:timingControl', 'Time limits cannot be changed.', [
        'feature:waymark:noTimeLimit',
      ]),
    ],
    notConcerned: [project(OURS, 'derived:document', 'Not needed here: a document has no time limit.')],
    enough: [
      project(OURS, 'feature:waymark:noTimeLimit', 'It has no time limit.'),
      published(VOCABULARY, 'feature:timingControl', 'Time limits can be changed or turned off.'),
      published(wcag('2.2.3'), 'derived:wcagAAA', 'It is said to meet WCAG level AAA: it has no time limit.'),
    ],
    helps: [
      published(wcag('2.2.1'), 'derived:wcagA', 'It is said to meet WCAG level A: most time limits can be changed.'),
    ],
  },

  NO_FLASHING: {
    unknown: 'It is not known whether something flashes. Check it first.',
    usable: [],
    against: [
      published(wcag('2.3.1'), 'hazard:flashing', 'Something flashes: dangerous with photosensitive epilepsy.'),
    ],
    notConcerned: [
      derived(VOCABULARY, 'derived:noDevice', 'It needs no screen: nothing can flash.'),
      derived(VOCABULARY, 'derived:plainText', 'It is plain text: nothing can flash.'),
    ],
    enough: [
      published(VOCABULARY, 'hazard:noFlashingHazard', 'Nothing flashes.'),
      published(wcag('2.3.1'), 'derived:wcagA', 'It is said to meet WCAG level A: nothing flashes.'),
    ],
    helps: [],
  },

  NO_MOTION: {
    unknown: 'It is not known whether it simulates motion. Check it first.',
    usable: [],
    against: [published(VOCABULARY, 'hazard:motionSimulation', 'It simulates motion, which can make people sick.')],
    notConcerned: [
      derived(VOCABULARY, 'derived:noDevice', 'It needs no screen: no motion is simulated.'),
      derived(VOCABULARY, 'derived:plainText', 'It is plain text: nothing moves.'),
    ],
    enough: [published(VOCABULARY, 'hazard:noMotionSimulationHazard', 'It does not simulate motion.')],
    helps: [derived(wcag('2.3.3'), 'derived:wcagAAA', 'It is said to meet WCAG level AAA: motion can be turned off.')],
  },

  NO_SUDDEN_SOUND: {
    unknown: 'It is not known whether it has sudden or disturbing sounds. Check it first.',
    usable: [],
    against: [published(VOCABULARY, 'hazard:sound', 'It has sudden or disturbing sounds.')],
    notConcerned: [derived(VOCABULARY, 'derived:plainText', 'It is plain text: it makes no sound.')],
    enough: [published(VOCABULARY, 'hazard:noSoundHazard', 'It has no sudden or disturbing sounds.')],
    helps: [],
  },

  CLEAR_STRUCTURE: {
    unknown: 'It is not known whether headings and order are clear.',
    usable: [],
    against: [
      derived(COGA, '!feature:structuralNavigation', 'It has no headings to go by.', [
        'feature:tableOfContents',
        'feature:readingOrder',
        'feature:taggedPDF',
      ]),
    ],
    notConcerned: [],
    enough: [
      published(
        COGA,
        ['feature:structuralNavigation', 'feature:tableOfContents'],
        'It has headings and a table of contents.',
      ),
      derived(
        COGA,
        ['feature:structuralNavigation', 'feature:readingOrder'],
        'It has headings and a marked reading order.',
      ),
      derived(VOCABULARY, 'feature:taggedPDF', 'The PDF is tagged throughout.'),
      derived(
        wcag('1.3.1, 2.4.6 and 3.2.3'),
        'derived:wcagAA',
        'It is said to meet WCAG level AA: headings and order are clear.',
      ),
    ],
    helps: [
      published(COGA, 'feature:structuralNavigation', 'It has headings.'),
      published(COGA, 'feature:tableOfContents', 'It has a table of contents.'),
      derived(COGA, 'feature:readingOrder', 'The reading order is marked.'),
      derived(COGA, 'feature:index', 'It has an index.'),
      derived(COGA, 'feature:pageNavigation', 'Its pages can be gone to.'),
      derived(wcag('1.3.1'), 'derived:wcagA', 'It is said to meet WCAG level A: its structure is marked.'),
    ],
  },

  SHORT_STEPS: {
    unknown: 'It is not known whether it comes in short steps.',
    usable: [],
    against: [project(OURS, '!feature:waymark:shortSteps', 'It does not come in short steps.')],
    notConcerned: [],
    enough: [derived(COGA, 'feature:waymark:shortSteps', 'It comes in short steps.')],
    helps: [
      derived(COGA, 'derived:short', 'It is short.'),
      derived(COGA, 'feature:structuralNavigation', 'It has headings, at which one can stop.'),
      derived(COGA, 'feature:tableOfContents', 'It has a table of contents.'),
    ],
  },

  EASY_READING: {
    unknown: 'It is not known how easy it is to read.',
    usable: [],
    against: [
      project(OURS, '!feature:waymark:easyReading', 'It is not easy to read.', ['derived:easyScore']),
      project(OURS, 'derived:hardScore', 'It is hard to read.', ['feature:waymark:easyReading']),
    ],
    notConcerned: [derived(COGA, 'derived:nothingRead', 'Not needed here: nothing has to be read.')],
    enough: [
      derived(COGA, 'feature:waymark:easyReading', 'It is written to be easy to read.'),
      project('Flesch 1948', 'derived:easyScore', 'It is easy to read.'),
      published(
        wcag('3.1.5'),
        'derived:wcagAAA',
        'It is said to meet WCAG level AAA: it is easy to read or has an easier version.',
      ),
    ],
    helps: [
      project('Flesch 1948', 'derived:plainScore', 'It is in plain language.'),
      derived(COGA, 'feature:synchronizedAudioText', 'A recording goes with the text.'),
      derived(VOCABULARY, 'feature:withAdditionalWordSegmentation', 'Words are set apart.'),
      derived(VOCABULARY, 'feature:fullRubyAnnotations', 'Readings stand beside all characters.'),
      derived(VOCABULARY, 'feature:rubyAnnotations', 'Readings stand beside some characters.'),
    ],
  },

  MATHS_AS_TEXT: {
    unknown: 'It is not known whether formulas are text.',
    usable: ['textual'],
    against: [
      published(VOCABULARY, 'mode:mathOnVisual', 'Formulas are pictures.', [
        'feature:MathML',
        'feature:latex',
        'feature:describedMath',
      ]),
    ],
    notConcerned: [],
    enough: [
      published(VOCABULARY, 'feature:MathML', 'Formulas are MathML.', ['mode:mathOnVisual']),
      published(VOCABULARY, 'feature:latex', 'Formulas are LaTeX.', ['mode:mathOnVisual']),
      published(GUIDE, 'derived:onlyText', 'All of it is text.'),
    ],
    helps: [
      published(VOCABULARY, 'feature:MathML', 'Some formulas are MathML.'),
      published(VOCABULARY, 'feature:latex', 'Some formulas are LaTeX.'),
      published(VOCABULARY, 'feature:describedMath', 'Formulas are described in words.'),
    ],
  },

  BRAILLE: {
    unknown: 'It is not known whether it can be had in braille.',
    usable: ['tactile', 'textual'],
    against: [
      published(GUIDE, 'mode:textOnVisual', 'Text stands in pictures and cannot be turned into braille.', [
        'feature:braille',
      ]),
      published(VOCABULARY, '!feature:unlocked', 'A protection keeps assistive technology out.', ['feature:braille']),
    ],
    notConcerned: [],
    enough: [
      published(VOCABULARY, 'feature:braille', 'It is in braille.'),
      published(GUIDE, 'derived:onlyText', 'All of it is text, which can be turned into braille.'),
      published(
        wcag('1.1.1'),
        'derived:wcagAA',
        'It is said to meet WCAG level AA: all of it has text that can be turned into braille.',
      ),
    ],
    helps: [
      published(GUIDE, 'mode:textual', 'Some of it is text, which can be turned into braille.'),
      published(GUIDE, 'feature:alternativeText', 'Pictures have alternative text.'),
      published(GUIDE, 'feature:longDescription', 'Pictures have long descriptions.'),
      published(GUIDE, 'feature:transcript', 'There is a transcript.'),
      derived(VOCABULARY, 'feature:describedMath', 'Formulas are described.'),
      derived(VOCABULARY, 'feature:MathML', 'Formulas are MathML.'),
      published(VOCABULARY, 'feature:tactileGraphic', 'It has pictures to touch.'),
      published(VOCABULARY, 'feature:tactileObject', 'It has objects to touch.'),
      derived(VOCABULARY, 'feature:unlocked', 'No protection keeps assistive technology out.'),
      published(wcag('1.1.1'), 'derived:wcagA', 'It is said to meet WCAG level A.'),
    ],
  },

  LOW_BANDWIDTH: {
    unknown: 'Its size is not known.',
    usable: [],
    against: [project(OURS, 'derived:tooSlowToLoad', 'It is too large for this line.')],
    notConcerned: [project(OURS, 'derived:noDevice', 'Not needed here: it is used without a device.')],
    enough: [project(OURS, 'derived:quickToLoad', 'It is small enough for this line.')],
    helps: [
      project(OURS, 'derived:slowToLoad', 'It loads slowly on this line.'),
      project(OURS, 'feature:waymark:worksOffline', 'Once fetched it works without a line; its size is not known.'),
      project(OURS, 'sufficient:textual', 'All of it can be had as text; its size is not known.'),
      project(OURS, 'derived:onlyText', 'All of it is text; its size is not known.'),
      project(OURS, 'feature:transcript', 'There is a transcript; its size is not known.'),
    ],
  },

  OFFLINE: {
    unknown: 'It is not known whether it can be kept and used without a line.',
    usable: [],
    against: [
      project(OURS, '!feature:waymark:worksOffline', 'It does not work without a line.', [
        'derived:keepable',
        'derived:downloadable',
        'derived:printable',
      ]),
      project(OURS, 'derived:onlyOnline', 'It can be opened only online.', [
        'feature:waymark:worksOffline',
        'derived:printable',
      ]),
    ],
    notConcerned: [project(OURS, 'derived:noDevice', 'Not needed here: it is used without a device.')],
    enough: [
      project(OURS, 'derived:keepable', 'It may be downloaded, and its licence permits keeping copies.'),
      project(OURS, 'feature:waymark:worksOffline', 'It works without a line once it has been fetched.'),
    ],
    helps: [
      project(OURS, 'derived:downloadable', 'It can be downloaded; its licence is not known to permit copies.'),
      project(OURS, 'derived:printable', 'It can be printed.'),
    ],
  },
}
