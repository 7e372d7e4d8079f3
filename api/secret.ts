/** The secret of the place: what has to be read again, and by nobody who has the database alone, is sealed with it. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

export interface Sealer {
  /** Encrypts a text. It opens only with the same `bound`: what is sealed for one account is of no use to another. */
  seal(text: string, bound: string): string
  /** The text again; null where it was changed, or sealed for something else or with another secret. */
  unseal(sealed: string, bound: string): string | null
}

/**
 * Opens the secret: `secret` where it is set, else what stands in `file`, which is made when there is none, for this user's
 * eyes only, when it is needed first. Without either it ends with the process.
 */
export function openSealer({ secret, file }: { secret: string; file: string | null }): Sealer {
  let known: Buffer | undefined
  const key = () => {
    if (known) return known
    const material = secret || (file === null ? randomBytes(KEY_BYTES) : readOrMake(file))
    return (known = Buffer.from(hkdfSync('sha256', material, '', 'waymark seal 1', KEY_BYTES)))
  }
  return {
    seal(text, bound) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, key(), iv).setAAD(Buffer.from(bound))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    unseal(sealed, bound) {
      const bytes = Buffer.from(sealed, 'base64url')
      const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)]
      const opener = key()
      try {
        const decipher = createDecipheriv(CIPHER, opener, iv, { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(bound)).setAuthTag(tag)
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** Of two processes that begin at once, one makes the file and both read it. */
function readOrMake(file: string): string {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const text = readFileSync(file, 'utf8').trim()
  if (text.length < KEY_BYTES)
    throw new Error(`secret: ${file} is empty or cut short. Bring it back from a copy, or remove it to make a new one.`)
  return text
}
