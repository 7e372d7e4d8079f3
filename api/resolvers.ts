/** All resolvers, put together from the slices. */
import { resolvers as accessibility } from './accessibility/resolvers.ts'
import { resolvers as administration } from './administration/resolvers.ts'
import { resolvers as base, scalars } from './base/resolvers.ts'
import { resolvers as bulk } from './bulk/resolvers.ts'
import { resolvers as code } from './code/resolvers.ts'
import { resolvers as collection } from './collection/resolvers.ts'
import { resolvers as curation } from './curation/resolvers.ts'
import { resolvers as factors } from './factors/resolvers.ts'
import { resolvers as framework } from './framework/resolvers.ts'
import { resolvers as identity } from './identity/resolvers.ts'
import { resolvers as keys } from './keys/resolvers.ts'
import { resolvers as metadata } from './metadata/resolvers.ts'
import { resolvers as outcome } from './outcome/resolvers.ts'
import { resolvers as pathway } from './pathway/resolvers.ts'
import { resolvers as moderation } from './moderation/resolvers.ts'
import { resolvers as place } from './place/resolvers.ts'
import { guardMutations } from './rights/may.ts'
import { resolvers as rights } from './rights/resolvers.ts'
import { resolvers as provider } from './provider/resolvers.ts'
import { resolvers as resource } from './resource/resolvers.ts'
import { resolvers as saved } from './saved/resolvers.ts'
import type { ResolverMap } from './schema.ts'
import { resolvers as search } from './search/resolvers.ts'
import { resolvers as usage } from './usage/resolvers.ts'
import { resolvers as viewer } from './viewer/resolvers.ts'
import { resolvers as vocabulary } from './vocabulary/resolvers.ts'

const SLICES = [
  base,
  accessibility,
  vocabulary,
  resource,
  outcome,
  framework,
  curation,
  search,
  pathway,
  provider,
  viewer,
  identity,
  saved,
  collection,
  code,
  usage,
  keys,
  factors,
  rights,
  moderation,
  place,
  administration,
  bulk,
  metadata,
]

/** Root types are shared by the slices; every other type belongs to one. */
export const resolvers: ResolverMap = merge()

function merge(): ResolverMap {
  const merged: Record<string, Record<string, unknown>> = { ...scalars }
  for (const slice of SLICES)
    for (const [type, fields] of Object.entries(slice)) merged[type] = { ...merged[type], ...fields }
  return { ...merged, Mutation: guardMutations(merged.Mutation ?? {}) } as ResolverMap
}
