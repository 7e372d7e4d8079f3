/**
 * Execution by graphql-jit, with graphql-js as the reference. Compiling costs about as much as a hundred runs,
 * so a document is compiled when it comes a second time: strangers who never repeat themselves cost no compilation.
 */
import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
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

/** Runs valid operations, compiled from their second time on. */
export function createExecutor(schema: GraphQLSchema): Executor {
  const reference = createReferenceExecutor(schema)
  const compiled = new LeastRecentlyUsed<string, CompiledQuery | 'refused'>(COMPILED_KEPT)
  const seen = new LeastRecentlyUsed<string, true>(SEEN_KEPT)

  return async (request) => {
    const key = `${request.operationName ?? ''} ${request.key}`
    let query = compiled.get(key)
    if (query === undefined) {
      if (seen.get(key) === undefined) {
        seen.set(key, true)
        return reference(request)
      }
      const result = compileQuery(schema, request.document, request.operationName ?? undefined, {
        useExperimentalPathBasedSkipInclude: true,
      })
      // What cannot be compiled (an unknown operation name) is answered by the reference, in its words.
      query = isCompiledQuery(result) ? result : 'refused'
      compiled.set(key, query)
    }
    if (query === 'refused') return reference(request)
    const result = await query.query(undefined, request.contextValue, request.variables ?? {})
    // No data at all: the variables were refused and nothing ran. The reference says why in better words.
    return result.data === undefined ? reference(request) : result
  }
}
