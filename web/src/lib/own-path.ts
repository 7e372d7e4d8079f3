/**
 * A path of this site to go back to; `fallback` for anything that would lead elsewhere, such as `//other.example`. Needs are
 * left out: such a path becomes part of addresses that servers and browsers keep, and would hide needs just chosen.
 */
export function ownPath(given: unknown, fallback: string): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return fallback
  try {
    const url = new URL(given, 'http://here')
    // Two slashes begin an address of elsewhere, also where they come to stand first only when dots are resolved.
    const isElsewhere = url.origin !== 'http://here' || /^[/\\]{2}/.test(given) || url.pathname.startsWith('//')
    return isElsewhere ? fallback : withoutNeeds(url)
  } catch {
    return fallback
  }
}

/** What else is asked for stays as it is written; a path within the path is one to go back to itself. */
function withoutNeeds(url: URL): string {
  if (url.searchParams.has('need')) url.searchParams.delete('need')
  const back = url.searchParams.get('back')
  if (back !== null && ownPath(back, '') !== back) url.searchParams.set('back', ownPath(back, ''))
  return url.pathname + url.search
}

/** A path with parameters; those without a value are left out. */
export function addressOf(path: string, parameters: readonly (readonly [string, string | null | undefined])[]): string {
  const given = parameters.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}

/** The path of the page itself; `?/name` of a form names what it does, and no page. */
export function pageOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
  return search.startsWith('?/') ? pathname : pathname + search
}
