import { Settings } from '@veche/contract/settings.ts'
import { type Aside, asideOf, type Db } from '../../platform/db.ts'

/** A change made by another process is seen within this time; one made here at once, by `forgetSettings`. */
const KEEP_MS = 5000

const kept = new WeakMap<Aside, { settings: Promise<Settings>; until: number }>()

/** What the region set for itself over the product's defaults, from memory. */
export function getSettings(db: Db): Promise<Settings> {
  const aside = asideOf(db)
  const known = kept.get(aside)
  if (known && known.until > Date.now()) return known.settings
  const settings = readSettings(aside)
  kept.set(aside, { settings, until: Date.now() + KEEP_MS })
  settings.catch(() => kept.delete(aside))
  return settings
}

export function forgetSettings(db: Db): void {
  kept.delete(asideOf(db))
}

async function readSettings(db: Aside): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute()
  return Settings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}
