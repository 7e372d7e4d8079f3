import type { UserError } from '#lib/types.ts'
import type { MemberRole } from '#lib/words.ts'

export const MEMBERS = `query Members($id: ID!, $after: String) {
  provider(id: $id) {
    id name viewerRole viewerCanManageMembers
    members(first: 100, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id name role since isViewer }
    }
    invitations { id email role createdAt expiresAt }
  }
}`

const FAULTS = 'userErrors { code field message }'

export const CHANGE = `mutation ChangeMember($providerId: ID!, $memberId: ID!, $role: MemberRole!) {
  it: memberUpdate(providerId: $providerId, memberId: $memberId, role: $role) { ${FAULTS} }
}`

export const REMOVE = `mutation RemoveMember($providerId: ID!, $memberId: ID!) {
  it: memberRemove(providerId: $providerId, memberId: $memberId) { ${FAULTS} }
}`

export const INVITE = `mutation Invite($providerId: ID!, $input: InvitationInput!) {
  it: invitationSend(providerId: $providerId, input: $input) { ${FAULTS} }
}`

export const REVOKE = `mutation RevokeInvitation($providerId: ID!, $id: ID!) {
  it: invitationRevoke(providerId: $providerId, id: $id) { ${FAULTS} }
}`

export interface Members {
  provider: {
    id: string
    name: string
    viewerRole: MemberRole | null
    viewerCanManageMembers: boolean
    members: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
      nodes: { id: string; name: string; role: MemberRole; since: string; isViewer: boolean }[]
    } | null
    invitations: { id: string; email: string; role: MemberRole; createdAt: string; expiresAt: string }[] | null
  } | null
}

export interface Done {
  userErrors: UserError[]
}
