import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { DayOfSuggestions } from './learning-context.ts'

export async function saveDays(db: Db, days: readonly DayOfSuggestions[]): Promise<void> {
  if (days.length === 0) return
  await db
    .insertInto('readerDay')
    .values(days.map(({ day, ...counts }) => ({ day: sql<Date>`${day}::date`, ...counts })))
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet((eb) => ({
        confirmed: eb.ref('excluded.confirmed'),
        taken: eb.ref('excluded.taken'),
      })),
    )
    .execute()
}

export type WeekOfSuggestions = { week: string; confirmed: number; taken: number }

/** By the Monday that begins it, oldest first. */
export async function listWeeks(db: Db, since: Date): Promise<WeekOfSuggestions[]> {
  return db
    .selectFrom('readerDay')
    .select([
      sql<string>`date_trunc('week', day)::date::text`.as('week'),
      sql<number>`sum(confirmed)::int`.as('confirmed'),
      sql<number>`sum(taken)::int`.as('taken'),
    ])
    .where('day', '>=', since)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

export async function deleteOldDays(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('readerDay').where('day', '<', before).execute()
}
