/** What an administrator reads: everything kept, also what is switched off. */
import type { CalendarDay, DirectoryBookResponse } from '@veche/contract/admin/directory.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { readWeek } from './calendar/stored-week.ts'

const dateText = (column: 'valid_from' | 'valid_until' | 'day' | 'moved_from') =>
  sql<string>`${sql.ref(column)}::text`

export async function readBook(db: Db): Promise<DirectoryBookResponse> {
  const [municipalities, agencies, units, schedules, topicGroups, topics, mappings, versions, routes] =
    await Promise.all([
      listMunicipalities(db),
      listAgencies(db),
      listUnits(db),
      listSchedules(db),
      db.selectFrom('topicGroup').select(['code', 'name', 'position']).orderBy('position').execute(),
      listTopics(db),
      db.selectFrom('topicMapping').select(['oldCode', 'newCode', 'catalogueVersion']).execute(),
      db.selectFrom('catalogueVersion').selectAll().orderBy('version', 'desc').execute(),
      listRouteRows(db),
    ])
  const catalogueVersions = versions.map(({ createdAt, ...version }) => ({
    ...version,
    createdAt: createdAt.toISOString(),
  }))
  return {
    ...{ municipalities, agencies, units, schedules, topicGroups, topics, mappings, routes },
    catalogueVersions,
  }
}

export function listMunicipalities(db: Db) {
  return db
    .selectFrom('municipality')
    .select(['code', 'name', 'shortName', 'centre', 'population', 'latitude', 'longitude', 'isActive'])
    .orderBy('name')
    .execute()
}

export function listAgencies(db: Db) {
  return db
    .selectFrom('agency')
    .select([
      ...(['code', 'name', 'shortName', 'kind', 'municipalityCode'] as const),
      ...(['scheduleCode', 'isTrusted', 'needsInnerApproval', 'phone', 'isActive'] as const),
    ])
    .orderBy('name')
    .execute()
}

export function listUnits(db: Db) {
  return db.selectFrom('unit').select(['code', 'agencyCode', 'name', 'isActive']).orderBy('name').execute()
}

async function listSchedules(db: Db) {
  const rows = await db
    .selectFrom('schedule')
    .select(['code', 'name', 'kind', 'followsCalendar', 'week', 'isActive'])
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, week: readWeek(row.week) }))
}

export function listTopics(db: Db) {
  return db
    .selectFrom('topic')
    .select(['code', 'groupCode', 'name', 'definition', 'isUrgent', 'isPhysical', 'catalogueVersion'])
    .select([
      dateText('valid_from').as('validFrom'),
      dateText('valid_until').$castTo<string | null>().as('validUntil'),
    ])
    .orderBy('name')
    .execute()
}

export function listRouteRows(db: Db) {
  return db
    .selectFrom('route')
    .select(['id', 'topicCode', 'groupCode', 'municipalityCode', 'agencyCode'])
    .orderBy('id')
    .execute()
}

/** Null: every year. */
export function listCalendarDays(db: Db, year: number | null): Promise<CalendarDay[]> {
  let query = db
    .selectFrom('calendarDay')
    .select(['kind', 'name', 'isRegional'])
    .select([dateText('day').as('on'), dateText('moved_from').$castTo<string | null>().as('movedFrom')])
    .orderBy('day')
    .orderBy('isRegional')
  if (year !== null) query = query.where(sql<number>`extract(year from day)::int`, '=', year)
  return query.execute()
}

export async function listCalendarVersions(db: Db) {
  const rows = await db
    .selectFrom('calendarVersion')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ createdAt, recomputedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    recomputedAt: recomputedAt?.toISOString() ?? null,
  }))
}

export type CodedTable = 'municipality' | 'schedule' | 'agency' | 'unit' | 'topicGroup' | 'topic'

export function findCode(tx: Tx, table: CodedTable, code: string): Promise<{ code: string } | undefined> {
  return tx.selectFrom(table).select('code').where('code', '=', code).executeTakeFirst()
}

/** One change at a time: checks of codes, keys and versions hold until it is written. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await tx.selectFrom('region').select('name').forUpdate().executeTakeFirstOrThrow()
}
