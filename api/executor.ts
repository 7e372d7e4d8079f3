/**
 * Execution by graphql-jit, with graphql-js as the reference. Compiling costs about as much as a hundred runs,
 * so a document is compiled when it comes a second time: strangers who never repeat themselves cost no compilation.
 */
import { BREAK, execute, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { CompiledQuery } from 'graphql-jit'
import { LeastRecentlyUsed } from './base/least-recently-used.ts'

/** Compiled operations kept, and documents remembered as seen once. */
const COMPILED_KEPT = 500
const SEEN_KEPT = 5_000

export interface ExecutionRequest {
  document: DocumentNode
  /** Names the document: equal keys mean equal text. */
  key: string
  operationName?: string | null
  variables?: Record<string, unknown>
  contextValue: unknown
}

export type Executor = (request: ExecutionRequest) => Promise<ExecutionResult>

/** Runs valid operations by graphql-js: the reference that the compiled executor is compared with. */
export function createReferenceExecutor(schema: GraphQLSchema): Executor {
  return async ({ document, operationName, variables, contextValue }) =>
    await execute({ schema, document, operationName, variableValues: variables, contextValue })
}

/**
 * Runs valid operations, compiled from their second time on. Documents that hold texts never are: graphql-jit 0.8 writes
 * those into the function it makes, and a text with a certain beginning as code. Texts in variables are texts.
 */
export function createExecutor(schema: GraphQLSchema): Executor {
  const reference = createReferenceExecutor(schema)
  const compiled = new LeastRecentlyUsed<string, CompiledQuery | 'refused'>(COMPILED_KEPT)
  const seen = new LeastRecentlyUsed<string, true>(SEEN_KEPT)

  /** What cannot be compiled (an unknown operation name) is answered by the reference, in its words. */
  async function compile({ document, operationName }: ExecutionRequest): Promise<CompiledQuery | 'refused'> {
    // Loaded with the first document that comes again: no start waits for its hundred modules.
    const { compileQuery, isCompiledQuery } = await import('graphql-jit')
    const options = { useExperimentalPathBasedSkipInclude: true }
    const result = compileQuery(schema, document, operationName ?? undefined, options)
    return isCompiledQuery(result) ? result : 'refused'
  }

  return async (request) => {
    const key = `${request.operationName ?? ''} ${request.key}`
    let query = compiled.get(key)
    if (query === undefined) {
      if (seen.get(key) === undefined) {
        seen.set(key, true)
        return reference(request)
      }
      query = holdsText(request.document) ? 'refused' : await compile(request)
      compiled.set(key, query)
    }
    if (query === 'refused') return reference(request)
    const result = await query.query(undefined, request.contextValue, request.variables ?? {})
    // No data at all: the variables were refused and nothing ran. The reference says why in better words.
    return result.data === undefined ? reference(request) : result
  }
}

/** Whether a text stands anywhere in a document: an argument, a value within one, or the default of a variable. */
function holdsText(document: DocumentNode): boolean {
  let isHeld = false
  visit(document, {
    StringValue() {
      isHeld = true
      return BREAK
    },
  })
  return isHeld
}
