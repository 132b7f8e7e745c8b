import { type IncidentFilter, ME, NONE } from '@veche/contract/casework/incident-filter.ts'
import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../access/index.ts'
import { AUTHOR_COUNT } from '../steps/index.ts'
import type { Condition, Eb } from './condition.ts'
import { DUE_ORDER } from './due-order.query.ts'
import { ownFieldConditions } from './own-fields.query.ts'
import { isClockRunning } from './paused-deadlines.repository.ts'

/** Fields that are filtered by a list of values; `none` asks for rows without a value. */
const LISTS = ['id', 'municipalityCode', 'groupCode', 'agencyCode'] as const

/** Those of these fields that are also marks of migration 0074, and how a mark is written. */
const MARKED = {
  network: 'network',
  surface: 'surface',
  channelId: 'channel',
  topicCode: 'topic',
  unitCode: 'unit',
  assigneeId: 'assignee',
  severity: 'severity',
  kind: 'kind',
  outcome: 'outcome',
  satisfaction: 'satisfaction',
  closingReason: 'closing',
  dismissReason: 'dismiss',
} as const
const MARKED_FIELDS = Object.keys(MARKED) as (keyof typeof MARKED)[]

const RANGES = [
  ['foundAt', 'foundFrom', 'foundTo'],
  ['registeredAt', 'registeredFrom', 'registeredTo'],
  ['answeredAt', 'answeredFrom', 'answeredTo'],
  ['closedAt', 'closedFrom', 'closedTo'],
] as const

export type Reader = { actor: Pick<Actor, 'id'>; now: Date }

export function fieldConditions(eb: Eb, filter: IncidentFilter, { actor, now }: Reader): Condition[] {
  return [
    ...listConditions(eb, filter, actor.id),
    ...rangeConditions(eb, filter),
    ...otherConditions(eb, filter, now),
    ...ownFieldConditions(filter),
  ]
}

function listConditions(eb: Eb, filter: IncidentFilter, ownId: string): Condition[] {
  const plain = LISTS.flatMap((field) => {
    const asked: readonly string[] | undefined = filter[field]
    if (!asked) return []
    const name = sql.ref(`incident.${field}`)
    return [oneOf(eb, asked, { field, has: (values) => sql<SqlBool>`${name} in (${sql.join(values)})` })]
  })
  const marked = MARKED_FIELDS.flatMap((field) => {
    const asked: readonly (string | number)[] | undefined = filter[field]
    if (!asked) return []
    const isOwn = (value: string) => field === 'assigneeId' && value === ME
    const markOf = (value: string) => `${MARKED[field]}:${isOwn(value) ? ownId : value}`
    return [oneOf(eb, asked.map(String), { field, has: (values) => hasMark(values.map(markOf)) })]
  })
  return [...plain, ...marked]
}

type Asked = { field: string; has: (values: readonly string[]) => Condition }

function oneOf(eb: Eb, asked: readonly string[], { field, has }: Asked): Condition {
  const values = asked.filter((value) => value !== NONE)
  return eb.or([
    ...(values.length > 0 ? [has(values)] : []),
    ...(values.length < asked.length ? [sql<SqlBool>`${sql.ref(`incident.${field}`)} is null`] : []),
  ])
}

/** One of them. */
function hasMark(marks: readonly string[]): Condition {
  return sql<SqlBool>`incident.marks && ${marks}::text[]`
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
    // A clock that stands is due on no day.
    ...(dueFrom || dueTo ? [sql<SqlBool>`incident.deadline_due_at is not null`, isClockRunning(eb)] : []),
    ...(dueFrom ? [sql<SqlBool>`${DUE_ORDER} >= ${new Date(dueFrom)}`] : []),
    ...(dueTo ? [sql<SqlBool>`${DUE_ORDER} < ${new Date(dueTo)}`] : []),
    ...(urgent === undefined ? [] : [eb('incident.urgency', '=', urgent ? 'urgent' : 'normal')]),
    ...(late === undefined ? [] : [late ? isLate(eb, now) : eb.not(isLate(eb, now))]),
    ...flag.map((one) => hasMark([one])),
    ...(tag ? [hasMark(tag.map((one) => `tag:${one}`))] : []),
    ...(repeatFrom === undefined
      ? []
      : [hasMark(['numbered_repeat']), eb('incident.repeatNo', '>=', repeatFrom)]),
    // Only few rows have the mark, and it has an index, so authors are counted for those rows alone.
    ...(membersFrom === undefined ? [] : [hasMark(['many']), eb(AUTHOR_COUNT, '>=', membersFrom)]),
  ]
}

/** Late means past due on a running clock: a question that was frozen in time is not late. */
function isLate(eb: Eb, now: Date): Condition {
  return eb.and([sql<SqlBool>`${DUE_ORDER} < ${now}`, isClockRunning(eb)])
}

/** Open work only: what has ended has no deadline. */
export function asksOpenOnly({ late, dueFrom, dueTo }: IncidentFilter): boolean {
  return late === true || dueFrom !== undefined || dueTo !== undefined
}
