import { type SqlBool, sql } from 'kysely'
import type { Aside, Db, Tx } from '../../../platform/database/db.ts'
import type { Scored, Weeks } from './domain/choose-bar.ts'

export type BarRow = {
  fromAt: Date
  bar: number
  aDay: number
  expected: number
  alarms: number
  falseAlarms: number
  missed: number
  messages: number
}

/** Newest first. */
export async function listBars(db: Db | Aside, most: number): Promise<BarRow[]> {
  return db.selectFrom('alarmBar').selectAll().orderBy('fromAt', 'desc').limit(most).execute()
}

export async function insertBar(db: Db, bar: BarRow): Promise<void> {
  await db
    .insertInto('alarmBar')
    .values(bar)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function getBudget(db: Db): Promise<number> {
  const { aDay } = await db.selectFrom('alarmBudget').select('aDay').executeTakeFirstOrThrow()
  return aDay
}

export async function lockBudget(tx: Tx): Promise<number> {
  const { aDay } = await tx.selectFrom('alarmBudget').select('aDay').forUpdate().executeTakeFirstOrThrow()
  return aDay
}

export async function updateBudget(tx: Tx, aDay: number): Promise<void> {
  await tx.updateTable('alarmBudget').set({ aDay }).execute()
}

/** Messages in which something speaks of a danger, with what people said of them, and how many messages there were. */
export async function readWeeks(
  db: Db,
  { since, weekSince, until }: { since: Date; weekSince: Date; until: Date },
): Promise<Weeks> {
  const scored = await db
    .selectFrom('chatMessage')
    .select(['dangerScore', 'class', 'suggestedClass', 'occurredAt'])
    .select(sql<boolean>`corrected_at is not null`.as('isCorrected'))
    .where('dangerScore', 'is not', null)
    .where('occurredAt', '>=', since)
    .where('occurredAt', '<', until)
    .orderBy('occurredAt')
    .execute()
  const counts = await db
    .selectFrom('chatMessage')
    .select(sql<number>`count(*)::int`.as('messages'))
    .select(sql<number>`(count(*) filter (where occurred_at >= ${weekSince}))::int`.as('messagesOfWeek'))
    .where('occurredAt', '>=', since)
    .where('occurredAt', '<', until)
    .where(sql<SqlBool>`role is null and class is not null`)
    .executeTakeFirstOrThrow()
  const first = scored[0]?.occurredAt
  return {
    ...counts,
    days: first ? Math.ceil((until.getTime() - first.getTime()) / 86_400_000) : 0,
    scored: scored.map(
      ({ dangerScore, class: named, suggestedClass, isCorrected }): Scored => ({
        score: dangerScore ?? 0,
        hasRung: suggestedClass === 'danger',
        verdict: isCorrected ? (named === 'danger' ? 'danger' : 'no_danger') : null,
      }),
    ),
  }
}
