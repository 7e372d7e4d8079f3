/** `npm run audit`: proves that the log of what was done was not altered, and gives it out. Changes nothing. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Published, Verdict } from '#api/audit/chain.ts'
import { lineOf, lookThrough, lookThroughLines, type LookOptions } from '#api/audit/look.ts'
import type { Graph } from '#graph/graph.ts'
import { auditEntries, auditHead } from '#graph/queries/audit.ts'
import { readArguments } from './arguments.ts'
import type { GraphJob, JobIo } from './job.ts'

const USAGE = `npm run audit -- verify [--heads FILE] [--file LOG] [--without-values] [--json]
    Looks through the log and names every entry that is not as it was told.
    --heads           a copy of /.well-known/audit-head that was kept elsewhere: only it shows a log written anew as a whole
    --file            an exported log, in place of the one here
    --without-values  the chain alone
    --json            one JSON document for machines
npm run audit -- export [--out FILE] [--without-values]
    Gives the log out as JSON Lines, one entry a line in canonical JSON, to the standard output unless --out names a file.
Ends with 0 when all is as it was told, 1 when something was altered, 2 when it could not be looked at.`

const ALTERED = 1
const NOTHING_DONE = 2

export const auditJob: GraphJob = async (words, { graph }, io) => {
  const read = readArguments(words, { options: ['heads', 'file', 'out'], switches: ['without-values', 'json'] })
  if (!read.ok) return refuse(io, read.message)
  const { options, switches, rest } = read.value
  const [verb] = rest
  const chainOnly = switches.has('without-values')
  if (rest.length !== 1) return refuse(io, 'Say what to do.')
  if (verb === 'verify') {
    if (options.out !== undefined) return refuse(io, '--out is for export.')
    for (const file of [options.heads, options.file])
      if (file !== undefined && !existsSync(resolve(io.cwd, file)))
        return refuse(io, `There is no file ${file}.`, false)
    return await verify(graph, { ...options, chainOnly, isJson: switches.has('json') }, io)
  }
  if (verb === 'export') {
    if (options.heads !== undefined || options.file !== undefined || switches.has('json'))
      return refuse(io, 'export takes --out and --without-values alone.')
    return await exportLog(graph, { out: options.out, chainOnly }, io)
  }
  return refuse(io, `There is no "${verb}".`)
}

async function verify(
  graph: Graph,
  asked: { heads?: string; file?: string; chainOnly: boolean; isJson: boolean },
  io: JobIo,
): Promise<number> {
  const published = asked.heads === undefined ? [] : await headsIn(resolve(io.cwd, asked.heads))
  if (published === null)
    return refuse(io, `${asked.heads} is no copy of /.well-known/audit-head: it has no list of days with their heads.`)
  const options: LookOptions = {
    ...{ published, chainOnly: asked.chainOnly, signal: io.signal },
    progress: (entries) => io.progress(`Looked at ${shown(entries)} entries`),
  }
  const verdict =
    asked.file === undefined
      ? await lookThrough(graph, options)
      : await lookThroughLines(linesIn(resolve(io.cwd, asked.file)), options)
  if (asked.isJson) io.out(JSON.stringify({ verified: verdict.faultCount === 0, ...verdict }, null, 2))
  else for (const line of linesOf(verdict, published)) io.out(line)
  return verdict.faultCount === 0 ? 0 : ALTERED
}

function* linesOf({ entries, head, erased, faultCount, faults }: Verdict, published: Published[]): Generator<string> {
  for (const { message } of faults) yield message
  if (faultCount > faults.length) yield `… and ${shown(faultCount - faults.length)} more.`
  const gone = erased === 0 ? '' : ` The values of ${shown(erased)} were erased, as the log tells.`
  if (faultCount > 0)
    yield `The log was altered: ${counted(faultCount, 'fault', 'faults')} in ${counted(entries, 'entry', 'entries')}.`
  else if (head === null) yield 'The log is empty.'
  else yield `Nothing was altered in ${counted(entries, 'entry', 'entries')}.${gone} The last one has the hash ${head}.`
  if (faultCount === 0 && published.length > 0)
    yield `It agrees with ${counted(published.length, 'published head', 'published heads')}.`
}

/** Lines by their line feeds alone: what else counts as an end of line may stand within a text. */
async function* linesIn(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = `${rest}${piece as string}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** The heads of a copy of what is published; null when it is none. Raises where the file cannot be read. */
async function headsIn(path: string): Promise<Published[] | null> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  const days = (value as { days?: unknown } | null)?.days
  if (!Array.isArray(days)) return null
  const isHead = (each: Partial<Published> | null): each is Published =>
    typeof each?.day === 'string' && Number.isSafeInteger(each.last) && typeof each.head === 'string'
  return days.every(isHead) ? days : null
}

async function exportLog(graph: Graph, asked: { out?: string; chainOnly: boolean }, io: JobIo): Promise<number> {
  const { sequence } = await auditHead(graph)
  if (asked.out === undefined) {
    for await (const page of auditEntries(graph, { after: 0, to: sequence })) {
      io.signal.throwIfAborted()
      if (page.length > 0) io.out(page.map((entry) => lineOf(entry, asked)).join('\n'))
    }
    return 0
  }
  const path = resolve(io.cwd, asked.out)
  const half = `${path}.${process.pid}.part`
  let written = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const page of auditEntries(graph, { after: 0, to: sequence })) {
      yield page.map((entry) => `${lineOf(entry, asked)}\n`).join('')
      written += page.length
      io.progress(`Wrote ${shown(written)} entries`)
    }
  }
  try {
    // It tells who did what: for its owner alone.
    await pipeline(Readable.from(lines()), createWriteStream(half, { mode: 0o600 }), { signal: io.signal })
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
  io.out(path)
  return 0
}

function shown(number: number): string {
  return number.toLocaleString('en')
}

function counted(number: number, one: string, many: string): string {
  return `${shown(number)} ${number === 1 ? one : many}`
}

function refuse(io: JobIo, message: string, withUsage = true): number {
  io.err(withUsage ? `${message}\n${USAGE}` : message)
  return NOTHING_DONE
}
