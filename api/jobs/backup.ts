/** `npm run backup`: all that the place cannot make anew, copied while it serves or while it is stopped. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readArguments } from './arguments.ts'
import type { Job, JobIo } from './job.ts'

const USAGE = `npm run backup -- --out FOLDER
    --out  a folder that is not there yet; it appears when the copy is whole`
const NOTHING_DONE = 2
/** What is still being received. */
const HALF = '.part'
const UPLOAD = '.data'

/** Copies graph, secret and waiting files into a new folder, laid out as a place has them, so that a start from there goes on. */
export const backup: Job = async (words, { graph, files }, io) => {
  const read = readArguments(words, { options: ['out'], switches: [] })
  if (!read.ok) return refuse(io, read.message)
  const { options, rest } = read.value
  if (rest.length > 0) return refuse(io, `"${rest[0]}" stands alone: name an option before it.`)
  if (options.out === undefined) return refuse(io, 'Say where to: --out FOLDER.')
  if (graph.engine !== 'grafeo')
    return refuse(io, 'The graph is on a Neo4j server: copy it by neo4j-admin, as the README says.')
  const out = resolve(io.cwd, options.out)
  if (existsSync(out)) return refuse(io, `${out} is there already: name a folder that is not.`)

  const half = `${out}.${process.pid}${HALF}`
  try {
    await mkdir(half, { recursive: true, mode: 0o700 })
    const uploads = join(half, 'uploads')
    // A job that ends while the graph is copied takes its file away, and one that begins brings a new one.
    const waiting = await copyFiles(files.uploads, uploads, io)
    io.signal.throwIfAborted()
    io.progress('Copying the graph …')
    await graph.copy(join(half, 'graph'))
    const arrived = await copyFiles(files.uploads, uploads, io)
    const hasSecret = files.secret !== null && (await copied(files.secret, join(half, 'secret')))
    io.signal.throwIfAborted()
    await mkdir(dirname(out), { recursive: true })
    await rename(half, out)
    const parts = ['the graph', ...(hasSecret ? ['the secret'] : []), `uploads that wait: ${waiting + arrived}`]
    io.out(`${out}: ${parts.join(', ')}`)
    return 0
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
}

/** Copies what is not there yet, and the mark by which jobs know their folder; gives how many uploads that were. */
async function copyFiles(from: string, to: string, io: JobIo): Promise<number> {
  const names = (await readdir(from).catch(() => [])).filter((name) => !name.endsWith(HALF))
  const most = names.filter((name) => name.endsWith(UPLOAD)).length
  let count = 0
  for (const name of names) {
    io.signal.throwIfAborted()
    if (existsSync(join(to, name))) continue
    await mkdir(to, { recursive: true, mode: 0o700 })
    const isCopied = await copied(join(from, name), join(to, name))
    if (isCopied && name.endsWith(UPLOAD)) io.progress(`${++count} of ${most} uploads that wait`)
  }
  return count
}

/** False where there is nothing, or no longer. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

function refuse(io: JobIo, message: string): number {
  io.err(`${message}\n${USAGE}`)
  return NOTHING_DONE
}
