/** Who sends, said to the servers of the makers of browsers as RFC 8292 says: a token of ours for each of them. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { HOUR_MS } from '@veche/contract/durations.ts'

/** No longer than a day is taken. */
const TOKEN_MS = 12 * HOUR_MS

export function makeKeys(): { privateKey: Buffer; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }), publicKey: publicOf(privateKey) }
}

function publicOf(privateKey: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return Buffer.concat(point).toString('base64url')
}

type Signing = { endpoint: string; subject: string; now: Date; privateKey: Buffer }

export function authorization({ endpoint, subject, now, privateKey }: Signing): string {
  const key = createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' })
  const exp = Math.floor((now.getTime() + TOKEN_MS) / 1000)
  const claims = { aud: new URL(endpoint).origin, exp, sub: subject }
  const said = [{ typ: 'JWT', alg: 'ES256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${said}.${signature.toString('base64url')}, k=${publicOf(key)}`
}
