/** The words of the place, and what administrators look after. For others none of it is there. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { failed } from '#api/base/issues.ts'
import { paged } from '#api/base/paged.ts'
import { bestText } from '#api/base/text-choice.ts'
import { audited } from '#api/audit/audit.ts'
import { KINDS, type AuditKind } from '#api/audit/kinds.ts'
import { lookThrough } from '#api/audit/look.ts'
import type { Context } from '#api/context.ts'
import type { PlaceRole as RoleName, Resolvers } from '#api/generated/types.ts'
import type { PlaceRole } from '#api/rights/table.ts'
import { signOutEverywhere } from '#api/viewer/take-away.ts'
import { said, sentence } from '#api/words/said.ts'
import { accountById } from '#graph/queries/account.ts'
import { auditHead, auditPage } from '#graph/queries/audit.ts'
import { keysBy, peopleBy, revokeAnyKey, type Person } from '#graph/queries/people.ts'
import { placeWords } from '#graph/queries/place.ts'
import { keptThings } from './kept.ts'
import { administrator, manages } from './manages.ts'
import { setRole } from './roles.ts'
import { updateWords } from './words.ts'

const ROLES = { reviewer: 'REVIEWER', moderator: 'MODERATOR', administrator: 'ADMINISTRATOR' } as const
const SCOPES = { read: 'READ', publish: 'PUBLISH', manage: 'MANAGE', moderate: 'MODERATE' } as const
/** What is looked for may be so long. */
const LONGEST_WORDS = 200

function shown({ id, name, email, roles, createdAt }: Person, { viewer }: Pick<Context, 'viewer'>) {
  const named = (roles ?? []).map((role) => ROLES[role])
  return { id, name, email: email ?? null, roles: named, createdAt, isViewer: id === viewer?.id }
}

async function changeRole(context: Context, { personId, role }: { personId: string; role: RoleName }, has: boolean) {
  const { services } = context
  const viewer = administrator(context)
  const change = { accountId: personId, role: role.toLowerCase() as PlaceRole, has, actor: viewer.id }
  const done = isId(personId) ? await setRole(services, change) : 'no account'
  if (done === 'no account') return nobody()
  if (done === 'last') {
    const message = said`This is the last administrator: make somebody else one first.`
    return { person: null, userErrors: failed('CONFLICT', ['role'], message).errors }
  }
  return await changed(context, personId)
}

function nobody() {
  return { person: null, userErrors: failed('NOT_FOUND', ['personId'], said`There is no such account.`).errors }
}

async function changed(context: Context, id: string) {
  const person = await accountById(context.services.graph, id)
  return { person: person && shown(person, context), userErrors: [] }
}

export const resolvers = {
  Place: {
    notice: ({ notices }, { languages }) => bestText(notices, languages) ?? null,
    imprint: ({ imprints }, { languages }) => bestText(imprints, languages) ?? null,
    privacy: ({ privacies }, { languages }) => bestText(privacies, languages) ?? null,
    asksSecondFactor: (_place, _args, { services }) => services.accounts.secondFactor !== 'off',
  },
  Query: {
    kept: (_root, _args, { services }) => {
      const { stored, elsewhere } = keptThings(services.accounts)
      return [...Object.values(stored), ...elsewhere]
    },
    place: async (_root, _args, { services }) => await placeWords(services.graph),
    people: async (_root, { words, ...page }, context) => {
      if (!manages(context)) return null
      const found = await peopleBy(context.services.graph, (words ?? '').trim().slice(0, LONGEST_WORDS))
      const { nodes, ...rest } = paged(found, ({ id }) => id, page)
      return { nodes: nodes.map((person) => shown(person, context)), ...rest }
    },
    peopleKeys: async (_root, { words, ...page }, context) => {
      if (!manages(context)) return null
      const found = await keysBy(context.services.graph, (words ?? '').trim().slice(0, LONGEST_WORDS))
      const { nodes, ...rest } = paged(found, ({ key }) => key.id, page)
      return {
        nodes: nodes.map(({ key, person }) => ({
          ...key,
          ...{ scopes: key.scopes.map((scope) => SCOPES[scope]), owner: shown(person, context) },
        })),
        ...rest,
      }
    },
    settings: (_root, _args, context) => (manages(context) ? [...(context.services.settings ?? [])] : null),
    auditLog: async (_root, { kind, actor, subject, first, after }, context) => {
      if (!manages(context)) return null
      const { graph } = context.services
      const [before] = after ? readCursor(after, ['number']) : [(await auditHead(graph)).sequence + 1]
      const asked = { before: before as number, first: pageSize(first, 50) }
      const { entries, next } = await auditPage(graph, { kind, actor, subject }, asked)
      const names = new Map<string, string>()
      for (const id of new Set(entries.map((entry) => entry.actor)))
        if (isId(id)) names.set(id, (await accountById(graph, id))?.name ?? '')
      return {
        nodes: entries.map(({ sequence, at, kind, actor, subject, values, digest, hash }) => ({
          ...{
            id: String(sequence),
            sequence,
            at,
            kind,
            actor,
            subject: subject ?? null,
            values: values ?? null,
            hash,
          },
          ...{ meaning: sentence(KINDS[kind as AuditKind] ?? kind), actorName: names.get(actor) || null },
          isErased: digest != null && values == null,
        })),
        endCursor: next === null ? null : cursorOf(next),
        kinds: Object.keys(KINDS),
      }
    },
    auditProof: async (_root, _args, context) => {
      if (!manages(context)) return null
      const { entries, head, erased, faultCount, faults } = await lookThrough(context.services.graph)
      return { verified: faultCount === 0, entries, head, erased, faults: faults.map(({ message }) => message) }
    },
  },
  Mutation: {
    roleGive: async (_root, asked, context) => await changeRole(context, asked, true),
    roleTake: async (_root, asked, context) => await changeRole(context, asked, false),
    personSignOut: async (_root, { personId }, context) => {
      const { id: actor } = administrator(context)
      const isDone = isId(personId) && (await signOutEverywhere(context.services, personId, actor))
      return isDone ? await changed(context, personId) : nobody()
    },
    keyTakeAway: async (_root, { id }, context) => {
      const viewer = administrator(context)
      const { graph, now } = context.services
      const then = audited({ kind: 'key.revoke', actor: viewer.id, subject: id }, now())
      if (isId(id) && (await revokeAnyKey(graph, id, then))) return { id, userErrors: [] }
      return { id: null, userErrors: failed('NOT_FOUND', ['id'], said`There is no such key any more.`).errors }
    },
    placeUpdate: async (_root, { revision, input }, context) => {
      const viewer = administrator(context)
      const done = await updateWords(context.services, viewer, revision, input)
      return done.ok ? { place: done.value, userErrors: [] } : { place: null, userErrors: done.errors }
    },
  },
} satisfies Resolvers
