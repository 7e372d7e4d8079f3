/** The roles of whoever asks. */
import type { Resolvers } from '#api/generated/types.ts'

const ROLES = { reviewer: 'REVIEWER', moderator: 'MODERATOR', administrator: 'ADMINISTRATOR' } as const

export const resolvers = {
  Viewer: { roles: ({ roles }) => roles.map((role) => ROLES[role]) },
} satisfies Resolvers
