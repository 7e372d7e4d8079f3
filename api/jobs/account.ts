/** `npm run account`: accounts for operators. */
import { Issues } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import { audited } from '#api/audit/audit.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { linkToHandOn } from '#api/viewer/links.ts'
import { hashPassword } from '#api/viewer/passwords.ts'
import { normaliseEmail } from '#api/viewer/email.ts'
import { ownerOf, tellOwner } from '#api/viewer/notice.ts'
import { checkNewPassword } from '#api/viewer/password-rules.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { signOutEverywhere, takeFactors, takePassword } from '#api/viewer/take-away.ts'
import { setRole } from '#api/place/roles.ts'
import { PLACE_ROLES, PROVIDER_ROLES } from '#api/rights/table.ts'
import { createProvider } from '#api/provider/create.ts'
import { agentsByIds, addMember } from '#graph/queries/agent.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { accountByEmail, accountById, deleteSessionsOf, setPassword } from '#graph/queries/account.ts'
import { identitiesOf } from '#graph/queries/identity.ts'
import { lendersOf } from '#graph/queries/roles.ts'
import { readArguments } from './arguments.ts'
import type { Job, JobIo, JobServices } from './job.ts'

const USAGE = `npm run account -- create --email ADDRESS --name NAME [--provider NAME] [--password-stdin]
    Creates an account, and a provider it owns. Prints a link, open for a day, by which its owner chooses a password.
npm run account -- password --email ADDRESS [--password-stdin]
    Takes the password of an account away, ends its sessions, and prints a link by which its owner chooses another one.
npm run account -- recover --email ADDRESS --reason TEXT
    For who lost password, devices and codes together: takes all of them from the account, ends its sessions, and prints a
    link to choose a password. Make sure first who asks, and say how: the reason stands in the audit log.
npm run account -- sign-out --email ADDRESS
    Ends all sessions of an account.
npm run account -- join --email ADDRESS --provider-id ID [--role owner|editor|contributor]
    Makes an account a member of a provider, for instance of an imported one, and ends its sessions. An owner by itself.
npm run account -- give --email ADDRESS --role administrator|moderator|reviewer
    Gives an account a role in the place, and ends its sessions.
npm run account -- take --email ADDRESS --role administrator|moderator|reviewer
    Takes the role away, and ends its sessions. The last administrator stays one. What an identity provider gives comes
    back with the next sign-in there, which is said.
Accounts without an address are named by --id ID in place of --email ADDRESS. With --password-stdin the password is read
from there, and no link is made. Owners are told by mail of a password, of recovery and of being signed out.`

const NOTHING_DONE = 2

/** What is kept of a reason. */
const LONGEST_REASON = 500

export const account: Job = async (words, services, io) => {
  const read = readArguments(words, {
    options: ['email', 'id', 'name', 'provider', 'provider-id', 'role', 'reason'],
    switches: ['password-stdin'],
  })
  if (!read.ok) return refuse(io, read.message)
  const { options, switches, rest } = read.value
  const [verb] = rest
  if (verb === undefined || rest.length > 1) return refuse(io, 'Say what to do.')
  if (!options.email && (!options.id || verb === 'create')) return refuse(io, 'Give the e-mail address with --email.')
  const password = switches.has('password-stdin') ? io.input.replace(/\r?\n$/, '') : undefined

  if (verb === 'create') {
    const created = await openAccount(services, { email: options.email ?? '', name: options.name ?? '', password })
    if (!created.ok) {
      for (const error of created.errors) io.err(`${error.field.at(-1)}: ${error.message}`)
      return NOTHING_DONE
    }
    io.out(`Created the account ${created.value.email}.`)
    if (password === undefined) await sayLink(services, io, created.value.email)
    if (options.provider) {
      const made = await createProvider(services, created.value, { name: options.provider })
      if (!made.ok) {
        for (const error of made.errors) io.err(`provider: ${error.message}`)
        return 1
      }
      await services.searchCatchUp()
      io.out(`Created the provider ${made.value.name} (${made.value.id}), owned by it.`)
    }
    return 0
  }

  const found = options.email
    ? await accountByEmail(services.graph, normaliseEmail(options.email))
    : await accountById(services.graph, options.id!)
  if (!found)
    return refuse(
      io,
      `There is no account with the ${options.email ? 'address' : 'id'} ${options.email ?? options.id}.`,
      false,
    )
  const named = found.email ?? found.name
  if (verb === 'password') return await changePassword(services, io, found, password)
  if (verb === 'recover') return await recover(services, io, found, options.reason ?? '')
  if (verb === 'sign-out') {
    await signOutEverywhere(services, found.id, ACTORS.operator)
    io.out(`All sessions of ${named} have ended.`)
    return 0
  }
  if (verb === 'join') {
    const id = options['provider-id']
    if (!id) return refuse(io, 'Give the provider with --provider-id.')
    const [provider] = await agentsByIds(services.graph, [id])
    if (!provider) return refuse(io, `There is no provider with the id ${id}.`, false)
    const role = PROVIDER_ROLES.find((each) => each === (options.role ?? 'owner'))
    if (!role) return refuse(io, `"${options.role}" is no role in a provider: give ${PROVIDER_ROLES.join(', ')}.`)
    const values = { providerId: id, role }
    const told = { kind: 'member.add', actor: ACTORS.operator, subject: found.id, values } as const
    const then = audited(told, services.now())
    await addMember(services.graph, { providerId: id, accountId: found.id, role, then })
    // With other rights one signs in anew.
    await deleteSessionsOf(services.graph, found.id)
    io.out(`${named} is now ${role === 'contributor' ? 'a' : 'an'} ${role} of ${provider.name}.`)
    return 0
  }
  if (verb === 'give' || verb === 'take') {
    const role = PLACE_ROLES.find((each) => each === options.role)
    if (!role) return refuse(io, `Give a role with --role: ${PLACE_ROLES.join(', ')}.`)
    const has = verb === 'give'
    const done = await setRole(services, { accountId: found.id, role, has, actor: ACTORS.operator })
    if (done === 'last') return refuse(io, `${named} is the last administrator: make somebody else one first.`, false)
    if (done === 'same') io.out(`${named} ${has ? 'is' : 'was no'} ${role}${has ? ' already' : ''}.`)
    else io.out(`${named} is ${has ? 'now' : 'no longer'} ${role}. Its sessions have ended.`)
    const lenders = has ? [] : (await lendersOf(services.graph, found.id)).filter((each) => each.role === role)
    for (const { provider } of lenders)
      io.out(`The identity provider ${provider} gives it, and gives it again at the next sign-in: end it there too.`)
    return 0
  }
  return refuse(io, `There is no "${verb}".`)
}

/** Sets the password that was piped in, or takes the present one away and prints a link. */
async function changePassword(
  services: JobServices,
  io: JobIo,
  found: AccountNode,
  password: string | undefined,
): Promise<number> {
  const { id, email, name } = found
  if (!email) return refuse(io, `${name} has no address, so no password would open it.`, false)
  if (password === undefined) {
    await takePassword(services, id)
    io.out(`The password of ${email} is taken away, and its sessions have ended.`)
    await sayLink(services, io, email)
    return 0
  }
  const issues = new Issues()
  await checkNewPassword(services, issues, ['password'], password, found)
  if (issues.errors.length > 0) return refuse(io, issues.errors.map(({ message }) => message).join(' '), false)
  const told = { kind: 'account.password', actor: ACTORS.operator, subject: id } as const
  await setPassword(services.graph, id, await hashPassword(password), { step: audited(told, services.now()) })
  await tellOwner(services, 'password', await ownerOf(services.graph, found))
  io.out(`${email} has a new password, and its sessions have ended.`)
  return 0
}

/** Takes from an account all that its owner lost. */
async function recover(
  services: JobServices,
  io: JobIo,
  { id, email, name }: AccountNode,
  given: string,
): Promise<number> {
  const reason = plainLine(given.slice(0, LONGEST_REASON))
  if (reason === '') return refuse(io, 'Say why with --reason, and how you made sure who asks.')
  if (!email && (await identitiesOf(services.graph, id)).length === 0)
    return refuse(io, `${name} has neither address nor identity: nothing would open it any more.`, false)
  await takeFactors(services, id, reason)
  io.out(
    `Passkeys, authenticator app, recovery codes and password of ${email ?? name} are taken away. Its sessions have ended.`,
  )
  if (email) await sayLink(services, io, email)
  return 0
}

/** The link that the operator hands to the owner of an address. */
async function sayLink(services: JobServices, io: JobIo, email: string): Promise<void> {
  io.out(`Open for a day, for its owner to choose a password: ${await linkToHandOn(services, email)}`)
}

function refuse(io: JobIo, message: string, withUsage = true): number {
  io.err(withUsage ? `${message}\n${USAGE}` : message)
  return NOTHING_DONE
}
