/** The job of a file, and how a page tells of it. */
import { numberText } from '#lib/format.ts'

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

const STATES: Record<Job['state'], string> = {
  QUEUED: 'Waiting',
  RUNNING: 'At work',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Stopped',
}

/** Where a job stands, in words: "Checked" for one that only looked. */
export function stateText({ state, dryRun }: Pick<Job, 'state' | 'dryRun'>): string {
  return state === 'DONE' && dryRun ? 'Checked' : STATES[state]
}

/** What became of the records so far: "2 new, 1 refused". */
export function countsText({ created, updated, unchanged, refused, dryRun }: Job): string {
  const parts = [
    [created, dryRun ? 'would be new' : 'new'],
    [updated, dryRun ? 'would be changed' : 'changed'],
    [unchanged, 'the same as before'],
    [refused, 'refused'],
  ] as const
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${numberText(number)} ${words}`)
  return said.length > 0 ? said.join(', ') : 'no records yet'
}

/** The columns of a sheet, and what belongs into each: a test holds them against what is read. */
export const COLUMNS: [name: string, meaning: string][] = [
  ['key', 'Your own identifier. The same key is the same resource, for ever. It has to be there.'],
  ['title', 'It has to be there.'],
  ['description', 'What a learner does with it. It has to be there.'],
  ['url', 'The web address where it opens. It has to be there.'],
  ['language', 'For instance en, sw or pt-BR. It has to be there.'],
  ['licence', 'For instance cc-by-4.0 or cc0-1.0. It has to be there.'],
  ['kind', 'content, method or tool.'],
  ['types', 'Ids or addresses of resource types.'],
  ['subjects', 'Ids or addresses of subjects.'],
  ['ageFrom', 'Youngest age in years.'],
  ['ageTo', 'Oldest age in years.'],
  ['minutes', 'Typical time for a learner.'],
  ['keywords', 'Words people may search for.'],
  ['audience', 'student, teacher, parent.'],
  ['creators', 'Names of its authors.'],
  ['device', 'none, shared or each: what a class needs.'],
  ['printable', 'yes or no.'],
  ['signInNeeded', 'yes or no.'],
  ['cost', 'free or paid.'],
  ['teaches', 'Ids or addresses of outcomes.'],
  ['practises', 'As for teaches.'],
  ['assesses', 'As for teaches.'],
  ['requires', 'As for teaches.'],
  ['modes', 'Access modes of schema.org: textual, visual, auditory, tactile.'],
  ['features', 'Accessibility features of schema.org, for instance captions.'],
  ['hazards', 'Accessibility hazards of schema.org.'],
  ['controls', 'Accessibility controls of schema.org.'],
  ['accessibility', 'Who can use it, in your own words.'],
  ['file', 'Address of a file to download.'],
  ['mediaType', 'Its media type, for instance application/pdf.'],
]
