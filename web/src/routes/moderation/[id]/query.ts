import { operation } from '#lib/fragments.ts'
import { type Decision, JUDGED, type ModerationCase, NOTICE } from '#lib/moderation.ts'
import type { UserError } from '#lib/types.ts'

export const CASE = operation(`query Case($id: ID!, $languages: [LanguageTag!]) {
  moderationCase(id: $id) {
    id kind reasons openedAt provider { id name } resource { ${JUDGED} } other { ${JUDGED} }
    changes(languages: $languages) { field label language before after parts { kind text } }
    acceptance { done of } resourceCount resources(first: 100) { id title(languages: $languages) { ...Text } state }
    isProviderBlocked viewerDecisions reports(first: 100) { reason fact text at revision } notices { ${NOTICE} }
  }
}`)

export interface CaseAnswer {
  moderationCase: ModerationCase | null
}

/** The mutation of each decision. */
const MUTATIONS: Record<Decision, string> = {
  ACCEPT: 'resourceAccept',
  ASK_CHANGES: 'resourceAskChanges',
  REJECT: 'resourceReject',
  HIDE: 'resourceHide',
  UNHIDE: 'resourceUnhide',
  MERGE: 'resourceMerge',
  UNMERGE: 'resourceUnmerge',
  WARN: 'providerWarn',
  BLOCK: 'providerBlock',
  UNBLOCK: 'providerUnblock',
}
const OF_PROVIDERS: readonly Decision[] = ['WARN', 'BLOCK', 'UNBLOCK']
const ANSWER = '{ notice { id } userErrors { code field message } }'

/** Each decision as an operation of its own: trusted documents are known word by word. */
export const DECIDE: Record<Decision, string> = {
  ACCEPT: ofResource('ACCEPT'),
  ASK_CHANGES: ofResource('ASK_CHANGES'),
  REJECT: ofResource('REJECT'),
  HIDE: ofResource('HIDE'),
  UNHIDE: ofResource('UNHIDE'),
  MERGE: `mutation Decide($id: ID!, $intoId: ID!, $revision: Int!, $reason: String!) {
    it: resourceMerge(id: $id, intoId: $intoId, revision: $revision, reason: $reason) ${ANSWER}
  }`,
  UNMERGE: ofResource('UNMERGE'),
  WARN: ofProvider('WARN'),
  BLOCK: ofProvider('BLOCK'),
  UNBLOCK: ofProvider('UNBLOCK'),
}

/** Finds that nothing is wrong with many resources that wait as one case. */
export const ACCEPT_MANY = `mutation AcceptMany($id: ID!, $kind: ModerationKind!, $count: Int!, $reason: String!) {
  it: providerAccept(id: $id, kind: $kind, count: $count, reason: $reason) ${ANSWER}
}`

function ofResource(decision: Decision): string {
  return `mutation Decide($id: ID!, $revision: Int!, $reason: String!) {
    it: ${MUTATIONS[decision]}(id: $id, revision: $revision, reason: $reason) ${ANSWER}
  }`
}

function ofProvider(decision: Decision): string {
  return `mutation Decide($id: ID!, $reason: String!) { it: ${MUTATIONS[decision]}(id: $id, reason: $reason) ${ANSWER} }`
}

/** Whether it is decided about the provider, not about one resource. */
export function isAboutProvider(decision: Decision): boolean {
  return OF_PROVIDERS.includes(decision)
}

export interface Decided {
  it: { notice: { id: string } | null; userErrors: UserError[] }
}
