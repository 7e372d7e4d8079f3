/** What is known of who can use a resource, and how well it serves needs. */
import type { Resolvers } from '#api/generated/types.ts'
import { statements } from './display-guide.ts'
import { factsOf } from './facts.ts'
import { PRESETS } from './needs.ts'
import { sentence } from '#api/words/said.ts'
import { PRESET_TABLE } from './presets.ts'

/** What a fact speaks of, as the API says it. */
export const KINDS = {
  mode: 'MODE',
  sufficient: 'SUFFICIENT',
  feature: 'FEATURE',
  hazard: 'HAZARD',
  control: 'CONTROL',
  api: 'API',
  conformance: 'CONFORMANCE',
} as const
const BASES = {
  inferred: 'INFERRED',
  declared: 'DECLARED',
  reported: 'REPORTED',
  checked: 'CHECKED',
  verified: 'VERIFIED',
} as const

const METHODS = { made: 'MADE', looked: 'LOOKED', tool: 'TOOL', tried: 'TRIED', users: 'USERS' } as const

export const resolvers = {
  NeedFit: {
    basis: ({ basis }) => (basis === null ? null : BASES[basis]),
  },
  AccessibilityFact: {
    kind: ({ kind }) => KINDS[kind],
    present: ({ says }) => says === 'present',
    basis: ({ basis }) => BASES[basis],
    method: ({ method }) => (method === undefined ? null : METHODS[method]),
  },
  Accessibility: {
    known: ({ tags }) => tags.length > 0,
    facts: ({ tags }) => tags,
    summaries: ({ accessibilitySummaries }) => accessibilitySummaries,
    statements: (resource) => statements(factsOf(resource)),
  },
  Query: {
    needPresets: () =>
      PRESETS.map((preset) => {
        const { label, description, groups } = PRESET_TABLE[preset]
        return {
          preset,
          label: sentence(label),
          description: sentence(description),
          groups: groups.map(({ anyOf, importance }) => ({ anyOf: [...anyOf], importance })),
        }
      }),
  },
} satisfies Resolvers
