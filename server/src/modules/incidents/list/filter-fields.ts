import { type Flag, type IncidentFilter, ME, NONE } from '@veche/contract/incident-filter.ts'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../platform/database.gen.ts'
import type { Actor } from '../../access/index.ts'
import { DUE_ORDER } from './due-order.ts'

export type Eb = ExpressionBuilder<DB, 'incident'>
export type Condition = Expression<SqlBool>

/** Fields with a list of values: one of them, or nothing where `none` is asked. */
const LISTS = [
  'id',
  'network',
  'surface',
  'channelId',
  'municipalityCode',
  'topicCode',
  'groupCode',
  'agencyCode',
  'unitCode',
  'assigneeId',
  'severity',
  'kind',
  'outcome',
  'satisfaction',
  'closingReason',
  'dismissReason',
] as const

const RANGES = [
  ['foundAt', 'foundFrom', 'foundTo'],
  ['registeredAt', 'registeredFrom', 'registeredTo'],
  ['answeredAt', 'answeredFrom', 'answeredTo'],
  ['closedAt', 'closedFrom', 'closedTo'],
] as const

/** Written as in the partial indexes of migration 0013, or they would not be used. */
const FLAG_SQL: Record<Flag, string> = {
  reopened: 'incident.is_reopened',
  unread: 'incident.has_unread_follow_up',
  edited: 'incident.is_source_edited',
  deleted: 'incident.is_source_deleted',
  unknown_delivery: 'incident.has_unknown_delivery',
  repeat: '(incident.repeat_no is not null and incident.is_repeat_confirmed is distinct from false)',
  mass_event: 'incident.is_mass_event',
  in_event: 'incident.event_id is not null',
  frozen: 'incident.is_frozen',
  unreachable: 'incident.is_author_unreachable',
  arbiter: 'incident.needs_arbiter',
  promise: 'incident.promise_due_at is not null',
  evidence: 'incident.has_evidence',
}

export type Reader = { actor: Pick<Actor, 'id'>; now: Date }

export function fieldConditions(eb: Eb, filter: IncidentFilter, { actor, now }: Reader): Condition[] {
  return [
    ...listConditions(eb, filter, actor.id),
    ...rangeConditions(eb, filter),
    ...otherConditions(eb, filter, now),
  ]
}

function listConditions(eb: Eb, filter: IncidentFilter, ownId: string): Condition[] {
  return LISTS.flatMap((field) => {
    const asked: readonly string[] | undefined = filter[field]
    if (!asked) return []
    const known = asked.filter((value) => value !== NONE)
    const values = known.map((value) => (field === 'assigneeId' && value === ME ? ownId : value))
    const name = sql.ref(`incident.${field}`)
    const parts: Condition[] = []
    if (values.length > 0) parts.push(sql<SqlBool>`${name} in (${sql.join(values)})`)
    if (values.length < asked.length) parts.push(sql<SqlBool>`${name} is null`)
    return [eb.or(parts)]
  })
}

function rangeConditions(eb: Eb, filter: IncidentFilter): Condition[] {
  return RANGES.flatMap(([column, from, to]) => {
    const [since, until] = [filter[from], filter[to]]
    return [
      ...(since ? [eb(`incident.${column}`, '>=', new Date(since))] : []),
      ...(until ? [eb(`incident.${column}`, '<', new Date(until))] : []),
    ]
  })
}

function otherConditions(eb: Eb, filter: IncidentFilter, now: Date): Condition[] {
  const { urgent, late, dueFrom, dueTo, flag = [], tag, repeatFrom, membersFrom } = filter
  return [
    ...(dueFrom || dueTo ? [sql<SqlBool>`incident.deadline_due_at is not null`] : []),
    ...(dueFrom ? [sql<SqlBool>`${DUE_ORDER} >= ${new Date(dueFrom)}`] : []),
    ...(dueTo ? [sql<SqlBool>`${DUE_ORDER} < ${new Date(dueTo)}`] : []),
    ...(urgent === undefined ? [] : [eb('incident.urgency', '=', urgent ? 'urgent' : 'normal')]),
    ...(late === undefined
      ? []
      : [late ? sql<SqlBool>`${DUE_ORDER} < ${now}` : sql<SqlBool>`${DUE_ORDER} >= ${now}`]),
    ...flag.map((one) => sql<SqlBool>`${sql.raw(FLAG_SQL[one])}`),
    ...(tag ? [sql<SqlBool>`(incident.tags && ${tag}::text[] and incident.tags <> '{}')`] : []),
    ...(repeatFrom === undefined ? [] : [eb('incident.repeatNo', '>=', repeatFrom)]),
    ...(membersFrom === undefined
      ? []
      : [sql<SqlBool>`(incident.member_count >= ${membersFrom} and incident.member_count > 1)`]),
  ]
}

/** Open work only: what has ended has no deadline. */
export function asksOpenOnly({ late, dueFrom, dueTo }: IncidentFilter): boolean {
  return late === true || dueFrom !== undefined || dueTo !== undefined
}
