/**
 * Every mutation is done once, and what the log is told of it stands in a table: a mutation that is added to the schema fails here until it
 * has a row, and a kind until somebody tells it. Those that tell nothing say why. Sessions that end or begin anew with another act, as with a
 * new password, are told by that act.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KINDS, type AuditKind } from '#api/audit/kinds.ts'
import { lookThrough } from '#api/audit/look.ts'
import { openUploads } from '#api/bulk/uploads.ts'
import { suggestForWorks } from '#api/curation/suggest-for-works.ts'
import { IdentityProviders } from '#api/identity/providers.ts'
import { MUTATIONS } from '#api/rights/table.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { idOf } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { auditEntries, auditHead } from '#graph/queries/audit.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { CLASSROOM, resource } from '#test/fixtures/classroom.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { Authenticator } from '#test/helpers/authenticator.ts'
import { settingsOf, startRealProvider } from '#test/helpers/identity-provider.ts'
import { SITE } from '../identity/asking.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

type Name = keyof typeof MUTATIONS
type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const MAILS = 'It sends a link by mail: nothing is so before the link is used.'
const POSES = 'It poses a question to a browser or an app: nothing is so before the answer comes.'
const OWN_LIST = 'A list of addresses that its owner alone sees and uses: no state, right, key or sign-in.'

/** What each tells the log, or why it tells nothing. */
const TELLS: Record<Name, readonly AuditKind[] | string> = {
  resourceOpen: 'It is counted by month and resource, and by nobody.',
  resourcePublish: ['resource.publish'],
  resourceDraft: ['resource.create'],
  resourceUpdate: ['resource.update'],
  resourceNewVersion: ['resource.create'],
  resourceTranslate: ['resource.create'],
  resourceRemix: ['resource.create'],
  resourceDiscard: ['resource.discard'],
  resourceWithdraw: ['resource.withdraw'],
  resourcesUpsert: ['resource.upsert'],
  resourcesWithdraw: ['resource.withdraw-many'],
  uploadStart: ['upload.create'],
  uploadCancel: ['upload.end'],
  frameworkCreate: ['framework.create'],
  frameworkUpdate: ['framework.update'],
  frameworkCopy: ['framework.create'],
  frameworkNewVersion: ['framework.create'],
  frameworkPublish: ['framework.status'],
  frameworkDeprecate: ['framework.status'],
  frameworkDiscard: ['framework.discard'],
  outcomeAdd: ['outcome.create'],
  outcomeUpdate: ['outcome.update'],
  outcomeMove: ['outcome.update'],
  outcomeRetire: ['outcome.retire'],
  prerequisiteSet: ['edge.set'],
  prerequisiteRemove: ['edge.remove'],
  matchSet: ['edge.set'],
  matchRemove: ['edge.remove'],
  collectionCreate: ['collection.create'],
  collectionUpdate: ['collection.update'],
  collectionAdd: ['collection.update'],
  collectionShare: ['collection.state'],
  collectionDelete: ['collection.delete'],
  planCodeMake: 'It leads to what is public, and says nothing of who asked.',
  printCodeRelink: ['code.relink'],
  alignmentAnswer: ['alignment.answer'],
  reportCreate: ['report.create'],
  factCheck: ['fact.check'],
  resourceAccept: ['moderation.decide'],
  resourceAskChanges: ['moderation.decide'],
  resourceReject: ['moderation.decide'],
  resourceHide: ['moderation.decide'],
  resourceUnhide: ['moderation.decide'],
  resourceMerge: ['moderation.decide'],
  resourceUnmerge: ['moderation.decide'],
  providerAccept: ['moderation.decide'],
  providerWarn: ['moderation.decide'],
  providerBlock: ['moderation.decide'],
  providerUnblock: ['moderation.decide'],
  noticeAnswer: ['notice.answer'],
  roleGive: ['role.grant'],
  roleTake: ['role.revoke'],
  personSignOut: ['session.end-all'],
  keyTakeAway: ['key.revoke'],
  placeUpdate: ['place.update'],
  limitsUpdate: ['place.limits'],
  identityProviderAdd: ['identity-provider.add'],
  identityProviderUpdate: ['identity-provider.update'],
  identityProviderCheck: 'It looks at what an identity provider says of itself, and changes nothing.',
  identityProviderSwitch: ['identity-provider.off'],
  identityProviderRemove: ['identity-provider.remove'],
  identityProvidersArrange: ['identity-provider.arrange'],
  providerCreate: ['provider.create'],
  providerUpdate: ['provider.update'],
  providerClaim: ['provider.claim'],
  domainAdd: 'It asks for a text to prove a domain with: nothing is so before the proof is found.',
  domainCheck: ['provider.verify'],
  domainRemove: ['provider.verify'],
  memberUpdate: ['member.add'],
  memberRemove: ['member.remove'],
  invitationSend: ['invitation.create'],
  invitationRevoke: ['invitation.revoke'],
  invitationAccept: ['member.add'],
  invitationSignUp: ['account.create', 'member.add', 'session.begin'],
  searchSave: OWN_LIST,
  searchForget: OWN_LIST,
  metadataRead: 'It reads what is given, and keeps nothing.',
  keyCreate: ['key.create'],
  keyRevoke: ['key.revoke'],
  passkeyAddBegin: POSES,
  passkeyAdd: ['account.factor-add'],
  totpBegin: POSES,
  totpAdd: ['account.factor-add'],
  factorRemove: ['account.factor-remove'],
  recoveryCodesRenew: ['account.recovery-codes'],
  passkeySignInBegin: POSES,
  passkeySignIn: ['session.begin'],
  passkeySignUpBegin: POSES,
  passkeySignUp: ['account.create', 'session.begin'],
  secondStepBegin: POSES,
  secondStep: ['session.begin'],
  signUp: MAILS,
  signIn: ['session.begin'],
  signOut: ['session.end'],
  signUpConfirm: ['account.create', 'session.begin'],
  passwordForgotten: MAILS,
  passwordReset: ['account.password'],
  identityBegin: POSES,
  identityReturn: ['session.begin'],
  identityAccept: ['account.create', 'account.identity-add', 'session.begin'],
  identityDecline: 'It forgets an offer that came to nothing.',
  identityRemove: ['account.identity-remove'],
  passwordChange: ['account.password'],
  emailBegin: MAILS,
  emailAdd: ['account.address'],
  sessionRotate: 'The same session under another token, as each one changes it by itself while it is used.',
  sessionEnd: ['session.end'],
  sessionEndOthers: ['session.end-all'],
  accountExport: ['account.export'],
  accountDelete: ['account.delete', 'audit.erase'],
}

/** Kinds that no mutation tells when all goes well: who does. */
const ELSEWHERE: Partial<Record<AuditKind, string>> = {
  'sign-in.fail': 'sign-ins that failed, counted by the quarter of an hour: acts.test.ts',
  'import.run': 'the import: acts.test.ts',
  'account.password-remove': 'the command of an operator: test/api/jobs/account.test.ts',
  'account.recover': 'the command of an operator: test/api/jobs/account.test.ts',
  'account.factor-clone': 'a sign-in that is refused: test/api/factors/factors.test.ts',
  'identity-provider.on': 'the switch the other way: test/api/administration/administration.test.ts',
  'account.factor-recover': 'a second step by a recovery code',
}

const PASSWORD = 'correct horse battery'
const INPUT = `description: "How they stand.", language: "en", licence: "cc-by-4.0"`
const RESOURCE = 'resource { id revision state }'
const OUTCOME = 'outcome { id revision }'
const SIGNED_IN = 'token viewer { id } secondStep { token }'
/** Payloads without `userErrors`. */
const BARE: readonly string[] = ['signOut', 'identityDecline']
const LAMP = idOf('classroom:resource/lamp-play')
const SHADOWS = idOf('classroom:outcome/shadows')

describe('every mutation', () => {
  let place: PlaceOfTest
  const told = new Map<string, Set<string>>()
  const actors = new Set<string>()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-told-'))

  beforeAll(async () => {
    place = await openPlace({ moderation: 'first' })
  })
  afterAll(async () => {
    await place.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Does it, notes what the log is told, and gives the payload. `who` is a name, or a token of somebody. */
  async function does(who: string, name: Name, args = '', wants = ''): Promise<Json> {
    const { api, tokens } = place
    const { sequence: after } = await auditHead(api.graph)
    const payload = BARE.includes(name) ? wants : `${wants} userErrors { code field message }`
    const document = `mutation { it: ${name}${args === '' ? '' : `(${args})`} { ${payload} } }`
    const { data, errors } = await api.ask(document, {}, who === '' ? undefined : (tokens[who] ?? who))
    expect([name, errors, data?.it.userErrors ?? []]).toEqual([name, undefined, []])
    const kinds = told.get(name) ?? new Set()
    told.set(name, kinds)
    const { sequence: to } = await auditHead(api.graph)
    for await (const page of auditEntries(api.graph, { after, to }))
      for (const { kind, actor } of page) {
        kinds.add(kind)
        actors.add(actor)
      }
    return data!.it
  }
  const text = (words: string) => `[{ text: "${words}", language: "en" }]`
  const quoted = (value: unknown) => JSON.stringify(value)
  const idOfAccount = async (name: string) => (await accountByEmail(place.api.graph, `${name}@classroom.example`))!.id
  const mailed = () => tokenIn(place.api.mails.at(-1))
  /** Everybody signs in anew, at the present of the test's clock. */
  async function signAllIn() {
    for (const name of Object.keys(place.tokens)) {
      const account = await accountByEmail(place.api.graph, `${name}@classroom.example`)
      if (account) place.tokens[name] = (await openSession(place.api.services, account, { userAgent: '' })).token
    }
  }

  it('of resources', async () => {
    const { api, provider } = place
    const draft = (title: string) => `input: { title: "${title}", url: "https://hill.example/${title}", ${INPUT} }`
    const made = (await does('owner', 'resourceDraft', `providerId: "${provider}", ${draft('Kites')}`, RESOURCE))
      .resource
    const of = (one: Json) => `id: "${one.id}", revision: ${one.revision}`
    const changed = await does('owner', 'resourceUpdate', `${of(made)}, ${draft('Kite')}`, RESOURCE)
    await does('owner', 'resourceDiscard', of(changed.resource))
    const publish = async (title: string) =>
      (await does('owner', 'resourcePublish', `providerId: "${provider}", ${draft(title)}`, RESOURCE)).resource
    const first = await publish('Bridges')
    expect(first.state).toBe('SUBMITTED')
    const decide = async (verb: Name, one: Json, more = '', who = 'moderator') => {
      const { notice } = await does(who, verb, `${of(one)}, reason: "So."${more}`, 'notice { id }')
      const { resource } = await place.ask('moderator', `{ resource(id: "${one.id}") { id revision state } }`)
      return { notice, resource }
    }
    await decide('resourceReject', await publish('Towers'))
    const accepted = (await decide('resourceAccept', first)).resource
    const { notice } = await decide('resourceAskChanges', accepted)
    await does('owner', 'noticeAnswer', `id: "${notice.id}", text: "We will."`)
    const hidden = (await decide('resourceHide', accepted)).resource
    const shown = (await decide('resourceUnhide', hidden)).resource
    const second = await publish('Bridge')
    expect(second.state).toBe('PUBLISHED')
    const merged = (await decide('resourceMerge', second, `, intoId: "${shown.id}"`)).resource
    const apart = (await decide('resourceUnmerge', merged)).resource
    await does('', 'reportCreate', `input: { resourceId: "${shown.id}", reason: BROKEN }`)
    await does('person', 'reportCreate', `input: { resourceId: "${shown.id}", reason: WRONG_LICENCE }`)
    const now = (await place.ask('', `{ resource(id: "${shown.id}") { revision } }`)).resource as Json
    const check = `input: { resourceId: "${shown.id}", revision: ${now.revision}, licence: "cc-by-4.0", present: true }`
    await does('reviewer', 'factCheck', check)
    await does('', 'resourceOpen', `id: "${shown.id}"`)
    await does('owner', 'resourceNewVersion', `id: "${shown.id}"`)
    for (const verb of ['resourceTranslate', 'resourceRemix'] as const)
      await does('owner', verb, `id: "${shown.id}", providerId: "${provider}", language: "sw"`)
    const { resource: printed } = await place.ask('', `{ resource(id: "${apart.id}") { printCode { letters } } }`)
    await does('owner', 'printCodeRelink', `letters: "${printed.printCode.letters}", to: "${shown.id}"`)
    await does('', 'planCodeMake', `address: "goal=${SHADOWS}"`)
    await does('owner', 'resourceWithdraw', `id: "${apart.id}", reason: "Old."`)
    const words = {
      titles: [{ text: 'How shadows form behind a lamp', language: 'en' }],
      keywords: ['shadows', 'light'],
    }
    await upsertBatch(api.graph, CLASSROOM, [
      resource('lamp-play', 'Lamp play', 'shadows', { ...words, alignments: [] }),
    ])
    await suggestForWorks(api.services)
    await does('person', 'alignmentAnswer', `input: { resourceId: "${LAMP}", outcomeId: "${SHADOWS}", answer: YES }`)
    const csv = quoted('title,url\nKites,https://hill.example/kites')
    await does('owner', 'metadataRead', `input: { file: { name: "a.csv", text: ${csv} } }`)
  })

  it('of a provider, its members, its machine and its domains', async () => {
    const { api, provider, rivals } = place
    await does('person', 'providerCreate', 'input: { name: "Lake School" }')
    const { revision } = (await place.ask('owner', `{ provider(id: "${provider}") { profile { revision } } }`)).provider
      .profile as Json
    const profile = `input: { descriptions: ${text('A school.')} }`
    await does('owner', 'providerUpdate', `id: "${provider}", revision: ${revision}, ${profile}`)
    const decide = (verb: Name) => does('moderator', verb, `id: "${provider}", reason: "So."`)
    await decide('providerWarn')
    await decide('providerBlock')
    await decide('providerUnblock')

    const invite = async (email: string) =>
      (
        await does(
          'owner',
          'invitationSend',
          `providerId: "${provider}", input: { email: "${email}", role: EDITOR }`,
          'invitation { id }',
        )
      ).invitation.id as string
    const open = await invite('nobody@classroom.example')
    await does('owner', 'invitationRevoke', `providerId: "${provider}", id: "${open}"`)
    await invite('person@classroom.example')
    await does('person', 'invitationAccept', `token: "${mailed()}"`)
    const member = `providerId: "${provider}", memberId: "${await idOfAccount('person')}"`
    await does('owner', 'memberUpdate', `${member}, role: CONTRIBUTOR`)
    await does('owner', 'memberRemove', member)
    await invite('new@classroom.example')
    await does('', 'invitationSignUp', `input: { token: "${mailed()}", name: "New", password: "${PASSWORD}" }`)

    const record = `{ key: "k1", resource: { title: "Looms", url: "https://hill.example/looms", ${INPUT} } }`
    await does('owner', 'resourcesUpsert', `input: { providerId: "${provider}", records: [${record}] }`)
    await does('owner', 'resourcesWithdraw', `input: { providerId: "${provider}", keys: ["k1"], reason: "Old." }`)
    let go = () => {}
    const gate = new Promise<void>((resolve) => (go = resolve))
    const uploads = openUploads(api.services, { folder, mostBytes: 10_000 }, { take: (work) => gate.then(work) })
    api.services.uploads = uploads
    const line = quoted(JSON.stringify({ key: 'k2', resource: {} }))
    const file = `input: { providerId: "${provider}", name: "a.jsonl", format: JSON_LINES, text: ${line} }`
    const { job } = await does('owner', 'uploadStart', file, 'job { id }')
    await does('owner', 'uploadCancel', `id: "${job.id}"`)
    go()
    await uploads.settled()
    await uploads.close()

    const texts: string[] = []
    api.services.textRecords = async () => texts
    const press = { sourceKey: 'press:agent/press', kind: 'organisation', name: 'The Press', domain: 'press.example' }
    const book = {
      ...resource('book', 'A book', 'shadows'),
      sourceKey: 'press:book',
      url: 'https://press.example/book',
    }
    const source = { ...CLASSROOM, key: 'press', name: 'Press' }
    await upsertBatch(api.graph, source, [{ ...book, provider: press } as unknown as ResourceRecord])
    const domain = `providerId: "${rivals}", domain: "press.example"`
    const asked = await does('rival', 'domainAdd', domain, 'domain { instructions { text } }')
    texts.push(asked.domain.instructions.text as string)
    await does('rival', 'domainCheck', domain)
    await does('rival', 'providerClaim', `providerId: "${rivals}", count: 1`)
    await does('rival', 'domainRemove', domain)

    // With other rights one signs in anew.
    await signAllIn()
    // Nothing of a new provider is public, and twenty of it wait as one case.
    const lake = (await does('person', 'providerCreate', 'input: { name: "Many School" }', 'provider { id }')).provider
      .id
    const records = Array.from(
      { length: 20 },
      (_, i) => `{ key: "m${i}", resource: { title: "Part ${i}", url: "https://many.example/${i}", ${INPUT} } }`,
    )
    await does('person', 'resourcesUpsert', `input: { providerId: "${lake}", records: [${records.join()}] }`)
    await does('moderator', 'providerAccept', `id: "${lake}", kind: NEW, count: 20, reason: "Fine."`)
  })

  it('of frameworks and collections', async () => {
    const { provider } = place
    const framework = async (verb: Name, args: string) =>
      (await does('owner', verb, args, 'framework { id revision }')).framework as Json
    const create = `input: { providerId: "${provider}", titles: ${text('Light')}, licence: "cc-by-4.0" }`
    const one = await framework('frameworkCreate', create)
    await framework(
      'frameworkUpdate',
      `id: "${one.id}", revision: ${one.revision}, input: { titles: ${text('Lights')} }`,
    )
    const add = async (code: string) =>
      (
        await does(
          'owner',
          'outcomeAdd',
          `frameworkId: "${one.id}", input: { code: "${code}", statements: ${text(`Knows ${code}`)} }`,
          OUTCOME,
        )
      ).outcome as Json
    const [a, b, c] = [await add('A'), await add('B'), await add('C')]
    await does('owner', 'outcomeUpdate', `id: "${a.id}", revision: 1, input: { statements: ${text('Knows more')} }`)
    await does('owner', 'outcomeMove', `id: "${b.id}", parentId: "${a.id}"`)
    await does('owner', 'prerequisiteSet', `from: "${c.id}", to: "${a.id}", input: { strength: HARD }`)
    await does('owner', 'prerequisiteRemove', `from: "${c.id}", to: "${a.id}"`)
    const match = `from: "${c.id}", to: "${SHADOWS}"`
    await does('owner', 'matchSet', `${match}, input: { kind: CLOSE }`)
    await does('owner', 'matchRemove', `${match}, kind: CLOSE`)
    await does('owner', 'outcomeRetire', `id: "${c.id}"`)
    for (const status of ['DRAFT', 'ADOPTED']) await framework('frameworkPublish', `id: "${one.id}", status: ${status}`)
    await framework('frameworkNewVersion', `id: "${one.id}"`)
    const copy = (
      await does('rival', 'frameworkCopy', `id: "${one.id}", providerId: "${place.rivals}"`, 'framework { id }')
    ).framework as Json
    await does('rival', 'frameworkDiscard', `id: "${copy.id}"`)
    await framework('frameworkDeprecate', `id: "${one.id}", reason: "Old."`)

    const titled = `input: { titles: ${text('Term one')} }`
    const { collection } = await does('owner', 'collectionCreate', titled, 'collection { id revision }')
    const changed = `id: "${collection.id}", revision: ${collection.revision}, input: { titles: ${text('Term')} }`
    await does('owner', 'collectionUpdate', changed)
    await does('owner', 'collectionAdd', `id: "${collection.id}", entry: { outcomeId: "${SHADOWS}" }`)
    const shared = await does(
      'owner',
      'collectionShare',
      `id: "${collection.id}", state: PUBLIC`,
      'collection { revision }',
    )
    await does('owner', 'collectionDelete', `id: "${collection.id}", revision: ${shared.collection.revision}`)
  })

  it('of accounts, sessions, keys and the place', async () => {
    const { api, tokens } = place
    const email = 'amina@classroom.example'
    await does('', 'signUp', `input: { email: "${email}" }`)
    const confirm = `input: { token: "${mailed()}", name: "Amina", password: "${PASSWORD}" }`
    tokens.amina = (await does('', 'signUpConfirm', confirm, SIGNED_IN)).token as string
    const signIn = async () =>
      (await does('', 'signIn', `input: { email: "${email}", password: "${PASSWORD}" }`, SIGNED_IN)) as Json
    const other = (await signIn()).token as string
    await does(other, 'signOut', '', 'signedOut')
    tokens.amina = (await does('amina', 'sessionRotate', '', 'token')).token as string
    await signIn()
    const { viewer } = await place.ask('amina', '{ viewer { id sessions { id isThis } } }')
    const [ended] = (viewer.sessions as { id: string; isThis: boolean }[]).filter(({ isThis }) => !isThis)
    await does('amina', 'sessionEnd', `id: "${ended!.id}"`)
    await signIn()
    await does('amina', 'sessionEndOthers')
    const change = `input: { present: "${PASSWORD}", password: "${PASSWORD} again" }`
    await does('amina', 'passwordChange', change)
    await does('', 'passwordForgotten', `input: { email: "${email}" }`)
    await does('', 'passwordReset', `input: { token: "${mailed()}", password: "${PASSWORD}" }`)
    tokens.amina = (await signIn()).token as string

    const keyOf = async () =>
      (await does('amina', 'keyCreate', 'input: { name: "Mine", scopes: [READ] }', 'key { id }')).key.id as string
    await does('amina', 'keyRevoke', `id: "${await keyOf()}"`)
    await does('administrator', 'keyTakeAway', `id: "${await keyOf()}"`)
    const { search } = await does(
      'amina',
      'searchSave',
      'input: { name: "Mine", address: "q=shadows" }',
      'search { id }',
    )
    await does('amina', 'searchForget', `id: "${search.id}"`)

    const { secret, token } = await does('amina', 'totpBegin', '', 'secret token')
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret as string) }).generate({ timestamp: api.clock.now.getTime() })
    tokens.amina = (await does('amina', 'totpAdd', `input: { token: "${token}", code: "${code()}" }`, 'token'))
      .token as string
    api.later(60_000)
    const begun = (await does('', 'signIn', `input: { email: "${email}", password: "${PASSWORD}" }`, SIGNED_IN))
      .secondStep
    tokens.amina = (
      await does('', 'secondStep', `input: { token: "${begun.token}", code: "${code()}" }`, SIGNED_IN)
    ).token
    tokens.amina = (await does('amina', 'recoveryCodesRenew', '', 'token')).token as string
    const device = new Authenticator()
    const { options } = await does('amina', 'passkeyAddBegin', '', 'options')
    const response = quoted(device.create(options as string))
    tokens.amina = (await does('amina', 'passkeyAdd', `input: { name: "Phone", response: ${response} }`, 'token')).token
    const again = (await does('', 'signIn', `input: { email: "${email}", password: "${PASSWORD}" }`, SIGNED_IN))
      .secondStep
    await does('', 'secondStepBegin', `token: "${again.token}"`)
    const posed = (await does('', 'passkeySignInBegin', '', 'options')).options as string
    const answer = quoted(device.get(posed))
    tokens.amina = (await does('', 'passkeySignIn', `input: { response: ${answer} }`, SIGNED_IN)).token as string
    const held = await place.ask('amina', '{ viewer { factors { id kind } } }')
    const app = (held.viewer.factors as { id: string; kind: string }[]).find(({ kind }) => kind !== 'PASSKEY')!
    tokens.amina = (await does('amina', 'factorRemove', `id: "${app.id}"`, 'token')).token as string

    await does('', 'signUp', 'input: { email: "bo@classroom.example" }')
    const link = mailed()
    const born = new Authenticator()
    const asked = (await does('', 'passkeySignUpBegin', `token: "${link}"`, 'options')).options as string
    const device2 = quoted(born.create(asked))
    await does('', 'passkeySignUp', `input: { token: "${link}", name: "Bo", response: ${device2} }`)

    await does('amina', 'accountExport', '', 'json')
    const bo = await idOfAccount('bo')
    await does('administrator', 'roleGive', `personId: "${bo}", role: REVIEWER`)
    await does('administrator', 'roleTake', `personId: "${bo}", role: REVIEWER`)
    await does('administrator', 'personSignOut', `personId: "${bo}"`)
    const { place: words } = await place.ask('administrator', '{ place { revision } }')
    await does('administrator', 'placeUpdate', `revision: ${words.revision}, input: { name: "Commons" }`)
    await does('administrator', 'limitsUpdate', 'revision: 0, input: { site: 1000 }')
    const input = 'input: { names: [{ text: "Vale", language: "en" }], clientId: "waymark", clientSecret: "c0de" }'
    const named = 'slug: "vale", issuer: "https://10.0.0.1"'
    const vale = (await does('administrator', 'identityProviderAdd', `${named}, ${input}`, 'identityProvider { id }'))
      .identityProvider
    await does('administrator', 'identityProviderUpdate', `id: "${vale.id}", revision: 1, ${input}`)
    await does('administrator', 'identityProviderCheck', `id: "${vale.id}"`)
    await does('administrator', 'identityProviderSwitch', `id: "${vale.id}", revision: 2, isOn: false`)
    await does('administrator', 'identityProvidersArrange', `ids: ["${vale.id}"]`)
    await does('administrator', 'identityProviderRemove', `id: "${vale.id}", revision: 3`)
    await does('amina', 'accountDelete', `input: { password: "${PASSWORD}" }`)
  })

  it('of identities', async () => {
    const { api, tokens } = place
    api.clock.now = new Date()
    await signAllIn()
    const hill = await startRealProvider({ people: { ada: { name: 'Ada' } }, slug: 'hill', site: SITE })
    try {
      const { log, now } = api.services
      const settings = [settingsOf('hill', hill.issuer)]
      api.services.accounts.identity = new IdentityProviders(settings, { origin: () => SITE, log, now })
      const there = async () => {
        const { address, ticket } = await does('', 'identityBegin', 'input: { provider: "hill" }', 'address ticket')
        const { searchParams } = await hill.visit(address as string, 'ada')
        const back = `input: { provider: "hill", ticket: "${ticket}", query: ${quoted(searchParams.toString())} }`
        return { ticket: ticket as string, came: await does('', 'identityReturn', back, 'token offer { name }') }
      }
      await does('', 'identityDecline', `ticket: "${(await there()).ticket}"`, 'declined')
      const { ticket } = await there()
      const agreed = await does('', 'identityAccept', `input: { ticket: "${ticket}", name: "Ada" }`, 'token')
      expect(agreed.token).not.toBeNull()
      tokens.ada = (await there()).came.token as string
      await does('ada', 'emailBegin', 'input: { email: "ada@classroom.example" }')
      await does('ada', 'emailAdd', `input: { token: "${mailed()}" }`)
      await does('', 'passwordForgotten', 'input: { email: "ada@classroom.example" }')
      await does('', 'passwordReset', `input: { token: "${mailed()}", password: "${PASSWORD}" }`)
      const signedIn = await does(
        '',
        'signIn',
        `input: { email: "ada@classroom.example", password: "${PASSWORD}" }`,
        'token',
      )
      tokens.ada = signedIn.token as string
      const { viewer } = await place.ask('ada', '{ viewer { identities { id } } }')
      await does('ada', 'identityRemove', `id: "${viewer.identities[0].id}"`)
    } finally {
      await hill.stop()
    }
  })

  it('is in the table and was done, and told what stands there and nothing else', () => {
    expect(Object.keys(TELLS).sort()).toEqual(Object.keys(MUTATIONS).sort())
    expect(Object.keys(MUTATIONS).filter((name) => !told.has(name))).toEqual([])
    const expected = Object.entries(TELLS).map(([name, tells]) => [
      name,
      typeof tells === 'string' ? [] : [...tells].sort(),
    ])
    expect(expected.map(([name]) => [name, [...told.get(name as string)!].sort()])).toEqual(expected)
  })

  it('leaves no kind that nobody tells, and a log that verifies and names who acted by opaque ids', async () => {
    const known = new Set([
      ...Object.values(TELLS).flatMap((each) => (typeof each === 'string' ? [] : each)),
      ...Object.keys(ELSEWHERE),
    ])
    expect(Object.keys(KINDS).filter((kind) => !known.has(kind))).toEqual([])
    expect(await lookThrough(place.api.graph)).toMatchObject({ faultCount: 0 })
    for (const actor of actors) expect(actor).toMatch(/^([\da-f-]{36}|nobody|system)$/)
  })
})
