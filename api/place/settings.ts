/** How the place is set, for administrators to read: nothing that is a secret, or leads to one. */
import type { Config } from '#api/config.ts'

/** A setting as people read it. */
export interface Setting {
  name: string
  value: string
}

const HOUR_MS = 3_600_000

/** The settings that may be told; addresses without what signs in there. Pure. */
export function settingsOf(config: Config): Setting[] {
  const told = (address: string) => address.replace(/\/\/[^@/]*@/, '//…@')
  const limit = (units: number) => (units === 0 ? 'no limit' : `${units} units a minute`)
  return [
    { name: 'ORIGIN', value: config.origin ?? 'the address that a request came to' },
    { name: 'NAMESPACE', value: config.namespace ?? 'urn:uuid:' },
    { name: 'MODERATION', value: config.moderation },
    { name: 'GRAPH_URL', value: told(config.graphUrl) },
    { name: 'SEARCH_URL', value: told(config.searchUrl) },
    { name: 'MAIL_URL', value: told(config.mailUrl) },
    { name: 'MAIL_FROM', value: config.mailFrom },
    { name: 'SESSION_DAYS', value: String(config.sessionMs / HOUR_MS / 24) },
    { name: 'SESSION_IDLE_HOURS', value: String(config.sessionIdleMs / HOUR_MS) },
    { name: 'RATE_ANONYMOUS', value: limit(config.rates.anonymous) },
    { name: 'RATE_SIGNED_IN', value: limit(config.rates.signedIn) },
    { name: 'RATE_KEY', value: limit(config.rates.key) },
    { name: 'TRUSTED_PROXIES', value: String(config.trustedProxies) },
    { name: 'LOG_LEVEL', value: config.logLevel },
  ]
}
