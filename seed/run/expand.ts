/** Which files a run reads: names, folders and patterns, told apart by format, and those that belong together put together. */
import { globSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { verifyCsv } from '#seed/formats/csv.ts'
import { detect, type Format } from '#seed/formats/detect.ts'
import type { Problem } from '#seed/formats/format.ts'
import { elements, InputError } from '#seed/formats/input.ts'
import { verifyOutcomeSheet } from '#seed/formats/outcome-sheet.ts'
import { verifyTurtle } from '#seed/formats/skos.ts'

/** Names taken from a folder; a file named itself may be called anything. */
const DATA_NAME = /\.(json|jsonl|ndjson|jsonld|csv|tsv|ttl)$/i
/** Formats whose files are read together. */
const TOGETHER: ReadonlySet<Format> = new Set([
  'marble',
  'exercism',
  'cs-unplugged',
  'openstax',
  'bncc',
  'digcomp',
  'waymark',
])

export interface Package {
  format: Format
  files: string[]
  /** Bytes of the files. */
  bytes: number
}

/** The files that names mean, in order, each once; and what is wrong with the names. */
export async function expand(
  names: readonly string[],
  folder: string,
): Promise<{ files: string[]; problems: Problem[] }> {
  const files = new Set<string>()
  const problems: Problem[] = []
  for (const name of names) {
    const path = resolve(folder, name)
    const found = await filesOf(path, name, folder)
    if ('message' in found) problems.push({ file: name, rejected: true, ...found })
    else for (const file of found.files) files.add(file)
  }
  return { files: [...files], problems }
}

async function filesOf(
  path: string,
  name: string,
  folder: string,
): Promise<{ files: string[] } | { message: string; advice: string }> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isFile()) return { files: [path] }
  if (stat?.isDirectory()) {
    const files = await inFolder(path)
    return files.length > 0
      ? { files }
      : { message: 'the folder holds no JSON or CSV files', advice: 'Name the files.' }
  }
  if (stat)
    return { message: 'is neither a file nor a folder', advice: 'Save it to a file first: it is read more than once.' }
  if (/[*?[{]/.test(name)) {
    const files = globSync(name, { cwd: folder })
      .map((found) => resolve(folder, found))
      .filter((found) => statSync(found).isFile())
      .sort()
    return files.length > 0 ? { files } : { message: 'no file matches the pattern', advice: 'Check the pattern.' }
  }
  return { message: 'there is no such file', advice: `Check the name; it is looked for in ${folder}.` }
}

async function inFolder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && DATA_NAME.test(entry.name) && !entry.name.endsWith('.schema.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Tells the format of each file and makes sure that documents are whole, so that a broken one gives nothing at all. */
export async function packagesOf(
  files: readonly string[],
  wanted: Format | undefined,
): Promise<{ packages: Package[]; problems: Problem[] }> {
  const packages: Package[] = []
  const problems: Problem[] = []
  for (const file of files) {
    try {
      const { format, layout } = await detect(file, wanted)
      if (layout === 'document') for await (const _batch of elements(file));
      if (layout === 'turtle') await verifyTurtle(file)
      if (layout === 'csv') await (format === 'outcomes' ? verifyOutcomeSheet(file) : verifyCsv(file))
      const bytes = statSync(file).size
      const same = packages.find((other) => other.format === format && TOGETHER.has(format))
      if (same) {
        same.files.push(file)
        same.bytes += bytes
      } else packages.push({ format, files: [file], bytes })
    } catch (error) {
      problems.push(fileProblem(file, error))
    }
  }
  return { packages, problems }
}

/** Why a file could not be read, for people. Other errors than those of reading are thrown on. */
export function fileProblem(file: string, error: unknown): Problem {
  if (error instanceof InputError) {
    return { file, line: error.line, rejected: true, message: error.message, advice: error.advice }
  }
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM') {
    return { file, rejected: true, message: 'may not be read', advice: 'Give yourself the right to read it.' }
  }
  if (code) return { file, rejected: true, message: `cannot be read (${code})`, advice: 'Check the file and the disk.' }
  throw error
}
