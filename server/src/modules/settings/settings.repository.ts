import type { JsonValue } from '../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../platform/database/db.ts'

export async function upsertSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updatedAt: new Date() }))
    .execute()
}

export function listSettings(db: Db): Promise<{ key: string; value: JsonValue }[]> {
  return db.selectFrom('setting').select(['key', 'value']).execute()
}

export function lockRegion(tx: Tx): Promise<{ name: string }> {
  return tx.selectFrom('region').select('name').forUpdate().executeTakeFirstOrThrow()
}
