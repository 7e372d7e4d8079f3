/** `npm run import`: tells what an import does in words for people. */
import { sep } from 'node:path'
import type { ModelKeeper } from '#api/pathway/keeper.ts'
import type { Graph } from '#graph/graph.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import { worksOf } from '#graph/queries/suggested.ts'
import { FORMATS } from '#seed/formats/detect.ts'
import { PURPOSES } from '#seed/formats/skos.ts'
import { importFiles, type ImportEvent, type ImportResult, type ImportServices } from '#seed/import.ts'
import { readArguments } from './arguments.ts'
import type { Job, JobIo, JobServices } from './job.ts'
import { progressText } from './progress.ts'
import { suggestAndTell } from './suggest.ts'

const USAGE = `npm run import -- FILE… [--format FORMAT] [--dry-run] [--complete] [--precedes hard|soft] [--purpose PURPOSE] [--no-suggestions]
    --format    ${FORMATS.join(', ')}; told from the files when left out
    --dry-run   checks everything and writes nothing
    --complete  the files hold all there is of their sources: says what is here and gone there
    --precedes  how CASE "precedes" is meant: soft unless said otherwise
    --purpose   what the concepts of SKOS vocabularies are for: ${PURPOSES.join(', ')}; told by their titles when left out
    --no-suggestions   does not look which outcomes resources without alignments may teach; \`npm run suggest\` does it later`
const NOTHING_DONE = 2
/** Notes shown; the rest is counted. What was rejected is always shown. */
const MOST_NOTES = 200

/** The job, over what this process gives an import. */
export function createImportJob(servicesOf: (graph: Graph, model: ModelKeeper) => ImportServices): Job {
  return (words, services, io) => runImport(words, io, servicesOf(services.graph, services.model), services)
}

async function runImport(
  words: string[],
  io: JobIo,
  importing: ImportServices,
  services: JobServices,
): Promise<number> {
  const read = readArguments(words, {
    options: ['format', 'precedes', 'purpose'],
    switches: ['dry-run', 'complete', 'no-suggestions'],
  })
  if (!read.ok) return refuse(io, read.message)
  const { options, switches, rest } = read.value
  if (rest.length === 0) return refuse(io, 'Name the files to import.')
  const { precedes } = options
  const purpose = PURPOSES.find((each) => each === options.purpose)
  if (precedes !== undefined && precedes !== 'hard' && precedes !== 'soft')
    return refuse(io, `--precedes is "${precedes}": give hard or soft.`)
  if (options.purpose !== undefined && !purpose)
    return refuse(io, `--purpose is "${options.purpose}": give ${PURPOSES.join(', ')}.`)
  const version = await currentVersion(services.graph)
  const result = await importFiles(
    {
      files: rest,
      folder: io.cwd,
      format: options.format,
      dryRun: switches.has('dry-run'),
      complete: switches.has('complete'),
      precedes,
      purpose,
      signal: io.signal,
    },
    importing,
    tellTo(io),
  )
  if (result.dryRun || result.exitCode === NOTHING_DONE) return result.exitCode
  const resources = await resourcesSince(services.graph, version)
  if (resources.size > 0 && !switches.has('no-suggestions')) await suggestAndTell(services, io, { resources })
  await services.searchCatchUp()
  return result.exitCode
}

/** Resources that were changed after a version; all when they are too many to be named. */
async function resourcesSince(graph: Graph, version: number): Promise<ReadonlySet<string>> {
  const feed = await changesSince(graph, version)
  const named = 'tooOld' in feed ? null : feed.changes
  if (named === null || named.some(({ kind }) => kind === 'everything'))
    return new Set((await worksOf(graph)).map(({ id }) => id))
  return new Set(named.flatMap(({ kind, ids }) => (kind === 'resource' ? ids : [])))
}

function refuse(io: JobIo, message: string): number {
  io.err(`${message}\n${USAGE}`)
  return NOTHING_DONE
}

/** Says what an import reports: problems as they come, progress in between, counts at the end. */
export function tellTo(io: Pick<JobIo, 'out' | 'err' | 'progress' | 'cwd'>): (event: ImportEvent) => void {
  let shown = 0
  return (event) => {
    switch (event.type) {
      case 'progress':
        return io.progress(progressText(event))
      case 'note':
        return io.err(event.message)
      case 'problem': {
        if (!event.rejected && ++shown > MOST_NOTES) return
        return io.err(problemLine(event, io.cwd))
      }
      case 'summary':
        if (shown > MOST_NOTES) io.err(`… and ${(shown - MOST_NOTES).toLocaleString('en')} notes more.`)
        return io.out(summaryOf(event))
    }
  }
}

/** `rejected: file.jsonl:12 $.url: “javascript:” links are not taken (javascript:…). Give a web address.` */
function problemLine(problem: ImportEvent & { type: 'problem' }, cwd: string): string {
  const file = problem.file.startsWith(`${cwd}${sep}`) ? problem.file.slice(cwd.length + 1) : problem.file
  const place = [file, problem.line].filter((part) => part !== undefined && part !== '').join(':')
  const path = problem.path && problem.path !== '$' ? ` ${problem.path}` : ''
  const record = problem.record ? ` [${problem.record}]` : ''
  const value = problem.value === undefined || problem.value === '' ? '' : ` (${problem.value})`
  const message = problem.message.replace(/\.$/, '')
  return `${problem.rejected ? 'rejected' : 'note'}: ${place}${path}${record}: ${message}${value}. ${problem.advice}`.trimEnd()
}

const COLUMNS = ['read', 'created', 'updated', 'unchanged', 'rejected', 'repeated', 'setAside', 'removed'] as const
const HEADINGS = ['read', 'new', 'changed', 'same', 'rejected', 'repeated', 'set aside', 'removed']

/** The counts as a table; columns that are empty throughout are left out. */
export function summaryOf({ counts, problems, seconds, dryRun }: ImportResult): string {
  const rows = Object.entries(counts.byType).filter(([, types]) => COLUMNS.some((column) => types[column] > 0))
  const columns = COLUMNS.filter((column) => column === 'read' || rows.some(([, types]) => types[column] > 0))
  const table = [
    ['', ...columns.map((column) => HEADINGS[COLUMNS.indexOf(column)] ?? column)],
    ...rows.map(([type, types]) => [type, ...columns.map((column) => types[column].toLocaleString('en'))]),
  ]
  const widths = (table[0] ?? []).map((_cell, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  for (const [name, number] of Object.entries(counts.others)) lines.push(`${name}: ${number.toLocaleString('en')}`)
  if (counts.placeholders > 0) lines.push(`Named and not here: ${counts.placeholders.toLocaleString('en')}`)
  if (counts.joined > 0) lines.push(`Joined to what another source brought: ${counts.joined.toLocaleString('en')}`)
  const rejected = problems.filter((problem) => problem.rejected && !problem.again).length
  const verb = dryRun ? 'Checked' : 'Imported'
  const good = dryRun ? counts.records : Math.max(0, counts.records - rejected)
  const took = `in ${seconds.toFixed(1)} s`
  const fault = rejected > 0 ? `, ${rejected.toLocaleString('en')} rejected` : ''
  const nothing = dryRun ? ' Nothing was written.' : ''
  return [...lines, `${verb} ${good.toLocaleString('en')} records ${took}${fault}.${nothing}`].join('\n')
}
