/** How the place is set, for administrators to read: nothing that is a secret, or leads to one. */
import type { Config } from '#api/config.ts'

/** A setting as people read it. */
export interface Setting {
  name: string
  value: string
}

const HOUR_MS = 3_600_000
const BYTES_A_MB = 1_000_000

/** The settings that may be told; addresses without what signs in there. Pure. */
export function settingsOf(config: Config): Setting[] {
  const told = (address: string) => address.replace(/\/\/[^@/]*@/, '//…@')
  const limit = (units: number) => (units === 0 ? 'no limit' : `${units} units a minute`)
  return [
    { name: 'ORIGIN', value: config.origin ?? 'the address that a request came to' },
    { name: 'NAMESPACE', value: config.namespace ?? 'urn:uuid:' },
    { name: 'MODERATION', value: config.moderation },
    { name: 'SECOND_FACTOR', value: config.secondFactor },
    { name: 'BREACHED_PASSWORDS', value: config.breaches || 'none' },
    { name: 'GRAPH_URL', value: told(config.graphUrl) },
    { name: 'SEARCH_URL', value: told(config.searchUrl) },
    { name: 'MAIL_URL', value: told(config.mailUrl) },
    { name: 'MAIL_FROM', value: config.mailFrom },
    ...(config.identityProviders.length === 0 ? [{ name: 'IDENTITY_PROVIDERS', value: 'none' }] : []),
    ...config.identityProviders.map(({ slug, names, issuer }) => ({
      name: `IDENTITY_PROVIDERS: ${slug}`,
      value: `${names[0]!.text}, ${issuer}`,
    })),
    { name: 'LINK_FETCH', value: config.linkFetch ? 'on' : 'off' },
    { name: 'DNS_SERVERS', value: config.dnsServers.join(', ') || 'those of the machine' },
    { name: 'UPLOAD_MB', value: String(config.uploadBytes / BYTES_A_MB) },
    { name: 'SESSION_DAYS', value: String(config.sessionMs / HOUR_MS / 24) },
    { name: 'SESSION_IDLE_HOURS', value: String(config.sessionIdleMs / HOUR_MS) },
    { name: 'RATE_ANONYMOUS', value: limit(config.rates.anonymous) },
    { name: 'RATE_SITE', value: limit(config.rates.site) },
    { name: 'RATE_SIGNED_IN', value: limit(config.rates.signedIn) },
    { name: 'RATE_KEY', value: limit(config.rates.key) },
    { name: 'RATE_MOST', value: config.mostRate === null ? 'none' : limit(config.mostRate) },
    { name: 'IDENTITY_PRIVATE', value: config.privateIdentity ? 'on' : 'off' },
    { name: 'TRUSTED_PROXIES', value: String(config.trustedProxies) },
    { name: 'LOG_LEVEL', value: config.logLevel },
  ]
}
