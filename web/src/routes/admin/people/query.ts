import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'
import type { PageInfo, UserError } from '#lib/types.ts'

export const PEOPLE = `query People($words: String, $after: String) {
  people(words: $words, after: $after, first: 20) {
    totalCount pageInfo { hasNextPage endCursor } nodes {
      id name email roles createdAt isViewer lentRoles { role provider { name { text } } }
    }
  }
}`
export const GIVE = `mutation RoleGive($personId: ID!, $role: PlaceRole!) {
  it: roleGive(personId: $personId, role: $role) { person { name } userErrors { code field message } }
}`
export const TAKE = `mutation RoleTake($personId: ID!, $role: PlaceRole!) {
  it: roleTake(personId: $personId, role: $role) { person { name } userErrors { code field message } }
}`
export const SIGN_OUT = `mutation SignOutPerson($personId: ID!) {
  it: personSignOut(personId: $personId) { person { name } userErrors { code field message } }
}`

export const ROLES = spoken({
  REVIEWER: m.admin_role_reviewer,
  MODERATOR: m.admin_role_moderator,
  ADMINISTRATOR: m.admin_role_administrator,
})
export type PlaceRole = keyof typeof ROLES

export interface Person {
  id: string
  name: string
  email: string | null
  roles: PlaceRole[]
  lentRoles: { role: PlaceRole; provider: { name: { text: string } } | null }[] | null
  createdAt: string
  isViewer: boolean
}
export interface People {
  people: { totalCount: number; pageInfo: PageInfo; nodes: Person[] } | null
}
export interface Changed {
  it: { person: { name: string } | null; userErrors: UserError[] }
}
