import type { UserError } from '#lib/types.ts'
import type { Job } from './job.ts'

const JOB = `id name dryRun state message progress done created updated unchanged refused createdAt`

export const UPLOADS = `query Uploads($id: ID!, $first: Int) {
  provider(id: $id) { id name viewerCanPublish }
  uploadJobs(providerId: $id, first: $first) { ${JOB} }
}`

export const START = `mutation StartUpload($input: UploadStartInput!) {
  it: uploadStart(input: $input) { job { id } userErrors { code field message } }
}`

export const UPLOAD = `query Upload($id: ID!, $first: Int, $after: String) {
  uploadJob(id: $id) {
    ${JOB} bytes sha256 startedAt endedAt viewerCanCancel provider { id name }
    report(first: $first, after: $after) {
      nodes { record key outcome keptFields notes userErrors { code field message } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

export const CANCEL = `mutation CancelUpload($id: ID!) {
  it: uploadCancel(id: $id) { userErrors { code field message } }
}`

export interface Uploads {
  provider: { id: string; name: string; viewerCanPublish: boolean } | null
  uploadJobs: Job[]
}

export interface ReportLine {
  record: number
  key: string
  outcome: string
  keptFields: string[]
  notes: string[]
  userErrors: UserError[]
}

export interface Upload {
  uploadJob:
    | (Job & {
        bytes: number
        sha256: string
        startedAt: string | null
        endedAt: string | null
        viewerCanCancel: boolean
        provider: { id: string; name: string }
        report: { nodes: ReportLine[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
      })
    | null
}
