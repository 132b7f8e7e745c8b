/** Keys of signed notes, as people pass them on: `name+c74f20a3+ARpc2QcUPDhM…`. */
import { type Bytes, base64Of, bytesOf, fromBase64, hexOf, isEqual, join } from '../bytes/bytes.ts'
import { sha256 } from '../bytes/sha256.ts'
import { Unreadable } from '../bytes/unreadable.ts'

/** `note` signs the text, `cosignature` the text and the time at which a witness saw it. */
export type KeyUse = 'note' | 'cosignature'

/** An Ed25519 key. Other kinds are unknown to us, and their signatures are passed over as the standard asks. */
export type VerifierKey = { name: string; id: Bytes; use: KeyUse; publicKey: Bytes }

const TYPES: Record<KeyUse, number> = { note: 0x01, cosignature: 0x04 }
const PUBLIC_KEY_BYTES = 32
const LONGEST_NAME = 255
const WRITTEN = /^([^+]+)\+([0-9a-fA-F]{8})\+(.+)$/

export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= LONGEST_NAME && !/[+\p{White_Space}\p{Cc}]/u.test(name)
}

export function buildKey(name: string, publicKey: Bytes, use: KeyUse): VerifierKey {
  if (!isKeyName(name) || publicKey.length !== PUBLIC_KEY_BYTES) throw new Unreadable('key')
  const id = sha256(join(bytesOf(`${name}\n`), Uint8Array.of(TYPES[use]), publicKey)).slice(0, 4)
  return { name, id, use, publicKey }
}

export function parseKey(text: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = WRITTEN.exec(text) ?? []
  const [type, ...publicKey] = fromBase64(encoded)
  const use = type === TYPES.note ? 'note' : 'cosignature'
  if (type !== TYPES[use]) throw new Unreadable('key')
  const key = buildKey(name, Uint8Array.from(publicKey), use)
  if (hexOf(key.id) !== id.toLowerCase()) throw new Unreadable('key')
  return key
}

export function formatKey({ name, id, use, publicKey }: VerifierKey): string {
  return `${name}+${hexOf(id)}+${base64Of(join(Uint8Array.of(TYPES[use]), publicKey))}`
}

/** Witnesses give their key in either form, so both are read as the key of their cosignatures. */
export function asWitnessKey({ name, publicKey }: VerifierKey): VerifierKey {
  return buildKey(name, publicKey, 'cosignature')
}

export function isSameKey(one: VerifierKey, other: VerifierKey): boolean {
  return one.name === other.name && isEqual(one.publicKey, other.publicKey)
}
