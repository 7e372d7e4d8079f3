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
  /** Id of the one that took its place when both turned out to be the same. */
  mergedInto?: string
  /** A new version of it was made and published here: it stays where it is, and search leads to the newer one. */
  isFollowed?: true
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
  /** Licences and tags as its owner declares them, where what people found lies over them. */
  declared?: { licences: LicenceStatement[]; tags: TagFact[] }
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

/** Who sees a collection: its own people, whoever has its address, or everybody. */
export type CollectionState = 'private' | 'link' | 'public'

/** One place in a collection. */
export interface CollectionEntry {
  kind: 'resource' | 'outcome'
  /** Of the resource or outcome. */
  id: string
  /** Place in the whole collection, from 0. */
  position: number
  /** Place of its section, from 0. */
  section: number
  /** What the curator says of it. */
  note: string | null
  /** The revision that was copied; null for what follows the original. */
  revision: number | null
  addedAt: string
}
export interface CollectionNode {
  id: string
  uri: string
  state: CollectionState
  /** Id of the agent who made it; private. */
  madeBy: string
  /** Null for one that is its maker's own. */
  providerId: string | null
  titles: LanguageText[]
  descriptions: LanguageText[]
  /** Titles of the sections, '' for one without; at least one. */
  sections: string[]
  /** Id of the collection it began as a copy of. */
  copiedFrom: string | null
  revision: number
  createdAt: string
  updatedAt: string
  /** In their order. */
  entries: CollectionEntry[]
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
  /** The words of the place; one id, `place`. */
  | 'place'
  | 'collection'
  | 'everything'
export interface Change {
  version: number
  kind: ChangeKind
  /** Ids of the nodes touched; for `edges` the outcomes at both ends. */
  ids: string[]
}

export interface AccountNode {
  id: string
  /** Proved by a mail. Absent for one that is opened through an identity provider alone. */
  email?: string | null
  name: string
  /** scrypt hash with its parameters; absent for one that is opened through an identity provider alone. */
  password?: string | null
  agentId: string
  /** Roles in the place; absent for most. */
  roles?: ('reviewer' | 'moderator' | 'administrator')[] | null
  /** Those of its roles that only identities give; absent for most. */
  lentRoles?: ('reviewer' | 'moderator' | 'administrator')[] | null
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
  /** Key of the identity it was opened through; absent for one that a password opened. */
  identityKey?: string | null
  /** Hash of issuer and the name that the session has there; absent where that gives none. */
  identitySid?: string | null
  /** When its person signed in at the identity provider (1970 where that does not say); absent for other ways in. */
  signedInAt?: string | null
}

/** An account of somebody at an identity provider, by which an account here is opened. Private. */
export interface IdentityNode {
  /** Hash of issuer and subject: what it is found by. */
  key: string
  id: string
  accountId: string
  /** The provider's name in the settings. */
  provider: string
  issuer: string
  subject: string
  /** How the provider calls the person. */
  name?: string | null
  /** The address that the provider tells, where its owner agreed that it is kept. Nobody is found by it. */
  email?: string | null
  /** BCP 47, where its owner agreed. */
  language?: string | null
  /** What its owner agreed to have taken over at each sign-in: email, language, rights. */
  consents?: string[] | null
  /** Roles in the place that it gives. */
  roles?: ('reviewer' | 'moderator' | 'administrator')[] | null
  createdAt: string
  lastUsedAt: string
}

/** An answer of an identity provider, by the hash of the ticket it came with or of a logout token. Private. */
export interface IdentityTicketNode {
  hash: string
  /** The provider's name in the settings. */
  provider: string
  /** `back`: waits for consent; `used`: kept so that it is not taken once more. */
  stage: 'back' | 'used'
  /** The account that an identity is to be added to; absent for signing in. */
  accountId?: string | null
  /** JSON of what the provider said, while it waits. */
  told?: string | null
  expiresAt: string
}

/** What a link that was sent by mail is for. */
export type LinkPurpose = 'sign-up' | 'reset' | 'address'

/** A link that was sent by mail. Private. */
export interface MailLinkNode {
  /** Of its token. */
  hash: string
  purpose: LinkPurpose
  /** Normalised. */
  email: string
  /** The account that wants the address; of that purpose alone. */
  accountId?: string
  createdAt: string
  expiresAt: string
}

/** Somebody was asked by mail to act for a provider. Private. */
export interface InvitationNode {
  id: string
  providerId: string
  /** Normalised. */
  email: string
  role: 'owner' | 'editor' | 'contributor'
  /** Of the mail. */
  language: string
  /** Id of the account that invites. */
  invitedBy: string
  createdAt: string
  expiresAt: string
}

/** What a provider says of itself. */
export interface ProfileNode {
  id: string
  /** The one it goes by first; in `und` where no language was said. */
  names: LanguageText[]
  descriptions: LanguageText[]
  url: string | null
  ror: string | null
  isni: string | null
  wikidata: string | null
  revision: number
}

export type DomainState = 'waiting' | 'verified' | 'lapsed'
export type DomainMethod = 'dns' | 'file'

/** A domain that a provider wants to prove, or did. What is waiting is for its owners only. */
export interface DomainNode {
  providerId: string
  /** In ASCII (A-labels). */
  domain: string
  /** What has to stand in the DNS or in the file. */
  token: string
  state: DomainState
  /** By which it was proved; null before. */
  method: DomainMethod | null
  askedAt: string
  verifiedAt: string | null
  /** When it was last looked for with an answer. */
  checkedAt: string | null
  lapsedAt: string | null
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

/** A passkey: the public half of a key that a device of the account keeps. Private. */
export interface PasskeyNode {
  id: string
  accountId: string
  /** As the device names it, in base64url. */
  credentialId: string
  /** COSE, in base64url. */
  publicKey: string
  /** Of signatures, as the device counts; 0 for one that does not. */
  counter: number
  /** How browsers reach the device. */
  transports?: string[] | null
  /** The device has made sure who its person is (by PIN or finger): then the passkey signs in by itself. */
  isVerified: boolean
  /** As its owner calls it. */
  name: string
  createdAt: string
  lastUsedAt?: string | null
}

/** The authenticator app of an account. Private. */
export interface TotpNode {
  id: string
  accountId: string
  /** Sealed with a key that is not in the graph. */
  secret: string
  /** Time step of the last code that was taken. */
  lastStep: number
  createdAt: string
  lastUsedAt?: string | null
}

/**
 * What a challenge is for: to add a passkey, to open an account by one, to sign in by one, to answer as the second step by
 * one; `step` is the second step itself, and `totp` an app that is not proved yet.
 */
export type ChallengePurpose = 'add' | 'sign-up' | 'sign-in' | 'second' | 'step' | 'totp'

/** Something that is asked once and has to be answered soon. Private. */
export interface ChallengeNode {
  hash: string
  purpose: ChallengePurpose
  /** Whom it is asked of; absent where anybody may answer. */
  accountId?: string | null
  /** Hash of the link or step that it belongs to. */
  bound?: string | null
  /** Of an app that is not proved yet: sealed. */
  secret?: string | null
  /** JSON of the identity that the first step was taken with; absent where it was a password. */
  through?: string | null
  /** Answers tried. */
  tries: number
  createdAt: string
  expiresAt: string
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
