/** What the installation has learnt, as this process knows it: a new version is taken within seconds, without a restart. */
import type { Aside, Db } from '../../../platform/database/db.ts'
import { createKept } from '../../../platform/database/kept.ts'
import type { Addition } from '../reader/domain/own/addition.ts'
import { decodeAddition } from '../reader/domain/own/addition-bytes.ts'
import { findActiveNumber, findBytes } from './versions.repository.ts'

/** Decoded once; only the number of the version in use is asked for again and again. */
export type Own = { topic: Addition; danger: Addition | null }
const decoded = new WeakMap<Aside, { number: number; own: Own }>()

const kept = createKept(async (aside): Promise<Own | null> => {
  const number = await findActiveNumber(aside)
  const known = decoded.get(aside)
  if (number === null || number === known?.number) return number === null ? null : (known?.own ?? null)
  const found = await findBytes(aside, number)
  if (!found) return null
  const own = {
    topic: decodeAddition(found.bytes),
    danger: found.dangerBytes && decodeAddition(found.dangerBytes),
  }
  decoded.set(aside, { number, own })
  return own
})

export function getOwn(db: Db): Promise<Own | null> {
  return kept.get(db)
}

export function forgetOwn(db: Db): void {
  kept.forget(db)
}
