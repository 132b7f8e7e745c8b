/** Ed25519 by WebCrypto, which Node and browsers share. */
import { type Bytes, fromBase64, join } from '../bytes/bytes.ts'
import { buildKey, type KeyUse, type VerifierKey } from './key.ts'

export type Signer = { key: VerifierKey; sign: (message: Bytes) => Promise<Bytes> }

const ALGORITHM = 'Ed25519'
export const SEED_BYTES = 32
/** PKCS #8 around a seed (RFC 8410): the only form of a private key that WebCrypto takes everywhere. */
const BEFORE_SEED = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

export async function openSigner(name: string, seed: Bytes, use: KeyUse = 'note'): Promise<Signer> {
  const pkcs8 = join(BEFORE_SEED, seed)
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign'])
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey)
  const publicKey = fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`)
  return {
    key: buildKey(name, publicKey, use),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(ALGORITHM, privateKey, message)),
  }
}

export async function isSignature(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, ALGORITHM, false, ['verify'])
    return await crypto.subtle.verify(ALGORITHM, key, signature, message)
  } catch {
    // Bytes that are no point of the curve have signed nothing.
    return false
  }
}
