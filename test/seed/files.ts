/** Files for one test, in a folder of their own that goes with it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Item, Problem } from '#seed/formats/format.ts'
import { importFiles, type ImportEvent, type ImportOptions, type ImportResult } from '#seed/import.ts'

/** Writes files and gives their folder. Values that are no text or bytes are written as JSON. */
export function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    )
  }
  return folder
}

export function jsonLines(...records: unknown[]): string {
  return records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('')
}

/** Everything a reader gives. */
export async function collect(reader: AsyncGenerator<Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for await (const items of reader) all.push(...items)
  return all
}

export function recordsOf(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === 'record' ? [item.record] : []))
}

export function edgesOf(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === 'edge' ? [item.edge] : []))
}

export function problemsOf(items: readonly Item[]): Problem[] {
  return items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []))
}

/** Checks files without a graph. */
export async function dryRun(
  folder: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult & { events: ImportEvent[] }> {
  const events: ImportEvent[] = []
  const result = await importFiles({ files: [folder], dryRun: true, ...options }, null, (event) => events.push(event))
  return { ...result, events }
}
