/**
 * JSON in its one canonical form, so that the same value always has the same bytes and the same hash (RFC 8785, JSON
 * Canonicalization Scheme). Numbers and texts are written as ECMAScript does, which is what the RFC asks for.
 */

/** What canonical JSON can say. A member that is undefined is left out, as JSON leaves it out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/**
 * The canonical text of a value: members in the order of the UTF-16 units of their names, no spaces. Throws TypeError for
 * what I-JSON (RFC 7493) cannot say: infinities, NaN, half of a surrogate pair, dates and other objects.
 */
export function canonical(value: Json): string {
  if (typeof value === 'string') return text(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical: ${value} is no number in JSON`)
    // JSON.stringify and not String: it writes -0 as 0.
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as null))
    throw new TypeError(`canonical: ${typeof value === 'object' ? 'an object of a class' : typeof value} is no JSON`)
  const object = value as { readonly [name: string]: Json | undefined }
  // Without a comparison of its own `sort` goes by UTF-16 units, as section 3.2.3 wants.
  const names = Object.keys(object).sort()
  return `{${names.flatMap((name) => (object[name] === undefined ? [] : `${text(name)}:${canonical(object[name])}`)).join(',')}}`
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('canonical: half of a surrogate pair is no text in JSON')
  return JSON.stringify(value)
}
