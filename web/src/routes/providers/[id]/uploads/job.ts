/** The job of a file, and how a page tells of it. */
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'

export interface Job {
  id: string
  name: string
  dryRun: boolean
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  message: string | null
  /** 0 to 1. */
  progress: number
  done: number
  created: number
  updated: number
  unchanged: number
  refused: number
  createdAt: string
}

const STATES = spoken<Job['state']>({
  QUEUED: m.provider_job_queued,
  RUNNING: m.provider_job_running,
  DONE: m.provider_job_done,
  FAILED: m.provider_job_failed,
  CANCELLED: m.provider_job_cancelled,
})

/** Where a job stands, in words: "Checked" for one that only looked. */
export function stateText({ state, dryRun }: Pick<Job, 'state' | 'dryRun'>): string {
  return state === 'DONE' && dryRun ? m.provider_job_checked() : STATES[state]
}

/** What became of the records so far: "2 new, 1 refused". */
export function countsText({ created, updated, unchanged, refused, dryRun }: Job): string {
  const parts = [
    [created, dryRun ? m.provider_job_new_dry : m.provider_job_new],
    [updated, dryRun ? m.provider_job_changed_dry : m.provider_job_changed],
    [unchanged, m.provider_job_same],
    [refused, m.provider_job_refused],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => words({ count }))
  return said.length > 0 ? said.join(', ') : m.provider_job_nothing()
}

/** The columns of a sheet, and what belongs into each: a test holds them against what is read. */
export const COLUMNS: [name: string, meaning: () => string][] = [
  ['key', m.provider_column_key],
  ['title', m.provider_column_title],
  ['description', m.provider_column_description],
  ['url', m.provider_column_url],
  ['language', m.provider_column_language],
  ['licence', m.provider_column_licence],
  ['kind', m.provider_column_kind],
  ['types', m.provider_column_types],
  ['subjects', m.provider_column_subjects],
  ['ageFrom', m.provider_column_age_from],
  ['ageTo', m.provider_column_age_to],
  ['minutes', m.provider_column_minutes],
  ['keywords', m.provider_column_keywords],
  ['audience', m.provider_column_audience],
  ['creators', m.provider_column_creators],
  ['device', m.provider_column_device],
  ['printable', m.provider_column_printable],
  ['signInNeeded', m.provider_column_printable],
  ['cost', m.provider_column_cost],
  ['teaches', m.provider_column_teaches],
  ['practises', m.provider_column_practises],
  ['assesses', m.provider_column_practises],
  ['requires', m.provider_column_practises],
  ['modes', m.provider_column_modes],
  ['features', m.provider_column_features],
  ['hazards', m.provider_column_hazards],
  ['controls', m.provider_column_controls],
  ['accessibility', m.provider_column_accessibility],
  ['file', m.provider_column_file],
  ['mediaType', m.provider_column_media_type],
]
