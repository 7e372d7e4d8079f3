/** What people read for the closed sets of the API. */
import type { Method } from '#lib/accessibility-questions.ts'
import type {
  AlignmentKind,
  Basis,
  DeviceNeed,
  Duty,
  FitLevel,
  FrameworkStatus,
  LicencePurpose,
  LicenceStatement,
  MatchKind,
  OutcomeRole,
  Permission,
  ResourceKind,
  Verdict,
} from '#lib/types.ts'

export const FIT_WORDS: Record<FitLevel, string> = {
  FITS: 'Fits',
  PARTLY: 'Fits partly',
  UNKNOWN: 'Not known',
  DOES_NOT_FIT: 'Does not fit',
}

export const BASIS_WORDS: Record<Basis, string> = {
  INFERRED: 'concluded from other facts',
  DECLARED: 'said by its publisher',
  REPORTED: 'reported by someone who used it',
  CHECKED: 'checked by a reviewer',
  VERIFIED: 'verified by somebody who certifies it',
}

/** How the publisher knows. */
export const METHOD_WORDS: Record<Method, string> = {
  MADE: 'who made it that way',
  LOOKED: 'who looked through it',
  TOOL: 'whose checking program found it',
  TRIED: 'who tried it with assistive technology',
  USERS: 'whose users with disabilities used it',
}

export const KIND_WORDS: Record<ResourceKind, string> = {
  CONTENT: 'Learning material',
  METHOD: 'Way of teaching',
  TOOL: 'Tool',
}

export const DEVICE_WORDS: Record<DeviceNeed, string> = {
  NONE: 'No device needed',
  SHARED: 'One device for the class',
  EACH: 'One device for each learner',
}

export const PERMISSION_WORDS: Record<Permission, string> = {
  USE: 'Use it',
  COPY: 'Copy and share it',
  PRINT: 'Print it',
  TRANSLATE: 'Translate it',
  ADAPT: 'Change it',
  SELL: 'Sell it',
}

/** What teachers plan with a resource. */
export const PURPOSE_WORDS: Record<LicencePurpose, string> = {
  COPY: 'Copy and share it',
  CHANGE_FORMAT: 'Save it in another format',
  PRINT: 'Print it',
  TRANSLATE: 'Translate it',
  ADAPT: 'Change it',
  SELL: 'Sell it',
}

/** What follows a purpose that is not simply permitted. */
export const VERDICT_WORDS: Record<Verdict, string> = { YES: '', NO: ': not permitted', UNKNOWN: ': not known' }

export const DUTY_WORDS: Record<Duty, string> = {
  ATTRIBUTE: 'Name the authors',
  SHARE_ALIKE: 'Share changes under the same licence',
  NON_COMMERCIAL: 'No commercial use',
}

export const PART_WORDS: Record<LicenceStatement['part'], string> = {
  ALL: 'everything',
  TEXT: 'the text',
  PICTURES: 'the pictures',
  DATA: 'the data',
  METADATA: 'the description of it',
}

export const ALIGNMENT_WORDS: Record<AlignmentKind, string> = {
  TEACHES: 'Teaches',
  PRACTISES: 'Practises',
  ASSESSES: 'Checks',
  REQUIRES: 'Needs first',
}

/** Headings over resources for an outcome. */
export const FOR_OUTCOME_WORDS: Record<Exclude<AlignmentKind, 'REQUIRES'>, string> = {
  TEACHES: 'Resources that teach it',
  PRACTISES: 'To practise it',
  ASSESSES: 'To check it',
}

export const MATCH_WORDS: Record<MatchKind, string> = {
  EXACT: 'The same outcome',
  CLOSE: 'Nearly the same',
  BROAD: 'Broader there',
  NARROW: 'Narrower there',
  RELATED: 'Related',
}

export const ROLE_WORDS: Record<OutcomeRole, string> = {
  GROUP: 'Group of outcomes',
  OUTCOME: 'Outcome',
  PART: 'Part of an outcome',
  LEVEL: 'Level',
}

export const STATUS_WORDS: Record<FrameworkStatus, string> = {
  PRIVATE_DRAFT: 'Private draft: only members of its provider see it',
  DRAFT: 'Draft: everybody sees it, and it may still change',
  ADOPTED: 'Adopted: in force, and frozen',
  DEPRECATED: 'No longer in force',
}

/** What was taken from a source, as `FactSource.usedFor` names it. */
export const USED_FOR_WORDS: Record<string, string> = {
  frameworks: 'the outcomes',
  prerequisites: 'what comes before what',
  crosswalks: 'the links between curricula',
  resources: 'resources',
}

/** Roles in a provider, the one that may least first, and what each may do. */
export const MEMBER_ROLES = [
  { role: 'CONTRIBUTOR', name: 'Contributor', may: 'prepares drafts' },
  { role: 'EDITOR', name: 'Editor', may: 'publishes and changes' },
  { role: 'OWNER', name: 'Owner', may: 'manages members, too' },
] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]['role']

/** A role as one word. */
export function roleName(role: MemberRole): string {
  return MEMBER_ROLES.find((each) => each.role === role)!.name
}

/** What says that two resources may be the same. */
export const LIKENESS_WORDS = {
  SAME_LINK: 'same link',
  SAME_LINK_BUT_LANGUAGE: 'same link in another language',
  SAME_IDENTIFIER: 'same ISBN, DOI or the like',
  SAME_FILE: 'same file',
  TITLES_ALIKE: 'titles alike',
  DESCRIPTIONS_ALIKE: 'descriptions alike',
  SAME_MAKERS: 'same makers',
  SAME_OUTCOMES: 'teaches the same',
  SAME_SUBJECTS: 'same subjects',
} as const
export type LikenessReason = keyof typeof LIKENESS_WORDS
