/** Concepts and licences. */
import { isId, pageSize } from '#api/base/ids.ts'
import { bestText } from '#api/base/text-choice.ts'
import { badInput } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { said, saidAnew, sentence } from '#api/words/said.ts'
import { conceptsByPurpose } from '#graph/queries/concept.ts'
import { LEVEL_SCHEMES } from './levels.ts'
import { answers } from './licence-answers.ts'
import { chooseLicence } from './licence-compatibility.ts'
import { LICENCES, labelOf, licenceOf, WITHOUT_LABEL } from './licences.ts'

const PURPOSES = { SUBJECT: 'subject', RESOURCE_TYPE: 'resourceType', LEVEL: 'level' } as const
/** The list has no pages: it is as long as the vocabularies in use. */
const MOST_CONCEPTS = 1000
/** Originals that one thing is made from. */
const MOST_ORIGINALS = 50

export const resolvers = {
  Concept: {
    // A concept that came without a label is named by its notation or its uri.
    label: (concept, { languages }) =>
      bestText(concept.labels, languages) ?? { text: concept.notation ?? concept.uri, language: 'zxx' },
    scheme: (concept) => concept.schemeUri,
    broader: async (concept, _args, { loaders }) => (await loaders.broader.load(concept.id)).map((row) => row.concept),
  },
  LevelScheme: {
    kind: (scheme) => LEVEL_KINDS[scheme.kind],
    levels: (scheme) => [...scheme.levels],
  },
  LicenceStatement: {
    key: (statement) => statement.licence,
    label: (statement) => saidAnew(labelOf(statement), Object.values(WITHOUT_LABEL)),
    url: (statement) => statement.url ?? licenceOf(statement.licence)?.url ?? null,
    part: (statement) => PARTS[statement.part],
    permits: (statement) => [...(licenceOf(statement.licence)?.permits ?? [])],
  },
  LicenceSummary: {
    label: ({ label }) => saidAnew(label, Object.values(WITHOUT_LABEL)),
    answers: ({ statements }) => answers(statements),
  },
  Licence: {
    summary: ({ summary }) => summary.map((text) => sentence(text)).join(' '),
    permits: (licence) => [...licence.permits],
    requires: (licence) => [...licence.requires],
    forbids: (licence) => [...licence.forbids],
  },
  Query: {
    concept: async (_root, { id }, { loaders }) => (isId(id) ? await loaders.concept.load(id) : null),
    concepts: async (_root, { purpose, first }, { services }) =>
      (await conceptsByPurpose(services.graph, PURPOSES[purpose])).slice(0, pageSize(first, 100, MOST_CONCEPTS)),
    levelSchemes: () => [...LEVEL_SCHEMES],
    licences: () => [...LICENCES],
    licenceChoices: async (_root, { madeFrom, making }, context) => {
      if (madeFrom.length > MOST_ORIGINALS)
        throw badInput('madeFrom', said`There are ${madeFrom.length}; at most ${MOST_ORIGINALS} are allowed.`)
      const originals = await resourcesOf(madeFrom.filter(isId), context)
      return chooseLicence(
        originals.map(({ licences }) => licences),
        making ?? 'ADAPT',
      )
    },
  },
} satisfies Resolvers

const PARTS = { all: 'ALL', text: 'TEXT', pictures: 'PICTURES', data: 'DATA', metadata: 'METADATA' } as const
const LEVEL_KINDS = {
  year: 'YEAR',
  stage: 'STAGE',
  proficiency: 'PROFICIENCY',
  reading: 'READING',
  difficulty: 'DIFFICULTY',
  age: 'AGE',
} as const
