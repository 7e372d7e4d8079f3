/** Bytes from outside as text: never a failure, whatever they are. Pure. */
import { isUtf8 } from 'node:buffer'

/** A byte order mark, else the encoding that is stated, else UTF-8 where the bytes are that, else Windows-1252. */
export function textOf(bytes: Uint8Array, stated = ''): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  const decoder = mark
    ? new TextDecoder(mark)
    : isUtf8(bytes)
      ? new TextDecoder()
      : (decoderFor(stated) ?? new TextDecoder('windows-1252'))
  return decoder.decode(bytes).toWellFormed()
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return label === '' ? null : new TextDecoder(label)
  } catch {
    return null
  }
}
