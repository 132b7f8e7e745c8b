/** The questions behind a figure. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Condition } from './domain/choose-slice.ts'
import type { Period } from './domain/period.ts'
import { type RowClock, SOON_MS } from './domain/row-clock.ts'

export type RowsQuery = {
  clocks: readonly RowClock[]
  source: string | null
  conditions: readonly Condition[]
  period: Period
  zone: string
  now: Date
  /** Of the last row that was seen. */
  after: { at: Date; id: number } | null
  limit: number
  /** Only those of the numerator, or only the others. */
  isCounted: boolean | undefined
}

const QUESTION = sql.raw('from counted_question q')
const PROMISE = sql.raw(
  `from promise p join counted_question q on q.source = 'incident' and q.source_id = p.incident_id`,
)
/** Each time an author said so, in the Book or on its way there. */
const ASKED = sql.raw(`from (
    select question_id, at from book_entry where kind = 'askedAgain'
    union all select question_id, at from question_change where kind = 'askedAgain'
  ) asked join counted_question q on q.id = asked.question_id`)
/** A rumour as a question: our answer is what was published of it, its outcome what was found. */
const RUMOUR = sql.raw(`from (
    select number as id, 'rumour' as source, fake.id as source_id, null::text as network, municipality_code,
      topic_code, (select group_code from topic where code = topic_code limit 1) as group_code,
      null::text as agency_code, signalled_at as taken_at, total_due_at as due_at, published_at as answered_at,
      (extract(epoch from date_trunc('second', published_at) - date_trunc('second', signalled_at))::int / 60) as working_minutes,
      coalesce(date_trunc('second', published_at) > date_trunc('second', total_due_at), false) as is_late,
      case when published_at is not null then verdict end as outcome, null::text as satisfaction,
      case when step = 'dropped' then 'refused' else 'open' end as state
    from fake
  ) q`)
const SHOWN = sql.raw(
  [
    ...['id', 'source', 'source_id', 'network', 'municipality_code', 'topic_code', 'agency_code', 'taken_at'],
    ...['due_at', 'answered_at', 'working_minutes', 'is_late', 'outcome', 'satisfaction'],
  ]
    .map((column) => `q.${column}`)
    .join(', '),
)
const CLOCK = {
  taken: { at: 'q.taken_at', from: QUESTION },
  answered: { at: 'q.answered_at', from: QUESTION },
  due: { at: 'q.due_at', from: QUESTION },
  closed: { at: 'q.closed_at', from: QUESTION },
  made: { at: 'p.made_at', from: PROMISE },
  settled: { at: 'p.closed_at', from: PROMISE },
  asked: { at: 'asked.at', from: ASKED },
  noticed: { at: 'q.taken_at', from: RUMOUR },
  checked: { at: 'q.answered_at', from: RUMOUR },
} as const

export type Visible = Record<'incident' | 'chat' | 'livestream' | 'fake', Expression<SqlBool>>

/** Newest first by the clock of the figure. Each clock of a question has an index of its own. */
export async function listFigureRows(db: Db, query: RowsQuery): Promise<FigureRowColumns[]> {
  const parts = query.clocks.map((clock) => partOf(clock, query))
  const { rows } = await sql<FigureRowColumns>`
    select one.* from (${sql.join(parts, sql` union all `)}) one
    order by one.sorted_at desc, one.id desc limit ${query.limit}`.execute(db)
  return rows
}

/** Where the cards of these rows lie, in their order; nothing but nulls for a card that is not visible. */
export async function listCards(
  db: Db,
  visible: Visible,
  figures: readonly Pick<FigureRowColumns, 'source' | 'sourceId'>[],
): Promise<FigureCard[]> {
  if (figures.length === 0) return []
  const { rows } = await sql<FigureCard>`
    select incident.number, coalesce(incident.title, fake.claim) as title, chat.id as chat_id, livestream.id as livestream_id
    from unnest(${figures.map(({ source }) => source)}::text[], ${figures.map(({ sourceId }) => sourceId)}::uuid[])
      with ordinality as one (source, source_id, place)
    left join incident on one.source = 'incident' and incident.id = one.source_id and ${visible.incident}
    left join chat_question on one.source = 'chat' and chat_question.message_id = one.source_id
    left join chat on chat.id = chat_question.chat_id and ${visible.chat}
    left join livestream_question on one.source = 'livestream' and livestream_question.id = one.source_id
    left join livestream on livestream.id = livestream_question.livestream_id and ${visible.livestream}
    left join fake on one.source = 'rumour' and fake.id = one.source_id and ${visible.fake}
    order by one.place`.execute(db)
  return rows
}

function partOf(clock: RowClock, query: RowsQuery) {
  const { source, conditions, after, limit, isCounted } = query
  const at = sql.ref<Date>(CLOCK[clock.clock].at)
  const counted = sql`coalesce(${sql.raw(clock.counted)}, false)`
  const wanted = [
    ...boundsOf(at, clock.within, query),
    sql.raw(clock.where),
    ...(source === null ? [] : [sql`q.source = ${source}`]),
    ...conditions.map(({ column, value }) => sql`${sql.ref(`q.${column}`)} = ${value}`),
    ...(isCounted === undefined ? [] : [sql`${counted} = ${isCounted}`]),
    ...(after ? [sql`(${at}, q.id) < (${after.at}, ${after.id})`] : []),
  ]
  return sql`(select ${SHOWN}, ${at} as sorted_at, ${counted} as is_counted
    ${CLOCK[clock.clock].from} where ${sql.join(wanted, sql` and `)} order by ${at} desc, q.id desc limit ${limit})`
}

function boundsOf(at: Expression<Date>, within: RowClock['within'], { period, zone, now }: RowsQuery) {
  switch (within) {
    case 'period':
      return [
        sql`${at} >= ${period.from}::date::timestamp at time zone ${zone}`,
        sql`${at} < (${period.to}::date + 1)::timestamp at time zone ${zone}`,
      ]
    case 'past':
      return [sql`${at} < ${now}`]
    case 'soon':
      return [sql`${at} >= ${now}`, sql`${at} < ${new Date(now.getTime() + SOON_MS)}`]
    case 'ever':
      return []
  }
}

export type FigureRowColumns = {
  id: number
  source: 'incident' | 'chat' | 'livestream' | 'rumour'
  sourceId: string
  network: string | null
  municipalityCode: string | null
  topicCode: string | null
  agencyCode: string | null
  takenAt: Date
  dueAt: Date | null
  answeredAt: Date | null
  workingMinutes: number | null
  isLate: boolean
  outcome: string | null
  satisfaction: string | null
  isCounted: boolean
  sortedAt: Date
}
/** Nulls where the reader may not see the card. */
export type FigureCard = {
  number: number | null
  title: string | null
  chatId: string | null
  livestreamId: string | null
}
