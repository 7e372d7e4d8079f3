import { operation } from '#lib/fragments.ts'
import { JUDGED } from '#lib/moderation.ts'

export const QUEUE = operation(`query Queue($kind: ModerationKind, $after: String, $languages: [LanguageTag!]) {
  moderationQueue(kind: $kind, after: $after, first: 30) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id kind reasons openedAt provider { id name } resourceCount resource { ${JUDGED} } }
  }
}`)
