import { type Insertable, sql, type Updateable } from 'kysely'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Tx } from '../../platform/database/db.ts'
import { notFound } from './change-directory.ts'
import type { TopicMapping } from './domain/topic-mapping.ts'

/** Returns nothing if the code is taken. */
export function insertTopicGroup(
  tx: Tx,
  row: Insertable<DB['topicGroup']>,
): Promise<{ code: string } | undefined> {
  return tx
    .insertInto('topicGroup')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
}

export async function updateTopicGroupRow(
  tx: Tx,
  code: string,
  changes: Updateable<DB['topicGroup']>,
): Promise<void> {
  await tx.updateTable('topicGroup').set(changes).where('code', '=', code).execute()
}

/** Returns nothing if the code is taken. */
export function insertTopicRow(tx: Tx, row: Insertable<DB['topic']>): Promise<{ code: string } | undefined> {
  return tx
    .insertInto('topic')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
}

export async function updateTopicRow(tx: Tx, code: string, changes: Updateable<DB['topic']>): Promise<void> {
  await tx.updateTable('topic').set(changes).where('code', '=', code).execute()
}

export async function getCatalogueVersion(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('catalogueVersion')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 1
}

export async function insertCatalogueVersion(tx: Tx, version: number, note: string): Promise<void> {
  await tx.insertInto('catalogueVersion').values({ version, note }).execute()
}

export async function upsertTopicMapping(
  tx: Tx,
  { oldCode, newCode }: TopicMapping,
  version: number,
): Promise<void> {
  await tx
    .insertInto('topicMapping')
    .values({ oldCode, newCode, catalogueVersion: version })
    .onConflict((conflict) => conflict.column('oldCode').doUpdateSet({ newCode, catalogueVersion: version }))
    .execute()
}

export function getTopicGroup(tx: Tx, code: string): Promise<{ name: string; position: number }> {
  return tx
    .selectFrom('topicGroup')
    .select(['name', 'position'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow(notFound(code))
}

export function getTopic(tx: Tx, code: string) {
  return (
    tx
      .selectFrom('topic')
      .select(['groupCode', 'name', 'definition', 'isUrgent', 'isPhysical'])
      // Dates are read as text, because the driver would turn them into local midnights.
      .select([
        sql<string>`valid_from::text`.as('validFrom'),
        sql<string | null>`valid_until::text`.as('validUntil'),
      ])
      .where('code', '=', code)
      .executeTakeFirstOrThrow(notFound(code))
  )
}

export function listTopicMappings(tx: Tx): Promise<{ oldCode: string; newCode: string }[]> {
  return tx.selectFrom('topicMapping').select(['oldCode', 'newCode']).execute()
}

export function readTopicDates(tx: Tx) {
  return tx
    .selectFrom('topic')
    .select(['code', sql<string | null>`valid_until::text`.as('validUntil')])
    .execute()
}
