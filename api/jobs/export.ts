/** `npm run export`: frameworks as files, the same bytes from every engine. */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isId } from '#api/base/ids.ts'
import { EXPORT_FORMS, fileNameOf, type ExportForm } from '#api/exchange/forms.ts'
import { frameworkIds, frameworkToExport } from '#graph/queries/export.ts'
import { readArguments } from './arguments.ts'
import type { Job, JobIo } from './job.ts'

const USAGE = `npm run export -- --framework ID | --all [--format ${Object.keys(EXPORT_FORMS).join('|')}] [--out FOLDER]
    --framework  id of one framework, as the end of its page's address has it
    --all        every framework that is public
    --format     case: a CASE 1.1 package, which says everything (the default); csv: a spreadsheet
    --out        folder to write into; the present one when left out`
const NOTHING_DONE = 2

/** Writes each framework to a file that appears when it is whole. Exit code 1 when one of several is not there. */
export const exportFrameworks: Job = async (words, { graph }, io) => {
  const read = readArguments(words, { options: ['framework', 'format', 'out'], switches: ['all'] })
  if (!read.ok) return refuse(io, read.message)
  const { options, switches, rest } = read.value
  if (rest.length > 0) return refuse(io, `"${rest[0]}" stands alone: name an option before it.`)
  const isAll = switches.has('all')
  if (isAll === (options.framework !== undefined)) return refuse(io, 'Give either --framework ID or --all.')
  const format = options.format ?? 'case'
  if (!isForm(format)) return refuse(io, `--format is "${format}": give ${Object.keys(EXPORT_FORMS).join(' or ')}.`)
  if (options.framework !== undefined && !isId(options.framework))
    return refuse(io, `--framework is "${options.framework}": give an id such as 2671d9fb-7179-5678-852c-512e56b36ecc.`)
  const ids = options.framework === undefined ? await frameworkIds(graph) : [options.framework]
  const folder = resolve(io.cwd, options.out ?? '.')
  await mkdir(folder, { recursive: true })
  let written = 0
  for (const id of ids) {
    io.signal.throwIfAborted()
    const framework = await frameworkToExport(graph, id)
    if (!framework || framework.state === 'referenced') {
      io.err(`There is no framework ${id} here.`)
      continue
    }
    const form: ExportForm = EXPORT_FORMS[format]
    const path = join(folder, fileNameOf(framework, form))
    await writeWhole(path, form.pieces(graph, framework), io.signal)
    io.out(path)
    io.progress(`${++written} of ${ids.length} written`)
  }
  return written === ids.length ? 0 : written > 0 ? 1 : NOTHING_DONE
}

function isForm(name: string): name is keyof typeof EXPORT_FORMS {
  return Object.hasOwn(EXPORT_FORMS, name)
}

function refuse(io: JobIo, message: string): number {
  io.err(`${message}\n${USAGE}`)
  return NOTHING_DONE
}

/** Writes beside the file first, so that nobody finds half of one. */
async function writeWhole(path: string, pieces: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const half = `${path}.${process.pid}.part`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(half), { signal })
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}
