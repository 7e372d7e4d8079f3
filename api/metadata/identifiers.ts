/** Identifiers that other records of the same thing may share, in one writing. Pure. */

/** A text as `isbn:9780000000000` or `doi:10.…`, when it is one; checked digits, one spelling. */
export function identifierOf(text: string): string | null {
  const plain = text.trim().slice(0, 300)
  const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(plain)?.[1]
  if (doi) return `doi:${doi.toLowerCase()}`
  const digits = plain
    .replace(/^(urn:isbn:|isbn(?:-1[03])?:?)/i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  if (/^97[89]\d{10}$/.test(digits)) return checkOf13(digits.slice(0, 12)) === digits[12] ? `isbn:${digits}` : null
  if (!/^\d{9}[\dX]$/.test(digits) || checkOf10(digits) !== 0) return null
  return `isbn:978${digits.slice(0, 9)}${checkOf13(`978${digits.slice(0, 9)}`)}`
}

/** Check digit of an ISBN-13 (ISO 2108). */
function checkOf13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return String((10 - (sum % 10)) % 10)
}

/** 0 for an ISBN-10 whose last sign is right. */
function checkOf10(ten: string): number {
  return [...ten].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0) % 11
}
