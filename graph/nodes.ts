/** What reads give: plain objects, one per noun, never driver nodes. Texts come with the original first. */
import type {
  AgentKind,
  AlignmentKind,
  Basis,
  FileRecord,
  LanguageText,
  LicenceStatement,
  MasteryText,
  MatchKind,
  TagFact,
} from './records.ts'

export type ResourceState = 'draft' | 'submitted' | 'published' | 'withdrawn' | 'hidden' | 'referenced'

export interface SourceCard {
  key: string
  name: string
  url: string | null
  licence: string | null
  credit: string | null
  retrieved: string | null
}
export interface AgentCard {
  id: string
  uri: string
  kind: AgentKind
  name: string
  url: string | null
  domain: string | null
  claimed: boolean
}
export interface ConceptCard {
  id: string
  uri: string
  labels: LanguageText[]
  notation: string | null
  schemeUri: string | null
}
export interface FrameworkCard {
  id: string
  uri: string
  titles: LanguageText[]
  /** `draft`: for members of its provider only. */
  state: 'published' | 'referenced' | 'draft'
  /** In the source's words; for one born here `Private Draft`, `Draft`, `Adopted` or `Deprecated`. */
  adoptionStatus: string | null
  /** The provider that keeps it, for one born here; null for an imported one. */
  providerId: string | null
}
export interface OutcomeCard {
  id: string
  uri: string
  code: string | null
  statements: LanguageText[]
  labels: LanguageText[]
  sourceType: string | null
  /** `draft`: in a framework that is one. `retired`: taken out of a framework that people could see. */
  state: 'published' | 'referenced' | 'draft' | 'retired'
  framework: FrameworkCard | null
  levels: string[]
  ageFrom: number | null
  ageTo: number | null
  subjects: string[]
}
export interface AlignmentCard {
  kind: AlignmentKind
  extent: 'whole' | 'part'
  status: 'proposed' | 'accepted' | 'rejected'
  confidence: number
  source: string
}

/** Everything a card, a page and a search document need of one edition: one query for any number of them. */
export interface ResourceNode {
  id: string
  uri: string
  work: string
  state: ResourceState
  stateReason: string | null
  titles: LanguageText[]
  descriptions: LanguageText[]
  url: string
  kind: 'content' | 'method' | 'tool'
  languages: string[]
  keywords: string[]
  audience: string[]
  ageFrom: number | null
  ageTo: number | null
  minutes: number | null
  device: 'none' | 'shared' | 'each' | null
  printable: boolean | null
  materials: string[]
  signInNeeded: boolean | null
  cost: 'free' | 'paid' | null
  regions: string[]
  readingEase: number | null
  revision: number
  createdAt: string
  updatedAt: string
  /** When its source says that it came out and was last changed: ISO 8601, a date or a time. */
  publishedAt: string | null
  modifiedAt: string | null
  bornHere: boolean
  provider: AgentCard
  contributors: { id: string; name: string; role: string; uri: string | null; order: number }[]
  licences: LicenceStatement[]
  files: FileRecord[]
  tags: TagFact[]
  accessibilitySummaries: LanguageText[]
  types: ConceptCard[]
  subjects: ConceptCard[]
  levels: ConceptCard[]
  alignments: (AlignmentCard & { outcome: OutcomeCard })[]
  sources: SourceCard[]
  partOf: string[]
  /** Ids of what it was made from, in the order given. */
  basedOn: string[]
  /** Id of the edition it was translated from. */
  translationOf: string | null
  /** Id of the resource it is a new version of. */
  versionOf: string | null
}

/** What shows mastery, checks it, or is often mistaken, and the key of the source that says so (`here` for people here). */
export type MasteryFact = Required<MasteryText>

export interface OutcomeNode extends OutcomeCard {
  keywords: string[]
  evidence: MasteryFact[]
  prompts: MasteryFact[]
  misconceptions: MasteryFact[]
  notes: string | null
  knowledgeKind: string | null
  sources: SourceCard[]
  revision: number
  /** Id of the outcome it is a copy of. */
  copiedFrom: string | null
  /** Taken out of its framework, in a draft or after. */
  isRetired: boolean
}
export interface FrameworkNode extends FrameworkCard {
  descriptions: LanguageText[]
  languages: string[]
  publisher: AgentCard | null
  version: string | null
  subjects: string[]
  officialUrl: string | null
  licences: LicenceStatement[]
  revision: number
  /** Why it is deprecated. */
  statusReason: string | null
  /** Ids: what its content was copied from, what it is a new version of, and those of others it is adapted from. */
  copiedFrom: string | null
  versionOf: string | null
  adaptedFrom: string[]
  /** Ids of the frameworks it replaced and was replaced by. */
  replaces: string | null
  replacedBy: string | null
  outcomeCount: number
  prerequisiteCount: number
  /** Those its records came from; for an adapted one those to be credited. */
  sources: SourceCard[]
}
export interface PrerequisiteEdge {
  /** Id of the later outcome. */
  from: string
  /** Id of the earlier outcome it requires. */
  to: string
  strength: 'hard' | 'soft'
  reasons: LanguageText[]
  confidence: number
  source: string
  status: 'accepted' | 'proposed' | 'rejected'
  clause: string | null
}
export interface MatchEdge {
  from: string
  to: string
  kind: MatchKind
  confidence: number
  source: string
}

/** What a change of public content touched. */
export type ChangeKind =
  | 'resource'
  | 'outcome'
  | 'framework'
  | 'concept'
  | 'agent'
  | 'licence'
  | 'edges'
  /** Name, licence or credit line of a source; `ids` are its keys. */
  | 'source'
  | 'everything'
export interface Change {
  version: number
  kind: ChangeKind
  /** Ids of the nodes touched; for `edges` the outcomes at both ends. */
  ids: string[]
}

export interface AccountNode {
  id: string
  email: string
  name: string
  /** scrypt hash with its parameters. */
  password: string
  agentId: string
  /** Roles in the place; absent for most. */
  roles?: ('reviewer' | 'moderator' | 'administrator')[] | null
  createdAt: string
}

/** A session somebody signed in with. Private. */
export interface SessionNode {
  id: string
  accountId: string
  createdAt: string
  /** Noted now and then, not at every use. */
  lastUsedAt: string
  /** When it ends unless it is used before; moves with its use, up to the longest a session may last. */
  expiresAt: string
  /** Browser and system in a few words; '' where the agent says nothing known. */
  device: string
}

/** What a link that was sent by mail is for. */
export type LinkPurpose = 'sign-up' | 'reset'

/** A link that was sent by mail. Private. */
export interface MailLinkNode {
  /** Of its token. */
  hash: string
  purpose: LinkPurpose
  /** Normalised. */
  email: string
  createdAt: string
  expiresAt: string
}

/** A search somebody keeps: its address without needs. Private. */
/** An API key without its secret. Private. */
export interface ApiKeyNode {
  id: string
  accountId: string
  /** As its owner calls it. */
  name: string
  /** How it begins, to recognise it by. */
  prefix: string
  scopes: ('read' | 'publish' | 'manage' | 'moderate')[]
  /** The one provider it may act for; absent when it may for all of its owner's. */
  providerId?: string | null
  createdAt: string
  expiresAt: string
  /** To the quarter of an hour; absent when it never was. */
  lastUsedAt?: string | null
}

export interface SavedSearchNode {
  id: string
  accountId: string
  name: string
  /** Query of the address of the search page, without `?`. */
  address: string
  createdAt: string
}
export type { Basis }
