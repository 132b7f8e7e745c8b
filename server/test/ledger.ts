/**
 * Counts the figures of incidents a second time, from the work itself and in another language than the triggers: what
 * the ledger has kept must say the same, by day, measure and topic group.
 */
import { sql } from 'kysely'
import { foldFigures, markLate } from '../src/modules/figures/ledger/index.ts'
import type { Database } from '../src/platform/database/db.ts'

type Work = Awaited<ReturnType<typeof listWork>>[number]

/** Lines that differ, as «day measure place: kept, counted». */
export async function differencesOfLedger(db: Database, now: Date, zone: string): Promise<string[]> {
  await markLate(db, now)
  const work = await listWork(db)
  const counted = new Map<string, number>()
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  const add = (at: Date | null, measure: string, work: Work, amount: number) => {
    if (!at || amount === 0) return
    const key = [day.format(at), measure, work.municipalityCode ?? '-', work.groupCode ?? '-'].join(' ')
    counted.set(key, (counted.get(key) ?? 0) + amount)
  }
  for (const one of work)
    for (const [at, measure, amount] of measuresOf(one, now)) add(at, measure, one, Number(amount))
  const before = await readKept(db)
  await foldFigures(db)
  return [...compare(before, counted), ...compare(await readKept(db), counted)]
}

function compare(kept: Map<string, number>, counted: Map<string, number>): string[] {
  return [...new Set([...kept.keys(), ...counted.keys()])].flatMap((key) => {
    const [of, is] = [kept.get(key) ?? 0, counted.get(key) ?? 0]
    return of === is ? [] : [`${key}: ${of}, ${is}`]
  })
}

const ENDED = ['done', 'archived']

function measuresOf(work: Work, now: Date): [Date | null, string, number | boolean][] {
  const { step, foundAt, answeredAt, closedAt, outcome, satisfaction, dueAt } = work
  if (step === 'dismissed') return [[foundAt, 'refused', 1]]
  const isOwn = step !== 'merged'
  // Without an answer it is late from its deadline on, unless work ended before.
  const until = ENDED.includes(step) ? closedAt : now
  const isLate = dueAt !== null && (answeredAt ?? until ?? now) > dueAt
  const isClosed = ENDED.includes(step)
  const ended = isClosed ? closedAt : null
  return [
    [foundAt, isOwn ? 'taken' : 'merged', 1],
    [foundAt, 'solvable', isOwn && work.kind === 'solvable'],
    [answeredAt, 'answered', 1],
    [answeredAt, 'on_time', answeredAt !== null && dueAt !== null && answeredAt <= dueAt],
    [dueAt, 'late', isLate],
    [ended, 'closed', 1],
    [ended, 'solved', outcome === 'solved'],
    [ended, 'explained', outcome === 'explained'],
    [ended, 'solved_evidence', outcome === 'solved' && work.hasEvidence],
    [ended, 'satisfied', satisfaction === 'satisfied'],
    [ended, 'dissatisfied', satisfaction === 'dissatisfied'],
    [ended, 'silent', satisfaction === 'no_answer'],
    [ended, 'handoffs', work.handoffs],
  ]
}
const COMPARED = [
  ...[
    'taken',
    'merged',
    'refused',
    'solvable',
    'answered',
    'on_time',
    'late',
    'closed',
    'solved',
    'explained',
  ],
  ...['solved_evidence', 'satisfied', 'dissatisfied', 'silent', 'handoffs'],
]

function listWork(db: Database) {
  return db
    .selectFrom('incident')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('incidentDeadline')
          .select(['dueAt', 'state'])
          .whereRef('incidentId', '=', 'incident.id')
          .where('key', '=', 'first_answer')
          .where('state', 'not in', ['cancelled', 'paused'])
          .orderBy('startedAt', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('due'),
      (join) => join.onTrue(),
    )
    .select([
      'step',
      'foundAt',
      'answeredAt',
      'closedAt',
      'outcome',
      'satisfaction',
      'hasEvidence',
      'handoffs',
    ])
    .select(['kind', 'municipalityCode', 'groupCode', 'due.dueAt'])
    .execute()
}

async function readKept(db: Database): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; value: string }>`
    select concat_ws(' ', day, measure, coalesce(municipality_code, '-'), coalesce(group_code, '-')) as key,
      sum(value) as value
    from (
      select source, day, measure, municipality_code, group_code, value from figure_count where slice = 'place'
      union all select source, day, measure, municipality_code, group_code, change from figure_change) one
    where source = 'incident' and measure in (${sql.join(COMPARED)}) group by 1 having sum(value) <> 0`.execute(
    db,
  )
  return new Map(rows.map(({ key, value }) => [key, Number(value)]))
}
