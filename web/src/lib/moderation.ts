/** What people who look after the place see and decide, in words. Names and meanings are those of the public schema. */
import type { Change, LocalisedText, PageInfo } from '#lib/types.ts'
import { LIKENESS_WORDS } from '#lib/words.ts'

export const REPORT_REASONS = {
  WRONG_LICENCE: ['The licence is wrong', 'It is not under the licence shown.'],
  NOT_ACCESSIBLE: ['It is not as accessible as it says', 'Say below which fact is wrong.'],
  BROKEN: ['It is broken', 'The link leads nowhere, or it does not work.'],
  HARMFUL: ['It does harm', 'It hurts, insults, misleads or is not for children.'],
  OTHER: ['Something else', 'Tell us below.'],
} as const satisfies Record<string, readonly [string, string]>
export type ReportReason = keyof typeof REPORT_REASONS

export const CASE_WORDS = {
  NEW: 'New',
  REPORTED: 'Reported',
  DUPLICATE: 'Maybe twice',
  SUSPICIOUS: 'Unusual change',
  ANSWERED: 'Answered',
} as const
export type CaseKind = keyof typeof CASE_WORDS

/** Why a report or a rule put something into the queue. */
export const CASE_REASONS: Readonly<Record<string, string>> = {
  'wrong-licence': 'wrong licence',
  'not-accessible': 'not accessible as said',
  broken: 'broken',
  harmful: 'harmful',
  other: 'something else',
  'link-host': 'the link leads to another site',
  'licence-widened': 'the licence permits more than before',
  changed: 'it was changed since somebody looked at it',
  'mass-changes': 'many changes within a day',
  'mass-withdrawals': 'much was withdrawn within a day',
  ...LIKENESS_WORDS,
}

/** What a decision does, and how it is told to the provider. */
export const DECISION_WORDS = {
  ACCEPT: ['Accept', 'Accepted', 'It is fine. It is public from now on, or stays public.'],
  ASK_CHANGES: ['Ask for changes', 'Changes asked for', 'It goes back to a draft if it was not public yet.'],
  REJECT: ['Reject', 'Rejected', 'It does not become public.'],
  HIDE: ['Hide', 'Hidden', 'Nobody but its provider and moderators sees it, until it is shown again.'],
  UNHIDE: ['Show again', 'Shown again', 'Everybody sees it again.'],
  MERGE: ['Merge', 'Merged', 'It is the same as another one: its page leads there.'],
  UNMERGE: ['Take the merge back', 'No longer merged', 'It was not the same after all.'],
  WARN: ['Warn the provider', 'Warning', 'The provider reads your words. Nothing else happens.'],
  BLOCK: ['Block the provider', 'Blocked', 'It may not publish any more. What is public stays.'],
  UNBLOCK: ['Let the provider publish again', 'May publish again', 'It may publish again.'],
} as const satisfies Record<string, readonly [string, string, string]>
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
