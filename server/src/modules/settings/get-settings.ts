import { Settings } from '@veche/contract/settings.ts'
import type { Aside, Db } from '../../platform/db.ts'
import { createKept } from '../../platform/kept.ts'

const kept = createKept(readSettings)

/** What the region set for itself over the product's defaults, from memory. */
export function getSettings(db: Db): Promise<Settings> {
  return kept.get(db)
}

export function forgetSettings(db: Db): void {
  kept.forget(db)
}

async function readSettings(db: Aside): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute()
  return Settings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}
