/* Written by "npm run codegen". Change the slices' schema.graphql instead. */
/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeParent, OutcomeParent, FrameworkParent, PublicThingsParent, AlignmentParent, LicenceParent, LicenceChoiceParent, OutcomePlaceParent, AlignmentSuggestionParent, PrerequisiteParent, MatchParent, PathwayParent, PathwayStepParent, PathwayReasonParent, NextStepsParent, FrontierParent, ChainParent, OutcomeGraphParent, OutcomeGraphNodeParent, OutcomeResourceParent, OutcomeResourcesParent, CoverageParent, FacetParent, ResourceSearchParent, ResourceSearchEdgeParent, OutcomeSearchParent, OutcomeSearchEdgeParent, SimilarResourceParent, CollectionEntryParent } from '../parents.ts';
import type { ResourceNode, ConceptCard, AgentCard, ProfileNode, DomainNode, InvitationNode, SourceCard, MasteryFact as MasteryParent, CollectionNode, IdentityNode, ApiKeyNode, SavedSearchNode } from '../../graph/nodes.ts';
import type { Revision as RevisionParent } from '../resource/history.ts';
import type { Change as RevisionChangeParent } from '../resource/words.ts';
import type { TextPart as TextPartParent } from '../resource/text-difference.ts';
import type { Claimable } from '../provider/claim.ts';
import type { LanguageText, FileRecord, TagFact, LicenceStatement as StatementParent } from '../../graph/records.ts';
import type { Level as KnownLevel, LevelScheme as KnownLevelScheme } from '../vocabulary/levels.ts';
import type { Licence as KnownLicence } from '../vocabulary/licences.ts';
import type { Impact } from '../framework/impact.ts';
import type { FitVerdict, NeedVerdict } from '../accessibility/fit.ts';
import type { Lead as LeadParent } from '../code/lead.ts';
import type { Viewer as ViewerParent, Context } from '../context.ts';
import type { DashboardParent } from '../usage/resolvers.ts';
import type { Service } from '../pathway/coverage.ts';
import type { IdentityProvider as IdentityProviderParent } from '../identity/settings.ts';
import type { Offer as IdentityOfferParent } from '../identity/sign-in.ts';
import type { CaseNode, DecisionNode } from '../../graph/queries/moderation.ts';
import type { ManagedParent } from '../administration/resolvers.ts';
import type { PlaceNode } from '../../graph/queries/place.ts';
import type { UploadNode } from '../../graph/queries/uploads.ts';
import type { RecognisedField } from '../metadata/terms.ts';
import type { Duplicate } from '../resource/duplicates.ts';
import type { BulkResult } from '../bulk/upsert.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A time in UTC, ISO 8601: `2026-11-21T08:30:00Z`. */
  DateTime: { input: string; output: string; }
  /** A web address, http or https. */
  URL: { input: string; output: string; }
  /** A language tag of BCP 47: `sw`, `pt-BR`, `zh-Hans`. `und` = not known, `mul` = several, `zxx` = no language. */
  LanguageTag: { input: string; output: string; }
};

/** Something with an opaque, stable id. */
export type Node = {
  /** Opaque and stable. Also valid in the address of its page. */
  id: Scalars['ID']['output'];
};

/** Where one stands in a list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** More follow after the last one shown. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Cursor of the last one shown: give it as `after`. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** A text with the language it is written in. */
export type LocalisedText = {
  __typename?: 'LocalisedText';
  /** The text, without markup. */
  text: Scalars['String']['output'];
  /** Its language. */
  language: Scalars['LanguageTag']['output'];
  /** Writing direction of that language. */
  direction: TextDirection;
};

/** Writing direction. */
export type TextDirection =
  /** Left to right. */
  | 'LTR'
  /** Right to left. */
  | 'RTL';

/** What is wrong with an input, so that a person can mend it. */
export type UserError = {
  __typename?: 'UserError';
  /** What kind of fault it is. */
  code: UserErrorCode;
  /** Path of the input at fault: `["input", "title"]`. */
  field: Array<Scalars['String']['output']>;
  /** What is wrong and what to do, in plain words. */
  message: Scalars['String']['output'];
};

/** Kinds of faults of an input. */
export type UserErrorCode =
  /** It must be given. */
  | 'REQUIRED'
  /** It is not written as it should be. */
  | 'INVALID'
  /** It is longer than allowed. */
  | 'TOO_LONG'
  /** There are more than allowed. */
  | 'TOO_MANY'
  /** No such thing is here. */
  | 'NOT_FOUND'
  /** It is taken, or something changed meanwhile. */
  | 'CONFLICT'
  /** It was changed by somebody else since you read it: what you gave was made from an old revision, and nothing was written. */
  | 'STALE'
  /** You may not do this. */
  | 'FORBIDDEN'
  /** This asks for a sign-in that is not long ago: sign in again. */
  | 'SIGN_IN_AGAIN'
  /** What this needs does not answer now: try again later. */
  | 'UNAVAILABLE'
  /** Licences that do not go together. */
  | 'INCOMPATIBLE';

/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type Query = {
  __typename?: 'Query';
  /** One thing by its opaque id. */
  node?: Maybe<Node>;
  /** The numbers of the place, and the version of its content. */
  catalogue: Catalogue;
  /** Everything public of one kind, for those who list all of it, such as search engines. */
  publicThings: PublicThings;
  /** All presets with their formulas. */
  needPresets: Array<NeedPresetDescription>;
  /** The tables of levels, those of school years and stages first. Their ids are taken by `knownUpTo` and `constraints.level` of pathways. */
  levelSchemes: Array<LevelScheme>;
  /** One concept by id. */
  concept?: Maybe<Concept>;
  /** Concepts of a kind, most used first. */
  concepts: Array<Concept>;
  /**
   * What publishing this for a provider would say, without publishing it, and what would make it better. `id` is the draft that
   * it stands in, if it does. For members of the provider; null for others.
   */
  resourcePreflight?: Maybe<Preflight>;
  /** One resource edition by id. */
  resource?: Maybe<Resource>;
  /** Up to 100 by id, in the order given; null where there is none. */
  resources: Array<Maybe<Resource>>;
  /** The licences we know, most open first. */
  licences: Array<Licence>;
  /**
   * Every licence we know, and whether something made from these resources (at most 50) may stand under it. The best to choose come first. By the adapter's
   * licence chart and the list of compatible licences of Creative Commons and by what the licences say themselves; no legal advice.
   */
  licenceChoices: Array<LicenceChoice>;
  /** One outcome by id. */
  outcome?: Maybe<Outcome>;
  /** By its code in any usual writing (`6.RP.A.3`, `CCSS.Math.Content.6.RP.A.3`), or by uri. Several frameworks may use one code. */
  outcomesByCode: Array<Outcome>;
  /** One outcome by the uri its source gave it. */
  outcomeByUri?: Maybe<Outcome>;
  /** One framework by id. */
  framework?: Maybe<Framework>;
  /** All frameworks, by title. */
  frameworks: FrameworkConnection;
  /**
   * Prerequisites that an outcome may lack, of its own framework, best first: by words, codes and ages, by what like outcomes
   * require, by crosswalks, and by resources. Never one that exists, was rejected, or would close a circle. For those who are
   * signed in; at most 50.
   */
  suggestPrerequisites: Array<PrerequisiteSuggestion>;
  /**
   * Outcomes of other frameworks, or of one, that may be the same as an outcome or like it, best first: by codes, words, what
   * stands around them, crosswalks and resources. Never one that is matched already. For those who are signed in; at most 50.
   */
  suggestMatches: Array<MatchSuggestion>;
  /**
   * Outcomes that a resource with these words may teach, best first: by its words in any language, by codes it names, by what
   * its other editions and works like it teach, and by crosswalks. Nothing is written. For those who are signed in; at most 50.
   */
  suggestAlignments: Array<OutcomeSuggestion>;
  /** Finds resources. All words must match, the last one as a beginning; "phrases" and -exclusions are understood; small spelling errors are forgiven. */
  searchResources: ResourceSearch;
  /** Finds outcomes by words, or by code in any usual writing. */
  searchOutcomes: OutcomeSearch;
  /** What a person who has typed this may want: for a list below a search box. Empty for a query without words. */
  suggest: Array<Suggestion>;
  /** Works like the one this edition belongs to, which is left out itself, most alike first. Empty when there is no such resource. */
  similar: Array<SimilarResource>;
  /**
   * Ordered steps to the goals, without what is known. At most 100 goals and 2,000 known outcomes; a way of more than
   * 2,000 steps is refused. A goal or known outcome that was replaced is read as what replaced it, and `notes` says so.
   */
  pathway: Pathway;
  /** What to learn now on the way to a goal: at most `limit` steps, 50 at most. */
  next: NextSteps;
  /** Outcomes a learner is ready for. */
  frontier: Frontier;
  /** The shortest chain of reasons from what is known to an outcome. Null when there is none. */
  explain?: Maybe<PrerequisiteChain>;
  /** The shortest chain between two outcomes, whichever of them comes first. Null when neither needs the other. */
  pathBetween?: Maybe<PrerequisiteChain>;
  /** What an outcome needs, to a depth of at most 50. At most `limit` outcomes, 500 at most, nearest first. */
  prerequisites: OutcomeGraph;
  /** What needs an outcome, to a depth of at most 50. At most `limit` outcomes, 500 at most, nearest first. */
  dependents: OutcomeGraph;
  /** The surroundings of up to 100 outcomes, before and after, to a depth of at most 50. At most `limit` outcomes, 500 at most. */
  subgraph: OutcomeGraph;
  /**
   * Resources for an outcome, best first, one edition of a work for each kind: those aligned to it, those through
   * crosswalks, and those of finer outcomes below it. Without `kinds` those that teach, practise or assess it.
   */
  outcomeResources: OutcomeResourceConnection;
  /** How far a framework is served by resources, in a language and for needs when they are given. */
  coverage: FrameworkCoverage;
  /** What an invitation offers, by the token of its link; null when it is not open (any more). Asking does not use it. */
  invitation?: Maybe<InvitationOffer>;
  /** One provider by id. */
  provider?: Maybe<Provider>;
  /** Up to 100 by id, in the order given; null where there is none. */
  providers: Array<Maybe<Provider>>;
  /** Null when nobody is signed in. */
  viewer?: Maybe<Viewer>;
  /** The link of a token that was sent by mail; null when it is not open (any more). Asking does not use it. */
  mailLink?: Maybe<MailLink>;
  /** The identity providers that one may sign in through, in the order of the place. */
  identityProviders: Array<IdentityProvider>;
  /** What waits for an answer under a ticket; null when nothing does (any more). Asking does not use it. */
  identityOffer?: Maybe<IdentityOffer>;
  /** A collection; null when there is none by this id for you. */
  collection?: Maybe<Collection>;
  /** Public collections, of one provider where it is named, the latest changed first. */
  collections: CollectionConnection;
  /** Where a printed code leads, for a reader of these languages, best first, and with these needs. */
  printCodeTarget: PrintCodeTarget;
  /** The code for print of a plan, by its address; null where nobody had one made, since plans are without number. */
  planCode?: Maybe<PrintCode>;
  /** What waits for people who look after the place, without what is of their own providers; null for others. */
  moderationQueue?: Maybe<ModerationCaseConnection>;
  /** One case; null when there is none, and for others. */
  moderationCase?: Maybe<ModerationCase>;
  /** The words of the place. */
  place: Place;
  /** All that is kept about people, and for how long, as the code has it. */
  kept: Array<KeptThing>;
  /** People whose name or address holds these words; without words those who have a role. For administrators; null for others. */
  people?: Maybe<PersonConnection>;
  /** Keys that begin so, or whose owner is called so. For administrators; null for others. */
  peopleKeys?: Maybe<PersonKeyConnection>;
  /** How the place is set. For administrators; null for others. */
  settings?: Maybe<Array<Setting>>;
  /** The audit log. For administrators; null for others. */
  auditLog?: Maybe<AuditLog>;
  /** Looks through the whole audit log. For administrators; null for others. */
  auditProof?: Maybe<AuditProof>;
  /** The limits of callers. For administrators; null for others. */
  limits?: Maybe<Limits>;
  /** Identity providers with how they are set. For administrators; null for others. */
  managedIdentityProviders?: Maybe<ManagedIdentityProviders>;
  /** The job of a file that you may see; null where there is none. */
  uploadJob?: Maybe<UploadJob>;
  /** Jobs of a provider that you publish for, newest first; at most 100. */
  uploadJobs: Array<UploadJob>;
  /**
   * Published resources that are likely the same as what is about to be published, most alike first; 10 at most. Editions of the same work
   * and what it was made from are left out. For people who are signed in.
   */
  possibleDuplicates: Array<PossibleDuplicate>;
  /**
   * All published resources are compared with, here and in what is asked beside it. False for a while after a start or an import of a large
   * place: then one or another likely duplicate may not be found yet.
   */
  duplicatesAreWhole: Scalars['Boolean']['output'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPublicThingsArgs = {
  kind: PublicKind;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryConceptArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryConceptsArgs = {
  purpose: ConceptPurpose;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryResourcePreflightArgs = {
  providerId: Scalars['ID']['input'];
  input: ResourceInput;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryResourceArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryResourcesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryLicenceChoicesArgs = {
  madeFrom: Array<Scalars['ID']['input']>;
  making?: InputMaybe<Making>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryOutcomeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryOutcomesByCodeArgs = {
  code: Scalars['String']['input'];
  framework?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryOutcomeByUriArgs = {
  uri: Scalars['String']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryFrameworkArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryFrameworksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySuggestPrerequisitesArgs = {
  outcome: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySuggestMatchesArgs = {
  outcome: Scalars['ID']['input'];
  framework?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySuggestAlignmentsArgs = {
  input: AlignmentTextInput;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySearchResourcesArgs = {
  query?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  needs?: InputMaybe<Array<NeedInput>>;
  fitAtLeast?: InputMaybe<FitLevel>;
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  order?: InputMaybe<SearchOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  facets?: InputMaybe<Array<ResourceFacet>>;
  explain?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySearchOutcomesArgs = {
  query?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OutcomeFilter>;
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  explain?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySuggestArgs = {
  query: Scalars['String']['input'];
  kind?: InputMaybe<SearchKind>;
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySimilarArgs = {
  resource: Scalars['ID']['input'];
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  needs?: InputMaybe<Array<NeedInput>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPathwayArgs = {
  goals: Array<Scalars['ID']['input']>;
  known?: InputMaybe<Array<KnownInput>>;
  knownUpTo?: InputMaybe<Array<KnownUpToInput>>;
  constraints?: InputMaybe<PathwayConstraints>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryNextArgs = {
  goal: Scalars['ID']['input'];
  known?: InputMaybe<Array<KnownInput>>;
  knownUpTo?: InputMaybe<Array<KnownUpToInput>>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  constraints?: InputMaybe<PathwayConstraints>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryFrontierArgs = {
  known?: InputMaybe<Array<KnownInput>>;
  knownUpTo?: InputMaybe<Array<KnownUpToInput>>;
  framework?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryExplainArgs = {
  outcome: Scalars['ID']['input'];
  known?: InputMaybe<Array<KnownInput>>;
  knownUpTo?: InputMaybe<Array<KnownUpToInput>>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPathBetweenArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPrerequisitesArgs = {
  outcome: Scalars['ID']['input'];
  depth?: InputMaybe<Scalars['Int']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryDependentsArgs = {
  outcome: Scalars['ID']['input'];
  depth?: InputMaybe<Scalars['Int']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QuerySubgraphArgs = {
  outcomes: Array<Scalars['ID']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryOutcomeResourcesArgs = {
  outcome: Scalars['ID']['input'];
  kinds?: InputMaybe<Array<AlignmentKind>>;
  crosswalks?: InputMaybe<Scalars['Boolean']['input']>;
  finer?: InputMaybe<Scalars['Boolean']['input']>;
  constraints?: InputMaybe<PathwayConstraints>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryCoverageArgs = {
  framework: Scalars['ID']['input'];
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  needs?: InputMaybe<Array<NeedInput>>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryInvitationArgs = {
  token: Scalars['String']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryProviderArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryProvidersArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryMailLinkArgs = {
  token: Scalars['String']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryIdentityOfferArgs = {
  ticket: Scalars['String']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryCollectionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryCollectionsArgs = {
  provider?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPrintCodeTargetArgs = {
  letters: Scalars['String']['input'];
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  needs?: InputMaybe<Array<NeedInput>>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPlanCodeArgs = {
  address: Scalars['String']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryModerationQueueArgs = {
  kind?: InputMaybe<ModerationKind>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryModerationCaseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPeopleArgs = {
  words?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPeopleKeysArgs = {
  words?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryAuditLogArgs = {
  kind?: InputMaybe<Scalars['String']['input']>;
  actor?: InputMaybe<Scalars['ID']['input']>;
  subject?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryUploadJobArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryUploadJobsArgs = {
  providerId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read, by anybody, without an account.
 *
 * One request may have at most 1,000,000 bytes (10,000,000 by somebody signed in or an API key), its document 50,000 bytes and
 * 5,000 tokens, 16 levels of fields within fields, 40 aliases, 50 directives, 20 fields at the top (4 in a mutation), 2,000 values
 * in one list, 20,000 objects and 100,000 points of cost. A list of unknown length counts as 5 objects, a page as its `first`, the
 * results of a batch as its records, a part of the graph as its `limit` with five edges for each outcome; an object costs 2 points and a value 1, times how often
 * each can appear. What asks for more is refused before it runs, with the code LIMIT_EXCEEDED.
 */
export type QueryPossibleDuplicatesArgs = {
  input: DuplicateInput;
};

/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Begins a draft for a provider you belong to, which only its members see. It need not be whole: what is not known yet is
   * left empty.
   */
  resourceDraft: ResourcePayload;
  /** Publishes a resource for a provider you belong to. Where moderators look at it first, it is SUBMITTED. */
  resourcePublish: ResourcePayload;
  /**
   * Replaces what is said of a resource. `revision` is the one that was edited: where somebody changed it meanwhile nothing is
   * written, and the answer is the fault STALE with both texts. A draft stays one, and need not be whole, unless `publish` is
   * true. `autosave` says that a draft is saved as it is typed: of such revisions only the last one is kept. A licence that does not
   * go with what it was made from is refused.
   */
  resourceUpdate: ResourcePayload;
  /**
   * Begins a new version of a published resource: a draft that says what the present one says. Where one is begun already it is
   * that one. When it is published, the old one says that there is a newer version, and stays where it is.
   */
  resourceNewVersion: ResourcePayload;
  /**
   * Starts a translation of a published resource: a draft for a provider you belong to, that names the original and carries its credit.
   * Without a licence it gets the best one that the original permits; refused where none is.
   */
  resourceTranslate: ResourcePayload;
  /** Starts a remix of a published resource, in the same way; without a language it keeps that of the original. */
  resourceRemix: ResourcePayload;
  /** Removes a draft of a provider you belong to, at the revision you saw, for good. What was published can only be withdrawn. */
  resourceDiscard: ResourceDiscardPayload;
  /** Takes a resource out of search and leaves a tombstone with the reason. */
  resourceWithdraw: ResourcePayload;
  /** Creates a framework of yours, as a private draft. With `dryRun` everything is checked and nothing is written, here and below. */
  frameworkCreate: FrameworkChangePayload;
  /** Changes what is said of a draft. `revision` is the one the change was made from. */
  frameworkUpdate: FrameworkChangePayload;
  /**
   * Copies a framework of others into a private draft of your provider, with all that is in it, its credit and its licence
   * statements. Refused where its licence does not permit copying and adapting; where its licence is not known you have to
   * confirm that you have the right.
   */
  frameworkCopy: FrameworkChangePayload;
  /** Copies an adopted framework of yours into a private draft that replaces it when it is adopted. One at a time. */
  frameworkNewVersion: FrameworkChangePayload;
  /**
   * Shows a draft to everybody, or adopts it. A new version that is adopted replaces the one before: the old one is
   * deprecated, stays where it is, and each of its outcomes leads on to its successor.
   */
  frameworkPublish: FrameworkChangePayload;
  /** Says that a framework of yours is no longer in force, and why. It stays where it is. */
  frameworkDeprecate: FrameworkChangePayload;
  /** Removes a private draft with all that is in it. It cannot be brought back. */
  frameworkDiscard: FrameworkChangePayload;
  /** Adds an outcome to a draft, under a parent or at the top, at a place from 0; last when none is given. */
  outcomeAdd: OutcomeChangePayload;
  /** Changes what is said of an outcome of a draft. `revision` is the one the change was made from. */
  outcomeUpdate: OutcomeChangePayload;
  /** Gives an outcome another place: under a parent or at the top, at a place from 0; last when none is given. */
  outcomeMove: OutcomeChangePayload;
  /**
   * Takes an outcome out of a draft with its prerequisites and crosswalks; its former state is kept, and what stands under
   * it moves up. `replacedById` names the outcome of the same draft that people are led on to.
   */
  outcomeRetire: OutcomeChangePayload;
  /** Says that `from`, an outcome of a draft, requires `to`, or changes how. One that would close a cycle is refused with its path. */
  prerequisiteSet: OutcomeChangePayload;
  /** Says that `from` does not require `to`. */
  prerequisiteRemove: OutcomeChangePayload;
  /** Says how near `from`, an outcome of a draft, is to `to` in another framework, or changes how sure that is. */
  matchSet: OutcomeChangePayload;
  /** Removes a crosswalk, by its kind as seen from `from`. */
  matchRemove: OutcomeChangePayload;
  /** Says whether a suggested outcome is taught. The provider's answer decides; without one, two teachers who agree do. */
  alignmentAnswer: AlignmentAnswerPayload;
  /** Creates a provider; you become its owner. */
  providerCreate: ProviderPayload;
  /** Gives a member of a provider another role. A provider keeps an owner. */
  memberUpdate: MemberPayload;
  /** Removes a member of a provider; everybody may remove themselves. A provider keeps an owner. */
  memberRemove: MemberPayload;
  /** Changes what a provider says of itself, on top of the revision it was made from. */
  providerUpdate: ProviderPayload;
  /**
   * Invites somebody by mail to act for a provider. An earlier invitation of the same address is void. Slowed down by account
   * and by address.
   */
  invitationSend: InvitationPayload;
  /** Revokes an open invitation. */
  invitationRevoke: InvitationRevokePayload;
  /** Accepts an invitation that was sent to your address. A role that you have there stays. */
  invitationAccept: MemberPayload;
  /** Opens an account for the address that was invited, accepts the invitation with it, and signs in. */
  invitationSignUp: InvitationSignUpPayload;
  /** Asks to prove a domain, or a web address's host: `instructions` say what to put where. Many people's domains are refused. */
  domainAdd: DomainPayload;
  /** Looks for the proof of a domain now. */
  domainCheck: DomainPayload;
  /** Gives a domain up. What was claimed by it stays. */
  domainRemove: DomainPayload;
  /** Claims all of `claimable`, whole or not at all. `count` is the number seen there: when it is another one by now, nothing is done. */
  providerClaim: ProviderClaimPayload;
  /**
   * Sends a link by which an account is opened. Says nothing of which addresses are known: where the address has an account,
   * the mail says so.
   */
  signUp: MailLinkPayload;
  /** Opens the account of the address a link was sent to, and signs in. The link can be used once, within a day. */
  signUpConfirm: SignInPayload;
  /** Opens a session; one that is sent along ends. Says nothing of which addresses are known. */
  signIn: SignInPayload;
  /** Ends this session. */
  signOut: SignOutPayload;
  /** Sends a link by which a new password is chosen. Says nothing of which addresses are known. */
  passwordForgotten: MailLinkPayload;
  /** Changes the password by a link, and ends all sessions. The link can be used once, within an hour. */
  passwordReset: PasswordResetPayload;
  /**
   * Changes your password, ends all your sessions, and opens a new one, of which the token is given. Needs a sign-in of the
   * last 15 minutes.
   */
  passwordChange: SignInPayload;
  /**
   * Sends a link by which your account, which was opened through an identity provider and has no address, is given one. Says
   * nothing of which addresses are known. Needs a sign-in of the last 15 minutes.
   */
  emailBegin: MailLinkPayload;
  /** Gives your account the address that a link was sent to for it. The link can be used once, within a day. */
  emailAdd: EmailAddPayload;
  /** Gives this session another token; the one before ends. For after a change of what you may do. */
  sessionRotate: SignInPayload;
  /** Ends one of your sessions. One that is not this one needs a sign-in of the last 15 minutes. */
  sessionEnd: SessionEndPayload;
  /** Ends all your sessions but this one. Needs a sign-in of the last 15 minutes. */
  sessionEndOthers: SessionEndPayload;
  /** Gives out all that is held about you, as JSON. */
  accountExport: AccountExportPayload;
  /** Deletes your account. What you published stays with its provider; of providers that you own alone you say what becomes. */
  accountDelete: AccountDeletePayload;
  /** Begins a sign-in through an identity provider: gives where the browser goes, and what it brings back. */
  identityBegin: IdentityBeginPayload;
  /**
   * Takes the answer of an identity provider, once. Somebody who is known by it is signed in, whatever address it tells, or
   * asked for the second step of their account; somebody new is given an offer.
   */
  identityReturn: IdentityPayload;
  /**
   * Agrees to an offer, once: makes an account, or adds the identity to the account that is signed in. A session is opened,
   * and the one that asks ends.
   */
  identityAccept: IdentityPayload;
  /** Forgets an offer. */
  identityDecline: IdentityDeclinePayload;
  /** Takes an identity from your account. The last way to sign in stays. This asks for a sign-in that is not long ago. */
  identityRemove: IdentityRemovePayload;
  /** Keeps a search. One address is kept once: saving it again gives it the new name. */
  searchSave: SearchSavePayload;
  /** Forgets a search you keep. */
  searchForget: SearchForgetPayload;
  /** Makes a private collection, of yours or of a provider you work for; `copyOf` begins it as a copy of another one. */
  collectionCreate: CollectionPayload;
  /** Changes a collection; what `input` leaves out stays. `revision` is the one the change was made from. */
  collectionUpdate: CollectionPayload;
  /** Puts a resource or an outcome at the end of a section, from 0; the last one where none is given. What is in it already stays where it is. */
  collectionAdd: CollectionPayload;
  /** Says who sees a collection. Moderators may make any of them private. */
  collectionShare: CollectionPayload;
  /** Removes a collection as it stands at this revision. It cannot be brought back; what was in it stays. */
  collectionDelete: CollectionDeletePayload;
  /** Has a code made for a plan, or gives the one that it has. Anybody may; it is kept for good, without needs. */
  planCodeMake: PlanCodeMakePayload;
  /** Makes a printed code of a resource lead to another one, for editors of both providers and administrators. */
  printCodeRelink: PrintCodeRelinkPayload;
  /** Tells that somebody opens what a resource links to. Counted by month and resource, and by nothing else. */
  resourceOpen: ResourceOpenPayload;
  /** Makes an API key for you; at most 20 that have not expired. Needs a sign-in of the last 15 minutes. */
  keyCreate: KeyCreatePayload;
  /** Revokes a key of yours. It is of no use from then on. */
  keyRevoke: KeyRevokePayload;
  /** Gives what a browser needs to take a second step with a passkey. */
  secondStepBegin: PasskeyOptionsPayload;
  /** Takes the second step and opens a session; one that is sent along ends. */
  secondStep: SignInPayload;
  /** Gives what a browser needs to sign in with a passkey, whoever has it. */
  passkeySignInBegin: PasskeyOptionsPayload;
  /**
   * Opens a session by a passkey alone, of a device that makes sure who its person is: it counts as both steps. A session that is
   * sent along ends.
   */
  passkeySignIn: SignInPayload;
  /** Gives what a browser needs to open an account with a passkey. `token` is that of the link. */
  passkeySignUpBegin: PasskeyOptionsPayload;
  /** Opens the account of the address a link was sent to, with a passkey in place of a password, and signs in. */
  passkeySignUp: PasskeySignUpPayload;
  /** Gives what a browser needs to make another passkey. Sign in not longer than 15 minutes before. */
  passkeyAddBegin: PasskeyOptionsPayload;
  /** Adds a passkey: from then on your password alone does not open the account. At most 20. */
  passkeyAdd: FactorPayload;
  /** Gives a new key for an authenticator app. Sign in not longer than 15 minutes before. */
  totpBegin: TotpBeginPayload;
  /** Adds the app that shows the code: from then on your password alone does not open the account. One an account. */
  totpAdd: FactorPayload;
  /** Removes a passkey or the app; never the last thing that your account can be opened with. */
  factorRemove: FactorPayload;
  /** Gives ten new recovery codes; those from before are of no use any more. */
  recoveryCodesRenew: FactorPayload;
  /** Reports a resource. Needs no account; who reports very often has to wait. */
  reportCreate: ReportPayload;
  /** Says what a check of a fact found. It decides, until what is behind the link changes. */
  factCheck: FactCheckPayload;
  /** Lets a resource be public, or finds that nothing is wrong with a public one. */
  resourceAccept: DecisionPayload;
  /** Asks its provider for changes; one that was not public yet becomes a draft again. */
  resourceAskChanges: DecisionPayload;
  /** Keeps a resource that waits from becoming public. */
  resourceReject: DecisionPayload;
  /** Takes a resource out of the public content until it is shown again. */
  resourceHide: DecisionPayload;
  /** Shows a hidden resource again. */
  resourceUnhide: DecisionPayload;
  /** Merges a resource into the same one, which stays: alignments, claims and places in collections follow, and its address leads there. */
  resourceMerge: DecisionPayload;
  /** Takes a merge back, with what followed. */
  resourceUnmerge: DecisionPayload;
  /**
   * Finds that nothing is wrong with many resources of a provider that wait as one case: new ones become public, 1,000 before this is
   * answered and the rest by itself. `count` is the `resourceCount` that was looked at.
   */
  providerAccept: DecisionPayload;
  /** Says a word of warning to a provider. */
  providerWarn: DecisionPayload;
  /** Keeps the members of a provider from publishing for it. What is public stays. */
  providerBlock: DecisionPayload;
  /** Lets the members of a provider publish again. */
  providerUnblock: DecisionPayload;
  /** Says something to a decision: members for their provider, reviewers and moderators for the place. */
  noticeAnswer: NoticePayload;
  /** Gives somebody a role in the place, and ends the sessions of that account: with other rights one signs in anew. */
  roleGive: PersonPayload;
  /** Takes a role away. The last administrator stays one. */
  roleTake: PersonPayload;
  /** Ends all sessions of an account, and every sign-in to it that was begun; its owner is told by mail. API keys stay. */
  personSignOut: PersonPayload;
  /** Revokes the key of anybody, at once. */
  keyTakeAway: PersonKeyPayload;
  /** Writes the words of the place anew, on top of the revision they were made from. */
  placeUpdate: PlacePayload;
  /**
   * Sets the limits of callers, on top of the revision they were read at: they hold at once, elsewhere within seconds. This asks
   * for a sign-in that is not long ago.
   */
  limitsUpdate: LimitsPayload;
  /**
   * Names an identity provider. It is switched off at first. An issuer is named once; neither it nor the slug can be changed
   * later. This asks for a sign-in that is not long ago.
   */
  identityProviderAdd: IdentityProviderPayload;
  /** Changes one, on top of the revision it was read at. This asks for a sign-in that is not long ago. */
  identityProviderUpdate: IdentityProviderPayload;
  /** Fetches what one says of itself, and looks whether it holds. */
  identityProviderCheck: IdentityProviderCheckPayload;
  /**
   * Switches one on, where what it says of itself holds, or off: then sign-ins that were begun are refused, and the sessions it
   * opened end. This asks for a sign-in that is not long ago.
   */
  identityProviderSwitch: IdentityProviderPayload;
  /**
   * Removes one; the sessions it opened end. Identities of people stay with their accounts, and open them again where the same
   * issuer is named anew. This asks for a sign-in that is not long ago.
   */
  identityProviderRemove: IdentityProviderPayload;
  /** Puts all of them in this order, those of the operator's file left out. This asks for a sign-in that is not long ago. */
  identityProvidersArrange: IdentityProvidersArrangePayload;
  /**
   * Publishes and updates up to 1,000 resources by your own identifiers. Doing it again changes nothing. A record with faults is refused alone. What is
   * not named stays as it is: nothing is ever deleted by leaving it out.
   */
  resourcesUpsert: ResourcesUpsertPayload;
  /** Withdraws resources that your machine published, by your own identifiers. */
  resourcesWithdraw: ResourcesWithdrawPayload;
  /** Starts a job that writes the records of a small file. */
  uploadStart: UploadPayload;
  /** Stops a job. What it wrote stays. */
  uploadCancel: UploadPayload;
  /** Reads what a link or a file says of a resource, to fill in a form with. Changes nothing. */
  metadataRead: MetadataReadPayload;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceDraftArgs = {
  providerId: Scalars['ID']['input'];
  input: ResourceInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourcePublishArgs = {
  providerId: Scalars['ID']['input'];
  input: ResourceInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceUpdateArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  input: ResourceInput;
  note?: InputMaybe<Scalars['String']['input']>;
  publish?: InputMaybe<Scalars['Boolean']['input']>;
  autosave?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceNewVersionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceTranslateArgs = {
  id: Scalars['ID']['input'];
  providerId: Scalars['ID']['input'];
  language: Scalars['String']['input'];
  licence?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceRemixArgs = {
  id: Scalars['ID']['input'];
  providerId: Scalars['ID']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
  licence?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceDiscardArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceWithdrawArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkCreateArgs = {
  input: FrameworkInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkUpdateArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  input: FrameworkInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkCopyArgs = {
  id: Scalars['ID']['input'];
  providerId: Scalars['ID']['input'];
  confirmRights?: InputMaybe<Scalars['Boolean']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkNewVersionArgs = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['String']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkPublishArgs = {
  id: Scalars['ID']['input'];
  status: FrameworkPublication;
  note?: InputMaybe<Scalars['String']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkDeprecateArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFrameworkDiscardArgs = {
  id: Scalars['ID']['input'];
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationOutcomeAddArgs = {
  frameworkId: Scalars['ID']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
  position?: InputMaybe<Scalars['Int']['input']>;
  input: OutcomeInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationOutcomeUpdateArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  input: OutcomeInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationOutcomeMoveArgs = {
  id: Scalars['ID']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
  position?: InputMaybe<Scalars['Int']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationOutcomeRetireArgs = {
  id: Scalars['ID']['input'];
  replacedById?: InputMaybe<Scalars['ID']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPrerequisiteSetArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  input: PrerequisiteInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPrerequisiteRemoveArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationMatchSetArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  input: MatchInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationMatchRemoveArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  kind: MatchKind;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationAlignmentAnswerArgs = {
  input: AlignmentAnswerInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderCreateArgs = {
  input: ProviderInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationMemberUpdateArgs = {
  providerId: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
  role: MemberRole;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationMemberRemoveArgs = {
  providerId: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderUpdateArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  input: ProviderProfileInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationInvitationSendArgs = {
  providerId: Scalars['ID']['input'];
  input: InvitationInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationInvitationRevokeArgs = {
  providerId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationInvitationAcceptArgs = {
  token: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationInvitationSignUpArgs = {
  input: InvitationSignUpInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationDomainAddArgs = {
  providerId: Scalars['ID']['input'];
  domain: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationDomainCheckArgs = {
  providerId: Scalars['ID']['input'];
  domain: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationDomainRemoveArgs = {
  providerId: Scalars['ID']['input'];
  domain: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderClaimArgs = {
  providerId: Scalars['ID']['input'];
  count: Scalars['Int']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSignUpConfirmArgs = {
  input: SignUpConfirmInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSignInArgs = {
  input: SignInInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasswordForgottenArgs = {
  input: PasswordForgottenInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasswordResetArgs = {
  input: PasswordResetInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasswordChangeArgs = {
  input: PasswordChangeInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationEmailBeginArgs = {
  input: EmailBeginInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationEmailAddArgs = {
  input: EmailAddInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSessionEndArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationAccountDeleteArgs = {
  input: AccountDeleteInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityBeginArgs = {
  input: IdentityBeginInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityReturnArgs = {
  input: IdentityReturnInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityAcceptArgs = {
  input: IdentityAcceptInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityDeclineArgs = {
  ticket: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityRemoveArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSearchSaveArgs = {
  input: SearchSaveInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSearchForgetArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationCollectionCreateArgs = {
  input: CollectionInput;
  providerId?: InputMaybe<Scalars['ID']['input']>;
  copyOf?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationCollectionUpdateArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  input: CollectionInput;
  note?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationCollectionAddArgs = {
  id: Scalars['ID']['input'];
  entry: CollectionEntryInput;
  section?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationCollectionShareArgs = {
  id: Scalars['ID']['input'];
  state: CollectionState;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationCollectionDeleteArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPlanCodeMakeArgs = {
  address: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPrintCodeRelinkArgs = {
  letters: Scalars['String']['input'];
  to: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceOpenArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationKeyCreateArgs = {
  input: KeyInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationKeyRevokeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSecondStepBeginArgs = {
  token: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationSecondStepArgs = {
  input: SecondStepInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasskeySignInArgs = {
  input: PasskeySignInInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasskeySignUpBeginArgs = {
  token: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasskeySignUpArgs = {
  input: PasskeySignUpInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPasskeyAddArgs = {
  input: PasskeyAddInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationTotpAddArgs = {
  input: TotpAddInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFactorRemoveArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationReportCreateArgs = {
  input: ReportInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationFactCheckArgs = {
  input: FactCheckInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceAcceptArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceAskChangesArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceRejectArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceHideArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceUnhideArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceMergeArgs = {
  id: Scalars['ID']['input'];
  intoId: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourceUnmergeArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderAcceptArgs = {
  id: Scalars['ID']['input'];
  kind: ModerationKind;
  count: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderWarnArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderBlockArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationProviderUnblockArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationNoticeAnswerArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationRoleGiveArgs = {
  personId: Scalars['ID']['input'];
  role: PlaceRole;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationRoleTakeArgs = {
  personId: Scalars['ID']['input'];
  role: PlaceRole;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPersonSignOutArgs = {
  personId: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationKeyTakeAwayArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationPlaceUpdateArgs = {
  revision: Scalars['Int']['input'];
  input: PlaceInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationLimitsUpdateArgs = {
  revision: Scalars['Int']['input'];
  input: LimitsInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityProviderAddArgs = {
  slug: Scalars['String']['input'];
  issuer: Scalars['String']['input'];
  input: IdentityProviderInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityProviderUpdateArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  input: IdentityProviderInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityProviderCheckArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityProviderSwitchArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  isOn: Scalars['Boolean']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityProviderRemoveArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationIdentityProvidersArrangeArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourcesUpsertArgs = {
  input: ResourcesUpsertInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationResourcesWithdrawArgs = {
  input: ResourcesWithdrawInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationUploadStartArgs = {
  input: UploadStartInput;
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationUploadCancelArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Changes. Faults of an input that a person can mend come back as `userErrors`, all at once; top-level errors are for
 * broken requests, sign-in, permission, rates and faults of ours.
 */
export type MutationMetadataReadArgs = {
  input: MetadataInput;
};

/** The public content as a whole. */
export type Catalogue = {
  __typename?: 'Catalogue';
  /** Grows by one with every change of public content. */
  version: Scalars['Int']['output'];
  /** Published resource editions. */
  resourceCount: Scalars['Int']['output'];
  /** Works, each in one or several editions. */
  workCount: Scalars['Int']['output'];
  /** Outcomes that can be learnt or grouped. */
  outcomeCount: Scalars['Int']['output'];
  /** Frameworks. */
  frameworkCount: Scalars['Int']['output'];
  /** Accepted prerequisite edges. */
  prerequisiteCount: Scalars['Int']['output'];
  /** Languages of the resources, most used first. */
  languages: Array<LanguageCount>;
};

/** What is public and has a page of its own. */
export type PublicKind =
  /** An edition that is published. */
  | 'RESOURCE'
  /** An outcome of a framework that is public. */
  | 'OUTCOME'
  /** A framework that is public. */
  | 'FRAMEWORK'
  /** A collection that is shared with all. */
  | 'COLLECTION'
  /** A provider of something published. */
  | 'PROVIDER';

/** Everything public of one kind. */
export type PublicThings = {
  __typename?: 'PublicThings';
  /** How many there are; of a large catalogue perhaps as counted a minute ago. */
  totalCount: Scalars['Int']['output'];
  /**
   * Those whose ids begin with these digits, in the order of their ids; all without. Ids are spread evenly: sixteen parts, by the
   * first digit, are about as long as each other. At most 5,000.
   */
  nodes: Array<PublicThing>;
};


/** Everything public of one kind. */
export type PublicThingsNodesArgs = {
  idsFrom?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One of them. */
export type PublicThing = {
  __typename?: 'PublicThing';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** When it last changed, as far as is known; of a provider, when one of its resources did. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A language and how many resource editions are in it. */
export type LanguageCount = {
  __typename?: 'LanguageCount';
  /** The language. */
  language: Scalars['LanguageTag']['output'];
  /** Editions in it. */
  count: Scalars['Int']['output'];
};

/** What a learner may need of a resource. Functional, never a diagnosis. */
export type Need =
  /** Everything can be reached with a screen reader. */
  | 'SCREEN_READER'
  /** The text can be read aloud. */
  | 'READ_ALOUD'
  /** What is seen is also told. */
  | 'AUDIO_DESCRIPTION'
  /** Speech without disturbing background. */
  | 'CLEAR_AUDIO'
  /** Captions for what is heard. */
  | 'CAPTIONS'
  /** Signing for what is heard. */
  | 'SIGN_LANGUAGE'
  /** A text of what is heard. */
  | 'TRANSCRIPT'
  /** Text can be made large. */
  | 'LARGE_TEXT'
  /** Strong contrast, or colours that can be changed. */
  | 'HIGH_CONTRAST'
  /** Nothing is told by colour alone. */
  | 'NO_COLOUR_RELIANCE'
  /** Works by keyboard alone. */
  | 'KEYBOARD_ONLY'
  /** Works with switches. */
  | 'SWITCH_CONTROL'
  /** Works by voice. */
  | 'VOICE_CONTROL'
  /** The learner does not have to speak. */
  | 'NO_SPEECH'
  /** No time limit, or one that can be changed. */
  | 'NO_TIME_LIMIT'
  /** Nothing flashes. */
  | 'NO_FLASHING'
  /** No simulated motion. */
  | 'NO_MOTION'
  /** No sudden or disturbing sound. */
  | 'NO_SUDDEN_SOUND'
  /** Headings and a clear order. */
  | 'CLEAR_STRUCTURE'
  /** In short steps. */
  | 'SHORT_STEPS'
  /** Easy to read. */
  | 'EASY_READING'
  /** Formulas as text, not as pictures. */
  | 'MATHS_AS_TEXT'
  /** Braille, or text that turns into braille. */
  | 'BRAILLE'
  /** Small enough for a slow line. */
  | 'LOW_BANDWIDTH'
  /** Can be kept and used without a line. */
  | 'OFFLINE';

/** Needs in the words teachers use. Each is a formula of needs, listed by `needPresets`. */
export type NeedPreset =
  /** For blind learners. */
  | 'BLIND'
  /** For learners who see little. */
  | 'LOW_VISION'
  /** For learners who do not tell all colours apart. */
  | 'COLOUR_BLIND'
  /** For deaf learners. */
  | 'DEAF'
  /** For learners who hear little. */
  | 'HARD_OF_HEARING'
  /** For learners with dyslexia. */
  | 'DYSLEXIA'
  /** For learners with attention deficit (hyperactivity) disorder. */
  | 'ADHD'
  /** For autistic learners. */
  | 'AUTISM'
  /** For learners who cannot use a mouse or touch well. */
  | 'MOTOR'
  /** For learners whom flashes can harm. */
  | 'PHOTOSENSITIVE_EPILEPSY'
  /** For a slow or costly line. */
  | 'SLOW_CONNECTION';

/** How much a need matters. */
export type NeedImportance =
  /** A resource that fails it does not fit. */
  | 'REQUIRED'
  /** It only ranks. */
  | 'PREFERRED';

/** One need or one preset: give exactly one of the two. */
export type NeedInput = {
  /** One need. */
  need?: InputMaybe<Need>;
  /** One preset. */
  preset?: InputMaybe<NeedPreset>;
  /** How much it matters. */
  importance?: InputMaybe<NeedImportance>;
  /** Captions, transcript, description, voicing or signing in this language. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
};

/** How well a resource serves a need. From worst to best. */
export type FitLevel =
  /** Something stands against it. */
  | 'DOES_NOT_FIT'
  /** Nobody has said. */
  | 'UNKNOWN'
  /** Something helps, and it is not all. */
  | 'PARTLY'
  /** Everything known to be needed is there. */
  | 'FITS';

/** How a fact is known, weakest first. */
export type Basis =
  /** Concluded by a rule. */
  | 'INFERRED'
  /** Said by its owner. */
  | 'DECLARED'
  /** Said by somebody who used it. */
  | 'REPORTED'
  /** Checked by a machine. */
  | 'CHECKED'
  /** Verified by a reviewer. */
  | 'VERIFIED';

/** How well one resource serves all needs asked for. */
export type Fit = {
  __typename?: 'Fit';
  /** The weakest required need; with only preferred ones, the weakest of those. */
  level: FitLevel;
  /** Each need by itself, in the order asked. */
  needs: Array<NeedFit>;
  /** The file the verdict is about, when the resource has several. */
  file?: Maybe<File>;
};

/** How well one resource serves one need, or one group of which any is enough. */
export type NeedFit = {
  __typename?: 'NeedFit';
  /** The need that decided. */
  need: Need;
  /** The preset it comes from. */
  preset?: Maybe<NeedPreset>;
  /** How much it matters. */
  importance: NeedImportance;
  /** How well it is served. */
  level: FitLevel;
  /** Why, in plain words. */
  reason: Scalars['String']['output'];
  /** The vocabulary values the verdict rests on. */
  because: Array<Scalars['String']['output']>;
  /** How the weakest of these facts is known. Null when nothing is known. */
  basis?: Maybe<Basis>;
  /** Unknown, and unknown is dangerous here: show it as a warning. */
  warning: Scalars['Boolean']['output'];
};

/** A preset and what it stands for. */
export type NeedPresetDescription = {
  __typename?: 'NeedPresetDescription';
  /** Its name in the API. */
  preset: NeedPreset;
  /** In the words of teachers, e.g. `Deaf`. */
  label: Scalars['String']['output'];
  /** The formula in words. */
  description: Scalars['String']['output'];
  /** All groups together; of each, any one need. */
  groups: Array<NeedGroup>;
};

/** Any one of these needs is enough. */
export type NeedGroup = {
  __typename?: 'NeedGroup';
  /** The best of these counts. */
  anyOf: Array<Need>;
  /** How much it matters. */
  importance: NeedImportance;
};

/** One accessibility fact of a resource. */
export type AccessibilityFact = {
  __typename?: 'AccessibilityFact';
  /** What it speaks of. */
  kind: AccessibilityFactKind;
  /** Vocabulary value, e.g. `alternativeText`. */
  value: Scalars['String']['output'];
  /** False when the source says it is absent. */
  present: Scalars['Boolean']['output'];
  /** How it is known. */
  basis: Basis;
  /** Language of captions, transcript, description, voicing or signing. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** How its owner knows; null where that is not said. */
  method?: Maybe<AccessibilityMethod>;
  /** Somebody says otherwise, and nobody has looked since. It changes no verdict. */
  disputed: Scalars['Boolean']['output'];
};

/** How somebody knows who can use a resource. */
export type AccessibilityMethod =
  /** They made it that way. */
  | 'MADE'
  /** They looked through it. */
  | 'LOOKED'
  /** A checking program found it. */
  | 'TOOL'
  /** They tried it with assistive technology. */
  | 'TRIED'
  /** People with disabilities used it. */
  | 'USERS';

/** What an accessibility fact speaks of. */
export type AccessibilityFactKind =
  /** A sense the content uses. */
  | 'MODE'
  /** A set of senses that is enough for all of it. */
  | 'SUFFICIENT'
  /** Something done to help. */
  | 'FEATURE'
  /** A danger, or its confirmed absence. */
  | 'HAZARD'
  /** A way of input that reaches everything. */
  | 'CONTROL'
  /** A platform interface it works with. */
  | 'API'
  /** A standard it is said to meet. */
  | 'CONFORMANCE';

/** What is known of who can use a resource. */
export type Accessibility = {
  __typename?: 'Accessibility';
  /** False when nothing is known: unknown, not inaccessible. */
  known: Scalars['Boolean']['output'];
  /** Every fact, in the words of the vocabulary. */
  facts: Array<AccessibilityFact>;
  /** In the provider's words. */
  summaries: Array<LocalisedText>;
  /** Statements for people, in the wording of the W3C Accessibility Metadata Display Guide 2.1. */
  statements: Array<AccessibilityStatement>;
};

/** A group of statements for people. */
export type AccessibilityStatement = {
  __typename?: 'AccessibilityStatement';
  /** `ways-of-reading`, `conformance`, `navigation`, `rich-content`, `hazards`, `additional`. */
  key: Scalars['String']['output'];
  /** Its heading. */
  heading: Scalars['String']['output'];
  /** Its sentences. */
  sentences: Array<Scalars['String']['output']>;
  /** Its sentences with what each rests on. */
  lines: Array<AccessibilityLine>;
};

/** A sentence for people, and what it rests on. */
export type AccessibilityLine = {
  __typename?: 'AccessibilityLine';
  /** Its name in the table of words of the guide, by which it is found in other languages, e.g. `hazards-none`; null for words of ours and of a provider. */
  code?: Maybe<Scalars['String']['output']>;
  /** The sentence, in English; of a summary, as its provider wrote it. */
  text: Scalars['String']['output'];
  /** The facts it rests on; empty where it says that nothing is known. */
  facts: Array<AccessibilityFact>;
};

/** A concept of a vocabulary: a subject, a resource type, a level. */
export type Concept = Node & {
  __typename?: 'Concept';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Stable name, as the source gave it or our own. */
  uri: Scalars['String']['output'];
  /** The label in the best language for the reader. */
  label: LocalisedText;
  /** All labels. */
  labels: Array<LocalisedText>;
  /** Its code in the scheme. */
  notation?: Maybe<Scalars['String']['output']>;
  /** Uri of the vocabulary it belongs to. */
  scheme?: Maybe<Scalars['String']['output']>;
  /** Concepts above it. */
  broader: Array<Concept>;
};


/** A concept of a vocabulary: a subject, a resource type, a level. */
export type ConceptLabelArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

/** What a vocabulary is for. */
export type ConceptPurpose =
  /** What it is about. */
  | 'SUBJECT'
  /** What sort of thing a resource is. */
  | 'RESOURCE_TYPE'
  /** Stages, years and other levels. */
  | 'LEVEL';

/** What the levels of a scheme are ordered by. */
export type LevelKind =
  /** School years, one after the other. */
  | 'YEAR'
  /** Stages of several years. */
  | 'STAGE'
  /** How well something is mastered, at any age. */
  | 'PROFICIENCY'
  /** How hard a text is to read. */
  | 'READING'
  /** How hard a task is. */
  | 'DIFFICULTY'
  /** Ages in years. */
  | 'AGE';

/** A level of a scheme: a school year, a stage, a degree of proficiency. */
export type Level = {
  __typename?: 'Level';
  /** Stable: the scheme and the level in it, such as `us-grades/3`. */
  id: Scalars['ID']['output'];
  /** What it is called, in the language of its country or in English. */
  label: Scalars['String']['output'];
  /** Its place in the order of the scheme, lowest first, counted from 0. */
  position: Scalars['Int']['output'];
  /** Usual age at its start, in whole years; null where the scheme goes by no age. */
  ageFrom?: Maybe<Scalars['Int']['output']>;
  /** Usual age at its end, in whole years; null with an `ageFrom` means and older. */
  ageTo?: Maybe<Scalars['Int']['output']>;
};

/** A table of levels. Levels of two schemes are compared through their ages; a scheme without ages has its own order and nothing else. */
export type LevelScheme = {
  __typename?: 'LevelScheme';
  /** Stable, such as `us-grades`. */
  key: Scalars['String']['output'];
  /** What it is called, in English. */
  name: Scalars['String']['output'];
  /** What its levels are ordered by. */
  kind: LevelKind;
  /** The country it belongs to (ISO 3166-1); null where it belongs to none. */
  jurisdiction?: Maybe<Scalars['String']['output']>;
  /** Its levels, lowest first. */
  levels: Array<Level>;
};

/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type Resource = Node & {
  __typename?: 'Resource';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Stable name of the thing, `urn:uuid:…` or as the source gave it. */
  uri: Scalars['String']['output'];
  /** The title in the best language for the reader. */
  title: LocalisedText;
  /** All titles, original first. */
  titles: Array<LocalisedText>;
  /** The description in the best language for the reader. */
  description?: Maybe<LocalisedText>;
  /** Where it opens. */
  url: Scalars['URL']['output'];
  /** What sort of help it is. */
  kind: ResourceKind;
  /** Whether it is published. */
  state: ResourceState;
  /** Why it was withdrawn or hidden. */
  stateReason?: Maybe<Scalars['String']['output']>;
  /** Languages of this edition. */
  languages: Array<Scalars['LanguageTag']['output']>;
  /** What sort of thing it is. */
  types: Array<Concept>;
  /** Subjects, as the source gives them. */
  subjects: Array<Concept>;
  /** Stages it is made for. */
  levels: Array<Concept>;
  /** Youngest age in whole years it is made for. */
  ageFrom?: Maybe<Scalars['Int']['output']>;
  /** Oldest age in whole years; null with an `ageFrom` means and older. */
  ageTo?: Maybe<Scalars['Int']['output']>;
  /** Whom it is made for: student, teacher, parent … */
  audience: Array<Scalars['String']['output']>;
  /** Words of its source. */
  keywords: Array<Scalars['String']['output']>;
  /** Typical time for a learner, in minutes. */
  minutes?: Maybe<Scalars['Int']['output']>;
  /** Null when not known. */
  device?: Maybe<DeviceNeed>;
  /** It can be printed; null when not known. */
  printable?: Maybe<Scalars['Boolean']['output']>;
  /** What else is needed. */
  materials: Array<Scalars['String']['output']>;
  /** An account is needed; null when not known. */
  signInNeeded?: Maybe<Scalars['Boolean']['output']>;
  /** Null when not known. */
  cost?: Maybe<Cost>;
  /** Who publishes it. */
  provider: Provider;
  /** Who made it. */
  contributors: Array<Contributor>;
  /** What may be done with it. */
  licence: LicenceSummary;
  /** What its provider says itself of licence and accessibility, beneath what others found: what a form begins with, so that saving it states nobody else's word. */
  declared: Declared;
  /** What is behind the link. */
  files: Array<File>;
  /** Who can use it, as far as is known. */
  accessibility: Accessibility;
  /** How well it serves these needs. Null when no needs are given. */
  fit?: Maybe<Fit>;
  /** What it teaches, practises, assesses or requires. */
  alignments: Array<Alignment>;
  /** Other editions of the same work, by language. */
  editions: Array<Resource>;
  /** What it was made from. */
  basedOn: Array<Resource>;
  /** The edition it was translated from. */
  translationOf?: Maybe<Resource>;
  /** The resource it is a new version of. */
  versionOf?: Maybe<Resource>;
  /** Published remixes of it, newest first; at most 100. */
  remixes: Array<Resource>;
  /** Published translations of it, newest first; at most 100. */
  translations: Array<Resource>;
  /** Published new versions of it, newest first; at most 100. */
  laterVersions: Array<Resource>;
  /** Larger works it is part of. */
  partOf: Array<Resource>;
  /** Where the record came from. */
  provenance: Provenance;
  /** A credit line to copy: title, author, source, licence, and the same of what it was made from. In the language asked for, else in that of the resource; where we have no words for it, in English. */
  attribution: Attribution;
  /** Grows by one with every change. */
  revision: Scalars['Int']['output'];
  /**
   * Its revisions, newest first, each with what changed: those that the person asking may see. Drafts are for those who see
   * drafts; what was before a withdrawal or a hiding is not shown to others any more. Labels are in the first of `languages`
   * that is there.
   */
  revisions: RevisionConnection;
  /** The draft of its next version, for those who may see it; null for others and where there is none. */
  nextDraft?: Maybe<Resource>;
  /** When it came here. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed here. */
  updatedAt: Scalars['DateTime']['output'];
  /** The person asking may edit it. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** The person asking may withdraw it. */
  viewerCanWithdraw: Scalars['Boolean']['output'];
  /** The person asking belongs to a provider and may start a translation or a remix of it; whether its licence permits them is in `licence.answers`. */
  viewerCanDerive: Scalars['Boolean']['output'];
  /** The person asking may publish it, when it is a draft. */
  viewerCanPublish: Scalars['Boolean']['output'];
  /** The person asking may begin a new version of it, or go on with the one that is begun. */
  viewerCanMakeVersion: Scalars['Boolean']['output'];
  /** Outcomes that it may teach, for people to judge, best first; at most 20. Those that were accepted or rejected are not among them. */
  suggestedAlignments: Array<AlignmentSuggestion>;
  /** Public collections it stands in, the latest changed first. */
  collections: Array<Collection>;
  /** The code for print of its work; null for one that is not published. The first who asks has it made, once and for all editions. */
  printCode?: Maybe<PrintCode>;
  /** Whether the viewer may make printed codes of its provider lead here. */
  viewerCanRelinkCodes: Scalars['Boolean']['output'];
  /** What people said about its accessibility and licence, the oldest first; at most 100. */
  claims: Array<FactClaim>;
  /** The resource that took its place when both turned out to be the same; its tombstone leads there. */
  mergedInto?: Maybe<Resource>;
  /** The person asking may check its facts. */
  viewerCanCheck: Scalars['Boolean']['output'];
  /** Published resources that are likely the same, most alike first; 10 at most. Null for people who may neither edit nor moderate it. */
  possibleDuplicates?: Maybe<Array<PossibleDuplicate>>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceTitleArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceDescriptionArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceFitArgs = {
  needs: Array<NeedInput>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceRemixesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceTranslationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceLaterVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceAttributionArgs = {
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceSuggestedAlignmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One edition of an open educational resource: one language version with its own link, licence and accessibility facts. */
export type ResourceCollectionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What the provider of a resource says itself. */
export type Declared = {
  __typename?: 'Declared';
  /** What it states of the licence. */
  licences: Array<LicenceStatement>;
  /** What it says of accessibility. */
  facts: Array<AccessibilityFact>;
};

/** One revision of a resource. */
export type Revision = {
  __typename?: 'Revision';
  /** Grows with every change; numbers that a draft passed through as it was typed are missing. */
  number: Scalars['Int']['output'];
  /** When it came to be. */
  at: Scalars['DateTime']['output'];
  /** Who made it: the person, for those who may know the members of its provider; else the provider, a moderator or the source. */
  by: Scalars['String']['output'];
  /** What its maker says of the change. */
  note?: Maybe<Scalars['String']['output']>;
  /** The state it was in. */
  state: ResourceState;
  /** It is what the resource says now. */
  isPresent: Scalars['Boolean']['output'];
  /** It is the first one the person asking may see: what was before is not told. */
  isFirst: Scalars['Boolean']['output'];
  /** What differs from the one before, field by field. */
  changes: Array<RevisionChange>;
};

/** Revisions, one page of them. */
export type RevisionConnection = {
  __typename?: 'RevisionConnection';
  /** The revisions themselves. */
  nodes: Array<Revision>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** What changed in one field. */
export type RevisionChange = {
  __typename?: 'RevisionChange';
  /** As in `ResourceInput` where it has one. */
  field: Scalars['String']['output'];
  /** What it is called, for people. */
  label: Scalars['String']['output'];
  /** The language of a text that may be there in several. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** Its values before, in words; empty where it said nothing. */
  before: Array<Scalars['String']['output']>;
  /** Its values after, in words; empty where it says nothing. */
  after: Array<Scalars['String']['output']>;
  /** Of a text, what was kept, removed and added, word by word and in order; of everything else empty. */
  parts: Array<TextPart>;
};

/** A piece of two texts that are compared. */
export type TextPart = {
  __typename?: 'TextPart';
  /** Whether it is in both. */
  kind: TextPartKind;
  /** The piece, with its spaces. */
  text: Scalars['String']['output'];
};

/** In which of two texts a piece is. */
export type TextPartKind =
  /** In both. */
  | 'KEPT'
  /** In the former one only. */
  | 'REMOVED'
  /** In the later one only. */
  | 'ADDED';

/** An edit that was made from an old revision. Nothing of it was written. */
export type StaleEdit = {
  __typename?: 'StaleEdit';
  /** The revision the resource is at now: give it with what you decide on. */
  revision: Scalars['Int']['output'];
  /** When that one came to be. */
  at: Scalars['DateTime']['output'];
  /** What its maker says of it. */
  note?: Maybe<Scalars['String']['output']>;
  /** The fields in which your edit and what stands now differ. */
  fields: Array<StaleField>;
};

/** One field of which there are two texts now. */
export type StaleField = {
  __typename?: 'StaleField';
  /** As in `ResourceInput`. */
  field: Scalars['String']['output'];
  /** What it is called, for people. */
  label: Scalars['String']['output'];
  /** The language of a text that may be there in several. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** What both began with; null where that is not kept. */
  edited?: Maybe<Array<Scalars['String']['output']>>;
  /** What stands there now. */
  theirs: Array<Scalars['String']['output']>;
  /** What your edit says. */
  yours: Array<Scalars['String']['output']>;
  /** It was changed there since the revision you edited, as far as that is known. */
  changedByThem: Scalars['Boolean']['output'];
  /** Your edit changes it, as far as that is known. */
  changedByYou: Scalars['Boolean']['output'];
};

/** What a resource is to a teacher. */
export type ResourceKind =
  /** Something to learn with. */
  | 'CONTENT'
  /** A way of teaching, such as a lesson plan. */
  | 'METHOD'
  /** A tool to make or do things with. */
  | 'TOOL';

/** Where a resource stands on its way. Only published ones are found by search. */
export type ResourceState =
  /** Not shown yet. */
  | 'DRAFT'
  /** Waits for a moderator. */
  | 'SUBMITTED'
  /** To be found by all. */
  | 'PUBLISHED'
  /** Taken back by its provider. */
  | 'WITHDRAWN'
  /** Taken out of sight by a moderator. */
  | 'HIDDEN'
  /** Only named by something else. */
  | 'REFERENCED';

/** Devices a class needs for it. */
export type DeviceNeed =
  /** No device. */
  | 'NONE'
  /** One for the class. */
  | 'SHARED'
  /** One for each learner. */
  | 'EACH';

/** What it costs to use. */
export type Cost =
  /** Free of charge. */
  | 'FREE'
  /** It costs money. */
  | 'PAID';

/** Somebody who helped to make it. */
export type Contributor = {
  __typename?: 'Contributor';
  /** As the source writes it. */
  name: Scalars['String']['output'];
  /** author, illustrator, translator … */
  role: Scalars['String']['output'];
  /** Their address or identifier. */
  uri?: Maybe<Scalars['String']['output']>;
};

/** A file behind a resource. */
export type File = {
  __typename?: 'File';
  /** Where it is. */
  url: Scalars['URL']['output'];
  /** Its media type, e.g. `application/pdf`. */
  mediaType?: Maybe<Scalars['String']['output']>;
  /** Size in bytes, when known. */
  bytes?: Maybe<Scalars['Float']['output']>;
  /** Language of the file. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** May be downloaded. */
  downloadable?: Maybe<Scalars['Boolean']['output']>;
};

/** What a resource and an outcome have to do with each other. */
export type Alignment = {
  __typename?: 'Alignment';
  /** What the resource does for the outcome. */
  kind: AlignmentKind;
  /** Whether the whole outcome is meant. */
  extent: AlignmentExtent;
  /** Whether it counts. */
  status: FactStatus;
  /** 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** Who says so. */
  source: Scalars['String']['output'];
  /** The outcome. */
  outcome: Outcome;
  /** The resource. */
  resource: Resource;
};

/** What a resource does for an outcome. */
export type AlignmentKind =
  /** It teaches it. */
  | 'TEACHES'
  /** It gives practice in it. */
  | 'PRACTISES'
  /** It tests it. */
  | 'ASSESSES'
  /** It has to be known before. */
  | 'REQUIRES';

/** How much of an outcome an alignment is about. */
export type AlignmentExtent =
  /** All of the outcome. */
  | 'WHOLE'
  /** A part of the outcome. */
  | 'PART';

/** Whether a fact is followed. */
export type FactStatus =
  /** Somebody or something proposes it; it is not followed. */
  | 'PROPOSED'
  /** It counts. */
  | 'ACCEPTED'
  /** It was looked at and does not hold. */
  | 'REJECTED';

/** Uses a licence may permit. */
export type Permission =
  /** Use it as it is. */
  | 'USE'
  /** Copy it and pass it on. */
  | 'COPY'
  /** Print it for a class. */
  | 'PRINT'
  /** Translate it and share the result. */
  | 'TRANSLATE'
  /** Change it and share the result. */
  | 'ADAPT'
  /** Use it commercially. */
  | 'SELL';

/** What somebody plans with a resource. */
export type LicencePurpose =
  /** Copy it, keep the copy and pass it on. */
  | 'COPY'
  /** Save it in another file format. That is no adaptation. */
  | 'CHANGE_FORMAT'
  /** Print it for a class. That is no adaptation. */
  | 'PRINT'
  /** Translate it and share the translation. */
  | 'TRANSLATE'
  /** Change it and share the result. */
  | 'ADAPT'
  /** Sell it, or use it to make money. */
  | 'SELL';

/** Whether something is permitted. */
export type LicenceVerdict =
  /** It is permitted. */
  | 'YES'
  /** It is not permitted: ask its makers. */
  | 'NO'
  /** It is not known; that is neither yes nor no. */
  | 'UNKNOWN';

/** May it be used like this? */
export type LicenceAnswer = {
  __typename?: 'LicenceAnswer';
  /** What is planned. */
  purpose: LicencePurpose;
  /** Whether every licence statement permits it. */
  answer: LicenceVerdict;
  /** Why, in a sentence. */
  reason: Scalars['String']['output'];
  /** What has to be done along with it; empty unless the answer is yes. */
  requires: Array<Duty>;
};

/** Making something new of a work. */
export type Making =
  /** Putting it into another language. */
  | 'TRANSLATE'
  /** Changing it, or building on it. */
  | 'ADAPT';

/** A licence for something that is made from works of others. */
export type LicenceChoice = {
  __typename?: 'LicenceChoice';
  /** The licence. */
  licence: Licence;
  /** Whether what is made may stand under it. */
  answer: LicenceVerdict;
  /** Why, in a sentence that names the pair. */
  reason: Scalars['String']['output'];
};

/** Duties a licence may bring. */
export type Duty =
  /** Name the author and the licence. */
  | 'ATTRIBUTE'
  /** What is made from it keeps the licence. */
  | 'SHARE_ALIKE'
  /** Not for commercial ends. */
  | 'NON_COMMERCIAL';

/** All licence statements of a resource and what they permit together. */
export type LicenceSummary = {
  __typename?: 'LicenceSummary';
  /** Each statement as it was read. Statements that disagree are all kept. */
  statements: Array<LicenceStatement>;
  /** What all of them permit. */
  permits: Array<Permission>;
  /** What it asks for. */
  requires: Array<Duty>;
  /** What at least one of them forbids without the leave of its makers. What is neither permitted nor forbidden is not known. */
  forbids: Array<Permission>;
  /** What may be done with it, purpose by purpose. */
  answers: Array<LicenceAnswer>;
  /** The statements differ; only what all permit is permitted. */
  disagree: Scalars['Boolean']['output'];
  /** False when no licence was recognised: nothing is known to be permitted. */
  recognised: Scalars['Boolean']['output'];
  /** Short name of what applies, e.g. `CC BY-NC 4.0`. */
  label: Scalars['String']['output'];
};

/** One licence statement. */
export type LicenceStatement = {
  __typename?: 'LicenceStatement';
  /** Key of a known licence, e.g. `cc-by-4.0`, or `unrecognised`. */
  key: Scalars['String']['output'];
  /** Short name, e.g. `CC BY 4.0`. */
  label: Scalars['String']['output'];
  /** Address of the licence. */
  url?: Maybe<Scalars['String']['output']>;
  /** Exactly as stated. */
  words?: Maybe<Scalars['String']['output']>;
  /** What it speaks of. */
  part: LicencePart;
  /** Who or what states it. */
  statedBy?: Maybe<Scalars['String']['output']>;
  /** When the statement was read. */
  readAt?: Maybe<Scalars['String']['output']>;
  /** What it permits. */
  permits: Array<Permission>;
};

/** What a licence statement is about. */
export type LicencePart =
  /** Everything. */
  | 'ALL'
  /** Its text. */
  | 'TEXT'
  /** Its pictures. */
  | 'PICTURES'
  /** Its data. */
  | 'DATA'
  /** The record only, not the thing. */
  | 'METADATA';

/** Where a record came from. */
export type Provenance = {
  __typename?: 'Provenance';
  /** Sources that describe it, first one first. */
  sources: Array<Source>;
  /** True when it was made here. */
  bornHere: Scalars['Boolean']['output'];
};

/** A place records come from. */
export type Source = {
  __typename?: 'Source';
  /** Short and stable name. */
  key: Scalars['String']['output'];
  /** For people. */
  name: Scalars['String']['output'];
  /** Where it is. */
  url?: Maybe<Scalars['String']['output']>;
  /** Licence of its records. */
  licence?: Maybe<Scalars['String']['output']>;
  /** The line its licence asks for. */
  credit?: Maybe<Scalars['String']['output']>;
  /** When it was read. */
  retrieved?: Maybe<Scalars['String']['output']>;
};

/** A credit line in two forms. */
export type Attribution = {
  __typename?: 'Attribution';
  /** The language of its words; titles and names keep their own. */
  language: Scalars['LanguageTag']['output'];
  /** As plain text. */
  text: Scalars['String']['output'];
  /** With links; safe to place in a page. */
  html: Scalars['String']['output'];
};

/** What stands before publishing. */
export type Preflight = {
  __typename?: 'Preflight';
  /** What is wrong: as long as there is any, it cannot be published. */
  mustMend: Array<UserError>;
  /** What would make it better; what helps teachers most comes first. */
  couldImprove: Array<Improvement>;
};

/** Something that would make a resource better. */
export type Improvement = {
  __typename?: 'Improvement';
  /** Path of the input that would do it, as of a fault. */
  field: Array<Scalars['String']['output']>;
  /** What to do. */
  message: Scalars['String']['output'];
  /** What teachers have of it. */
  why: Scalars['String']['output'];
};

/** What a publisher says of a resource. */
export type ResourceInput = {
  /** Title in the language of the resource; up to 300 characters. */
  title: Scalars['String']['input'];
  /** What a learner does with it, in two or three sentences; up to 5,000 characters. */
  description: Scalars['String']['input'];
  /** Where it opens: http or https. */
  url: Scalars['String']['input'];
  /** A language tag of BCP 47; what is none is a user error beside the others. */
  language: Scalars['String']['input'];
  /** What sort of help it is. */
  kind?: InputMaybe<ResourceKind>;
  /** Ids of resource types. */
  typeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Youngest age in whole years. */
  ageFrom?: InputMaybe<Scalars['Int']['input']>;
  /** Oldest age in whole years. */
  ageTo?: InputMaybe<Scalars['Int']['input']>;
  /** Typical time for a learner, in minutes. */
  minutes?: InputMaybe<Scalars['Int']['input']>;
  /** Words people may search for. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whom it is made for: student, teacher, parent … */
  audience?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Leave out when not known. */
  device?: InputMaybe<DeviceNeed>;
  /** Leave out when not known. */
  printable?: InputMaybe<Scalars['Boolean']['input']>;
  /** Leave out when not known. */
  signInNeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** Leave out when not known. */
  cost?: InputMaybe<Cost>;
  /** Key of a known licence, from `licences`. */
  licence: Scalars['String']['input'];
  /** Names of its authors. */
  creators?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What it teaches. */
  alignments?: InputMaybe<Array<AlignmentInput>>;
  /** What is known of who can use it. Leave out what is not known. */
  accessibility?: InputMaybe<AccessibilityInput>;
  /** What is behind the link. */
  files?: InputMaybe<Array<FileInput>>;
  /** Another edition of the same work. */
  editionOf?: InputMaybe<Scalars['ID']['input']>;
  /** What it was made from. */
  basedOn?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** An outcome the resource teaches, practises, assesses or requires. */
export type AlignmentInput = {
  /** Id of the outcome. */
  outcomeId: Scalars['ID']['input'];
  /** What the resource does for the outcome. */
  kind?: InputMaybe<AlignmentKind>;
  /** Whether the whole outcome is meant. */
  extent?: InputMaybe<AlignmentExtent>;
};

/** Values of the W3C accessibility vocabulary. What is left out is not known, never "no". */
export type AccessibilityInput = {
  /** Senses the content uses. */
  accessModes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Each a set of modes that is enough for everything. */
  accessModesSufficient?: InputMaybe<Array<Array<Scalars['String']['input']>>>;
  /** What was done to help. */
  features?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Dangers, or their confirmed absence. */
  hazards?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ways of input that reach everything. */
  controls?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Features known to be absent. */
  absentFeatures?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ways of input known not to reach everything. */
  absentControls?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Senses known not to be used, and ways of showing things known not to be there. */
  absentModes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Standards it meets: `WCAG 2.2 AA`. */
  conformance?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How you know; leave out when you do not say. */
  method?: InputMaybe<AccessibilityMethod>;
  /** In your own words. */
  summary?: InputMaybe<Scalars['String']['input']>;
};

/** A file behind the resource. */
export type FileInput = {
  /** Where it is: http or https. */
  url: Scalars['String']['input'];
  /** Its media type, e.g. `application/pdf`. */
  mediaType?: InputMaybe<Scalars['String']['input']>;
  /** Size in bytes. */
  bytes?: InputMaybe<Scalars['Float']['input']>;
  /** May be downloaded. */
  downloadable?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The answer to a change of a resource. */
export type ResourcePayload = {
  __typename?: 'ResourcePayload';
  /** The resource as it is now; null when nothing was written. */
  resource?: Maybe<Resource>;
  /** With the fault STALE, both texts of what differs; else null. */
  stale?: Maybe<StaleEdit>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to the removal of a draft. */
export type ResourceDiscardPayload = {
  __typename?: 'ResourceDiscardPayload';
  /** Id of the draft that was removed; null when nothing was. */
  discardedId?: Maybe<Scalars['ID']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A licence we know. */
export type Licence = {
  __typename?: 'Licence';
  /** Give it when publishing. */
  key: Scalars['String']['output'];
  /** Short name, e.g. `CC BY 4.0`. */
  label: Scalars['String']['output'];
  /** Address of the licence. */
  url?: Maybe<Scalars['String']['output']>;
  /** What it permits. */
  permits: Array<Permission>;
  /** What it asks for. */
  requires: Array<Duty>;
  /** What it forbids without the leave of its makers. */
  forbids: Array<Permission>;
  /** In plain words. */
  summary: Scalars['String']['output'];
};

/** Something to be learnt: a standard, competency, skill or a part of one. */
export type Outcome = Node & {
  __typename?: 'Outcome';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Stable name, as the source gave it or our own. */
  uri: Scalars['String']['output'];
  /** Code in its framework, e.g. `CCSS.Math.Content.6.RP.A.3`. */
  code?: Maybe<Scalars['String']['output']>;
  /** The statement in the best language for the reader. */
  statement: LocalisedText;
  /** The statement in every language there is, original first. */
  statements: Array<LocalisedText>;
  /** Short label, when the source has one. */
  label?: Maybe<LocalisedText>;
  /** What it is in its framework, by one documented rule. */
  role: OutcomeRole;
  /** The source's own word for it: Standard, Domain, Skill … */
  sourceType?: Maybe<Scalars['String']['output']>;
  /** Only named by something else; not imported yet. */
  referencedOnly: Scalars['Boolean']['output'];
  /** Where it stands. */
  framework?: Maybe<Framework>;
  /** As the source gives them, e.g. `06` or `KG`. */
  levels: Array<Scalars['String']['output']>;
  /** Youngest age in whole years. */
  ageFrom?: Maybe<Scalars['Int']['output']>;
  /** Oldest age in whole years. */
  ageTo?: Maybe<Scalars['Int']['output']>;
  /** Subjects, as the source gives them. */
  subjects: Array<Scalars['String']['output']>;
  /** What shows that it has been mastered. */
  evidence: Array<MasteryFact>;
  /** Questions that check it. */
  prompts: Array<MasteryFact>;
  /** Mistakes learners often make. */
  misconceptions: Array<MasteryFact>;
  /** Items above it, each up to a root. */
  parents: Array<Outcome>;
  /** From the framework's root down to this one's first parent. */
  ancestors: Array<Outcome>;
  /** Items below it, in order. */
  children: Array<Outcome>;
  /** Items directly below it. */
  childCount: Scalars['Int']['output'];
  /** The items right below it, in order, one page of them. */
  below: OutcomeConnection;
  /** Where it stands: each way from the top of its framework down to it, with what stands beside it there. */
  places: Array<OutcomePlace>;
  /** What comes before: its accepted prerequisites. */
  requires: Array<Prerequisite>;
  /** What comes after: outcomes that require it. */
  requiredBy: Array<Prerequisite>;
  /** The same or like outcomes in other frameworks. */
  matches: Array<OutcomeMatch>;
  /** Resources aligned to it, best first. Without `kinds` those that teach, practise or assess it. */
  alignments: Array<Alignment>;
  /** How many published resources teach, practise or assess it. */
  resourceCount: Scalars['Int']['output'];
  /** The outcome that replaced it. */
  replacedBy?: Maybe<Outcome>;
  /** Where the record came from. */
  provenance: Provenance;
  /** The short label in every language there is, original first. */
  labels: Array<LocalisedText>;
  /** Words it is found by. */
  keywords: Array<Scalars['String']['output']>;
  /** Further notes of its source. */
  notes?: Maybe<Scalars['String']['output']>;
  /** What kind of knowledge it is, in the source's words. */
  knowledgeKind?: Maybe<Scalars['String']['output']>;
  /** Grows by one with every change: give it back with `outcomeUpdate`. */
  revision: Scalars['Int']['output'];
  /** The person asking may change it now. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** It was taken out of its framework; `replacedBy` may lead on. */
  isRetired: Scalars['Boolean']['output'];
  /** The outcome it is a copy of. */
  copiedFrom?: Maybe<Outcome>;
  /** Prerequisites that are stated and not followed, because they would close a cycle or nobody has accepted them. */
  proposedPrerequisites: Array<Prerequisite>;
  /** Its code for print; null for a draft. The first who asks has it made. */
  printCode?: Maybe<PrintCode>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeStatementArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeLabelArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeChildrenArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeBelowArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomePlacesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeRequiresArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeRequiredByArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something to be learnt: a standard, competency, skill or a part of one. */
export type OutcomeAlignmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<AlignmentKind>>;
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

/** Outcomes, one page of them. */
export type OutcomeConnection = {
  __typename?: 'OutcomeConnection';
  /** The things themselves. */
  nodes: Array<Outcome>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** One way down to an outcome, and its neighbours there. */
export type OutcomePlace = {
  __typename?: 'OutcomePlace';
  /** From the top of the framework down to the parent; empty for an item at the top. */
  path: Array<Outcome>;
  /** 1 for the first of those below the parent. */
  position: Scalars['Int']['output'];
  /** How many stand below the parent, itself included. */
  siblingCount: Scalars['Int']['output'];
  /** Those right before it, in order. */
  previous: Array<Outcome>;
  /** Those right after it, in order. */
  next: Array<Outcome>;
};


/** One way down to an outcome, and its neighbours there. */
export type OutcomePlacePreviousArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One way down to an outcome, and its neighbours there. */
export type OutcomePlaceNextArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What shows or checks that an outcome is mastered, or is often mistaken, and who says so. */
export type MasteryFact = {
  __typename?: 'MasteryFact';
  /** The text, without markup. */
  text: Scalars['String']['output'];
  /** Its language. */
  language: Scalars['LanguageTag']['output'];
  /** Writing direction of that language. */
  direction: TextDirection;
  /** Who says so. */
  source: Scalars['String']['output'];
};

/** What an outcome is in its framework. */
export type OutcomeRole =
  /** A heading over outcomes; never a step. */
  | 'GROUP'
  /** Can be a step of a pathway. */
  | 'OUTCOME'
  /** A part of an outcome. */
  | 'PART'
  /** A level of proficiency. */
  | 'LEVEL';

/** One prerequisite edge, seen from either end. */
export type Prerequisite = {
  __typename?: 'Prerequisite';
  /** The outcome at the other end. */
  outcome: Outcome;
  /** Needed, or only a help. */
  strength: PrerequisiteStrength;
  /** Why, in the source's words. Null when the source gives none. */
  reason?: Maybe<LocalisedText>;
  /** Who says so. */
  source: Scalars['String']['output'];
  /** 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** Edges with the same clause are alternatives. */
  clause?: Maybe<Scalars['String']['output']>;
};


/** One prerequisite edge, seen from either end. */
export type PrerequisiteReasonArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

/** How much a prerequisite matters. */
export type PrerequisiteStrength =
  /** Needed. */
  | 'HARD'
  /** Helps. */
  | 'SOFT';

/** A crosswalk to another framework. */
export type OutcomeMatch = {
  __typename?: 'OutcomeMatch';
  /** The outcome in the other framework. */
  outcome: Outcome;
  /** How alike they are. */
  kind: MatchKind;
  /** 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** Who says so. */
  source: Scalars['String']['output'];
};

/** How near two outcomes are, as in SKOS. */
export type MatchKind =
  /** The same. */
  | 'EXACT'
  /** Nearly the same. */
  | 'CLOSE'
  /** The other one is broader. */
  | 'BROAD'
  /** The other one is narrower. */
  | 'NARROW'
  /** They have to do with each other. */
  | 'RELATED';

/** A published set of outcomes. */
export type Framework = Node & {
  __typename?: 'Framework';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Stable name, as the source gave it or our own. */
  uri: Scalars['String']['output'];
  /** The title in the best language for the reader. */
  title: LocalisedText;
  /** The description in the best language for the reader. */
  description?: Maybe<LocalisedText>;
  /** Languages of its text. */
  languages: Array<Scalars['LanguageTag']['output']>;
  /** Who publishes it. */
  publisher?: Maybe<Provider>;
  /** The publisher's own version. */
  version?: Maybe<Scalars['String']['output']>;
  /** In the publisher's words, such as `Adopted` or `Draft`. */
  adoptionStatus?: Maybe<Scalars['String']['output']>;
  /** Subjects, as the source gives them. */
  subjects: Array<Scalars['String']['output']>;
  /** Where its publisher shows it. */
  officialUrl?: Maybe<Scalars['String']['output']>;
  /** What may be done with its text. */
  licence: LicenceSummary;
  /** Only named by something else; not imported yet. */
  referencedOnly: Scalars['Boolean']['output'];
  /** Items at the top of it, in order. */
  roots: Array<Outcome>;
  /** Items at the top of it, in order, one page of them. */
  top: OutcomeConnection;
  /** Levels of its items as the source gives them, lowest first. */
  levels: Array<FrameworkLevel>;
  /** Items in it. */
  outcomeCount: Scalars['Int']['output'];
  /** Accepted prerequisite edges that start in it. */
  prerequisiteCount: Scalars['Int']['output'];
  /** Where the record came from. */
  provenance: Provenance;
  /** The title in every language there is, original first. */
  titles: Array<LocalisedText>;
  /** The description in every language there is, original first. */
  descriptions: Array<LocalisedText>;
  /** Of one that is kept here. Null for an imported one, whose publisher's own word is `adoptionStatus`. */
  status?: Maybe<FrameworkStatus>;
  /** Why it is deprecated. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Grows by one with every change of its own facts: give it back with `frameworkUpdate`. */
  revision: Scalars['Int']['output'];
  /** It takes no changes: it mirrors its source, or it was adopted here. Copy it, or make a new version. */
  isFrozen: Scalars['Boolean']['output'];
  /** The person asking may change it and what is in it now. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** The person asking may copy it into a draft of their own. Where its licence is not known they have to confirm that they may. */
  viewerCanCopy: Scalars['Boolean']['output'];
  /** The person asking may make a draft of a new version of it. */
  viewerCanMakeVersion: Scalars['Boolean']['output'];
  /** The person asking may say that it is no longer in force. */
  viewerCanDeprecate: Scalars['Boolean']['output'];
  /** Of a draft: the version it is to replace. */
  draftOf?: Maybe<Framework>;
  /** The draft of its next version, for those who may see it. */
  nextDraft?: Maybe<Framework>;
  /** What its content was copied from. */
  copiedFrom?: Maybe<Framework>;
  /** Frameworks of others it is adapted from; their credit and licence statements stand on it too. */
  adaptedFrom: Array<Framework>;
  /** The version before it. */
  replaces?: Maybe<Framework>;
  /** The version after it. */
  replacedBy?: Maybe<Framework>;
  /** How far its outcomes are served by resources, in a language and for needs when they are given. */
  coverage: FrameworkCoverage;
  /** Its code for print; null for a draft. The first who asks has it made. */
  printCode?: Maybe<PrintCode>;
};


/** A published set of outcomes. */
export type FrameworkTitleArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** A published set of outcomes. */
export type FrameworkDescriptionArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** A published set of outcomes. */
export type FrameworkTopArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A published set of outcomes. */
export type FrameworkCoverageArgs = {
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  needs?: InputMaybe<Array<NeedInput>>;
};

/** A level that items of a framework have. */
export type FrameworkLevel = {
  __typename?: 'FrameworkLevel';
  /** As the source gives it: what `OutcomeFilter.levels` takes. */
  level: Scalars['String']['output'];
  /** Items that have it. */
  count: Scalars['Int']['output'];
};

/** Frameworks, one page of them. */
export type FrameworkConnection = {
  __typename?: 'FrameworkConnection';
  /** The things themselves. */
  nodes: Array<Framework>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** How far a framework is that is kept here. */
export type FrameworkStatus =
  /** Seen and edited by the members of its provider only. */
  | 'PRIVATE_DRAFT'
  /** Everybody sees it, marked as a draft; it is still edited. */
  | 'DRAFT'
  /** In force. It is frozen: only a new version changes it. */
  | 'ADOPTED'
  /** No longer in force. It stays where it is, and says what replaced it. */
  | 'DEPRECATED';

/** What a framework can be published as. */
export type FrameworkPublication =
  /** Everybody sees it, and it is still edited. */
  | 'DRAFT'
  /** In force and frozen. The version it replaces is deprecated and leads on to it. */
  | 'ADOPTED';

/** The account that asks. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Drafts of your providers, private and public ones, the latest changed first. */
  drafts: Array<Framework>;
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The address of the account, proved by a mail. Null for one that an identity provider opened, until it is given one. */
  email?: Maybe<Scalars['String']['output']>;
  /** How the person is called here. */
  name: Scalars['String']['output'];
  /** Providers you may publish for. */
  providers: Array<Provider>;
  /** Your open sessions, the last used first. No network address is kept with them. */
  sessions: Array<Session>;
  /** The place asks a second factor of you, and you have none: until you add one you may only read. */
  needsSecondFactor: Scalars['Boolean']['output'];
  /** Providers that would have no owner any more if you left. */
  ownedAlone: Array<OwnedAlone>;
  /** Through which identity providers the account can be opened. */
  identities: Array<Identity>;
  /** Searches you keep, the newest first; at most 100. */
  savedSearches: Array<SavedSearch>;
  /** Collections of yours and of your providers, the latest changed first; at most 200. */
  collections: Array<Collection>;
  /** Your API keys, expired ones too, the newest first. No key may ask for them. */
  keys: Array<ApiKey>;
  /** What your account is opened with beside its password. No API key may ask. */
  factors: Array<Factor>;
  /** Recovery codes that are not used yet. */
  recoveryCodesLeft: Scalars['Int']['output'];
  /** Your account has a password. */
  hasPassword: Scalars['Boolean']['output'];
  /** You signed in a short while ago, as changes of factors ask for. */
  signedInRecently: Scalars['Boolean']['output'];
  /** Your roles in the place; most people have none. */
  roles: Array<PlaceRole>;
};

/** A text and its language. */
export type LocalisedTextInput = {
  /** The text; markup is taken out. */
  text: Scalars['String']['input'];
  /** Its language, such as `sw` or `pt-BR`. */
  language: Scalars['LanguageTag']['input'];
};

/** What is said of a framework. When changing, what is left out stays as it is; an empty list or text takes away. */
export type FrameworkInput = {
  /** The provider that keeps it. Needed for a new one; it stays the same. */
  providerId?: InputMaybe<Scalars['ID']['input']>;
  /** What it is called, in one or several languages, original first. Needed for a new one. */
  titles?: InputMaybe<Array<LocalisedTextInput>>;
  /** What it is, in one or several languages. */
  descriptions?: InputMaybe<Array<LocalisedTextInput>>;
  /** Its version in your own words, such as `2027`. */
  version?: InputMaybe<Scalars['String']['input']>;
  /** Subjects, such as `Mathematics`. */
  subjects?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its official page: http or https. */
  officialUrl?: InputMaybe<Scalars['String']['input']>;
  /** Key from `licences`, such as `cc-by-4.0`. One that is adapted from another keeps the licence it came with. */
  licence?: InputMaybe<Scalars['String']['input']>;
};

/** What is said of an outcome. When changing, what is left out stays as it is; an empty list or text takes away. */
export type OutcomeInput = {
  /** What is to be learnt, one text a language, original first. Needed for a new one. */
  statements?: InputMaybe<Array<LocalisedTextInput>>;
  /** A short label, one text a language. */
  labels?: InputMaybe<Array<LocalisedTextInput>>;
  /** Its code: one of its own in the framework. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** What it is in your framework: Standard, Domain, Unit … */
  type?: InputMaybe<Scalars['String']['input']>;
  /** What kind of knowledge it is, in your own words. */
  knowledgeKind?: InputMaybe<Scalars['String']['input']>;
  /** Levels as your framework names them, or ids from `levelSchemes`, which also say the ages. */
  levels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Youngest age in whole years. */
  ageFrom?: InputMaybe<Scalars['Int']['input']>;
  /** Oldest age in whole years. */
  ageTo?: InputMaybe<Scalars['Int']['input']>;
  /** Subjects, such as `Mathematics`. */
  subjects?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Words it is found by. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Further notes. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** What shows that it has been mastered, each in its language. */
  evidence?: InputMaybe<Array<LocalisedTextInput>>;
  /** Questions that check it. */
  prompts?: InputMaybe<Array<LocalisedTextInput>>;
  /** Mistakes learners often make. */
  misconceptions?: InputMaybe<Array<LocalisedTextInput>>;
};

/** What is said of a prerequisite. */
export type PrerequisiteInput = {
  /** Needed, or only a help. */
  strength: PrerequisiteStrength;
  /** Why, one text a language. */
  reason?: InputMaybe<Array<LocalisedTextInput>>;
  /** 0 to 1; 1 when it is left out. */
  confidence?: InputMaybe<Scalars['Float']['input']>;
  /** Prerequisites of one outcome with the same clause are alternatives. */
  clause?: InputMaybe<Scalars['String']['input']>;
};

/** What is said of a crosswalk. */
export type MatchInput = {
  /** How near the two are. `BROAD` says that the other one is broader. */
  kind: MatchKind;
  /** 0 to 1; 1 when it is left out. */
  confidence?: InputMaybe<Scalars['Float']['input']>;
};

/**
 * What hangs on what is changed, as it was before the change. In a draft of a new version the published outcomes it stands
 * for count, because they are replaced when it is adopted.
 */
export type ChangeImpact = {
  __typename?: 'ChangeImpact';
  /** Published resources aligned to what is changed, and, where a way changes, to what requires it. */
  resources: Scalars['Int']['output'];
  /** Those resources, by id. */
  aligned: Array<Resource>;
  /** Published outcomes the way to which changes. */
  outcomes: Scalars['Int']['output'];
  /** Collections that contain what is changed or, where a way changes, what requires it. */
  collections: Scalars['Int']['output'];
  /** Crosswalks that are lost. */
  crosswalks: Scalars['Int']['output'];
  /** All of it in sentences, the weightiest first. */
  summary: Array<Scalars['String']['output']>;
};


/**
 * What hangs on what is changed, as it was before the change. In a draft of a new version the published outcomes it stands
 * for count, because they are replaced when it is adopted.
 */
export type ChangeImpactAlignedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The answer to a change of a framework. */
export type FrameworkChangePayload = {
  __typename?: 'FrameworkChangePayload';
  /** The framework. With `dryRun` as it stands now; null when there is none (any more). */
  framework?: Maybe<Framework>;
  /** What hangs on the change. */
  impact: ChangeImpact;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to a change of an outcome or of what it requires or matches. */
export type OutcomeChangePayload = {
  __typename?: 'OutcomeChangePayload';
  /** The outcome. With `dryRun` as it stands now; null when there is none. */
  outcome?: Maybe<Outcome>;
  /** What hangs on the change. */
  impact: ChangeImpact;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A prerequisite that an outcome may lack. Nothing is written: accept it with `prerequisiteSet`. */
export type PrerequisiteSuggestion = {
  __typename?: 'PrerequisiteSuggestion';
  /** The outcome that may have to come before. */
  outcome: Outcome;
  /** How much speaks for it, 0 to 1. It orders suggestions and is no probability. */
  score: Scalars['Float']['output'];
  /** Whether it is likely needed or likely helps, by what stands on like outcomes. */
  strength: PrerequisiteStrength;
  /** What speaks for it, the weightiest first, in words. */
  reasons: Array<Scalars['String']['output']>;
  /** It is stored as proposed: an import set it aside, or somebody proposed it. It closes no circle now. */
  proposed: Scalars['Boolean']['output'];
};

/** An outcome of another framework that may be the same or alike. Nothing is written: accept it with `matchSet`. */
export type MatchSuggestion = {
  __typename?: 'MatchSuggestion';
  /** The outcome of the other framework. */
  outcome: Outcome;
  /** How much speaks for it, 0 to 1. It orders suggestions and is no probability. */
  score: Scalars['Float']['output'];
  /** What they likely are to each other, as seen from the outcome asked for: `BROAD` says that the other one is the broader. */
  kind: MatchKind;
  /** What speaks for it, the weightiest first, in words. */
  reasons: Array<Scalars['String']['output']>;
};

/** An outcome that a resource may teach. It counts for nothing until its provider, or two teachers who agree, say so. */
export type AlignmentSuggestion = {
  __typename?: 'AlignmentSuggestion';
  /** The outcome that may be taught. */
  outcome: Outcome;
  /** The edition that carries the suggestion: answer with its id. Another edition of the same work may show it too. */
  resource: Resource;
  /** How much speaks for it, 0 to 1. It orders suggestions and is no probability. */
  score: Scalars['Float']['output'];
  /** What speaks for it, the weightiest first, in words. */
  reasons: Array<Scalars['String']['output']>;
  /** What it is after what people said. */
  status: FactStatus;
  /** How many said yes, partly and no. */
  answers: AlignmentAnswers;
  /** What you said to it; null when you have not, or are not signed in. */
  viewerAnswer?: Maybe<AlignmentAnswer>;
};

/** How many people said what to a suggestion. */
export type AlignmentAnswers = {
  __typename?: 'AlignmentAnswers';
  /** It teaches the outcome. */
  yes: Scalars['Int']['output'];
  /** It teaches a part of the outcome. */
  partly: Scalars['Int']['output'];
  /** It does not teach it. */
  no: Scalars['Int']['output'];
};

/** What somebody says to a suggestion. */
export type AlignmentAnswer =
  /** It teaches the outcome. */
  | 'YES'
  /** It teaches a part of the outcome. */
  | 'PARTLY'
  /** It does not teach it. */
  | 'NO';

/** What a resource to be says of itself, for suggestions of outcomes while it is described. */
export type AlignmentTextInput = {
  /** Its title, in any language; up to 300 characters. */
  title: Scalars['String']['input'];
  /** Its description; up to 5,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Words people may search for. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ids of subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Youngest age in whole years. */
  ageFrom?: InputMaybe<Scalars['Int']['input']>;
  /** Oldest age in whole years. */
  ageTo?: InputMaybe<Scalars['Int']['input']>;
  /** Another edition of the same work, whose outcomes are suggested first. */
  editionOf?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of a suggestion for a resource that is not there yet. */
export type OutcomeSuggestion = {
  __typename?: 'OutcomeSuggestion';
  /** The outcome that may be taught. */
  outcome: Outcome;
  /** How much speaks for it, 0 to 1. It orders suggestions and is no probability. */
  score: Scalars['Float']['output'];
  /** What speaks for it, the weightiest first, in words. */
  reasons: Array<Scalars['String']['output']>;
};

/** An answer to a suggestion. */
export type AlignmentAnswerInput = {
  /** The edition that carries the suggestion. */
  resourceId: Scalars['ID']['input'];
  /** The outcome that is suggested. */
  outcomeId: Scalars['ID']['input'];
  /** What you say to it. It takes the place of what you said before. */
  answer: AlignmentAnswer;
};

/** The answer to answering a suggestion. */
export type AlignmentAnswerPayload = {
  __typename?: 'AlignmentAnswerPayload';
  /** The suggestion after your answer; null when something was wrong with the input. */
  suggestion?: Maybe<AlignmentSuggestion>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What the results must have. Any of the values within a field, all fields together. */
export type ResourceFilter = {
  /** Any of these languages. */
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  /** Any of these. */
  kinds?: InputMaybe<Array<ResourceKind>>;
  /** Ids of concepts. */
  types?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of concepts. */
  subjects?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of concepts. */
  levels?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of outcomes. */
  outcomes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of frameworks. */
  frameworks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Keys of licences. */
  licences?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Everything listed must be permitted. */
  permits?: InputMaybe<Array<Permission>>;
  /** Vocabulary values, e.g. `alternativeText`. */
  features?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Hazards that must not be present. */
  withoutHazards?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ids of providers. */
  providers?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Media types, e.g. `application/pdf`. */
  formats?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its time is known and not longer. */
  maxMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Its smallest file is known and not larger. */
  maxBytes?: InputMaybe<Scalars['Float']['input']>;
  /** A learner of this age, in whole years. */
  age?: InputMaybe<Scalars['Int']['input']>;
  /** Every one of these is known of it. */
  traits?: InputMaybe<Array<ResourceTrait>>;
  /** It was changed then or later: by its source's own word where that says, else here. */
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What a resource is known to be, whoever the learner is. What nobody has said is not listed: that is no "no". */
export type ResourceTrait =
  /** A file of it may be downloaded, kept and copied. */
  | 'WORKS_OFFLINE'
  /** No learner needs a device. */
  | 'NO_DEVICE'
  /** It can be printed. */
  | 'PRINTABLE'
  /** No account is needed. */
  | 'NO_SIGN_IN'
  /** For teachers: plans of lessons and courses, and what is there for their own learning. */
  | 'FOR_TEACHERS'
  /** It costs nothing. */
  | 'FREE_OF_CHARGE';

/** What the outcomes found must have. Any of the values within a field, all fields together. */
export type OutcomeFilter = {
  /** Any of these languages. */
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  /** Ids of frameworks. */
  frameworks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** As the source gives them. */
  levels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Any of these. */
  roles?: InputMaybe<Array<OutcomeRole>>;
};

/** What comes first. */
export type SearchOrder =
  /** Best match first. */
  | 'RELEVANCE'
  /** Best fit to the needs first. */
  | 'FIT'
  /** Last changed first. */
  | 'NEWEST'
  /** Least minutes first. */
  | 'SHORTEST'
  /** Smallest download first. */
  | 'SMALLEST';

/** A field that results can be narrowed by. */
export type ResourceFacet =
  /** Language. */
  | 'LANGUAGE'
  /** Content, method or tool. */
  | 'KIND'
  /** What sort of thing it is. */
  | 'TYPE'
  /** Subject. */
  | 'SUBJECT'
  /** Level. */
  | 'LEVEL'
  /** What it teaches. */
  | 'OUTCOME'
  /** Framework of what it teaches. */
  | 'FRAMEWORK'
  /** Licence. */
  | 'LICENCE'
  /** What its licence permits. */
  | 'PERMITS'
  /** Accessibility feature. */
  | 'FEATURE'
  /** Hazard. */
  | 'HAZARD'
  /** Who publishes it. */
  | 'PROVIDER'
  /** Media type. */
  | 'FORMAT'
  /** What it is known to be: the values of `ResourceTrait`. */
  | 'TRAIT';

/** Results of a search for resources. */
export type ResourceSearch = {
  __typename?: 'ResourceSearch';
  /** What was found, best first. */
  edges: Array<ResourceSearchEdge>;
  /** The things themselves. */
  nodes: Array<Resource>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** Editions that match. */
  totalCount: Scalars['Int']['output'];
  /** Works that match. */
  workCount: Scalars['Int']['output'];
  /** Counts of the facets asked for. */
  facets: Array<Facet>;
  /** Words that were left out because nothing matched with them. */
  droppedWords: Array<Scalars['String']['output']>;
  /** Few or none hold all the words, so what holds most of them is found too. */
  widened: Scalars['Boolean']['output'];
  /** The query with misspelt words replaced, when that is what was searched for. */
  correction?: Maybe<Scalars['String']['output']>;
  /** Queries to try instead, when little was found with this one: its words put right. */
  didYouMean: Array<Scalars['String']['output']>;
  /** What to leave out when nothing was found, or not with all words, and what that brings. Most works first. */
  waysOut: Array<WayOut>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
};

/** One result: an edition of a work, and why it was found. */
export type ResourceSearchEdge = {
  __typename?: 'ResourceSearchEdge';
  /** Give it as `after`. */
  cursor: Scalars['String']['output'];
  /** Higher is better; comparable within one answer. */
  score: Scalars['Float']['output'];
  /** The edition that suits the reader best. */
  node: Resource;
  /** Null when no needs are given. */
  fit?: Maybe<Fit>;
  /** Where the words were found. */
  matched: Array<Match>;
  /** Why it was found and stands where it stands, for people, what tells most first. */
  why: Array<SearchReason>;
  /** The title whole, and a passage of the description when words were found in it, with these words marked. */
  highlights: Array<Highlight>;
  /** What its score is the sum of. Empty unless `explain` was asked for. */
  scoreParts: Array<ScorePart>;
  /** Other editions of the same work that match. */
  otherEditions: Array<Resource>;
};

/** Words of the query found in one field. */
export type Match = {
  __typename?: 'Match';
  /** Where: title, description, outcome … */
  field: Scalars['String']['output'];
  /** The words found there, folded. */
  words: Array<Scalars['String']['output']>;
};

/** Why something was found, or is like something else. */
export type SearchReason = {
  __typename?: 'SearchReason';
  /** What sort of reason. */
  kind: SearchReasonKind;
  /** For people: a sentence in the first language of the reader that the API speaks, else in English; subjects, outcomes and levels in it have the reader's words. */
  text: Scalars['String']['output'];
  /** The language of the sentence. */
  language: Scalars['LanguageTag']['output'];
  /** Where, for reasons that rest on words: `title`, `description`, `outcome` … */
  field?: Maybe<Scalars['String']['output']>;
  /** The words found there, folded. */
  words: Array<Scalars['String']['output']>;
};

/** Sorts of reasons. */
export type SearchReasonKind =
  /** Words of the query stand in it. */
  | 'WORDS'
  /** It teaches an outcome with this code, or is it. */
  | 'CODE'
  /** Words were found in the label of a subject, type or level in another language than its own. */
  | 'LABEL'
  /** Words stand in what it teaches, or in what says the same in another framework; or both teach it. */
  | 'OUTCOME'
  /** Words stand in it that mean the same as those of the query, or that are related to them. */
  | 'SYNONYM'
  /** Words stand in what is broader than its subject, type or level, or above the outcomes it teaches. */
  | 'BROADER'
  /** Both are about it. */
  | 'SUBJECT'
  /** Both are for this level or age. */
  | 'LEVEL'
  /** It serves the needs asked for. */
  | 'FIT'
  /** How the fit is known. */
  | 'PROOF'
  /** It is in a language of the reader. */
  | 'LANGUAGE'
  /** It is well described. */
  | 'QUALITY';

/** A text of a result in parts, with the words of the query marked. The parts one after the other are the text. */
export type Highlight = {
  __typename?: 'Highlight';
  /** Whose text: `title` or `description`. */
  field: Scalars['String']['output'];
  /** Its language, where it is known. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** The text. A passage cut out of a longer text begins or ends with an ellipsis. */
  parts: Array<HighlightPart>;
};

/** A piece of a highlighted text. */
export type HighlightPart = {
  __typename?: 'HighlightPart';
  /** The piece, without markup. */
  text: Scalars['String']['output'];
  /** It answers a word of the query. */
  matched: Scalars['Boolean']['output'];
};

/** One named, bounded part of a score. */
export type ScorePart = {
  __typename?: 'ScorePart';
  /** Which: `words`, `proximity`, `exactness`, `language`, `fit`, `aligned`, `quality`, `freshness`. */
  name: Scalars['String']['output'];
  /** What it adds to the score. */
  value: Scalars['Float']['output'];
  /** What it can add at most. */
  most: Scalars['Float']['output'];
};

/** Something to leave out of a search, and what that brings. */
export type WayOut = {
  __typename?: 'WayOut';
  /** What is left out. */
  kind: WayOutKind;
  /** The field of `ResourceFilter` to leave out; null unless it is a filter. */
  name?: Maybe<Scalars['String']['output']>;
  /** What is left out as it was given: the word, or the value of a filter that has just one. */
  value?: Maybe<Scalars['String']['output']>;
  /** What is left out, for people. */
  label: Scalars['String']['output'];
  /** The language of the label; null where it is as it was given, a name, or in several. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** The query that is left. */
  query: Scalars['String']['output'];
  /** Works that this finds. */
  works: Scalars['Int']['output'];
};

/** What can be left out of a search. */
export type WayOutKind =
  /** One word of the query. */
  | 'WORD'
  /** One field of the filter. */
  | 'FILTER'
  /** The bound on fit: what does not fit the needs is shown too, after what does. */
  | 'NEEDS'
  /** The whole filter. */
  | 'ALL_FILTERS';

/**
 * A field with its values, counted as if nothing of it were chosen. The values of `SUBJECT` are a tree: a subject is counted
 * with what lies below it.
 */
export type Facet = {
  __typename?: 'Facet';
  /** The field. */
  name: ResourceFacet;
  /**
   * Its values, most frequent first; chosen ones beyond `first` follow after them. `first` is 1 to 200. `contains` gives
   * the values with a label in the reader's languages, or in the original language, that holds this text, and the chosen
   * ones; case and accents do not matter.
   */
  values: Array<FacetValue>;
  /** How many values there are; 10,000 stands for as many or more. */
  valueCount: Scalars['Int']['output'];
};


/**
 * A field with its values, counted as if nothing of it were chosen. The values of `SUBJECT` are a tree: a subject is counted
 * with what lies below it.
 */
export type FacetValuesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  contains?: InputMaybe<Scalars['String']['input']>;
};

/** A value of a facet. */
export type FacetValue = {
  __typename?: 'FacetValue';
  /** Give it back in the filter. */
  value: Scalars['String']['output'];
  /** For people: in the first language of the reader that has one. An outcome is its code and the beginning of its statement. */
  label: Scalars['String']['output'];
  /** The language of the label; null where it is a name or a code. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** The value above it in a tree: the nearest that is among the values given. */
  broader?: Maybe<Scalars['String']['output']>;
  /** Editions there would be if it were chosen. */
  count: Scalars['Int']['output'];
  /** It is part of the filter. */
  selected: Scalars['Boolean']['output'];
};

/** Results of a search for outcomes. */
export type OutcomeSearch = {
  __typename?: 'OutcomeSearch';
  /** What was found, best first. */
  edges: Array<OutcomeSearchEdge>;
  /** The things themselves. */
  nodes: Array<Outcome>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** Words that were left out because nothing matched with them. */
  droppedWords: Array<Scalars['String']['output']>;
  /** Few or none hold all the words, so what holds most of them is found too. */
  widened: Scalars['Boolean']['output'];
  /** The query with misspelt words replaced, when that is what was searched for. */
  correction?: Maybe<Scalars['String']['output']>;
  /** Queries to try instead, when little was found with this one: its words put right. */
  didYouMean: Array<Scalars['String']['output']>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
};

/** One outcome that was found. */
export type OutcomeSearchEdge = {
  __typename?: 'OutcomeSearchEdge';
  /** Give it as `after`. */
  cursor: Scalars['String']['output'];
  /** Higher is better; comparable within one answer. */
  score: Scalars['Float']['output'];
  /** What was found. */
  node: Outcome;
  /** Why it was found, for people, what tells most first. */
  why: Array<SearchReason>;
  /** The statement, with the words of the query marked. */
  highlights: Array<Highlight>;
  /** What its score is the sum of. Empty unless `explain` was asked for. */
  scoreParts: Array<ScorePart>;
};

/** What is searched for. */
export type SearchKind =
  /** Resources. */
  | 'RESOURCE'
  /** Outcomes. */
  | 'OUTCOME';

/** Something a person may go on to type, or to open. */
export type Suggestion = {
  __typename?: 'Suggestion';
  /** The whole query it would be. */
  text: Scalars['String']['output'];
  /** What it is. */
  source: SuggestionSource;
  /** The resource whose title it is. */
  resource?: Maybe<Resource>;
  /** The outcome it names. */
  outcome?: Maybe<Outcome>;
  /** The subject it names. */
  subject?: Maybe<Concept>;
};

/** What a suggestion is. */
export type SuggestionSource =
  /** The title of a resource, or the statement of an outcome that is searched for. */
  | 'TITLE'
  /** The last word completed. */
  | 'WORD'
  /** Misspelt words put right. */
  | 'SPELLING'
  /** A subject. */
  | 'SUBJECT'
  /** An outcome, by its code or its words. */
  | 'OUTCOME';

/** A work that is like another one. */
export type SimilarResource = {
  __typename?: 'SimilarResource';
  /** The edition that suits the reader best. */
  resource: Resource;
  /** Higher is more alike; comparable within one answer. */
  score: Scalars['Float']['output'];
  /** Null when no needs are given. */
  fit?: Maybe<Fit>;
  /** What the two share, what tells most first. */
  why: Array<SearchReason>;
};

/** An outcome the learner already knows. */
export type KnownInput = {
  /** Id of the outcome. */
  outcomeId: Scalars['ID']['input'];
  /** How well, in words of your own. */
  level?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 1. */
  confidence?: InputMaybe<Scalars['Float']['input']>;
  /** When it was known. */
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Everything up to a level counts as known. It is read through ages, so that it works across countries, and `notes` says how. */
export type KnownUpToInput = {
  /** Id of a level, such as `us-grades/3`: `levelSchemes` lists them. It must have ages. */
  level: Scalars['ID']['input'];
  /** Id of a framework, when only what is in it is known. All of them when absent. */
  framework?: InputMaybe<Scalars['ID']['input']>;
};

/** What the steps and their resources have to respect. */
export type PathwayConstraints = {
  /** What the learner needs of a resource. A resource that fails a required need is not offered; preferred ones only rank. */
  needs?: InputMaybe<Array<NeedInput>>;
  /** Languages the learner reads, best first. Empty = any. */
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  /** Offer resources in other languages too: last, marked, and not counted as closing a gap. */
  otherLanguages?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the teacher plans to do. A resource whose licence is not known to permit it is offered last and closes no gap. */
  permits?: InputMaybe<Array<Permission>>;
  /** Age of the learner in whole years, from 0 to 150. Resources for it come first. */
  age?: InputMaybe<Scalars['Int']['input']>;
  /** Level of the learner, such as `us-grades/3`, read through its ages; `age` comes before it. */
  level?: InputMaybe<Scalars['ID']['input']>;
  /** Ids of providers, at most 100: only their resources are offered. Empty = all. */
  providers?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of providers, at most 100, whose resources are not offered. */
  notProviders?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Offer resources that teach the same or a close outcome of another framework. */
  crosswalks?: InputMaybe<Scalars['Boolean']['input']>;
  /** Leave out soft prerequisites when false. */
  soft?: InputMaybe<Scalars['Boolean']['input']>;
  /** Total minutes of the chosen resources; steps that only help are left out first, the one that saves most before others. */
  maxMinutes?: InputMaybe<Scalars['Int']['input']>;
};

/** Where facts of an answer come from, and what may be done with them. Show it wherever you show them. */
export type FactSource = {
  __typename?: 'FactSource';
  /** Its name, for people. */
  name: Scalars['String']['output'];
  /** Where it can be seen. */
  url?: Maybe<Scalars['String']['output']>;
  /** Its licence, as it states it; null where none is stated. */
  licence?: Maybe<Scalars['String']['output']>;
  /** The credit it asks for, or who publishes it. */
  credit?: Maybe<Scalars['String']['output']>;
  /** What was taken from it: `frameworks`, `prerequisites`, `crosswalks`, `resources`. */
  usedFor: Array<Scalars['String']['output']>;
};

/** Ordered, explained steps to one or several goals. */
export type Pathway = {
  __typename?: 'Pathway';
  /** What it leads to. */
  goals: Array<Outcome>;
  /** In an order that respects every prerequisite. */
  steps: PathwayStepConnection;
  /**
   * A part to look at closely: the step at a position, or the steps of a stage (1, 2, 3 …), with the steps that they need and
   * those that need them, as `edges` has them. In the order of the plan; at most 100, neighbours left out first. Empty where
   * the plan has no such step or stage.
   */
  part: Array<PathwayStep>;
  /** How many steps each stage holds, the first stage first. Steps of one stage (`generation` + 1) can be taken in any order. */
  stages: Array<Scalars['Int']['output']>;
  /** Minutes of the chosen resources; null when no chosen resource has any. */
  totalMinutes?: Maybe<Scalars['Int']['output']>;
  /** Steps whose chosen resource has no known length. */
  stepsWithoutMinutes: Scalars['Int']['output'];
  /** Outcomes with no fitting resource. */
  gaps: Array<Outcome>;
  /** Goals of which no prerequisite is known. Nothing known is not nothing needed. */
  goalsWithoutKnowledge: Array<Outcome>;
  /** Outcomes given as known, in the order given; those that are not here are left out. */
  known?: Maybe<Array<Outcome>>;
  /** Outcomes taken as known because something that requires them is known. */
  assumedKnown: Array<Outcome>;
  /** What was left out and why. */
  leftOut: Array<LeftOut>;
  /** How the request was read, in plain words: what a level was taken to mean, what replaced an outcome. */
  notes: Array<Scalars['String']['output']>;
  /** Which step needs which, without those that follow from others: what a map draws. At most 1,000 unless `first` says otherwise, 5,000 at most. */
  edges: Array<PathwayEdge>;
  /** The same as ordered text, for people. */
  summary: Scalars['String']['output'];
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from, resources that were chosen included. */
  facts: Array<FactSource>;
};


/** Ordered, explained steps to one or several goals. */
export type PathwayStepsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Ordered, explained steps to one or several goals. */
export type PathwayPartArgs = {
  step?: InputMaybe<Scalars['Int']['input']>;
  stage?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Ordered, explained steps to one or several goals. */
export type PathwayEdgesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One step of a pathway needs another, and no step between them says so already. */
export type PathwayEdge = {
  __typename?: 'PathwayEdge';
  /** Position of the later step. */
  from: Scalars['Int']['output'];
  /** Position of the earlier step that it needs. */
  to: Scalars['Int']['output'];
  /** Needed, or only a help. */
  strength: PrerequisiteStrength;
};

/** Something the plan leaves out. */
export type LeftOut = {
  __typename?: 'LeftOut';
  /** What is not a step. */
  outcome: Outcome;
  /** Why, in plain words. */
  reason: Scalars['String']['output'];
};

/** Steps, one page of them. */
export type PathwayStepConnection = {
  __typename?: 'PathwayStepConnection';
  /** The things themselves. */
  nodes: Array<PathwayStep>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** One outcome to learn, why, and with what. */
export type PathwayStep = {
  __typename?: 'PathwayStep';
  /** 1, 2, 3 … */
  position: Scalars['Int']['output'];
  /** Steps of one generation can be taken in any order. */
  generation: Scalars['Int']['output'];
  /** What is learnt. */
  outcome: Outcome;
  /** It was asked for. */
  isGoal: Scalars['Boolean']['output'];
  /** It helps, but is not needed. */
  soft: Scalars['Boolean']['output'];
  /** Why it is here. */
  because: Array<PathwayReason>;
  /** How many steps of this plan fall away when it is marked as known, itself included. */
  saves: Scalars['Int']['output'];
  /** Resources that teach it, best first, one edition of a work; at most 10. */
  resources: Array<PathwayResource>;
};


/** One outcome to learn, why, and with what. */
export type PathwayStepResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a step is there. */
export type PathwayReason = {
  __typename?: 'PathwayReason';
  /** Null when the step is itself a goal. */
  neededBy?: Maybe<Outcome>;
  /** Needed, or only a help. */
  strength?: Maybe<PrerequisiteStrength>;
  /** In the source's words. */
  reason?: Maybe<LocalisedText>;
  /** Who says so. */
  source?: Maybe<Scalars['String']['output']>;
  /** A sentence for people; says so when the source gives no reason. */
  text: Scalars['String']['output'];
};

/** A resource chosen for a step. */
export type PathwayResource = {
  __typename?: 'PathwayResource';
  /** The resource. */
  resource: Resource;
  /** Null when no needs are given. */
  fit?: Maybe<Fit>;
  /** The one the plan counts on for this step. */
  chosen: Scalars['Boolean']['output'];
  /** Why it is offered, and why here. */
  why: Array<Scalars['String']['output']>;
  /** Reached through a crosswalk from this outcome. */
  through?: Maybe<OutcomeMatch>;
  /** Other steps it also teaches. */
  alsoTeaches: Array<Outcome>;
};

/** What to learn now on the way to a goal. */
export type NextSteps = {
  __typename?: 'NextSteps';
  /** Steps whose every prerequisite is known: those needed first, then those on which most of the way builds. */
  steps: Array<PathwayStep>;
  /** Steps of the whole way to the goal, these included. 0 when nothing is left to learn. */
  remaining: Scalars['Int']['output'];
  /** How the request was read, in plain words. */
  notes: Array<Scalars['String']['output']>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from. */
  facts: Array<FactSource>;
};

/** What a learner can start with. */
export type Frontier = {
  __typename?: 'Frontier';
  /** All prerequisites known. */
  ready: Array<FrontierOutcome>;
  /** All hard ones known, not all soft ones. */
  withinReach: Array<FrontierOutcome>;
  /** How the request was read, in plain words. */
  notes: Array<Scalars['String']['output']>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from. */
  facts: Array<FactSource>;
};

/** An outcome a learner can start with. */
export type FrontierOutcome = {
  __typename?: 'FrontierOutcome';
  /** What can be started. */
  outcome: Outcome;
  /** How many outcomes become ready with it. */
  unlocks: Scalars['Int']['output'];
};

/** A chain of reasons. */
export type PrerequisiteChain = {
  __typename?: 'PrerequisiteChain';
  /** From the earliest outcome, or what is known, to the latest. */
  steps: Array<PrerequisiteChainStep>;
  /** How the request was read, in plain words. */
  notes: Array<Scalars['String']['output']>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from. */
  facts: Array<FactSource>;
};

/** One link of a chain, and why it needs the one before. */
export type PrerequisiteChainStep = {
  __typename?: 'PrerequisiteChainStep';
  /** The outcome. */
  outcome: Outcome;
  /** How it needs the one before; null for the first. */
  strength?: Maybe<PrerequisiteStrength>;
  /** In the source's words. */
  reason?: Maybe<LocalisedText>;
  /** Who says so. */
  source?: Maybe<Scalars['String']['output']>;
};

/** Outcomes and the prerequisites between them: a part of the graph. */
export type OutcomeGraph = {
  __typename?: 'OutcomeGraph';
  /** Nearest first, then in the order of the frameworks. */
  nodes: Array<OutcomeGraphNode>;
  /** Between these nodes, at most five for each node that was allowed. */
  edges: Array<OutcomeGraphEdge>;
  /** There is more than was asked for: outcomes, edges, or both. */
  truncated: Scalars['Boolean']['output'];
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from. */
  facts: Array<FactSource>;
};

/** An outcome in a part of the graph. */
export type OutcomeGraphNode = {
  __typename?: 'OutcomeGraphNode';
  /** The outcome. */
  outcome: Outcome;
  /** Edges away from the nearest outcome that was asked for, which has 0. */
  depth: Scalars['Int']['output'];
};

/** One prerequisite in a part of the graph. */
export type OutcomeGraphEdge = {
  __typename?: 'OutcomeGraphEdge';
  /** Id of the later outcome. */
  from: Scalars['ID']['output'];
  /** Id of the earlier outcome that it needs. */
  to: Scalars['ID']['output'];
  /** Needed, or only a help. */
  strength: PrerequisiteStrength;
  /** Who says so; null where an outcome needs its own part. */
  source?: Maybe<Scalars['String']['output']>;
};

/** How a resource comes to an outcome. */
export type ResourceWay =
  /** It is aligned to the outcome itself. */
  | 'DIRECT'
  /** It is aligned to the same or a close outcome of another framework. */
  | 'CROSSWALK'
  /** It is aligned to something below the outcome: a part, or an item of a group. */
  | 'FINER'
  /** It is aligned to an earlier version that this outcome replaced. */
  | 'REPLACED';

/** A resource for an outcome, and how it comes to it. */
export type OutcomeResource = {
  __typename?: 'OutcomeResource';
  /** The resource. */
  resource: Resource;
  /** What it does for the outcome. */
  kind: AlignmentKind;
  /** How it comes to it. */
  way: ResourceWay;
  /** The crosswalk it was reached through, with its confidence. */
  through?: Maybe<OutcomeMatch>;
  /** The finer or the earlier outcome it is aligned to. */
  below?: Maybe<Outcome>;
  /** Null when no needs are given. */
  fit?: Maybe<Fit>;
  /** What its licence lets you do. Empty: nothing is known to be permitted, so link to it only. */
  uses: Array<Permission>;
};

/** Resources for an outcome, one page of them. */
export type OutcomeResourceConnection = {
  __typename?: 'OutcomeResourceConnection';
  /** The things themselves. */
  nodes: Array<OutcomeResource>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** How the request was read, in plain words. */
  notes: Array<Scalars['String']['output']>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from. */
  facts: Array<FactSource>;
};

/** How far the outcomes of a framework are served. */
export type FrameworkCoverage = {
  __typename?: 'FrameworkCoverage';
  /** The framework. */
  framework: Framework;
  /** Outcomes that can be learnt, parts included; headings and levels are not counted. */
  outcomes: Scalars['Int']['output'];
  /** Of these, those that some resource teaches or practises, in any language; for a part that of its whole counts. */
  withResources: Scalars['Int']['output'];
  /** Those that such a resource serves in the language and for the needs asked. */
  withFitting: Scalars['Int']['output'];
  /** Of these, those that a resource serves of which it is known that it fits the needs, at least partly. All of them without needs. */
  withKnownFit: Scalars['Int']['output'];
  /** Those that one serves only through a crosswalk. */
  throughCrosswalks: Scalars['Int']['output'];
  /** Those of which no prerequisite is known. Nothing known is not nothing needed. */
  withoutPrerequisites: Scalars['Int']['output'];
  /** Those that no fitting resource serves, in the order of the framework. */
  gaps: OutcomeConnection;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
  /** Where what it says comes from. */
  facts: Array<FactSource>;
};


/** How far the outcomes of a framework are served. */
export type FrameworkCoverageGapsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** An organisation or a person that publishes resources. */
export type Provider = Node & {
  __typename?: 'Provider';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Stable name, as the source gave it or our own. */
  uri: Scalars['String']['output'];
  /** For people. */
  name: Scalars['String']['output'];
  /** Its own page. */
  url?: Maybe<Scalars['String']['output']>;
  /** Made from imported records; nobody has claimed it yet. */
  claimed: Scalars['Boolean']['output'];
  /** Its published editions. */
  resourceCount: Scalars['Int']['output'];
  /** Its published resources, newest first. */
  resources: ResourceConnection;
  /** Its drafts, the latest changed first, for its members; empty for others. At most 100. */
  drafts: Array<Resource>;
  /** The person asking may publish for it. */
  viewerCanPublish: Scalars['Boolean']['output'];
  /** The role of the person asking; null for those who are no members. */
  viewerRole?: Maybe<MemberRole>;
  /** The person asking may give its members other roles and remove them. */
  viewerCanManageMembers: Scalars['Boolean']['output'];
  /** What it says of itself, in several languages. */
  profile: ProviderProfile;
  /**
   * Domains that it has proved, or whose proof has lapsed; for those who may prove domains also those that wait for a proof.
   * By domain, at most 10.
   */
  domains: Array<ProviderDomain>;
  /** The person asking may change its profile. */
  viewerCanUpdate: Scalars['Boolean']['output'];
  /** The person asking may prove domains of it, and claim imported records. */
  viewerCanProveDomains: Scalars['Boolean']['output'];
  /** Imported records that it may claim, by the domains it has proved; null for those who may not claim. */
  claimable?: Maybe<ClaimableRecords>;
  /** Invitations that are open, the oldest first, at most 50: for those who may manage its members; null for others. */
  invitations?: Maybe<Array<Invitation>>;
  /** Who acts for it, in the order they came: for its members and administrators; null for others, and for API keys. */
  members?: Maybe<MemberConnection>;
  /** Its code for print. The first who asks has it made. */
  printCode?: Maybe<PrintCode>;
  /** How its resources do: for its members; null for others. */
  dashboard?: Maybe<ProviderDashboard>;
  /** What was decided about it and what it published: for its members, reviewers and moderators; null for others. */
  notices?: Maybe<NoticeConnection>;
};


/** An organisation or a person that publishes resources. */
export type ProviderResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation or a person that publishes resources. */
export type ProviderDraftsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An organisation or a person that publishes resources. */
export type ProviderMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation or a person that publishes resources. */
export type ProviderNoticesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a provider says of itself. */
export type ProviderProfile = {
  __typename?: 'ProviderProfile';
  /** Grows with each change; give it back with a change. */
  revision: Scalars['Int']['output'];
  /** The name in the first of these languages that is there, else the one it goes by. */
  name: LocalisedText;
  /** All names, the one it goes by first. At most 30. */
  names: Array<LocalisedText>;
  /** What it is, in the first of these languages that is there, else as it was written first; null where nothing is said. */
  description?: Maybe<LocalisedText>;
  /** What it is, in all languages. At most 30. */
  descriptions: Array<LocalisedText>;
  /** Its own page, as its owners give it. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Identifiers of it elsewhere. */
  identifiers: Array<ProviderIdentifier>;
};


/** What a provider says of itself. */
export type ProviderProfileNameArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** What a provider says of itself. */
export type ProviderProfileDescriptionArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

/** An identifier of an organisation. */
export type ProviderIdentifier = {
  __typename?: 'ProviderIdentifier';
  /** Who gives it out. */
  scheme: IdentifierScheme;
  /** The identifier itself. */
  value: Scalars['String']['output'];
  /** Where it leads. */
  url: Scalars['URL']['output'];
};

/** Who gives identifiers to organisations. */
export type IdentifierScheme =
  /** Research Organization Registry. */
  | 'ROR'
  /** International Standard Name Identifier, ISO 27729. */
  | 'ISNI'
  /** Wikidata. */
  | 'WIKIDATA';

/** A domain of a provider, and how it is known to be its own. */
export type ProviderDomain = {
  __typename?: 'ProviderDomain';
  /** In ASCII: names in other scripts stand as `xn--…`, so that letters that look alike cannot deceive. */
  domain: Scalars['String']['output'];
  /** Whether it is proved. */
  state: DomainState;
  /** By which it was proved; null before. */
  method?: Maybe<DomainMethod>;
  /** The proof covers the names below the domain too. */
  coversSubdomains: Scalars['Boolean']['output'];
  /** Since when it is proved. */
  verifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the proof was looked for last, with an answer. It is looked for again every week. */
  checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the proof was found gone. */
  lapsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What to put where, for those who may prove it; null for others. */
  instructions?: Maybe<DomainInstructions>;
};

/** Whether a domain is proved. */
export type DomainState =
  /** Nothing was found yet. Only those who may prove it see it. */
  | 'WAITING'
  /** It is proved. */
  | 'VERIFIED'
  /** It was proved, and the proof is gone. */
  | 'LAPSED';

/** By what a domain is proved. */
export type DomainMethod =
  /** A text record in the DNS: for the domain and all names below it. */
  | 'DNS'
  /** A file at the domain itself: for that name alone. */
  | 'FILE';

/** How to prove a domain: one of both is enough. */
export type DomainInstructions = {
  __typename?: 'DomainInstructions';
  /** Name of the TXT record. A record at the domain itself does as well. */
  recordName: Scalars['String']['output'];
  /** Where the file stands, as plain text. */
  fileUrl: Scalars['URL']['output'];
  /** What stands in the record, or on a line of the file. */
  text: Scalars['String']['output'];
};

/** Imported records that lead to the domains of a provider, or come from there, and that nobody acts for. */
export type ClaimableRecords = {
  __typename?: 'ClaimableRecords';
  /** How many can be claimed. */
  count: Scalars['Int']['output'];
  /** Some of them. */
  examples: Array<Resource>;
  /** Where they lead, most first, at most 20. */
  hosts: Array<HostCount>;
  /** Those that another provider acts for already, and that stay there. */
  taken: Array<TakenRecords>;
  /** Those below a domain that another provider has proved. */
  closer: Array<HostCount>;
};


/** Imported records that lead to the domains of a provider, or come from there, and that nobody acts for. */
export type ClaimableRecordsExamplesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How many records are at a host. */
export type HostCount = {
  __typename?: 'HostCount';
  /** The host. */
  host: Scalars['String']['output'];
  /** How many. */
  count: Scalars['Int']['output'];
};

/** How many records are with another provider. */
export type TakenRecords = {
  __typename?: 'TakenRecords';
  /** Name of that provider. */
  provider: Scalars['String']['output'];
  /** How many. */
  count: Scalars['Int']['output'];
};

/** An invitation by mail to act for a provider. It is open for 7 days and can be used once. */
export type Invitation = {
  __typename?: 'Invitation';
  /** Opaque; it opens nothing. */
  id: Scalars['ID']['output'];
  /** The address it was sent to. */
  email: Scalars['String']['output'];
  /** The role it gives. */
  role: MemberRole;
  /** The language of the mail. */
  language: Scalars['LanguageTag']['output'];
  /** When it was sent. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when it is open. */
  expiresAt: Scalars['DateTime']['output'];
};

/** What an open invitation offers to whoever has its link. */
export type InvitationOffer = {
  __typename?: 'InvitationOffer';
  /** The provider. */
  provider: Provider;
  /** The role it gives. */
  role: MemberRole;
  /** The address it was sent to. */
  email: Scalars['String']['output'];
  /** Until when it is open. */
  expiresAt: Scalars['DateTime']['output'];
  /** That address has an account, by which it can be accepted. */
  hasAccount: Scalars['Boolean']['output'];
};

/** What a member may do for a provider. */
export type MemberRole =
  /** Decides who belongs to it, and all that editors do. */
  | 'OWNER'
  /** Publishes, changes and withdraws, and all that contributors do. */
  | 'EDITOR'
  /** Sees what is not public, and prepares drafts. */
  | 'CONTRIBUTOR';

/** Somebody who acts for a provider. */
export type Member = {
  __typename?: 'Member';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** How the person is called here. */
  name: Scalars['String']['output'];
  /** What they may do. */
  role: MemberRole;
  /** When they came. */
  since: Scalars['DateTime']['output'];
  /** It is the person asking. */
  isViewer: Scalars['Boolean']['output'];
};

/** Members, one page of them. */
export type MemberConnection = {
  __typename?: 'MemberConnection';
  /** The members themselves. */
  nodes: Array<Member>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** The answer to a change of members. */
export type MemberPayload = {
  __typename?: 'MemberPayload';
  /** The provider; null when nothing was changed. */
  provider?: Maybe<Provider>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** Resources, one page of them. */
export type ResourceConnection = {
  __typename?: 'ResourceConnection';
  /** The things themselves. */
  nodes: Array<Resource>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** What a new provider is called. */
export type ProviderInput = {
  /** Up to 200 characters. */
  name: Scalars['String']['input'];
  /** Its own page: http or https. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to a new provider. */
export type ProviderPayload = {
  __typename?: 'ProviderPayload';
  /** The provider; null when nothing was written. */
  provider?: Maybe<Provider>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A change of what a provider says of itself. What is not given stays; null or an empty list takes away. */
export type ProviderProfileInput = {
  /** Names, the one it goes by first: one a language, up to 200 characters each, 30 at most. */
  names?: InputMaybe<Array<LocalisedTextInput>>;
  /** What it is: one a language, up to 3,000 characters each, 30 at most. */
  descriptions?: InputMaybe<Array<LocalisedTextInput>>;
  /** Its own page: http or https. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** ROR, as an address or alone: `05gq02987`. */
  ror?: InputMaybe<Scalars['String']['input']>;
  /** ISNI: sixteen signs, spaces do not matter. */
  isni?: InputMaybe<Scalars['String']['input']>;
  /** Wikidata: `Q49114`. */
  wikidata?: InputMaybe<Scalars['String']['input']>;
};

/** Whom to invite. */
export type InvitationInput = {
  /** The address. A mail with a link goes there. */
  email: Scalars['String']['input'];
  /** The role it gives. */
  role: MemberRole;
  /** Language of the mail: ar, de, en, es, fr, pt or sw. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
};

/** Who opens an account by an invitation, for the address it was sent to. */
export type InvitationSignUpInput = {
  /** What stands after `token=` in the link. */
  token: Scalars['String']['input'];
  /** 8 to 128 characters, and none of the passwords that many people use. */
  password: Scalars['String']['input'];
  /** How you are called here; up to 200 characters. */
  name: Scalars['String']['input'];
};

/** The answer to an invitation. */
export type InvitationPayload = {
  __typename?: 'InvitationPayload';
  /** The invitation; null when none was sent. */
  invitation?: Maybe<Invitation>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to revoking an invitation. */
export type InvitationRevokePayload = {
  __typename?: 'InvitationRevokePayload';
  /** Its id; null when nothing was revoked. */
  id?: Maybe<Scalars['ID']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to opening an account by an invitation. */
export type InvitationSignUpPayload = {
  __typename?: 'InvitationSignUpPayload';
  /** A session. It is shown once; send it as `Authorization: Bearer …`. Null when no account was opened. */
  token?: Maybe<Scalars['String']['output']>;
  /** When the session ends by itself unless it is used before. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The provider you act for from now on. */
  provider?: Maybe<Provider>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to a change of domains. */
export type DomainPayload = {
  __typename?: 'DomainPayload';
  /** The domain; null when nothing was done, or it was removed. */
  domain?: Maybe<ProviderDomain>;
  /** The provider; null when nothing was done. */
  provider?: Maybe<Provider>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to a claim of imported records. */
export type ProviderClaimPayload = {
  __typename?: 'ProviderClaimPayload';
  /** The provider; null when nothing was claimed. */
  provider?: Maybe<Provider>;
  /** How many records are with it from now on: fewer than asked for where another provider was quicker. */
  claimed: Scalars['Int']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A provider of which somebody is the only owner. */
export type OwnedAlone = {
  __typename?: 'OwnedAlone';
  /** The provider. */
  provider: Provider;
  /** Members beside its owner. */
  otherMembers: Scalars['Int']['output'];
};

/** Somebody signed in on a device, until it ends by itself or is ended. */
export type Session = {
  __typename?: 'Session';
  /** Opaque; it opens nothing. */
  id: Scalars['ID']['output'];
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
  /** When it was used last, to the hour. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** When it ends by itself unless it is used before. */
  expiresAt: Scalars['DateTime']['output'];
  /** Browser and system in a few words: `Firefox on Windows`. Null where they are not known. */
  device?: Maybe<Scalars['String']['output']>;
  /** It is the one that asks. */
  isThis: Scalars['Boolean']['output'];
};

/** Who wants an account. */
export type SignUpInput = {
  /** Your address. A mail with a link goes there. */
  email: Scalars['String']['input'];
};

/** Who opens an account: by the link that was sent to the address. */
export type SignUpConfirmInput = {
  /** What stands after `token=` in the link. */
  token: Scalars['String']['input'];
  /** 8 to 128 characters, and none of the passwords that many people use. */
  password: Scalars['String']['input'];
  /** How you are called here; up to 200 characters. */
  name: Scalars['String']['input'];
};

/** Who signs in. */
export type SignInInput = {
  /** Your address. */
  email: Scalars['String']['input'];
  /** Your password. */
  password: Scalars['String']['input'];
};

/** Who does not know the password any more. */
export type PasswordForgottenInput = {
  /** The address of the account. A mail with a link goes there. */
  email: Scalars['String']['input'];
};

/** A new password, by the link that was sent to the address of the account. */
export type PasswordResetInput = {
  /** What stands after `token=` in the link. */
  token: Scalars['String']['input'];
  /** 8 to 128 characters, and none of the passwords that many people use. */
  password: Scalars['String']['input'];
};

/** A new password, by the present one. */
export type PasswordChangeInput = {
  /** The present password. */
  present: Scalars['String']['input'];
  /** 8 to 128 characters, and none of the passwords that many people use. */
  password: Scalars['String']['input'];
};

/** An address for an account that has none. */
export type EmailBeginInput = {
  /** Your address. A mail with a link goes there. */
  email: Scalars['String']['input'];
};

/** The link that was sent to the address. */
export type EmailAddInput = {
  /** What stands after `token=` in the link. */
  token: Scalars['String']['input'];
};

/** The answer to adding an address. */
export type EmailAddPayload = {
  __typename?: 'EmailAddPayload';
  /** The address of your account; null when nothing was changed. */
  email?: Maybe<Scalars['String']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to asking for a link by mail. It is the same whether the address has an account or not: the mail tells. */
export type MailLinkPayload = {
  __typename?: 'MailLinkPayload';
  /** A mail is on its way, unless many were sent to the address within the hour. */
  sent: Scalars['Boolean']['output'];
  /**
   * Path of the link, only for the very first account of a place that has no mail server and no public address set: so that
   * one can begin without mail.
   */
  link?: Maybe<Scalars['String']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What a link that was sent by mail is for. */
export type MailLinkPurpose =
  /** To open an account with the address. */
  | 'SIGN_UP'
  /** To choose a new password. */
  | 'RESET'
  /** To give the address to an account that has none. */
  | 'ADDRESS';

/** A link that was sent by mail and is open. */
export type MailLink = {
  __typename?: 'MailLink';
  /** What it is for. */
  purpose: MailLinkPurpose;
  /** The address it was sent to. */
  email: Scalars['String']['output'];
  /** Until when it is open. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A session. The token is shown once; send it as `Authorization: Bearer …`. */
export type SignInPayload = {
  __typename?: 'SignInPayload';
  /** Null when there was no sign-in. */
  token?: Maybe<Scalars['String']['output']>;
  /** Who is signed in. */
  viewer?: Maybe<Viewer>;
  /** When the session ends by itself unless it is used before. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
  /** What is asked next, where the password was right and the account has a factor: there is no session before it. */
  secondStep?: Maybe<SecondStep>;
};

/** The answer to signing out. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** False when there was no session. */
  signedOut: Scalars['Boolean']['output'];
};

/** The answer to choosing a new password. */
export type PasswordResetPayload = {
  __typename?: 'PasswordResetPayload';
  /** The password is changed and all sessions have ended: sign in with it. */
  changed: Scalars['Boolean']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to ending sessions. */
export type SessionEndPayload = {
  __typename?: 'SessionEndPayload';
  /** How many have ended. */
  ended: Scalars['Int']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What becomes of a provider whose only owner leaves. */
export type ProviderFate =
  /** It and what it published stay. Without any member it is shown as acted for by nobody. */
  | 'STAYS'
  /**
   * What it published is withdrawn, and its private drafts are removed. Frameworks that are public stay: the learning of others
   * stands on them. Only where nobody else publishes for it.
   */
  | 'GOES';

/** What becomes of one provider. */
export type ProviderFateInput = {
  /** The provider. */
  providerId: Scalars['ID']['input'];
  /** What becomes of it. */
  then: ProviderFate;
};

/** The end of an account. */
export type AccountDeleteInput = {
  /** Your password. An account without one asks for a sign-in that is not longer ago than 15 minutes. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** What becomes of each of `viewer.ownedAlone`. */
  providers?: Array<ProviderFateInput>;
};

/** The answer to deleting the account. */
export type AccountDeletePayload = {
  __typename?: 'AccountDeletePayload';
  /** The account is gone, and all that was private with it. */
  deleted: Scalars['Boolean']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to asking for all that is held. */
export type AccountExportPayload = {
  __typename?: 'AccountExportPayload';
  /** All that is held about you, as JSON. */
  json: Scalars['String']['output'];
  /** Always empty. */
  userErrors: Array<UserError>;
};

/** An identity provider, such as that of a school or a country, through which people may sign in. */
export type IdentityProvider = {
  __typename?: 'IdentityProvider';
  /** Its name in addresses. */
  slug: Scalars['String']['output'];
  /** What its button says, in the reader's language where that is known. */
  name: LocalisedText;
};


/** An identity provider, such as that of a school or a country, through which people may sign in. */
export type IdentityProviderNameArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

/** Somebody at an identity provider, by whom an account here is opened. */
export type Identity = {
  __typename?: 'Identity';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Null where the place no longer works with it. */
  provider?: Maybe<IdentityProvider>;
  /** Who issues it: the address of the provider. */
  issuer: Scalars['String']['output'];
  /** How the provider calls the person. */
  name?: Maybe<Scalars['String']['output']>;
  /** The address that the provider tells, where its owner agreed that it is kept. Nobody is found by it. */
  email?: Maybe<Scalars['String']['output']>;
  /** The language that the provider tells, where its owner agreed that it is kept. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** Roles in the place that it gives. */
  roles: Array<PlaceRole>;
  /** Where it lets its owner act for a provider of resources. */
  memberships: Array<IdentityMembership>;
  /** What its owner agreed to have taken over at each sign-in. */
  consents: Array<IdentityConsent>;
  /** When it was added. */
  addedAt: Scalars['DateTime']['output'];
  /** When it was signed in with last. */
  lastUsedAt: Scalars['DateTime']['output'];
};

/** A provider of resources that an identity lets somebody act for. */
export type IdentityMembership = {
  __typename?: 'IdentityMembership';
  /** Null where it is not here. */
  provider?: Maybe<Provider>;
  /** In which role. */
  role: MemberRole;
};

/** What somebody may agree to have taken over from an identity provider. */
export type IdentityConsent =
  /** The e-mail address: shown to its owner; nobody is found by it. */
  | 'EMAIL'
  /** The language: catalogue and pages are shown in it first. */
  | 'LANGUAGE'
  /** Roles in the place, and for which providers of resources one may act. */
  | 'RIGHTS';

/** What an identity provider said of somebody who signed in there. Nothing of it is kept until they agree. */
export type IdentityOffer = {
  __typename?: 'IdentityOffer';
  /** Who said it. */
  provider: IdentityProvider;
  /** It is to be added to the account that is signed in; otherwise an account is made. */
  isLink: Scalars['Boolean']['output'];
  /** The account has this identity already: what is kept may be changed. */
  isKnown: Scalars['Boolean']['output'];
  /** How the provider calls the person; '' where it says nothing. */
  name: Scalars['String']['output'];
  /** The address it tells. */
  email?: Maybe<Scalars['String']['output']>;
  /** The language it tells. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /** Roles in the place that it gives. */
  roles: Array<PlaceRole>;
  /** Where it would let the person act for a provider of resources. */
  memberships: Array<IdentityMembership>;
  /** What was agreed to before; empty for somebody new. */
  consents: Array<IdentityConsent>;
  /** Until when it waits for an answer. */
  expiresAt: Scalars['DateTime']['output'];
};

/** Where to go. */
export type IdentityBeginInput = {
  /** The slug of the identity provider. */
  provider: Scalars['String']['input'];
  /**
   * To add an identity to the account that is signed in, or to change what is kept of one that it has. This asks for a
   * sign-in that is not long ago.
   */
  link?: Scalars['Boolean']['input'];
  /**
   * To sign in anew, because something asks for a sign-in that is not long ago: the identity provider has to ask the person
   * again, and to say that it did.
   */
  again?: Scalars['Boolean']['input'];
};

/** What came back. */
export type IdentityReturnInput = {
  /** The slug of the identity provider, from the address it sent the browser to. */
  provider: Scalars['String']['input'];
  /** What `identityBegin` gave to this browser. */
  ticket: Scalars['String']['input'];
  /** What stands after `?` in the address that the identity provider sent the browser to. */
  query: Scalars['String']['input'];
};

/** What is kept. */
export type IdentityAcceptInput = {
  /** What `identityBegin` gave to this browser. */
  ticket: Scalars['String']['input'];
  /** How you are called here; up to 200 characters. Passed over when an identity is added to an account. */
  name: Scalars['String']['input'];
  /** What is taken over, now and at each sign-in. */
  consents?: Array<IdentityConsent>;
};

/** The answer to beginning. */
export type IdentityBeginPayload = {
  __typename?: 'IdentityBeginPayload';
  /** Where the browser goes. Null when it goes nowhere. */
  address?: Maybe<Scalars['String']['output']>;
  /** To be kept by this browser alone until it comes back, and to be given back then. */
  ticket?: Maybe<Scalars['String']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to coming back, and to agreeing. */
export type IdentityPayload = {
  __typename?: 'IdentityPayload';
  /** The token of a session, shown once. Null when there was no sign-in. */
  token?: Maybe<Scalars['String']['output']>;
  /** When the session ends by itself unless it is used before. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who is signed in. */
  viewer?: Maybe<Viewer>;
  /** The language of the person, where they agreed that it is kept. */
  language?: Maybe<Scalars['LanguageTag']['output']>;
  /**
   * What is asked next, where the account has a factor and the identity provider did not ask for two itself: there is no session
   * before it.
   */
  secondStep?: Maybe<SecondStep>;
  /** What the identity provider said of somebody who is new here: asked for by its ticket, and answered by `identityAccept`. */
  offer?: Maybe<IdentityOffer>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to not agreeing. */
export type IdentityDeclinePayload = {
  __typename?: 'IdentityDeclinePayload';
  /** What was said is forgotten. */
  declined: Scalars['Boolean']['output'];
};

/** The answer to taking an identity away. */
export type IdentityRemovePayload = {
  __typename?: 'IdentityRemovePayload';
  /** The account can no longer be opened by it, the sessions it opened have ended, and what it alone gave is gone. */
  removed: Scalars['Boolean']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A role in the place that an identity gives. */
export type LentRole = {
  __typename?: 'LentRole';
  /** The role. */
  role: PlaceRole;
  /** Who gives it. Null where the place no longer works with it. */
  provider?: Maybe<IdentityProvider>;
};

/** Somebody who has an account, as administrators see it. */
export type Person = {
  __typename?: 'Person';
  /** Roles that come from identity providers: taken away here, they come back with the next sign-in there. */
  lentRoles?: Maybe<Array<LentRole>>;
  /** Opaque and stable: the log names accounts by it. */
  id: Scalars['ID']['output'];
  /** How the person is called here. */
  name: Scalars['String']['output'];
  /** Null for one that is opened through an identity provider alone. */
  email?: Maybe<Scalars['String']['output']>;
  /** Roles in the place. */
  roles: Array<PlaceRole>;
  /** Since when. */
  createdAt: Scalars['DateTime']['output'];
  /** It is the person asking. */
  isViewer: Scalars['Boolean']['output'];
};

/** A search that somebody keeps. Needs are never part of it. */
export type SavedSearch = {
  __typename?: 'SavedSearch';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What its owner calls it. */
  name: Scalars['String']['output'];
  /** The address of the search page after the `?`, without needs: `q=fractions&language=sw`. */
  address: Scalars['String']['output'];
  /** When it was saved first. */
  createdAt: Scalars['DateTime']['output'];
};

/** A search to keep. */
export type SearchSaveInput = {
  /** What to call it; up to 200 characters. */
  name: Scalars['String']['input'];
  /** The address of the search page after the `?`; up to 2,000 characters. Needs and the place in the list are taken out of it. */
  address: Scalars['String']['input'];
};

/** The answer to saving a search. */
export type SearchSavePayload = {
  __typename?: 'SearchSavePayload';
  /** Null when something was wrong with the input. */
  search?: Maybe<SavedSearch>;
  /** There were needs in the address; they were taken out, because needs are never kept. */
  needsLeftOut: Scalars['Boolean']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to forgetting a search. */
export type SearchForgetPayload = {
  __typename?: 'SearchForgetPayload';
  /** What was forgotten; null when nothing was. */
  id?: Maybe<Scalars['ID']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** An ordered selection of resources and outcomes that somebody put together: for a lesson, a term, or a whole curriculum. */
export type Collection = Node & {
  __typename?: 'Collection';
  /** Opaque and stable. Also valid in the address of its page. */
  id: Scalars['ID']['output'];
  /** Its name for the world. */
  uri: Scalars['String']['output'];
  /** Who sees it. */
  state: CollectionState;
  /** The title in the first of these languages that it has, else its own. */
  title: LocalisedText;
  /** The title in each of its languages, its own first. */
  titles: Array<LocalisedText>;
  /** What it is for, in the first of these languages that it has, else its own. */
  description?: Maybe<LocalisedText>;
  /** What it is for, in each of its languages. */
  descriptions: Array<LocalisedText>;
  /** Who keeps it; null for one that is its maker's own. Names of persons are not shown. */
  provider?: Maybe<Provider>;
  /** Its sections in order; at least one. */
  sections: Array<CollectionSection>;
  /** What stands in it, in order; at most 500. */
  entries: Array<CollectionEntry>;
  /** Resources in it, gone ones included. */
  resourceCount: Scalars['Int']['output'];
  /** Outcomes in it, gone ones included. */
  outcomeCount: Scalars['Int']['output'];
  /** The collection it began as a copy of, if that is still there for you. */
  copiedFrom?: Maybe<Collection>;
  /** Grows with each change. */
  revision: Scalars['Int']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was changed last. */
  updatedAt: Scalars['DateTime']['output'];
  /**
   * What happened in it, the latest first: changes of the collection, and of the resources and outcomes that it follows since
   * they were put into it.
   */
  changes: Array<CollectionChange>;
  /**
   * How its outcomes are served by resources that help to learn them, in a language and for needs where they are given: in the
   * collection itself, and by anything that is published here.
   */
  coverage: CollectionCoverage;
  /** You may change it. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** You may say who sees it. */
  viewerCanShare: Scalars['Boolean']['output'];
  /** Its code for print; null for a private one. The first who asks has it made. */
  printCode?: Maybe<PrintCode>;
};


/** An ordered selection of resources and outcomes that somebody put together: for a lesson, a term, or a whole curriculum. */
export type CollectionTitleArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** An ordered selection of resources and outcomes that somebody put together: for a lesson, a term, or a whole curriculum. */
export type CollectionDescriptionArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** An ordered selection of resources and outcomes that somebody put together: for a lesson, a term, or a whole curriculum. */
export type CollectionEntriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An ordered selection of resources and outcomes that somebody put together: for a lesson, a term, or a whole curriculum. */
export type CollectionChangesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** An ordered selection of resources and outcomes that somebody put together: for a lesson, a term, or a whole curriculum. */
export type CollectionCoverageArgs = {
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  needs?: InputMaybe<Array<NeedInput>>;
};

/** Who sees a collection. */
export type CollectionState =
  /** Its maker, or the members of the provider it belongs to. */
  | 'PRIVATE'
  /** Whoever has its address; it is listed nowhere. */
  | 'LINK'
  /** Everybody; it is listed. */
  | 'PUBLIC';

/** A part of a collection under a title of its own. */
export type CollectionSection = {
  __typename?: 'CollectionSection';
  /** What it is called; null where it has no title. */
  title?: Maybe<Scalars['String']['output']>;
  /** How many entries stand in it. */
  entryCount: Scalars['Int']['output'];
};

/** A resource or an outcome at its place in a collection. */
export type CollectionEntry = {
  __typename?: 'CollectionEntry';
  /** Place in the whole collection, from 0. */
  position: Scalars['Int']['output'];
  /** Place of its section among the sections, from 0. */
  section: Scalars['Int']['output'];
  /** RESOURCE or OUTCOME. */
  kind: CollectionEntryKind;
  /** The resource; null for an outcome, and for one that is no longer there for you. */
  resource?: Maybe<Resource>;
  /** The outcome; null for a resource, and for one that is no longer there for you. */
  outcome?: Maybe<Outcome>;
  /** What the curator says of it. */
  note?: Maybe<Scalars['String']['output']>;
  /** The revision that the curator took; null for an entry that follows its original. */
  copiedRevision?: Maybe<Scalars['Int']['output']>;
  /** It was taken at a revision, and its original has changed since. */
  hasMovedOn: Scalars['Boolean']['output'];
  /** When it was put in. */
  addedAt: Scalars['DateTime']['output'];
};

/** What stands at a place in a collection. */
export type CollectionEntryKind =
  /** An open resource. */
  | 'RESOURCE'
  /** A learning outcome. */
  | 'OUTCOME';

/** Something that happened in a collection. */
export type CollectionChange = {
  __typename?: 'CollectionChange';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** What, in plain words. */
  text: Scalars['String']['output'];
  /** The resource that changed; null where it was something else. */
  resource?: Maybe<Resource>;
  /** The outcome that changed; null where it was something else. */
  outcome?: Maybe<Outcome>;
};

/** How the outcomes of a collection are served; at most 500 in each list. Headings are not counted: they are learnt by what stands below them. */
export type CollectionCoverage = {
  __typename?: 'CollectionCoverage';
  /** Outcomes in it that can be learnt. */
  outcomes: Scalars['Int']['output'];
  /** Those that a fitting resource of the collection serves. */
  served: Array<Outcome>;
  /** Those that only other resources serve: what could be added. */
  servedElsewhere: Array<Outcome>;
  /** Those that no fitting resource serves. */
  gaps: Array<Outcome>;
  /** Catalogue version the answer stands on. */
  version: Scalars['Int']['output'];
};


/** How the outcomes of a collection are served; at most 500 in each list. Headings are not counted: they are learnt by what stands below them. */
export type CollectionCoverageServedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** How the outcomes of a collection are served; at most 500 in each list. Headings are not counted: they are learnt by what stands below them. */
export type CollectionCoverageServedElsewhereArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** How the outcomes of a collection are served; at most 500 in each list. Headings are not counted: they are learnt by what stands below them. */
export type CollectionCoverageGapsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of collections. */
export type CollectionConnection = {
  __typename?: 'CollectionConnection';
  /** The collections of this page. */
  nodes: Array<Collection>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are. */
  totalCount: Scalars['Int']['output'];
};

/** What a collection says of itself. */
export type CollectionInput = {
  /** One a language, its own first; up to 300 characters each. A new collection needs one. */
  titles?: InputMaybe<Array<LocalisedTextInput>>;
  /** One a language; up to 5,000 characters each. */
  descriptions?: InputMaybe<Array<LocalisedTextInput>>;
  /** All of it, in order: what is left out leaves the collection. Up to 50 sections and 500 entries. */
  sections?: InputMaybe<Array<CollectionSectionInput>>;
};

/** A section of a collection. */
export type CollectionSectionInput = {
  /** Up to 300 characters; none for a section without a title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** What stands in it, in order. */
  entries: Array<CollectionEntryInput>;
};

/** A resource or an outcome for a collection: give one of both. */
export type CollectionEntryInput = {
  /** A resource. */
  resourceId?: InputMaybe<Scalars['ID']['input']>;
  /** An outcome. */
  outcomeId?: InputMaybe<Scalars['ID']['input']>;
  /** Why it is here or how to use it; up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Take it as it is now, and be told when it changes; else the entry follows its original. */
  copied?: InputMaybe<Scalars['Boolean']['input']>;
  /** Take it anew: an entry that was copied keeps its revision otherwise. */
  anew?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The answer to a change of a collection. */
export type CollectionPayload = {
  __typename?: 'CollectionPayload';
  /** The collection as it is now; null when something was wrong with the input. */
  collection?: Maybe<Collection>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to removing a collection. */
export type CollectionDeletePayload = {
  __typename?: 'CollectionDeletePayload';
  /** What was removed; null when nothing was. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/**
 * A short code for print, in letters and as the path that a QR code holds. There is one for each public thing, made when somebody
 * first wants to print it; editions of a work share theirs. It stays when the thing moves, is merged or replaced, and no code is
 * ever given to something else but by who looks after it.
 */
export type PrintCode = {
  __typename?: 'PrintCode';
  /** As it is printed: `K7M-29Q-XD0`. The last letter checks the others. Small letters, O for 0 and I for 1 are read as well. */
  letters: Scalars['String']['output'];
  /** The path that opens it: `/q/K7M29QXD0`. It has no language: the reader's own is taken. */
  path: Scalars['String']['output'];
};

/** Why a code leads nowhere. */
export type PrintCodeFault =
  /** A code has nine letters and digits; these are others, or more or fewer. */
  | 'NOT_A_CODE'
  /** One letter is wrong, or two stand in each other's place. */
  | 'WRONG_LETTER'
  /** No such code was made here. */
  | 'UNKNOWN'
  /** What it led to was removed. */
  | 'GONE';

/** Where a printed code leads. */
export type PrintCodeTarget = {
  __typename?: 'PrintCodeTarget';
  /** The code as it is printed; null for what cannot be one. */
  letters?: Maybe<Scalars['String']['output']>;
  /** Why it leads nowhere; null when it leads somewhere. */
  fault?: Maybe<PrintCodeFault>;
  /** What it leads to: of a work the edition for this reader, of a withdrawn one its tombstone. */
  thing?: Maybe<Node>;
  /** Of a plan, what follows the question mark of its address; it holds no needs. */
  plan?: Maybe<Scalars['String']['output']>;
  /** Whether the viewer looks after what it was made for, and so may make it lead to a resource of theirs, also when that is gone. */
  viewerCanRelink: Scalars['Boolean']['output'];
};

/** What came of asking for a plan's code. */
export type PlanCodeMakePayload = {
  __typename?: 'PlanCodeMakePayload';
  /** The code; null where it could not be made. */
  code?: Maybe<PrintCode>;
  /** What is wrong. */
  userErrors: Array<UserError>;
};

/** What came of making a code lead elsewhere. */
export type PrintCodeRelinkPayload = {
  __typename?: 'PrintCodeRelinkPayload';
  /** The code; null where nothing was changed. */
  code?: Maybe<PrintCode>;
  /** What is wrong. */
  userErrors: Array<UserError>;
};

/** How a provider's resources do, for its members. */
export type ProviderDashboard = {
  __typename?: 'ProviderDashboard';
  /** What it has here, in each state that occurs. */
  states: Array<StateCount>;
  /** Everything it has here, in any state, the latest changed first. */
  resources: DashboardResourceConnection;
  /** Of how many published resources, the latest changed, the counts below are: 1,000 at most. */
  countedOf: Scalars['Int']['output'];
  /** Of these, those with an accepted outcome. */
  withOutcomes: Scalars['Int']['output'];
  /** Of these, those of which something is known about who can use them. */
  withAccessibility: Scalars['Int']['output'];
  /** What is missing most, in the order of what helps teachers most. */
  missing: Array<MissingCount>;
  /** What people looked for in vain in its languages, the most wanted first. Only what ten people or more looked for. */
  wishes: Array<Wish>;
};


/** How a provider's resources do, for its members. */
export type ProviderDashboardResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** How a provider's resources do, for its members. */
export type ProviderDashboardWishesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How many resources are in a state. */
export type StateCount = {
  __typename?: 'StateCount';
  /** The state. */
  state: ResourceState;
  /** How many. */
  count: Scalars['Int']['output'];
};

/** A page of a provider's resources with what they earned. */
export type DashboardResourceConnection = {
  __typename?: 'DashboardResourceConnection';
  /** The resources of this page. */
  nodes: Array<DashboardResource>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are. */
  totalCount: Scalars['Int']['output'];
};

/** A resource with what it earned in the last twelve months, and what it lacks. */
export type DashboardResource = {
  __typename?: 'DashboardResource';
  /** The resource. */
  resource: Resource;
  /** How often its link was opened from here. */
  opened: Scalars['Int']['output'];
  /** How often it was chosen for a step of a pathway that somebody was shown. */
  planned: Scalars['Int']['output'];
  /** Collections that hold it. */
  collected: Scalars['Int']['output'];
  /** Published translations made of it. */
  translated: Scalars['Int']['output'];
  /** Published remixes made of it. */
  remixed: Scalars['Int']['output'];
  /** What would make it better, what helps teachers most first. */
  improvements: Array<Improvement>;
};

/** Something that many resources lack. */
export type MissingCount = {
  __typename?: 'MissingCount';
  /** What to do about it. */
  message: Scalars['String']['output'];
  /** What teachers have of it. */
  why: Scalars['String']['output'];
  /** How many resources lack it. */
  count: Scalars['Int']['output'];
};

/** Words that people looked for in vain. */
export type Wish = {
  __typename?: 'Wish';
  /** The words. */
  words: Scalars['String']['output'];
  /** The language they were looked for in. */
  language: Scalars['LanguageTag']['output'];
  /** How many people, within the last twelve months; the same person in two months counts twice. */
  count: Scalars['Int']['output'];
};

/** The answer to opening a resource. */
export type ResourceOpenPayload = {
  __typename?: 'ResourceOpenPayload';
  /** Where it is; null when there is none. */
  url?: Maybe<Scalars['URL']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What a key may be made for. Every key reads what its owner sees. */
export type KeyScope =
  /** Reading what its owner sees, drafts too. */
  | 'READ'
  /** Publishing, changing and withdrawing resources and frameworks. */
  | 'PUBLISH'
  /** Making providers, and changing what is said of them. */
  | 'MANAGE'
  /** Deciding about the content of others, where its owner is a reviewer or moderator. */
  | 'MODERATE';

/**
 * A key by which a machine asks in the name of an account: `Authorization: Bearer wm_…`. It may never do more than its owner,
 * and never makes keys, changes members or opens sessions.
 */
export type ApiKey = {
  __typename?: 'ApiKey';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** As its owner calls it. */
  name: Scalars['String']['output'];
  /** How it begins, to recognise it by. */
  prefix: Scalars['String']['output'];
  /** What it may do. */
  scopes: Array<KeyScope>;
  /** The one provider it may act for; null when it may for all of its owner's, or when that one is gone. */
  provider?: Maybe<Provider>;
  /** It may act for one provider only. */
  isForOneProvider: Scalars['Boolean']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
  /** It has ended by itself. */
  isExpired: Scalars['Boolean']['output'];
  /** When it was used last, to the quarter of an hour; null when it never was. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a new key is for. */
export type KeyInput = {
  /** How you call it; up to 100 characters. */
  name: Scalars['String']['input'];
  /** What it may do; at least one. */
  scopes: Array<KeyScope>;
  /** The one provider it may act for; without it, all of yours. */
  providerId?: InputMaybe<Scalars['ID']['input']>;
  /** Days until it ends by itself: 1 to 366. */
  days?: InputMaybe<Scalars['Int']['input']>;
};

/** The answer to making a key. */
export type KeyCreatePayload = {
  __typename?: 'KeyCreatePayload';
  /** The key itself. It is shown this once and is not stored: keep it where secrets are kept. */
  secret?: Maybe<Scalars['String']['output']>;
  /** What is known of it from now on; null when none was made. */
  key?: Maybe<ApiKey>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to revoking a key. */
export type KeyRevokePayload = {
  __typename?: 'KeyRevokePayload';
  /** Id of the key that is gone; null when none is. */
  id?: Maybe<Scalars['ID']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A kind of factor. */
export type FactorKind =
  /** A key that a device keeps. It signs in by itself where the device makes sure who its person is. */
  | 'PASSKEY'
  /** An app that shows a new code every half minute. */
  | 'TOTP'
  /** A code for who has lost the device. Each is taken once. */
  | 'RECOVERY_CODE';

/** What an account is opened with beside its password. */
export type Factor = {
  __typename?: 'Factor';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: FactorKind;
  /** As its owner calls it. */
  name: Scalars['String']['output'];
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was used last to sign in; null when it never was. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** It signs in without a password. */
  opensAlone: Scalars['Boolean']['output'];
};

/**
 * The second step of signing in: neither a password nor an identity provider that asks for one step alone opens an account that
 * has a factor.
 */
export type SecondStep = {
  __typename?: 'SecondStep';
  /** For `secondStep`. It opens nothing else, and ends after ten minutes or five wrong answers. */
  token: Scalars['String']['output'];
  /** When it ends. */
  expiresAt: Scalars['DateTime']['output'];
  /** With what it can be taken. */
  methods: Array<FactorKind>;
};

/** What a browser needs to make a passkey or to sign with one. */
export type PasskeyOptionsPayload = {
  __typename?: 'PasskeyOptionsPayload';
  /** JSON, as `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` reads it. */
  options?: Maybe<Scalars['String']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A new key for an authenticator app. */
export type TotpBeginPayload = {
  __typename?: 'TotpBeginPayload';
  /** For `totpAdd`, within twenty minutes. */
  token?: Maybe<Scalars['String']['output']>;
  /** The key in base32. It is shown this once. */
  secret?: Maybe<Scalars['String']['output']>;
  /** The same as an `otpauth:` address, which apps open. */
  address?: Maybe<Scalars['String']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to a change of what your account is opened with. All other sessions have ended. */
export type FactorPayload = {
  __typename?: 'FactorPayload';
  /** The new token of this session; null when nothing was changed. */
  token?: Maybe<Scalars['String']['output']>;
  /** When the session ends by itself unless it is used before. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** New recovery codes. They are shown this once; null when you have some already. */
  recoveryCodes?: Maybe<Array<Scalars['String']['output']>>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to opening an account with a passkey. */
export type PasskeySignUpPayload = {
  __typename?: 'PasskeySignUpPayload';
  /** The token of the session; null when there is none. Send it as `Authorization: Bearer …`. */
  token?: Maybe<Scalars['String']['output']>;
  /** Who is signed in. */
  viewer?: Maybe<Viewer>;
  /** When the session ends by itself unless it is used before. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Your recovery codes. They are shown this once. */
  recoveryCodes?: Maybe<Array<Scalars['String']['output']>>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** An answer to the second step: a code or a passkey. */
export type SecondStepInput = {
  /** That of the step. */
  token: Scalars['String']['input'];
  /** The six digits that your app shows, or one of your recovery codes. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** What the browser gave for the options of `secondStepBegin`, as JSON. */
  passkey?: InputMaybe<Scalars['String']['input']>;
};

/** Who signs in with a passkey. */
export type PasskeySignInInput = {
  /** What the browser gave for the options of `passkeySignInBegin`, as JSON. */
  response: Scalars['String']['input'];
};

/** Who opens an account with a passkey: by the link that was sent to the address. */
export type PasskeySignUpInput = {
  /** What stands after `token=` in the link. */
  token: Scalars['String']['input'];
  /** How you are called here; up to 200 characters. */
  name: Scalars['String']['input'];
  /** What the browser gave for the options of `passkeySignUpBegin`, as JSON. */
  response: Scalars['String']['input'];
};

/** Another passkey. */
export type PasskeyAddInput = {
  /** How you call it; up to 100 characters. */
  name: Scalars['String']['input'];
  /** What the browser gave for the options of `passkeyAddBegin`, as JSON. */
  response: Scalars['String']['input'];
};

/** An authenticator app. */
export type TotpAddInput = {
  /** That of `totpBegin`. */
  token: Scalars['String']['input'];
  /** The six digits that the app shows. */
  code: Scalars['String']['input'];
};

/** A role in the place. One does not hold another. */
export type PlaceRole =
  /** Looks at what is new and what was reported. */
  | 'REVIEWER'
  /** Decides about what was reported. */
  | 'MODERATOR'
  /** Keeps the place: roles, and the members of providers. */
  | 'ADMINISTRATOR';

/** Why somebody reports a resource. */
export type ReportReason =
  /** Its licence is not what is stated. */
  | 'WRONG_LICENCE'
  /** It is not as accessible as it is said to be. */
  | 'NOT_ACCESSIBLE'
  /** It cannot be opened or does not work. */
  | 'BROKEN'
  /** It does harm. */
  | 'HARMFUL'
  /** Something else. */
  | 'OTHER';

/** An accessibility fact, by its words in the vocabulary. */
export type AccessibilityFactInput = {
  /** What it speaks of. */
  kind: AccessibilityFactKind;
  /** Vocabulary value, e.g. `captions`. */
  value: Scalars['String']['input'];
};

/** What is wrong with a resource. */
export type ReportInput = {
  /** The resource; published. */
  resourceId: Scalars['ID']['input'];
  /** What is wrong. */
  reason: ReportReason;
  /** With NOT_ACCESSIBLE the fact that is not so, as the resource shows it. It is marked as disputed; no verdict changes by it. */
  fact?: InputMaybe<AccessibilityFactInput>;
  /** In the reporter's words, up to 1,000 characters; needed for OTHER. Moderators alone read it. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to a report. */
export type ReportPayload = {
  __typename?: 'ReportPayload';
  /** It was kept. */
  reported: Scalars['Boolean']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What a reviewer found: of an accessibility fact or a licence, one of both. */
export type FactCheckInput = {
  /** The resource. */
  resourceId: Scalars['ID']['input'];
  /** The revision that was looked at. */
  revision: Scalars['Int']['input'];
  /** The accessibility fact. */
  fact?: InputMaybe<AccessibilityFactInput>;
  /** Key of the licence. */
  licence?: InputMaybe<Scalars['String']['input']>;
  /** It is so. False: it is not. */
  present: Scalars['Boolean']['input'];
};

/** The answer to a check. */
export type FactCheckPayload = {
  __typename?: 'FactCheckPayload';
  /** The resource with what follows from the check; null when nothing was kept. */
  resource?: Maybe<Resource>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** Who says something about a fact. */
export type ClaimVoice =
  /** Anybody, by a report. */
  | 'REPORTER'
  /** A reviewer of the place, who checked it. */
  | 'REVIEWER';

/** What somebody said about an accessibility fact or the licence. What its provider declares is not among them. */
export type FactClaim = {
  __typename?: 'FactClaim';
  /** What it speaks of; null for a licence. */
  kind?: Maybe<AccessibilityFactKind>;
  /** Vocabulary value, or key of the licence. */
  value: Scalars['String']['output'];
  /** The licence it speaks of; null for an accessibility fact, and for a statement that names no licence we know. */
  licence?: Maybe<Licence>;
  /** It is so. False: it is not. */
  present: Scalars['Boolean']['output'];
  /** Who says it. */
  voice: ClaimVoice;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Of which revision. */
  revision: Scalars['Int']['output'];
  /** It was of what is behind the link now. False: of an earlier version, so it counts no more. */
  holds: Scalars['Boolean']['output'];
  /** Somebody looked since, and found nothing in it. */
  lapsed: Scalars['Boolean']['output'];
};

/** Why something waits. */
export type ModerationKind =
  /** Published by a provider that is looked at first. */
  | 'NEW'
  /** Somebody reported it. */
  | 'REPORTED'
  /** Two that may be the same. */
  | 'DUPLICATE'
  /** A change that may be none of the provider's own. */
  | 'SUSPICIOUS'
  /** The provider answered to a decision. */
  | 'ANSWERED';

/** What can be decided. */
export type Decision =
  /** It is fine: public from now on, and what was reported is answered. */
  | 'ACCEPT'
  /** Back to a draft where it was not public yet; else it stays, and the provider is asked to mend it. */
  | 'ASK_CHANGES'
  /** It does not become public. */
  | 'REJECT'
  /** Public no longer, until it is shown again. */
  | 'HIDE'
  /** Public again. */
  | 'UNHIDE'
  /** It is the same as another one, and leads there. */
  | 'MERGE'
  /** It was not the same after all. */
  | 'UNMERGE'
  /** A word to the provider. */
  | 'WARN'
  /** The provider may not publish. What is public stays. */
  | 'BLOCK'
  /** The provider may publish again. */
  | 'UNBLOCK';

/** A report, as those who look after the place see it. Who reported is told to nobody. */
export type Report = {
  __typename?: 'Report';
  /** Why. */
  reason: ReportReason;
  /** The accessibility fact or licence it names: `accessibility feature:captions`, `licence cc-by-4.0`. */
  fact?: Maybe<Scalars['String']['output']>;
  /** In the reporter's words; null for reviewers. */
  text?: Maybe<Scalars['String']['output']>;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Of which revision. */
  revision: Scalars['Int']['output'];
};

/** Something that waits for people who look after the place. */
export type ModerationCase = {
  __typename?: 'ModerationCase';
  /** Opaque; the same as long as it waits. */
  id: Scalars['ID']['output'];
  /** Why it waits. */
  kind: ModerationKind;
  /** What it is about; null where it is about a provider as a whole. */
  resource?: Maybe<Resource>;
  /** The other one of a pair. */
  other?: Maybe<Resource>;
  /** Whose it is. */
  provider?: Maybe<Provider>;
  /**
   * Reasons of reports; rules by which somebody looks at a change: `link-host`, `licence-widened`, `changed`, `mass-changes`,
   * `mass-withdrawals`; or of a pair what says that both are the same: a `LikenessReason`.
   */
  reasons: Array<Scalars['String']['output']>;
  /** Of a change, what differs now from what stood before it; else empty. */
  changes: Array<RevisionChange>;
  /** Where it is about many resources of one provider, those resources: new ones the oldest first, changed ones the latest. */
  resources: Array<Resource>;
  /** How many these are. */
  resourceCount: Scalars['Int']['output'];
  /** They are being accepted, part by part: how far that is. Null where it is not, and where another process does it. */
  acceptance?: Maybe<Acceptance>;
  /** Since when it waits. */
  openedAt: Scalars['DateTime']['output'];
  /** What was reported and not decided yet, the oldest first. */
  reports: Array<Report>;
  /** What was decided about it before, the newest first. */
  notices: Array<Notice>;
  /** What the person asking may decide now. */
  viewerDecisions: Array<Decision>;
  /** The provider may not publish at present. */
  isProviderBlocked: Scalars['Boolean']['output'];
};


/** Something that waits for people who look after the place. */
export type ModerationCaseChangesArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** Something that waits for people who look after the place. */
export type ModerationCaseResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that waits for people who look after the place. */
export type ModerationCaseReportsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that waits for people who look after the place. */
export type ModerationCaseNoticesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An acceptance of many that goes on. */
export type Acceptance = {
  __typename?: 'Acceptance';
  /** Resources that were gone through. */
  done: Scalars['Int']['output'];
  /** Of how many. */
  of: Scalars['Int']['output'];
};

/** What waits, one page of it. */
export type ModerationCaseConnection = {
  __typename?: 'ModerationCaseConnection';
  /** The cases themselves, the longest waiting first. */
  nodes: Array<ModerationCase>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** A decision as the provider's members see it. Neither who decided nor who reported is told. */
export type Notice = {
  __typename?: 'Notice';
  /** Opaque. */
  id: Scalars['ID']['output'];
  /** What was decided. */
  decision: Decision;
  /** The resource it is about; null for the provider as a whole, and for one that is gone. */
  resource?: Maybe<Resource>;
  /** The provider it is about. */
  provider?: Maybe<Provider>;
  /** Why. */
  reason: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
  /** What was said to it, the oldest first; at most 50. */
  messages: Array<NoticeMessage>;
  /** The person asking may say something to it. */
  viewerCanAnswer: Scalars['Boolean']['output'];
};

/** Something said to a decision. */
export type NoticeMessage = {
  __typename?: 'NoticeMessage';
  /** The provider says it. False: the place. */
  fromProvider: Scalars['Boolean']['output'];
  /** What is said. */
  text: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** Decisions, one page of them. */
export type NoticeConnection = {
  __typename?: 'NoticeConnection';
  /** The decisions themselves, the newest first. */
  nodes: Array<Notice>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** The answer to a decision. */
export type DecisionPayload = {
  __typename?: 'DecisionPayload';
  /** The decision with its reason; null when nothing was decided. */
  notice?: Maybe<Notice>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to a message. */
export type NoticePayload = {
  __typename?: 'NoticePayload';
  /** The decision with what was said to it; null when nothing was kept. */
  notice?: Maybe<Notice>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The words of the place, for everybody. */
export type Place = {
  __typename?: 'Place';
  /** What the place calls itself; null for the name of the product. */
  name?: Maybe<Scalars['String']['output']>;
  /** Where to write to: a `mailto:` address or a page. */
  contact?: Maybe<Scalars['String']['output']>;
  /** One line for every page, in the best of these languages; null when there is none. */
  notice?: Maybe<LocalisedText>;
  /** The imprint, in the best of these languages. */
  imprint?: Maybe<LocalisedText>;
  /** What the operator says about privacy, in the best of these languages. */
  privacy?: Maybe<LocalisedText>;
  /** The line in every language it was written in. */
  notices: Array<LocalisedText>;
  /** The imprint in every language it was written in. */
  imprints: Array<LocalisedText>;
  /** The words about privacy in every language they were written in. */
  privacies: Array<LocalisedText>;
  /** A second factor is asked of some people here, or of all: `Viewer.needsSecondFactor` says of whom. */
  asksSecondFactor: Scalars['Boolean']['output'];
  /** Grows with every change; 0 before the first. */
  revision: Scalars['Int']['output'];
  /** You may change these words, and what else administrators look after. */
  viewerCanManage: Scalars['Boolean']['output'];
};


/** The words of the place, for everybody. */
export type PlaceNoticeArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** The words of the place, for everybody. */
export type PlaceImprintArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};


/** The words of the place, for everybody. */
export type PlacePrivacyArgs = {
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

/** A text in a language. */
export type PlaceTextInput = {
  /** Plain text. */
  text: Scalars['String']['input'];
  /** Its language. */
  language: Scalars['LanguageTag']['input'];
};

/** The words of the place: what is left out goes. */
export type PlaceInput = {
  /** Up to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** An e-mail address, or the http(s) address of a page. */
  contact?: InputMaybe<Scalars['String']['input']>;
  /** One line, up to 200 characters a language; at most 20 languages. */
  notices?: InputMaybe<Array<PlaceTextInput>>;
  /** Up to 10,000 characters a language. */
  imprints?: InputMaybe<Array<PlaceTextInput>>;
  /** Up to 10,000 characters a language. */
  privacies?: InputMaybe<Array<PlaceTextInput>>;
};

/** The answer to a change of the words of the place. */
export type PlacePayload = {
  __typename?: 'PlacePayload';
  /** The words; null when nothing was written. */
  place?: Maybe<Place>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** People, one page of them. */
export type PersonConnection = {
  __typename?: 'PersonConnection';
  /** The people themselves, by name. */
  nodes: Array<Person>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** The answer to what is done to an account. */
export type PersonPayload = {
  __typename?: 'PersonPayload';
  /** The person; null when nothing was changed. */
  person?: Maybe<Person>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** An API key of anybody. Its secret is known to nobody here. */
export type PersonKey = {
  __typename?: 'PersonKey';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** How it begins, to recognise it by. */
  prefix: Scalars['String']['output'];
  /** As its owner calls it. */
  name: Scalars['String']['output'];
  /** What it is for. */
  scopes: Array<KeyScope>;
  /** Whose it is. */
  owner: Person;
  /** Since when. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when. */
  expiresAt: Scalars['DateTime']['output'];
  /** To the quarter of an hour; null when it never was. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Keys, one page of them. */
export type PersonKeyConnection = {
  __typename?: 'PersonKeyConnection';
  /** The keys themselves, the newest first. */
  nodes: Array<PersonKey>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** The answer to taking away a key. */
export type PersonKeyPayload = {
  __typename?: 'PersonKeyPayload';
  /** Id of the key; null when nothing was changed. */
  id?: Maybe<Scalars['ID']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** How the operator set the place. Changed there alone; what administrators set over it is in `limits` and `managedIdentityProviders`. Secrets are not told. */
export type Setting = {
  __typename?: 'Setting';
  /** Name of the setting, as the README lists it. */
  name: Scalars['String']['output'];
  /** What it is. */
  value: Scalars['String']['output'];
};

/** An entry of the audit log. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** Opaque: its number. */
  id: Scalars['ID']['output'];
  /** Its number, without gaps. */
  sequence: Scalars['Int']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
  /** What was done, as a key. */
  kind: Scalars['String']['output'];
  /** What was done, in words. */
  meaning: Scalars['String']['output'];
  /** Id of the account that acted, or `operator`, `system`, `nobody`. */
  actor: Scalars['String']['output'];
  /** Name of that account, while it is here. */
  actorName?: Maybe<Scalars['String']['output']>;
  /** Id of what it was done to. */
  subject?: Maybe<Scalars['String']['output']>;
  /** What else was told, as JSON; null where nothing was, or where it was erased. */
  values?: Maybe<Scalars['String']['output']>;
  /** What was told was erased with the person it was about. */
  isErased: Scalars['Boolean']['output'];
  /** SHA-256 of the entry, which holds that of the one before. */
  hash: Scalars['String']['output'];
};

/** A part of the audit log, the newest entry first. */
export type AuditLog = {
  __typename?: 'AuditLog';
  /** The entries. Where few fit, a page may hold less than was asked for and goes on. */
  nodes: Array<AuditEntry>;
  /** Cursor to go on further back; null at the beginning of the log. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** All kinds there are, to choose from. */
  kinds: Array<Scalars['String']['output']>;
};

/** What a look through the whole log found. */
export type AuditProof = {
  __typename?: 'AuditProof';
  /** Nothing was altered. */
  verified: Scalars['Boolean']['output'];
  /** Entries looked at. */
  entries: Scalars['Int']['output'];
  /** Hash of the last one. */
  head?: Maybe<Scalars['String']['output']>;
  /** Entries whose values were erased, as the log tells. */
  erased: Scalars['Int']['output'];
  /** What is not as it was told, at most 100. */
  faults: Array<Scalars['String']['output']>;
};

/** Something that is kept about people. */
export type KeptThing = {
  __typename?: 'KeptThing';
  /** What it is called. */
  name: Scalars['String']['output'];
  /** What of it. */
  what: Scalars['String']['output'];
  /** Why. */
  why: Scalars['String']['output'];
  /** For how long. */
  until: Scalars['String']['output'];
  /** Who sees it. */
  seenBy: Scalars['String']['output'];
};

/** What a limit is for. */
export type LimitKind =
  /** One network address of programs whose people are not signed in. */
  | 'ANONYMOUS'
  /** One network address of people who read pages of the site and are not signed in. */
  | 'SITE'
  /** Somebody who is signed in. */
  | 'SIGNED_IN'
  /** An API key. */
  | 'KEY';

/** How many units a minute one caller may ask for. A small request is one unit, a page of search 61. */
export type Limit = {
  __typename?: 'Limit';
  /** What it is for. */
  kind: LimitKind;
  /** As the operator set it; 0 for no limit. */
  operator: Scalars['Int']['output'];
  /** As administrators set it over that; null where the operator's holds. */
  own?: Maybe<Scalars['Int']['output']>;
  /** The one that holds. */
  units: Scalars['Int']['output'];
  /** What it means, in words. */
  meaning: Scalars['String']['output'];
};

/** The limits of callers. */
export type Limits = {
  __typename?: 'Limits';
  /** One of each kind. */
  limits: Array<Limit>;
  /** The least that one may be set to. */
  least: Scalars['Int']['output'];
  /** The most that the operator allows; null where 0, no limit, is allowed too. */
  most?: Maybe<Scalars['Int']['output']>;
  /** Grows with every change; 0 before the first. */
  revision: Scalars['Int']['output'];
};

/** Units a minute of each kind; null for the operator's. */
export type LimitsInput = {
  /** For one network address of programs whose people are not signed in. */
  anonymous?: InputMaybe<Scalars['Int']['input']>;
  /** For one network address of people who read pages of the site and are not signed in. */
  site?: InputMaybe<Scalars['Int']['input']>;
  /** For somebody who is signed in. */
  signedIn?: InputMaybe<Scalars['Int']['input']>;
  /** For an API key. */
  key?: InputMaybe<Scalars['Int']['input']>;
};

/** The answer to setting limits. */
export type LimitsPayload = {
  __typename?: 'LimitsPayload';
  /** The limits as they hold from now on; null when nothing was written. */
  limits?: Maybe<Limits>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** How we say who we are when we ask an identity provider for tokens. */
export type ClientAuthentication =
  /** In the head of the request (`client_secret_basic`). */
  | 'BASIC'
  /** In the form that is sent (`client_secret_post`). */
  | 'POST';

/** A value of a claim, and the role in the place that it gives. */
export type RoleByClaim = {
  __typename?: 'RoleByClaim';
  /** The value. */
  value: Scalars['String']['output'];
  /** The role. */
  role: PlaceRole;
};

/** A value of a claim, and the provider of resources that it lets somebody act for. */
export type SchoolByClaim = {
  __typename?: 'SchoolByClaim';
  /** The value. */
  value: Scalars['String']['output'];
  /** Id of the provider of resources. */
  providerId: Scalars['ID']['output'];
  /** In which role. */
  role: MemberRole;
};

/** What is taken from the claims of an identity provider, where its owner agrees. */
export type ClaimNames = {
  __typename?: 'ClaimNames';
  /** Claim that holds the name. */
  name: Scalars['String']['output'];
  /** Claim that holds the e-mail address; null: not taken. */
  email?: Maybe<Scalars['String']['output']>;
  /** Claim that holds the language; null: not taken. */
  language?: Maybe<Scalars['String']['output']>;
  /** Claim that roles are given by; null: none are. */
  roles?: Maybe<Scalars['String']['output']>;
  /** Which of its values gives which role. */
  roleValues: Array<RoleByClaim>;
  /** Claim that says for whom somebody may act; null: none does. */
  school?: Maybe<Scalars['String']['output']>;
  /** Which of its values lets act for whom. */
  schoolValues: Array<SchoolByClaim>;
};

/** An identity provider as administrators look after it. */
export type ManagedIdentityProvider = {
  __typename?: 'ManagedIdentityProvider';
  /** Opaque and stable. Null for one of the operator's file, which is changed there alone. */
  id?: Maybe<Scalars['ID']['output']>;
  /** Its name in addresses. It never changes. */
  slug: Scalars['String']['output'];
  /** On its button, in the languages it was written in. */
  names: Array<LocalisedText>;
  /** The address of the issuer. It never changes: people are found by it. */
  issuer: Scalars['String']['output'];
  /** As what we are known there. */
  clientId: Scalars['String']['output'];
  /** When its secret was set; it is never told. Null for one of the operator's file. */
  secretSetAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is asked for. */
  scopes: Array<Scalars['String']['output']>;
  /** How we say who we are. */
  authentication: ClientAuthentication;
  /** What is taken of what it says. */
  claims: ClaimNames;
  /** Values of `amr` that stand for a sign-in there of two steps. */
  amr: Array<Scalars['String']['output']>;
  /** Values of `acr` that do. */
  acr: Array<Scalars['String']['output']>;
  /** Logout tokens are taken that do not say of which type they are. */
  untypedLogoutTokens: Scalars['Boolean']['output'];
  /** People may sign in through it now. */
  isOn: Scalars['Boolean']['output'];
  /** Why it is not used although it is on: the operator's file names the same, or its secret does not open. */
  fault?: Maybe<Scalars['String']['output']>;
  /** Where it sends people back to: to be registered there. */
  callback: Scalars['URL']['output'];
  /** Where it sends logout tokens to: to be registered there. */
  logout: Scalars['URL']['output'];
  /** Who signs in through it, in numbers. */
  people: PeopleOfIdentityProvider;
  /** You may change it: it is none of the operator's file. */
  viewerCanUpdate: Scalars['Boolean']['output'];
  /** Grows with every change; 0 for one of the operator's file. */
  revision: Scalars['Int']['output'];
};

/** Who signs in through an identity provider, in numbers. */
export type PeopleOfIdentityProvider = {
  __typename?: 'PeopleOfIdentityProvider';
  /** Accounts that can be opened through it. */
  all: Scalars['Int']['output'];
  /** Those of them that can be opened in no other way now. */
  only: Scalars['Int']['output'];
  /** Those of these that have an address: they can be sent a link by mail. */
  onlyWithAddress: Scalars['Int']['output'];
};

/** Identity providers as administrators look after them. */
export type ManagedIdentityProviders = {
  __typename?: 'ManagedIdentityProviders';
  /** Those of the operator's file first, then the others in their order. */
  nodes: Array<ManagedIdentityProvider>;
  /** Why none can be added or given a new secret; null where one can. */
  sealFault?: Maybe<Scalars['String']['output']>;
};

/** A value of a claim, and the role in the place that it gives. */
export type RoleByClaimInput = {
  /** The value. */
  value: Scalars['String']['input'];
  /** The role; administrators are made by people and by the operator alone. */
  role: PlaceRole;
};

/** A value of a claim, and the provider of resources that it lets somebody act for. */
export type SchoolByClaimInput = {
  /** The value. */
  value: Scalars['String']['input'];
  /** Id of the provider of resources. */
  providerId: Scalars['ID']['input'];
  /** In which role: editor or contributor. */
  role?: MemberRole;
};

/** What is taken from the claims of an identity provider. */
export type ClaimNamesInput = {
  /** Claim that holds the name; `name` by default. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Claim that holds the e-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Claim that holds the language. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Claim that roles are given by. */
  roles?: InputMaybe<Scalars['String']['input']>;
  /** Which of its values gives which role. */
  roleValues?: Array<RoleByClaimInput>;
  /** Claim that says for whom somebody may act. */
  school?: InputMaybe<Scalars['String']['input']>;
  /** Which of its values lets act for whom. */
  schoolValues?: Array<SchoolByClaimInput>;
};

/** How an identity provider is worked with. */
export type IdentityProviderInput = {
  /** On its button, up to 80 characters a language; the first one where a reader's language is not there. */
  names: Array<PlaceTextInput>;
  /** As what we are known there. */
  clientId: Scalars['String']['input'];
  /** The secret that proves it; left out, the one that was set stays. It is never told again. */
  clientSecret?: InputMaybe<Scalars['String']['input']>;
  /** What is asked for; `openid` has to be among them. */
  scopes?: Array<Scalars['String']['input']>;
  /** How we say who we are. */
  authentication?: ClientAuthentication;
  /** What is taken of what it says. */
  claims?: ClaimNamesInput;
  /** Values of `amr` that stand for a sign-in there of two steps. */
  amr?: Array<Scalars['String']['input']>;
  /** Values of `acr` that do. */
  acr?: Array<Scalars['String']['input']>;
  /** Takes logout tokens that do not say of which type they are. */
  untypedLogoutTokens?: Scalars['Boolean']['input'];
};

/** The answer to a change of an identity provider. */
export type IdentityProviderPayload = {
  __typename?: 'IdentityProviderPayload';
  /** The identity provider; null when nothing was written, and after it was removed. */
  identityProvider?: Maybe<ManagedIdentityProvider>;
  /** Sessions that ended with it. */
  endedSessions: Scalars['Int']['output'];
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What a look at an identity provider found. */
export type IdentityProviderCheckPayload = {
  __typename?: 'IdentityProviderCheckPayload';
  /** What it says of itself holds. Whether it knows the client and its secret shows with the first sign-in. */
  holds: Scalars['Boolean']['output'];
  /** What does not hold, a sentence each. */
  faults: Array<Scalars['String']['output']>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The answer to putting identity providers in order. */
export type IdentityProvidersArrangePayload = {
  __typename?: 'IdentityProvidersArrangePayload';
  /** All of them; null when nothing was written. */
  identityProviders?: Maybe<ManagedIdentityProviders>;
  /** What was wrong with the input; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A record of a provider's machine. */
export type ResourceUpsertRecord = {
  /** Your own identifier of it, up to 200 characters: it names the same resource for ever, and only among those of your provider. */
  key: Scalars['String']['input'];
  /** What you say of it, all of it: what you leave out is not known any more. */
  resource: ResourceInput;
};

/** A batch of records of a provider's machine. */
export type ResourcesUpsertInput = {
  /** The provider they are published for. */
  providerId: Scalars['ID']['input'];
  /** Up to 1,000. Of those with one key the last counts. */
  records: Array<ResourceUpsertRecord>;
  /** Checks everything, says what would be done, and writes nothing. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of a record. */
export type UpsertOutcome =
  /** There was none by this key. */
  | 'CREATED'
  /** It says otherwise than before. */
  | 'UPDATED'
  /** It says the same as before: nothing was written. */
  | 'UNCHANGED'
  /** It has faults: nothing of it was written. */
  | 'REFUSED';

/** What became of one record. */
export type ResourceUpsertResult = {
  __typename?: 'ResourceUpsertResult';
  /** Your identifier. */
  key: Scalars['String']['output'];
  /** What was done, or in a dry run would be. */
  outcome: UpsertOutcome;
  /** The resource as it is now; null for one that was refused, and in a dry run for one that would be new. */
  resource?: Maybe<Resource>;
  /** Fields of `ResourceInput` that people changed here. What people changed wins over what machines say, so these were left as they are. */
  keptFields: Array<Scalars['String']['output']>;
  /** What was wrong with the record. */
  userErrors: Array<UserError>;
};

/** The answer to a batch of records. */
export type ResourcesUpsertPayload = {
  __typename?: 'ResourcesUpsertPayload';
  /** One for each record, in their order; empty when the whole batch was refused. */
  results: Array<ResourceUpsertResult>;
  /** How many were new. */
  created: Scalars['Int']['output'];
  /** How many said otherwise than before. */
  updated: Scalars['Int']['output'];
  /** How many said the same as before. */
  unchanged: Scalars['Int']['output'];
  /** How many were refused. */
  refused: Scalars['Int']['output'];
  /** What was wrong with the batch as a whole. What is wrong with a record stands at its result and refuses that one alone. */
  userErrors: Array<UserError>;
};

/** Which of a provider's resources to withdraw, by its own identifiers. */
export type ResourcesWithdrawInput = {
  /** The provider that published them. */
  providerId: Scalars['ID']['input'];
  /** Your own identifiers, up to 1,000. */
  keys: Array<Scalars['String']['input']>;
  /** Why, for those who look for them; up to 500 characters. */
  reason: Scalars['String']['input'];
  /** Says what would be done, and writes nothing. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of a resource that was to be withdrawn. */
export type WithdrawOutcome =
  /** It left search, and a tombstone with the reason stays. */
  | 'WITHDRAWN'
  /** It had been withdrawn before. */
  | 'UNCHANGED'
  /** It cannot be withdrawn. */
  | 'REFUSED';

/** What became of one identifier. */
export type ResourceWithdrawResult = {
  __typename?: 'ResourceWithdrawResult';
  /** Your identifier. */
  key: Scalars['String']['output'];
  /** What was done, or in a dry run would be. */
  outcome: WithdrawOutcome;
  /** What was wrong with it. */
  userErrors: Array<UserError>;
};

/** The answer to a withdrawal of many. */
export type ResourcesWithdrawPayload = {
  __typename?: 'ResourcesWithdrawPayload';
  /** One for each key, in their order; empty when all was refused. */
  results: Array<ResourceWithdrawResult>;
  /** What was wrong with the whole. */
  userErrors: Array<UserError>;
};

/** How the records of a file are written. */
export type UploadFormat =
  /** One JSON object a line: a record as `resourcesUpsert` takes it, or JSON-LD of schema.org such as AMB and LRMI. */
  | 'JSON_LINES'
  /** A sheet with a header row, one record a row. */
  | 'CSV';

/** Where the job of a file stands. */
export type UploadState =
  /** It waits for other jobs of its provider. */
  | 'QUEUED'
  /** It is at work. One that was cut off goes on where it stood. */
  | 'RUNNING'
  /** It went through the whole file. */
  | 'DONE'
  /** It cannot go on: `message` says why. What it wrote stays. */
  | 'FAILED'
  /** Somebody stopped it. What it wrote stays. */
  | 'CANCELLED';

/** A file of records that somebody sent for a provider, and the job that writes them. Kept for 7 days after its end. */
export type UploadJob = {
  __typename?: 'UploadJob';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The provider it is for. */
  provider: Provider;
  /** The name of the file, as it was given. */
  name: Scalars['String']['output'];
  /** How its records are written. */
  format: UploadFormat;
  /** Size of the file. */
  bytes: Scalars['Float']['output'];
  /** Its checksum, in hex. */
  sha256: Scalars['String']['output'];
  /** It only checks, and writes nothing. */
  dryRun: Scalars['Boolean']['output'];
  /** Where it stands. */
  state: UploadState;
  /** Why it failed. */
  message?: Maybe<Scalars['String']['output']>;
  /** How much of the file is done, from 0 to 1. */
  progress: Scalars['Float']['output'];
  /** Records it is done with. */
  done: Scalars['Int']['output'];
  /** How many were new. */
  created: Scalars['Int']['output'];
  /** How many said otherwise than before. */
  updated: Scalars['Int']['output'];
  /** How many said the same as before. */
  unchanged: Scalars['Int']['output'];
  /** How many were refused. */
  refused: Scalars['Int']['output'];
  /** Records that were refused, or of which something was left out, in the order of the file. */
  report: UploadReport;
  /** It has not ended. */
  viewerCanCancel: Scalars['Boolean']['output'];
  /** When it was sent. */
  createdAt: Scalars['DateTime']['output'];
  /** When it began. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A file of records that somebody sent for a provider, and the job that writes them. Kept for 7 days after its end. */
export type UploadJobReportArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a report. */
export type UploadReport = {
  __typename?: 'UploadReport';
  /** The records of this page. */
  nodes: Array<UploadReportLine>;
  /** Where the next page begins. */
  pageInfo: PageInfo;
};

/** What became of a record that did not simply go through. */
export type UploadReportLine = {
  __typename?: 'UploadReportLine';
  /** Its number in the file, from 1. */
  record: Scalars['Int']['output'];
  /** Your identifier; empty where it could not be read. */
  key: Scalars['String']['output'];
  /** What was done, or in a dry run would be. */
  outcome: UpsertOutcome;
  /** Fields that people changed here and that were left as they are. */
  keptFields: Array<Scalars['String']['output']>;
  /** What was left out, in words. */
  notes: Array<Scalars['String']['output']>;
  /** What was wrong with it. Paths begin at the record. */
  userErrors: Array<UserError>;
};

/** A small file of records, as text. Larger ones are sent to `/uploads`. */
export type UploadStartInput = {
  /** The provider it is for. */
  providerId: Scalars['ID']['input'];
  /** A name to know it by; up to 200 characters. */
  name: Scalars['String']['input'];
  /** How its records are written. */
  format: UploadFormat;
  /** What is in the file. */
  text: Scalars['String']['input'];
  /** Checks everything, says what would be done, and writes nothing. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The answer to a file, or to the end of its job. */
export type UploadPayload = {
  __typename?: 'UploadPayload';
  /** The job; null when nothing was done. */
  job?: Maybe<UploadJob>;
  /** What was wrong. */
  userErrors: Array<UserError>;
};

/** What a link or a file says of a resource, to fill in a form with. Nothing of it is stored. */
export type MetadataReading = {
  __typename?: 'MetadataReading';
  /** What it is, for people: AMB, EPUB, web page … */
  format: Scalars['String']['output'];
  /** What was found, in the order of the form. What nothing was said of is not here. */
  fields: Array<MetadataField>;
  /** Sentences on what was left out, and what to look at. */
  notes: Array<Scalars['String']['output']>;
  /** Identifiers it states, e.g. `isbn:9780306406157`: for `possibleDuplicates`. */
  identifiers: Array<Scalars['String']['output']>;
};

/** One field that can be filled. */
export type MetadataField = {
  __typename?: 'MetadataField';
  /** Which field. */
  name: MetadataFieldName;
  /** Its values as text; one for a field with one value. A set of modes is one value, its modes parted by commas. */
  values: Array<Scalars['String']['output']>;
  /** Of types, subjects and outcomes: ids of those that are known here. */
  ids: Array<Scalars['ID']['output']>;
  /** Of types, subjects and outcomes: those that are not known here, in words. */
  unknown: Array<Scalars['String']['output']>;
  /** Where it came from, in words: `EPUB: dc:title`. Of accessibility it adds that the file says so. */
  source: Scalars['String']['output'];
};

/** Fields of a resource that metadata can fill. */
export type MetadataFieldName =
  /** Its title. */
  | 'TITLE'
  /** Its description. */
  | 'DESCRIPTION'
  /** Where it opens. */
  | 'URL'
  /** A language tag. */
  | 'LANGUAGE'
  /** Names of its authors. */
  | 'CREATORS'
  /** What sort of thing it is. */
  | 'TYPES'
  /** Its subjects. */
  | 'SUBJECTS'
  /** What it teaches. */
  | 'OUTCOMES'
  /** Youngest age in whole years. */
  | 'AGE_FROM'
  /** Oldest age in whole years. */
  | 'AGE_TO'
  /** Typical time for a learner, in minutes. */
  | 'MINUTES'
  /** Words people may search for. */
  | 'KEYWORDS'
  /** Whom it is made for. */
  | 'AUDIENCE'
  /** `true` or `false`. */
  | 'SIGN_IN_NEEDED'
  /** `FREE` or `PAID`. */
  | 'COST'
  /** Key of a known licence. */
  | 'LICENCE'
  /** Senses the content uses. */
  | 'ACCESS_MODES'
  /** Sets of modes that are enough for everything. */
  | 'ACCESS_MODES_SUFFICIENT'
  /** What was done to help. */
  | 'FEATURES'
  /** What is known to be absent. */
  | 'ABSENT_FEATURES'
  /** Dangers, or their confirmed absence. */
  | 'HAZARDS'
  /** Ways of input that reach everything. */
  | 'CONTROLS'
  /** Standards it says it meets. */
  | 'CONFORMANCE'
  /** Accessibility in words. */
  | 'SUMMARY'
  /** The address of its file. */
  | 'FILE_URL';

/** Where metadata is to be read from: a link, or a file. */
export type MetadataInput = {
  /** A web address. Opened only where the operator of this place allows it, and on the public internet alone. At most 30 a minute for one account. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** A file. */
  file?: InputMaybe<MetadataFileInput>;
  /** Of a table: which row below its header, from 1. */
  row?: InputMaybe<Scalars['Int']['input']>;
};

/** A file of metadata: JSON-LD (AMB, LRMI, schema.org), an EPUB or its `.opf`, a web page, or a table (CSV) with a header; at most 7,000,000 bytes. */
export type MetadataFileInput = {
  /** Its name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What is in it, as text. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** What is in it, in base64: for an EPUB. */
  base64?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to reading metadata. */
export type MetadataReadPayload = {
  __typename?: 'MetadataReadPayload';
  /** What was read; null when nothing was. */
  reading?: Maybe<MetadataReading>;
  /** What was wrong with the link or the file; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A published resource that is likely the same as another one. People decide: nothing is ever joined by machine. */
export type PossibleDuplicate = {
  __typename?: 'PossibleDuplicate';
  /** The one that is here. */
  resource: Resource;
  /** How likely, 0 to 1; from 0.6 on it is shown. */
  likeness: Scalars['Float']['output'];
  /** What says so, strongest first. */
  reasons: Array<LikenessReason>;
};

/** Why two resources may be the same. */
export type LikenessReason =
  /** They open at the same link, however it is written. */
  | 'SAME_LINK'
  /** Their links differ in the language alone. */
  | 'SAME_LINK_BUT_LANGUAGE'
  /** They share an identifier, such as an ISBN or a DOI. */
  | 'SAME_IDENTIFIER'
  /** They share a file. */
  | 'SAME_FILE'
  /** Their titles are alike. */
  | 'TITLES_ALIKE'
  /** Their descriptions are alike. */
  | 'DESCRIPTIONS_ALIKE'
  /** The same people made them. */
  | 'SAME_MAKERS'
  /** They teach the same. */
  | 'SAME_OUTCOMES'
  /** They are about the same subjects. */
  | 'SAME_SUBJECTS';

/** What is known of a resource that is about to be published. */
export type DuplicateInput = {
  /** Its title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Its description. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Where it opens. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** A language tag. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Names of its authors. */
  creators?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ids of its subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of what it teaches. */
  outcomeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Its identifiers: an ISBN, a DOI, a URN. */
  identifiers?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Typical time for a learner, in minutes. */
  minutes?: InputMaybe<Scalars['Int']['input']>;
  /** Youngest age in whole years. */
  ageFrom?: InputMaybe<Scalars['Int']['input']>;
  /** The draft that it is, where it is one. */
  resourceId?: InputMaybe<Scalars['ID']['input']>;
  /** Another edition of the same work, which is no duplicate. */
  editionOf?: InputMaybe<Scalars['ID']['input']>;
  /** What it was made from, which is no duplicate. */
  basedOn?: InputMaybe<Array<Scalars['ID']['input']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  LanguageTag: ResolverTypeWrapper<Scalars['LanguageTag']['output']>;
  Node: ResolverTypeWrapper<NodeParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  LocalisedText: ResolverTypeWrapper<LanguageText>;
  TextDirection: TextDirection;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Catalogue: ResolverTypeWrapper<Catalogue>;
  PublicKind: PublicKind;
  PublicThings: ResolverTypeWrapper<PublicThingsParent>;
  PublicThing: ResolverTypeWrapper<PublicThing>;
  LanguageCount: ResolverTypeWrapper<LanguageCount>;
  Need: Need;
  NeedPreset: NeedPreset;
  NeedImportance: NeedImportance;
  NeedInput: NeedInput;
  FitLevel: FitLevel;
  Basis: Basis;
  Fit: ResolverTypeWrapper<FitVerdict>;
  NeedFit: ResolverTypeWrapper<NeedVerdict>;
  NeedPresetDescription: ResolverTypeWrapper<NeedPresetDescription>;
  NeedGroup: ResolverTypeWrapper<NeedGroup>;
  AccessibilityFact: ResolverTypeWrapper<TagFact>;
  AccessibilityMethod: AccessibilityMethod;
  AccessibilityFactKind: AccessibilityFactKind;
  Accessibility: ResolverTypeWrapper<ResourceNode>;
  AccessibilityStatement: ResolverTypeWrapper<Omit<AccessibilityStatement, 'lines'> & { lines: Array<ResolversTypes['AccessibilityLine']> }>;
  AccessibilityLine: ResolverTypeWrapper<Omit<AccessibilityLine, 'facts'> & { facts: Array<ResolversTypes['AccessibilityFact']> }>;
  Concept: ResolverTypeWrapper<ConceptCard>;
  ConceptPurpose: ConceptPurpose;
  LevelKind: LevelKind;
  Level: ResolverTypeWrapper<KnownLevel>;
  LevelScheme: ResolverTypeWrapper<KnownLevelScheme>;
  Resource: ResolverTypeWrapper<ResourceNode>;
  Declared: ResolverTypeWrapper<Omit<Declared, 'licences' | 'facts'> & { licences: Array<ResolversTypes['LicenceStatement']>, facts: Array<ResolversTypes['AccessibilityFact']> }>;
  Revision: ResolverTypeWrapper<RevisionParent>;
  RevisionConnection: ResolverTypeWrapper<Omit<RevisionConnection, 'nodes'> & { nodes: Array<ResolversTypes['Revision']> }>;
  RevisionChange: ResolverTypeWrapper<RevisionChangeParent>;
  TextPart: ResolverTypeWrapper<TextPartParent>;
  TextPartKind: TextPartKind;
  StaleEdit: ResolverTypeWrapper<StaleEdit>;
  StaleField: ResolverTypeWrapper<StaleField>;
  ResourceKind: ResourceKind;
  ResourceState: ResourceState;
  DeviceNeed: DeviceNeed;
  Cost: Cost;
  Contributor: ResolverTypeWrapper<Contributor>;
  File: ResolverTypeWrapper<FileRecord>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Alignment: ResolverTypeWrapper<AlignmentParent>;
  AlignmentKind: AlignmentKind;
  AlignmentExtent: AlignmentExtent;
  FactStatus: FactStatus;
  Permission: Permission;
  LicencePurpose: LicencePurpose;
  LicenceVerdict: LicenceVerdict;
  LicenceAnswer: ResolverTypeWrapper<LicenceAnswer>;
  Making: Making;
  LicenceChoice: ResolverTypeWrapper<LicenceChoiceParent>;
  Duty: Duty;
  LicenceSummary: ResolverTypeWrapper<LicenceParent>;
  LicenceStatement: ResolverTypeWrapper<StatementParent>;
  LicencePart: LicencePart;
  Provenance: ResolverTypeWrapper<Omit<Provenance, 'sources'> & { sources: Array<ResolversTypes['Source']> }>;
  Source: ResolverTypeWrapper<SourceCard>;
  Attribution: ResolverTypeWrapper<Attribution>;
  Preflight: ResolverTypeWrapper<Preflight>;
  Improvement: ResolverTypeWrapper<Improvement>;
  ResourceInput: ResourceInput;
  AlignmentInput: AlignmentInput;
  AccessibilityInput: AccessibilityInput;
  FileInput: FileInput;
  ResourcePayload: ResolverTypeWrapper<Omit<ResourcePayload, 'resource'> & { resource?: Maybe<ResolversTypes['Resource']> }>;
  ResourceDiscardPayload: ResolverTypeWrapper<ResourceDiscardPayload>;
  Licence: ResolverTypeWrapper<KnownLicence>;
  Outcome: ResolverTypeWrapper<OutcomeParent>;
  OutcomeConnection: ResolverTypeWrapper<Omit<OutcomeConnection, 'nodes'> & { nodes: Array<ResolversTypes['Outcome']> }>;
  OutcomePlace: ResolverTypeWrapper<OutcomePlaceParent>;
  MasteryFact: ResolverTypeWrapper<MasteryParent>;
  OutcomeRole: OutcomeRole;
  Prerequisite: ResolverTypeWrapper<PrerequisiteParent>;
  PrerequisiteStrength: PrerequisiteStrength;
  OutcomeMatch: ResolverTypeWrapper<MatchParent>;
  MatchKind: MatchKind;
  Framework: ResolverTypeWrapper<FrameworkParent>;
  FrameworkLevel: ResolverTypeWrapper<FrameworkLevel>;
  FrameworkConnection: ResolverTypeWrapper<Omit<FrameworkConnection, 'nodes'> & { nodes: Array<ResolversTypes['Framework']> }>;
  FrameworkStatus: FrameworkStatus;
  FrameworkPublication: FrameworkPublication;
  Viewer: ResolverTypeWrapper<ViewerParent>;
  LocalisedTextInput: LocalisedTextInput;
  FrameworkInput: FrameworkInput;
  OutcomeInput: OutcomeInput;
  PrerequisiteInput: PrerequisiteInput;
  MatchInput: MatchInput;
  ChangeImpact: ResolverTypeWrapper<Impact>;
  FrameworkChangePayload: ResolverTypeWrapper<Omit<FrameworkChangePayload, 'framework' | 'impact'> & { framework?: Maybe<ResolversTypes['Framework']>, impact: ResolversTypes['ChangeImpact'] }>;
  OutcomeChangePayload: ResolverTypeWrapper<Omit<OutcomeChangePayload, 'outcome' | 'impact'> & { outcome?: Maybe<ResolversTypes['Outcome']>, impact: ResolversTypes['ChangeImpact'] }>;
  PrerequisiteSuggestion: ResolverTypeWrapper<Omit<PrerequisiteSuggestion, 'outcome'> & { outcome: ResolversTypes['Outcome'] }>;
  MatchSuggestion: ResolverTypeWrapper<Omit<MatchSuggestion, 'outcome'> & { outcome: ResolversTypes['Outcome'] }>;
  AlignmentSuggestion: ResolverTypeWrapper<AlignmentSuggestionParent>;
  AlignmentAnswers: ResolverTypeWrapper<AlignmentAnswers>;
  AlignmentAnswer: AlignmentAnswer;
  AlignmentTextInput: AlignmentTextInput;
  OutcomeSuggestion: ResolverTypeWrapper<Omit<OutcomeSuggestion, 'outcome'> & { outcome: ResolversTypes['Outcome'] }>;
  AlignmentAnswerInput: AlignmentAnswerInput;
  AlignmentAnswerPayload: ResolverTypeWrapper<Omit<AlignmentAnswerPayload, 'suggestion'> & { suggestion?: Maybe<ResolversTypes['AlignmentSuggestion']> }>;
  ResourceFilter: ResourceFilter;
  ResourceTrait: ResourceTrait;
  OutcomeFilter: OutcomeFilter;
  SearchOrder: SearchOrder;
  ResourceFacet: ResourceFacet;
  ResourceSearch: ResolverTypeWrapper<ResourceSearchParent>;
  ResourceSearchEdge: ResolverTypeWrapper<ResourceSearchEdgeParent>;
  Match: ResolverTypeWrapper<Match>;
  SearchReason: ResolverTypeWrapper<SearchReason>;
  SearchReasonKind: SearchReasonKind;
  Highlight: ResolverTypeWrapper<Highlight>;
  HighlightPart: ResolverTypeWrapper<HighlightPart>;
  ScorePart: ResolverTypeWrapper<ScorePart>;
  WayOut: ResolverTypeWrapper<WayOut>;
  WayOutKind: WayOutKind;
  Facet: ResolverTypeWrapper<FacetParent>;
  FacetValue: ResolverTypeWrapper<FacetValue>;
  OutcomeSearch: ResolverTypeWrapper<OutcomeSearchParent>;
  OutcomeSearchEdge: ResolverTypeWrapper<OutcomeSearchEdgeParent>;
  SearchKind: SearchKind;
  Suggestion: ResolverTypeWrapper<Omit<Suggestion, 'resource' | 'outcome' | 'subject'> & { resource?: Maybe<ResolversTypes['Resource']>, outcome?: Maybe<ResolversTypes['Outcome']>, subject?: Maybe<ResolversTypes['Concept']> }>;
  SuggestionSource: SuggestionSource;
  SimilarResource: ResolverTypeWrapper<SimilarResourceParent>;
  KnownInput: KnownInput;
  KnownUpToInput: KnownUpToInput;
  PathwayConstraints: PathwayConstraints;
  FactSource: ResolverTypeWrapper<FactSource>;
  Pathway: ResolverTypeWrapper<PathwayParent>;
  PathwayEdge: ResolverTypeWrapper<PathwayEdge>;
  LeftOut: ResolverTypeWrapper<Omit<LeftOut, 'outcome'> & { outcome: ResolversTypes['Outcome'] }>;
  PathwayStepConnection: ResolverTypeWrapper<Omit<PathwayStepConnection, 'nodes'> & { nodes: Array<ResolversTypes['PathwayStep']> }>;
  PathwayStep: ResolverTypeWrapper<PathwayStepParent>;
  PathwayReason: ResolverTypeWrapper<PathwayReasonParent>;
  PathwayResource: ResolverTypeWrapper<Omit<PathwayResource, 'resource' | 'fit' | 'through' | 'alsoTeaches'> & { resource: ResolversTypes['Resource'], fit?: Maybe<ResolversTypes['Fit']>, through?: Maybe<ResolversTypes['OutcomeMatch']>, alsoTeaches: Array<ResolversTypes['Outcome']> }>;
  NextSteps: ResolverTypeWrapper<NextStepsParent>;
  Frontier: ResolverTypeWrapper<FrontierParent>;
  FrontierOutcome: ResolverTypeWrapper<Omit<FrontierOutcome, 'outcome'> & { outcome: ResolversTypes['Outcome'] }>;
  PrerequisiteChain: ResolverTypeWrapper<ChainParent>;
  PrerequisiteChainStep: ResolverTypeWrapper<Omit<PrerequisiteChainStep, 'outcome' | 'reason'> & { outcome: ResolversTypes['Outcome'], reason?: Maybe<ResolversTypes['LocalisedText']> }>;
  OutcomeGraph: ResolverTypeWrapper<OutcomeGraphParent>;
  OutcomeGraphNode: ResolverTypeWrapper<OutcomeGraphNodeParent>;
  OutcomeGraphEdge: ResolverTypeWrapper<OutcomeGraphEdge>;
  ResourceWay: ResourceWay;
  OutcomeResource: ResolverTypeWrapper<OutcomeResourceParent>;
  OutcomeResourceConnection: ResolverTypeWrapper<OutcomeResourcesParent>;
  FrameworkCoverage: ResolverTypeWrapper<CoverageParent>;
  Provider: ResolverTypeWrapper<AgentCard>;
  ProviderProfile: ResolverTypeWrapper<ProfileNode>;
  ProviderIdentifier: ResolverTypeWrapper<ProviderIdentifier>;
  IdentifierScheme: IdentifierScheme;
  ProviderDomain: ResolverTypeWrapper<DomainNode>;
  DomainState: DomainState;
  DomainMethod: DomainMethod;
  DomainInstructions: ResolverTypeWrapper<DomainInstructions>;
  ClaimableRecords: ResolverTypeWrapper<Claimable>;
  HostCount: ResolverTypeWrapper<HostCount>;
  TakenRecords: ResolverTypeWrapper<TakenRecords>;
  Invitation: ResolverTypeWrapper<InvitationNode>;
  InvitationOffer: ResolverTypeWrapper<InvitationNode>;
  MemberRole: MemberRole;
  Member: ResolverTypeWrapper<Member>;
  MemberConnection: ResolverTypeWrapper<MemberConnection>;
  MemberPayload: ResolverTypeWrapper<Omit<MemberPayload, 'provider'> & { provider?: Maybe<ResolversTypes['Provider']> }>;
  ResourceConnection: ResolverTypeWrapper<Omit<ResourceConnection, 'nodes'> & { nodes: Array<ResolversTypes['Resource']> }>;
  ProviderInput: ProviderInput;
  ProviderPayload: ResolverTypeWrapper<Omit<ProviderPayload, 'provider'> & { provider?: Maybe<ResolversTypes['Provider']> }>;
  ProviderProfileInput: ProviderProfileInput;
  InvitationInput: InvitationInput;
  InvitationSignUpInput: InvitationSignUpInput;
  InvitationPayload: ResolverTypeWrapper<Omit<InvitationPayload, 'invitation'> & { invitation?: Maybe<ResolversTypes['Invitation']> }>;
  InvitationRevokePayload: ResolverTypeWrapper<InvitationRevokePayload>;
  InvitationSignUpPayload: ResolverTypeWrapper<Omit<InvitationSignUpPayload, 'provider'> & { provider?: Maybe<ResolversTypes['Provider']> }>;
  DomainPayload: ResolverTypeWrapper<Omit<DomainPayload, 'domain' | 'provider'> & { domain?: Maybe<ResolversTypes['ProviderDomain']>, provider?: Maybe<ResolversTypes['Provider']> }>;
  ProviderClaimPayload: ResolverTypeWrapper<Omit<ProviderClaimPayload, 'provider'> & { provider?: Maybe<ResolversTypes['Provider']> }>;
  OwnedAlone: ResolverTypeWrapper<Omit<OwnedAlone, 'provider'> & { provider: ResolversTypes['Provider'] }>;
  Session: ResolverTypeWrapper<Session>;
  SignUpInput: SignUpInput;
  SignUpConfirmInput: SignUpConfirmInput;
  SignInInput: SignInInput;
  PasswordForgottenInput: PasswordForgottenInput;
  PasswordResetInput: PasswordResetInput;
  PasswordChangeInput: PasswordChangeInput;
  EmailBeginInput: EmailBeginInput;
  EmailAddInput: EmailAddInput;
  EmailAddPayload: ResolverTypeWrapper<EmailAddPayload>;
  MailLinkPayload: ResolverTypeWrapper<MailLinkPayload>;
  MailLinkPurpose: MailLinkPurpose;
  MailLink: ResolverTypeWrapper<MailLink>;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  PasswordResetPayload: ResolverTypeWrapper<PasswordResetPayload>;
  SessionEndPayload: ResolverTypeWrapper<SessionEndPayload>;
  ProviderFate: ProviderFate;
  ProviderFateInput: ProviderFateInput;
  AccountDeleteInput: AccountDeleteInput;
  AccountDeletePayload: ResolverTypeWrapper<AccountDeletePayload>;
  AccountExportPayload: ResolverTypeWrapper<AccountExportPayload>;
  IdentityProvider: ResolverTypeWrapper<IdentityProviderParent>;
  Identity: ResolverTypeWrapper<IdentityNode>;
  IdentityMembership: ResolverTypeWrapper<Omit<IdentityMembership, 'provider'> & { provider?: Maybe<ResolversTypes['Provider']> }>;
  IdentityConsent: IdentityConsent;
  IdentityOffer: ResolverTypeWrapper<IdentityOfferParent>;
  IdentityBeginInput: IdentityBeginInput;
  IdentityReturnInput: IdentityReturnInput;
  IdentityAcceptInput: IdentityAcceptInput;
  IdentityBeginPayload: ResolverTypeWrapper<IdentityBeginPayload>;
  IdentityPayload: ResolverTypeWrapper<Omit<IdentityPayload, 'viewer' | 'offer'> & { viewer?: Maybe<ResolversTypes['Viewer']>, offer?: Maybe<ResolversTypes['IdentityOffer']> }>;
  IdentityDeclinePayload: ResolverTypeWrapper<IdentityDeclinePayload>;
  IdentityRemovePayload: ResolverTypeWrapper<IdentityRemovePayload>;
  LentRole: ResolverTypeWrapper<Omit<LentRole, 'provider'> & { provider?: Maybe<ResolversTypes['IdentityProvider']> }>;
  Person: ResolverTypeWrapper<Omit<Person, 'lentRoles'> & { lentRoles?: Maybe<Array<ResolversTypes['LentRole']>> }>;
  SavedSearch: ResolverTypeWrapper<SavedSearchNode>;
  SearchSaveInput: SearchSaveInput;
  SearchSavePayload: ResolverTypeWrapper<Omit<SearchSavePayload, 'search'> & { search?: Maybe<ResolversTypes['SavedSearch']> }>;
  SearchForgetPayload: ResolverTypeWrapper<SearchForgetPayload>;
  Collection: ResolverTypeWrapper<CollectionNode>;
  CollectionState: CollectionState;
  CollectionSection: ResolverTypeWrapper<CollectionSection>;
  CollectionEntry: ResolverTypeWrapper<CollectionEntryParent>;
  CollectionEntryKind: CollectionEntryKind;
  CollectionChange: ResolverTypeWrapper<Omit<CollectionChange, 'resource' | 'outcome'> & { resource?: Maybe<ResolversTypes['Resource']>, outcome?: Maybe<ResolversTypes['Outcome']> }>;
  CollectionCoverage: ResolverTypeWrapper<Service>;
  CollectionConnection: ResolverTypeWrapper<Omit<CollectionConnection, 'nodes'> & { nodes: Array<ResolversTypes['Collection']> }>;
  CollectionInput: CollectionInput;
  CollectionSectionInput: CollectionSectionInput;
  CollectionEntryInput: CollectionEntryInput;
  CollectionPayload: ResolverTypeWrapper<Omit<CollectionPayload, 'collection'> & { collection?: Maybe<ResolversTypes['Collection']> }>;
  CollectionDeletePayload: ResolverTypeWrapper<CollectionDeletePayload>;
  PrintCode: ResolverTypeWrapper<PrintCode>;
  PrintCodeFault: PrintCodeFault;
  PrintCodeTarget: ResolverTypeWrapper<LeadParent>;
  PlanCodeMakePayload: ResolverTypeWrapper<PlanCodeMakePayload>;
  PrintCodeRelinkPayload: ResolverTypeWrapper<PrintCodeRelinkPayload>;
  ProviderDashboard: ResolverTypeWrapper<DashboardParent>;
  StateCount: ResolverTypeWrapper<StateCount>;
  DashboardResourceConnection: ResolverTypeWrapper<Omit<DashboardResourceConnection, 'nodes'> & { nodes: Array<ResolversTypes['DashboardResource']> }>;
  DashboardResource: ResolverTypeWrapper<Omit<DashboardResource, 'resource'> & { resource: ResolversTypes['Resource'] }>;
  MissingCount: ResolverTypeWrapper<MissingCount>;
  Wish: ResolverTypeWrapper<Wish>;
  ResourceOpenPayload: ResolverTypeWrapper<ResourceOpenPayload>;
  KeyScope: KeyScope;
  ApiKey: ResolverTypeWrapper<ApiKeyNode>;
  KeyInput: KeyInput;
  KeyCreatePayload: ResolverTypeWrapper<Omit<KeyCreatePayload, 'key'> & { key?: Maybe<ResolversTypes['ApiKey']> }>;
  KeyRevokePayload: ResolverTypeWrapper<KeyRevokePayload>;
  FactorKind: FactorKind;
  Factor: ResolverTypeWrapper<Factor>;
  SecondStep: ResolverTypeWrapper<SecondStep>;
  PasskeyOptionsPayload: ResolverTypeWrapper<PasskeyOptionsPayload>;
  TotpBeginPayload: ResolverTypeWrapper<TotpBeginPayload>;
  FactorPayload: ResolverTypeWrapper<FactorPayload>;
  PasskeySignUpPayload: ResolverTypeWrapper<Omit<PasskeySignUpPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  SecondStepInput: SecondStepInput;
  PasskeySignInInput: PasskeySignInInput;
  PasskeySignUpInput: PasskeySignUpInput;
  PasskeyAddInput: PasskeyAddInput;
  TotpAddInput: TotpAddInput;
  PlaceRole: PlaceRole;
  ReportReason: ReportReason;
  AccessibilityFactInput: AccessibilityFactInput;
  ReportInput: ReportInput;
  ReportPayload: ResolverTypeWrapper<ReportPayload>;
  FactCheckInput: FactCheckInput;
  FactCheckPayload: ResolverTypeWrapper<Omit<FactCheckPayload, 'resource'> & { resource?: Maybe<ResolversTypes['Resource']> }>;
  ClaimVoice: ClaimVoice;
  FactClaim: ResolverTypeWrapper<Omit<FactClaim, 'licence'> & { licence?: Maybe<ResolversTypes['Licence']> }>;
  ModerationKind: ModerationKind;
  Decision: Decision;
  Report: ResolverTypeWrapper<Report>;
  ModerationCase: ResolverTypeWrapper<CaseNode>;
  Acceptance: ResolverTypeWrapper<Acceptance>;
  ModerationCaseConnection: ResolverTypeWrapper<Omit<ModerationCaseConnection, 'nodes'> & { nodes: Array<ResolversTypes['ModerationCase']> }>;
  Notice: ResolverTypeWrapper<DecisionNode>;
  NoticeMessage: ResolverTypeWrapper<NoticeMessage>;
  NoticeConnection: ResolverTypeWrapper<Omit<NoticeConnection, 'nodes'> & { nodes: Array<ResolversTypes['Notice']> }>;
  DecisionPayload: ResolverTypeWrapper<Omit<DecisionPayload, 'notice'> & { notice?: Maybe<ResolversTypes['Notice']> }>;
  NoticePayload: ResolverTypeWrapper<Omit<NoticePayload, 'notice'> & { notice?: Maybe<ResolversTypes['Notice']> }>;
  Place: ResolverTypeWrapper<PlaceNode>;
  PlaceTextInput: PlaceTextInput;
  PlaceInput: PlaceInput;
  PlacePayload: ResolverTypeWrapper<Omit<PlacePayload, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  PersonConnection: ResolverTypeWrapper<Omit<PersonConnection, 'nodes'> & { nodes: Array<ResolversTypes['Person']> }>;
  PersonPayload: ResolverTypeWrapper<Omit<PersonPayload, 'person'> & { person?: Maybe<ResolversTypes['Person']> }>;
  PersonKey: ResolverTypeWrapper<Omit<PersonKey, 'owner'> & { owner: ResolversTypes['Person'] }>;
  PersonKeyConnection: ResolverTypeWrapper<Omit<PersonKeyConnection, 'nodes'> & { nodes: Array<ResolversTypes['PersonKey']> }>;
  PersonKeyPayload: ResolverTypeWrapper<PersonKeyPayload>;
  Setting: ResolverTypeWrapper<Setting>;
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  AuditLog: ResolverTypeWrapper<AuditLog>;
  AuditProof: ResolverTypeWrapper<AuditProof>;
  KeptThing: ResolverTypeWrapper<KeptThing>;
  LimitKind: LimitKind;
  Limit: ResolverTypeWrapper<Limit>;
  Limits: ResolverTypeWrapper<Limits>;
  LimitsInput: LimitsInput;
  LimitsPayload: ResolverTypeWrapper<LimitsPayload>;
  ClientAuthentication: ClientAuthentication;
  RoleByClaim: ResolverTypeWrapper<RoleByClaim>;
  SchoolByClaim: ResolverTypeWrapper<SchoolByClaim>;
  ClaimNames: ResolverTypeWrapper<ClaimNames>;
  ManagedIdentityProvider: ResolverTypeWrapper<ManagedParent>;
  PeopleOfIdentityProvider: ResolverTypeWrapper<PeopleOfIdentityProvider>;
  ManagedIdentityProviders: ResolverTypeWrapper<Omit<ManagedIdentityProviders, 'nodes'> & { nodes: Array<ResolversTypes['ManagedIdentityProvider']> }>;
  RoleByClaimInput: RoleByClaimInput;
  SchoolByClaimInput: SchoolByClaimInput;
  ClaimNamesInput: ClaimNamesInput;
  IdentityProviderInput: IdentityProviderInput;
  IdentityProviderPayload: ResolverTypeWrapper<Omit<IdentityProviderPayload, 'identityProvider'> & { identityProvider?: Maybe<ResolversTypes['ManagedIdentityProvider']> }>;
  IdentityProviderCheckPayload: ResolverTypeWrapper<IdentityProviderCheckPayload>;
  IdentityProvidersArrangePayload: ResolverTypeWrapper<Omit<IdentityProvidersArrangePayload, 'identityProviders'> & { identityProviders?: Maybe<ResolversTypes['ManagedIdentityProviders']> }>;
  ResourceUpsertRecord: ResourceUpsertRecord;
  ResourcesUpsertInput: ResourcesUpsertInput;
  UpsertOutcome: UpsertOutcome;
  ResourceUpsertResult: ResolverTypeWrapper<BulkResult>;
  ResourcesUpsertPayload: ResolverTypeWrapper<Omit<ResourcesUpsertPayload, 'results'> & { results: Array<ResolversTypes['ResourceUpsertResult']> }>;
  ResourcesWithdrawInput: ResourcesWithdrawInput;
  WithdrawOutcome: WithdrawOutcome;
  ResourceWithdrawResult: ResolverTypeWrapper<ResourceWithdrawResult>;
  ResourcesWithdrawPayload: ResolverTypeWrapper<ResourcesWithdrawPayload>;
  UploadFormat: UploadFormat;
  UploadState: UploadState;
  UploadJob: ResolverTypeWrapper<UploadNode>;
  UploadReport: ResolverTypeWrapper<UploadReport>;
  UploadReportLine: ResolverTypeWrapper<UploadReportLine>;
  UploadStartInput: UploadStartInput;
  UploadPayload: ResolverTypeWrapper<Omit<UploadPayload, 'job'> & { job?: Maybe<ResolversTypes['UploadJob']> }>;
  MetadataReading: ResolverTypeWrapper<Omit<MetadataReading, 'fields'> & { fields: Array<ResolversTypes['MetadataField']> }>;
  MetadataField: ResolverTypeWrapper<RecognisedField>;
  MetadataFieldName: MetadataFieldName;
  MetadataInput: MetadataInput;
  MetadataFileInput: MetadataFileInput;
  MetadataReadPayload: ResolverTypeWrapper<Omit<MetadataReadPayload, 'reading'> & { reading?: Maybe<ResolversTypes['MetadataReading']> }>;
  PossibleDuplicate: ResolverTypeWrapper<Duplicate>;
  LikenessReason: LikenessReason;
  DuplicateInput: DuplicateInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  URL: Scalars['URL']['output'];
  LanguageTag: Scalars['LanguageTag']['output'];
  Node: NodeParent;
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  LocalisedText: LanguageText;
  UserError: UserError;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Catalogue: Catalogue;
  PublicThings: PublicThingsParent;
  PublicThing: PublicThing;
  LanguageCount: LanguageCount;
  NeedInput: NeedInput;
  Fit: FitVerdict;
  NeedFit: NeedVerdict;
  NeedPresetDescription: NeedPresetDescription;
  NeedGroup: NeedGroup;
  AccessibilityFact: TagFact;
  Accessibility: ResourceNode;
  AccessibilityStatement: Omit<AccessibilityStatement, 'lines'> & { lines: Array<ResolversParentTypes['AccessibilityLine']> };
  AccessibilityLine: Omit<AccessibilityLine, 'facts'> & { facts: Array<ResolversParentTypes['AccessibilityFact']> };
  Concept: ConceptCard;
  Level: KnownLevel;
  LevelScheme: KnownLevelScheme;
  Resource: ResourceNode;
  Declared: Omit<Declared, 'licences' | 'facts'> & { licences: Array<ResolversParentTypes['LicenceStatement']>, facts: Array<ResolversParentTypes['AccessibilityFact']> };
  Revision: RevisionParent;
  RevisionConnection: Omit<RevisionConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Revision']> };
  RevisionChange: RevisionChangeParent;
  TextPart: TextPartParent;
  StaleEdit: StaleEdit;
  StaleField: StaleField;
  Contributor: Contributor;
  File: FileRecord;
  Float: Scalars['Float']['output'];
  Alignment: AlignmentParent;
  LicenceAnswer: LicenceAnswer;
  LicenceChoice: LicenceChoiceParent;
  LicenceSummary: LicenceParent;
  LicenceStatement: StatementParent;
  Provenance: Omit<Provenance, 'sources'> & { sources: Array<ResolversParentTypes['Source']> };
  Source: SourceCard;
  Attribution: Attribution;
  Preflight: Preflight;
  Improvement: Improvement;
  ResourceInput: ResourceInput;
  AlignmentInput: AlignmentInput;
  AccessibilityInput: AccessibilityInput;
  FileInput: FileInput;
  ResourcePayload: Omit<ResourcePayload, 'resource'> & { resource?: Maybe<ResolversParentTypes['Resource']> };
  ResourceDiscardPayload: ResourceDiscardPayload;
  Licence: KnownLicence;
  Outcome: OutcomeParent;
  OutcomeConnection: Omit<OutcomeConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Outcome']> };
  OutcomePlace: OutcomePlaceParent;
  MasteryFact: MasteryParent;
  Prerequisite: PrerequisiteParent;
  OutcomeMatch: MatchParent;
  Framework: FrameworkParent;
  FrameworkLevel: FrameworkLevel;
  FrameworkConnection: Omit<FrameworkConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Framework']> };
  Viewer: ViewerParent;
  LocalisedTextInput: LocalisedTextInput;
  FrameworkInput: FrameworkInput;
  OutcomeInput: OutcomeInput;
  PrerequisiteInput: PrerequisiteInput;
  MatchInput: MatchInput;
  ChangeImpact: Impact;
  FrameworkChangePayload: Omit<FrameworkChangePayload, 'framework' | 'impact'> & { framework?: Maybe<ResolversParentTypes['Framework']>, impact: ResolversParentTypes['ChangeImpact'] };
  OutcomeChangePayload: Omit<OutcomeChangePayload, 'outcome' | 'impact'> & { outcome?: Maybe<ResolversParentTypes['Outcome']>, impact: ResolversParentTypes['ChangeImpact'] };
  PrerequisiteSuggestion: Omit<PrerequisiteSuggestion, 'outcome'> & { outcome: ResolversParentTypes['Outcome'] };
  MatchSuggestion: Omit<MatchSuggestion, 'outcome'> & { outcome: ResolversParentTypes['Outcome'] };
  AlignmentSuggestion: AlignmentSuggestionParent;
  AlignmentAnswers: AlignmentAnswers;
  AlignmentTextInput: AlignmentTextInput;
  OutcomeSuggestion: Omit<OutcomeSuggestion, 'outcome'> & { outcome: ResolversParentTypes['Outcome'] };
  AlignmentAnswerInput: AlignmentAnswerInput;
  AlignmentAnswerPayload: Omit<AlignmentAnswerPayload, 'suggestion'> & { suggestion?: Maybe<ResolversParentTypes['AlignmentSuggestion']> };
  ResourceFilter: ResourceFilter;
  OutcomeFilter: OutcomeFilter;
  ResourceSearch: ResourceSearchParent;
  ResourceSearchEdge: ResourceSearchEdgeParent;
  Match: Match;
  SearchReason: SearchReason;
  Highlight: Highlight;
  HighlightPart: HighlightPart;
  ScorePart: ScorePart;
  WayOut: WayOut;
  Facet: FacetParent;
  FacetValue: FacetValue;
  OutcomeSearch: OutcomeSearchParent;
  OutcomeSearchEdge: OutcomeSearchEdgeParent;
  Suggestion: Omit<Suggestion, 'resource' | 'outcome' | 'subject'> & { resource?: Maybe<ResolversParentTypes['Resource']>, outcome?: Maybe<ResolversParentTypes['Outcome']>, subject?: Maybe<ResolversParentTypes['Concept']> };
  SimilarResource: SimilarResourceParent;
  KnownInput: KnownInput;
  KnownUpToInput: KnownUpToInput;
  PathwayConstraints: PathwayConstraints;
  FactSource: FactSource;
  Pathway: PathwayParent;
  PathwayEdge: PathwayEdge;
  LeftOut: Omit<LeftOut, 'outcome'> & { outcome: ResolversParentTypes['Outcome'] };
  PathwayStepConnection: Omit<PathwayStepConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['PathwayStep']> };
  PathwayStep: PathwayStepParent;
  PathwayReason: PathwayReasonParent;
  PathwayResource: Omit<PathwayResource, 'resource' | 'fit' | 'through' | 'alsoTeaches'> & { resource: ResolversParentTypes['Resource'], fit?: Maybe<ResolversParentTypes['Fit']>, through?: Maybe<ResolversParentTypes['OutcomeMatch']>, alsoTeaches: Array<ResolversParentTypes['Outcome']> };
  NextSteps: NextStepsParent;
  Frontier: FrontierParent;
  FrontierOutcome: Omit<FrontierOutcome, 'outcome'> & { outcome: ResolversParentTypes['Outcome'] };
  PrerequisiteChain: ChainParent;
  PrerequisiteChainStep: Omit<PrerequisiteChainStep, 'outcome' | 'reason'> & { outcome: ResolversParentTypes['Outcome'], reason?: Maybe<ResolversParentTypes['LocalisedText']> };
  OutcomeGraph: OutcomeGraphParent;
  OutcomeGraphNode: OutcomeGraphNodeParent;
  OutcomeGraphEdge: OutcomeGraphEdge;
  OutcomeResource: OutcomeResourceParent;
  OutcomeResourceConnection: OutcomeResourcesParent;
  FrameworkCoverage: CoverageParent;
  Provider: AgentCard;
  ProviderProfile: ProfileNode;
  ProviderIdentifier: ProviderIdentifier;
  ProviderDomain: DomainNode;
  DomainInstructions: DomainInstructions;
  ClaimableRecords: Claimable;
  HostCount: HostCount;
  TakenRecords: TakenRecords;
  Invitation: InvitationNode;
  InvitationOffer: InvitationNode;
  Member: Member;
  MemberConnection: MemberConnection;
  MemberPayload: Omit<MemberPayload, 'provider'> & { provider?: Maybe<ResolversParentTypes['Provider']> };
  ResourceConnection: Omit<ResourceConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Resource']> };
  ProviderInput: ProviderInput;
  ProviderPayload: Omit<ProviderPayload, 'provider'> & { provider?: Maybe<ResolversParentTypes['Provider']> };
  ProviderProfileInput: ProviderProfileInput;
  InvitationInput: InvitationInput;
  InvitationSignUpInput: InvitationSignUpInput;
  InvitationPayload: Omit<InvitationPayload, 'invitation'> & { invitation?: Maybe<ResolversParentTypes['Invitation']> };
  InvitationRevokePayload: InvitationRevokePayload;
  InvitationSignUpPayload: Omit<InvitationSignUpPayload, 'provider'> & { provider?: Maybe<ResolversParentTypes['Provider']> };
  DomainPayload: Omit<DomainPayload, 'domain' | 'provider'> & { domain?: Maybe<ResolversParentTypes['ProviderDomain']>, provider?: Maybe<ResolversParentTypes['Provider']> };
  ProviderClaimPayload: Omit<ProviderClaimPayload, 'provider'> & { provider?: Maybe<ResolversParentTypes['Provider']> };
  OwnedAlone: Omit<OwnedAlone, 'provider'> & { provider: ResolversParentTypes['Provider'] };
  Session: Session;
  SignUpInput: SignUpInput;
  SignUpConfirmInput: SignUpConfirmInput;
  SignInInput: SignInInput;
  PasswordForgottenInput: PasswordForgottenInput;
  PasswordResetInput: PasswordResetInput;
  PasswordChangeInput: PasswordChangeInput;
  EmailBeginInput: EmailBeginInput;
  EmailAddInput: EmailAddInput;
  EmailAddPayload: EmailAddPayload;
  MailLinkPayload: MailLinkPayload;
  MailLink: MailLink;
  SignInPayload: Omit<SignInPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  SignOutPayload: SignOutPayload;
  PasswordResetPayload: PasswordResetPayload;
  SessionEndPayload: SessionEndPayload;
  ProviderFateInput: ProviderFateInput;
  AccountDeleteInput: AccountDeleteInput;
  AccountDeletePayload: AccountDeletePayload;
  AccountExportPayload: AccountExportPayload;
  IdentityProvider: IdentityProviderParent;
  Identity: IdentityNode;
  IdentityMembership: Omit<IdentityMembership, 'provider'> & { provider?: Maybe<ResolversParentTypes['Provider']> };
  IdentityOffer: IdentityOfferParent;
  IdentityBeginInput: IdentityBeginInput;
  IdentityReturnInput: IdentityReturnInput;
  IdentityAcceptInput: IdentityAcceptInput;
  IdentityBeginPayload: IdentityBeginPayload;
  IdentityPayload: Omit<IdentityPayload, 'viewer' | 'offer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']>, offer?: Maybe<ResolversParentTypes['IdentityOffer']> };
  IdentityDeclinePayload: IdentityDeclinePayload;
  IdentityRemovePayload: IdentityRemovePayload;
  LentRole: Omit<LentRole, 'provider'> & { provider?: Maybe<ResolversParentTypes['IdentityProvider']> };
  Person: Omit<Person, 'lentRoles'> & { lentRoles?: Maybe<Array<ResolversParentTypes['LentRole']>> };
  SavedSearch: SavedSearchNode;
  SearchSaveInput: SearchSaveInput;
  SearchSavePayload: Omit<SearchSavePayload, 'search'> & { search?: Maybe<ResolversParentTypes['SavedSearch']> };
  SearchForgetPayload: SearchForgetPayload;
  Collection: CollectionNode;
  CollectionSection: CollectionSection;
  CollectionEntry: CollectionEntryParent;
  CollectionChange: Omit<CollectionChange, 'resource' | 'outcome'> & { resource?: Maybe<ResolversParentTypes['Resource']>, outcome?: Maybe<ResolversParentTypes['Outcome']> };
  CollectionCoverage: Service;
  CollectionConnection: Omit<CollectionConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Collection']> };
  CollectionInput: CollectionInput;
  CollectionSectionInput: CollectionSectionInput;
  CollectionEntryInput: CollectionEntryInput;
  CollectionPayload: Omit<CollectionPayload, 'collection'> & { collection?: Maybe<ResolversParentTypes['Collection']> };
  CollectionDeletePayload: CollectionDeletePayload;
  PrintCode: PrintCode;
  PrintCodeTarget: LeadParent;
  PlanCodeMakePayload: PlanCodeMakePayload;
  PrintCodeRelinkPayload: PrintCodeRelinkPayload;
  ProviderDashboard: DashboardParent;
  StateCount: StateCount;
  DashboardResourceConnection: Omit<DashboardResourceConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['DashboardResource']> };
  DashboardResource: Omit<DashboardResource, 'resource'> & { resource: ResolversParentTypes['Resource'] };
  MissingCount: MissingCount;
  Wish: Wish;
  ResourceOpenPayload: ResourceOpenPayload;
  ApiKey: ApiKeyNode;
  KeyInput: KeyInput;
  KeyCreatePayload: Omit<KeyCreatePayload, 'key'> & { key?: Maybe<ResolversParentTypes['ApiKey']> };
  KeyRevokePayload: KeyRevokePayload;
  Factor: Factor;
  SecondStep: SecondStep;
  PasskeyOptionsPayload: PasskeyOptionsPayload;
  TotpBeginPayload: TotpBeginPayload;
  FactorPayload: FactorPayload;
  PasskeySignUpPayload: Omit<PasskeySignUpPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  SecondStepInput: SecondStepInput;
  PasskeySignInInput: PasskeySignInInput;
  PasskeySignUpInput: PasskeySignUpInput;
  PasskeyAddInput: PasskeyAddInput;
  TotpAddInput: TotpAddInput;
  AccessibilityFactInput: AccessibilityFactInput;
  ReportInput: ReportInput;
  ReportPayload: ReportPayload;
  FactCheckInput: FactCheckInput;
  FactCheckPayload: Omit<FactCheckPayload, 'resource'> & { resource?: Maybe<ResolversParentTypes['Resource']> };
  FactClaim: Omit<FactClaim, 'licence'> & { licence?: Maybe<ResolversParentTypes['Licence']> };
  Report: Report;
  ModerationCase: CaseNode;
  Acceptance: Acceptance;
  ModerationCaseConnection: Omit<ModerationCaseConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['ModerationCase']> };
  Notice: DecisionNode;
  NoticeMessage: NoticeMessage;
  NoticeConnection: Omit<NoticeConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Notice']> };
  DecisionPayload: Omit<DecisionPayload, 'notice'> & { notice?: Maybe<ResolversParentTypes['Notice']> };
  NoticePayload: Omit<NoticePayload, 'notice'> & { notice?: Maybe<ResolversParentTypes['Notice']> };
  Place: PlaceNode;
  PlaceTextInput: PlaceTextInput;
  PlaceInput: PlaceInput;
  PlacePayload: Omit<PlacePayload, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  PersonConnection: Omit<PersonConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Person']> };
  PersonPayload: Omit<PersonPayload, 'person'> & { person?: Maybe<ResolversParentTypes['Person']> };
  PersonKey: Omit<PersonKey, 'owner'> & { owner: ResolversParentTypes['Person'] };
  PersonKeyConnection: Omit<PersonKeyConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['PersonKey']> };
  PersonKeyPayload: PersonKeyPayload;
  Setting: Setting;
  AuditEntry: AuditEntry;
  AuditLog: AuditLog;
  AuditProof: AuditProof;
  KeptThing: KeptThing;
  Limit: Limit;
  Limits: Limits;
  LimitsInput: LimitsInput;
  LimitsPayload: LimitsPayload;
  RoleByClaim: RoleByClaim;
  SchoolByClaim: SchoolByClaim;
  ClaimNames: ClaimNames;
  ManagedIdentityProvider: ManagedParent;
  PeopleOfIdentityProvider: PeopleOfIdentityProvider;
  ManagedIdentityProviders: Omit<ManagedIdentityProviders, 'nodes'> & { nodes: Array<ResolversParentTypes['ManagedIdentityProvider']> };
  RoleByClaimInput: RoleByClaimInput;
  SchoolByClaimInput: SchoolByClaimInput;
  ClaimNamesInput: ClaimNamesInput;
  IdentityProviderInput: IdentityProviderInput;
  IdentityProviderPayload: Omit<IdentityProviderPayload, 'identityProvider'> & { identityProvider?: Maybe<ResolversParentTypes['ManagedIdentityProvider']> };
  IdentityProviderCheckPayload: IdentityProviderCheckPayload;
  IdentityProvidersArrangePayload: Omit<IdentityProvidersArrangePayload, 'identityProviders'> & { identityProviders?: Maybe<ResolversParentTypes['ManagedIdentityProviders']> };
  ResourceUpsertRecord: ResourceUpsertRecord;
  ResourcesUpsertInput: ResourcesUpsertInput;
  ResourceUpsertResult: BulkResult;
  ResourcesUpsertPayload: Omit<ResourcesUpsertPayload, 'results'> & { results: Array<ResolversParentTypes['ResourceUpsertResult']> };
  ResourcesWithdrawInput: ResourcesWithdrawInput;
  ResourceWithdrawResult: ResourceWithdrawResult;
  ResourcesWithdrawPayload: ResourcesWithdrawPayload;
  UploadJob: UploadNode;
  UploadReport: UploadReport;
  UploadReportLine: UploadReportLine;
  UploadStartInput: UploadStartInput;
  UploadPayload: Omit<UploadPayload, 'job'> & { job?: Maybe<ResolversParentTypes['UploadJob']> };
  MetadataReading: Omit<MetadataReading, 'fields'> & { fields: Array<ResolversParentTypes['MetadataField']> };
  MetadataField: RecognisedField;
  MetadataInput: MetadataInput;
  MetadataFileInput: MetadataFileInput;
  MetadataReadPayload: Omit<MetadataReadPayload, 'reading'> & { reading?: Maybe<ResolversParentTypes['MetadataReading']> };
  PossibleDuplicate: Duplicate;
  DuplicateInput: DuplicateInput;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface LanguageTagScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LanguageTag'], any> {
  name: 'LanguageTag';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Concept' | 'Resource' | 'Outcome' | 'Framework' | 'Provider' | 'Collection', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LocalisedTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocalisedText'] = ResolversParentTypes['LocalisedText']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['TextDirection'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  publicThings?: Resolver<ResolversTypes['PublicThings'], ParentType, ContextType, RequireFields<QueryPublicThingsArgs, 'kind'>>;
  needPresets?: Resolver<Array<ResolversTypes['NeedPresetDescription']>, ParentType, ContextType>;
  levelSchemes?: Resolver<Array<ResolversTypes['LevelScheme']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType, RequireFields<QueryConceptArgs, 'id'>>;
  concepts?: Resolver<Array<ResolversTypes['Concept']>, ParentType, ContextType, RequireFields<QueryConceptsArgs, 'purpose' | 'first'>>;
  resourcePreflight?: Resolver<Maybe<ResolversTypes['Preflight']>, ParentType, ContextType, RequireFields<QueryResourcePreflightArgs, 'providerId' | 'input'>>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<QueryResourceArgs, 'id'>>;
  resources?: Resolver<Array<Maybe<ResolversTypes['Resource']>>, ParentType, ContextType, RequireFields<QueryResourcesArgs, 'ids'>>;
  licences?: Resolver<Array<ResolversTypes['Licence']>, ParentType, ContextType>;
  licenceChoices?: Resolver<Array<ResolversTypes['LicenceChoice']>, ParentType, ContextType, RequireFields<QueryLicenceChoicesArgs, 'madeFrom' | 'making'>>;
  outcome?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<QueryOutcomeArgs, 'id'>>;
  outcomesByCode?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<QueryOutcomesByCodeArgs, 'code'>>;
  outcomeByUri?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<QueryOutcomeByUriArgs, 'uri'>>;
  framework?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType, RequireFields<QueryFrameworkArgs, 'id'>>;
  frameworks?: Resolver<ResolversTypes['FrameworkConnection'], ParentType, ContextType, RequireFields<QueryFrameworksArgs, 'first'>>;
  suggestPrerequisites?: Resolver<Array<ResolversTypes['PrerequisiteSuggestion']>, ParentType, ContextType, RequireFields<QuerySuggestPrerequisitesArgs, 'outcome' | 'first'>>;
  suggestMatches?: Resolver<Array<ResolversTypes['MatchSuggestion']>, ParentType, ContextType, RequireFields<QuerySuggestMatchesArgs, 'outcome' | 'first'>>;
  suggestAlignments?: Resolver<Array<ResolversTypes['OutcomeSuggestion']>, ParentType, ContextType, RequireFields<QuerySuggestAlignmentsArgs, 'input' | 'first'>>;
  searchResources?: Resolver<ResolversTypes['ResourceSearch'], ParentType, ContextType, RequireFields<QuerySearchResourcesArgs, 'query' | 'needs' | 'languages' | 'order' | 'first' | 'facets' | 'explain'>>;
  searchOutcomes?: Resolver<ResolversTypes['OutcomeSearch'], ParentType, ContextType, RequireFields<QuerySearchOutcomesArgs, 'query' | 'languages' | 'first' | 'explain'>>;
  suggest?: Resolver<Array<ResolversTypes['Suggestion']>, ParentType, ContextType, RequireFields<QuerySuggestArgs, 'query' | 'kind' | 'languages' | 'first'>>;
  similar?: Resolver<Array<ResolversTypes['SimilarResource']>, ParentType, ContextType, RequireFields<QuerySimilarArgs, 'resource' | 'languages' | 'needs' | 'first'>>;
  pathway?: Resolver<ResolversTypes['Pathway'], ParentType, ContextType, RequireFields<QueryPathwayArgs, 'goals' | 'known' | 'knownUpTo'>>;
  next?: Resolver<ResolversTypes['NextSteps'], ParentType, ContextType, RequireFields<QueryNextArgs, 'goal' | 'known' | 'knownUpTo' | 'limit'>>;
  frontier?: Resolver<ResolversTypes['Frontier'], ParentType, ContextType, RequireFields<QueryFrontierArgs, 'known' | 'knownUpTo' | 'first'>>;
  explain?: Resolver<Maybe<ResolversTypes['PrerequisiteChain']>, ParentType, ContextType, RequireFields<QueryExplainArgs, 'outcome' | 'known' | 'knownUpTo'>>;
  pathBetween?: Resolver<Maybe<ResolversTypes['PrerequisiteChain']>, ParentType, ContextType, RequireFields<QueryPathBetweenArgs, 'from' | 'to'>>;
  prerequisites?: Resolver<ResolversTypes['OutcomeGraph'], ParentType, ContextType, RequireFields<QueryPrerequisitesArgs, 'outcome' | 'depth' | 'limit'>>;
  dependents?: Resolver<ResolversTypes['OutcomeGraph'], ParentType, ContextType, RequireFields<QueryDependentsArgs, 'outcome' | 'depth' | 'limit'>>;
  subgraph?: Resolver<ResolversTypes['OutcomeGraph'], ParentType, ContextType, RequireFields<QuerySubgraphArgs, 'outcomes' | 'depth' | 'limit'>>;
  outcomeResources?: Resolver<ResolversTypes['OutcomeResourceConnection'], ParentType, ContextType, RequireFields<QueryOutcomeResourcesArgs, 'outcome' | 'crosswalks' | 'finer' | 'first'>>;
  coverage?: Resolver<ResolversTypes['FrameworkCoverage'], ParentType, ContextType, RequireFields<QueryCoverageArgs, 'framework' | 'needs'>>;
  invitation?: Resolver<Maybe<ResolversTypes['InvitationOffer']>, ParentType, ContextType, RequireFields<QueryInvitationArgs, 'token'>>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType, RequireFields<QueryProviderArgs, 'id'>>;
  providers?: Resolver<Array<Maybe<ResolversTypes['Provider']>>, ParentType, ContextType, RequireFields<QueryProvidersArgs, 'ids'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  mailLink?: Resolver<Maybe<ResolversTypes['MailLink']>, ParentType, ContextType, RequireFields<QueryMailLinkArgs, 'token'>>;
  identityProviders?: Resolver<Array<ResolversTypes['IdentityProvider']>, ParentType, ContextType>;
  identityOffer?: Resolver<Maybe<ResolversTypes['IdentityOffer']>, ParentType, ContextType, RequireFields<QueryIdentityOfferArgs, 'ticket'>>;
  collection?: Resolver<Maybe<ResolversTypes['Collection']>, ParentType, ContextType, RequireFields<QueryCollectionArgs, 'id'>>;
  collections?: Resolver<ResolversTypes['CollectionConnection'], ParentType, ContextType, RequireFields<QueryCollectionsArgs, 'first'>>;
  printCodeTarget?: Resolver<ResolversTypes['PrintCodeTarget'], ParentType, ContextType, RequireFields<QueryPrintCodeTargetArgs, 'letters'>>;
  planCode?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType, RequireFields<QueryPlanCodeArgs, 'address'>>;
  moderationQueue?: Resolver<Maybe<ResolversTypes['ModerationCaseConnection']>, ParentType, ContextType, RequireFields<QueryModerationQueueArgs, 'first'>>;
  moderationCase?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType, RequireFields<QueryModerationCaseArgs, 'id'>>;
  place?: Resolver<ResolversTypes['Place'], ParentType, ContextType>;
  kept?: Resolver<Array<ResolversTypes['KeptThing']>, ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['PersonConnection']>, ParentType, ContextType, RequireFields<QueryPeopleArgs, 'words' | 'first'>>;
  peopleKeys?: Resolver<Maybe<ResolversTypes['PersonKeyConnection']>, ParentType, ContextType, RequireFields<QueryPeopleKeysArgs, 'words' | 'first'>>;
  settings?: Resolver<Maybe<Array<ResolversTypes['Setting']>>, ParentType, ContextType>;
  auditLog?: Resolver<Maybe<ResolversTypes['AuditLog']>, ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  auditProof?: Resolver<Maybe<ResolversTypes['AuditProof']>, ParentType, ContextType>;
  limits?: Resolver<Maybe<ResolversTypes['Limits']>, ParentType, ContextType>;
  managedIdentityProviders?: Resolver<Maybe<ResolversTypes['ManagedIdentityProviders']>, ParentType, ContextType>;
  uploadJob?: Resolver<Maybe<ResolversTypes['UploadJob']>, ParentType, ContextType, RequireFields<QueryUploadJobArgs, 'id'>>;
  uploadJobs?: Resolver<Array<ResolversTypes['UploadJob']>, ParentType, ContextType, RequireFields<QueryUploadJobsArgs, 'providerId' | 'first'>>;
  possibleDuplicates?: Resolver<Array<ResolversTypes['PossibleDuplicate']>, ParentType, ContextType, RequireFields<QueryPossibleDuplicatesArgs, 'input'>>;
  duplicatesAreWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  resourceDraft?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourceDraftArgs, 'providerId' | 'input'>>;
  resourcePublish?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourcePublishArgs, 'providerId' | 'input'>>;
  resourceUpdate?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourceUpdateArgs, 'id' | 'revision' | 'input' | 'publish' | 'autosave'>>;
  resourceNewVersion?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourceNewVersionArgs, 'id'>>;
  resourceTranslate?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourceTranslateArgs, 'id' | 'providerId' | 'language'>>;
  resourceRemix?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourceRemixArgs, 'id' | 'providerId'>>;
  resourceDiscard?: Resolver<ResolversTypes['ResourceDiscardPayload'], ParentType, ContextType, RequireFields<MutationResourceDiscardArgs, 'id' | 'revision'>>;
  resourceWithdraw?: Resolver<ResolversTypes['ResourcePayload'], ParentType, ContextType, RequireFields<MutationResourceWithdrawArgs, 'id' | 'reason'>>;
  frameworkCreate?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkCreateArgs, 'input' | 'dryRun'>>;
  frameworkUpdate?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkUpdateArgs, 'id' | 'revision' | 'input' | 'dryRun'>>;
  frameworkCopy?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkCopyArgs, 'id' | 'providerId' | 'confirmRights' | 'dryRun'>>;
  frameworkNewVersion?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkNewVersionArgs, 'id' | 'dryRun'>>;
  frameworkPublish?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkPublishArgs, 'id' | 'status' | 'dryRun'>>;
  frameworkDeprecate?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkDeprecateArgs, 'id' | 'reason' | 'dryRun'>>;
  frameworkDiscard?: Resolver<ResolversTypes['FrameworkChangePayload'], ParentType, ContextType, RequireFields<MutationFrameworkDiscardArgs, 'id' | 'dryRun'>>;
  outcomeAdd?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationOutcomeAddArgs, 'frameworkId' | 'input' | 'dryRun'>>;
  outcomeUpdate?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationOutcomeUpdateArgs, 'id' | 'revision' | 'input' | 'dryRun'>>;
  outcomeMove?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationOutcomeMoveArgs, 'id' | 'dryRun'>>;
  outcomeRetire?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationOutcomeRetireArgs, 'id' | 'dryRun'>>;
  prerequisiteSet?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationPrerequisiteSetArgs, 'from' | 'to' | 'input' | 'dryRun'>>;
  prerequisiteRemove?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationPrerequisiteRemoveArgs, 'from' | 'to' | 'dryRun'>>;
  matchSet?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationMatchSetArgs, 'from' | 'to' | 'input' | 'dryRun'>>;
  matchRemove?: Resolver<ResolversTypes['OutcomeChangePayload'], ParentType, ContextType, RequireFields<MutationMatchRemoveArgs, 'from' | 'to' | 'kind' | 'dryRun'>>;
  alignmentAnswer?: Resolver<ResolversTypes['AlignmentAnswerPayload'], ParentType, ContextType, RequireFields<MutationAlignmentAnswerArgs, 'input'>>;
  providerCreate?: Resolver<ResolversTypes['ProviderPayload'], ParentType, ContextType, RequireFields<MutationProviderCreateArgs, 'input'>>;
  memberUpdate?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationMemberUpdateArgs, 'providerId' | 'memberId' | 'role'>>;
  memberRemove?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationMemberRemoveArgs, 'providerId' | 'memberId'>>;
  providerUpdate?: Resolver<ResolversTypes['ProviderPayload'], ParentType, ContextType, RequireFields<MutationProviderUpdateArgs, 'id' | 'revision' | 'input'>>;
  invitationSend?: Resolver<ResolversTypes['InvitationPayload'], ParentType, ContextType, RequireFields<MutationInvitationSendArgs, 'providerId' | 'input'>>;
  invitationRevoke?: Resolver<ResolversTypes['InvitationRevokePayload'], ParentType, ContextType, RequireFields<MutationInvitationRevokeArgs, 'providerId' | 'id'>>;
  invitationAccept?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationInvitationAcceptArgs, 'token'>>;
  invitationSignUp?: Resolver<ResolversTypes['InvitationSignUpPayload'], ParentType, ContextType, RequireFields<MutationInvitationSignUpArgs, 'input'>>;
  domainAdd?: Resolver<ResolversTypes['DomainPayload'], ParentType, ContextType, RequireFields<MutationDomainAddArgs, 'providerId' | 'domain'>>;
  domainCheck?: Resolver<ResolversTypes['DomainPayload'], ParentType, ContextType, RequireFields<MutationDomainCheckArgs, 'providerId' | 'domain'>>;
  domainRemove?: Resolver<ResolversTypes['DomainPayload'], ParentType, ContextType, RequireFields<MutationDomainRemoveArgs, 'providerId' | 'domain'>>;
  providerClaim?: Resolver<ResolversTypes['ProviderClaimPayload'], ParentType, ContextType, RequireFields<MutationProviderClaimArgs, 'providerId' | 'count'>>;
  signUp?: Resolver<ResolversTypes['MailLinkPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  signUpConfirm?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignUpConfirmArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  passwordForgotten?: Resolver<ResolversTypes['MailLinkPayload'], ParentType, ContextType, RequireFields<MutationPasswordForgottenArgs, 'input'>>;
  passwordReset?: Resolver<ResolversTypes['PasswordResetPayload'], ParentType, ContextType, RequireFields<MutationPasswordResetArgs, 'input'>>;
  passwordChange?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationPasswordChangeArgs, 'input'>>;
  emailBegin?: Resolver<ResolversTypes['MailLinkPayload'], ParentType, ContextType, RequireFields<MutationEmailBeginArgs, 'input'>>;
  emailAdd?: Resolver<ResolversTypes['EmailAddPayload'], ParentType, ContextType, RequireFields<MutationEmailAddArgs, 'input'>>;
  sessionRotate?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType>;
  sessionEnd?: Resolver<ResolversTypes['SessionEndPayload'], ParentType, ContextType, RequireFields<MutationSessionEndArgs, 'id'>>;
  sessionEndOthers?: Resolver<ResolversTypes['SessionEndPayload'], ParentType, ContextType>;
  accountExport?: Resolver<ResolversTypes['AccountExportPayload'], ParentType, ContextType>;
  accountDelete?: Resolver<ResolversTypes['AccountDeletePayload'], ParentType, ContextType, RequireFields<MutationAccountDeleteArgs, 'input'>>;
  identityBegin?: Resolver<ResolversTypes['IdentityBeginPayload'], ParentType, ContextType, RequireFields<MutationIdentityBeginArgs, 'input'>>;
  identityReturn?: Resolver<ResolversTypes['IdentityPayload'], ParentType, ContextType, RequireFields<MutationIdentityReturnArgs, 'input'>>;
  identityAccept?: Resolver<ResolversTypes['IdentityPayload'], ParentType, ContextType, RequireFields<MutationIdentityAcceptArgs, 'input'>>;
  identityDecline?: Resolver<ResolversTypes['IdentityDeclinePayload'], ParentType, ContextType, RequireFields<MutationIdentityDeclineArgs, 'ticket'>>;
  identityRemove?: Resolver<ResolversTypes['IdentityRemovePayload'], ParentType, ContextType, RequireFields<MutationIdentityRemoveArgs, 'id'>>;
  searchSave?: Resolver<ResolversTypes['SearchSavePayload'], ParentType, ContextType, RequireFields<MutationSearchSaveArgs, 'input'>>;
  searchForget?: Resolver<ResolversTypes['SearchForgetPayload'], ParentType, ContextType, RequireFields<MutationSearchForgetArgs, 'id'>>;
  collectionCreate?: Resolver<ResolversTypes['CollectionPayload'], ParentType, ContextType, RequireFields<MutationCollectionCreateArgs, 'input'>>;
  collectionUpdate?: Resolver<ResolversTypes['CollectionPayload'], ParentType, ContextType, RequireFields<MutationCollectionUpdateArgs, 'id' | 'revision' | 'input'>>;
  collectionAdd?: Resolver<ResolversTypes['CollectionPayload'], ParentType, ContextType, RequireFields<MutationCollectionAddArgs, 'id' | 'entry'>>;
  collectionShare?: Resolver<ResolversTypes['CollectionPayload'], ParentType, ContextType, RequireFields<MutationCollectionShareArgs, 'id' | 'state'>>;
  collectionDelete?: Resolver<ResolversTypes['CollectionDeletePayload'], ParentType, ContextType, RequireFields<MutationCollectionDeleteArgs, 'id' | 'revision'>>;
  planCodeMake?: Resolver<ResolversTypes['PlanCodeMakePayload'], ParentType, ContextType, RequireFields<MutationPlanCodeMakeArgs, 'address'>>;
  printCodeRelink?: Resolver<ResolversTypes['PrintCodeRelinkPayload'], ParentType, ContextType, RequireFields<MutationPrintCodeRelinkArgs, 'letters' | 'to'>>;
  resourceOpen?: Resolver<ResolversTypes['ResourceOpenPayload'], ParentType, ContextType, RequireFields<MutationResourceOpenArgs, 'id'>>;
  keyCreate?: Resolver<ResolversTypes['KeyCreatePayload'], ParentType, ContextType, RequireFields<MutationKeyCreateArgs, 'input'>>;
  keyRevoke?: Resolver<ResolversTypes['KeyRevokePayload'], ParentType, ContextType, RequireFields<MutationKeyRevokeArgs, 'id'>>;
  secondStepBegin?: Resolver<ResolversTypes['PasskeyOptionsPayload'], ParentType, ContextType, RequireFields<MutationSecondStepBeginArgs, 'token'>>;
  secondStep?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSecondStepArgs, 'input'>>;
  passkeySignInBegin?: Resolver<ResolversTypes['PasskeyOptionsPayload'], ParentType, ContextType>;
  passkeySignIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationPasskeySignInArgs, 'input'>>;
  passkeySignUpBegin?: Resolver<ResolversTypes['PasskeyOptionsPayload'], ParentType, ContextType, RequireFields<MutationPasskeySignUpBeginArgs, 'token'>>;
  passkeySignUp?: Resolver<ResolversTypes['PasskeySignUpPayload'], ParentType, ContextType, RequireFields<MutationPasskeySignUpArgs, 'input'>>;
  passkeyAddBegin?: Resolver<ResolversTypes['PasskeyOptionsPayload'], ParentType, ContextType>;
  passkeyAdd?: Resolver<ResolversTypes['FactorPayload'], ParentType, ContextType, RequireFields<MutationPasskeyAddArgs, 'input'>>;
  totpBegin?: Resolver<ResolversTypes['TotpBeginPayload'], ParentType, ContextType>;
  totpAdd?: Resolver<ResolversTypes['FactorPayload'], ParentType, ContextType, RequireFields<MutationTotpAddArgs, 'input'>>;
  factorRemove?: Resolver<ResolversTypes['FactorPayload'], ParentType, ContextType, RequireFields<MutationFactorRemoveArgs, 'id'>>;
  recoveryCodesRenew?: Resolver<ResolversTypes['FactorPayload'], ParentType, ContextType>;
  reportCreate?: Resolver<ResolversTypes['ReportPayload'], ParentType, ContextType, RequireFields<MutationReportCreateArgs, 'input'>>;
  factCheck?: Resolver<ResolversTypes['FactCheckPayload'], ParentType, ContextType, RequireFields<MutationFactCheckArgs, 'input'>>;
  resourceAccept?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceAcceptArgs, 'id' | 'revision' | 'reason'>>;
  resourceAskChanges?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceAskChangesArgs, 'id' | 'revision' | 'reason'>>;
  resourceReject?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceRejectArgs, 'id' | 'revision' | 'reason'>>;
  resourceHide?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceHideArgs, 'id' | 'revision' | 'reason'>>;
  resourceUnhide?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceUnhideArgs, 'id' | 'revision' | 'reason'>>;
  resourceMerge?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceMergeArgs, 'id' | 'intoId' | 'revision' | 'reason'>>;
  resourceUnmerge?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationResourceUnmergeArgs, 'id' | 'revision' | 'reason'>>;
  providerAccept?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationProviderAcceptArgs, 'id' | 'kind' | 'count' | 'reason'>>;
  providerWarn?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationProviderWarnArgs, 'id' | 'reason'>>;
  providerBlock?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationProviderBlockArgs, 'id' | 'reason'>>;
  providerUnblock?: Resolver<ResolversTypes['DecisionPayload'], ParentType, ContextType, RequireFields<MutationProviderUnblockArgs, 'id' | 'reason'>>;
  noticeAnswer?: Resolver<ResolversTypes['NoticePayload'], ParentType, ContextType, RequireFields<MutationNoticeAnswerArgs, 'id' | 'text'>>;
  roleGive?: Resolver<ResolversTypes['PersonPayload'], ParentType, ContextType, RequireFields<MutationRoleGiveArgs, 'personId' | 'role'>>;
  roleTake?: Resolver<ResolversTypes['PersonPayload'], ParentType, ContextType, RequireFields<MutationRoleTakeArgs, 'personId' | 'role'>>;
  personSignOut?: Resolver<ResolversTypes['PersonPayload'], ParentType, ContextType, RequireFields<MutationPersonSignOutArgs, 'personId'>>;
  keyTakeAway?: Resolver<ResolversTypes['PersonKeyPayload'], ParentType, ContextType, RequireFields<MutationKeyTakeAwayArgs, 'id'>>;
  placeUpdate?: Resolver<ResolversTypes['PlacePayload'], ParentType, ContextType, RequireFields<MutationPlaceUpdateArgs, 'revision' | 'input'>>;
  limitsUpdate?: Resolver<ResolversTypes['LimitsPayload'], ParentType, ContextType, RequireFields<MutationLimitsUpdateArgs, 'revision' | 'input'>>;
  identityProviderAdd?: Resolver<ResolversTypes['IdentityProviderPayload'], ParentType, ContextType, RequireFields<MutationIdentityProviderAddArgs, 'slug' | 'issuer' | 'input'>>;
  identityProviderUpdate?: Resolver<ResolversTypes['IdentityProviderPayload'], ParentType, ContextType, RequireFields<MutationIdentityProviderUpdateArgs, 'id' | 'revision' | 'input'>>;
  identityProviderCheck?: Resolver<ResolversTypes['IdentityProviderCheckPayload'], ParentType, ContextType, RequireFields<MutationIdentityProviderCheckArgs, 'id'>>;
  identityProviderSwitch?: Resolver<ResolversTypes['IdentityProviderPayload'], ParentType, ContextType, RequireFields<MutationIdentityProviderSwitchArgs, 'id' | 'revision' | 'isOn'>>;
  identityProviderRemove?: Resolver<ResolversTypes['IdentityProviderPayload'], ParentType, ContextType, RequireFields<MutationIdentityProviderRemoveArgs, 'id' | 'revision'>>;
  identityProvidersArrange?: Resolver<ResolversTypes['IdentityProvidersArrangePayload'], ParentType, ContextType, RequireFields<MutationIdentityProvidersArrangeArgs, 'ids'>>;
  resourcesUpsert?: Resolver<ResolversTypes['ResourcesUpsertPayload'], ParentType, ContextType, RequireFields<MutationResourcesUpsertArgs, 'input'>>;
  resourcesWithdraw?: Resolver<ResolversTypes['ResourcesWithdrawPayload'], ParentType, ContextType, RequireFields<MutationResourcesWithdrawArgs, 'input'>>;
  uploadStart?: Resolver<ResolversTypes['UploadPayload'], ParentType, ContextType, RequireFields<MutationUploadStartArgs, 'input'>>;
  uploadCancel?: Resolver<ResolversTypes['UploadPayload'], ParentType, ContextType, RequireFields<MutationUploadCancelArgs, 'id'>>;
  metadataRead?: Resolver<ResolversTypes['MetadataReadPayload'], ParentType, ContextType, RequireFields<MutationMetadataReadArgs, 'input'>>;
};

export type CatalogueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Catalogue'] = ResolversParentTypes['Catalogue']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcomeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  frameworkCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  prerequisiteCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['LanguageCount']>, ParentType, ContextType>;
};

export type PublicThingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicThings'] = ResolversParentTypes['PublicThings']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PublicThing']>, ParentType, ContextType, RequireFields<PublicThingsNodesArgs, 'idsFrom' | 'first'>>;
};

export type PublicThingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicThing'] = ResolversParentTypes['PublicThing']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LanguageCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LanguageCount'] = ResolversParentTypes['LanguageCount']> = {
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Fit'] = ResolversParentTypes['Fit']> = {
  level?: Resolver<ResolversTypes['FitLevel'], ParentType, ContextType>;
  needs?: Resolver<Array<ResolversTypes['NeedFit']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['File']>, ParentType, ContextType>;
};

export type NeedFitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeedFit'] = ResolversParentTypes['NeedFit']> = {
  need?: Resolver<ResolversTypes['Need'], ParentType, ContextType>;
  preset?: Resolver<Maybe<ResolversTypes['NeedPreset']>, ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['NeedImportance'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['FitLevel'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  because?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['Basis']>, ParentType, ContextType>;
  warning?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NeedPresetDescriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeedPresetDescription'] = ResolversParentTypes['NeedPresetDescription']> = {
  preset?: Resolver<ResolversTypes['NeedPreset'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['NeedGroup']>, ParentType, ContextType>;
};

export type NeedGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeedGroup'] = ResolversParentTypes['NeedGroup']> = {
  anyOf?: Resolver<Array<ResolversTypes['Need']>, ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['NeedImportance'], ParentType, ContextType>;
};

export type AccessibilityFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessibilityFact'] = ResolversParentTypes['AccessibilityFact']> = {
  kind?: Resolver<ResolversTypes['AccessibilityFactKind'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  present?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['AccessibilityMethod']>, ParentType, ContextType>;
  disputed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccessibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Accessibility'] = ResolversParentTypes['Accessibility']> = {
  known?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['AccessibilityFact']>, ParentType, ContextType>;
  summaries?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  statements?: Resolver<Array<ResolversTypes['AccessibilityStatement']>, ParentType, ContextType>;
};

export type AccessibilityStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessibilityStatement'] = ResolversParentTypes['AccessibilityStatement']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  heading?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentences?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['AccessibilityLine']>, ParentType, ContextType>;
};

export type AccessibilityLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessibilityLine'] = ResolversParentTypes['AccessibilityLine']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['AccessibilityFact']>, ParentType, ContextType>;
};

export type ConceptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Concept'] = ResolversParentTypes['Concept']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<ConceptLabelArgs>>;
  labels?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  notation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheme?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  broader?: Resolver<Array<ResolversTypes['Concept']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Level'] = ResolversParentTypes['Level']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ageFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LevelSchemeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LevelScheme'] = ResolversParentTypes['LevelScheme']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LevelKind'], ParentType, ContextType>;
  jurisdiction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  levels?: Resolver<Array<ResolversTypes['Level']>, ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<ResourceTitleArgs>>;
  titles?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<ResourceDescriptionArgs>>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  stateReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  types?: Resolver<Array<ResolversTypes['Concept']>, ParentType, ContextType>;
  subjects?: Resolver<Array<ResolversTypes['Concept']>, ParentType, ContextType>;
  levels?: Resolver<Array<ResolversTypes['Concept']>, ParentType, ContextType>;
  ageFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  audience?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  keywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  minutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['DeviceNeed']>, ParentType, ContextType>;
  printable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  materials?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  signInNeeded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Cost']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  contributors?: Resolver<Array<ResolversTypes['Contributor']>, ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['LicenceSummary'], ParentType, ContextType>;
  declared?: Resolver<ResolversTypes['Declared'], ParentType, ContextType>;
  files?: Resolver<Array<ResolversTypes['File']>, ParentType, ContextType>;
  accessibility?: Resolver<ResolversTypes['Accessibility'], ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['Fit']>, ParentType, ContextType, RequireFields<ResourceFitArgs, 'needs'>>;
  alignments?: Resolver<Array<ResolversTypes['Alignment']>, ParentType, ContextType>;
  editions?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
  basedOn?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
  translationOf?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  versionOf?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  remixes?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ResourceRemixesArgs, 'first'>>;
  translations?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ResourceTranslationsArgs, 'first'>>;
  laterVersions?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ResourceLaterVersionsArgs, 'first'>>;
  partOf?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  attribution?: Resolver<ResolversTypes['Attribution'], ParentType, ContextType, Partial<ResourceAttributionArgs>>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, RequireFields<ResourceRevisionsArgs, 'first' | 'languages'>>;
  nextDraft?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanWithdraw?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanDerive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanPublish?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanMakeVersion?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  suggestedAlignments?: Resolver<Array<ResolversTypes['AlignmentSuggestion']>, ParentType, ContextType, RequireFields<ResourceSuggestedAlignmentsArgs, 'first'>>;
  collections?: Resolver<Array<ResolversTypes['Collection']>, ParentType, ContextType, RequireFields<ResourceCollectionsArgs, 'first'>>;
  printCode?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  viewerCanRelinkCodes?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  claims?: Resolver<Array<ResolversTypes['FactClaim']>, ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  viewerCanCheck?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  possibleDuplicates?: Resolver<Maybe<Array<ResolversTypes['PossibleDuplicate']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclaredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Declared'] = ResolversParentTypes['Declared']> = {
  licences?: Resolver<Array<ResolversTypes['LicenceStatement']>, ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['AccessibilityFact']>, ParentType, ContextType>;
};

export type RevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  isPresent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isFirst?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['RevisionChange']>, ParentType, ContextType>;
};

export type RevisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionConnection'] = ResolversParentTypes['RevisionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Revision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevisionChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionChange'] = ResolversParentTypes['RevisionChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  before?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['TextPart']>, ParentType, ContextType>;
};

export type TextPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextPart'] = ResolversParentTypes['TextPart']> = {
  kind?: Resolver<ResolversTypes['TextPartKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StaleEditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StaleEdit'] = ResolversParentTypes['StaleEdit']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['StaleField']>, ParentType, ContextType>;
};

export type StaleFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StaleField'] = ResolversParentTypes['StaleField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  edited?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  theirs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  yours?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  changedByThem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changedByYou?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ContributorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contributor'] = ResolversParentTypes['Contributor']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['File'] = ResolversParentTypes['File']> = {
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  downloadable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AlignmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Alignment'] = ResolversParentTypes['Alignment']> = {
  kind?: Resolver<ResolversTypes['AlignmentKind'], ParentType, ContextType>;
  extent?: Resolver<ResolversTypes['AlignmentExtent'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FactStatus'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
};

export type LicenceAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceAnswer'] = ResolversParentTypes['LicenceAnswer']> = {
  purpose?: Resolver<ResolversTypes['LicencePurpose'], ParentType, ContextType>;
  answer?: Resolver<ResolversTypes['LicenceVerdict'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requires?: Resolver<Array<ResolversTypes['Duty']>, ParentType, ContextType>;
};

export type LicenceChoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceChoice'] = ResolversParentTypes['LicenceChoice']> = {
  licence?: Resolver<ResolversTypes['Licence'], ParentType, ContextType>;
  answer?: Resolver<ResolversTypes['LicenceVerdict'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LicenceSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceSummary'] = ResolversParentTypes['LicenceSummary']> = {
  statements?: Resolver<Array<ResolversTypes['LicenceStatement']>, ParentType, ContextType>;
  permits?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  requires?: Resolver<Array<ResolversTypes['Duty']>, ParentType, ContextType>;
  forbids?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  answers?: Resolver<Array<ResolversTypes['LicenceAnswer']>, ParentType, ContextType>;
  disagree?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recognised?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LicenceStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceStatement'] = ResolversParentTypes['LicenceStatement']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  words?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  part?: Resolver<ResolversTypes['LicencePart'], ParentType, ContextType>;
  statedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permits?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  sources?: Resolver<Array<ResolversTypes['Source']>, ParentType, ContextType>;
  bornHere?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retrieved?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribution'] = ResolversParentTypes['Attribution']> = {
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PreflightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Preflight'] = ResolversParentTypes['Preflight']> = {
  mustMend?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  couldImprove?: Resolver<Array<ResolversTypes['Improvement']>, ParentType, ContextType>;
};

export type ImprovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Improvement'] = ResolversParentTypes['Improvement']> = {
  field?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ResourcePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourcePayload'] = ResolversParentTypes['ResourcePayload']> = {
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  stale?: Resolver<Maybe<ResolversTypes['StaleEdit']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourceDiscardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceDiscardPayload'] = ResolversParentTypes['ResourceDiscardPayload']> = {
  discardedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Licence'] = ResolversParentTypes['Licence']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permits?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  requires?: Resolver<Array<ResolversTypes['Duty']>, ParentType, ContextType>;
  forbids?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Outcome'] = ResolversParentTypes['Outcome']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<OutcomeStatementArgs>>;
  statements?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<OutcomeLabelArgs>>;
  role?: Resolver<ResolversTypes['OutcomeRole'], ParentType, ContextType>;
  sourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  referencedOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  framework?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  levels?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  ageFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  subjects?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['MasteryFact']>, ParentType, ContextType>;
  prompts?: Resolver<Array<ResolversTypes['MasteryFact']>, ParentType, ContextType>;
  misconceptions?: Resolver<Array<ResolversTypes['MasteryFact']>, ParentType, ContextType>;
  parents?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  ancestors?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<OutcomeChildrenArgs, 'first'>>;
  childCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  below?: Resolver<ResolversTypes['OutcomeConnection'], ParentType, ContextType, RequireFields<OutcomeBelowArgs, 'first'>>;
  places?: Resolver<Array<ResolversTypes['OutcomePlace']>, ParentType, ContextType, RequireFields<OutcomePlacesArgs, 'first'>>;
  requires?: Resolver<Array<ResolversTypes['Prerequisite']>, ParentType, ContextType, RequireFields<OutcomeRequiresArgs, 'first'>>;
  requiredBy?: Resolver<Array<ResolversTypes['Prerequisite']>, ParentType, ContextType, RequireFields<OutcomeRequiredByArgs, 'first'>>;
  matches?: Resolver<Array<ResolversTypes['OutcomeMatch']>, ParentType, ContextType>;
  alignments?: Resolver<Array<ResolversTypes['Alignment']>, ParentType, ContextType, RequireFields<OutcomeAlignmentsArgs, 'first'>>;
  resourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  keywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  knowledgeKind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRetired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  proposedPrerequisites?: Resolver<Array<ResolversTypes['Prerequisite']>, ParentType, ContextType>;
  printCode?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OutcomeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeConnection'] = ResolversParentTypes['OutcomeConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutcomePlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomePlace'] = ResolversParentTypes['OutcomePlace']> = {
  path?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  siblingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  previous?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<OutcomePlacePreviousArgs, 'first'>>;
  next?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<OutcomePlaceNextArgs, 'first'>>;
};

export type MasteryFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MasteryFact'] = ResolversParentTypes['MasteryFact']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['TextDirection'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PrerequisiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Prerequisite'] = ResolversParentTypes['Prerequisite']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['PrerequisiteStrength'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<PrerequisiteReasonArgs>>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OutcomeMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeMatch'] = ResolversParentTypes['OutcomeMatch']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MatchKind'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FrameworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Framework'] = ResolversParentTypes['Framework']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<FrameworkTitleArgs>>;
  description?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<FrameworkDescriptionArgs>>;
  languages?: Resolver<Array<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  adoptionStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subjects?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  officialUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['LicenceSummary'], ParentType, ContextType>;
  referencedOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roots?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  top?: Resolver<ResolversTypes['OutcomeConnection'], ParentType, ContextType, RequireFields<FrameworkTopArgs, 'first'>>;
  levels?: Resolver<Array<ResolversTypes['FrameworkLevel']>, ParentType, ContextType>;
  outcomeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  prerequisiteCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  titles?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  descriptions?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['FrameworkStatus']>, ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanCopy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanMakeVersion?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanDeprecate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  draftOf?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  nextDraft?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  adaptedFrom?: Resolver<Array<ResolversTypes['Framework']>, ParentType, ContextType>;
  replaces?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['FrameworkCoverage'], ParentType, ContextType, RequireFields<FrameworkCoverageArgs, 'needs'>>;
  printCode?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FrameworkLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrameworkLevel'] = ResolversParentTypes['FrameworkLevel']> = {
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FrameworkConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrameworkConnection'] = ResolversParentTypes['FrameworkConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Framework']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  drafts?: Resolver<Array<ResolversTypes['Framework']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  providers?: Resolver<Array<ResolversTypes['Provider']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  needsSecondFactor?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ownedAlone?: Resolver<Array<ResolversTypes['OwnedAlone']>, ParentType, ContextType>;
  identities?: Resolver<Array<ResolversTypes['Identity']>, ParentType, ContextType>;
  savedSearches?: Resolver<Array<ResolversTypes['SavedSearch']>, ParentType, ContextType>;
  collections?: Resolver<Array<ResolversTypes['Collection']>, ParentType, ContextType>;
  keys?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  factors?: Resolver<Array<ResolversTypes['Factor']>, ParentType, ContextType>;
  recoveryCodesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hasPassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  signedInRecently?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['PlaceRole']>, ParentType, ContextType>;
};

export type ChangeImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeImpact'] = ResolversParentTypes['ChangeImpact']> = {
  resources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  aligned?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ChangeImpactAlignedArgs, 'first'>>;
  outcomes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  collections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  crosswalks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  summary?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FrameworkChangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrameworkChangePayload'] = ResolversParentTypes['FrameworkChangePayload']> = {
  framework?: Resolver<Maybe<ResolversTypes['Framework']>, ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['ChangeImpact'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OutcomeChangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeChangePayload'] = ResolversParentTypes['OutcomeChangePayload']> = {
  outcome?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['ChangeImpact'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PrerequisiteSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrerequisiteSuggestion'] = ResolversParentTypes['PrerequisiteSuggestion']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['PrerequisiteStrength'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  proposed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MatchSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchSuggestion'] = ResolversParentTypes['MatchSuggestion']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MatchKind'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AlignmentSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlignmentSuggestion'] = ResolversParentTypes['AlignmentSuggestion']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FactStatus'], ParentType, ContextType>;
  answers?: Resolver<ResolversTypes['AlignmentAnswers'], ParentType, ContextType>;
  viewerAnswer?: Resolver<Maybe<ResolversTypes['AlignmentAnswer']>, ParentType, ContextType>;
};

export type AlignmentAnswersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlignmentAnswers'] = ResolversParentTypes['AlignmentAnswers']> = {
  yes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partly?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  no?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutcomeSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeSuggestion'] = ResolversParentTypes['OutcomeSuggestion']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AlignmentAnswerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlignmentAnswerPayload'] = ResolversParentTypes['AlignmentAnswerPayload']> = {
  suggestion?: Resolver<Maybe<ResolversTypes['AlignmentSuggestion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourceSearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceSearch'] = ResolversParentTypes['ResourceSearch']> = {
  edges?: Resolver<Array<ResolversTypes['ResourceSearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  droppedWords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  widened?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  correction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  didYouMean?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  waysOut?: Resolver<Array<ResolversTypes['WayOut']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceSearchEdge'] = ResolversParentTypes['ResourceSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['Fit']>, ParentType, ContextType>;
  matched?: Resolver<Array<ResolversTypes['Match']>, ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['SearchReason']>, ParentType, ContextType>;
  highlights?: Resolver<Array<ResolversTypes['Highlight']>, ParentType, ContextType>;
  scoreParts?: Resolver<Array<ResolversTypes['ScorePart']>, ParentType, ContextType>;
  otherEditions?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
};

export type MatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  words?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SearchReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchReason'] = ResolversParentTypes['SearchReason']> = {
  kind?: Resolver<ResolversTypes['SearchReasonKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  words?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HighlightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Highlight'] = ResolversParentTypes['Highlight']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['HighlightPart']>, ParentType, ContextType>;
};

export type HighlightPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HighlightPart'] = ResolversParentTypes['HighlightPart']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ScorePartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorePart'] = ResolversParentTypes['ScorePart']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WayOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WayOut'] = ResolversParentTypes['WayOut']> = {
  kind?: Resolver<ResolversTypes['WayOutKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  works?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  name?: Resolver<ResolversTypes['ResourceFacet'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['FacetValue']>, ParentType, ContextType, RequireFields<FacetValuesArgs, 'first'>>;
  valueCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  broader?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OutcomeSearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeSearch'] = ResolversParentTypes['OutcomeSearch']> = {
  edges?: Resolver<Array<ResolversTypes['OutcomeSearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  droppedWords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  widened?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  correction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  didYouMean?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutcomeSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeSearchEdge'] = ResolversParentTypes['OutcomeSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['SearchReason']>, ParentType, ContextType>;
  highlights?: Resolver<Array<ResolversTypes['Highlight']>, ParentType, ContextType>;
  scoreParts?: Resolver<Array<ResolversTypes['ScorePart']>, ParentType, ContextType>;
};

export type SuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SuggestionSource'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type SimilarResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SimilarResource'] = ResolversParentTypes['SimilarResource']> = {
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['Fit']>, ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['SearchReason']>, ParentType, ContextType>;
};

export type FactSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactSource'] = ResolversParentTypes['FactSource']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedFor?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PathwayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Pathway'] = ResolversParentTypes['Pathway']> = {
  goals?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  steps?: Resolver<ResolversTypes['PathwayStepConnection'], ParentType, ContextType, RequireFields<PathwayStepsArgs, 'first'>>;
  part?: Resolver<Array<ResolversTypes['PathwayStep']>, ParentType, ContextType, RequireFields<PathwayPartArgs, 'first'>>;
  stages?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  totalMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stepsWithoutMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  goalsWithoutKnowledge?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  known?: Resolver<Maybe<Array<ResolversTypes['Outcome']>>, ParentType, ContextType>;
  assumedKnown?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
  leftOut?: Resolver<Array<ResolversTypes['LeftOut']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['PathwayEdge']>, ParentType, ContextType, RequireFields<PathwayEdgesArgs, 'first'>>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type PathwayEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathwayEdge'] = ResolversParentTypes['PathwayEdge']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['PrerequisiteStrength'], ParentType, ContextType>;
};

export type LeftOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeftOut'] = ResolversParentTypes['LeftOut']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PathwayStepConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathwayStepConnection'] = ResolversParentTypes['PathwayStepConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['PathwayStep']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PathwayStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathwayStep'] = ResolversParentTypes['PathwayStep']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  isGoal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  soft?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  because?: Resolver<Array<ResolversTypes['PathwayReason']>, ParentType, ContextType>;
  saves?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resources?: Resolver<Array<ResolversTypes['PathwayResource']>, ParentType, ContextType, RequireFields<PathwayStepResourcesArgs, 'first'>>;
};

export type PathwayReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathwayReason'] = ResolversParentTypes['PathwayReason']> = {
  neededBy?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  strength?: Resolver<Maybe<ResolversTypes['PrerequisiteStrength']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PathwayResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathwayResource'] = ResolversParentTypes['PathwayResource']> = {
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['Fit']>, ParentType, ContextType>;
  chosen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  through?: Resolver<Maybe<ResolversTypes['OutcomeMatch']>, ParentType, ContextType>;
  alsoTeaches?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType>;
};

export type NextStepsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextSteps'] = ResolversParentTypes['NextSteps']> = {
  steps?: Resolver<Array<ResolversTypes['PathwayStep']>, ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type FrontierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Frontier'] = ResolversParentTypes['Frontier']> = {
  ready?: Resolver<Array<ResolversTypes['FrontierOutcome']>, ParentType, ContextType>;
  withinReach?: Resolver<Array<ResolversTypes['FrontierOutcome']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type FrontierOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrontierOutcome'] = ResolversParentTypes['FrontierOutcome']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  unlocks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PrerequisiteChainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrerequisiteChain'] = ResolversParentTypes['PrerequisiteChain']> = {
  steps?: Resolver<Array<ResolversTypes['PrerequisiteChainStep']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type PrerequisiteChainStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrerequisiteChainStep'] = ResolversParentTypes['PrerequisiteChainStep']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  strength?: Resolver<Maybe<ResolversTypes['PrerequisiteStrength']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OutcomeGraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeGraph'] = ResolversParentTypes['OutcomeGraph']> = {
  nodes?: Resolver<Array<ResolversTypes['OutcomeGraphNode']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['OutcomeGraphEdge']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type OutcomeGraphNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeGraphNode'] = ResolversParentTypes['OutcomeGraphNode']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutcomeGraphEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeGraphEdge'] = ResolversParentTypes['OutcomeGraphEdge']> = {
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['PrerequisiteStrength'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OutcomeResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeResource'] = ResolversParentTypes['OutcomeResource']> = {
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AlignmentKind'], ParentType, ContextType>;
  way?: Resolver<ResolversTypes['ResourceWay'], ParentType, ContextType>;
  through?: Resolver<Maybe<ResolversTypes['OutcomeMatch']>, ParentType, ContextType>;
  below?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['Fit']>, ParentType, ContextType>;
  uses?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
};

export type OutcomeResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeResourceConnection'] = ResolversParentTypes['OutcomeResourceConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['OutcomeResource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type FrameworkCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrameworkCoverage'] = ResolversParentTypes['FrameworkCoverage']> = {
  framework?: Resolver<ResolversTypes['Framework'], ParentType, ContextType>;
  outcomes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withResources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withFitting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withKnownFit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  throughCrosswalks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withoutPrerequisites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gaps?: Resolver<ResolversTypes['OutcomeConnection'], ParentType, ContextType, RequireFields<FrameworkCoverageGapsArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FactSource']>, ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claimed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  resourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['ResourceConnection'], ParentType, ContextType, RequireFields<ProviderResourcesArgs, 'first'>>;
  drafts?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ProviderDraftsArgs, 'first'>>;
  viewerCanPublish?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerRole?: Resolver<Maybe<ResolversTypes['MemberRole']>, ParentType, ContextType>;
  viewerCanManageMembers?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['ProviderProfile'], ParentType, ContextType>;
  domains?: Resolver<Array<ResolversTypes['ProviderDomain']>, ParentType, ContextType>;
  viewerCanUpdate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanProveDomains?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  claimable?: Resolver<Maybe<ResolversTypes['ClaimableRecords']>, ParentType, ContextType>;
  invitations?: Resolver<Maybe<Array<ResolversTypes['Invitation']>>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['MemberConnection']>, ParentType, ContextType, RequireFields<ProviderMembersArgs, 'first'>>;
  printCode?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  dashboard?: Resolver<Maybe<ResolversTypes['ProviderDashboard']>, ParentType, ContextType>;
  notices?: Resolver<Maybe<ResolversTypes['NoticeConnection']>, ParentType, ContextType, RequireFields<ProviderNoticesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProviderProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderProfile'] = ResolversParentTypes['ProviderProfile']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<ProviderProfileNameArgs>>;
  names?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<ProviderProfileDescriptionArgs>>;
  descriptions?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['ProviderIdentifier']>, ParentType, ContextType>;
};

export type ProviderIdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderIdentifier'] = ResolversParentTypes['ProviderIdentifier']> = {
  scheme?: Resolver<ResolversTypes['IdentifierScheme'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type ProviderDomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderDomain'] = ResolversParentTypes['ProviderDomain']> = {
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DomainState'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['DomainMethod']>, ParentType, ContextType>;
  coversSubdomains?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  verifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lapsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  instructions?: Resolver<Maybe<ResolversTypes['DomainInstructions']>, ParentType, ContextType>;
};

export type DomainInstructionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainInstructions'] = ResolversParentTypes['DomainInstructions']> = {
  recordName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fileUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClaimableRecordsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimableRecords'] = ResolversParentTypes['ClaimableRecords']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  examples?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ClaimableRecordsExamplesArgs, 'first'>>;
  hosts?: Resolver<Array<ResolversTypes['HostCount']>, ParentType, ContextType>;
  taken?: Resolver<Array<ResolversTypes['TakenRecords']>, ParentType, ContextType>;
  closer?: Resolver<Array<ResolversTypes['HostCount']>, ParentType, ContextType>;
};

export type HostCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostCount'] = ResolversParentTypes['HostCount']> = {
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TakenRecordsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakenRecords'] = ResolversParentTypes['TakenRecords']> = {
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InvitationOfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationOffer'] = ResolversParentTypes['InvitationOffer']> = {
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberConnection'] = ResolversParentTypes['MemberConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberPayload'] = ResolversParentTypes['MemberPayload']> = {
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProviderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderPayload'] = ResolversParentTypes['ProviderPayload']> = {
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationPayload'] = ResolversParentTypes['InvitationPayload']> = {
  invitation?: Resolver<Maybe<ResolversTypes['Invitation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InvitationRevokePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationRevokePayload'] = ResolversParentTypes['InvitationRevokePayload']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InvitationSignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationSignUpPayload'] = ResolversParentTypes['InvitationSignUpPayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DomainPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainPayload'] = ResolversParentTypes['DomainPayload']> = {
  domain?: Resolver<Maybe<ResolversTypes['ProviderDomain']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProviderClaimPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderClaimPayload'] = ResolversParentTypes['ProviderClaimPayload']> = {
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  claimed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OwnedAloneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnedAlone'] = ResolversParentTypes['OwnedAlone']> = {
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  otherMembers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isThis?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EmailAddPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailAddPayload'] = ResolversParentTypes['EmailAddPayload']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MailLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MailLinkPayload'] = ResolversParentTypes['MailLinkPayload']> = {
  sent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MailLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MailLink'] = ResolversParentTypes['MailLink']> = {
  purpose?: Resolver<ResolversTypes['MailLinkPurpose'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  secondStep?: Resolver<Maybe<ResolversTypes['SecondStep']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PasswordResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordResetPayload'] = ResolversParentTypes['PasswordResetPayload']> = {
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionEndPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEndPayload'] = ResolversParentTypes['SessionEndPayload']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AccountDeletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountDeletePayload'] = ResolversParentTypes['AccountDeletePayload']> = {
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AccountExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountExportPayload'] = ResolversParentTypes['AccountExportPayload']> = {
  json?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentityProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityProvider'] = ResolversParentTypes['IdentityProvider']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<IdentityProviderNameArgs>>;
};

export type IdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Identity'] = ResolversParentTypes['Identity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['IdentityProvider']>, ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['PlaceRole']>, ParentType, ContextType>;
  memberships?: Resolver<Array<ResolversTypes['IdentityMembership']>, ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['IdentityConsent']>, ParentType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type IdentityMembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityMembership'] = ResolversParentTypes['IdentityMembership']> = {
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
};

export type IdentityOfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityOffer'] = ResolversParentTypes['IdentityOffer']> = {
  provider?: Resolver<ResolversTypes['IdentityProvider'], ParentType, ContextType>;
  isLink?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['PlaceRole']>, ParentType, ContextType>;
  memberships?: Resolver<Array<ResolversTypes['IdentityMembership']>, ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['IdentityConsent']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type IdentityBeginPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityBeginPayload'] = ResolversParentTypes['IdentityBeginPayload']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityPayload'] = ResolversParentTypes['IdentityPayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  secondStep?: Resolver<Maybe<ResolversTypes['SecondStep']>, ParentType, ContextType>;
  offer?: Resolver<Maybe<ResolversTypes['IdentityOffer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentityDeclinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityDeclinePayload'] = ResolversParentTypes['IdentityDeclinePayload']> = {
  declined?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IdentityRemovePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityRemovePayload'] = ResolversParentTypes['IdentityRemovePayload']> = {
  removed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LentRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LentRole'] = ResolversParentTypes['LentRole']> = {
  role?: Resolver<ResolversTypes['PlaceRole'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['IdentityProvider']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  lentRoles?: Resolver<Maybe<Array<ResolversTypes['LentRole']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['PlaceRole']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SavedSearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedSearch'] = ResolversParentTypes['SavedSearch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SearchSavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSavePayload'] = ResolversParentTypes['SearchSavePayload']> = {
  search?: Resolver<Maybe<ResolversTypes['SavedSearch']>, ParentType, ContextType>;
  needsLeftOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SearchForgetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchForgetPayload'] = ResolversParentTypes['SearchForgetPayload']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CollectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Collection'] = ResolversParentTypes['Collection']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CollectionState'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['LocalisedText'], ParentType, ContextType, Partial<CollectionTitleArgs>>;
  titles?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<CollectionDescriptionArgs>>;
  descriptions?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  sections?: Resolver<Array<ResolversTypes['CollectionSection']>, ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['CollectionEntry']>, ParentType, ContextType, RequireFields<CollectionEntriesArgs, 'first'>>;
  resourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcomeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Collection']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['CollectionChange']>, ParentType, ContextType, RequireFields<CollectionChangesArgs, 'first'>>;
  coverage?: Resolver<ResolversTypes['CollectionCoverage'], ParentType, ContextType, RequireFields<CollectionCoverageArgs, 'needs'>>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  printCode?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectionSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionSection'] = ResolversParentTypes['CollectionSection']> = {
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CollectionEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionEntry'] = ResolversParentTypes['CollectionEntry']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  section?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CollectionEntryKind'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  copiedRevision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hasMovedOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CollectionChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionChange'] = ResolversParentTypes['CollectionChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['Outcome']>, ParentType, ContextType>;
};

export type CollectionCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionCoverage'] = ResolversParentTypes['CollectionCoverage']> = {
  outcomes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  served?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<CollectionCoverageServedArgs, 'first'>>;
  servedElsewhere?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<CollectionCoverageServedElsewhereArgs, 'first'>>;
  gaps?: Resolver<Array<ResolversTypes['Outcome']>, ParentType, ContextType, RequireFields<CollectionCoverageGapsArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CollectionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionConnection'] = ResolversParentTypes['CollectionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Collection']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CollectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionPayload'] = ResolversParentTypes['CollectionPayload']> = {
  collection?: Resolver<Maybe<ResolversTypes['Collection']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CollectionDeletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionDeletePayload'] = ResolversParentTypes['CollectionDeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PrintCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrintCode'] = ResolversParentTypes['PrintCode']> = {
  letters?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PrintCodeTargetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrintCodeTarget'] = ResolversParentTypes['PrintCodeTarget']> = {
  letters?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['PrintCodeFault']>, ParentType, ContextType>;
  thing?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewerCanRelink?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlanCodeMakePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanCodeMakePayload'] = ResolversParentTypes['PlanCodeMakePayload']> = {
  code?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PrintCodeRelinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrintCodeRelinkPayload'] = ResolversParentTypes['PrintCodeRelinkPayload']> = {
  code?: Resolver<Maybe<ResolversTypes['PrintCode']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProviderDashboardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderDashboard'] = ResolversParentTypes['ProviderDashboard']> = {
  states?: Resolver<Array<ResolversTypes['StateCount']>, ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['DashboardResourceConnection'], ParentType, ContextType, RequireFields<ProviderDashboardResourcesArgs, 'first'>>;
  countedOf?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withOutcomes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withAccessibility?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingCount']>, ParentType, ContextType>;
  wishes?: Resolver<Array<ResolversTypes['Wish']>, ParentType, ContextType, RequireFields<ProviderDashboardWishesArgs, 'first'>>;
};

export type StateCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StateCount'] = ResolversParentTypes['StateCount']> = {
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DashboardResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DashboardResourceConnection'] = ResolversParentTypes['DashboardResourceConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['DashboardResource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DashboardResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DashboardResource'] = ResolversParentTypes['DashboardResource']> = {
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  planned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  collected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  translated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remixed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  improvements?: Resolver<Array<ResolversTypes['Improvement']>, ParentType, ContextType>;
};

export type MissingCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MissingCount'] = ResolversParentTypes['MissingCount']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WishResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wish'] = ResolversParentTypes['Wish']> = {
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['LanguageTag'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceOpenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceOpenPayload'] = ResolversParentTypes['ResourceOpenPayload']> = {
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['KeyScope']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  isForOneProvider?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type KeyCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyCreatePayload'] = ResolversParentTypes['KeyCreatePayload']> = {
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type KeyRevokePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyRevokePayload'] = ResolversParentTypes['KeyRevokePayload']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Factor'] = ResolversParentTypes['Factor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FactorKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  opensAlone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SecondStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecondStep'] = ResolversParentTypes['SecondStep']> = {
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['FactorKind']>, ParentType, ContextType>;
};

export type PasskeyOptionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeyOptionsPayload'] = ResolversParentTypes['PasskeyOptionsPayload']> = {
  options?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TotpBeginPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotpBeginPayload'] = ResolversParentTypes['TotpBeginPayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FactorPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactorPayload'] = ResolversParentTypes['FactorPayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PasskeySignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeySignUpPayload'] = ResolversParentTypes['PasskeySignUpPayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPayload'] = ResolversParentTypes['ReportPayload']> = {
  reported?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FactCheckPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactCheckPayload'] = ResolversParentTypes['FactCheckPayload']> = {
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FactClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactClaim'] = ResolversParentTypes['FactClaim']> = {
  kind?: Resolver<Maybe<ResolversTypes['AccessibilityFactKind']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['Licence']>, ParentType, ContextType>;
  present?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  voice?: Resolver<ResolversTypes['ClaimVoice'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lapsed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report']> = {
  reason?: Resolver<ResolversTypes['ReportReason'], ParentType, ContextType>;
  fact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerationCaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationCase'] = ResolversParentTypes['ModerationCase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ModerationKind'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  other?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['RevisionChange']>, ParentType, ContextType, Partial<ModerationCaseChangesArgs>>;
  resources?: Resolver<Array<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<ModerationCaseResourcesArgs, 'first'>>;
  resourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  acceptance?: Resolver<Maybe<ResolversTypes['Acceptance']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reports?: Resolver<Array<ResolversTypes['Report']>, ParentType, ContextType, RequireFields<ModerationCaseReportsArgs, 'first'>>;
  notices?: Resolver<Array<ResolversTypes['Notice']>, ParentType, ContextType, RequireFields<ModerationCaseNoticesArgs, 'first'>>;
  viewerDecisions?: Resolver<Array<ResolversTypes['Decision']>, ParentType, ContextType>;
  isProviderBlocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AcceptanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Acceptance'] = ResolversParentTypes['Acceptance']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerationCaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationCaseConnection'] = ResolversParentTypes['ModerationCaseConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NoticeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notice'] = ResolversParentTypes['Notice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  messages?: Resolver<Array<ResolversTypes['NoticeMessage']>, ParentType, ContextType>;
  viewerCanAnswer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NoticeMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoticeMessage'] = ResolversParentTypes['NoticeMessage']> = {
  fromProvider?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type NoticeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoticeConnection'] = ResolversParentTypes['NoticeConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Notice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DecisionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecisionPayload'] = ResolversParentTypes['DecisionPayload']> = {
  notice?: Resolver<Maybe<ResolversTypes['Notice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type NoticePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoticePayload'] = ResolversParentTypes['NoticePayload']> = {
  notice?: Resolver<Maybe<ResolversTypes['Notice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<PlaceNoticeArgs>>;
  imprint?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<PlaceImprintArgs>>;
  privacy?: Resolver<Maybe<ResolversTypes['LocalisedText']>, ParentType, ContextType, Partial<PlacePrivacyArgs>>;
  notices?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  imprints?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  privacies?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  asksSecondFactor?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlacePayload'] = ResolversParentTypes['PlacePayload']> = {
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PersonConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonConnection'] = ResolversParentTypes['PersonConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonPayload'] = ResolversParentTypes['PersonPayload']> = {
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PersonKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonKey'] = ResolversParentTypes['PersonKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['KeyScope']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PersonKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonKeyConnection'] = ResolversParentTypes['PersonKeyConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['PersonKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonKeyPayload'] = ResolversParentTypes['PersonKeyPayload']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Setting'] = ResolversParentTypes['Setting']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actorName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  values?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isErased?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditLogResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLog'] = ResolversParentTypes['AuditLog']> = {
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditProofResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditProof'] = ResolversParentTypes['AuditProof']> = {
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  erased?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KeptThingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeptThing'] = ResolversParentTypes['KeptThing']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seenBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limit'] = ResolversParentTypes['Limit']> = {
  kind?: Resolver<ResolversTypes['LimitKind'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  own?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limits'] = ResolversParentTypes['Limits']> = {
  limits?: Resolver<Array<ResolversTypes['Limit']>, ParentType, ContextType>;
  least?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  most?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LimitsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LimitsPayload'] = ResolversParentTypes['LimitsPayload']> = {
  limits?: Resolver<Maybe<ResolversTypes['Limits']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoleByClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleByClaim'] = ResolversParentTypes['RoleByClaim']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['PlaceRole'], ParentType, ContextType>;
};

export type SchoolByClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SchoolByClaim'] = ResolversParentTypes['SchoolByClaim']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  providerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
};

export type ClaimNamesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimNames'] = ResolversParentTypes['ClaimNames']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roleValues?: Resolver<Array<ResolversTypes['RoleByClaim']>, ParentType, ContextType>;
  school?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  schoolValues?: Resolver<Array<ResolversTypes['SchoolByClaim']>, ParentType, ContextType>;
};

export type ManagedIdentityProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagedIdentityProvider'] = ResolversParentTypes['ManagedIdentityProvider']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  names?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clientId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secretSetAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  authentication?: Resolver<ResolversTypes['ClientAuthentication'], ParentType, ContextType>;
  claims?: Resolver<ResolversTypes['ClaimNames'], ParentType, ContextType>;
  amr?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  acr?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  untypedLogoutTokens?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  callback?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  logout?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['PeopleOfIdentityProvider'], ParentType, ContextType>;
  viewerCanUpdate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PeopleOfIdentityProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PeopleOfIdentityProvider'] = ResolversParentTypes['PeopleOfIdentityProvider']> = {
  all?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  only?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlyWithAddress?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ManagedIdentityProvidersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagedIdentityProviders'] = ResolversParentTypes['ManagedIdentityProviders']> = {
  nodes?: Resolver<Array<ResolversTypes['ManagedIdentityProvider']>, ParentType, ContextType>;
  sealFault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdentityProviderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityProviderPayload'] = ResolversParentTypes['IdentityProviderPayload']> = {
  identityProvider?: Resolver<Maybe<ResolversTypes['ManagedIdentityProvider']>, ParentType, ContextType>;
  endedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentityProviderCheckPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityProviderCheckPayload'] = ResolversParentTypes['IdentityProviderCheckPayload']> = {
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentityProvidersArrangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityProvidersArrangePayload'] = ResolversParentTypes['IdentityProvidersArrangePayload']> = {
  identityProviders?: Resolver<Maybe<ResolversTypes['ManagedIdentityProviders']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourceUpsertResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceUpsertResult'] = ResolversParentTypes['ResourceUpsertResult']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  keptFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourcesUpsertPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourcesUpsertPayload'] = ResolversParentTypes['ResourcesUpsertPayload']> = {
  results?: Resolver<Array<ResolversTypes['ResourceUpsertResult']>, ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourceWithdrawResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceWithdrawResult'] = ResolversParentTypes['ResourceWithdrawResult']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['WithdrawOutcome'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResourcesWithdrawPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourcesWithdrawPayload'] = ResolversParentTypes['ResourcesWithdrawPayload']> = {
  results?: Resolver<Array<ResolversTypes['ResourceWithdrawResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UploadJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadJob'] = ResolversParentTypes['UploadJob']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['UploadFormat'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['UploadState'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  report?: Resolver<ResolversTypes['UploadReport'], ParentType, ContextType, RequireFields<UploadJobReportArgs, 'first'>>;
  viewerCanCancel?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UploadReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadReport'] = ResolversParentTypes['UploadReport']> = {
  nodes?: Resolver<Array<ResolversTypes['UploadReportLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UploadReportLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadReportLine'] = ResolversParentTypes['UploadReportLine']> = {
  record?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['UpsertOutcome'], ParentType, ContextType>;
  keptFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadPayload'] = ResolversParentTypes['UploadPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['UploadJob']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MetadataReadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetadataReading'] = ResolversParentTypes['MetadataReading']> = {
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['MetadataField']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MetadataFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetadataField'] = ResolversParentTypes['MetadataField']> = {
  name?: Resolver<ResolversTypes['MetadataFieldName'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  ids?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  unknown?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetadataReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetadataReadPayload'] = ResolversParentTypes['MetadataReadPayload']> = {
  reading?: Resolver<Maybe<ResolversTypes['MetadataReading']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PossibleDuplicateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PossibleDuplicate'] = ResolversParentTypes['PossibleDuplicate']> = {
  resource?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  likeness?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['LikenessReason']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  LanguageTag?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  LocalisedText?: LocalisedTextResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Catalogue?: CatalogueResolvers<ContextType>;
  PublicThings?: PublicThingsResolvers<ContextType>;
  PublicThing?: PublicThingResolvers<ContextType>;
  LanguageCount?: LanguageCountResolvers<ContextType>;
  Fit?: FitResolvers<ContextType>;
  NeedFit?: NeedFitResolvers<ContextType>;
  NeedPresetDescription?: NeedPresetDescriptionResolvers<ContextType>;
  NeedGroup?: NeedGroupResolvers<ContextType>;
  AccessibilityFact?: AccessibilityFactResolvers<ContextType>;
  Accessibility?: AccessibilityResolvers<ContextType>;
  AccessibilityStatement?: AccessibilityStatementResolvers<ContextType>;
  AccessibilityLine?: AccessibilityLineResolvers<ContextType>;
  Concept?: ConceptResolvers<ContextType>;
  Level?: LevelResolvers<ContextType>;
  LevelScheme?: LevelSchemeResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  Declared?: DeclaredResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  RevisionConnection?: RevisionConnectionResolvers<ContextType>;
  RevisionChange?: RevisionChangeResolvers<ContextType>;
  TextPart?: TextPartResolvers<ContextType>;
  StaleEdit?: StaleEditResolvers<ContextType>;
  StaleField?: StaleFieldResolvers<ContextType>;
  Contributor?: ContributorResolvers<ContextType>;
  File?: FileResolvers<ContextType>;
  Alignment?: AlignmentResolvers<ContextType>;
  LicenceAnswer?: LicenceAnswerResolvers<ContextType>;
  LicenceChoice?: LicenceChoiceResolvers<ContextType>;
  LicenceSummary?: LicenceSummaryResolvers<ContextType>;
  LicenceStatement?: LicenceStatementResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Attribution?: AttributionResolvers<ContextType>;
  Preflight?: PreflightResolvers<ContextType>;
  Improvement?: ImprovementResolvers<ContextType>;
  ResourcePayload?: ResourcePayloadResolvers<ContextType>;
  ResourceDiscardPayload?: ResourceDiscardPayloadResolvers<ContextType>;
  Licence?: LicenceResolvers<ContextType>;
  Outcome?: OutcomeResolvers<ContextType>;
  OutcomeConnection?: OutcomeConnectionResolvers<ContextType>;
  OutcomePlace?: OutcomePlaceResolvers<ContextType>;
  MasteryFact?: MasteryFactResolvers<ContextType>;
  Prerequisite?: PrerequisiteResolvers<ContextType>;
  OutcomeMatch?: OutcomeMatchResolvers<ContextType>;
  Framework?: FrameworkResolvers<ContextType>;
  FrameworkLevel?: FrameworkLevelResolvers<ContextType>;
  FrameworkConnection?: FrameworkConnectionResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ChangeImpact?: ChangeImpactResolvers<ContextType>;
  FrameworkChangePayload?: FrameworkChangePayloadResolvers<ContextType>;
  OutcomeChangePayload?: OutcomeChangePayloadResolvers<ContextType>;
  PrerequisiteSuggestion?: PrerequisiteSuggestionResolvers<ContextType>;
  MatchSuggestion?: MatchSuggestionResolvers<ContextType>;
  AlignmentSuggestion?: AlignmentSuggestionResolvers<ContextType>;
  AlignmentAnswers?: AlignmentAnswersResolvers<ContextType>;
  OutcomeSuggestion?: OutcomeSuggestionResolvers<ContextType>;
  AlignmentAnswerPayload?: AlignmentAnswerPayloadResolvers<ContextType>;
  ResourceSearch?: ResourceSearchResolvers<ContextType>;
  ResourceSearchEdge?: ResourceSearchEdgeResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  SearchReason?: SearchReasonResolvers<ContextType>;
  Highlight?: HighlightResolvers<ContextType>;
  HighlightPart?: HighlightPartResolvers<ContextType>;
  ScorePart?: ScorePartResolvers<ContextType>;
  WayOut?: WayOutResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  OutcomeSearch?: OutcomeSearchResolvers<ContextType>;
  OutcomeSearchEdge?: OutcomeSearchEdgeResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SimilarResource?: SimilarResourceResolvers<ContextType>;
  FactSource?: FactSourceResolvers<ContextType>;
  Pathway?: PathwayResolvers<ContextType>;
  PathwayEdge?: PathwayEdgeResolvers<ContextType>;
  LeftOut?: LeftOutResolvers<ContextType>;
  PathwayStepConnection?: PathwayStepConnectionResolvers<ContextType>;
  PathwayStep?: PathwayStepResolvers<ContextType>;
  PathwayReason?: PathwayReasonResolvers<ContextType>;
  PathwayResource?: PathwayResourceResolvers<ContextType>;
  NextSteps?: NextStepsResolvers<ContextType>;
  Frontier?: FrontierResolvers<ContextType>;
  FrontierOutcome?: FrontierOutcomeResolvers<ContextType>;
  PrerequisiteChain?: PrerequisiteChainResolvers<ContextType>;
  PrerequisiteChainStep?: PrerequisiteChainStepResolvers<ContextType>;
  OutcomeGraph?: OutcomeGraphResolvers<ContextType>;
  OutcomeGraphNode?: OutcomeGraphNodeResolvers<ContextType>;
  OutcomeGraphEdge?: OutcomeGraphEdgeResolvers<ContextType>;
  OutcomeResource?: OutcomeResourceResolvers<ContextType>;
  OutcomeResourceConnection?: OutcomeResourceConnectionResolvers<ContextType>;
  FrameworkCoverage?: FrameworkCoverageResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  ProviderProfile?: ProviderProfileResolvers<ContextType>;
  ProviderIdentifier?: ProviderIdentifierResolvers<ContextType>;
  ProviderDomain?: ProviderDomainResolvers<ContextType>;
  DomainInstructions?: DomainInstructionsResolvers<ContextType>;
  ClaimableRecords?: ClaimableRecordsResolvers<ContextType>;
  HostCount?: HostCountResolvers<ContextType>;
  TakenRecords?: TakenRecordsResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationOffer?: InvitationOfferResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  MemberConnection?: MemberConnectionResolvers<ContextType>;
  MemberPayload?: MemberPayloadResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ProviderPayload?: ProviderPayloadResolvers<ContextType>;
  InvitationPayload?: InvitationPayloadResolvers<ContextType>;
  InvitationRevokePayload?: InvitationRevokePayloadResolvers<ContextType>;
  InvitationSignUpPayload?: InvitationSignUpPayloadResolvers<ContextType>;
  DomainPayload?: DomainPayloadResolvers<ContextType>;
  ProviderClaimPayload?: ProviderClaimPayloadResolvers<ContextType>;
  OwnedAlone?: OwnedAloneResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  EmailAddPayload?: EmailAddPayloadResolvers<ContextType>;
  MailLinkPayload?: MailLinkPayloadResolvers<ContextType>;
  MailLink?: MailLinkResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  PasswordResetPayload?: PasswordResetPayloadResolvers<ContextType>;
  SessionEndPayload?: SessionEndPayloadResolvers<ContextType>;
  AccountDeletePayload?: AccountDeletePayloadResolvers<ContextType>;
  AccountExportPayload?: AccountExportPayloadResolvers<ContextType>;
  IdentityProvider?: IdentityProviderResolvers<ContextType>;
  Identity?: IdentityResolvers<ContextType>;
  IdentityMembership?: IdentityMembershipResolvers<ContextType>;
  IdentityOffer?: IdentityOfferResolvers<ContextType>;
  IdentityBeginPayload?: IdentityBeginPayloadResolvers<ContextType>;
  IdentityPayload?: IdentityPayloadResolvers<ContextType>;
  IdentityDeclinePayload?: IdentityDeclinePayloadResolvers<ContextType>;
  IdentityRemovePayload?: IdentityRemovePayloadResolvers<ContextType>;
  LentRole?: LentRoleResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  SavedSearch?: SavedSearchResolvers<ContextType>;
  SearchSavePayload?: SearchSavePayloadResolvers<ContextType>;
  SearchForgetPayload?: SearchForgetPayloadResolvers<ContextType>;
  Collection?: CollectionResolvers<ContextType>;
  CollectionSection?: CollectionSectionResolvers<ContextType>;
  CollectionEntry?: CollectionEntryResolvers<ContextType>;
  CollectionChange?: CollectionChangeResolvers<ContextType>;
  CollectionCoverage?: CollectionCoverageResolvers<ContextType>;
  CollectionConnection?: CollectionConnectionResolvers<ContextType>;
  CollectionPayload?: CollectionPayloadResolvers<ContextType>;
  CollectionDeletePayload?: CollectionDeletePayloadResolvers<ContextType>;
  PrintCode?: PrintCodeResolvers<ContextType>;
  PrintCodeTarget?: PrintCodeTargetResolvers<ContextType>;
  PlanCodeMakePayload?: PlanCodeMakePayloadResolvers<ContextType>;
  PrintCodeRelinkPayload?: PrintCodeRelinkPayloadResolvers<ContextType>;
  ProviderDashboard?: ProviderDashboardResolvers<ContextType>;
  StateCount?: StateCountResolvers<ContextType>;
  DashboardResourceConnection?: DashboardResourceConnectionResolvers<ContextType>;
  DashboardResource?: DashboardResourceResolvers<ContextType>;
  MissingCount?: MissingCountResolvers<ContextType>;
  Wish?: WishResolvers<ContextType>;
  ResourceOpenPayload?: ResourceOpenPayloadResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  KeyCreatePayload?: KeyCreatePayloadResolvers<ContextType>;
  KeyRevokePayload?: KeyRevokePayloadResolvers<ContextType>;
  Factor?: FactorResolvers<ContextType>;
  SecondStep?: SecondStepResolvers<ContextType>;
  PasskeyOptionsPayload?: PasskeyOptionsPayloadResolvers<ContextType>;
  TotpBeginPayload?: TotpBeginPayloadResolvers<ContextType>;
  FactorPayload?: FactorPayloadResolvers<ContextType>;
  PasskeySignUpPayload?: PasskeySignUpPayloadResolvers<ContextType>;
  ReportPayload?: ReportPayloadResolvers<ContextType>;
  FactCheckPayload?: FactCheckPayloadResolvers<ContextType>;
  FactClaim?: FactClaimResolvers<ContextType>;
  Report?: ReportResolvers<ContextType>;
  ModerationCase?: ModerationCaseResolvers<ContextType>;
  Acceptance?: AcceptanceResolvers<ContextType>;
  ModerationCaseConnection?: ModerationCaseConnectionResolvers<ContextType>;
  Notice?: NoticeResolvers<ContextType>;
  NoticeMessage?: NoticeMessageResolvers<ContextType>;
  NoticeConnection?: NoticeConnectionResolvers<ContextType>;
  DecisionPayload?: DecisionPayloadResolvers<ContextType>;
  NoticePayload?: NoticePayloadResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlacePayload?: PlacePayloadResolvers<ContextType>;
  PersonConnection?: PersonConnectionResolvers<ContextType>;
  PersonPayload?: PersonPayloadResolvers<ContextType>;
  PersonKey?: PersonKeyResolvers<ContextType>;
  PersonKeyConnection?: PersonKeyConnectionResolvers<ContextType>;
  PersonKeyPayload?: PersonKeyPayloadResolvers<ContextType>;
  Setting?: SettingResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditLog?: AuditLogResolvers<ContextType>;
  AuditProof?: AuditProofResolvers<ContextType>;
  KeptThing?: KeptThingResolvers<ContextType>;
  Limit?: LimitResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  LimitsPayload?: LimitsPayloadResolvers<ContextType>;
  RoleByClaim?: RoleByClaimResolvers<ContextType>;
  SchoolByClaim?: SchoolByClaimResolvers<ContextType>;
  ClaimNames?: ClaimNamesResolvers<ContextType>;
  ManagedIdentityProvider?: ManagedIdentityProviderResolvers<ContextType>;
  PeopleOfIdentityProvider?: PeopleOfIdentityProviderResolvers<ContextType>;
  ManagedIdentityProviders?: ManagedIdentityProvidersResolvers<ContextType>;
  IdentityProviderPayload?: IdentityProviderPayloadResolvers<ContextType>;
  IdentityProviderCheckPayload?: IdentityProviderCheckPayloadResolvers<ContextType>;
  IdentityProvidersArrangePayload?: IdentityProvidersArrangePayloadResolvers<ContextType>;
  ResourceUpsertResult?: ResourceUpsertResultResolvers<ContextType>;
  ResourcesUpsertPayload?: ResourcesUpsertPayloadResolvers<ContextType>;
  ResourceWithdrawResult?: ResourceWithdrawResultResolvers<ContextType>;
  ResourcesWithdrawPayload?: ResourcesWithdrawPayloadResolvers<ContextType>;
  UploadJob?: UploadJobResolvers<ContextType>;
  UploadReport?: UploadReportResolvers<ContextType>;
  UploadReportLine?: UploadReportLineResolvers<ContextType>;
  UploadPayload?: UploadPayloadResolvers<ContextType>;
  MetadataReading?: MetadataReadingResolvers<ContextType>;
  MetadataField?: MetadataFieldResolvers<ContextType>;
  MetadataReadPayload?: MetadataReadPayloadResolvers<ContextType>;
  PossibleDuplicate?: PossibleDuplicateResolvers<ContextType>;
};

