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
export async function listHolderStandings(db: Db, holders: Holders): Promise<HolderStanding[]> {
  if (holders.length === 0) return []
  const { rows } = await sql<HolderStanding>`
    with ${holdersOf(holders)}
    select "right", course_id, starts_at, valid_until, rests_at, lifted_until, user_id, name
    from ${STANDING}
    order by name, user_id`.execute(db)
  return rows
}

type Holders = readonly { right: GatedRight; roles: readonly string[] }[]
export type GateCounts = { right: GatedRight; people: number; passed: number; rests: number }

/** Of each right: who has it by a role, who has passed its course, and whose right rests. */
export async function countHolders(db: Db, holders: Holders, now: Date): Promise<GateCounts[]> {
  if (holders.length === 0) return []
  const { rows } = await sql<GateCounts>`
    with ${holdersOf(holders)}
    select "right", count(*)::int as people,
      count(*) filter (where valid_until > ${now})::int as passed,
      count(*) filter (where rests_at <= ${now})::int as rests
    from ${STANDING} group by 1`.execute(db)
  return rows
}

export async function listResting(
  db: Db,
  holders: Holders,
  { now, limit }: { now: Date; limit: number },
): Promise<HolderStanding[]> {
  if (holders.length === 0) return []
  const { rows } = await sql<HolderStanding>`
    with ${holdersOf(holders)}
    select "right", course_id, starts_at, valid_until, rests_at, lifted_until, user_id, name
    from ${STANDING} where rests_at <= ${now}
    order by name, user_id limit ${limit}`.execute(db)
  return rows
}

/** Whose role gives one of these rights, each once; met with their standing by `right` and `user_id`. */
function holdersOf(holders: Holders): RawBuilder<unknown> {
  const wanted = holders.map(({ right, roles }) => sql`(${right}::text, ${[...roles]}::text[])`)
  return sql`holder as materialized (
    select distinct wanted."right", place.user_id
    from (values ${sql.join(wanted)}) wanted ("right", roles)
      join person_place place on place.role = any(wanted.roles))`
}
const STANDING = sql`right_standing standing join holder using ("right", user_id)`
