/** A message for one browser alone, as RFC 8291 says: nobody on the way reads it. */
import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'

const CURVE = 'prime256v1'
const RECORD_SIZE = 4096
const LAST_RECORD = Buffer.from([2])

export type Browser = { p256dh: string; auth: string }
/** Of one message; given by a test that follows the standard. */
export type Once = { ecdh: ECDH; salt: Buffer }

export function freshOnce(): Once {
  const ecdh = createECDH(CURVE)
  ecdh.generateKeys()
  return { ecdh, salt: randomBytes(16) }
}

/** Throws where the key of the browser is no point of the curve. */
export function encryptFor(browser: Browser, message: Buffer, { ecdh, salt }: Once = freshOnce()): Buffer {
  const theirs = Buffer.from(browser.p256dh, 'base64url')
  const ours = ecdh.getPublicKey()
  const secret = ecdh.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const key = derive(secret, { salt: Buffer.from(browser.auth, 'base64url'), info, bytes: 32 })
  const of = (name: string, bytes: number) =>
    derive(key, { salt, info: Buffer.from(`Content-Encoding: ${name}\0`), bytes })
  const cipher = createCipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD_SIZE)
  return Buffer.concat([
    ...[salt, size, Buffer.from([ours.length]), ours],
    ...[cipher.update(Buffer.concat([message, LAST_RECORD])), cipher.final(), cipher.getAuthTag()],
  ])
}

type Derived = { salt: Buffer; info: Buffer; bytes: number }

function derive(key: Buffer, { salt, info, bytes }: Derived): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, bytes))
}
