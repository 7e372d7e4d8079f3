/** One-time codes of authenticator apps (RFC 6238): SHA-1, 6 digits, 30 seconds, which is what every app knows. */
import { Secret, TOTP } from 'otpauth'

const SECRET_BYTES = 20
const PERIOD_S = 30
const DIGITS = 6
const LONGEST_LABEL = 60
/** Steps before and after the present one that are taken too: clocks differ. */
const WINDOW = 1

/** A new secret in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** The address by which an app takes the secret over. The label tells accounts apart, and is cut to what a QR code holds. */
export function totpAddress(secret: string, label: string): string {
  return appOf(secret, [...label].slice(0, LONGEST_LABEL).join('')).toString()
}

/** The time step of a code that holds at this time and is later than `last`; null where there is none. */
export function stepOf(secret: string, code: string, now: Date, last: number): number | null {
  if (!isTotpCode(code)) return null
  const timestamp = now.getTime()
  const delta = appOf(secret).validate({ token: code, timestamp, window: WINDOW })
  if (delta === null) return null
  const step = TOTP.counter({ period: PERIOD_S, timestamp }) + delta
  return step > last ? step : null
}

/** Whether it looks like a code of an app. */
export function isTotpCode(code: string): boolean {
  return /^\d{6}$/.test(code)
}

function appOf(secret: string, label = ''): TOTP {
  return new TOTP({
    ...{ issuer: 'Waymark', label, algorithm: 'SHA1', digits: DIGITS, period: PERIOD_S },
    secret: Secret.fromBase32(secret),
  })
}
