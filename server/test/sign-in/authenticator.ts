/** A device with keys, as a browser hands it on: WebAuthn with ES256 and no attestation. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 }

type Key = { id: Buffer; privateKey: KeyObject; publicKey: Buffer; userHandle: string; counter: number }
type Site = { origin: string; host: string }
type CreationOptions = { challenge: string; user: { id: string } }

export type Authenticator = {
  key: Key | null
  create: (options: CreationOptions, lies?: Lies) => object
  use: (options: { challenge: string }, lies?: Lies) => object
}
/** What a device or a page would say that is not what the product asked for. */
export type Lies = Partial<Site> & {
  isVerified?: boolean
  counter?: number
  challenge?: string
  type?: string
}

export function createAuthenticator(site: Site): Authenticator {
  const device: Authenticator = {
    key: null,
    create({ challenge, user }, lies = {}) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const key = {
        id: randomBytes(16),
        privateKey,
        publicKey: coseOf(publicKey),
        userHandle: user.id,
        counter: 0,
      }
      device.key = key
      const data = authData(
        { ...site, ...lies },
        { flags: FLAGS.attested, counter: 0, isVerified: lies.isVerified },
      )
      const attested = Buffer.concat([data, Buffer.alloc(16), uint16(key.id.length), key.id, key.publicKey])
      const attestationObject = Buffer.concat([
        ...[Buffer.from([0xa3]), cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])],
        ...[cborText('authData'), Buffer.from([0x59]), uint16(attested.length), attested],
      ])
      const clientDataJSON = clientData('webauthn.create', { challenge, ...site, ...lies })
      return credential(key, {
        clientDataJSON: clientDataJSON.toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      })
    },
    use({ challenge }, lies = {}) {
      const { key } = device
      if (key === null) throw new Error('the device has no key')
      key.counter = lies.counter ?? key.counter + 1
      const data = authData(
        { ...site, ...lies },
        { flags: 0, counter: key.counter, isVerified: lies.isVerified },
      )
      const clientDataJSON = clientData('webauthn.get', { challenge, ...site, ...lies })
      const signed = Buffer.concat([data, createHash('sha256').update(clientDataJSON).digest()])
      return credential(key, {
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, key.privateKey).toString('base64url'),
        userHandle: key.userHandle,
      })
    },
  }
  return device
}

function credential({ id }: Key, response: object): object {
  const name = id.toString('base64url')
  return { id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response }
}

function clientData(type: string, told: { challenge: string; origin: string; type?: string }): Buffer {
  const { challenge, origin } = told
  return Buffer.from(JSON.stringify({ type: told.type ?? type, challenge, origin, crossOrigin: false }))
}

type Told = { flags: number; counter: number; isVerified: boolean | undefined }

function authData({ host }: { host: string }, { flags, counter, isVerified = true }: Told): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const all = flags | FLAGS.present | (isVerified ? FLAGS.verified : 0)
  return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([all]), count])
}

/** A key of COSE: EC2, ES256, P-256. */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const point = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')])
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01])
  return Buffer.concat([head, Buffer.from([0x21]), point(x), Buffer.from([0x22]), point(y)])
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
