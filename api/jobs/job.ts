/** What a job is. Commands and the running server run the same ones. */
import type { Graph } from '#graph/graph.ts'
import type { ModelKeeper } from '#api/pathway/keeper.ts'
import type { Log } from '#api/log.ts'
import type { RebuildProgress } from '#api/search/indexer.ts'
import type { SearchIndex } from '#api/search/search-index.ts'
import type { Accounts } from '#api/viewer/accounts.ts'

/** How a job speaks to whoever started it. Texts are whole lines without their end. */
export interface JobIo {
  /** The result: standard output of the command. */
  out(text: string): void
  /** Problems: standard error. */
  err(text: string): void
  /** What goes on now; a terminal shows only the last one. */
  progress(text: string): void
  /** Folder from which relative file names are meant. */
  cwd: string
  /** What was piped into the command; '' when nothing was. */
  input: string
  /** Aborted when the person gives up. */
  signal: AbortSignal
}

/** What the place keeps beside its graph. */
export interface KeptFiles {
  /** The file of the secret that the product made for itself; null where the secret is a setting, or ends with the process. */
  secret: string | null
  /** The folder in which files of records wait. */
  uploads: string
}

export interface JobServices {
  graph: Graph
  model: ModelKeeper
  log: Log
  now: () => Date
  accounts: Accounts
  files: KeptFiles
  /** The job runs inside a process that serves: its read models are the ones people are answered from. */
  isServing: boolean
  /** Works with the search index, which is closed again where no server holds it open; null when it is built at the next start. */
  withSearch<T>(work: (search: SearchIndex) => Promise<T>): Promise<T | null>
  /** Brings the search index to the graph's version: in the running server at once, else at the next start. */
  searchCatchUp(): Promise<void>
  /**
   * Builds the search index anew; what `progress` throws stops it, and the former one stays. Gives the number of
   * documents, or null when every server has an index of its own.
   */
  searchRebuild(progress: (progress: RebuildProgress) => void): Promise<number | null>
}

/** Runs to its end and gives the exit code: 0 done, 1 done in part, 2 nothing done. */
export type Job = (args: string[], services: JobServices, io: JobIo) => Promise<number>

/** A job that works on the graph alone. */
export type GraphJob = (args: string[], services: Pick<JobServices, 'graph'>, io: JobIo) => Promise<number>
