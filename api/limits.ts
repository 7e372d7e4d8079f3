/**
 * What one request may ask for. One walk over the operation, before it runs, adds up its depth, aliases, directives,
 * root fields, the objects it can give back at most, and its cost. Each fragment is walked once for each size it is
 * used at, so that fragments within fragments cannot make the walk itself long.
 */
import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { apiError } from './errors.ts'
import { MOST_EDGES_A_NODE } from './pathway/neighbourhood.ts'

/** The limits. They stand in the description of `Query` too: a test compares. */
export const LIMITS = {
  /** Bytes of a request's body, or of its query string. */
  bytes: 1_000_000,
  /** Bytes of the body of somebody who is signed in or gives a key: a thousand records of a machine. */
  signedInBytes: 10_000_000,
  /** Bytes of the document. */
  documentBytes: 50_000,
  /** Tokens of the document. */
  tokens: 5_000,
  /** Fields within fields. */
  depth: 16,
  aliases: 40,
  directives: 50,
  /** Fields of `query`; those of a mutation are a fifth. */
  rootFields: 20,
  /** Objects the answer can hold at most. */
  nodes: 20_000,
  /** 2 for an object and 1 for a value, times how often each can appear. */
  cost: 100_000,
  /** Values in one list of an argument. */
  listValues: 2_000,
} as const

export type LimitName = keyof typeof LIMITS

/** What an operation asks for at most. */
export interface Demand {
  depth: number
  aliases: number
  directives: number
  rootFields: number
  nodes: number
  cost: number
  /** Longest list in any argument or variable. */
  listValues: number
}

/** How many items a list without `first` is taken to have. */
const UNKNOWN_LIST = 5
/** Introspection describes the schema, which is small and fixed: it counts by its fields only. */
const INTROSPECTION = /^__(schema|type)$/
const INTROSPECTION_LIST = 1
/** Largest page: a larger `first` is refused by its field. */
const LARGEST_PAGE = 100
/** Lists without pages that may be longer. */
const LARGER_LISTS: Readonly<Record<string, number>> = {
  'Collection.entries': 500,
  'CollectionCoverage.served': 500,
  'CollectionCoverage.servedElsewhere': 500,
  'CollectionCoverage.gaps': 500,
  'Outcome.children': 500,
  'Outcome.requires': 200,
  'Outcome.requiredBy': 200,
  'Pathway.edges': 5_000,
  'PublicThings.nodes': 5_000,
}
/** Arguments that say how many are wanted, and the most that any field takes. */
const SIZES = ['first', 'limit'] as const
const LARGEST_LIMIT = 500
/** The lists of a connection: they have as many items as the connection's `first` or `limit`. */
const CONNECTION_LISTS = new Set(['edges', 'nodes', 'ready', 'withinReach', 'steps', 'results'])
/** Lists within `input` that have one result for each item. */
const BATCHES = ['records', 'keys']
/** Arguments that name each thing wanted. */
const ID_LISTS = new Set(['ids', 'goals'])
const NAMES: Record<keyof Demand, string> = {
  depth: 'levels of fields within fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'fields at the top',
  nodes: 'objects',
  cost: 'points of cost',
  listValues: 'values in one list',
}
const ADVICE: Record<keyof Demand, string> = {
  depth: 'Ask in several requests, from the ids of the first.',
  aliases: 'Use variables and several requests.',
  directives: 'Leave out what is not needed.',
  rootFields: 'Send several requests.',
  nodes: 'Ask for a smaller `first`, or for fewer lists within lists.',
  cost: 'Ask for a smaller `first`, or for fewer fields.',
  listValues: 'Ask in several requests.',
}

/** Refuses an operation that asks for too much. The error names the limit, the value and what to do. */
export function checkDemand(demand: Demand, kind: OperationDefinitionNode['operation']): GraphQLError | null {
  for (const name of Object.keys(NAMES) as (keyof Demand)[]) {
    const limit = name === 'rootFields' && kind === 'mutation' ? LIMITS.rootFields / 5 : LIMITS[name]
    if (demand[name] > limit) return exceeded(name, demand[name], limit)
  }
  return null
}

function exceeded(name: keyof Demand, value: number, limit: number): GraphQLError {
  return apiError(
    'LIMIT_EXCEEDED',
    `The request asks for ${format(value)} ${NAMES[name]}; at most ${format(limit)} are allowed. ${ADVICE[name]}`,
    { limit: name, value, allowed: limit },
    400,
  )
}

/** Refuses a body, address or document that is too long. */
export function tooLong(what: string, bytes: number, allowed: number): GraphQLError {
  return apiError(
    'LIMIT_EXCEEDED',
    `The ${what} has ${format(bytes)} bytes; at most ${format(allowed)} are allowed. ${ADVICE.listValues}`,
    { limit: 'bytes', value: bytes, allowed },
    413,
  )
}

/** Refuses a document that was not read to its end. */
export function tooManyTokens(): GraphQLError {
  return apiError(
    'LIMIT_EXCEEDED',
    `The document has more than ${format(LIMITS.tokens)} tokens, which is what is allowed. Use variables and several requests.`,
    { limit: 'tokens', allowed: LIMITS.tokens },
    400,
  )
}

function format(value: number): string {
  return Number.isSafeInteger(value) ? value.toLocaleString('en') : 'more than 9,007,199,254,740,991'
}

/** What a selection asks for, for one object that has it. */
interface Sum {
  depth: number
  aliases: number
  directives: number
  nodes: number
  cost: number
}

/** Sizes of variables for which the sum of one operation is kept. */
const MOST_SIZES = 32
/** By operation, as long as its document is kept: what it asks for, by the sizes that its variables have. */
const known = new WeakMap<OperationDefinitionNode, Map<string, Demand>>()

/**
 * Adds up what an operation asks for at most. Works on valid documents: fragments exist and hold no cycle. The sum of a
 * document that comes again is the one of before, as long as its variables have the same sizes.
 * @param variables raw values; what they leave out counts by its default
 */
export function demandOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> = {},
): Demand {
  let sizes = ''
  for (const { variable } of operation.variableDefinitions ?? [])
    sizes += `${sizeGiven(variables[variable.name.value])} `
  let sums = known.get(operation)
  if (!sums) known.set(operation, (sums = new Map<string, Demand>()))
  let sum = sums.get(sizes)
  if (!sum) {
    sum = sumOf(schema, document, operation, variables)
    if (sums.size >= MOST_SIZES) sums.clear()
    sums.set(sizes, sum)
  }
  let { listValues } = sum
  for (const value of Object.values(variables)) listValues = Math.max(listValues, longestGiven(value))
  return { ...sum, listValues }
}

/** All that the sum of an operation takes from the value of a variable. */
function sizeGiven(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return value === undefined ? '-' : 'one'
  if (Array.isArray(value)) return `[${value.length}]`
  return `{${batchIn(value)?.length ?? ''}}`
}

/** The list of a batch within an input. */
function batchIn(input: object): unknown[] | undefined {
  return BATCHES.map((name) => (input as Record<string, unknown>)[name]).find(Array.isArray) as unknown[] | undefined
}

/** Everything but the longest list within a variable's value. */
function sumOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Demand {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const defaults = new Map(operation.variableDefinitions?.map((d) => [d.variable.name.value, d.defaultValue]))
  const sums = new Map<string, Sum>()
  let longest = 0

  /** Number a literal or a variable stands for; undefined when it is none. */
  function numberOf(value: ValueNode | undefined): number | undefined {
    if (value?.kind === Kind.INT) return Number(value.value)
    if (value?.kind !== Kind.VARIABLE) return undefined
    const given = variables[value.name.value]
    if (given !== undefined) return typeof given === 'number' ? given : undefined
    return numberOf(defaults.get(value.name.value))
  }

  function lengthOf(value: ValueNode | undefined): number | undefined {
    if (value?.kind === Kind.LIST) return value.values.length
    if (value?.kind !== Kind.VARIABLE) return undefined
    const given = variables[value.name.value]
    if (Array.isArray(given)) return given.length
    return given === undefined ? lengthOf(defaults.get(value.name.value)) : 1
  }

  function longestList(value: ValueNode): void {
    if (value.kind === Kind.LIST) {
      longest = Math.max(longest, value.values.length)
      value.values.forEach(longestList)
    } else if (value.kind === Kind.OBJECT) value.fields.forEach((field) => longestList(field.value))
  }

  /** How many items the list of this field can have. */
  function sizeOf(
    node: FieldNode,
    type: GraphQLNamedType,
    field: GraphQLField<unknown, unknown>,
    page: number | null,
  ): number {
    for (const name of ID_LISTS) {
      const length = lengthOf(node.arguments?.find((a) => a.name.value === name)?.value)
      if (length !== undefined && field.args.some((a) => a.name === name)) return length
    }
    const name = `${type.name}.${field.name}`
    const asked = pageAsked(node, field, LARGER_LISTS[name] ?? LARGEST_PAGE)
    if (asked !== null) return asked
    if (page === null || !CONNECTION_LISTS.has(field.name)) return UNKNOWN_LIST
    return name === 'OutcomeGraph.edges' ? MOST_EDGES_A_NODE * page : page
  }

  /** How many things a mutation is given in one batch; undefined for none. */
  function batchGiven(node: FieldNode): number | undefined {
    const input = node.arguments?.find((argument) => argument.name.value === 'input')?.value
    if (input?.kind === Kind.OBJECT)
      return lengthOf(input.fields.find(({ name }) => BATCHES.includes(name.value))?.value)
    const given = input?.kind === Kind.VARIABLE ? variables[input.name.value] : undefined
    if (typeof given !== 'object' || given === null) return undefined
    return batchIn(given)?.length
  }

  /** How many items a field is asked for by its argument; null when it takes none. */
  function pageAsked(node: FieldNode, field: GraphQLField<unknown, unknown>, largest: number): number | null {
    for (const name of SIZES) {
      const argument = field.args.find((a) => a.name === name)
      if (!argument) continue
      const given = numberOf(node.arguments?.find((a) => a.name.value === name)?.value)
      return pageOf(given ?? argument.defaultValue, name === 'limit' ? LARGEST_LIMIT : largest)
    }
    return batchGiven(node) ?? null
  }

  function sumField(node: FieldNode, type: GraphQLNamedType, page: number | null, introspecting: boolean): Sum {
    const directives = node.directives?.length ?? 0
    const sum: Sum = { depth: 1, aliases: node.alias ? 1 : 0, directives, nodes: 0, cost: 1 }
    node.arguments?.forEach((argument) => longestList(argument.value))
    const inside = introspecting || INTROSPECTION.test(node.name.value)
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined
    if (!node.selectionSet) return sum
    if (inside || !field) {
      const below = sumSet(node.selectionSet, type, null, true)
      return { ...add(sum, below, INTROSPECTION_LIST), depth: 1 }
    }
    const named = getNamedType(field.type)
    const isList = isListType(getNullableType(field.type))
    const size = isList ? sizeOf(node, type, field, page) : 1
    const pageBelow = isList ? null : pageAsked(node, field, LARGEST_PAGE)
    const below = sumSet(node.selectionSet, named, pageBelow, false)
    const total = add(sum, below, size)
    return { ...total, nodes: total.nodes + size, cost: total.cost + 2 * size - 1, depth: 1 + below.depth }
  }

  function sumSet(set: SelectionSetNode, type: GraphQLNamedType, page: number | null, introspecting: boolean): Sum {
    let total: Sum = { depth: 0, aliases: 0, directives: 0, nodes: 0, cost: 0 }
    for (const selection of set.selections) {
      let part: Sum
      if (selection.kind === Kind.FIELD) part = sumField(selection, type, page, introspecting)
      else {
        const condition = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition : undefined
        part =
          selection.kind === Kind.INLINE_FRAGMENT
            ? sumSet(selection.selectionSet, typeNamed(condition?.name.value, type), page, introspecting)
            : sumFragment(selection.name.value, type, page, introspecting)
        part = { ...part, directives: part.directives + (selection.directives?.length ?? 0) }
      }
      total = add(total, part, 1)
      total.depth = Math.max(total.depth, part.depth)
    }
    return total
  }

  function sumFragment(name: string, type: GraphQLNamedType, page: number | null, introspecting: boolean): Sum {
    const key = `${name} ${page} ${introspecting}`
    const before = sums.get(key)
    if (before) return before
    const fragment = fragments.get(name)
    if (!fragment) return { depth: 0, aliases: 0, directives: 0, nodes: 0, cost: 0 }
    const sum = sumSet(fragment.selectionSet, typeNamed(fragment.typeCondition.name.value, type), page, introspecting)
    sums.set(key, sum)
    return sum
  }

  function typeNamed(name: string | undefined, fallback: GraphQLNamedType): GraphQLNamedType {
    return (name === undefined ? undefined : schema.getType(name)) ?? fallback
  }

  const root = schema.getRootType(operation.operation)
  const sum = root
    ? sumSet(operation.selectionSet, root, null, false)
    : { depth: 0, aliases: 0, directives: 0, nodes: 0, cost: 0 }
  return {
    depth: sum.depth,
    aliases: sum.aliases,
    directives: sum.directives + (operation.directives?.length ?? 0),
    rootFields: countRootFields(operation.selectionSet, fragments, new Map()),
    nodes: sum.nodes,
    cost: sum.cost,
    listValues: longest,
  }
}

/** Everything counts once for each object it hangs on; aliases and directives count as they are written. */
function add(sum: Sum, part: Sum, times: number): Sum {
  return {
    depth: sum.depth,
    aliases: sum.aliases + part.aliases,
    directives: sum.directives + part.directives,
    nodes: sum.nodes + times * part.nodes,
    cost: sum.cost + times * part.cost,
  }
}

function pageOf(asked: unknown, largest: number): number {
  return typeof asked === 'number' && asked >= 0 ? Math.min(asked, largest) : UNKNOWN_LIST
}

function countRootFields(
  set: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number {
  let count = 0
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) count++
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countRootFields(selection.selectionSet, fragments, known)
    else {
      const name = selection.name.value
      const fragment = fragments.get(name)
      if (!known.has(name)) known.set(name, fragment ? countRootFields(fragment.selectionSet, fragments, known) : 0)
      count += known.get(name) ?? 0
    }
  }
  return count
}

/** Length of the longest list within a variable's value. */
function longestGiven(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? value.length : 0
  // A list that is too long is refused by its own length: what it holds need not be looked at.
  if (own > LIMITS.listValues) return own
  let longest = own
  for (const item of Object.values(value)) longest = Math.max(longest, longestGiven(item))
  return longest
}
