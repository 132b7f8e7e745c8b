import type { IncidentListQuery, Queue, Step } from '@veche/contract/incidents.ts'
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../platform/database.gen.ts'
import type { Db } from '../../platform/db.ts'
import { InvalidError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { visibleIncidents } from './incidents.policy.ts'

/** Steps of a queue. A queue is a question a person asks, not always one step. */
const STEPS_OF: Record<Queue, readonly Step[]> = {
  new: ['new'],
  distribution: ['distribution'],
  assigned: ['assigned'],
  in_progress: ['in_progress', 'rework'],
  approval: ['approval'],
  publishing: ['publishing'],
  postponed: ['postponed'],
  awaiting_author: ['awaiting_author'],
  done: ['done'],
  dismissed: ['dismissed'],
  mine: ['assigned', 'in_progress', 'rework', 'postponed'],
  mine_today: ['assigned', 'in_progress', 'rework', 'postponed'],
  to_approve: ['approval'],
}
/** Ended work is read from the newest; open work from the nearest deadline. */
const ENDED: readonly Queue[] = ['done', 'dismissed']
const DAY_MS = 86_400_000
const SEARCH_LIMIT = 2000

type Eb = ExpressionBuilder<DB, 'incident'>
type Query = SelectQueryBuilder<DB, 'incident', object>

/** The next deadline first (or the latest change, for ended work), by keyset: page 100 costs as much as page 1. */
export async function listIncidents(
  db: Db,
  { actor, query, now, endOfToday }: { actor: Actor; query: IncidentListQuery; now: Date; endOfToday: Date },
) {
  const isEnded = query.queue !== undefined && ENDED.includes(query.queue)
  let select: Query = db.selectFrom('incident').where(visibleIncidents(actor))
  select = filterQueue(select, { actor, queue: query.queue, endOfToday })
  select = filterFields(select, query, now)
  if (query.search) select = select.where(await matchSearch(db, query.search))
  if (query.cursor) select = select.where(afterCursor(query.cursor, isEnded))
  const ordered = isEnded
    ? select.orderBy('updatedAt', 'desc').orderBy('incident.id', 'desc')
    : select.orderBy('deadlineDueAt', (order) => order.asc().nullsLast()).orderBy('incident.id')
  const rows = await ordered
    .leftJoin('appUser', 'appUser.id', 'incident.assigneeId')
    .selectAll('incident')
    .select('appUser.name as assigneeName')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const hasMore = rows.length > query.limit && last !== undefined
  return {
    rows: page,
    nextCursor: hasMore ? cursorOf(isEnded ? last.updatedAt : last.deadlineDueAt, last.id) : null,
  }
}

function filterQueue(
  select: Query,
  { actor, queue, endOfToday }: { actor: Actor; queue: Queue | undefined; endOfToday: Date },
): Query {
  if (!queue) return select
  const inSteps = select.where('step', 'in', STEPS_OF[queue])
  switch (queue) {
    case 'mine':
      return inSteps.where(isMine(actor))
    case 'mine_today':
      return inSteps.where(isMine(actor)).where('deadlineDueAt', '<', endOfToday)
    case 'to_approve':
      return inSteps.where(notOwnAnswer(actor))
    default:
      return inSteps
  }
}

/** Given to me, or to my unit or agency and nobody has it yet. */
function isMine(actor: Actor): (eb: Eb) => Expression<SqlBool> {
  return (eb) => {
    const parts: Expression<SqlBool>[] = [eb('assigneeId', '=', actor.id)]
    for (const { role, scope } of actor.grants) {
      if (role !== 'executor' && role !== 'coordinator' && role !== 'head') continue
      if (scope.kind === 'agency') {
        parts.push(eb.and([eb('assigneeId', 'is', null), eb('agencyCode', '=', scope.code)]))
      }
      if (scope.kind === 'unit')
        parts.push(eb.and([eb('assigneeId', 'is', null), eb('unitCode', '=', scope.code)]))
    }
    return eb.or(parts)
  }
}

/** Four eyes: what I wrote waits for somebody else. */
function notOwnAnswer(actor: Actor): (eb: Eb) => Expression<SqlBool> {
  return () => sql<SqlBool>`not exists (
    select from answer_version v where v.incident_id = incident.id and v.outcome is null and v.author_id = ${actor.id})`
}

function filterFields(select: Query, query: IncidentListQuery, now: Date): Query {
  let filtered = select
  if (query.municipalityCode) filtered = filtered.where('municipalityCode', '=', query.municipalityCode)
  if (query.topicCode) filtered = filtered.where('topicCode', '=', query.topicCode)
  if (query.groupCode) filtered = filtered.where('groupCode', '=', query.groupCode)
  if (query.agencyCode) filtered = filtered.where('agencyCode', '=', query.agencyCode)
  if (query.network) filtered = filtered.where('network', '=', query.network)
  if (query.urgent !== undefined)
    filtered = filtered.where('urgency', '=', query.urgent ? 'urgent' : 'normal')
  if (query.late) filtered = filtered.where('deadlineDueAt', '<', now)
  return filtered
}

/** A number finds its incident; words find messages. Hits are capped, so a frequent word costs what a rare one does. */
async function matchSearch(db: Db, search: string): Promise<(eb: Eb) => Expression<SqlBool>> {
  const number = /^№?\s*(\d[\d\s]{0,11})$/.exec(search)?.[1]?.replaceAll(/\s/g, '')
  if (number && Number(number) < 2 ** 31) return (eb) => eb('number', '=', Number(number))
  const hits = await db
    .selectFrom('message')
    .select('incidentId')
    .where(sql<SqlBool>`search @@ websearch_to_tsquery('russian'::regconfig, ${search})`)
    .where('incidentId', 'is not', null)
    .orderBy('id', 'desc')
    .limit(SEARCH_LIMIT)
    .execute()
  const ids = [...new Set(hits.flatMap(({ incidentId }) => (incidentId ? [incidentId] : [])))]
  return () => sql<SqlBool>`incident.id = any(${ids}::uuid[])`
}

const FAR_FUTURE = new Date('9999-12-31T00:00:00Z')

function cursorOf(at: Date | null, id: string): string {
  return `${(at ?? FAR_FUTURE).toISOString()}_${id}`
}

function afterCursor(cursor: string, isEnded: boolean): (eb: Eb) => Expression<SqlBool> {
  const [at = '', id = ''] = cursor.split('_')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  const moment = new Date(at)
  if (isEnded) return () => sql<SqlBool>`(incident.updated_at, incident.id) < (${moment}, ${id}::uuid)`
  if (moment.getTime() === FAR_FUTURE.getTime()) {
    return () => sql<SqlBool>`incident.deadline_due_at is null and incident.id > ${id}::uuid`
  }
  return () => sql<SqlBool>`(
    (incident.deadline_due_at, incident.id) > (${moment}, ${id}::uuid) or incident.deadline_due_at is null)`
}

/** Live counts of open queues. Ended ones are not counted: their number only grows. */
export async function countQueues(
  db: Db,
  { actor, now, endOfToday }: { actor: Actor; now: Date; endOfToday: Date },
) {
  const isLate = sql<boolean>`deadline_due_at < ${now}`
  const steps = await db
    .selectFrom('incident')
    .where(visibleIncidents(actor))
    .where('step', 'not in', ['done', 'dismissed', 'merged', 'archived'])
    .select(['step'])
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.countAll<number>().filterWhere(isLate).as('late'),
      fn.countAll<number>().filterWhere(isMine(actor)).as('mine'),
      fn
        .countAll<number>()
        .filterWhere((eb) => eb.and([isMine(actor)(eb), isLate]))
        .as('mineLate'),
      fn
        .countAll<number>()
        .filterWhere((eb) => eb.and([isMine(actor)(eb), eb('deadlineDueAt', '<', endOfToday)]))
        .as('today'),
      fn
        .countAll<number>()
        .filterWhere((eb) => eb.and([eb('step', '=', 'approval'), notOwnAnswer(actor)(eb)]))
        .as('toApprove'),
      fn
        .countAll<number>()
        .filterWhere((eb) => eb.and([eb('step', '=', 'approval'), notOwnAnswer(actor)(eb), isLate]))
        .as('toApproveLate'),
    ])
    .groupBy('step')
    .execute()
  return Object.entries(STEPS_OF).flatMap(([queue, of]) => {
    if (ENDED.some((ended) => ended === queue)) return []
    const rows = steps.filter(({ step }) => of.includes(step))
    return [{ queue, ...countOf(queue, rows) }]
  })
}

type StepCount = {
  total: number
  late: number
  mine: number
  mineLate: number
  today: number
  toApprove: number
  toApproveLate: number
}

function countOf(queue: string, rows: readonly StepCount[]): { total: number; late: number } {
  const sum = (key: keyof StepCount) => rows.reduce((total, row) => total + row[key], 0)
  switch (queue) {
    case 'mine':
      return { total: sum('mine'), late: sum('mineLate') }
    case 'mine_today':
      return { total: sum('today'), late: sum('mineLate') }
    case 'to_approve':
      return { total: sum('toApprove'), late: sum('toApproveLate') }
    default:
      return { total: sum('total'), late: sum('late') }
  }
}

/** End of the civil day in the region's zone: what is due until then is today's work. */
export function endOfDay(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(now)
    .split(':')
  const minutes = Number(parts[0]) * 60 + Number(parts[1])
  return new Date(Math.floor((now.getTime() + DAY_MS - minutes * 60_000) / 60_000) * 60_000)
}
