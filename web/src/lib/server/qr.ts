/** QR codes, drawn on the server: what they hold goes to nobody else, and no script is needed to see them. */
import { encode } from 'uqr'
import type { QrCode } from '#lib/types.ts'

/** Modules of white around it, without which cameras do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** The dark modules of a QR code of a text as one path, a module a unit. Medium error correction: paper gets creased. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const runs = data.flatMap((row, y) => {
    const starts = row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [x] : []))
    return starts.map((x) => {
      const end = row.indexOf(false, x)
      return `M${x} ${y}h${end - x}v1h${x - end}z`
    })
  })
  return { size, path: runs.join('') }
}
