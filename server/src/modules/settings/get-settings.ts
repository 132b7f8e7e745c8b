import { Settings } from '@veche/contract/settings.ts'
import { asideOf, type Database, type Db } from '../../platform/db.ts'

/** A change made by another process is seen within this time; one made here at once, by `forgetSettings`. */
const KEEP_MS = 5000

const kept = new WeakMap<Db, { settings: Promise<Settings>; until: number }>()

/** What the region set for itself over the product's defaults, from memory. */
export function getSettings(db: Database): Promise<Settings> {
  const known = kept.get(db)
  if (known && known.until > Date.now()) return known.settings
  const settings = readSettings(asideOf(db))
  kept.set(db, { settings, until: Date.now() + KEEP_MS })
  settings.catch(() => kept.delete(db))
  return settings
}

export function forgetSettings(db: Database): void {
  kept.delete(db)
}

async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute()
  return Settings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}
