/** `npm run codegen`: writes the printed schema and the resolver types from the slices. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { printPublicSchema, readSdl } from './schema.ts'

const GENERATED = join(import.meta.dirname, 'generated')

/** What the resolvers of a type are given; types without an entry resolve themselves. */
const MAPPERS = {
  Node: '../parents.ts#NodeParent',
  Resource: '../../graph/nodes.ts#ResourceNode',
  Accessibility: '../../graph/nodes.ts#ResourceNode',
  Revision: '../resource/history.ts#Revision as RevisionParent',
  RevisionChange: '../resource/words.ts#Change as RevisionChangeParent',
  TextPart: '../resource/text-difference.ts#TextPart as TextPartParent',
  Outcome: '../parents.ts#OutcomeParent',
  Framework: '../parents.ts#FrameworkParent',
  Concept: '../../graph/nodes.ts#ConceptCard',
  Provider: '../../graph/nodes.ts#AgentCard',
  ProviderProfile: '../../graph/nodes.ts#ProfileNode',
  ProviderDomain: '../../graph/nodes.ts#DomainNode',
  ClaimableRecords: '../provider/claim.ts#Claimable',
  Invitation: '../../graph/nodes.ts#InvitationNode',
  InvitationOffer: '../../graph/nodes.ts#InvitationNode',
  Source: '../../graph/nodes.ts#SourceCard',
  LocalisedText: '../../graph/records.ts#LanguageText',
  MasteryFact: '../../graph/nodes.ts#MasteryFact as MasteryParent',
  PublicThings: '../parents.ts#PublicThingsParent',
  File: '../../graph/records.ts#FileRecord',
  AccessibilityFact: '../../graph/records.ts#TagFact',
  Alignment: '../parents.ts#AlignmentParent',
  Level: '../vocabulary/levels.ts#Level as KnownLevel',
  LevelScheme: '../vocabulary/levels.ts#LevelScheme as KnownLevelScheme',
  LicenceSummary: '../parents.ts#LicenceParent',
  LicenceStatement: '../../graph/records.ts#LicenceStatement as StatementParent',
  Licence: '../vocabulary/licences.ts#Licence as KnownLicence',
  LicenceChoice: '../parents.ts#LicenceChoiceParent',
  OutcomePlace: '../parents.ts#OutcomePlaceParent',
  ChangeImpact: '../framework/impact.ts#Impact',
  AlignmentSuggestion: '../parents.ts#AlignmentSuggestionParent',
  Prerequisite: '../parents.ts#PrerequisiteParent',
  OutcomeMatch: '../parents.ts#MatchParent',
  Fit: '../accessibility/fit.ts#FitVerdict',
  PrintCodeTarget: '../code/lead.ts#Lead as LeadParent',
  NeedFit: '../accessibility/fit.ts#NeedVerdict',
  Pathway: '../parents.ts#PathwayParent',
  PathwayStep: '../parents.ts#PathwayStepParent',
  PathwayReason: '../parents.ts#PathwayReasonParent',
  NextSteps: '../parents.ts#NextStepsParent',
  Frontier: '../parents.ts#FrontierParent',
  PrerequisiteChain: '../parents.ts#ChainParent',
  OutcomeGraph: '../parents.ts#OutcomeGraphParent',
  OutcomeGraphNode: '../parents.ts#OutcomeGraphNodeParent',
  OutcomeResource: '../parents.ts#OutcomeResourceParent',
  OutcomeResourceConnection: '../parents.ts#OutcomeResourcesParent',
  FrameworkCoverage: '../parents.ts#CoverageParent',
  Facet: '../parents.ts#FacetParent',
  ResourceSearch: '../parents.ts#ResourceSearchParent',
  ResourceSearchEdge: '../parents.ts#ResourceSearchEdgeParent',
  OutcomeSearch: '../parents.ts#OutcomeSearchParent',
  OutcomeSearchEdge: '../parents.ts#OutcomeSearchEdgeParent',
  SimilarResource: '../parents.ts#SimilarResourceParent',
  Viewer: '../context.ts#Viewer as ViewerParent',
  ProviderDashboard: '../usage/resolvers.ts#DashboardParent',
  Collection: '../../graph/nodes.ts#CollectionNode',
  CollectionEntry: '../parents.ts#CollectionEntryParent',
  CollectionCoverage: '../pathway/coverage.ts#Service',
  IdentityProvider: '../identity/settings.ts#IdentityProvider as IdentityProviderParent',
  IdentityOffer: '../identity/sign-in.ts#Offer as IdentityOfferParent',
  Identity: '../../graph/nodes.ts#IdentityNode',
  ApiKey: '../../graph/nodes.ts#ApiKeyNode',
  ModerationCase: '../../graph/queries/moderation.ts#CaseNode',
  Notice: '../../graph/queries/moderation.ts#DecisionNode',
  ManagedIdentityProvider: '../administration/resolvers.ts#ManagedParent',
  Place: '../../graph/queries/place.ts#PlaceNode',
  SavedSearch: '../../graph/nodes.ts#SavedSearchNode',
  UploadJob: '../../graph/queries/uploads.ts#UploadNode',
  MetadataField: '../metadata/terms.ts#RecognisedField',
  PossibleDuplicate: '../resource/duplicates.ts#Duplicate',
  ResourceUpsertResult: '../bulk/upsert.ts#BulkResult',
}

/** The resolver types, as TypeScript. */
export async function generateTypes(): Promise<string> {
  const types = await codegen({
    filename: 'types.ts',
    documents: [],
    schema: parse(readSdl()),
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      emitLegacyCommonJSImports: false,
      importExtension: '.ts',
      contextType: '../context.ts#Context',
      mappers: MAPPERS,
      makeResolverTypeCallable: true,
      maybeValue: 'T | null | undefined',
      inputMaybeValue: 'T | null | undefined',
      scalars: { DateTime: 'string', URL: 'string', LanguageTag: 'string', ID: { input: 'string', output: 'string' } },
      strictScalars: true,
    },
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
  })
  return `/* Written by "npm run codegen". Change the slices' schema.graphql instead. */\n/* eslint-disable */\n${types}`
}

if (import.meta.main) {
  writeFileSync(join(GENERATED, 'schema.graphql'), printPublicSchema())
  writeFileSync(join(GENERATED, 'types.ts'), await generateTypes())
  process.stdout.write('Wrote api/generated/schema.graphql and api/generated/types.ts.\n')
}
