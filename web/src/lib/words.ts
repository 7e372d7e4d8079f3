/** What people read for the closed sets of the API. */
import type { Method } from '#lib/accessibility-questions.ts'
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'
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

export const FIT_WORDS: Record<FitLevel, string> = spoken({
  FITS: m.words_fit_fits,
  PARTLY: m.words_fit_partly,
  UNKNOWN: m.words_fit_unknown,
  DOES_NOT_FIT: m.words_fit_does_not_fit,
})

export const BASIS_WORDS: Record<Basis, string> = spoken({
  INFERRED: m.words_basis_inferred,
  DECLARED: m.words_basis_declared,
  REPORTED: m.words_basis_reported,
  CHECKED: m.words_basis_checked,
  VERIFIED: m.words_basis_verified,
})

/** How the publisher knows. */
export const METHOD_WORDS: Record<Method, string> = spoken({
  MADE: m.words_method_made,
  LOOKED: m.words_method_looked,
  TOOL: m.words_method_tool,
  TRIED: m.words_method_tried,
  USERS: m.words_method_users,
})

export const KIND_WORDS: Record<ResourceKind, string> = spoken({
  CONTENT: m.words_kind_content,
  METHOD: m.words_kind_method,
  TOOL: m.words_kind_tool,
})

export const DEVICE_WORDS: Record<DeviceNeed, string> = spoken({
  NONE: m.words_device_none,
  SHARED: m.words_device_shared,
  EACH: m.words_device_each,
})

export const PERMISSION_WORDS: Record<Permission, string> = spoken({
  USE: m.words_permission_use,
  COPY: m.words_permission_copy,
  PRINT: m.words_permission_print,
  TRANSLATE: m.words_permission_translate,
  ADAPT: m.words_permission_adapt,
  SELL: m.words_permission_sell,
})

/** What teachers plan with a resource. */
const PURPOSE_WORDS: Record<LicencePurpose, string> = spoken({
  COPY: m.words_purpose_copy,
  CHANGE_FORMAT: m.words_purpose_change_format,
  PRINT: m.words_purpose_print,
  TRANSLATE: m.words_purpose_translate,
  ADAPT: m.words_purpose_adapt,
  SELL: m.words_purpose_sell,
})

/** What a licence says of a purpose: `Print it`, `Print it: not permitted`. */
export function useText(purpose: LicencePurpose, answer: Verdict): string {
  const use = PURPOSE_WORDS[purpose]
  if (answer === 'YES') return use
  return answer === 'NO' ? m.words_use_no({ use }) : m.words_use_unknown({ use })
}

export const DUTY_WORDS: Record<Duty, string> = spoken({
  ATTRIBUTE: m.words_duty_attribute,
  SHARE_ALIKE: m.words_duty_share_alike,
  NON_COMMERCIAL: m.words_duty_non_commercial,
})

export const PART_WORDS: Record<LicenceStatement['part'], string> = spoken({
  ALL: m.words_part_all,
  TEXT: m.words_part_text,
  PICTURES: m.words_part_pictures,
  DATA: m.words_part_data,
  METADATA: m.words_part_metadata,
})

export const ALIGNMENT_WORDS: Record<AlignmentKind, string> = spoken({
  TEACHES: m.words_alignment_teaches,
  PRACTISES: m.words_alignment_practises,
  ASSESSES: m.words_alignment_assesses,
  REQUIRES: m.words_alignment_requires,
})

/** Headings over resources for an outcome. */
export const FOR_OUTCOME_WORDS: Record<Exclude<AlignmentKind, 'REQUIRES'>, string> = spoken({
  TEACHES: m.words_for_outcome_teaches,
  PRACTISES: m.words_for_outcome_practises,
  ASSESSES: m.words_for_outcome_assesses,
})

export const MATCH_WORDS: Record<MatchKind, string> = spoken({
  EXACT: m.words_match_exact,
  CLOSE: m.words_match_close,
  BROAD: m.words_match_broad,
  NARROW: m.words_match_narrow,
  RELATED: m.words_match_related,
})

export const ROLE_WORDS: Record<OutcomeRole, string> = spoken({
  GROUP: m.words_role_group,
  OUTCOME: m.words_role_outcome,
  PART: m.words_role_part,
  LEVEL: m.words_role_level,
})

export const STATUS_WORDS: Record<FrameworkStatus, string> = spoken({
  PRIVATE_DRAFT: m.words_status_private_draft,
  DRAFT: m.words_status_draft,
  ADOPTED: m.words_status_adopted,
  DEPRECATED: m.words_status_deprecated,
})

/** What was taken from a source, as `FactSource.usedFor` names it. */
export const USED_FOR_WORDS: Record<string, string> = spoken({
  frameworks: m.words_used_for_frameworks,
  prerequisites: m.words_used_for_prerequisites,
  crosswalks: m.words_used_for_crosswalks,
  resources: m.words_used_for_resources,
})

/** Roles in a provider, the one that may least first, and what each may do. */
export const MEMBER_ROLES = [
  {
    role: 'CONTRIBUTOR',
    get name() {
      return m.words_member_contributor()
    },
    get may() {
      return m.words_member_contributor_may()
    },
  },
  {
    role: 'EDITOR',
    get name() {
      return m.words_member_editor()
    },
    get may() {
      return m.words_member_editor_may()
    },
  },
  {
    role: 'OWNER',
    get name() {
      return m.words_member_owner()
    },
    get may() {
      return m.words_member_owner_may()
    },
  },
] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]['role']

/** A role as one word. */
export function roleName(role: MemberRole): string {
  return MEMBER_ROLES.find((each) => each.role === role)!.name
}

/** What says that two resources may be the same. */
export const LIKENESS = {
  SAME_LINK: m.words_likeness_same_link,
  SAME_LINK_BUT_LANGUAGE: m.words_likeness_same_link_but_language,
  SAME_IDENTIFIER: m.words_likeness_same_identifier,
  SAME_FILE: m.words_likeness_same_file,
  TITLES_ALIKE: m.words_likeness_titles_alike,
  DESCRIPTIONS_ALIKE: m.words_likeness_descriptions_alike,
  SAME_MAKERS: m.words_likeness_same_makers,
  SAME_OUTCOMES: m.words_likeness_same_outcomes,
  SAME_SUBJECTS: m.words_likeness_same_subjects,
} as const
export const LIKENESS_WORDS = spoken(LIKENESS)
export type LikenessReason = keyof typeof LIKENESS
