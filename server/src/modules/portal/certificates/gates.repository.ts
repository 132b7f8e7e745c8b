import type { GatedRight } from '@veche/contract/values/courses.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type GateRow = {
  right: GatedRight
  courseId: string
  startsAt: Date
  restsFrom: Date
  graceDays: number
  setByName: string
}

export function listGates(db: Db): Promise<GateRow[]> {
  return db
    .selectFrom('rightGate')
    .select(['right', 'courseId', 'startsAt', 'restsFrom', 'graceDays', 'setByName'])
    .orderBy('right')
    .execute()
}

/** One at a time: two people who set one gate see each other's press. */
export async function lockGates(tx: Tx): Promise<void> {
  await sql`lock table right_gate in share row exclusive mode`.execute(tx)
}

export async function replaceGate(tx: Tx, gate: GateRow & { setBy: string; setAt: Date }): Promise<void> {
  await deleteGate(tx, gate.right)
  await tx.insertInto('rightGate').values(gate).execute()
}

export async function deleteGate(tx: Tx, right: GatedRight): Promise<void> {
  await tx.deleteFrom('rightGate').where('right', '=', right).execute()
}

export type LiftRow = {
  id: string
  right: GatedRight
  userId: string
  reason: string
  endsAt: Date
  liftedBy: string
  liftedByName: string
  liftedAt: Date
}

/** False: the same press came before. */
export async function insertLift(tx: Tx, lift: LiftRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('rightLift')
    .values(lift)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export function listLifts(db: Db, now: Date): Promise<(LiftRow & { name: string })[]> {
  return db
    .selectFrom('rightLift')
    .innerJoin('personName', 'personName.id', 'rightLift.userId')
    .select(['rightLift.id', 'right', 'userId', 'reason', 'endsAt', 'liftedBy', 'liftedByName', 'liftedAt'])
    .select(sql<string>`person_name.name`.as('name'))
    .where('endsAt', '>', now)
    .orderBy('endsAt')
    .limit(200)
    .execute()
}

type Stage = 'gate' | 'month' | 'week' | 'eve' | 'day' | 'rests'
export type Reminder = { userId: string; right: GatedRight; stage: Stage; key: string; at: Date }

/** Whom it tells for the first time. */
export async function insertReminders(tx: Tx, reminders: readonly Reminder[]): Promise<Set<string>> {
  const told = new Set<string>()
  for (let start = 0; start < reminders.length; start += ROWS_AT_ONCE) {
    const rows = await tx
      .insertInto('courseReminder')
      .values(reminders.slice(start, start + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .returning('userId')
      .execute()
    for (const { userId } of rows) told.add(userId)
  }
  return told
}

/** A statement has room for 65,535 values. */
const ROWS_AT_ONCE = 5000
