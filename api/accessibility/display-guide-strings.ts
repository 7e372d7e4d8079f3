/**
 * English wording of the W3C Accessibility Metadata Display Guide, the descriptive form of the statements we show.
 *
 * Taken unchanged from `lang/en-US/w3c.json` of w3c/publ-a11y-display-guide-localizations (canonical vocabulary 2.0.c,
 * Publishing Community Group, Accessibility Task Force), commit 8963ee3. Copyright © 2025 World Wide Web Consortium,
 * W3C Software and Document License: https://www.w3.org/copyright/software-license/
 *
 * Other languages stand in `api/words/guide/`: French by EDRLab, Spanish, Portuguese, Arabic, Hindi, Chinese, Russian and
 * Indonesian by VitalSource, from `lang/` of the same commit under the same licence, without spaces and full stops about them. Ours are
 * Swahili, Urdu and Amharic, and, where a translation lacks them, the six sentences on one hazard that is absent or unknown.
 */
export const GUIDE = {
  'ways-of-reading-title': 'Ways of reading',
  'ways-of-reading-nonvisual-reading-alt-text': 'Has alternative text descriptions for images',
  'ways-of-reading-nonvisual-reading-no-metadata': 'No information about nonvisual reading is available',
  'ways-of-reading-nonvisual-reading-none': 'The content is not readable as read aloud speech or dynamic braille',
  'ways-of-reading-nonvisual-reading-not-fully':
    'Not all of the content will be readable as read aloud speech or dynamic braille',
  'ways-of-reading-nonvisual-reading-readable': 'All content can be read as read aloud speech or dynamic braille',
  'ways-of-reading-prerecorded-audio-complementary': 'Prerecorded audio clips are embedded in the content',
  'ways-of-reading-prerecorded-audio-no-metadata': 'No information about prerecorded audio is available',
  'ways-of-reading-prerecorded-audio-only': 'Audiobook with no text alternative',
  'ways-of-reading-prerecorded-audio-synchronized':
    'All the content is available as prerecorded audio synchronized with text',
  'ways-of-reading-visual-adjustments-modifiable':
    'Appearance of the text and page layout can be modified according to the capabilities of the reading system (font family and font size, spaces between paragraphs, sentences, words, and letters, as well as color of background and text)',
  'ways-of-reading-visual-adjustments-unknown': 'No information about appearance modifiability is available',
  'ways-of-reading-visual-adjustments-unmodifiable':
    'Text and page layout cannot be modified as the reading experience is close to a print version, but reading systems can still provide zooming options',
  'conformance-title': 'Conformance',
  'conformance-a':
    'The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level A standard',
  'conformance-aa':
    'The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level AA standard',
  'conformance-aaa':
    'The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level AAA standard',
  'conformance-details-claim': 'This publication claims to meet',
  'conformance-details-wcag': 'Web Content Accessibility Guidelines (WCAG)',
  'conformance-no': 'No information is available',
  'conformance-unknown-standard':
    'Conformance to accepted standards for accessibility of this publication cannot be determined',
  'navigation-title': 'Navigation',
  'navigation-index': 'Index with links to referenced entries',
  'navigation-page-navigation': 'Page list to go to pages from the print source version',
  'navigation-structural': 'Elements such as headings, tables, etc for structured navigation',
  'navigation-toc': 'Table of contents to all chapters of the text via links',
  'rich-content-title': 'Rich content',
  'rich-content-accessible-chemistry-as-latex': 'Chemical formulas in accessible format (LaTeX)',
  'rich-content-accessible-chemistry-as-mathml': 'Chemical formulas in accessible format (MathML)',
  'rich-content-accessible-math-as-latex': 'Math formulas in accessible format (LaTeX)',
  'rich-content-accessible-math-as-mathml': 'Math formulas in accessible format (MathML)',
  'rich-content-accessible-math-described': 'Text descriptions of math are provided',
  'rich-content-closed-captions': 'Videos included in publications have closed captions',
  'rich-content-extended': 'Information-rich images are described by extended descriptions',
  'rich-content-open-captions': 'Videos included in publications have open captions',
  'rich-content-transcript': 'Transcript(s) provided',
  'hazards-title': 'Hazards',
  'hazards-flashing': 'The publication contains flashing content that can cause photosensitive seizures',
  'hazards-flashing-none': 'The publication does not contain flashing content that can cause photosensitive seizures',
  'hazards-flashing-unknown':
    'The presence of flashing content that can cause photosensitive seizures could not be determined',
  'hazards-motion': 'The publication contains motion simulations that can cause motion sickness',
  'hazards-motion-none': 'The publication does not contain motion simulations that can cause motion sickness',
  'hazards-motion-unknown': 'The presence of motion simulations that can cause motion sickness could not be determined',
  'hazards-no-metadata': 'No information is available',
  'hazards-none': 'The publication contains no hazards',
  'hazards-sound': 'The publication contains sounds that can cause sensitivity issues',
  'hazards-sound-none': 'The publication does not contain sounds that can cause sensitivity issues',
  'hazards-sound-unknown': 'The presence of sounds that can cause sensitivity issues could not be determined',
  'hazards-unknown': 'The presence of hazards is unknown',
  'accessibility-summary-title': 'Accessibility summary',
  'additional-accessibility-information-title': 'Additional accessibility information',
  'additional-accessibility-information-aria':
    'Content is enhanced with ARIA roles to optimize organization and facilitate navigation',
  'additional-accessibility-information-audio-descriptions': 'Audio descriptions',
  'additional-accessibility-information-braille': 'Braille',
  'additional-accessibility-information-full-ruby-annotations': 'Full ruby annotations',
  'additional-accessibility-information-high-contrast-between-foreground-and-background-audio':
    'High contrast between foreground and background audio',
  'additional-accessibility-information-high-contrast-between-text-and-background':
    'High contrast between foreground text and background',
  'additional-accessibility-information-large-print': 'Large print',
  'additional-accessibility-information-page-breaks': 'Page breaks included from the original print source',
  'additional-accessibility-information-ruby-annotations': 'Some Ruby annotations',
  'additional-accessibility-information-sign-language': 'Sign language',
  'additional-accessibility-information-tactile-graphics':
    'Tactile graphics have been integrated to facilitate access to visual elements for blind people',
  'additional-accessibility-information-tactile-objects': 'Tactile 3D objects',
  'additional-accessibility-information-text-to-speech-hinting': 'Text-to-speech hinting provided',
} as const

/** Words of our own for values the guide has no statement for. */
export const OURS = {
  'feature:captions': 'Captions, not said whether they can be turned off',
  'feature:ChemML': 'Chemical formulas in accessible format (ChemML)',
  'feature:annotations': 'Annotations',
  'feature:bookmarks': 'Bookmarks',
  'feature:readingOrder': 'Reading order is marked',
  'feature:taggedPDF': 'Tagged PDF',
  'feature:timingControl': 'Time limits can be changed or turned off',
  'feature:unlocked': 'No protection keeps assistive technology out',
  'feature:horizontalWriting': 'Horizontal writing',
  'feature:verticalWriting': 'Vertical writing',
  'feature:withAdditionalWordSegmentation': 'Words are set apart',
  'feature:withoutAdditionalWordSegmentation': 'Words are not set apart',
  'mode:colorDependent': 'Some information is told by color alone',
  'mode:chartOnVisual': 'Charts are pictures',
  'mode:chemOnVisual': 'Chemical formulas are pictures',
  'mode:diagramOnVisual': 'Diagrams are pictures',
  'mode:mathOnVisual': 'Math formulas are pictures',
  'mode:musicOnVisual': 'Music notation is pictures',
  'mode:textOnVisual': 'Some text is pictures of text',
  'control:fullKeyboardControl': 'Everything works by keyboard',
  'control:fullMouseControl': 'Everything works by mouse',
  'control:fullSwitchControl': 'Everything works with switches',
  'control:fullTouchControl': 'Everything works by touch',
  'control:fullVideoControl': 'Everything works by movements before a camera',
  'control:fullVoiceControl': 'Everything works by voice',
} as const
