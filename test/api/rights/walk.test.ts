/**
 * Every mutation × every role and key × own and foreign objects. A mutation that is added to the schema fails here until
 * it has a row below, and in api/rights/table.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfKey, newKey } from '#api/keys/format.ts'
import { MUTATIONS, PLACE_ROLES, SCOPES, type Scope } from '#api/rights/table.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { idOf, newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { addMember } from '#graph/queries/agent.ts'
import { createKey, revokeKey } from '#graph/queries/keys.ts'
import { writeDecision } from '#graph/queries/moderation.ts'
import { changeRole } from '#graph/queries/roles.ts'
import { createUpload, EXAMPLE_UPLOAD } from '#graph/queries/uploads.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'
import { engines } from '#test/helpers/graphs.ts'

/** Those in the provider that everything below belongs to, then those who are not. */
const MEMBERS = ['owner', 'editor', 'contributor'] as const
const OTHERS = ['outsider', 'person', ...PLACE_ROLES] as const
const PEOPLE = [...MEMBERS, ...OTHERS] as const
type Asker = (typeof PEOPLE)[number] | 'anyone'

/** What the right is asked about, made for each engine. */
interface World {
  provider: string
  member: string
  resource: string
  resourceDraft: string
  upload: string
  draft: string
  inDraft: string
  alsoInDraft: string
  publicDraft: string
  adopted: string
  imported: string
  importedOutcome: string
  /** Another published resource, and a decision about the provider. */
  other: string
  notice: string
  collection: string
}

interface Case {
  /** The arguments, as GraphQL. What else they are is wrong or a dry run: nothing is changed. */
  asks(world: World): string
  /** Who of the people gets past the right. */
  who: readonly Asker[]
  /** Which key of the owner does. */
  key: Scope | null
  /** What others are told: it is not for them, or, of what they do not see, that it is not there. */
  others?: 'FORBIDDEN' | 'NOT_FOUND'
  /** What other members are told who may not: by default that it is not for them. */
  members?: 'FORBIDDEN' | 'NOT_FOUND'
  /** The field that names the object. */
  object?: string
}

const EDITORS: readonly Asker[] = ['owner', 'editor']
const EVERYONE: readonly Asker[] = ['anyone', ...PEOPLE]
const INPUT = 'input: { title: "", description: "", language: "en", licence: "", url: "" }'
const DRY = 'dryRun: true'
const inDraft = (asks: Case['asks'], object = 'id'): Case => ({
  ...{ asks, object, who: MEMBERS, key: 'publish', others: 'NOT_FOUND' },
})
const personal = (asks: Case['asks']): Case => ({ asks, who: PEOPLE, key: null })
/** The keys of the walk are those of an owner, who decides nothing. */
const judged = (asks: Case['asks'], who: readonly Asker[] = ['reviewer', 'moderator']): Case => ({
  asks,
  who,
  key: null,
})
const governed = (asks: Case['asks']): Case => ({ asks, who: ['administrator'], key: null })
const open = (asks: Case['asks']): Case => ({ asks, who: EVERYONE, key: null })

const CASES: Record<string, Case> = {
  resourceOpen: { asks: (w) => `id: "${w.resource}"`, who: EVERYONE, key: 'read' },
  resourcePublish: { asks: (w) => `providerId: "${w.provider}", ${INPUT}`, who: EDITORS, key: 'publish' },
  resourceUpdate: { asks: (w) => `id: "${w.resource}", revision: 99, ${INPUT}`, who: EDITORS, key: 'publish' },
  metadataRead: { asks: () => 'input: {}', who: PEOPLE, key: 'publish' },
  resourcesUpsert: {
    asks: (w) => `input: { providerId: "${w.provider}", records: [] }`,
    ...{ who: EDITORS, key: 'publish' },
  },
  uploadStart: {
    asks: (w) => `input: { providerId: "${w.provider}", name: "", format: CSV, text: "" }`,
    ...{ who: EDITORS, key: 'publish' },
  },
  uploadCancel: {
    asks: (w) => `id: "${w.upload}"`,
    who: EDITORS,
    key: 'publish',
    others: 'NOT_FOUND',
    object: 'id',
    members: 'NOT_FOUND',
  },
  resourcesWithdraw: {
    asks: (w) => `input: { providerId: "${w.provider}", keys: [], reason: "" }`,
    ...{ who: EDITORS, key: 'publish' },
  },
  resourceWithdraw: { asks: (w) => `id: "${w.resource}", reason: ""`, who: EDITORS, key: 'publish' },
  resourceTranslate: {
    asks: (w) => `id: "${w.resource}", providerId: "${w.provider}", language: "no language"`,
    ...{ who: MEMBERS, key: 'publish', object: 'providerId' },
  },
  resourceRemix: {
    asks: (w) => `id: "${w.resource}", providerId: "${w.provider}", language: "no language"`,
    ...{ who: MEMBERS, key: 'publish', object: 'providerId' },
  },
  resourceDraft: {
    asks: (w) =>
      `providerId: "${w.provider}", input: { title: "", description: "", language: "no language", licence: "", url: "" }`,
    ...{ who: MEMBERS, key: 'publish', object: 'providerId' },
  },
  resourceNewVersion: {
    ...{ asks: (w) => `id: "${w.resource}"`, object: 'id' },
    ...{ who: MEMBERS, key: 'publish' },
  },
  resourceDiscard: {
    ...{ asks: (w) => `id: "${w.resourceDraft}", revision: 99`, object: 'id' },
    ...{ who: MEMBERS, key: 'publish', others: 'NOT_FOUND' },
  },
  frameworkCreate: {
    asks: (w) => `input: { providerId: "${w.provider}", titles: [] }, ${DRY}`,
    ...{ who: MEMBERS, key: 'publish' },
  },
  frameworkUpdate: inDraft((w) => `id: "${w.draft}", revision: 99, input: { titles: [] }, ${DRY}`),
  frameworkCopy: {
    asks: (w) => `id: "${w.imported}", providerId: "${w.provider}", ${DRY}`,
    ...{ who: MEMBERS, key: 'publish' },
  },
  frameworkNewVersion: { asks: (w) => `id: "${w.adopted}", ${DRY}`, who: MEMBERS, key: 'publish' },
  frameworkPublish: { ...inDraft((w) => `id: "${w.draft}", status: DRAFT, ${DRY}`), who: EDITORS },
  frameworkDeprecate: { asks: (w) => `id: "${w.adopted}", reason: "", ${DRY}`, who: EDITORS, key: 'publish' },
  frameworkDiscard: { ...inDraft((w) => `id: "${w.draft}", ${DRY}`), who: EDITORS },
  outcomeAdd: inDraft((w) => `frameworkId: "${w.draft}", input: { statements: [] }, ${DRY}`, 'frameworkId'),
  outcomeUpdate: inDraft((w) => `id: "${w.inDraft}", revision: 99, input: { statements: [] }, ${DRY}`),
  outcomeMove: inDraft((w) => `id: "${w.inDraft}", position: 1, ${DRY}`),
  outcomeRetire: inDraft((w) => `id: "${w.inDraft}", ${DRY}`),
  prerequisiteSet: inDraft(
    (w) => `from: "${w.inDraft}", to: "${w.alsoInDraft}", input: { strength: HARD }, ${DRY}`,
    'from',
  ),
  prerequisiteRemove: inDraft((w) => `from: "${w.inDraft}", to: "${w.importedOutcome}", ${DRY}`, 'from'),
  matchSet: inDraft((w) => `from: "${w.inDraft}", to: "${w.importedOutcome}", input: { kind: CLOSE }, ${DRY}`, 'from'),
  matchRemove: inDraft((w) => `from: "${w.inDraft}", to: "${w.importedOutcome}", kind: CLOSE, ${DRY}`, 'from'),
  collectionCreate: {
    asks: (w) => `providerId: "${w.provider}", input: { titles: [] }`,
    ...{ who: MEMBERS, key: 'publish', object: 'providerId' },
  },
  collectionUpdate: {
    asks: (w) => `id: "${w.collection}", revision: 99, input: { sections: [] }`,
    ...{ who: MEMBERS, key: 'publish', others: 'NOT_FOUND', object: 'id' },
  },
  collectionAdd: {
    asks: (w) => `id: "${w.collection}", entry: {}`,
    ...{ who: MEMBERS, key: 'publish', others: 'NOT_FOUND', object: 'id' },
  },
  collectionShare: {
    asks: (w) => `id: "${w.collection}", state: PUBLIC`,
    ...{ who: EDITORS, key: 'publish', others: 'NOT_FOUND', object: 'id' },
  },
  collectionDelete: {
    asks: (w) => `id: "${w.collection}", revision: 99`,
    ...{ who: MEMBERS, key: 'publish', others: 'NOT_FOUND', object: 'id' },
  },
  planCodeMake: { asks: () => 'address: ""', who: EVERYONE, key: 'read' },
  printCodeRelink: {
    asks: (w) => `letters: "", to: "${w.resource}"`,
    ...{ who: [...EDITORS, 'administrator'], key: 'publish', object: 'to' },
  },
  alignmentAnswer: personal((w) => `input: { resourceId: "${w.resource}", outcomeId: "${newId()}", answer: YES }`),
  reportCreate: open((w) => `input: { resourceId: "${w.resource}", reason: OTHER }`),
  factCheck: judged((w) => `input: { resourceId: "${w.resource}", revision: 99, licence: "mit", present: true }`),
  resourceAccept: judged((w) => `id: "${w.resource}", revision: 99, reason: "Fine."`),
  resourceAskChanges: judged((w) => `id: "${w.resource}", revision: 99, reason: "Mend it."`),
  ...Object.fromEntries(
    ['resourceReject', 'resourceHide', 'resourceUnhide', 'resourceUnmerge'].map((name) => [
      name,
      judged((w) => `id: "${w.resource}", revision: 99, reason: "So."`, ['moderator']),
    ]),
  ),
  resourceMerge: judged((w) => `id: "${w.resource}", intoId: "${w.other}", revision: 99, reason: "So."`, ['moderator']),
  ...Object.fromEntries(
    ['providerWarn', 'providerBlock', 'providerUnblock'].map((name) => [
      name,
      judged((w) => `id: "${w.provider}", reason: ""`, ['moderator']),
    ]),
  ),
  providerAccept: judged((w) => `id: "${w.provider}", kind: NEW, count: 99, reason: "Fine."`),
  noticeAnswer: {
    asks: (w) => `id: "${w.notice}", text: ""`,
    ...{ who: [...MEMBERS, 'reviewer', 'moderator'], key: null, others: 'NOT_FOUND', object: 'id' },
  },
  roleGive: governed(() => `personId: "${newId()}", role: REVIEWER`),
  roleTake: governed(() => `personId: "${newId()}", role: REVIEWER`),
  personSignOut: governed(() => `personId: "${newId()}"`),
  keyTakeAway: governed(() => `id: "${newId()}"`),
  placeUpdate: governed(() => `revision: 99, input: { name: "x" }`),
  limitsUpdate: governed(() => 'revision: 99, input: { site: 1 }'),
  identityProviderAdd: governed(() => `slug: "", issuer: "", input: { names: [], clientId: "" }`),
  identityProviderUpdate: governed(() => `id: "${newId()}", revision: 1, input: { names: [], clientId: "" }`),
  identityProviderCheck: governed(() => `id: "${newId()}"`),
  identityProviderSwitch: governed(() => `id: "${newId()}", revision: 1, isOn: false`),
  identityProviderRemove: governed(() => `id: "${newId()}", revision: 1`),
  identityProvidersArrange: governed(() => `ids: ["${newId()}"]`),
  providerCreate: { asks: () => 'input: { name: "" }', who: PEOPLE, key: 'manage' },
  providerUpdate: {
    asks: (w) => `id: "${w.provider}", revision: 99, input: {}`,
    ...{ who: ['owner'], key: 'manage' },
  },
  providerClaim: { asks: (w) => `providerId: "${w.provider}", count: 99`, who: ['owner'], key: 'manage' },
  domainAdd: { asks: (w) => `providerId: "${w.provider}", domain: "localhost"`, who: ['owner'], key: 'manage' },
  domainCheck: { asks: (w) => `providerId: "${w.provider}", domain: "hill.example"`, who: ['owner'], key: 'manage' },
  domainRemove: { asks: (w) => `providerId: "${w.provider}", domain: "hill.example"`, who: ['owner'], key: 'manage' },
  invitationSend: {
    asks: (w) => `providerId: "${w.provider}", input: { email: "no address", role: EDITOR }`,
    ...{ who: ['owner', 'administrator'], key: null, others: 'NOT_FOUND', object: 'providerId' },
  },
  invitationRevoke: {
    asks: (w) => `providerId: "${w.provider}", id: "${newId()}"`,
    ...{ who: ['owner', 'administrator'], key: null, others: 'NOT_FOUND', object: 'providerId' },
  },
  invitationAccept: personal(() => 'token: "none"'),
  invitationSignUp: open(() => 'input: { token: "none", name: "", password: "" }'),
  memberUpdate: {
    asks: (w) => `providerId: "${w.provider}", memberId: "${w.member}", role: CONTRIBUTOR`,
    ...{ who: ['owner', 'administrator'], key: null, others: 'NOT_FOUND', object: 'providerId' },
  },
  memberRemove: {
    asks: (w) => `providerId: "${w.provider}", memberId: "${newId()}"`,
    ...{ who: ['owner', 'administrator'], key: null, others: 'NOT_FOUND', object: 'providerId' },
  },
  searchSave: personal(() => 'input: { name: "", address: "" }'),
  searchForget: personal(() => `id: "${newId()}"`),
  keyCreate: personal(() => 'input: { name: "", scopes: [] }'),
  keyRevoke: personal(() => `id: "${newId()}"`),
  passkeyAddBegin: personal(() => ''),
  passkeyAdd: personal(() => 'input: { name: "", response: "" }'),
  totpBegin: personal(() => ''),
  totpAdd: personal(() => 'input: { token: "none", code: "" }'),
  factorRemove: personal(() => `id: "${newId()}"`),
  recoveryCodesRenew: personal(() => ''),
  passkeySignInBegin: open(() => ''),
  passkeySignIn: open(() => 'input: { response: "" }'),
  passkeySignUpBegin: open(() => 'token: "none"'),
  passkeySignUp: open(() => 'input: { token: "none", name: "", response: "" }'),
  secondStepBegin: open(() => 'token: "none"'),
  secondStep: open(() => 'input: { token: "none" }'),
  signUp: open(() => 'input: { email: "no address" }'),
  signUpConfirm: open(() => 'input: { token: "none", name: "", password: "" }'),
  signIn: open(() => `input: { email: "${newId()}", password: "" }`),
  signOut: open(() => ''),
  passwordForgotten: open(() => 'input: { email: "no address" }'),
  passwordReset: open(() => 'input: { token: "none", password: "" }'),
  identityBegin: open(() => 'input: { provider: "none" }'),
  identityReturn: open(() => 'input: { provider: "none", ticket: "none", query: "" }'),
  identityAccept: open(() => 'input: { ticket: "none", name: "" }'),
  identityDecline: open(() => 'ticket: "none"'),
  identityRemove: personal(() => `id: "${newId()}"`),
  passwordChange: personal(() => 'input: { present: "", password: "" }'),
  emailBegin: personal(() => 'input: { email: "" }'),
  emailAdd: personal(() => 'input: { token: "none" }'),
  sessionRotate: personal(() => ''),
  sessionEnd: personal(() => `id: "${newId()}"`),
  sessionEndOthers: personal(() => ''),
  accountExport: personal(() => ''),
  accountDelete: personal(() => 'input: { password: "" }'),
}

/** Mutations that end the session they are asked in, as they are asked here. */
const ENDING = ['signOut', 'sessionRotate']

/** Mutations whose payload is not `userErrors` alone. */
const PAYLOADS: Record<string, string> = {
  signOut: 'signedOut',
  identityDecline: 'declined',
  accountExport: '__typename',
}

describe.each(engines)('the rights on $name', (engine) => {
  describe.skipIf(!engine.available)('hold for every mutation', () => {
    let api: TestApi
    let world: World
    const keys = new Map<string, string>()
    const tokens = new Map<string, string>()
    const dead: Record<string, string> = {}
    const emailOf = (name: string) => `${name}@classroom.example`

    /** A key in the store, whatever its maker would have said to it. */
    async function keyOf(
      name: string,
      scopes: readonly Scope[],
      more: { expiresAt?: string; providerId?: string } = {},
    ) {
      const account = (await accountByEmail(api.graph, emailOf(name)))!
      const secret = newKey()
      const at = api.clock.now.toISOString()
      const id = newId()
      await createKey(
        api.graph,
        {
          ...{ id, hash: hashOfKey(secret), accountId: account.id, name: 'Test', prefix: 'wm_', scopes: [...scopes] },
          ...{ createdAt: at, expiresAt: '2027-01-01T00:00:00.000Z', ...more },
        },
        { most: 100, now: at, then: async () => {} },
      )
      return { id, secret, accountId: account.id }
    }

    /** The key or the token of somebody's session. */
    async function tokenOf(asker: string): Promise<string | undefined> {
      if (asker === 'anyone') return undefined
      const known = keys.get(asker) ?? tokens.get(asker)
      if (known) return known
      const account = (await accountByEmail(api.graph, emailOf(asker)))!
      const { token } = await openSession(api.services, account, { userAgent: '' })
      tokens.set(asker, token)
      return token
    }

    async function said(name: string, token: string | undefined): Promise<string> {
      const { asks, object } = CASES[name]!
      const args = asks(world)
      const payload = PAYLOADS[name] ?? 'userErrors { code field message }'
      const { data, errors } = await api.ask(
        `mutation { it: ${name}${args === '' ? '' : `(${args})`} { ${payload} } }`,
        {},
        token,
      )
      if (ENDING.includes(name)) tokens.clear()
      if (errors) return `${String(errors[0]!.extensions?.code)}`
      const faults = (data?.it.userErrors ?? []) as { code: string; field: string[] }[]
      const refusal = faults.find(
        ({ code, field }) =>
          code === 'FORBIDDEN' || (code === 'NOT_FOUND' && object !== undefined && field.join('.').endsWith(object)),
      )
      return refusal?.code ?? 'past'
    }

    beforeAll(async () => {
      api = await openApi({ on: await engine.open() })
      const owner = await api.signUp('owner')
      for (const name of PEOPLE.slice(1)) await api.signUp(name)
      const provider = await providerOf(api, owner, 'Hill School')
      await providerOf(api, (await tokenOf('outsider'))!, 'Valley School')
      const accountOf = async (name: string) => (await accountByEmail(api.graph, emailOf(name)))!.id
      for (const role of ['editor', 'contributor'] as const)
        await addMember(api.graph, { providerId: provider, accountId: await accountOf(role), role })
      for (const role of PLACE_ROLES)
        await changeRole(api.graph, {
          ...{ accountId: await accountOf(role), role, has: true, keepOne: false },
          then: async () => {},
        })
      const ask = async (document: string) => {
        const { data, errors } = await api.ask(document, {}, owner)
        expect(errors).toBeUndefined()
        return data!
      }
      const framework = async (title: string) => {
        const input = `{ providerId: "${provider}", titles: [{ text: "${title}", language: "en" }], licence: "cc-by-4.0" }`
        const made = await ask(`mutation { frameworkCreate(input: ${input}) { framework { id } } }`)
        return made.frameworkCreate.framework.id as string
      }
      const outcome = async (frameworkId: string, code: string) => {
        const input = `{ code: "${code}", statements: [{ text: "Learn ${code}", language: "en" }] }`
        const made = await ask(
          `mutation { outcomeAdd(frameworkId: "${frameworkId}", input: ${input}) { outcome { id } userErrors { message } } }`,
        )
        return made.outcomeAdd.outcome.id as string
      }
      const [draft, publicDraft, adopted] = [await framework('One'), await framework('Two'), await framework('Three')]
      const [first, second] = [await outcome(draft, 'A.1'), await outcome(draft, 'A.2')]
      await outcome(adopted, 'C.1')
      await outcome(publicDraft, 'B.1')
      for (const [id, status] of [
        [publicDraft, 'DRAFT'],
        [adopted, 'ADOPTED'],
      ] as const)
        await ask(`mutation { frameworkPublish(id: "${id}", status: ${status}) { userErrors { message } } }`)
      const published = await ask(`mutation { resourcePublish(providerId: "${provider}", input: { title: "Bridges",
        description: "How they stand.", language: "en", licence: "cc-by-4.0", url: "https://hill.example/bridges" })
        { resource { id } userErrors { field message } } }`)
      expect(published.resourcePublish.userErrors).toEqual([])
      const resource = published.resourcePublish.resource.id as string
      const remix = await ask(
        `mutation { resourceRemix(id: "${resource}", providerId: "${provider}") { resource { id } } }`,
      )
      const gathered = await ask(`mutation { collectionCreate(providerId: "${provider}",
        input: { titles: [{ text: "Term one", language: "en" }] }) { collection { id } } }`)
      const { frameworks } = await ask('{ frameworks(first: 50) { nodes { id roots { id } } } }')
      const found = (frameworks.nodes as { id: string; roots: { id: string }[] }[]).find(
        ({ id, roots }) => ![publicDraft, adopted].includes(id) && roots.length > 0,
      )!
      const upload = newId()
      const sent = { ...EXAMPLE_UPLOAD, id: upload, providerId: provider, endedAt: api.clock.now.toISOString() }
      await createUpload(api.graph, { ...sent, state: 'done' }, async () => {})
      world = {
        ...{ provider, draft, publicDraft, adopted, inDraft: first, alsoInDraft: second },
        ...{ member: await accountOf('contributor'), resource },
        upload,
        resourceDraft: remix.resourceRemix.resource.id as string,
        ...{ imported: found.id, importedOutcome: found.roots[0]!.id },
        ...{ other: idOf('classroom:resource/pizza-fractions'), notice: newId() },
        collection: gathered.collectionCreate.collection.id as string,
      }
      const decided = { kind: 'warn', subject: provider, providerId: provider, reason: 'Mind.' } as const
      const at = api.clock.now.toISOString()
      await api.graph.write((tx) => writeDecision(tx, { ...decided, id: world.notice, at }, []))
      for (const scope of SCOPES) keys.set(`${scope} key`, (await keyOf('owner', [scope])).secret)
      dead.expired = (await keyOf('owner', SCOPES, { expiresAt: '2026-11-21T07:59:59.999Z' })).secret
      const revoked = await keyOf('owner', SCOPES)
      await revokeKey(api.graph, revoked.accountId, revoked.id, async () => {})
      dead.revoked = revoked.secret
      dead.guessed = newKey()
      dead.mistyped = keys.get('publish key')!.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
      dead['of another account, made by hand'] = `wm_${'0'.repeat(46)}`
    })
    afterAll(() => api?.close())

    it('has a row for each, here and in the table', () => {
      const names = Object.keys(api.server.schema.getMutationType()!.getFields())
      expect(names.filter((name) => !(name in CASES))).toEqual([])
      expect(names.filter((name) => !(name in MUTATIONS))).toEqual([])
    })

    const all = Object.entries(CASES)
    it.each(all)('%s is for those it is for', async (name, { who, others = 'FORBIDDEN', members = 'FORBIDDEN' }) => {
      if (!api.server.schema.getMutationType()!.getFields()[name]) return
      for (const asker of ['anyone', ...PEOPLE] as const) {
        const isMember = (MEMBERS as readonly string[]).includes(asker)
        const expected = who.includes(asker)
          ? 'past'
          : asker === 'anyone'
            ? 'UNAUTHENTICATED'
            : isMember
              ? members
              : others
        expect([asker, await said(name, await tokenOf(asker))]).toEqual([asker, expected])
      }
    })

    it.each(all)('%s takes the key that is made for it, of its owner, and no other', async (name, { key }) => {
      if (!api.server.schema.getMutationType()!.getFields()[name]) return
      for (const scope of SCOPES) {
        const expected = scope === key || key === 'read' ? 'past' : 'FORBIDDEN'
        expect([scope, await said(name, keys.get(`${scope} key`))]).toEqual([scope, expected])
      }
      for (const [kind, secret] of Object.entries(dead))
        expect([kind, await said(name, secret)]).toEqual([kind, 'UNAUTHENTICATED'])
    })

    it('gives a key no more than its owner has, and one of a provider that one alone', async () => {
      const weak = (await keyOf('contributor', SCOPES)).secret
      expect(await said('resourcePublish', weak)).toBe('FORBIDDEN')
      expect(await said('frameworkUpdate', weak)).toBe('past')
      const elsewhere = (await keyOf('owner', SCOPES, { providerId: newId() })).secret
      expect(await said('resourcePublish', elsewhere)).toBe('FORBIDDEN')
      expect(await said('frameworkUpdate', elsewhere)).toBe('NOT_FOUND')
      const here = (await keyOf('owner', SCOPES, { providerId: world.provider })).secret
      expect(await said('resourcePublish', here)).toBe('past')
    })

    it('lets contributors change what is not public, and nothing that is', async () => {
      const token = await tokenOf('contributor')
      const { errors } = await api.ask(
        `mutation { frameworkUpdate(id: "${world.publicDraft}", revision: 1, input: { titles: [] }, dryRun: true) { userErrors { code } } }`,
        {},
        token,
      )
      expect(errors?.[0]).toMatchObject({
        message: 'Only owners and editors of Hill School may do this.',
        extensions: { code: 'FORBIDDEN' },
      })
    })

    it('says the same of what is not there and of what one may not see', async () => {
      const token = await tokenOf('outsider')
      const discard = async (id: string) =>
        (await api.ask(`mutation { frameworkDiscard(id: "${id}") { userErrors { code field message } } }`, {}, token))
          .data?.frameworkDiscard.userErrors as { message: string }[]
      const nowhere = newId()
      const [hidden, missing] = [await discard(world.draft), await discard(nowhere)]
      expect(JSON.stringify(hidden).replaceAll(world.draft, '')).toBe(JSON.stringify(missing).replaceAll(nowhere, ''))
    })

    it('keeps the members of a provider to its members', async () => {
      const members = async (asker: string) => {
        const { data } = await api.ask(
          `{ provider(id: "${world.provider}") { viewerRole viewerCanManageMembers members { totalCount nodes { name role isViewer } } } }`,
          {},
          await tokenOf(asker),
        )
        return data?.provider as { members: unknown; viewerRole: string | null }
      }
      expect(await members('editor')).toEqual({
        viewerRole: 'EDITOR',
        viewerCanManageMembers: false,
        members: {
          totalCount: 3,
          nodes: expect.arrayContaining([
            { name: 'owner', role: 'OWNER', isViewer: false },
            { name: 'editor', role: 'EDITOR', isViewer: true },
          ]) as unknown,
        },
      })
      for (const asker of ['outsider', 'person', 'moderator', 'read key', 'manage key', 'anyone'])
        expect((await members(asker)).members).toBeNull()
      expect((await members('administrator')).members).not.toBeNull()
    })

    it('shows what one keeps to nobody else: sessions, searches and keys of others are not there', async () => {
      const own = await keyOf('owner', ['read'])
      for (const asker of ['outsider', 'administrator', 'editor']) {
        const { data } = await api.ask(
          `mutation { keyRevoke(id: "${own.id}") { id userErrors { code } } }`,
          {},
          await tokenOf(asker),
        )
        expect(data?.keyRevoke).toEqual({ id: null, userErrors: [{ code: 'NOT_FOUND' }] })
      }
      const { data } = await api.ask('{ viewer { name } }', {}, own.secret)
      expect(data?.viewer.name).toBe('owner')
      const seen = await api.ask('{ viewer { keys { id } } }', {}, own.secret)
      expect(seen.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    })
  })
})
