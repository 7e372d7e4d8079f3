/** The forms a framework can be exported in: how each is made, and how its files are named. */
import type { Graph } from '#graph/graph.ts'
import type { ExportedFramework } from '#graph/queries/export.ts'
import { casePackage } from './case-package.ts'
import { outcomeSheet } from './outcome-sheet.ts'

export interface ExportForm {
  /** End of a file's name, after the dot. */
  ending: string
  mediaType: string
  /** Changes whenever the same framework would give other bytes. */
  revision: string
  pieces(graph: Graph, framework: ExportedFramework): AsyncGenerator<string>
}

export const EXPORT_FORMS = {
  case: {
    ending: 'case.json',
    mediaType: 'application/json; charset=utf-8',
    revision: 'case1',
    pieces: casePackage,
  },
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8; header=present', revision: 'csv1', pieces: outcomeSheet },
} as const satisfies Record<string, ExportForm>

const LONGEST_NAME = 80

/** `common-core-state-standards-for-mathematics-2671d9fb.case.json`: its title in plain letters and the begin of its id. */
export function fileNameOf({ id, record }: ExportedFramework, form: ExportForm): string {
  const title = (record.titles[0]?.text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '')
  return `${title || 'framework'}-${id.slice(0, 8)}.${form.ending}`
}
