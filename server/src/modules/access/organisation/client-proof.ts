/** How the product proves to a provider who it is. */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { ClientAuth } from 'openid-client'
import type { OidcSettings } from './settings.ts'

/**
 * The seam of signatures. A provider that wants a signature of its own kind (ЕСИА: GOST R 34.10-2012, detached) gets
 * an implementation of its own here: docs/operations/sign-in-esia.md.
 */
export interface ClientProof {
  /** Adds the proof to a call of the token endpoint. */
  auth: ClientAuth
  /** What the address of the sign-in page carries beside the standard parameters. */
  signAuthorization?: (parameters: Readonly<Record<string, string>>) => Promise<Record<string, string>>
  /** The same for the call that exchanges the code. */
  signExchange?: () => Promise<Record<string, string>>
}

export async function createClientProof({
  clientSecret,
  clientKey,
  clientKeyId,
}: Pick<OidcSettings, 'clientSecret' | 'clientKey' | 'clientKeyId'>): Promise<ClientProof> {
  const { ClientSecretBasic, PrivateKeyJwt } = await import('openid-client')
  if (clientKey === null) return { auth: ClientSecretBasic(clientSecret ?? '') }
  const key = await importKey(createPrivateKey(clientKey))
  return { auth: PrivateKeyJwt(clientKeyId === undefined ? key : { key, kid: clientKeyId }) }
}

function importKey(key: KeyObject): Promise<CryptoKey> {
  const algorithm = ALGORITHMS[key.asymmetricKeyType ?? '']
  if (!algorithm) throw new Error('clientKeyFile must hold a key of RSA, of the curve P-256 or of Ed25519')
  const bytes = key.export({ format: 'der', type: 'pkcs8' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), algorithm, false, ['sign'])
}

const ALGORITHMS: Record<string, RsaHashedImportParams | EcKeyImportParams | Algorithm> = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
  ed25519: { name: 'Ed25519' },
}
