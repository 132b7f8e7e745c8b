/** The device vouches for the hour of its photograph: a key that never leaves it signs the hour with the bytes. */
import { shotWords } from '@veche/contract/rules/shot-words.ts'
import { keepThings } from '../../../lib/files/kept-things.ts'
import type { FileLabel, Shot } from './files-client.ts'

/** What is told of a picture; `takenAt` of what a camera has just taken, and of no ready file. */
export type ToldOfShot = { takenAt: string | null; label?: FileLabel; point?: { lat: number; lon: number } }
type Taken = Pick<ToldOfShot, 'point'> & { takenAt: string }

type KeptKey = { id: string; publicKey: CryptoKey; privateKey: CryptoKey }
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const
const keys = keepThings<KeptKey>('deviceKeys')

/** Unsigned where the page may not sign: the hour is still told. */
export async function signShot({ takenAt, point }: Taken, file: Blob): Promise<Shot> {
  const shot = { takenAt, ...point }
  try {
    const { publicKey, privateKey } = await findKey()
    const hash = hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    const words = new TextEncoder().encode(shotWords(takenAt, hash))
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, words)
    const spki = await crypto.subtle.exportKey('spki', publicKey)
    return { ...shot, deviceKey: base64url(spki), signature: base64url(signature) }
  } catch {
    return shot
  }
}

async function findKey(): Promise<KeptKey> {
  const [known] = await keys.list()
  if (known) return known
  const pair = await crypto.subtle.generateKey(KEY, false, ['sign', 'verify'])
  const made = { id: 'device', ...{ publicKey: pair.publicKey, privateKey: pair.privateKey } }
  await keys.put(made)
  return made
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
