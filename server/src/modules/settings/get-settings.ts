import { Settings } from '@veche/contract/admin/settings.ts'
import type { Db } from '../../platform/database/db.ts'
import { createKept } from '../../platform/database/kept.ts'
import { listSettings } from './settings.repository.ts'

const kept = createKept(readSettings)

/** What the region set for itself over the product's defaults, from memory. */
export function getSettings(db: Db): Promise<Settings> {
  return kept.get(db)
}

export function forgetSettings(db: Db): void {
  kept.forget(db)
}

export async function readSettings(db: Db): Promise<Settings> {
  const rows = await listSettings(db)
  return Settings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}
