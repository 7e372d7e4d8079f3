/** A device that keeps passkeys, in software: it answers what a browser would hand it, and can be told to lie. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

const ORIGIN = 'https://oer.example'

interface Passkey {
  id: Buffer
  privateKey: KeyObject
  publicKey: KeyObject
  userHandle: string
  counter: number
}

/** How an answer differs from that of an honest device in an honest browser. */
export interface Lies {
  origin?: string
  rpId?: string
  challenge?: string
  /** Without it the device does not make sure who its person is. */
  verifies?: boolean
  counter?: number
  type?: string
  userHandle?: string
  id?: Buffer
}

/** A fresh device without any passkey. */
export class Authenticator {
  readonly passkeys: Passkey[] = []

  /** The answer to options for a new passkey, as JSON. */
  create(options: string, lies: Lies = {}): string {
    const { challenge, rp, user } = JSON.parse(options) as {
      challenge: string
      rp: { id: string }
      user: { id: string }
    }
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const passkey = { id: lies.id ?? randomBytes(16), privateKey, publicKey, userHandle: user.id, counter: 1 }
    this.passkeys.push(passkey)
    const { x, y } = publicKey.export({ format: 'jwk' })
    const cose = map([
      [int(1), int(2)],
      [int(3), int(-7)],
      [int(-1), int(1)],
      [int(-2), bytes(Buffer.from(x!, 'base64url'))],
      [int(-3), bytes(Buffer.from(y!, 'base64url'))],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(passkey.id.length)
    const data = Buffer.concat([
      authenticatorData(lies.rpId ?? rp.id, 0x40 | flagsOf(lies), passkey.counter),
      ...[Buffer.alloc(16), length, passkey.id, cose],
    ])
    const attestation = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(data)],
    ])
    return answer(passkey.id, {
      clientDataJSON: clientData('webauthn.create', challenge, lies).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** The answer to options for signing, as JSON: with the passkey made last unless told. */
  get(options: string, lies: Lies = {}, passkey = this.passkeys.at(-1)!): string {
    const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string }
    passkey.counter++
    const data = authenticatorData(lies.rpId ?? rpId, flagsOf(lies), lies.counter ?? passkey.counter)
    const client = clientData('webauthn.get', challenge, lies)
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
    return answer(passkey.id, {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, passkey.privateKey).toString('base64url'),
      userHandle: lies.userHandle ?? passkey.userHandle,
    })
  }
}

function answer(id: Buffer, response: Record<string, unknown>): string {
  const name = id.toString('base64url')
  return JSON.stringify({ id: name, rawId: name, type: 'public-key', response, clientExtensionResults: {} })
}

function clientData(type: string, challenge: string, lies: Lies): Buffer {
  const told = { type: lies.type ?? type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? ORIGIN }
  return Buffer.from(JSON.stringify({ ...told, crossOrigin: false }))
}

/** User present, and verified unless told otherwise. */
function flagsOf({ verifies = true }: Lies): number {
  return 0x01 | (verifies ? 0x04 : 0)
}

function authenticatorData(rpId: string, flags: number, counter: number): Buffer {
  const tail = Buffer.alloc(5)
  tail.writeUInt8(flags)
  tail.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), tail])
}

/** The little of CBOR (RFC 8949) that a device without attestation speaks. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff])
}
const int = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value])
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()])
