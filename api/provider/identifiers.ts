/** Identifiers of organisations: read from what people paste, checked by their check digits, and led to where they resolve. */

/** Schemes in the order in which they are shown. */
export const IDENTIFIERS = {
  ror: {
    name: 'ROR',
    example: 'https://ror.org/05gq02987',
    read: readRor,
    url: (id: string) => `https://ror.org/${id}`,
  },
  isni: {
    ...{ name: 'ISNI', example: '0000 0004 1936 9094', read: readIsni },
    url: (id: string) => `https://isni.org/isni/${id}`,
  },
  wikidata: {
    ...{ name: 'Wikidata', example: 'Q49114', read: readWikidata },
    url: (id: string) => `https://www.wikidata.org/wiki/${id}`,
  },
} as const
export type IdentifierScheme = keyof typeof IDENTIFIERS

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

/** ROR: `0`, six signs of Crockford's base 32, two check digits by ISO 7064 MOD 97-10. https://ror.readme.io/docs/identifier */
function readRor(given: string): string | null {
  const id = /^(?:(?:https?:\/\/)?(?:www\.)?ror\.org\/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})\/?$/.exec(
    given.toLowerCase(),
  )?.[1]
  if (id === undefined) return null
  const value = [...id.slice(0, 7)].reduce((sum, sign) => sum * 32 + CROCKFORD.indexOf(sign), 0)
  return 98 - ((value * 100) % 97) === Number(id.slice(7)) ? id : null
}

/** ISNI: fifteen digits and a check sign by ISO 7064 MOD 11-2 (ISO 27729). */
function readIsni(given: string): string | null {
  const id = /^(?:https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?|isni:?)?(\d{15}[\dX])\/?$/i.exec(
    given.replace(/[\s-]/g, ''),
  )?.[1]
  if (id === undefined) return null
  const sum = [...id.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0)
  const check = (12 - (sum % 11)) % 11
  return id.slice(15).toUpperCase() === (check === 10 ? 'X' : String(check)) ? id.toUpperCase() : null
}

function readWikidata(given: string): string | null {
  const id = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(q[1-9]\d{0,11})$/i.exec(given)?.[1]
  return id?.toUpperCase() ?? null
}
