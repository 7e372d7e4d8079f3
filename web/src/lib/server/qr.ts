/** QR codes, drawn on the server: what they hold goes to nobody else, and no script is needed to see them. */
import { encode } from 'uqr'
import type { PrintCode, PrintedCode, QrCode } from '#lib/types.ts'

/** Modules of white around it, without which cameras do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** A QR code of a text, its dark modules as strokes along the rows. Medium error correction: paper gets creased. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const rows = data.map((row, y) => {
    let end = 0
    return row
      .flatMap((isDark, x) => (isDark && !row[x - 1] ? [x] : []))
      .map((x, nth) => {
        const to = row.indexOf(false, x)
        const move = nth === 0 ? `M${x} ${y}.5` : `m${x - end} 0`
        end = to
        return `${move}h${to - x}`
      })
      .join('')
  })
  return { size, path: rows.join('') }
}

/** Drawing takes 1.4 ms, and the codes are the same for everybody: these are kept, some 3 MB. */
const drawn = new Map<string, QrCode>()
const MOST_DRAWN = 2_000

/**
 * A code for print, as pages show it with `PrintedCode.svelte`.
 * @param code the `printCode { letters path }` of a thing; null where it has none
 * @param url the address of the request, whose origin the code leads to
 */
export function printed(code: PrintCode | null | undefined, url: URL): PrintedCode | null {
  if (!code) return null
  const address = url.origin + code.path
  const qr = drawn.get(address) ?? qrCode(address)
  if (drawn.size >= MOST_DRAWN) drawn.clear()
  drawn.set(address, qr)
  return { letters: code.letters, place: `${url.host}/q`, qr }
}
