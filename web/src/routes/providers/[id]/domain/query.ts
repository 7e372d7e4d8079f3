import { operation } from '#lib/fragments.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'
import type { Domain } from '../query.ts'

export const DOMAINS = operation(`query Domains($id: ID!, $languages: [LanguageTag!]) {
  provider(id: $id) {
    id name viewerCanProveDomains
    domains { ...ProvedDomain coversSubdomains instructions { recordName fileUrl text } }
    claimable {
      count hosts { host count } taken { provider count } closer { host count }
      examples(first: 5) { id title(languages: $languages) { ...Text } provider { name } }
    }
  }
}`)

const FAULTS = 'userErrors { code field message }'

export const ADD = `mutation AddDomain($providerId: ID!, $domain: String!) {
  it: domainAdd(providerId: $providerId, domain: $domain) { domain { domain } ${FAULTS} }
}`

export const CHECK = `mutation CheckDomain($providerId: ID!, $domain: String!) {
  it: domainCheck(providerId: $providerId, domain: $domain) { ${FAULTS} }
}`

export const REMOVE = `mutation RemoveDomain($providerId: ID!, $domain: String!) {
  it: domainRemove(providerId: $providerId, domain: $domain) { ${FAULTS} }
}`

export const CLAIM = `mutation Claim($providerId: ID!, $count: Int!) {
  it: providerClaim(providerId: $providerId, count: $count) { claimed ${FAULTS} }
}`

export interface Domains {
  provider: {
    id: string
    name: string
    viewerCanProveDomains: boolean
    domains: (Domain & {
      coversSubdomains: boolean
      instructions: { recordName: string; fileUrl: string; text: string } | null
    })[]
    claimable: {
      count: number
      hosts: { host: string; count: number }[]
      taken: { provider: string; count: number }[]
      closer: { host: string; count: number }[]
      examples: { id: string; title: LocalisedText; provider: { name: string } }[]
    } | null
  } | null
}

export interface Done {
  userErrors: UserError[]
}

export interface Claimed extends Done {
  claimed: number
}
