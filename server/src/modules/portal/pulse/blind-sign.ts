/** The side of the one who signs: RSABSSA-SHA384-PSSZERO-Deterministic of RFC 9474, by Node's own RSA. */
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'

/** 128 bits of security. */
const KEY_BITS = 3072
const generate = promisify(generateKeyPair)

export type PublicPart = { n: string; e: string }

export async function makeKey(): Promise<PublicPart & { pkcs8: Buffer }> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: KEY_BITS })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return { n, e, pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }) }
}

/** Null: it is no number that this key could sign. */
export function signBlinded(pkcs8: Buffer, blinded: string): string | null {
  const bytes = Buffer.from(blinded, 'base64url')
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  // Keys of earlier months are shorter and still sign.
  if (bytes.length * 8 !== key.asymmetricKeyDetails?.modulusLength) return null
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, bytes).toString('base64url')
  } catch {
    // A number beyond the modulus.
    return null
  }
}

export function isSigned({ n, e }: PublicPart, message: Uint8Array, signature: string): boolean {
  const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return verify('sha384', message, { key, padding, saltLength: 0 }, Buffer.from(signature, 'base64url'))
}
