/** What people who look after the place see and decide, in words. Names and meanings are those of the public schema. */
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'
import type { Change, LocalisedText, PageInfo } from '#lib/types.ts'
import { LIKENESS } from '#lib/words.ts'

export const REPORT_REASONS = spoken({
  WRONG_LICENCE: () => [m.moderation_report_wrong_licence(), m.moderation_report_wrong_licence_hint()] as const,
  NOT_ACCESSIBLE: () => [m.moderation_report_not_accessible(), m.moderation_report_not_accessible_hint()] as const,
  BROKEN: () => [m.moderation_report_broken(), m.moderation_report_broken_hint()] as const,
  HARMFUL: () => [m.moderation_report_harmful(), m.moderation_report_harmful_hint()] as const,
  OTHER: () => [m.moderation_report_other(), m.moderation_report_other_hint()] as const,
})
export type ReportReason = keyof typeof REPORT_REASONS

export const CASE_WORDS = spoken({
  NEW: m.moderation_case_new,
  REPORTED: m.moderation_case_reported,
  DUPLICATE: m.moderation_case_duplicate,
  SUSPICIOUS: m.moderation_case_suspicious,
  ANSWERED: m.moderation_case_answered,
})
export type CaseKind = keyof typeof CASE_WORDS

/** Why a report or a rule put something into the queue. */
export const CASE_REASONS = spoken<string>({
  'wrong-licence': m.moderation_why_wrong_licence,
  'not-accessible': m.moderation_why_not_accessible,
  broken: m.moderation_why_broken,
  harmful: m.moderation_why_harmful,
  other: m.moderation_why_other,
  'link-host': m.moderation_why_link_host,
  'licence-widened': m.moderation_why_licence_widened,
  changed: m.moderation_why_changed,
  'mass-changes': m.moderation_why_mass_changes,
  'mass-withdrawals': m.moderation_why_mass_withdrawals,
  ...LIKENESS,
})

/** What a decision does, and how it is told to the provider. */
export const DECISION_WORDS = spoken({
  ACCEPT: () =>
    [m.moderation_decision_accept(), m.moderation_decision_accept_done(), m.moderation_decision_accept_hint()] as const,
  ASK_CHANGES: () =>
    [
      m.moderation_decision_ask_changes(),
      m.moderation_decision_ask_changes_done(),
      m.moderation_decision_ask_changes_hint(),
    ] as const,
  REJECT: () =>
    [m.moderation_decision_reject(), m.moderation_decision_reject_done(), m.moderation_decision_reject_hint()] as const,
  HIDE: () =>
    [m.moderation_decision_hide(), m.moderation_decision_hide_done(), m.moderation_decision_hide_hint()] as const,
  UNHIDE: () =>
    [m.moderation_decision_unhide(), m.moderation_decision_unhide_done(), m.moderation_decision_unhide_hint()] as const,
  MERGE: () =>
    [m.moderation_decision_merge(), m.moderation_decision_merge_done(), m.moderation_decision_merge_hint()] as const,
  UNMERGE: () =>
    [
      m.moderation_decision_unmerge(),
      m.moderation_decision_unmerge_done(),
      m.moderation_decision_unmerge_hint(),
    ] as const,
  WARN: () =>
    [m.moderation_decision_warn(), m.moderation_decision_warn_done(), m.moderation_decision_warn_hint()] as const,
  BLOCK: () =>
    [m.moderation_decision_block(), m.moderation_decision_block_done(), m.moderation_decision_block_hint()] as const,
  UNBLOCK: () =>
    [
      m.moderation_decision_unblock(),
      m.moderation_decision_unblock_done(),
      m.moderation_decision_unblock_hint(),
    ] as const,
})
export type Decision = keyof typeof DECISION_WORDS

export interface Notice {
  id: string
  decision: Decision
  reason: string
  at: string
  resource: { id: string; title: LocalisedText } | null
  messages: { fromProvider: boolean; text: string; at: string }[]
  viewerCanAnswer: boolean
}

export interface Report {
  reason: ReportReason
  fact: string | null
  text: string | null
  at: string
  revision: number
}

interface Judged {
  id: string
  title: LocalisedText
  state: string
  revision: number
  url: string
  languages: string[]
  licence: { label: string }
  provider: { name: string }
}

export interface ModerationCase {
  id: string
  kind: CaseKind
  reasons: string[]
  openedAt: string
  resource: Judged | null
  other: Judged | null
  provider: { id: string; name: string } | null
  /** What differs from what stood before a change. */
  changes: Change[]
  /** Of a case about many resources of one provider, some of them, and how many there are. */
  resources: { id: string; title: LocalisedText; state: string }[]
  resourceCount: number
  /** How far the acceptance of many is that goes on. */
  acceptance: { done: number; of: number } | null
  isProviderBlocked: boolean
  viewerDecisions: Decision[]
  reports: Report[]
  notices: Notice[]
}

export interface Queue {
  moderationQueue: {
    totalCount: number
    pageInfo: PageInfo
    nodes: Pick<ModerationCase, 'id' | 'kind' | 'reasons' | 'openedAt' | 'resource' | 'resourceCount' | 'provider'>[]
  } | null
}

/** What is read of a notice. */
export const NOTICE = `id decision reason at viewerCanAnswer resource { id title(languages: $languages) { ...Text } }
  messages { fromProvider text at }`
/** What is read of a resource that somebody decides about. */
export const JUDGED = `id title(languages: $languages) { ...Text } state revision url languages licence { label } provider { name }`

/** What a claim says about a fact, in words. */
export interface FactClaim {
  kind: string | null
  value: string
  licence: { label: string } | null
  present: boolean
  voice: 'REPORTER' | 'REVIEWER'
  at: string
  revision: number
  holds: boolean
  lapsed: boolean
}
