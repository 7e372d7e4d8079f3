/** Resources of an outcome, and how far a framework is served by resources. */
import { fitOf, readNeeds } from '#api/accessibility/ask.ts'
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { badInput } from '#api/errors.ts'
import type { AlignmentKind, Resolvers, ResourceWay as ShownWay } from '#api/generated/types.ts'
import { pageOf } from '#api/outcome/tree.ts'
import { ALIGNMENT_KINDS, resourcesOf } from '#api/resource/resolvers.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import type { AlignmentKind as StoredKind } from '#graph/records.ts'
import { checkOutcome, readConstraints } from './ask.ts'
import { coverage } from './coverage.ts'
import { factsOf } from './facts.ts'
import { levelById } from '#api/vocabulary/levels.ts'
import { said } from '#api/words/said.ts'
import { noSuchLevel, standing } from './known.ts'
import type { Note } from './notes.ts'
import { noteTexts } from './names.ts'
import { outcomeResources, type ResourceWay } from './outcome-resources.ts'
import { agesOfLearner } from './plan.ts'
import { outcomeOf } from './plan-resolvers.ts'

const WAYS: Record<ResourceWay, ShownWay> = {
  direct: 'DIRECT',
  replaced: 'REPLACED',
  crosswalk: 'CROSSWALK',
  finer: 'FINER',
}
const KINDS = Object.fromEntries(Object.entries(ALIGNMENT_KINDS).map(([stored, shown]) => [shown, stored])) as Record<
  AlignmentKind,
  StoredKind
>
/** Without a choice: what helps to learn it or shows that it was. */
const TEACHING: readonly StoredKind[] = ['teaches', 'practises', 'assesses']

const wishesOf = (language: string | null | undefined, needs: Parameters<typeof readNeeds>[0]) => ({
  needs: readNeeds(needs),
  languages: language ? [language] : [],
})

export const resolvers = {
  Framework: {
    coverage: async (framework, { language, needs }, { services }) => ({
      found: coverage(await services.model.view(), framework.id, wishesOf(language, needs)),
      framework,
    }),
  },
  OutcomeResource: {
    resource: ({ resource }) => resource,
    kind: ({ found }) => ALIGNMENT_KINDS[found.kind],
    way: ({ found }) => WAYS[found.way],
    through: async ({ found: { through } }, _args, context) =>
      through && { ...through, outcome: await outcomeOf(through.outcome, context) },
    below: ({ found }, _args, context) => (found.below === null ? null : outcomeOf(found.below, context)),
    fit: ({ resource, needs }) => fitOf(resource, needs),
    uses: ({ resource }) => summarise(resource.licences).permits,
  },
  OutcomeResourceConnection: {
    nodes: async ({ page, needs }, _args, context) => {
      const resources = await resourcesOf([...new Set(page.map(({ id }) => id))], context)
      const byId = new Map(resources.map((resource) => [resource.id, resource]))
      return page.flatMap((found) => {
        const resource = byId.get(found.id)
        return resource ? [{ found, resource, needs }] : []
      })
    },
    pageInfo: ({ hasNextPage, endCursor }) => ({ hasNextPage, endCursor }),
    totalCount: ({ total }) => total,
    notes: ({ notes }, _args, context) => noteTexts(notes, [], context),
    facts: ({ used }, _args, context) => factsOf(used, context),
  },
  FrameworkCoverage: {
    outcomes: ({ found }) => found.outcomes,
    withResources: ({ found }) => found.withResources,
    withFitting: ({ found }) => found.withFitting,
    withKnownFit: ({ found }) => found.withKnownFit,
    throughCrosswalks: ({ found }) => found.throughCrosswalks,
    withoutPrerequisites: ({ found }) => found.withoutPrerequisites,
    gaps: ({ found }, { first, after }, context) => pageOf(found.gaps, { first: pageSize(first), after }, context),
    version: ({ found }) => found.version,
    facts: ({ found, framework }, _args, context) =>
      factsOf({ frameworks: [framework.id], prerequisites: [], crosswalks: found.crosswalks, resources: [] }, context),
  },
  Query: {
    outcomeResources: async (_root, { outcome, kinds, crosswalks, finer, constraints, first, after }, { services }) => {
      const wishes = readConstraints(constraints)
      if (wishes.level && !levelById(wishes.level)) throw badInput('constraints.level', noSuchLevel(wishes.level))
      const view = await services.model.view()
      checkOutcome(view.model, 'outcome', outcome)
      const notes: Note[] = []
      const asked = standing(view.model, view.model.numberOf(outcome)!, notes)
      const all = outcomeResources(view, {
        outcome: view.model.ids[asked]!,
        kinds: kinds?.length ? [...new Set(kinds)].map((kind) => KINDS[kind]) : TEACHING,
        crosswalks: (crosswalks ?? true) && wishes.crosswalks,
        finer: finer ?? true,
        wishes: { ...wishes, ages: agesOfLearner(wishes, notes) },
      })
      const [last] = after ? readCursor(after, ['number']) : []
      const from = (last as number | undefined) ?? 0
      const page = all.slice(from, from + pageSize(first))
      const { frameworkId } = view.model.outcomes[asked]!
      return {
        page,
        total: all.length,
        hasNextPage: from + page.length < all.length,
        endCursor: page.length > 0 ? cursorOf(from + page.length) : null,
        needs: wishes.needs,
        notes,
        version: view.model.version,
        used: {
          frameworks: frameworkId === null ? [] : [frameworkId],
          prerequisites: [],
          crosswalks: [...new Set(page.flatMap(({ through }) => through?.source ?? []))],
          resources: [...new Set(page.map(({ id }) => id))],
        },
      }
    },
    coverage: async (_root, { framework: id, language, needs }, { services, loaders }) => {
      const framework = isId(id) ? await loaders.framework.load(id) : null
      if (!framework) throw badInput('framework', said`There is no framework "${id.slice(0, 60)}".`)
      return { found: coverage(await services.model.view(), id, wishesOf(language, needs)), framework }
    },
  },
} satisfies Resolvers
