import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what must not lie open at rest: tokens of channels, names of residents. */
export type Vault = {
  /** Lays out as AES-256-GCM: version (1) · nonce (12) · tag (16) · text. */
  seal: (value: unknown) => Buffer
  /** Gives the parsed JSON; throws when the secret is another one or the bytes were changed. */
  open: (sealed: Buffer) => unknown
  /** Seals bytes, which need not be text. */
  sealBytes: (bytes: Uint8Array) => Buffer
  openBytes: (sealed: Uint8Array) => Buffer
  /** Gives the same mark for the same words; without the secret nobody finds the words by trying. */
  mark: (words: string) => string
}

const VERSION = 1
/** Node takes a shorter tag too unless it is told the length. */
const TAG_BYTES = 16
/** How many bytes sealing adds. */
export const SEAL_BYTES = 29

export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, 'veche', 'vault', 32))
  const markKey = Buffer.from(hkdfSync('sha256', secret, 'veche', 'mark', 32))
  function sealBytes(bytes: Uint8Array): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body])
  }

  function openBytes(sealed: Uint8Array): Buffer {
    if (sealed[0] !== VERSION) throw new Error('vault: unknown version')
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
  }

  return {
    sealBytes,
    openBytes,
    seal: (value) => sealBytes(Buffer.from(JSON.stringify(value), 'utf8')),
    open: (sealed) => JSON.parse(openBytes(sealed).toString('utf8')),
    mark: (words) => createHmac('sha256', markKey).update(words).digest('base64url'),
  }
}
