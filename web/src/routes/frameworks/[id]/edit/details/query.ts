import { operation } from '#lib/fragments.ts'
import type { StoredFramework } from '#lib/framework-form.ts'
import type { FrameworkChoices, EditedFramework } from '#lib/server/frameworks.ts'

export const DETAILS = operation(`query FrameworkDetails($id: ID!, $languages: [LanguageTag!]) {
  framework(id: $id) {
    id title(languages: $languages) { ...Text } status viewerCanEdit revision version subjects officialUrl
    titles { ...Text } descriptions { ...Text } licence { ...LicenceFull }
  }
  licences { key label summary }
}`)

export const UPDATE = operation(`mutation FrameworkUpdate($id: ID!, $revision: Int!, $input: FrameworkInput!) {
  frameworkUpdate(id: $id, revision: $revision, input: $input) { userErrors { code field message } }
}`)

export interface Details extends Pick<FrameworkChoices, 'licences'> {
  framework: (EditedFramework & StoredFramework & { revision: number }) | null
}
