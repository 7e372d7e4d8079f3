/**
 * What the graph holds: labels with their keys and properties, relationship types with their ends and facts. The
 * migrations make the constraints and indexes named here; queries take labels and types from here and never from input.
 * Text in several languages is two parallel lists, `titles` and `titleLanguages`, the original first. Times are ISO
 * 8601 UTC strings. A property that is not known is absent, and so is an empty list.
 */

export type PropertyType = 'string' | 'integer' | 'number' | 'boolean' | 'strings'

interface NodeShape {
  /** Each is unique, and has an index beside the constraint. The first one is the key relationships are written by. */
  unique: readonly string[]
  /** Properties that queries start from and that are not unique; never one with few values, such as `state`. */
  indexed?: readonly string[]
  properties: Readonly<Record<string, PropertyType>>
}

/** Shared by what is imported: identity, who owns the fields, what was edited here, and when. */
const IDENTITY = {
  id: 'string',
  sourceKey: 'string',
  /** A foreign one as it came, else `urn:uuid:<id>`. Not unique. */
  uri: 'string',
  state: 'string',
  /** Key of the record whose source owns the fields; absent for what is only referenced or born here. */
  owner: 'string',
  /** Names of fields changed here; imports leave them alone. */
  edited: 'strings',
  createdAt: 'string',
  updatedAt: 'string',
} as const

export const NODES = {
  Resource: {
    unique: ['id', 'sourceKey'],
    indexed: ['uri', 'work'],
    properties: {
      ...IDENTITY,
      /** Id shared by the editions of a work. */
      work: 'string',
      stateReason: 'string',
      /** Id of the resource that took its place: it was the same. */
      mergedInto: 'string',
      titles: 'strings',
      titleLanguages: 'strings',
      descriptions: 'strings',
      descriptionLanguages: 'strings',
      url: 'string',
      kind: 'string',
      languages: 'strings',
      originalLanguages: 'strings',
      keywords: 'strings',
      audience: 'strings',
      ageFrom: 'integer',
      ageTo: 'integer',
      minutes: 'number',
      device: 'string',
      printable: 'boolean',
      materials: 'strings',
      signInNeeded: 'boolean',
      cost: 'string',
      regions: 'strings',
      readingEase: 'number',
      accessibilitySummaries: 'strings',
      accessibilitySummaryLanguages: 'strings',
      publishedAt: 'string',
      modifiedAt: 'string',
      revision: 'integer',
      /** Id of the agent who made the present revision here; private. Those before are named by what followed them. */
      changedBy: 'string',
      /** The present revision was saved as it was typed: its author's next one of this kind takes its place. */
      autosaved: 'boolean',
      bornHere: 'boolean',
    },
  },
  File: {
    unique: ['id'],
    properties: {
      id: 'string',
      url: 'string',
      mediaType: 'string',
      bytes: 'integer',
      sha256: 'string',
      language: 'string',
      downloadable: 'boolean',
    },
  },
  Outcome: {
    unique: ['id', 'sourceKey'],
    indexed: ['uri', 'codeKey'],
    properties: {
      ...IDENTITY,
      /** Place among those at the top of its framework. */
      position: 'number',
      code: 'string',
      /** The shortest normalised writing of the code, see codes.ts: what look-ups by code go by. */
      codeKey: 'string',
      statements: 'strings',
      statementLanguages: 'strings',
      labels: 'strings',
      labelLanguages: 'strings',
      sourceType: 'string',
      knowledgeKind: 'string',
      levels: 'strings',
      ageFrom: 'integer',
      ageTo: 'integer',
      subjects: 'strings',
      keywords: 'strings',
      evidence: 'strings',
      evidenceLanguages: 'strings',
      /** Who says each: the key of a source, or `here`. */
      evidenceSources: 'strings',
      prompts: 'strings',
      promptLanguages: 'strings',
      promptSources: 'strings',
      misconceptions: 'strings',
      misconceptionLanguages: 'strings',
      misconceptionSources: 'strings',
      notes: 'string',
      modifiedAt: 'string',
      revision: 'integer',
      /** Id of the outcome it is a copy of. */
      copiedFrom: 'string',
    },
  },
  Framework: {
    unique: ['id', 'sourceKey'],
    indexed: ['uri'],
    properties: {
      ...IDENTITY,
      titles: 'strings',
      titleLanguages: 'strings',
      descriptions: 'strings',
      descriptionLanguages: 'strings',
      languages: 'strings',
      version: 'string',
      adoptionStatus: 'string',
      subjects: 'strings',
      officialUrl: 'string',
      modifiedAt: 'string',
      revision: 'integer',
      /** Id of the provider that keeps it, for one that is born here: also on its card, as drafts are for its members. */
      providerId: 'string',
      /** Why it is deprecated. */
      statusReason: 'string',
      /** Id of the framework its content was copied from, and of the one it is a new version of. */
      copiedFrom: 'string',
      versionOf: 'string',
      /** Ids of frameworks of others that it is adapted from, and keys of the sources to be credited; versions keep both. */
      adaptedFrom: 'strings',
      creditedSources: 'strings',
    },
  },
  Concept: {
    unique: ['id', 'sourceKey'],
    indexed: ['uri'],
    properties: {
      ...IDENTITY,
      labels: 'strings',
      labelLanguages: 'strings',
      /** Other words for it, any number a language. */
      altLabels: 'strings',
      altLabelLanguages: 'strings',
      keywords: 'strings',
      definitions: 'strings',
      definitionLanguages: 'strings',
      notation: 'string',
      ageFrom: 'integer',
      ageTo: 'integer',
      isced: 'string',
      position: 'number',
      /** Uri of its scheme, also where the scheme is not here. */
      schemeUri: 'string',
    },
  },
  ConceptScheme: {
    unique: ['id', 'sourceKey'],
    indexed: ['uri'],
    properties: {
      ...IDENTITY,
      titles: 'strings',
      titleLanguages: 'strings',
      purpose: 'string',
      levelKind: 'string',
      jurisdiction: 'string',
    },
  },
  /** `key` is `kind:value`. */
  AccessibilityTag: { unique: ['key'], properties: { key: 'string', kind: 'string', value: 'string' } },
  Licence: { unique: ['key'], properties: { key: 'string' } },
  Agent: {
    unique: ['id', 'sourceKey'],
    indexed: ['domain'],
    properties: {
      ...IDENTITY,
      kind: 'string',
      name: 'string',
      url: 'string',
      orcid: 'string',
      ror: 'string',
      isni: 'string',
      wikidata: 'string',
      domain: 'string',
      /** Somebody here acts for it. */
      claimed: 'boolean',
      /** Private: since when its members may not publish for it. */
      blockedAt: 'string',
      /** The profile that its owners write; `name` is the first of the names. */
      names: 'strings',
      nameLanguages: 'strings',
      descriptions: 'strings',
      descriptionLanguages: 'strings',
      /** Grows with each change of the profile; absent before the first. */
      revision: 'integer',
    },
  },
  /** A domain that a provider wants to prove, or did: `key` is its id and the domain, `state` waiting, verified or lapsed. */
  DomainProof: {
    unique: ['key'],
    indexed: ['providerId', 'domain'],
    properties: {
      key: 'string',
      providerId: 'string',
      /** In ASCII (A-labels). */
      domain: 'string',
      /** What has to stand in the DNS or in the file. */
      token: 'string',
      state: 'string',
      method: 'string',
      askedAt: 'string',
      verifiedAt: 'string',
      /** When it was last looked for with an answer. */
      checkedAt: 'string',
      lapsedAt: 'string',
    },
  },
  /** Private: somebody was asked by mail to act for a provider; by the hash of the link's token. */
  Invitation: {
    unique: ['hash', 'id'],
    indexed: ['providerId', 'email', 'invitedBy'],
    properties: {
      hash: 'string',
      id: 'string',
      providerId: 'string',
      email: 'string',
      role: 'string',
      language: 'string',
      /** Id of the account that invites. */
      invitedBy: 'string',
      createdAt: 'string',
      expiresAt: 'string',
      lockedAt: 'string',
    },
  },
  /** Private, like Session, MailLink, SavedSearch, ApiKey and what accounts are opened with: no public query reaches them and no change of them is announced. */
  Account: {
    unique: ['id', 'email'],
    properties: {
      id: 'string',
      email: 'string',
      name: 'string',
      password: 'string',
      agentId: 'string',
      /** Roles in the place: reviewer, moderator, administrator. */
      roles: 'strings',
      /** Those of them that only identities give. */
      lentRoles: 'strings',
      createdAt: 'string',
    },
  },
  Session: {
    unique: ['hash', 'id'],
    indexed: ['expiresAt', 'accountId', 'identityKey', 'identitySid'],
    properties: {
      hash: 'string',
      id: 'string',
      accountId: 'string',
      createdAt: 'string',
      lastUsedAt: 'string',
      expiresAt: 'string',
      /** Browser and system in a few words. */
      device: 'string',
      identityKey: 'string',
      identitySid: 'string',
      /** When its person signed in at the identity provider. */
      signedInAt: 'string',
    },
  },
  /** Private: somebody at an identity provider, by the hash of issuer and subject. */
  Identity: {
    unique: ['key', 'id'],
    indexed: ['accountId'],
    properties: {
      key: 'string',
      id: 'string',
      accountId: 'string',
      provider: 'string',
      issuer: 'string',
      subject: 'string',
      name: 'string',
      email: 'string',
      language: 'string',
      consents: 'strings',
      roles: 'strings',
      createdAt: 'string',
      lockedAt: 'string',
      lastUsedAt: 'string',
    },
  },
  /** Private: an answer of an identity provider that waits for consent, or was used. */
  IdentityTicket: {
    unique: ['hash'],
    indexed: ['expiresAt'],
    properties: {
      hash: 'string',
      provider: 'string',
      stage: 'string',
      accountId: 'string',
      told: 'string',
      expiresAt: 'string',
      lockedAt: 'string',
    },
  },
  /** Private: a link sent by mail, by the hash of its token. */
  MailLink: {
    unique: ['hash'],
    indexed: ['email', 'expiresAt'],
    properties: {
      hash: 'string',
      purpose: 'string',
      email: 'string',
      accountId: 'string',
      createdAt: 'string',
      expiresAt: 'string',
      isUsed: 'boolean',
      lockedAt: 'string',
    },
  },
  /** The public half of a key that a device keeps. */
  Passkey: {
    unique: ['credentialId', 'id'],
    indexed: ['accountId'],
    properties: {
      id: 'string',
      accountId: 'string',
      credentialId: 'string',
      publicKey: 'string',
      counter: 'integer',
      transports: 'strings',
      isVerified: 'boolean',
      name: 'string',
      createdAt: 'string',
      lastUsedAt: 'string',
    },
  },
  /** The authenticator app of an account; `secret` is sealed with a key that is not in the graph. */
  Totp: {
    unique: ['accountId', 'id'],
    properties: {
      id: 'string',
      accountId: 'string',
      secret: 'string',
      lastStep: 'integer',
      createdAt: 'string',
      lastUsedAt: 'string',
    },
  },
  /** A recovery code by its hash; gone once it is used. */
  RecoveryCode: {
    unique: ['hash'],
    indexed: ['accountId'],
    properties: { hash: 'string', accountId: 'string', createdAt: 'string' },
  },
  /** Something that is asked once, on the way to a factor or a session, by the hash of what has to be given back. */
  Challenge: {
    unique: ['hash'],
    indexed: ['accountId', 'expiresAt'],
    properties: {
      hash: 'string',
      purpose: 'string',
      accountId: 'string',
      bound: 'string',
      secret: 'string',
      through: 'string',
      tries: 'integer',
      createdAt: 'string',
      expiresAt: 'string',
      isUsed: 'boolean',
      lockedAt: 'string',
    },
  },
  SavedSearch: {
    unique: ['id'],
    indexed: ['accountId'],
    properties: { id: 'string', accountId: 'string', name: 'string', address: 'string', createdAt: 'string' },
  },
  /** Private: a file of records that a provider sent, and how far its job is. */
  Upload: {
    unique: ['id'],
    indexed: ['providerId', 'accountId'],
    properties: {
      id: 'string',
      providerId: 'string',
      accountId: 'string',
      /** Id of the API key that sent it; absent for a session. */
      keyId: 'string',
      /** Id of the folder that holds the file. */
      folderId: 'string',
      name: 'string',
      format: 'string',
      bytes: 'integer',
      sha256: 'string',
      dryRun: 'boolean',
      /** queued, running, done, failed, cancelled. */
      state: 'string',
      /** Records that were done with, and the bytes read by then. */
      position: 'integer',
      bytesRead: 'integer',
      created: 'integer',
      updated: 'integer',
      unchanged: 'integer',
      refused: 'integer',
      message: 'string',
      createdAt: 'string',
      startedAt: 'string',
      endedAt: 'string',
    },
  },
  /** What is worth telling of one batch of an upload: a line of JSON for each record. */
  UploadReport: {
    unique: ['id'],
    indexed: ['uploadId'],
    properties: { id: 'string', uploadId: 'string', position: 'integer', lines: 'strings' },
  },
  ApiKey: {
    unique: ['hash', 'id'],
    indexed: ['accountId'],
    properties: {
      hash: 'string',
      id: 'string',
      accountId: 'string',
      name: 'string',
      prefix: 'string',
      scopes: 'strings',
      /** Of the one provider it may act for; absent when it may for all of its owner's. */
      providerId: 'string',
      createdAt: 'string',
      expiresAt: 'string',
      lastUsedAt: 'string',
    },
  },
  Source: {
    unique: ['key'],
    properties: {
      key: 'string',
      name: 'string',
      url: 'string',
      licence: 'string',
      credit: 'string',
      retrieved: 'string',
    },
  },
  Record: {
    unique: ['key'],
    /** `digest` is the hash of what was read: not `hash`, which is a key elsewhere, and Grafeo's index of a name holds every label. */
    properties: { key: 'string', digest: 'string', extra: 'string', at: 'string' },
  },
  /** A former state: `snapshot` is JSON of the properties and relationships it had. */
  Revision: {
    unique: ['id'],
    properties: {
      id: 'string',
      number: 'integer',
      at: 'string',
      by: 'string',
      note: 'string',
      snapshot: 'string',
    },
  },
  /** An ordered selection of resources and outcomes. */
  Collection: {
    unique: ['id'],
    indexed: ['madeBy', 'providerId'],
    properties: {
      id: 'string',
      uri: 'string',
      /** `private`, `link` (whoever has its address) or `public`. */
      state: 'string',
      /** Id of the agent who made it; private. */
      madeBy: 'string',
      /** Id of the provider it belongs to; absent for one that is its maker's own. */
      providerId: 'string',
      titles: 'strings',
      titleLanguages: 'strings',
      descriptions: 'strings',
      descriptionLanguages: 'strings',
      /** Titles of the sections, '' for one without. */
      sections: 'strings',
      /** Id of the collection it began as a copy of. */
      copiedFrom: 'string',
      revision: 'integer',
      createdAt: 'string',
      updatedAt: 'string',
    },
  },
  /** A code for print. It is never removed, so that no code is ever used twice. */
  Code: {
    unique: ['code', 'shownFor'],
    indexed: ['leadsTo'],
    properties: {
      /** Nine letters without hyphens, the last one checks the others. */
      code: 'string',
      /** Kind and id of what it leads to: `work:…`, `outcome:…`, `framework:…`, `collection:…`, `provider:…`, `plan:…`. */
      leadsTo: 'string',
      /** The same, for the one that is printed for the thing from now on; absent once it was made to lead elsewhere. */
      shownFor: 'string',
      /** What follows the question mark of a plan's address. */
      plan: 'string',
      madeAt: 'string',
      relinkedAt: 'string',
    },
  },
  /** Private: how often a resource was used in a month. */
  Use: {
    unique: ['key'],
    indexed: ['resourceId'],
    properties: { key: 'string', resourceId: 'string', month: 'string', opened: 'integer', planned: 'integer' },
  },
  /** Private: words that at least ten people looked for in vain in a month. */
  Wish: {
    unique: ['key'],
    indexed: ['language'],
    properties: { key: 'string', words: 'string', language: 'string', month: 'string', count: 'integer' },
  },
  Catalogue: {
    unique: ['key'],
    properties: {
      key: 'string',
      /** Version of the public content; grows by one with every commit. */
      version: 'integer',
      /** The oldest version whose changes are all still kept. */
      changesFrom: 'integer',
      lockedAt: 'string',
    },
  },
  /** A commit writes one or several, each naming at most 5,000 ids. */
  Change: {
    unique: ['key'],
    indexed: ['version'],
    properties: { key: 'string', version: 'integer', kind: 'string', ids: 'strings', at: 'string' },
  },
  /** Private: work that is to be done whole or not at all, and who is at it (journal.ts). */
  Journal: {
    unique: ['id'],
    properties: {
      id: 'string',
      /** What kind of work its units are: decides who applies them. */
      kind: 'string',
      title: 'string',
      /** `staging` until the commit mark, then `marked`. */
      state: 'string',
      units: 'integer',
      applied: 'integer',
      /** When the work began: what is written by it carries this time, whenever it is applied. */
      at: 'string',
      markedAt: 'string',
      holder: 'string',
      leasedUntil: 'string',
      lockedAt: 'string',
    },
  },
  /** Part of a unit of a journal: a piece of its deflated JSON in base64. */
  JournalRow: {
    unique: ['key'],
    indexed: ['unitKey'],
    properties: { key: 'string', unitKey: 'string', part: 'integer', payload: 'string' },
  },
  /** What somebody says about something, one of each person about each value; claims never overwrite each other. */
  Claim: {
    unique: ['key'],
    indexed: ['subject'],
    properties: {
      key: 'string',
      /** Id of the resource it is about, and its revision then. */
      subject: 'string',
      revision: 'integer',
      /** `teaches`: the value is the id of an outcome. `accessibility`, `licence`: it is the key of a tag or licence. */
      predicate: 'string',
      value: 'string',
      /** `present`, `part` or `absent`. */
      says: 'string',
      /** `declared` by its provider, `checked` by a reviewer, `reported` by anybody else. */
      basis: 'string',
      /** Id of the account that says so; made up for somebody without one. */
      by: 'string',
      at: 'string',
      /** Of an accessibility or licence fact: what was behind the resource then (facts.ts). */
      link: 'string',
      /** `lapsed`: moderators found nothing in it. */
      status: 'string',
    },
  },
  /** Private: what somebody reports about a resource. Kept for a year. */
  Report: {
    unique: ['id'],
    indexed: ['subject', 'by'],
    properties: {
      id: 'string',
      /** Id of the resource, and its revision then. */
      subject: 'string',
      revision: 'integer',
      reason: 'string',
      /** `accessibility feature:captions` or `licence cc-by-4.0`, where it names one. */
      fact: 'string',
      text: 'string',
      /** Id of the account; absent where somebody reports without one. */
      by: 'string',
      at: 'string',
      /** Somebody decided since. */
      closedAt: 'string',
    },
  },
  /** Private: something that waits for people who look after the place. Gone when it is decided. */
  ModerationCase: {
    unique: ['id'],
    indexed: ['subject'],
    properties: {
      id: 'string',
      kind: 'string',
      /** Id of the resource or provider it is about, and of the other one of a pair. */
      subject: 'string',
      other: 'string',
      /** Ids of the providers whose members may not decide it. */
      providerIds: 'strings',
      reasons: 'strings',
      /** Revision of the resource that was looked at last. */
      since: 'integer',
      openedAt: 'string',
    },
  },
  /** Private: what was decided about a resource or provider, with the reason that the provider's members see. */
  Decision: {
    unique: ['id'],
    indexed: ['subject', 'providerId', 'by'],
    properties: {
      id: 'string',
      kind: 'string',
      subject: 'string',
      other: 'string',
      providerId: 'string',
      reason: 'string',
      /** Id of the account; absent when it is gone. */
      by: 'string',
      at: 'string',
      revision: 'integer',
      /** JSON of what a merge moved. */
      undo: 'string',
    },
  },
  /** Private: what is said to a decision, by the provider or by the place. */
  Message: {
    unique: ['id'],
    indexed: ['decisionId', 'by'],
    properties: { id: 'string', decisionId: 'string', side: 'string', text: 'string', by: 'string', at: 'string' },
  },
  /** The words of the place, in the languages they were written in. */
  Place: {
    unique: ['key'],
    properties: {
      key: 'string',
      name: 'string',
      contact: 'string',
      notices: 'strings',
      noticeLanguages: 'strings',
      imprints: 'strings',
      imprintLanguages: 'strings',
      privacies: 'strings',
      privacyLanguages: 'strings',
      revision: 'integer',
      updatedAt: 'string',
    },
  },
  /** Private: what administrators set over the operator's settings. `version` grows with each change of it or of a provider. */
  PlaceSettings: {
    unique: ['key'],
    properties: {
      key: 'string',
      version: 'integer',
      /** Of the limits. */
      revision: 'integer',
      rateAnonymous: 'integer',
      rateSite: 'integer',
      rateSignedIn: 'integer',
      rateKey: 'integer',
      lockedAt: 'string',
    },
  },
  /** Private: an identity provider that an administrator named. An issuer has one; `secret` is sealed. */
  IdentityProvider: {
    unique: ['id', 'slug', 'issuer'],
    properties: {
      id: 'string',
      slug: 'string',
      issuer: 'string',
      names: 'strings',
      nameLanguages: 'strings',
      clientId: 'string',
      secret: 'string',
      secretSetAt: 'string',
      scopes: 'strings',
      authentication: 'string',
      /** JSON, as `claims` in the operator's file. */
      claims: 'string',
      amr: 'strings',
      acr: 'strings',
      untypedLogoutTokens: 'boolean',
      isOn: 'boolean',
      position: 'integer',
      revision: 'integer',
      createdAt: 'string',
      updatedAt: 'string',
    },
  },
  /** Private: how far a reader of the change feed is that processes share, and which of them works on it (lease.ts). */
  Cursor: {
    unique: ['key'],
    properties: { key: 'string', version: 'integer', holder: 'string', leasedUntil: 'string', lockedAt: 'string' },
  },
  /**
   * Private: an entry of the audit log, never changed. Its hash is over all but `salt` and `values`, which lie beside the
   * chain and are removed when a person is erased (audit.ts).
   */
  AuditEntry: {
    unique: ['sequence'],
    indexed: ['actor', 'subject'],
    properties: {
      sequence: 'integer',
      previous: 'string',
      at: 'string',
      kind: 'string',
      actor: 'string',
      subject: 'string',
      digest: 'string',
      hash: 'string',
      salt: 'string',
      values: 'string',
    },
  },
  /** Private: the one end of the audit log, which whoever adds to it takes first. */
  AuditHead: {
    unique: ['key'],
    properties: { key: 'string', sequence: 'integer', hash: 'string', at: 'string', lockedAt: 'string' },
  },
  Migration: {
    unique: ['name'],
    properties: { name: 'string', appliedAt: 'string', lockedAt: 'string', holder: 'string', leasedUntil: 'string' },
  },
} as const satisfies Record<string, NodeShape>
export type Label = keyof typeof NODES

interface RelationshipShape {
  from: readonly Label[]
  to: readonly Label[]
  properties: Readonly<Record<string, PropertyType>>
}

/** On every imported relationship: the key of the source that says so, or `here`. An import replaces only its own. */
const SAID = { source: 'string' } as const
/** On edges between outcomes: the source's own word where ours stands for several, and JSON of what we do not model. */
const STATED = { association: 'string', extra: 'string' } as const
/** Place in the list the source gave, from 0. */
const ORDERED = { source: 'string', position: 'integer' } as const

/** Holds while the fingerprint of what is behind the resource is `link`. */
const SETTLED = {
  status: 'string',
  says: 'string',
  basis: 'string',
  link: 'string',
  claim: 'string',
  at: 'string',
} as const

export const RELATIONSHIPS = {
  ALIGNS_TO: {
    from: ['Resource'],
    to: ['Outcome'],
    properties: {
      ...ORDERED,
      ...{ kind: 'string', extent: 'string', status: 'string', confidence: 'number' },
      /** Of a suggestion: what speaks for it, in words. */
      reasons: 'strings',
    },
  },
  HAS_TAG: {
    from: ['Resource'],
    to: ['AccessibilityTag'],
    properties: {
      ...SAID,
      says: 'string',
      basis: 'string',
      language: 'string',
      by: 'string',
      at: 'string',
      revision: 'integer',
      /** How whoever says it knows. */
      method: 'string',
    },
  },
  LICENSED_UNDER: {
    from: ['Resource', 'Framework'],
    to: ['Licence'],
    properties: { ...ORDERED, part: 'string', words: 'string', url: 'string', statedBy: 'string', readAt: 'string' },
  },
  /** What claims make of a declared fact (facts.ts). `says` and `basis` are '' where what is declared stands. */
  SETTLED_TAG: { from: ['Resource'], to: ['AccessibilityTag'], properties: SETTLED },
  SETTLED_LICENCE: { from: ['Resource'], to: ['Licence'], properties: SETTLED },
  HAS_FILE: { from: ['Resource'], to: ['File'], properties: ORDERED },
  ABOUT: { from: ['Resource'], to: ['Concept'], properties: ORDERED },
  HAS_TYPE: { from: ['Resource'], to: ['Concept'], properties: ORDERED },
  FOR_LEVEL: { from: ['Resource'], to: ['Concept'], properties: ORDERED },
  PUBLISHED_BY: { from: ['Resource', 'Framework'], to: ['Agent'], properties: ORDERED },
  CONTRIBUTED: { from: ['Agent'], to: ['Resource'], properties: { ...ORDERED, role: 'string' } },
  BASED_ON: { from: ['Resource'], to: ['Resource'], properties: ORDERED },
  TRANSLATION_OF: { from: ['Resource'], to: ['Resource'], properties: ORDERED },
  VERSION_OF: { from: ['Resource'], to: ['Resource'], properties: ORDERED },
  /** `place` is the position within the whole. */
  PART_OF: { from: ['Resource'], to: ['Resource'], properties: { ...ORDERED, place: 'number' } },
  REQUIRES_FIRST: { from: ['Resource'], to: ['Resource'], properties: ORDERED },
  IN_FRAMEWORK: { from: ['Outcome'], to: ['Framework'], properties: SAID },
  CHILD_OF: {
    from: ['Outcome'],
    to: ['Outcome'],
    properties: { ...SAID, ...STATED, position: 'number', uri: 'string' },
  },
  REQUIRES: {
    from: ['Outcome'],
    to: ['Outcome'],
    properties: {
      ...SAID,
      ...STATED,
      strength: 'string',
      status: 'string',
      reasons: 'strings',
      reasonLanguages: 'strings',
      confidence: 'number',
      clause: 'string',
      uri: 'string',
    },
  },
  MATCHES: {
    from: ['Outcome'],
    to: ['Outcome'],
    properties: { ...SAID, ...STATED, kind: 'string', confidence: 'number', uri: 'string' },
  },
  REPLACED_BY: {
    from: ['Outcome', 'Framework'],
    to: ['Outcome', 'Framework'],
    properties: { ...SAID, ...STATED, uri: 'string' },
  },
  /** Where an outcome stood that was taken out of a framework made here. */
  RETIRED_FROM: { from: ['Outcome'], to: ['Framework'], properties: SAID },
  CONTAINS: {
    from: ['Collection'],
    to: ['Resource', 'Outcome'],
    /** `section` is a place in the collection's sections; `revision` that of a copy, absent for what follows the original. */
    properties: { position: 'integer', section: 'integer', note: 'string', revision: 'integer', addedAt: 'string' },
  },
  BROADER: { from: ['Concept'], to: ['Concept'], properties: SAID },
  IN_SCHEME: { from: ['Concept'], to: ['ConceptScheme'], properties: SAID },
  FROM: { from: ['Record'], to: ['Source'], properties: {} },
  DESCRIBES: { from: ['Record'], to: ['Resource', 'Outcome', 'Framework', 'Concept', 'ConceptScheme'], properties: {} },
  HAS_REVISION: { from: ['Resource', 'Outcome', 'Framework', 'Collection'], to: ['Revision'], properties: {} },
  /** An account acts for a provider; private, and gone with the account. `role` is owner, editor or contributor; `identity` the id of the one that gives it. */
  MEMBER_OF: { from: ['Account'], to: ['Agent'], properties: { role: 'string', since: 'string', identity: 'string' } },
} as const satisfies Record<string, RelationshipShape>
export type RelationshipType = keyof typeof RELATIONSHIPS

/** What `source` says on facts stated here and not imported. */
export const HERE = 'here'
/** What `source` says on alignments that a machine suggests. They count for nothing until people accept them. */
export const SUGGESTED = 'suggested'
