/**
 * Months of a region that has lived: every public figure says the same as the entries of the Book, as a statement over
 * the rows of the work, and as the files of open data when somebody adds them up.
 */
import { readEntry } from '@veche/book/entry/read-entry.ts'
import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { type Cut, isRecounted, startRecount } from '@veche/book/figures/recount.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWholePast, openPastRegion } from '../../../../test/past-region.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { appendChanges } from '../../book/index.ts'

const UNTIL = new Date('2026-11-24T09:00:00Z')
const MONTHS = ['2026-08', '2026-09', '2026-10']
const PLACES = ['', 'novgorod-city', 'borovichi', 'valday']

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: UNTIL })
  await openPastRegion(test, { size: 600, until: UNTIL })
  await loadWholePast(test)
  while ((await appendChanges({ ...test.context, origin: 'veche.example.org/book' })) > 0);
}, 120_000)
afterAll(() => test.close())

const read = async (name: string) =>
  (await test.app.inject({ method: 'GET', url: `/open/data/${name}` })).body

type Values = Record<string, number | null>
const toDigits = (value: unknown) => (value === null ? null : Number(Number(value).toPrecision(9)))
const roundAll = (values: Record<string, unknown>): Values =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, toDigits(value)]))

async function publishedOf(month: string, place: string): Promise<Values> {
  const { figures } = JSON.parse(await read(`figures-${month}.json`))
  const lines: { municipality: string; figure: string; value: number | null }[] = figures
  const ofPlace = lines.filter(({ municipality }) => municipality === place)
  return roundAll(Object.fromEntries(ofPlace.map(({ figure, value }) => [figure, value])))
}

async function countedOf(month: string, cut: Cut): Promise<Values> {
  const rows = await test.db.selectFrom('bookEntry').select('bytes').orderBy('index').execute()
  const recount = startRecount('Europe/Moscow')
  for (const { bytes } of rows) recount.add(readEntry(new Uint8Array(bytes)))
  const values = recount.figures({ from: `${month}-01`, to: `${month}-31` }, cut)
  return roundAll(Object.fromEntries([...values].map(([code, { value }]) => [code, value])))
}

/** From the work itself, by no function of the ledger. */
async function workOf(month: string, place: string): Promise<Values> {
  const { rows } = await sql<{ values: string }>`
    with told as (
      select i.id, i.municipality_code, i.found_at as taken_at, i.answered_at, d.due_at, i.kind, i.outcome, i.satisfaction,
        d.spent_working_ms / 60000 as minutes, case when i.step in ('done','archived') then i.closed_at end as closed_at,
        case i.step when 'dismissed' then 'refused' when 'merged' then 'merged' else 'taken' end as state,
        coalesce(i.answered_at, case when i.step in ('done','archived') then i.closed_at end, ${UNTIL}) > d.due_at as is_late
      from incident i left join lateral (
        select due_at, spent_working_ms from incident_deadline
        where incident_id = i.id and key = 'first_answer' and state not in ('cancelled','paused')
        order by started_at desc, id desc limit 1) d on true
      union all
      select null, chat.municipality_code, q.opened_at, case when q.state = 'answered' then q.closed_at end, q.due_at,
        null, null, null, extract(epoch from q.closed_at - q.opened_at)::int / 60, null,
        case q.state when 'dropped' then 'refused' when 'passed_on' then 'passed_on' else 'taken' end,
        coalesce(q.closed_at, ${UNTIL}) > q.due_at
      from chat_question q join chat on chat.id = q.chat_id
      union all
      select null, stream.municipality_code, q.asked_at,
        case when q.state = 'answered_later' then greatest(q.asked_at, q.answered_later_at)
          when q.state in ('answered','partly')
            then greatest(q.asked_at, stream.started_at + q.time_code_s * interval '1 second') end,
        null, null, null, null, null, null,
        case when q.incident_id is not null then 'passed_on' when q.state in ('declined','aside') then 'refused'
          when q.state = 'folded' then 'merged' else 'taken' end, false
      from livestream_question q join livestream stream on stream.id = q.livestream_id
    ), asked as (
      select *, to_char(taken_at at time zone 'Europe/Moscow', 'YYYY-MM') = ${month} as is_taken,
        to_char(answered_at at time zone 'Europe/Moscow', 'YYYY-MM') = ${month} as is_answered,
        to_char(due_at at time zone 'Europe/Moscow', 'YYYY-MM') = ${month} as is_due,
        to_char(closed_at at time zone 'Europe/Moscow', 'YYYY-MM') = ${month} as is_closed
      from told where ${place === ''} or municipality_code = ${place}
    ), counted as (select * from asked where state in ('taken','merged'))
    select to_json(figures)::text as values from (
    select count(*) filter (where is_taken and state <> 'merged') as questions,
      count(*) filter (where is_taken and state = 'merged') as merged,
      (select count(*) from asked where is_taken and state = 'refused') as refused,
      count(*) filter (where is_taken and state <> 'merged' and kind = 'solvable') as solvable,
      count(*) filter (where is_answered) as answered,
      count(*) filter (where is_due and is_late) as missed,
      count(*) filter (where is_answered and answered_at <= due_at)::float
        / nullif(count(*) filter (where is_answered and answered_at <= due_at)
          + count(*) filter (where is_due and is_late), 0) as on_time,
      percentile_cont(0.5) within group (order by minutes)
        filter (where is_answered and minutes is not null) as first_answer,
      count(*) filter (where is_closed) as closed,
      count(*) filter (where is_closed and outcome = 'solved') as solved,
      count(*) filter (where is_closed and outcome = 'solved' and kind = 'solvable')::float
        / nullif(count(*) filter (where is_closed and kind = 'solvable'), 0) as solved_share,
      count(*) filter (where is_closed and outcome = 'explained')::float
        / nullif(count(*) filter (where is_closed), 0) as explained_share,
      count(*) filter (where is_closed and satisfaction = 'satisfied')::float
        / nullif(count(*) filter (where is_closed and satisfaction in ('satisfied','neutral','dissatisfied')), 0)
        as satisfaction,
      (select count(*) from promise join counted on counted.id = promise.incident_id
        where promise.state <> 'cancelled'
          and to_char(promise.made_at at time zone 'Europe/Moscow', 'YYYY-MM') = ${month}) as promises_made
    from counted) figures`.execute(test.db)
  return roundAll(JSON.parse(rows[0]?.values ?? '{}'))
}

type Row = Record<string, string>

/** As a reader adds them up: the questions of every month, by what each says of itself. */
async function filesOf(month: string, place: string): Promise<Values> {
  const rows = (await everyQuestion()).filter((row) => place === '' || row.municipality === place)
  const counted = rows.filter(({ state }) => state !== 'refused' && state !== 'passed_on')
  const within = (moment: string | undefined) => moment !== '' && monthOf(moment ?? '') === month
  const count = (of: readonly Row[], is: (row: Row) => boolean) => of.filter(is).length
  const closed = counted.filter((row) => row.state === 'closed' && within(row.closed))
  const onTime = count(counted, (row) => within(row.answered) && row.on_time === 'true')
  const late = count(counted, (row) => within(row.due) && row.late === 'true')
  const rated = count(closed, (row) =>
    ['satisfied', 'neutral', 'dissatisfied'].includes(row.satisfaction ?? ''),
  )
  const over = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return roundAll({
    questions: count(counted, (row) => within(row.taken) && row.state !== 'merged'),
    merged: count(rows, (row) => within(row.taken) && row.state === 'merged'),
    refused: count(rows, (row) => within(row.taken) && row.state === 'refused'),
    answered: count(counted, (row) => within(row.answered)),
    ...{ missed: late, on_time: over(onTime, onTime + late) },
    ...{ closed: closed.length, solved: count(closed, ({ outcome }) => outcome === 'solved') },
    satisfaction: over(
      count(closed, ({ satisfaction }) => satisfaction === 'satisfied'),
      rated,
    ),
  })
}

const monthOf = (moment: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow', dateStyle: 'short' })
    .format(new Date(moment))
    .slice(0, 7)

async function everyQuestion(): Promise<Row[]> {
  const months = Array.from({ length: 14 }, (_, back) =>
    new Date(Date.UTC(2026, 10 - back, 1)).toISOString().slice(0, 7),
  )
  const files = await Promise.all(months.map((month) => read(`questions-${month}.csv`)))
  return files.flatMap((file) => {
    const [head = '', ...lines] = file.trimEnd().split('\r\n')
    const names = head.split(',')
    return lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell] as const)),
    )
  })
}

const only = (values: Values, codes: Values) =>
  Object.fromEntries(Object.keys(codes).map((code) => [code, values[code]]))

describe.each(MONTHS)('the figures of %s', (month) => {
  it.each(PLACES)('are those of the Book, of the work and of the files (%s)', async (place) => {
    const published = await publishedOf(month, place)
    expect(Object.keys(published)).toHaveLength(CATALOGUE.filter(isRecounted).length)
    expect(await countedOf(month, place === '' ? {} : { municipality: place })).toEqual(published)
    const [work, files] = [await workOf(month, place), await filesOf(month, place)]
    expect(work).toEqual(only(published, work))
    expect(files).toEqual(only(published, files))
    if (place === '') expect(published.questions).toBeGreaterThan(10)
  })
})

it('has the same figures in both kinds of file', async () => {
  const [head, ...lines] = (await read('figures-2026-10.csv')).trimEnd().split('\r\n')
  expect(head).toBe('municipality,figure,value,numerator,denominator')
  const { figures } = JSON.parse(await read('figures-2026-10.json'))
  expect(lines).toEqual(
    figures.map((line: Record<string, unknown>) =>
      [line.municipality, line.figure, line.value ?? '', line.numerator, line.denominator ?? ''].join(','),
    ),
  )
})
