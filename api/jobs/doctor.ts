/** `npm run doctor`: looks at everything that can be wrong with the graph and what is derived from it. Changes nothing. */
import { frameworksByIds } from '#graph/queries/framework.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { readArguments } from './arguments.ts'
import { SEVERITIES, type Check, type Found, type Skipped } from './doctor/check.ts'
import { CODE_CHECKS } from './doctor/codes.ts'
import { COVERAGE_CHECKS } from './doctor/coverage.ts'
import { openPatient } from './doctor/patient.ts'
import { PREREQUISITE_CHECKS } from './doctor/prerequisites.ts'
import { RECORD_CHECKS } from './doctor/records.ts'
import { linesOf, readNames, REPORT_VERSION, reported, type Report } from './doctor/report.ts'
import { UPKEEP_CHECKS } from './doctor/upkeep.ts'
import type { Job, JobIo, JobServices } from './job.ts'

const EXAMPLES = 5
const MOST_EXAMPLES = 1_000
const NOTHING_DONE = 2
const EXIT_CODES = { note: 0, warning: 1, error: 2 } as const

/** All checks, in the order in which they are told. */
export const CHECKS: readonly Check[] = [
  ...PREREQUISITE_CHECKS,
  ...RECORD_CHECKS,
  ...COVERAGE_CHECKS,
  ...CODE_CHECKS,
  ...UPKEEP_CHECKS,
]

const USAGE = `npm run doctor -- [--json] [--only CHECK[,CHECK…]] [--examples N] [--framework ID]
    --json        one JSON document for machines; its schema is api/jobs/doctor/report.schema.json
    --only        only these checks: ${CHECKS.map(({ name }) => name).join(', ')}
    --examples    how many examples of each, ${EXAMPLES} unless told, at most ${MOST_EXAMPLES}
    --framework   only what belongs to one framework
Ends with 0 when there is nothing above a note, 1 when there are warnings, 2 when there are errors.`

export interface DoctorOptions {
  /** Names of checks; all when absent. */
  only?: readonly string[]
  examples?: number
  frameworkId?: string | null
}

/** Runs checks and gives the report. Reads only. Throws when the person gave up, or the graph cannot be read. */
export async function examine(
  services: JobServices,
  options: DoctorOptions = {},
  io: Pick<JobIo, 'progress' | 'signal'> = { progress: () => undefined, signal: new AbortController().signal },
): Promise<Report> {
  const { graph } = services
  const frameworkId = options.frameworkId ?? null
  const catalogue = await currentVersion(graph)
  const [framework] = frameworkId === null ? [] : await frameworksByIds(graph, [frameworkId])
  let running = ''
  const patient = openPatient({
    services,
    frameworkId,
    examples: options.examples ?? EXAMPLES,
    signal: io.signal,
    progress: (text) => io.progress(`${running}: ${text}`),
  })
  const chosen = CHECKS.filter(({ name }) => options.only === undefined || options.only.includes(name))
  const results: { check: Check; found: Found | Skipped; seconds: number }[] = []
  for (const [at, check] of chosen.entries()) {
    io.signal.throwIfAborted()
    running = `${at + 1} of ${chosen.length}, ${check.name}`
    io.progress(running)
    const begun = performance.now()
    const found = await check.look(patient)
    results.push({ check, found, seconds: (performance.now() - begun) / 1000 })
  }
  const names = await readNames(
    graph,
    results.map(({ found }) => found),
  )
  const checks = results.map(({ check, found, seconds }) => reported(check, found, seconds, names))
  const worst =
    SEVERITIES.findLast((severity) => checks.some((each) => each.severity === severity && !!each.count)) ?? null
  return {
    report: REPORT_VERSION,
    at: services.now().toISOString(),
    catalogue,
    engine: graph.engine,
    framework: framework ? { id: framework.id, title: framework.titles[0]?.text ?? framework.uri } : null,
    worst,
    exitCode: worst === null ? 0 : EXIT_CODES[worst],
    checks,
  }
}

export const doctor: Job = async (words, services, io) => {
  const read = readArguments(words, { options: ['only', 'examples', 'framework'], switches: ['json'] })
  if (!read.ok) return refuse(io, read.message)
  const { options, switches, rest } = read.value
  if (rest.length > 0) return refuse(io, `“${rest[0]}” is not understood.`)
  const only = options.only?.split(',').map((name) => name.trim())
  const unknown = only?.find((name) => !CHECKS.some((check) => check.name === name))
  if (unknown !== undefined) return refuse(io, `There is no check “${unknown}”.`)
  const examples = options.examples === undefined ? EXAMPLES : Number(options.examples)
  if (!Number.isInteger(examples) || examples < 0 || examples > MOST_EXAMPLES)
    return refuse(io, `--examples takes a whole number from 0 to ${MOST_EXAMPLES}, not “${options.examples}”.`)
  const frameworkId = options.framework ?? null
  if (frameworkId !== null && (await frameworksByIds(services.graph, [frameworkId])).length === 0)
    return refuse(io, `There is no framework with the id ${frameworkId}.`, false)

  const report = await examine(services, { only, examples, frameworkId }, io)
  if (switches.has('json')) io.out(JSON.stringify(report, null, 2))
  else for (const line of textOf(report)) io.out(line)
  return report.exitCode
}

function* textOf({ framework, catalogue, checks, worst }: Report): Generator<string> {
  yield `Looked at ${framework ? `“${framework.title}”` : 'everything'}, version ${catalogue}.`
  for (const check of checks) yield linesOf(check)
  const found = SEVERITIES.toReversed().flatMap((severity) => {
    const kinds = checks.filter((check) => check.severity === severity && !!check.count).length
    return kinds === 0 ? [] : `${kinds} ${severity}${kinds === 1 ? '' : 's'}`
  })
  yield worst === null ? 'Nothing is wrong.' : `Found ${found.join(', ')}.`
}

function refuse(io: JobIo, message: string, withUsage = true): number {
  io.err(withUsage ? `${message}\n${USAGE}` : message)
  return NOTHING_DONE
}
