import { type Kysely, sql } from 'kysely'

const OPEN = `step not in ('done','dismissed','merged','archived')`
const ENDED = `step in ('done','dismissed','merged','archived')`
/** Never null, so that open work is one stretch: list-cursor.ts has the same words. */
const DUE = `coalesce(deadline_due_at, '9999-12-31 00:00:00+00'::timestamptz)`

const BY_FIELD = ['agency_code', 'municipality_code', 'assignee_id', 'unit_code', 'topic_code', 'group_code']
const DATES = ['found_at', 'registered_at', 'answered_at', 'closed_at']
const FEW_VALUES = [
  'surface',
  'severity',
  'kind',
  'outcome',
  'satisfaction',
  'closing_reason',
  'dismiss_reason',
]
const FLAGS = {
  urgent: `urgency = 'urgent'`,
  reopened: 'is_reopened',
  unread: 'has_unread_follow_up',
  edited: 'is_source_edited',
  deleted: 'is_source_deleted',
  unknown_delivery: 'has_unknown_delivery',
  repeat: '(repeat_no is not null and is_repeat_confirmed is distinct from false)',
  mass_event: 'is_mass_event',
  in_event: 'event_id is not null',
  frozen: 'is_frozen',
  unreachable: 'is_author_unreachable',
  arbiter: 'needs_arbiter',
  promise: 'promise_due_at is not null',
}

/** Any two filters together: the order of the list where one field is enough, small indexes to join where it is not. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  const nameOf = (column: string) => column.replace(/_(code|id|at)$/, '')
  await run(`create index incident_open on incident (${DUE}, id) where ${OPEN}`)
  await run(`create index incident_ended on incident (updated_at desc, id desc) where ${ENDED}`)
  for (const column of BY_FIELD) {
    await run(`drop index incident_open_${nameOf(column)}`)
    await run(
      `create index incident_open_${nameOf(column)} on incident (${column}, ${DUE}, id) where ${OPEN}`,
    )
  }
  for (const column of ['channel_id', 'network'])
    await run(`create index incident_ended_${nameOf(column)} on incident (${column}, updated_at desc, id desc)
      where ${ENDED}`)
  for (const column of DATES)
    await run(
      `create index incident_ended_by_${nameOf(column)} on incident (${column} desc, id desc) where ${ENDED}`,
    )
  for (const column of FEW_VALUES)
    await run(`create index incident_${column} on incident (${column}) where ${column} is not null`)
  for (const [name, condition] of Object.entries(FLAGS))
    await run(`create index incident_is_${name} on incident (updated_at desc, id desc) where ${condition}`)
  await run(`create index incident_repeat_no on incident (repeat_no) where repeat_no is not null`)
  await run(`create index incident_member_count on incident (member_count) where member_count > 1`)
  await run(`create index incident_tags on incident using gin (tags) where tags <> '{}'`)
  // What goes together: without it the planner walks a whole list for two values that never meet.
  await run(`create statistics incident_places (mcv) on agency_code, municipality_code, step from incident`)
  await run(`create statistics incident_topics (mcv) on topic_code, group_code, step from incident`)
  await run(`create statistics incident_ends (mcv)
    on outcome, satisfaction, closing_reason, dismiss_reason, step from incident`)
  for (const name of ['places', 'topics', 'ends'])
    await run(`alter statistics incident_${name} set statistics 500`)
}
