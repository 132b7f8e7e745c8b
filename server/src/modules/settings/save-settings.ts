import type { SaveSettingsRequest, Settings } from '@veche/contract/admin/settings.ts'
import type { z } from 'zod'
import type { Database } from '../../platform/database/db.ts'
import { joinEdit } from '../../platform/fields-changed.ts'
import { type Actor, addJournal, changerByJournal } from '../access/index.ts'
import { forgetSettings, readSettings } from './get-settings.ts'
import { lockRegion, upsertSetting } from './settings.repository.ts'

export async function saveSettings(
  db: Database,
  { request: { before, ...wanted }, actor }: { request: z.infer<typeof SaveSettingsRequest>; actor: Actor },
): Promise<Settings> {
  const saved = await db.transaction().execute(async (tx) => {
    // One at a time: two who begin from the same settings never write over each other.
    await lockRegion(tx)
    const now = await readSettings(tx)
    const findChanger = changerByJournal(tx, { objectType: 'settings', objectId: null })
    const changes = await joinEdit({ now, before, wanted, findChanger })
    for (const [key, value] of Object.entries(changes)) {
      await upsertSetting(tx, key, JSON.stringify(value))
    }
    const after = { ...now, ...changes }
    const entry = { actor, action: 'settings.changed', objectType: 'settings', objectId: null }
    await addJournal(tx, { ...entry, details: { before: now, after } })
    return after
  })
  forgetSettings(db)
  return saved
}
