/** Passkeys and second factors: only their owners see and change them, and never by a key. */
import type { Outcome } from '#api/base/issues.ts'
import type { Context } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import { isRecent } from '#api/viewer/recent.ts'
import { signedIn } from '#api/viewer/signed-in.ts'
import { said } from '#api/words/said.ts'
import { accountById } from '#graph/queries/account.ts'
import { factorsOf } from '#graph/queries/factors.ts'
import {
  addPasskey,
  addTotp,
  beginPasskey,
  beginTotp,
  removeFactor,
  renewCodes,
  shownFactors,
  type Changed,
  type Changer,
} from './change.ts'
import { answerSecondStep, secondStepOptions } from './second.ts'
import { beginSignIn, signInByPasskey } from './sign-in.ts'
import { beginSignUp, signUpByPasskey } from './sign-up.ts'

/** Who changes what opens an account: its owner, by a session. */
function changer({ viewer, session, signedInAt }: Context): Changer {
  if (!viewer || !may(viewer, 'factor.manage', null)) throw unauthenticated()
  return { viewer, session, signedInAt }
}

async function factorsFor({ viewer, services: { graph } }: Context) {
  if (!viewer || !may(viewer, 'factor.manage', null))
    throw forbidden(said`No API key may see what an account is opened with. Sign in and look yourself.`)
  return await factorsOf(graph, viewer.id)
}

function optionsOf(outcome: Outcome<string>) {
  return outcome.ok ? { options: outcome.value, userErrors: [] } : { userErrors: outcome.errors }
}

function changedOf(outcome: Outcome<Changed>) {
  return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: outcome.errors }
}

export const resolvers = {
  Viewer: {
    factors: async (_viewer, _args, context) => shownFactors(await factorsFor(context)),
    recoveryCodesLeft: async (_viewer, _args, context) => (await factorsFor(context)).recoveryCodes,
    hasPassword: async ({ id }, _args, { services }) => (await accountById(services.graph, id))?.password != null,
    signedInRecently: (_viewer, _args, { services, signedInAt }) => isRecent(services, signedInAt),
  },
  Mutation: {
    secondStepBegin: async (_root, { token }, { services }) => optionsOf(await secondStepOptions(services, token)),
    secondStep: async (_root, { input }, context) => {
      const outcome = await answerSecondStep(context.services, input, context)
      if (!outcome.ok) return { userErrors: outcome.errors }
      const { account, through } = outcome.value
      return await signedIn(context, account, through)
    },
    passkeySignInBegin: async (_root, _args, { services, address }) => optionsOf(await beginSignIn(services, address)),
    passkeySignIn: async (_root, { input }, context) => {
      const outcome = await signInByPasskey(context.services, input.response)
      return outcome.ok ? await signedIn(context, outcome.value) : { userErrors: outcome.errors }
    },
    passkeySignUpBegin: async (_root, { token }, { services }) => optionsOf(await beginSignUp(services, token)),
    passkeySignUp: async (_root, { input }, context) => {
      const outcome = await signUpByPasskey(context.services, input)
      if (!outcome.ok) return { userErrors: outcome.errors }
      const { account, recoveryCodes } = outcome.value
      return { ...(await signedIn(context, account)), recoveryCodes }
    },
    passkeyAddBegin: async (_root, _args, context) => optionsOf(await beginPasskey(context.services, changer(context))),
    passkeyAdd: async (_root, { input }, context) =>
      changedOf(await addPasskey(context.services, changer(context), input)),
    totpBegin: async (_root, _args, context) => {
      const outcome = await beginTotp(context.services, changer(context))
      return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: outcome.errors }
    },
    totpAdd: async (_root, { input }, context) => changedOf(await addTotp(context.services, changer(context), input)),
    factorRemove: async (_root, { id }, context) =>
      changedOf(await removeFactor(context.services, changer(context), id)),
    recoveryCodesRenew: async (_root, _args, context) =>
      changedOf(await renewCodes(context.services, changer(context))),
  },
} satisfies Resolvers
