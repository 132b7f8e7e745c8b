import { createHash, webcrypto } from 'node:crypto'
import { shotWords } from '@veche/contract/rules/shot-words.ts'
import type { FileRow } from './files.repository.ts'

/** As it came with the bytes. */
export type SaidOfShot = {
  takenAt?: string | undefined
  lat?: number | undefined
  lon?: number | undefined
  deviceKey?: string | undefined
  signature?: string | undefined
}
type Shot = Pick<FileRow, 'takenAt' | 'deviceKey' | 'takenLat' | 'takenLon'>

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const

/** Clocks of phones differ by so much. */
const CLOCKS_DIFFER_MS = 2 * 60_000

/**
 * What is told of a photograph. A clock that runs ahead of ours is not believed: the hour of arrival is the latest that
 * it can have been taken. A signature that does not fit loses the key and not the picture.
 */
export async function readShot(said: SaidOfShot & { bytes: Buffer }, now: Date): Promise<Shot> {
  const { takenAt, lat, lon } = said
  const at = takenAt === undefined ? null : new Date(takenAt)
  const hasPoint = at !== null && lat !== undefined && lon !== undefined
  return {
    takenAt: at && at > now ? now : at,
    deviceKey: at && at.getTime() <= now.getTime() + CLOCKS_DIFFER_MS ? await findSigner(said) : null,
    takenLat: hasPoint ? lat : null,
    takenLon: hasPoint ? lon : null,
  }
}

/** SHA-256 of the key whose signature fits. */
async function findSigner({ takenAt = '', deviceKey, signature, bytes }: SaidOfShot & { bytes: Buffer }) {
  if (!deviceKey || !signature) return null
  const spki = Buffer.from(deviceKey, 'base64url')
  const words = shotWords(takenAt, createHash('sha256').update(bytes).digest('hex'))
  try {
    const key = await webcrypto.subtle.importKey('spki', spki, KEY, false, ['verify'])
    const isTrue = await webcrypto.subtle.verify(
      SIGNING,
      key,
      Buffer.from(signature, 'base64url'),
      Buffer.from(words),
    )
    return isTrue ? createHash('sha256').update(spki).digest('hex') : null
  } catch {
    // No key at all: the hour is unsigned, the picture stays.
    return null
  }
}
