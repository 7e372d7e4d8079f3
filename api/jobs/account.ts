/** `npm run account`: accounts for operators. */
import { randomBytes } from 'node:crypto'
import { Issues } from '#api/base/issues.ts'
import { audited } from '#api/audit/audit.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { hashPassword } from '#api/viewer/passwords.ts'
import { normaliseEmail } from '#api/viewer/email.ts'
import { checkPassword } from '#api/viewer/password-rules.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { setRole } from '#api/place/roles.ts'
import { PLACE_ROLES, PROVIDER_ROLES } from '#api/rights/table.ts'
import { createProvider } from '#api/provider/create.ts'
import { agentsByIds, addMember } from '#graph/queries/agent.ts'
import { accountByEmail, accountById, deleteSessionsOf, setPassword } from '#graph/queries/account.ts'
import { lendersOf } from '#graph/queries/roles.ts'
import { readArguments } from './arguments.ts'
import type { Job, JobIo } from './job.ts'

const USAGE = `npm run account -- create --email ADDRESS --name NAME [--provider NAME] [--password-stdin]
    Creates an account, and a provider it owns. Without --password-stdin a password is made up and shown once.
npm run account -- password --email ADDRESS [--password-stdin]
    Gives an account a new password and ends its sessions.
npm run account -- join --email ADDRESS --provider-id ID [--role owner|editor|contributor]
    Makes an account a member of a provider, for instance of an imported one, and ends its sessions. An owner by itself.
npm run account -- give --email ADDRESS --role administrator|moderator|reviewer
    Gives an account a role in the place, and ends its sessions.
npm run account -- take --email ADDRESS --role administrator|moderator|reviewer
    Takes the role away, and ends its sessions. The last administrator stays one. What an identity provider gives comes
    back with the next sign-in there, which is said.
Accounts without an address are named by --id ID in place of --email ADDRESS.`

const NOTHING_DONE = 2

/** Random enough for a password that is never chosen: 120 bits. */
function madeUpPassword(): string {
  return randomBytes(15).toString('base64url')
}

export const account: Job = async (words, services, io) => {
  const read = readArguments(words, {
    options: ['email', 'id', 'name', 'provider', 'provider-id', 'role'],
    switches: ['password-stdin'],
  })
  if (!read.ok) return refuse(io, read.message)
  const { options, switches, rest } = read.value
  const [verb] = rest
  if (verb === undefined || rest.length > 1) return refuse(io, 'Say what to do.')
  if (!options.email && (!options.id || verb === 'create')) return refuse(io, 'Give the e-mail address with --email.')
  const isGiven = switches.has('password-stdin')
  const password = isGiven ? io.input.replace(/\r?\n$/, '') : madeUpPassword()

  if (verb === 'create') {
    const created = await openAccount(services, { email: options.email ?? '', name: options.name ?? '', password })
    if (!created.ok) {
      for (const error of created.errors) io.err(`${error.field.at(-1)}: ${error.message}`)
      return NOTHING_DONE
    }
    io.out(`Created the account ${created.value.email}.`)
    if (!isGiven) io.out(`Its password, shown only now: ${password}`)
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
  if (verb === 'password') {
    const issues = new Issues()
    checkPassword(issues, ['password'], password, found)
    if (issues.errors.length > 0) return refuse(io, issues.errors.map(({ message }) => message).join(' '), false)
    const told = { kind: 'account.password', actor: ACTORS.operator, subject: found.id } as const
    await setPassword(services.graph, found.id, await hashPassword(password), { step: audited(told, services.now()) })
    io.out(`${named} has a new password, and its sessions have ended.`)
    if (!isGiven) io.out(`The password, shown only now: ${password}`)
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

function refuse(io: JobIo, message: string, withUsage = true): number {
  io.err(withUsage ? `${message}\n${USAGE}` : message)
  return NOTHING_DONE
}
