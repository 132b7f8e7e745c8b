/** Finds incidents that may be about the same trouble. It reads by indexes, nearest in time first, so its cost does not grow with the region. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { Actor } from '../../access/index.ts'
import { LISTED, type ListRow } from '../card/index.ts'
import { visibleIncidents } from '../rights/index.ts'
import { AUTHOR_COUNT, TAKES_OTHERS, type VisibleRow } from '../steps/index.ts'

const WINDOW_MS = 14 * 86_400_000
/** How many rows each way of finding reads, before and after the incident. */
const LOOKED_AT = 200
/** A question and its parts share one message, so each is compared by its title, which has its own words. */
const TEXT = sql<string>`case
  when incident.split_from_id is null
    and not exists (select from incident part where part.split_from_id = incident.id)
  then left(message.text, 4000) else incident.title end`.as('text')

type Looking = { own: VisibleRow; actor: Actor }

/** Reads incidents of the same place, the same author and the same conversation, before and after this one. */
export function lookAround(db: Db, { own, actor }: Looking) {
  const ways = [
    { channelId: own.channelId, container: own.container },
    ...(own.municipalityCode ? [{ municipalityCode: own.municipalityCode }] : []),
    ...(own.authorId ? [{ authorId: own.authorId }] : []),
  ]
  const sides = ways.flatMap((way) => [
    nearest(db, actor, way, { ...own, order: 'desc' }),
    nearest(db, actor, way, { ...own, order: 'asc' }),
  ])
  const ids = sql<string>`(${sql.join(
    sides.map((side) => sql`(${side})`),
    sql` union `,
  )})`
  return (
    db
      .selectFrom('incident')
      .innerJoin('message', 'message.id', 'incident.sourceMessageId')
      .where('incident.id', 'in', ids)
      // Parts of the same message are left out: they are not reports by somebody else.
      .where('incident.sourceMessageId', '<>', own.sourceMessageId)
      .select(['incident.id', 'incident.authorId', 'incident.addressKey', 'incident.municipalityCode'])
      .select(['incident.channelId', 'incident.container', 'incident.latitude', 'incident.longitude'])
      .select(TEXT)
      .modifyEnd(planAnew)
      .execute()
  )
}

type Place = { municipalityCode: string; actor: Actor; now: Date }

/** Open questions of one municipality, the latest first. */
export function lookInPlace(db: Db, { municipalityCode, actor, now }: Place) {
  return db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .where('incident.id', 'in', nearest(db, actor, { municipalityCode }, { foundAt: now, order: 'desc' }))
    .select(['incident.id', 'incident.number', 'incident.title', 'incident.topicCode', 'incident.step'])
    .select(['incident.address', 'incident.foundAt', 'incident.latitude', 'incident.longitude'])
    .select(TEXT)
    .modifyEnd(planAnew)
    .execute()
}

type Way = Partial<Pick<VisibleRow, 'channelId' | 'container' | 'municipalityCode' | 'authorId'>>
type Side = { foundAt: Date; order: 'asc' | 'desc' }

function nearest(db: Db, actor: Actor, way: Way, { foundAt, order }: Side) {
  const isBefore = order === 'desc'
  const end = new Date(foundAt.getTime() + (isBefore ? -WINDOW_MS : WINDOW_MS))
  return db
    .selectFrom('incident')
    .where(visibleIncidents(actor))
    .where((eb) => eb.and(way))
    .where('step', 'in', TAKES_OTHERS)
    .where('foundAt', isBefore ? '<=' : '>', foundAt)
    .where('foundAt', isBefore ? '>=' : '<=', end)
    .select('id')
    .orderBy('foundAt', order)
    .limit(LOOKED_AT)
}

export async function listDuplicateRows(db: Db, ids: readonly string[]): Promise<Map<string, ListRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('incident')
    .leftJoin('personName', 'personName.id', 'incident.assigneeId')
    .where('incident.id', 'in', ids)
    .select(LISTED)
    .select(['personName.name as assigneeName', AUTHOR_COUNT.as('authorCount')])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function textOf(db: Db, incidentId: string): Promise<string> {
  const row = await db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select(TEXT)
    .where('incident.id', '=', incidentId)
    .executeTakeFirstOrThrow()
  return row.text
}
