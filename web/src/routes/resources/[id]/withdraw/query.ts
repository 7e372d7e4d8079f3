import { operation } from '#lib/fragments.ts'

export const WITHDRAWABLE = operation(`query Withdrawable($id: ID!, $languages: [LanguageTag!]) {
  resource(id: $id) { id title(languages: $languages) { ...Text } viewerCanWithdraw }
}`)

export const WITHDRAW = `mutation Withdraw($id: ID!, $reason: String!) {
  resourceWithdraw(id: $id, reason: $reason) { resource { id } userErrors { code field message } }
}`
