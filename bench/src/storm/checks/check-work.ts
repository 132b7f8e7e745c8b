/** Checks the work itself: its history holds together, it has deadlines, and what is counted is what is there. */
import { COUNT_LIMIT } from '@veche/contract/values/incidents.ts'
import type { Breach, CheckResult, Invariant, WorkInput } from './promises.ts'

type Found = { found: string }

const NO_DEADLINE = `
  select i.id || ' ' || i.step as found from incident i
  where i.step not in ('done', 'dismissed', 'merged', 'archived') and not exists (
    select from incident_deadline d where d.incident_id = i.id and d.state in ('running', 'paused'))`
const STEP_WITHOUT_HISTORY = `
  select i.id || ' ' || i.step || ' but ' || coalesce(a.details->>'to', a.type) as found
  from incident i
  join lateral (select * from incident_activity a where a.incident_id = i.id and a.details ? 'to'
    order by seq desc limit 1) a on true
  where a.details->>'to' <> i.step`
const MESSAGE_COUNT = `
  select i.id || ' says ' || i.message_count || ', has ' || count(m.id) as found
  from incident i left join message m on m.incident_id = i.id and m.direction = 'in'
  group by i.id, i.message_count having count(m.id) <> i.message_count`
const TWO_FOR_ONE_QUESTION = `
  select source_message_id::text as found from incident group by source_message_id having count(*) > 1`
/** What the author's new words stopped is approved again, as another publication of the same version. */
const APPROVED_WITHOUT_ONE = `
  select v.incident_id || ' ' || v.version_no || ' has ' || count(o.id) as found from answer_version v
  left join outbox o on o.incident_id = v.incident_id and o.answer_version_no = v.version_no and o.state <> 'cancelled'
  where v.outcome = 'approved' group by v.incident_id, v.version_no having count(o.id) <> 1`
const SENT_BUT_PUBLISHING = `
  select i.id::text as found from incident i where i.step = 'publishing'
    and exists (select from outbox o where o.incident_id = i.id and o.state = 'sent')`
const COUNTED_WRONG = `
  select concat_ws(' ', step, municipality_code, agency_code, unit_code, sum(kept) || ' kept', sum(counted) || ' counted')
    as found
  from (
    select step, municipality_code, agency_code, unit_code, is_timed, change as kept, 0 as counted from work_count
    union all
    select step, municipality_code, agency_code, unit_code, deadline_due_at is not null and not is_frozen, 0, 1
    from incident where step not in ('done', 'dismissed', 'merged', 'archived')) both_ways
  group by step, municipality_code, agency_code, unit_code, is_timed having sum(kept) <> sum(counted)`

const LEDGER_WRONG = `
  select i.id || ' ' || coalesce(q.answered_at::text, 'no answer') || ' told, ' || coalesce(i.answered_at::text, 'none') as found
  from incident i left join counted_question q on q.source = 'incident' and q.source_id = i.id
  where q.id is null or q.taken_at <> i.found_at or q.answered_at is distinct from i.answered_at`
const FIGURES_WRONG = `
  select day || ' ' || measure || ': ' || sum(kept) || ' kept, ' || sum(counted) || ' counted' as found from (
    select day, measure, value as kept, 0 as counted from figure_count where slice = 'all' and source <> 'rumour'
    union all select day, measure, change, 0 from figure_change where source <> 'rumour'
    union all select one.day, one.measure, 0, one.amount from region, counted_question q, measures_of_question(q, region.time_zone) one) both_ways
  where measure not in ('promise_made', 'promise_kept', 'promise_moved', 'promise_broken', 'asked_again')
  group by day, measure having sum(kept) <> sum(counted)`
const NOT_IN_BOOK = `
  select q.id::text as found from counted_question q
  where not exists (select from book_entry entry where entry.question_id = q.id)
  union all select kind || ' ' || refused_code from question_change where refused_code is not null`

const QUEUES: Record<string, readonly string[]> = {
  new: ['new'],
  distribution: ['distribution'],
  assigned: ['assigned'],
  in_progress: ['in_progress', 'rework'],
  approval: ['approval'],
  publishing: ['publishing'],
  postponed: ['postponed'],
  awaiting_author: ['awaiting_author'],
}

export async function checkWork(input: WorkInput): Promise<CheckResult> {
  const { pool, brokenChain } = input
  const counted = await pool.query<{ incidents: number; activities: number }>(`
    select (select count(*) from incident)::int as incidents,
      (select count(*) from incident_activity)::int as activities`)
  const { incidents = 0, activities = 0 } = counted.rows[0] ?? {}
  const query = async (name: string, breach: Breach, text: string): Promise<Invariant> => {
    const { rows } = await pool.query<Found>(text)
    return { name, breach, looked: incidents, violations: rows.map(({ found }) => found) }
  }
  return {
    facts: { incidents, 'history rows': activities },
    invariants: [
      {
        name: 'the history’s chain holds',
        breach: 'wrong',
        looked: activities,
        violations: brokenChain === null ? [] : [brokenChain],
      },
      await query('the history says every step', 'wrong', STEP_WITHOUT_HISTORY),
      await query('open work has a deadline', 'wrong', NO_DEADLINE),
      await query('one incident for a question', 'doubled', TWO_FOR_ONE_QUESTION),
      await query('messages counted = messages there', 'wrong', MESSAGE_COUNT),
      await query('an approved answer has one publication', 'lost', APPROVED_WITHOUT_ONE),
      await query('what is published is not publishing', 'wrong', SENT_BUT_PUBLISHING),
      await query('kept counts of work = recount', 'wrong', COUNTED_WRONG),
      await query('the ledger says what the work says', 'wrong', LEDGER_WRONG),
      await query('kept figures = recount', 'wrong', FIGURES_WRONG),
      await query('every question stands in the Book', 'lost', NOT_IN_BOOK),
      await recountQueues(input),
    ],
  }
}

async function recountQueues({ pool, counters }: WorkInput): Promise<Invariant> {
  const { rows } = await pool.query<{ step: string; total: number }>(
    'select step, count(*)::int as total from incident group by step',
  )
  const violations = Object.entries(QUEUES).flatMap(([queue, steps]) => {
    const total = rows.filter(({ step }) => steps.includes(step)).reduce((sum, row) => sum + row.total, 0)
    const said = counters[queue]?.total ?? 0
    return said === Math.min(total, COUNT_LIMIT) ? [] : [`${queue}: says ${said}, has ${total}`]
  })
  return { name: 'counters = recount', breach: 'wrong', looked: Object.keys(QUEUES).length, violations }
}
