/** What the installation has learnt, as this process knows it: a new version is taken within seconds, without a restart. */
import type { Aside, Db } from '../../../platform/database/db.ts'
import { createKept } from '../../../platform/database/kept.ts'
import type { Addition } from '../reader/domain/own/addition.ts'
import { decodeAddition } from '../reader/domain/own/addition-bytes.ts'
import { findActiveNumber, findBytes } from './versions.repository.ts'

/** Decoded once; only the number of the version in use is asked for again and again. */
const decoded = new WeakMap<Aside, { number: number; addition: Addition }>()

const kept = createKept(async (aside): Promise<Addition | null> => {
  const number = await findActiveNumber(aside)
  const known = decoded.get(aside)
  if (number === null || number === known?.number) return number === null ? null : (known?.addition ?? null)
  const bytes = await findBytes(aside, number)
  const addition = bytes && decodeAddition(bytes)
  if (addition) decoded.set(aside, { number, addition })
  return addition
})

export function getOwn(db: Db): Promise<Addition | null> {
  return kept.get(db)
}

export function forgetOwn(db: Db): void {
  kept.forget(db)
}
