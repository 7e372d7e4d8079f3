/** The GraphQL server: one Apollo server over the public schema. Tests and the HTTP door meet this. */
import { randomUUID } from 'node:crypto'
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { ExecutionResult, FormattedExecutionResult, GraphQLSchema } from 'graphql'
import { contextFor, type Caller, type Context, type Services } from './context.ts'
import { ERROR_CODES, forbidden, mask, noSuchOperation, unauthenticated } from './errors.ts'
import { createExecutor, type Executor } from './executor.ts'
import { checkDemand, demandOf, LIMITS, tooLong, tooManyTokens } from './limits.ts'
import { resolvers } from './resolvers.ts'
import { rateLimited, unitsOf, type RateLimits } from './rates.ts'
import { buildSchema } from './schema.ts'
import { said, speaking } from './words/said.ts'

export interface Server {
  schema: GraphQLSchema
  apollo: ApolloServer<Context>
  /**
   * Runs one operation for a caller, from inside the process: limits, rights and errors are those of the public door. Where
   * `rates` is given, it counts as one of a page of the site.
   */
  execute(request: {
    document: string
    variables?: Record<string, unknown>
    operationName?: string
    caller?: Caller
    rates?: RateLimits
  }): Promise<FormattedExecutionResult>
  /** The context of one request. */
  contextFor(caller: Caller): Promise<Context>
  stop(): Promise<void>
}

/**
 * Starts the server over open services.
 * @param options.executor how operations run; compiled unless a test compares
 */
export async function createServer(
  services: Services,
  options: { executor?: (schema: GraphQLSchema) => Executor } = {},
): Promise<Server> {
  const schema = buildSchema(resolvers)
  const running = runningOver((options.executor ?? createExecutor)(schema), services)
  const apollo = new ApolloServer<Context>({
    gateway: gatewayOver(schema, running),
    plugins: [
      operationPlugin(schema, running),
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every resolver; our answers set their own cache headers.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
    stringifyResult: JSON.stringify,
    formatError: (formatted, error) => {
      // What executed is masked already; the rest is Apollo's own refusals, and slips of ours.
      if (/ tokens\. Parsing aborted/.test(formatted.message)) return tooManyTokens().toJSON()
      if (SHOWN.has(formatted.extensions?.code)) return withoutStack(formatted)
      return mask(error, randomUUID(), services.log).toJSON()
    },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // The HTTP door takes nothing but JSON by POST and reads no cookie without our own Origin: a plain GET by curl may pass.
    csrfPrevention: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => services.log.warn(String(message)),
      error: (message: unknown) => services.log.error(String(message)),
    },
  })
  await apollo.start()
  const contextOf = (caller: Caller) => contextFor(services, caller)
  return {
    schema,
    apollo,
    contextFor: contextOf,
    async execute({ document, variables, operationName, caller = {}, rates }) {
      const contextValue = await contextOf(caller)
      contextValue.meter = rates?.meterFor(contextValue.viewer, caller.address ?? '', 'site') ?? null
      return await speaking(contextValue.languages, async () => {
        const first = contextValue.meter?.take(1)
        if (first?.ok === false) return { errors: [rateLimited(first, 1).toJSON()] }
        const response = await apollo.executeOperation({ query: document, variables, operationName }, { contextValue })
        if (response.body.kind !== 'single') throw new Error('server: an answer in several parts was not asked for')
        return response.body.singleResult
      })
    },
    stop: () => apollo.stop(),
  }
}

/** Every code but the one of our own faults. */
const SHOWN = new Set<unknown>(ERROR_CODES.filter((code) => code !== 'INTERNAL_SERVER_ERROR'))

function withoutStack<T extends { extensions?: Record<string, unknown> }>(error: T): T {
  const { stacktrace: _stacktrace, ...extensions } = error.extensions ?? {}
  return { ...error, extensions }
}

/** Runs operations, and gives results with errors to Apollo, which knows how to say them. */
interface Running {
  /** The result of an operation that ran without errors; null where Apollo's gateway hook is to give it. */
  run(asked: GraphQLRequestContext<Context>): Promise<ExecutionResult | null>
  /** The result of an operation that ran with errors, once. */
  withErrors(context: Context): ExecutionResult | undefined
}

function runningOver(execute: Executor, services: Services): Running {
  const failed = new WeakMap<Context, ExecutionResult>()
  return {
    async run({ document, queryHash, request, contextValue }) {
      if (!document || queryHash === undefined) return null
      const { operationName, variables } = request
      const result = await execute({ document, key: queryHash, operationName, variables, contextValue })
      if (!result.errors?.length) return result
      const errors = result.errors.map((error) => mask(error, contextValue.requestId, services.log))
      failed.set(contextValue, { ...result, errors })
      return null
    },
    withErrors: (context) => failed.get(context),
  }
}

/**
 * Apollo's gateway hook is its one way to hand execution to somebody else: the schema stays ours and local. What Apollo makes
 * around a call of it costs more than a small operation, so operations run before it is called, as an answer of the plugin, and
 * only what ran with errors, or has no operation, comes here.
 */
function gatewayOver(schema: GraphQLSchema, running: Running): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    load: async () => ({
      executor: async ({ context, document, request }) =>
        running.withErrors(context as Context) ?? {
          // Apollo goes on without an operation and has forgotten the name that was asked for: nothing may run unweighed.
          errors: [noSuchOperation(document, request.operationName)],
        },
    }),
    stop: async () => undefined,
  }
}

/**
 * Weighs each operation before it runs, refuses a session that is none before anything is done in its name, and runs the
 * operation.
 */
function operationPlugin(schema: GraphQLSchema, running: Running): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let cost: { points: number; units: number } | null = null
      return {
        async willSendResponse({ contextValue, response: { body } }) {
          if (!contextValue.meter || body.kind !== 'single') return
          const { limit, remaining, resetSeconds } = contextValue.meter.last
          const { extensions } = body.singleResult
          body.singleResult.extensions = { ...extensions, cost: { ...cost, limit, remaining, resetSeconds } }
        },
        async didResolveOperation({ source, document, operation, request, contextValue }) {
          // Refused where it would run, with the names there are.
          if (!operation) return
          if (contextValue.refusal) throw contextValue.refusal
          const bytes = Buffer.byteLength(source)
          if (bytes > LIMITS.documentBytes) throw tooLong('document', bytes, LIMITS.documentBytes)
          const demand = demandOf(schema, document, operation, request.variables ?? {})
          const refusal = checkDemand(demand, operation.operation)
          if (refusal) throw refusal
          const { meter } = contextValue
          if (meter) {
            const units = unitsOf(demand.cost, operation.operation === 'mutation' ? demand.rootFields : 0)
            cost = { points: demand.cost, units }
            // One was taken at the door.
            const allowance = meter.take(units - 1)
            if (!allowance.ok) throw rateLimited(allowance, units)
          }
          if (operation.operation !== 'mutation') return
          if (contextValue.foreignOrigin)
            throw forbidden(
              said`Another site may change things only with "Authorization: Bearer", never with a cookie.`,
            )
          if (contextValue.staleSession && !mayBeStale(operation))
            throw unauthenticated(said`Your session has ended. Sign in again.`)
        },
        async responseForOperation(asked) {
          const singleResult = asked.operation ? await running.run(asked) : null
          return singleResult && { http: asked.response.http, body: { kind: 'single', singleResult } }
        },
      }
    },
  }
}

/** What works with an ended session: getting one, and leaving it. */
const WITHOUT_SESSION: ReadonlySet<string | undefined> = new Set([
  ...['signIn', 'signUp', 'signUpConfirm', 'signOut', 'passwordForgotten', 'passwordReset'],
  ...['identityBegin', 'identityReturn', 'identityAccept', 'identityDecline'],
  ...['secondStepBegin', 'secondStep', 'passkeySignInBegin', 'passkeySignIn', 'passkeySignUpBegin', 'passkeySignUp'],
])

/** Signing in, up and out must work with an ended session. */
function mayBeStale(operation: { selectionSet: { selections: readonly unknown[] } }): boolean {
  return operation.selectionSet.selections.every((selection) => {
    const name = (selection as { name?: { value: string } }).name?.value
    return WITHOUT_SESSION.has(name)
  })
}
