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

/**
 * Messages of which people said whether they tell of a danger, newest first: those whose class somebody changed from or
 * to it, and alarms that were answered or became work unchanged.
 */
export async function listSaidOfDangers(
  db: Db,
  { most }: { most: number },
): Promise<{ id: string; text: string; isDanger: boolean }[]> {
  return db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .leftJoin('chatQuestion', 'chatQuestion.messageId', 'chatMessage.messageId')
    .select(['message.id', 'message.text'])
    .select(sql<boolean>`chat_message.class = 'danger'`.as('isDanger'))
    .where('message.text', '<>', '')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('chatMessage.correctedAt', 'is not', null),
          sql<SqlBool>`'danger' in (chat_message.class, chat_message.suggested_class)`,
        ]),
        eb.and([
          eb('chatMessage.class', '=', 'danger'),
          eb('chatQuestion.state', 'in', ['answered', 'passed_on']),
        ]),
      ]),
    )
    .orderBy('chatMessage.occurredAt', 'desc')
    .limit(most)
    .execute()
}
