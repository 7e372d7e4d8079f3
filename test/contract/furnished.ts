/**
 * The classroom with everything in it that the examples of queries ask for and a first import does not bring: people,
 * drafts, former states, successions, collections, work in progress. And the examples, meant for this graph.
 */
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import type { NamedQuery } from '#test/helpers/queries.ts'

const at = '2026-11-20T08:00:00.000Z'
const id = (name: string): string => idOf(`classroom:${name}`)
const [EARLIER, LATER, FRAMEWORK] = [id('outcome/unit-fractions'), id('outcome/number-line'), id('framework')]

/** Loads the classroom and furnishes it. */
export async function furnishedClassroom(graph: Graph): Promise<void> {
  await loadClassroom(graph)
  const statements: [string, Params?][] = [
    [
      `MATCH (p:Agent {id: $press})
       CREATE (a:Account {id: 'amina', email: 'amina@classroom.example', name: 'Amina', password: 'hash',
         agentId: 'agent-of-amina', createdAt: $at})
       CREATE (a)-[:MEMBER_OF {role: 'editor', since: $at}]->(p)`,
      { press: id('agent/press') },
    ],
    [
      `UNWIND $rows AS row
       CREATE (:Session {hash: row[0], id: row[0], accountId: 'amina', createdAt: $at, lastUsedAt: $at, expiresAt: row[1],
         device: 'Firefox on Linux'})`,
      {
        rows: [
          ['session', '2099-01-01T00:00:00.000Z'],
          ['old-session', '2019-01-01T00:00:00.000Z'],
        ],
      },
    ],
    [
      `UNWIND $rows AS row
       CREATE (:MailLink {hash: row[0], purpose: 'reset', email: 'amina@classroom.example', createdAt: $at,
         expiresAt: row[1]})`,
      {
        rows: [
          ['link', '2099-01-01T00:00:00.000Z'],
          ['old-link', '2019-01-01T00:00:00.000Z'],
        ],
      },
    ],
    [
      `MATCH (c:Account {id: 'amina'}) SET c.roles = ['administrator', 'reviewer']
       CREATE (:ApiKey {id: 'key', hash: 'key-hash', accountId: 'amina', name: 'Import', prefix: 'wm_Abcd', scopes: ['read'],
         createdAt: $at, expiresAt: '2099-01-01T00:00:00.000Z'})`,
    ],
    [
      `MATCH (:Account {id: 'amina'})-[m:MEMBER_OF]->(:Agent {id: $press}) SET m.identity = 'identity'
       CREATE (:Identity {key: 'identity-key', id: 'identity', accountId: 'amina', provider: 'school',
         issuer: 'https://id.example', subject: '1', roles: ['reviewer'], createdAt: $at, lastUsedAt: $at})
       CREATE (:IdentityTicket {hash: 'ticket', provider: 'school', stage: 'back', told: '{}', accountId: 'amina', expiresAt: $late})
       CREATE (:Session {hash: 'lent-session', id: 'lent-session', accountId: 'amina', createdAt: $at, lastUsedAt: $at,
         expiresAt: $late, device: '', identityKey: 'identity-key', identitySid: 'sid'})`,
      { press: id('agent/press'), late: '2099-01-01T00:00:00.000Z' },
    ],
    [
      `CREATE (:Upload {id: 'example-upload', providerId: 'school', accountId: 'amina', state: 'queued', position: 0,
         created: 0, updated: 0, unchanged: 0, refused: 0, createdAt: $at})
       CREATE (:Upload {id: 'running-upload', providerId: 'school', accountId: 'amina', state: 'running', position: 0,
         created: 0, updated: 0, unchanged: 0, refused: 0, createdAt: $at})
       CREATE (:Upload {id: 'ended-upload', providerId: 'school', accountId: 'amina', state: 'done', position: 2,
         createdAt: $at, endedAt: $at})
       CREATE (:UploadReport {id: 'ended-upload/2', uploadId: 'ended-upload', position: 2, lines: ['{}']})`,
    ],
    [
      `CREATE (:Passkey {id: 'example-passkey', accountId: 'amina', credentialId: 'example-credential', publicKey: 'key',
         counter: 1, transports: ['usb'], isVerified: false, name: 'Key', createdAt: $at})
       CREATE (:Totp {id: 'example-totp', accountId: 'amina', secret: 'sealed', lastStep: 1, createdAt: $at})
       CREATE (:RecoveryCode {hash: 'example-code', accountId: 'amina', createdAt: $at})
       CREATE (:Challenge {hash: 'example-challenge', purpose: 'add', accountId: 'amina', tries: 0, createdAt: $at,
         expiresAt: '2099-01-01T00:00:00.000Z'})`,
    ],
    [
      `CREATE (:SavedSearch {id: 'saved', accountId: 'amina', name: 'Fractions', address: 'q=fractions', createdAt: $at})`,
    ],
    [
      `CREATE (:Invitation {id: 'invitation', hash: 'invitation-hash', providerId: $press, email: 'ben@classroom.example',
         role: 'editor', language: 'en', invitedBy: 'amina', createdAt: $at, expiresAt: '2099-01-01T00:00:00.000Z'})
       CREATE (:DomainProof {key: $press + ' press.example', providerId: $press, domain: 'press.example', token: 'token',
         state: 'verified', method: 'dns', askedAt: $at, verifiedAt: $at, checkedAt: $at})`,
      { press: id('agent/press') },
    ],
    [
      `CREATE (:AuditHead {key: 'audit', sequence: 2, hash: 'second', at: $at})
       CREATE (:AuditEntry {sequence: 1, previous: 'none', at: $at, kind: 'session.begin', actor: 'amina',
         subject: 'amina', hash: 'first'})
       CREATE (:AuditEntry {sequence: 2, previous: 'first', at: $at, kind: 'role.grant', actor: 'amina',
         subject: 'amina', digest: 'digest', hash: 'second', salt: 'salt', values: '{"role":"editor"}'})`,
    ],
    ["MATCH (c:Catalogue {key: 'public'}) SET c.seeding = false, c.changesFrom = 0"],
    ["CREATE (:Change {key: '0/0', version: 0, kind: 'resource', ids: ['gone'], at: '2019-01-01T00:00:00.000Z'})"],
    [
      `MATCH (a:Outcome {id: $later}) MATCH (b:Outcome {id: $earlier})
       CREATE (a)-[:CHILD_OF {source: 'classroom', position: 9}]->(b)
       CREATE (a)-[:MATCHES {source: 'classroom', kind: 'exact', confidence: 0.9}]->(b)
       CREATE (a)-[:REPLACED_BY {source: 'classroom'}]->(b)`,
    ],
    [
      `MATCH (a:Outcome {id: $earlier}) MATCH (b:Outcome {id: $shadows})
       CREATE (a)-[:MATCHES {source: 'another-source', kind: 'related'}]->(b)
       CREATE (b)-[:MATCHES {source: 'classroom', kind: 'close', confidence: 0.5}]->(a)`,
    ],
    [
      `MATCH (a:Outcome {id: $shadows}) MATCH (b:Outcome {id: $later})
       CREATE (a)-[:MATCHES {source: 'classroom', kind: 'related'}]->(b)
       CREATE (a)-[:REPLACED_BY {source: 'classroom'}]->(b)`,
    ],
    [
      `MATCH (r:Resource {id: $pizza}) SET r.changedBy = 'amina'
       CREATE (:Resource {id: 'drafted-version', sourceKey: 'here:drafted-version', work: $pizza, state: 'draft',
         titles: ['A draft of the next'], titleLanguages: ['en'], createdAt: $at, updatedAt: $at, revision: 1})
         -[:VERSION_OF {source: 'here'}]->(r)`,
    ],
    ["MATCH (f:Framework {id: $framework}) CREATE (f)-[:REPLACED_BY {source: 'classroom'}]->(f)"],
    [
      `MATCH (f:Framework {id: $framework})
       CREATE (d:Framework {id: 'draft', sourceKey: 'here:draft', state: 'draft', adoptionStatus: 'Private Draft',
         titles: ['A draft'], titleLanguages: ['en'], providerId: 'school', versionOf: $framework,
         copiedFrom: $framework, updatedAt: $at, revision: 1})
       CREATE (o:Outcome {id: 'drafted', sourceKey: 'here:drafted', state: 'draft', statements: ['Drafted'],
         statementLanguages: ['en'], copiedFrom: $earlier, updatedAt: $at, revision: 1})
       CREATE (o)-[:IN_FRAMEWORK {source: 'here'}]->(d)
       CREATE (:Outcome {id: 'drafted-too', sourceKey: 'here:drafted-too', state: 'draft', statements: ['Drafted too'],
         statementLanguages: ['en'], copiedFrom: $earlier, updatedAt: $at, revision: 1})
         -[:IN_FRAMEWORK {source: 'here'}]->(f)`,
    ],
    [
      `MATCH (f:Framework {id: $framework}) MATCH (p:Outcome {id: $earlier})
       CREATE (o:Outcome {id: 'retired', sourceKey: 'here:retired', state: 'retired', statements: ['Retired'],
         statementLanguages: ['en'], copiedFrom: $later, updatedAt: $at, revision: 2})
       CREATE (o)-[:RETIRED_FROM {source: 'here'}]->(f)
       CREATE (o)-[:REPLACED_BY {source: 'here'}]->(p)
       CREATE (o)-[:HAS_REVISION]->(:Revision {id: 'retired/1', number: 1, at: $at, by: 'amina', snapshot: '{}'})`,
    ],
    [
      `MATCH (f:Framework {id: $framework}) MATCH (o:Outcome {id: $later})
       CREATE (f)-[:HAS_REVISION]->(:Revision {id: 'framework/1', number: 1, at: $at, by: 'amina', snapshot: '{}'})
       CREATE (o)-[:HAS_REVISION]->(:Revision {id: 'later/1', number: 1, at: $at, by: 'amina', snapshot: '{}'})`,
    ],
    [
      `MATCH (r:Resource {id: $pizza}) MATCH (s:Resource {id: $rainbow})
       CREATE (r)-[:HAS_REVISION]->(:Revision {id: 'pizza/1', number: 1, at: $at, by: 'amina', snapshot: '{}'})
       CREATE (r)-[:BASED_ON {source: 'another-source', position: 0}]->(s)
       CREATE (r)-[:TRANSLATION_OF {source: 'another-source', position: 0}]->(s)
       CREATE (r)-[:VERSION_OF {source: 'another-source', position: 0}]->(s)
       CREATE (r)-[:PART_OF {source: 'another-source', position: 0}]->(s)
       CREATE (r)-[:REQUIRES_FIRST {source: 'another-source', position: 0}]->(s)`,
    ],
    [
      `MATCH (a:Agent {sourceKey: 'classroom:agent/press'})
       CREATE (r:Resource {id: 'drafted-resource', sourceKey: 'here:drafted-resource', work: 'drafted-resource',
         state: 'draft', titles: ['In the making'], titleLanguages: ['en'], updatedAt: $at, revision: 1})
       CREATE (r)-[:PUBLISHED_BY {source: 'here'}]->(a)
       CREATE (r)-[:HAS_REVISION]->(:Revision {id: 'drafted-resource/1', number: 1, at: $at, by: 'amina', snapshot: '{}'})
       CREATE (:Agent {id: 'of-a-draft', sourceKey: 'here:person/drafted-resource/Ada', kind: 'person', name: 'Ada'})
         -[:CONTRIBUTED {role: 'creator', source: 'here', position: 0}]->(r)`,
    ],
    [
      `MATCH (a:Concept {sourceKey: 'classroom:subject/mathematics'}) MATCH (b:Concept) WHERE b.id <> a.id
       WITH a, b ORDER BY b.id LIMIT 1 CREATE (a)-[:BROADER {source: 'another-source'}]->(b)`,
    ],
    [
      `MATCH (o:Outcome {id: $earlier}) MATCH (p:Outcome {id: $later})
       MATCH (r:Resource {id: $pizza})
       CREATE (c:Collection {id: 'collection', titles: ['Mine'], titleLanguages: ['en'], state: 'public',
         madeBy: 'agent-of-amina', sections: [''], revision: 2, createdAt: $at, updatedAt: $at})
       CREATE (:Collection {id: 'of-the-press', state: 'private', providerId: $press, updatedAt: $at})
       CREATE (c)-[:CONTAINS {position: 0}]->(o) CREATE (c)-[:CONTAINS {position: 1}]->(p)
       CREATE (c)-[:CONTAINS {position: 2, section: 0, note: 'Begin here', revision: 1, addedAt: $at}]->(r)
       CREATE (c)-[:HAS_REVISION]->(:Revision {id: 'collection/1', number: 1, at: $at, by: 'amina', snapshot: '{}'})`,
      { press: id('agent/press') },
    ],
    [
      `MATCH (d:Record)-[:DESCRIBES]->(o:Outcome {id: $earlier}) SET d.extra = '{"standards":[{"code":"X"}],"note":"kept"}'`,
    ],
    [`MATCH (d:Record)-[:DESCRIBES]->(r:Resource {id: $pizza}) SET d.extra = '{"note":"kept"}'`],
    [
      `MATCH (r:Resource {id: $pizza}) MATCH (o:Outcome {id: $light})
       CREATE (r)-[:ALIGNS_TO {source: 'suggested', kind: 'teaches', extent: 'whole', status: 'proposed',
         confidence: 0.5, reasons: ['Both speak of light.']}]->(o)
       CREATE (:Claim {key: 'a-claim', subject: $pizza, revision: 1, predicate: 'teaches', value: $light, says: 'part',
         basis: 'reported', by: 'amina', at: $at})`,
    ],
    [
      `MATCH (r:Resource {id: $pizza})
       MERGE (n:AccessibilityTag {key: 'no-such-tag'}) ON CREATE SET n.kind = 'no-such', n.value = 'tag'
       CREATE (r)-[:HAS_TAG {source: 'another-source', says: 'present', basis: 'declared'}]->(n)
       CREATE (r)-[:SETTLED_TAG {status: 'accepted', says: 'absent', basis: 'checked', link: 'old', claim: 'a-check', at: $at}]->(n)
       CREATE (:Claim {key: 'a-check', subject: $pizza, revision: 1, predicate: 'accessibility', value: 'no-such-tag',
         says: 'absent', basis: 'checked', by: 'amina', at: $at, link: 'old'})
       CREATE (:Claim {key: 'a-doubt', subject: $pizza, revision: 1, predicate: 'licence', value: 'cc-by-4.0',
         says: 'absent', basis: 'reported', by: 'somebody', at: $at, link: 'old'})
       CREATE (:Report {id: 'a-report', subject: $pizza, revision: 1, reason: 'broken', text: 'It is broken.', by: 'amina',
         at: $at})
       CREATE (:Report {id: 'an-old-report', subject: 'gone', revision: 1, reason: 'other', text: '',
         at: '2019-01-01T00:00:00.000Z'})
       CREATE (:ModerationCase {id: 'a-case', kind: 'reported', subject: $pizza, providerIds: ['press'], openedAt: $at})
       CREATE (:ModerationCase {id: 'an-odd-case', kind: 'suspicious', subject: $press, providerIds: [$press], openedAt: $at})
       CREATE (:Message {id: 'a-message', decisionId: 'a-decision', side: 'provider', text: 'Mended.', by: 'amina', at: $at})`,
    ],
    [
      `MATCH (r:Resource {id: $pizza})-[:PUBLISHED_BY]->(a:Agent)
       CREATE (:Decision {id: 'a-decision', kind: 'hide', subject: $pizza, providerId: a.id, reason: 'So.', by: 'amina', at: $at})
       SET a.blockedAt = '2019-01-01T00:00:00.000Z'`,
    ],
    [
      `MATCH (r:Resource {id: $pizza}) MATCH (l:Licence {key: 'cc-by-4.0'})
       CREATE (r)-[:SETTLED_LICENCE {status: 'disputed', says: '', basis: '', link: 'old', claim: 'a-doubt', at: $at}]->(l)`,
    ],
    [
      `MATCH (r:Resource {id: $pizza}) MATCH (o:Outcome {id: $light})
       CREATE (r)-[:ALIGNS_TO {source: 'here', kind: 'practises', extent: 'whole', status: 'accepted', confidence: 1}]->(o)
       CREATE (:Resource {id: 'submitted', sourceKey: 'here:submitted', work: 'submitted', state: 'submitted',
         titles: ['Submitted'], titleLanguages: ['en'], updatedAt: $at, revision: 1})
         -[:PUBLISHED_BY {source: 'here'}]->(:Agent {id: 'waiting', sourceKey: 'here:waiting', name: 'Waiting'})
       CREATE (:Place {key: 'place', name: 'Valley OER', revision: 1})
       CREATE (:PlaceSettings {key: 'place', version: 3, revision: 1, rateSite: 1000})
       CREATE (:IdentityProvider {id: 'school', slug: 'school', issuer: 'https://id.example', names: ['School'],
         nameLanguages: ['en'], clientId: 'waymark', secret: 'sealed', secretSetAt: $at, scopes: ['openid'],
         authentication: 'client_secret_basic', claims: '{}', untypedLogoutTokens: false, isOn: true, position: 0,
         revision: 2, createdAt: $at, updatedAt: $at})
       CREATE (:Account {id: 'bare', name: 'Bare', agentId: 'agent-of-bare', createdAt: $at})
       CREATE (:Passkey {id: 'verified', accountId: 'bare', credentialId: 'verified', publicKey: 'key', counter: 1,
         transports: ['usb'], isVerified: true, name: 'Key', createdAt: $at})
       CREATE (:Identity {key: 'bare-key', id: 'bare-identity', accountId: 'bare', provider: 'land',
         issuer: 'https://land.example', subject: '1', createdAt: $at, lastUsedAt: $at})`,
    ],
    [
      `CREATE (:Use {key: $pizza + ' 2026-10', resourceId: $pizza, month: '2026-10', opened: 3, planned: 2})
       CREATE (:Wish {key: 'lanterns sw 2026-10', words: 'lanterns', language: 'sw', month: '2026-10', count: 11})`,
    ],
    [
      `CREATE (:Code {code: 'K7M29QXD0', leadsTo: 'work:' + $pizza, shownFor: 'work:' + $pizza, madeAt: $at})
       CREATE (:Code {code: 'K7M29QXDV', leadsTo: 'plan:abc', shownFor: 'plan:abc', plan: 'goal=abc', madeAt: $at})`,
    ],
    ["CREATE (:File {id: 'a-file', url: 'https://classroom.example/a-file.pdf'})"],
    [
      `CREATE (:Journal {id: 'journal', kind: 'import', title: 'the import of a.jsonl', state: 'staging', units: 2,
         applied: 0, at: $at, holder: 'somebody', leasedUntil: $at})
       CREATE (:Journal {id: 'another', kind: 'import', title: 'the import of b.jsonl', state: 'marked', units: 0,
         applied: 0, at: $at, markedAt: $at, holder: 'nobody', leasedUntil: $at})
       CREATE (:JournalRow {key: 'journal/0/0', unitKey: 'journal/0', part: 0, payload: 'abc'})
       CREATE (:JournalRow {key: 'journal/0/1', unitKey: 'journal/0', part: 1, payload: 'def'})
       CREATE (:JournalRow {key: 'journal/1/0', unitKey: 'journal/1', part: 0, payload: 'ghi'})
       CREATE (:Cursor {key: 'search', version: 3, holder: 'somebody', leasedUntil: $at})`,
    ],
  ]
  const all = {
    at,
    ...{ earlier: EARLIER, later: LATER, framework: FRAMEWORK },
    ...{
      shadows: id('outcome/shadows'),
      light: id('outcome/light'),
      pizza: id('resource/pizza-fractions'),
      rainbow: id('resource/rainbow'),
      press: id('agent/press'),
    },
  }
  await graph.write(async (tx) => {
    for (const [cypher, params] of statements) await tx.run(cypher, onlyNamed(cypher, { ...all, ...params }))
  })
}

function onlyNamed(cypher: string, params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`\\$${name}\\b`).test(cypher)))
}

/** Names in examples that stand for nothing, and what stands there in the furnished classroom. */
const MEANT: Record<string, string> = {
  'no-such-account': 'amina',
  'no-such-session': 'session',
  'no-such-provider': 'school',
  'no-such-record': 'classroom:framework',
  'no-such-file': 'a-file',
  'no-such-search': 'saved',
  'no-such-key': 'key',
  'no-such-key-hash': 'key-hash',
  'no-such-link': 'link',
  'no-such-identity': 'identity-key',
  'no-such-identity-id': 'identity',
  'no-such-sid': 'sid',
  'no-such-ticket': 'ticket',
}
const MEANT_BY: Record<string, string> = {
  'agent/claim': id('agent/press'),
  'identity/markMembership': id('agent/press'),
  'identity/endMembership': id('agent/press'),
  'publish/set': id('resource/rainbow'),
}

/** The query with its example meant for the furnished classroom. */
export function furnished(query: NamedQuery): NamedQuery {
  let params = JSON.stringify(query.params)
  for (const [name, meant] of Object.entries(MEANT)) params = params.replaceAll(`"${name}"`, JSON.stringify(meant))
  const own = MEANT_BY[query.name]
  if (own) params = params.replaceAll('"no-such-id"', JSON.stringify(own))
  return { ...query, params: JSON.parse(params) as Params }
}
