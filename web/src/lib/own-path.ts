/** A path of this site to go back to; `fallback` for anything that would lead elsewhere, such as `//other.example`. */
export function ownPath(given: unknown, fallback: string): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return fallback
  try {
    const url = new URL(given, 'http://here')
    return url.origin === 'http://here' && !/^[/\\]{2}/.test(given) ? url.pathname + url.search : fallback
  } catch {
    return fallback
  }
}

/** A path with parameters; those without a value are left out. */
export function addressOf(path: string, parameters: readonly (readonly [string, string | null | undefined])[]): string {
  const given = parameters.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}
