/** The account that asks: signing up, in and out, passwords and sessions. */
import { failed } from '#api/base/issues.ts'
import { audited } from '#api/audit/audit.ts'
import { unauthenticated } from '#api/errors.ts'
import { lacksFactor } from '#api/factors/required.ts'
import { beginSecondStep } from '#api/factors/second.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import { deleteSession, endOtherSessions, endSession, rotateSession, sessionsOf } from '#graph/queries/account.ts'
import { ownedAlone } from '#graph/queries/held.ts'
import { addEmail, beginEmail } from './add-email.ts'
import { changePassword, choosePassword } from './change-password.ts'
import { deleteAccount } from './delete-account.ts'
import { exportAccount } from './export.ts'
import { linkOf, sendLink } from './links.ts'
import { isRecent, signInAgain } from './recent.ts'
import { hashToken, newToken } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { given, signedIn } from './signed-in.ts'
import { confirmSignUp } from './sign-up.ts'

const PURPOSES = { 'sign-up': 'SIGN_UP', reset: 'RESET', address: 'ADDRESS' } as const

export const resolvers = {
  Viewer: {
    sessions: async ({ id }, _args, { services, sessionId }) =>
      (await sessionsOf(services.graph, id, services.now().toISOString())).map((session) => ({
        ...session,
        startedAt: session.createdAt,
        device: session.device || null,
        isThis: session.id === sessionId,
      })),
    needsSecondFactor: async (viewer, _args, { services }) => await lacksFactor(services, viewer),
    ownedAlone: async ({ id }, _args, { services, loaders }) => {
      const alone = await ownedAlone((cypher, params) => services.graph.read(cypher, params), id)
      const providers = await Promise.all(alone.map((each) => loaders.agent.load(each.id)))
      return alone.flatMap(({ others }, at) => {
        const provider = providers[at]
        return provider ? [{ provider, otherMembers: others }] : []
      })
    },
  },
  Query: {
    viewer: (_root, _args, { viewer }) => viewer,
    mailLink: async (_root, { token }, { services }) => {
      const link = await linkOf(services, token)
      return link && { ...link, purpose: PURPOSES[link.purpose] }
    },
  },
  Mutation: {
    signUp: async (_root, { input }, { services, address, languages }) => {
      const outcome = await sendLink(services, 'sign-up', input.email, address, { languages })
      return outcome.ok ? { sent: true, ...outcome.value, userErrors: [] } : { sent: false, userErrors: outcome.errors }
    },
    signUpConfirm: async (_root, { input }, context) => {
      const outcome = await confirmSignUp(context.services, input)
      return outcome.ok ? await signedIn(context, outcome.value) : { userErrors: outcome.errors }
    },
    signIn: async (_root, { input }, context) => {
      const outcome = await signIn(context.services, input, context.address)
      if (!outcome.ok) return { userErrors: outcome.errors }
      const secondStep = await beginSecondStep(context.services, outcome.value)
      return secondStep ? { secondStep, userErrors: [] } : await signedIn(context, outcome.value)
    },
    signOut: async (_root, _args, { viewer, session, sessionId, services }) => {
      if (!viewer || session === null) return { signedOut: false }
      const told = { kind: 'session.end', actor: viewer.id, subject: sessionId } as const
      await deleteSession(services.graph, session, audited(told, services.now()))
      return { signedOut: true }
    },
    passwordForgotten: async (_root, { input }, { services, address, languages }) => {
      const outcome = await sendLink(services, 'reset', input.email, address, { languages })
      return outcome.ok ? { sent: true, userErrors: [] } : { sent: false, userErrors: outcome.errors }
    },
    passwordReset: async (_root, { input }, { services, languages }) => {
      const outcome = await choosePassword(services, input, languages)
      return { changed: outcome.ok, userErrors: outcome.ok ? [] : outcome.errors }
    },
    passwordChange: async (_root, { input }, { services, viewer, address, userAgent, signedInAt }) => {
      if (!viewer || signedInAt === null) throw unauthenticated()
      const outcome = await changePassword(services, viewer, input, { caller: address, userAgent, signedInAt })
      return outcome.ok ? given(outcome.value, viewer) : { userErrors: outcome.errors }
    },
    emailBegin: async (_root, { input }, { services, viewer, address, signedInAt }) => {
      if (!viewer) throw unauthenticated()
      const outcome = await beginEmail(services, viewer, input.email, { caller: address, signedInAt })
      return outcome.ok ? { sent: true, userErrors: [] } : { sent: false, userErrors: outcome.errors }
    },
    emailAdd: async (_root, { input }, { services, viewer }) => {
      if (!viewer) throw unauthenticated()
      const outcome = await addEmail(services, viewer, input.token)
      return outcome.ok ? { email: outcome.value, userErrors: [] } : { userErrors: outcome.errors }
    },
    sessionRotate: async (_root, _args, { services, viewer, session }) => {
      if (!viewer || session === null) throw unauthenticated()
      const token = newToken()
      const rotated = await rotateSession(services.graph, session, hashToken(token))
      if (!rotated) throw unauthenticated()
      return { token, expiresAt: rotated.expiresAt, viewer, userErrors: [] }
    },
    sessionEnd: async (_root, { id }, { services, viewer, sessionId, signedInAt }) => {
      if (!viewer) throw unauthenticated()
      // Ending the session that asks is signing out.
      if (id !== sessionId && !isRecent(services, signedInAt)) return { ended: 0, userErrors: signInAgain().errors }
      const told = { kind: 'session.end', actor: viewer.id, subject: id } as const
      if (await endSession(services.graph, viewer.id, id, audited(told, services.now())))
        return { ended: 1, userErrors: [] }
      const { errors } = failed('NOT_FOUND', ['id'], said`You have no such session. It may have ended already.`)
      return { ended: 0, userErrors: errors }
    },
    sessionEndOthers: async (_root, _args, { services, viewer, session, sessionId, signedInAt }) => {
      if (!viewer || session === null) throw unauthenticated()
      if (!isRecent(services, signedInAt)) return { ended: 0, userErrors: signInAgain().errors }
      const told = {
        kind: 'session.end-all',
        actor: viewer.id,
        subject: viewer.id,
        values: { but: sessionId },
      } as const
      const step = audited(told, services.now())
      return { ended: await endOtherSessions(services.graph, viewer.id, session, step), userErrors: [] }
    },
    accountExport: async (_root, _args, { services, viewer }) => {
      if (!viewer) throw unauthenticated()
      return { json: await exportAccount(services, viewer), userErrors: [] }
    },
    accountDelete: async (_root, { input }, { services, viewer, address, signedInAt }) => {
      if (!viewer) throw unauthenticated()
      const outcome = await deleteAccount(services, viewer, input, { caller: address, signedInAt })
      return { deleted: outcome.ok, userErrors: outcome.ok ? [] : outcome.errors }
    },
  },
} satisfies Resolvers
