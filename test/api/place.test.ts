import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsOf } from '#api/place/settings.ts'
import { validateWords } from '#api/place/words.ts'
import { readConfig } from '#api/config.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { openPlace, type PlaceOfTest } from './moderation/people.ts'

let place: PlaceOfTest
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const FIELDS = [
  'people(words: "a") { totalCount }',
  'peopleKeys { totalCount }',
  'settings { name }',
  'auditLog { nodes { id } }',
  'auditProof { verified }',
]
const idOf = async (name: string) => (await accountByEmail(place.api.graph, `${name}@classroom.example`))!.id

describe('the pages of administrators', () => {
  it.each(FIELDS)('are there for administrators alone: %s', async (field) => {
    for (const who of ['', 'person', 'owner', 'reviewer', 'moderator'])
      expect(Object.values(await place.ask(who, `{ ${field} }`))).toEqual([null])
  })

  it('find people by name or address, give and take roles, and keep the last administrator', async () => {
    const find = async (words: string) =>
      (await place.ask('administrator', `{ people(words: "${words}") { nodes { name email roles } } }`)).people.nodes
    expect(await find('RIVAL@class')).toEqual([{ name: 'rival', email: 'rival@classroom.example', roles: [] }])
    expect((await find('')).map(({ name }: { name: string }) => name)).toEqual([
      'administrator',
      'moderator',
      'reviewer',
    ])
    const change = async (verb: string, name: string, role: string) =>
      (
        await place.ask(
          'administrator',
          `mutation { it: ${verb}(personId: "${await idOf(name)}", role: ${role}) { person { roles } userErrors { code } } }`,
        )
      ).it
    expect((await change('roleGive', 'person', 'REVIEWER')).person.roles).toEqual(['REVIEWER'])
    // Whoever has other rights signs in anew.
    expect((await place.ask('person', '{ viewer { name } }')).viewer).toBeNull()
    expect((await change('roleTake', 'person', 'REVIEWER')).person.roles).toEqual([])
    expect((await change('roleTake', 'administrator', 'ADMINISTRATOR')).userErrors).toEqual([{ code: 'CONFLICT' }])
  })

  it('raise nobody: a moderator gives no role, not even to themselves', async () => {
    const raise = `mutation { roleGive(personId: "${await idOf('moderator')}", role: ADMINISTRATOR) { person { id } } }`
    for (const who of ['moderator', 'reviewer', 'owner']) expect(await place.refused(who, raise)).toBe('FORBIDDEN')
  })

  it('sign somebody out everywhere: at once, told to log and owner, and nobody else does', async () => {
    const signOut = (personId: string) => `mutation { it: personSignOut(personId: "${personId}") {
      person { name } userErrors { code field } } }`
    const id = await idOf('person')
    place.tokens.person = (await openSession(place.api.services, { id }, { userAgent: '' })).token
    const elsewhere = (await openSession(place.api.services, { id }, { userAgent: '' })).token
    for (const who of ['person', 'owner', 'reviewer', 'moderator'])
      expect(await place.refused(who, signOut(id)), who).toBe('FORBIDDEN')
    expect(await place.refused('', signOut(id))).toBe('UNAUTHENTICATED')
    const mails = place.api.mails.length
    expect((await place.ask('administrator', signOut(id))).it).toEqual({ person: { name: 'person' }, userErrors: [] })
    for (const token of [place.tokens.person, elsewhere])
      expect((await place.api.ask('{ viewer { name } }', {}, token)).data?.viewer).toBeNull()
    expect((await place.ask('owner', '{ viewer { name } }')).viewer.name).toBe('owner')
    expect(place.api.mails.slice(mails)).toMatchObject([
      { to: 'person@classroom.example', subject: 'You were signed out everywhere' },
    ])
    const { auditLog } = await place.ask(
      'administrator',
      `{ auditLog(subject: "${id}", kind: "session.end-all", first: 1) { nodes { actor } } }`,
    )
    expect(auditLog.nodes).toEqual([{ actor: await idOf('administrator') }])
    for (const nobody of [newId(), 'x', "' OR 1=1"])
      expect((await place.ask('administrator', signOut(nobody))).it).toEqual({
        person: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['personId'] }],
      })
  })

  it('show keys by their beginning and owner, and revoke them at once', async () => {
    const { keyCreate } = await place.ask(
      'owner',
      'mutation { keyCreate(input: { name: "Sync", scopes: [READ] }) { secret key { id prefix } } }',
    )
    place.tokens.key = keyCreate.secret as string
    const { peopleKeys } = await place.ask(
      'administrator',
      `{ peopleKeys(words: "${keyCreate.key.prefix}") { nodes { id name scopes owner { name } } } }`,
    )
    expect(peopleKeys.nodes).toEqual([
      { id: keyCreate.key.id, name: 'Sync', scopes: ['READ'], owner: { name: 'owner' } },
    ])
    expect(JSON.stringify(peopleKeys)).not.toContain(keyCreate.secret)
    const take = `mutation { keyTakeAway(id: "${keyCreate.key.id}") { id userErrors { code } } }`
    expect((await place.ask('administrator', take)).keyTakeAway.userErrors).toEqual([])
    expect(await place.refused('key', '{ viewer { name } }')).toBe('UNAUTHENTICATED')
    expect((await place.ask('administrator', take)).keyTakeAway.userErrors).toEqual([{ code: 'NOT_FOUND' }])
  })

  it('read the log page by page and by kind, person and object, and prove that it was not altered', async () => {
    const log = async (args: string) =>
      (
        await place.ask(
          'administrator',
          `{ auditLog(${args}) { endCursor nodes { sequence kind actor actorName subject values } } }`,
        )
      ).auditLog
    const first = await log('first: 3')
    expect(first.nodes).toHaveLength(3)
    const second = await log(`first: 3, after: "${first.endCursor}"`)
    expect(second.nodes[0].sequence).toBe(first.nodes[2].sequence - 1)
    const owner = await idOf('owner')
    const keys = await log('kind: "key.revoke"')
    expect(keys.nodes).toMatchObject([{ kind: 'key.revoke', actorName: 'administrator' }])
    const acts = await log(`actor: "${owner}"`)
    expect(new Set(acts.nodes.map(({ actor }: { actor: string }) => actor))).toEqual(new Set([owner]))
    const onKey = await log(`subject: "${keys.nodes[0].subject}"`)
    expect(onKey.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['key.revoke', 'key.create'])
    expect((await log(`kind: "nothing"`)).nodes).toEqual([])
    const prove = '{ auditProof { verified entries head faults } }'
    expect((await place.ask('administrator', prove)).auditProof).toMatchObject({ verified: true, faults: [] })
    await place.api.graph.write((tx) => tx.run("MATCH (e:AuditEntry {sequence: 2}) SET e.kind = 'session.end'"))
    const { auditProof } = await place.ask('administrator', prove)
    expect(auditProof.verified).toBe(false)
    expect(auditProof.faults[0]).toBe('Entry 2 is not as it was told.')
  })

  it('write the words of the place for everybody, as plain text, on top of what was read', async () => {
    const update = (revision: number, input: Record<string, unknown>) =>
      place.ask(
        'administrator',
        `mutation ($revision: Int!, $input: PlaceInput!) { placeUpdate(revision: $revision, input: $input) { place { revision } userErrors { code field } } }`,
        { revision, input },
      )
    const words = {
      ...{ name: 'Hill <b>OER</b>', contact: 'help@hill.example' },
      notices: [
        { text: 'Closed on <script>x</script> Monday', language: 'en' },
        { text: 'Imefungwa Jumatatu', language: 'sw' },
      ],
    }
    expect((await update(0, words)).placeUpdate).toEqual({ place: { revision: 1 }, userErrors: [] })
    expect((await update(0, words)).placeUpdate.userErrors).toMatchObject([{ code: 'STALE' }])
    const { place: read } = await place.ask(
      '',
      '{ place { name contact notice(languages: ["sw"]) { text language } } }',
    )
    expect(read).toEqual({
      ...{ name: 'Hill OER', contact: 'mailto:help@hill.example' },
      notice: { text: 'Imefungwa Jumatatu', language: 'sw' },
    })
  })

  it('refuse words that are too long, twice in a language, or lead to a script', () => {
    const codes = (input: Parameters<typeof validateWords>[0]) => {
      const valid = validateWords(input)
      return valid.ok ? [] : valid.errors.map(({ code, field }) => `${code} ${field.join('.')}`)
    }
    const twice = [1, 2].map(() => ({ text: 'x', language: 'en' }))
    expect(codes({ name: 'x'.repeat(81) })).toEqual(['TOO_LONG input.name'])
    expect(codes({ contact: 'javascript:alert(1)' })).toEqual(['INVALID input.contact'])
    expect(codes({ contact: 'a@b.example?bcc=all@b.example' })).toHaveLength(1)
    expect(codes({ imprints: twice })).toEqual(['CONFLICT input.imprints.1'])
    expect(codes({ notices: [{ text: 'x', language: 'und' }] })).toEqual(['INVALID input.notices.0'])
  })

  it('tell settings without what signs in anywhere', () => {
    const told = JSON.stringify(
      settingsOf(
        readConfig({
          ...{ GRAPH_URL: 'memory:', GRAPH_PASSWORD: 'p4ss', SEARCH_KEY: 's3arch', ORIGIN: 'https://oer.example' },
          ...{
            MAIL_URL: 'smtp://user:m4il@mail.example',
            MAIL_FROM: 'a@oer.example',
            SEARCH_URL: 'http://u:w0rd@s.example',
          },
        }),
      ),
    )
    const provider = {
      ...{ slug: 'school', names: [{ text: 'School', language: 'en' }], issuer: 'https://id.example', clientId: 'us' },
      ...{ secret: 'c0de', scopes: [], authentication: 'client_secret_basic' as const, claims: {} as never },
      ...{ secondFactor: { amr: [], acr: [] }, untypedLogoutTokens: false },
    }
    const withProvider = settingsOf({ ...readConfig({ GRAPH_URL: 'memory:' }), identityProviders: [provider] })
    expect(withProvider).toContainEqual({ name: 'IDENTITY_PROVIDERS: school', value: 'School, https://id.example' })
    expect(JSON.stringify(withProvider)).not.toContain('c0de')
    for (const secret of ['p4ss', 's3arch', 'm4il', 'w0rd', 'user:']) expect(told).not.toContain(secret)
  })
})
