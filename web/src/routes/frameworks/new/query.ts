import { operation } from '#lib/fragments.ts'

export const CREATE = operation(`mutation FrameworkCreate($input: FrameworkInput!) {
  frameworkCreate(input: $input) { framework { id } userErrors { code field message } }
}`)
