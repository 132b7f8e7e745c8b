import type { GatedRight } from '@veche/contract/values/courses.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Standing } from './domain/standing.ts'

export type CertificateRow = {
  number: string
  courseId: string
  courseTitle: string
  userId: string
  userName: string
  issuedAt: Date
  validUntil: Date
}
const COLUMNS = ['number', 'courseId', 'courseTitle', 'userId', 'userName', 'issuedAt', 'validUntil'] as const

export async function insertCertificate(
  tx: Tx,
  row: CertificateRow & { attemptId: string; restsFrom: Date },
): Promise<void> {
  await tx.insertInto('courseCertificate').values(row).execute()
}

export async function findCertificate(db: Db, number: string): Promise<CertificateRow | null> {
  const row = await db
    .selectFrom('courseCertificate')
    .select(COLUMNS)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ?? null
}

/** The last one of each course. */
export function listOwnCertificates(db: Db, userId: string): Promise<CertificateRow[]> {
  return db
    .selectFrom('courseCertificate')
    .select(COLUMNS)
    .distinctOn('courseId')
    .where('userId', '=', userId)
    .orderBy('courseId')
    .orderBy('validUntil', 'desc')
    .execute()
}

export type RightStanding = Standing & { right: GatedRight; courseId: string; startsAt: Date }

/** Of every right that depends on a course, whether the person has it by a role or not. */
export async function listOwnStandings(db: Db, userId: string): Promise<RightStanding[]> {
  const { rows } = await sql<RightStanding>`
    select "right", course_id, starts_at, valid_until, rests_at, lifted_until
    from right_standing where user_id = ${userId}`.execute(db)
  return rows
}

export type HolderStanding = RightStanding & { userId: string; name: string }

/** Of everybody whose role gives one of these rights. */
export async function listHolderStandings(
  db: Db,
  holders: readonly { right: GatedRight; roles: readonly string[] }[],
): Promise<HolderStanding[]> {
  if (holders.length === 0) return []
  const { rows } = await sql<HolderStanding>`
    select standing."right", course_id, starts_at, valid_until, rests_at, lifted_until, user_id, name
    from right_standing standing
    where ${sql.join(holders.map(holds), sql` or `)}
    order by name, user_id`.execute(db)
  return rows
}

function holds({ right, roles }: { right: GatedRight; roles: readonly string[] }): RawBuilder<unknown> {
  return sql`(standing."right" = ${right} and exists (select from person_place place
    where place.user_id = standing.user_id and place.role = any(${[...roles]}::text[])))`
}
