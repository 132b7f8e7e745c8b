/** What oversight says of a region that has lived thirteen months, beside what the tables say by themselves. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type {
  DurabilityResponse,
  ForecastResponse,
  QualityResponse,
  RatingResponse,
  ReadingRoomResponse,
  ReplaysResponse,
  RuleChange,
  SilenceResponse,
  SilenceRowsResponse,
  SpellsResponse,
} from '@veche/contract/reports.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveDeadline } from '../../../test/factories/deadline-factory.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { loadWholePast, openPastRegion } from '../../../test/past-region.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { Actor } from '../access/index.ts'
import { saveSpells } from './durability/index.ts'
import { saveDueForecast, saveForecast } from './forecast/index.ts'
import { drawWeek } from './quality/index.ts'
import { runReplay } from './replay/index.ts'

/** A Monday, noon in the region. */
const UNTIL = new Date('2026-11-30T09:00:00Z')
let test: TestApp
const analyst = buildActor({ role: 'analyst', name: 'Аналитик Пётр' })
const checker = buildActor({ role: 'fact_checker', name: 'Проверяющая Яна' })
let head: Actor
let body: string

beforeAll(async () => {
  test = await startTestApp({ now: UNTIL })
  await openPastRegion(test, { size: 1500, until: UNTIL })
  await loadWholePast(test)
  const [busiest] = await ask<{ agencyCode: string }>(
    `select agency_code from counted_question where agency_code is not null group by 1 order by count(*) desc limit 1`,
  )
  body = busiest?.agencyCode ?? ''
  head = buildActor({ role: 'head', scope: { kind: 'agency', code: body } })
  for (const actor of [analyst, checker, head]) await saveUser(test.db, actor)
}, 300_000)
afterAll(() => test.close())

async function ask<Row extends object>(text: string): Promise<Row[]> {
  return (await sql.raw<Row>(text).execute(test.db)).rows
}

async function read<Response>(actor: Actor, url: string): Promise<Response> {
  const response = await test.as(actor).get(url)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

describe('durability', () => {
  beforeAll(() => saveSpells(test.context), 60_000)

  it('has one spell for each trouble that was solved at a known place, and no more', async () => {
    const { whole, bodies, groups } = await read<DurabilityResponse>(analyst, '/reports/durability')
    const [closed] = await ask<{ count: number }>(`
      select count(*)::int as count from incident where outcome = 'solved' and step in ('done', 'archived')
        and (latitude is not null or address ->> 'house' is not null or address ->> 'object' is not null)`)
    expect(whole?.spells).toBeGreaterThan(50)
    expect(whole?.spells).toBeLessThanOrEqual(closed?.count ?? 0)
    const sumOf = (rows: { spells: number }[]) => rows.reduce((sum, { spells }) => sum + spells, 0)
    expect([sumOf(bodies), sumOf(groups)]).toEqual([whole?.spells, whole?.spells])
  })

  it('ends each spell by a complaint that came later, on the same topic, nearby', async () => {
    const wrong = await ask(`
      select one.incident_id from solved_spell one join incident closed on closed.id = one.incident_id
      join incident again on again.id = one.ended_by
      where again.topic_code <> closed.topic_code or again.found_at <= closed.closed_at
        or abs(extract(epoch from again.found_at - closed.closed_at) / 86400 - one.days) > 0.001`)
    expect(wrong).toEqual([])
  })

  it('says the same when it is found anew', async () => {
    const before = await read(analyst, '/reports/durability')
    await saveSpells(test.context)
    expect(await read(analyst, '/reports/durability')).toEqual(before)
  })

  it('shows a body its own, and opens the rows', async () => {
    const { bodies } = await read<DurabilityResponse>(head, '/reports/durability')
    expect(bodies.map(({ code }) => code)).toEqual([body])
    const { spells } = await read<SpellsResponse>(head, '/reports/durability/spells')
    expect(spells.length).toBeGreaterThan(0)
    expect(new Set(spells.map(({ agencyCode }) => agencyCode))).toEqual(new Set([body]))
    expect(spells[0]?.title).toBeTruthy()
    const other = await test.as(head).get('/reports/durability?agencyCode=ministry-roads')
    expect(other.statusCode).toBe(404)
  })
})

describe('the map of silence', () => {
  it('weighs each municipality by what it wrote, as the questions say', async () => {
    const { from, to, places } = await read<SilenceResponse>(analyst, '/reports/silence')
    expect([from, to]).toEqual(['2025-11-01', '2026-10-31'])
    const rows = await ask<{ code: string; count: number }>(`
      select municipality_code as code, count(*)::int as count from counted_question
      where taken_at >= timestamptz '2025-11-01 00:00+03' and taken_at < timestamptz '2026-11-01 00:00+03'
        and state not in ('refused', 'passed_on', 'merged') and municipality_code is not null group by 1`)
    const counted = new Map(rows.map(({ code, count }) => [code, count]))
    expect(places.length).toBeGreaterThan(15)
    for (const { municipalityCode, messages, ratio, interval } of places) {
      expect([municipalityCode, messages]).toEqual([municipalityCode, counted.get(municipalityCode) ?? 0])
      expect(interval.low).toBeLessThanOrEqual(ratio)
      expect(interval.high).toBeGreaterThanOrEqual(ratio)
    }
  })
})

describe('the map of silence by settlement', () => {
  const LAST = `taken_at >= timestamptz '2025-11-01 00:00+03' and taken_at < timestamptz '2026-11-01 00:00+03'
    and state not in ('refused', 'passed_on', 'merged')`
  const rowsOf = (actor: Actor, municipalityCode: string, settlement: string) =>
    test
      .as(actor)
      .get(`/reports/silence/rows?${new URLSearchParams({ municipalityCode, settlement }).toString()}`)

  it('counts the questions whose address names one, and opens them', async () => {
    const { settlements, settlementsUnknown } = await read<SilenceResponse>(analyst, '/reports/silence')
    expect(settlements.length).toBeGreaterThan(50)
    expect(settlementsUnknown).toBeGreaterThan(0)
    const rows = await ask<{ place: string; count: number }>(`
      select incident.municipality_code || ' ' || (address ->> 'settlement') as place, count(*)::int as count
      from counted_question q join incident on incident.id = q.source_id
      where ${LAST.replaceAll('taken_at', 'q.taken_at').replace('state', 'q.state')} and address ->> 'settlement' is not null
      group by 1`)
    const counted = new Map(rows.map(({ place, count }) => [place, count]))
    const villages = settlements.filter(({ name }) => name === 'Панковка' || name === 'Кулотино')
    expect(villages).toHaveLength(2)
    for (const { municipalityCode, name, messages, interval, ratio, point } of villages) {
      expect(messages).toBe(counted.get(`${municipalityCode} ${name}`) ?? 0)
      expect([interval.low <= ratio, interval.high >= ratio]).toEqual([true, true])
      if (point) expect(Math.round(point.latitude * 100) / 100).toBe(point.latitude)
      const { rows: heard } = (await rowsOf(analyst, municipalityCode, name)).json<SilenceRowsResponse>()
      expect(heard).toHaveLength(Math.min(100, messages))
    }
    const town = settlements.find(({ name }) => name === 'Валдай')
    const [ofTown] = await ask<{ count: number }>(`
      select count(*)::int as count from counted_question q join incident on incident.id = q.source_id
      where ${LAST.replaceAll('taken_at', 'q.taken_at').replace('state', 'q.state')} and incident.municipality_code = 'valday'
        and coalesce(address ->> 'settlement', case when address ->> 'street' is not null then 'Валдай' end) = 'Валдай'`)
    expect(town?.messages).toBe(ofTown?.count)
    const { rows: heard } = (await rowsOf(analyst, 'valday', 'Валдай')).json<SilenceRowsResponse>()
    expect(heard.length).toBe(Math.min(100, ofTown?.count ?? 0))
    expect(heard.every(({ title, incidentId }) => title !== null && incidentId !== null)).toBe(true)
  })

  it('opens nothing of a place that it does not know, or that is not the reader’s', async () => {
    expect((await rowsOf(analyst, 'valday', 'Атлантида')).statusCode).toBe(404)
    expect((await rowsOf(head, 'valday', 'Валдай')).statusCode).toBe(404)
  })
})

describe('the sample of answers', () => {
  it('draws a twentieth of the answers of the week once, for readers who did not handle them', async () => {
    const drawn = await drawWeek(test.context)
    expect(await drawWeek(test.context)).toBeNull()
    const [week] = await ask<{ answers: number; drawn: number; unread: number }>(`select * from quality_week`)
    const [answered] = await ask<{ count: number }>(`
      select count(*)::int as count from counted_question where source = 'incident' and agency_code is not null
        and answered_at >= timestamptz '2026-11-23 00:00+03' and answered_at < timestamptz '2026-11-30 00:00+03'`)
    expect(week).toMatchObject({ answers: answered?.count, drawn, unread: 0 })
    expect(Math.abs((drawn ?? 0) - (week?.answers ?? 0) / 20)).toBeLessThanOrEqual(1)
    expect(
      await ask(`select from quality_reading one join answer_version v using (incident_id, version_no)
      where one.reader_id in (v.author_id, v.decided_by)`),
    ).toEqual([])
  })

  it('is read blind and once, and feeds formal replies, agreement and the rating', async () => {
    await giveBothReaders(12)
    for (const reader of [analyst, checker]) {
      for (;;) {
        const { next } = await read<ReadingRoomResponse>(reader, '/reports/readings')
        if (!next) break
        expect(Object.keys(next).toSorted()).toEqual(['answer', 'id', 'question', 'topicCode', 'week'])
        const found = { isAnswered: next.answer.length % 2 === 0, isConcrete: true, isStock: false }
        const url = `/reports/readings/${next.id}`
        expect((await test.as(reader).post(url, found)).statusCode).toBe(200)
        const again = await test.as(reader).post(url, found)
        expect([again.statusCode, again.json().code]).toEqual([409, 'oversight.reading_done'])
        const other = await test.as(reader === analyst ? checker : analyst).post(url, found)
        expect(other.statusCode).toBe(404)
      }
    }
    const period = 'from=2026-11-01&to=2026-11-30'
    const quality = await read<QualityResponse>(analyst, `/reports/quality?${period}`)
    const [own] = await ask<{ read: number; formal: number }>(`
      select count(*)::int as read, count(*) filter (where not is_answered)::int as formal
      from quality_reading where not is_second`)
    expect(quality.whole).toMatchObject(own ?? {})
    expect(quality.agreement).toMatchObject({ share: 1 })
    expect(quality.weeks.waiting).toBe(0)
    const rating = await read<RatingResponse>(analyst, `/reports/rating?${period}`)
    const known = rating.bodies.filter(({ shares }) => shares.quality !== null)
    expect(known.length).toBeGreaterThan(0)
    for (const { agencyCode, shares } of known) {
      const formal = quality.bodies.find((one) => one.agencyCode === agencyCode)
      if (formal && formal.read > 0) expect(shares.quality).toBeCloseTo(1 - formal.share, 6)
    }
  })

  /** A week of a small region draws one or two answers: more are given to both readers. */
  async function giveBothReaders(count: number): Promise<void> {
    await sql`delete from quality_reading`.execute(test.owner)
    await sql`
      insert into quality_reading (id, week, incident_id, version_no, agency_code, reader_id, is_second)
      select gen_random_uuid(), '2026-11-23', q.source_id, v.version_no, q.agency_code, reader.id, reader.is_second
      from (select * from counted_question where source = 'incident' and taken_at >= timestamptz '2026-11-01 00:00+03'
        and answered_at is not null and agency_code is not null
        and state not in ('refused', 'passed_on', 'merged') order by taken_at limit ${count}) q
      join lateral (select min(version_no) as version_no from answer_version
        where incident_id = q.source_id and outcome = 'approved') v on v.version_no is not null
      cross join (values (${analyst.id}, false), (${checker.id}, true)) reader (id, is_second)`.execute(
      test.owner,
    )
  }

  it('is closed to whoever approves answers', async () => {
    const moderator = buildActor({ role: 'moderator' })
    await saveUser(test.db, moderator)
    expect((await test.as(moderator).get('/reports/readings')).statusCode).toBe(403)
  })
})

describe('the forecast', () => {
  const DUE_HOURS = [0.1, 1, 2, 3, 4, 5, 5, 5]
  const opened: string[] = []
  beforeAll(async () => {
    const { id: channelId } = await saveChannel(test.context)
    for (const hours of DUE_HOURS) {
      const work = { channelId, step: 'assigned', agencyCode: body, municipalityCode: 'valday' } as const
      const incident = await saveIncident(test.db, { ...work, foundAt: new Date(UNTIL.getTime() - HOUR_MS) })
      const dueAt = new Date(UNTIL.getTime() + hours * HOUR_MS)
      await saveDeadline(test.db, incident, { key: 'first_answer', startedAt: incident.foundAt, dueAt })
      opened.push(incident.id)
    }
  })

  it('foretells the questions that are due today, and is judged on the next day', async () => {
    await saveForecast(test.context)
    const { forecast, judged } = await read<ForecastResponse>(analyst, '/reports/forecast')
    const due = await ask<{ id: string }>(`
      select incident.id from incident join incident_deadline d on d.incident_id = incident.id
      where d.key = 'first_answer' and d.state = 'running' and incident.answered_at is null and not is_frozen
        and step in ('assigned', 'in_progress', 'rework', 'approval') and agency_code is not null
        and d.due_at > '${UNTIL.toISOString()}' and d.due_at <= timestamptz '2026-12-01 00:00+03'`)
    expect(forecast?.bodies.reduce((sum, one) => sum + one.due, 0)).toBe(due.length)
    expect(due.length).toBeGreaterThanOrEqual(DUE_HOURS.length)
    expect(judged).toMatchObject({ days: 0, hitRate: null })
    const chanceOf = (id: string | undefined) =>
      forecast?.questions.find(({ incidentId }) => incidentId === id)?.chance ?? 0
    // Six minutes are too few; the last one has more time than the first.
    expect(chanceOf(opened[0])).toBeGreaterThan(0.5)
    expect(chanceOf(opened[0])).toBeGreaterThanOrEqual(chanceOf(opened[7]))
    expect((await read<ForecastResponse>(head, '/reports/forecast')).forecast?.bodies).toMatchObject([
      { agencyCode: body },
    ])
    const dueOf = (places: { due: number }[] = []) => places.reduce((sum, one) => sum + one.due, 0)
    expect(dueOf(forecast?.places)).toBe(due.length)
    const { forecast: valday } = await read<ForecastResponse>(
      analyst,
      '/reports/forecast?municipalityCode=valday',
    )
    const told = forecast?.places.find(({ municipalityCode }) => municipalityCode === 'valday')
    expect(valday?.places).toEqual([told])
    expect([dueOf(valday?.bodies), told?.due]).toEqual([told?.due, expect.any(Number)])
    // What seldom happens moves a mean and no interval.
    expect(told?.interval.low).toBeLessThanOrEqual(Math.ceil(told?.misses ?? -1))
    expect(told?.interval.high).toBeGreaterThanOrEqual(Math.floor(told?.misses ?? Infinity))
    // One is answered in time.
    await sql`update incident set answered_at = ${new Date(UNTIL.getTime() + 2 * HOUR_MS)}, step = 'awaiting_author'
      where id = ${opened[7]}`.execute(test.db)

    test.clock.now = new Date(UNTIL.getTime() + DAY_MS)
    await saveForecast(test.context)
    const next = await read<ForecastResponse>(analyst, '/reports/forecast')
    expect(next.judged).toMatchObject({ days: 1, questions: due.length, missed: due.length - 1 })
    expect(next.judged.hits).toBeLessThanOrEqual(next.judged.named)
    expect(next.judged.bodyCover?.intervals).toBe(forecast?.bodies.length)
    expect(next.judged.placeCover?.intervals).toBe(forecast?.places.length)
    const ofValday = await read<ForecastResponse>(analyst, '/reports/forecast?municipalityCode=valday')
    const missedThere =
      await ask(`select from forecast_question one join forecast on forecast.id = one.forecast_id
      where forecast.kind = 'morning' and one.municipality_code = 'valday' and one.is_missed`)
    const held =
      told && missedThere.length >= told.interval.low && missedThere.length <= told.interval.high ? 1 : 0
    expect(ofValday.judged.placeCover).toMatchObject({ intervals: 1, held })
    expect(next.forecast?.at).toBe(test.clock.now.toISOString())
    // What was sure in the morning and went otherwise is doubted from now on.
    const [sure] = await ask<{ questions: number; otherwise: number }>(`
      select count(*)::int as questions, count(*) filter (where is_missed <> (chance > 0.5))::int as otherwise
      from forecast_question one join forecast on forecast.id = one.forecast_id
      where forecast.kind = 'morning' and day = '2026-11-30' and abs(chance - 0.5) >= 0.45 - surprises - 1e-9`)
    const doubted = await ask<{ day: string; surprises: number }>(
      `select day::text, surprises from forecast where kind = 'morning' or day = '2026-12-01' order by day`,
    )
    expect(sure?.questions).toBeGreaterThan(0)
    expect(doubted[0]).toEqual({ day: '2026-11-30', surprises: 1 / 40 })
    expect(doubted.at(-1)?.surprises).toBeCloseTo(
      ((sure?.otherwise ?? 0) + 1) / ((sure?.questions ?? 0) + 40),
      9,
    )
    test.clock.now = UNTIL
  })

  it('is made again when it is a quarter of an hour old, not before', async () => {
    const madeAt = async () =>
      (await read<ForecastResponse>(analyst, '/reports/forecast')).forecast?.at ?? null
    await saveForecast(test.context)
    for (const [minutes, at] of [
      [10, UNTIL],
      [15, new Date(UNTIL.getTime() + 15 * MINUTE_MS)],
    ] as const) {
      test.clock.now = new Date(UNTIL.getTime() + minutes * MINUTE_MS)
      await saveDueForecast(test.context)
      expect(await madeAt()).toBe(at.toISOString())
    }
    test.clock.now = UNTIL
  })

  it('keeps one forecast of a morning however often it looks', async () => {
    test.clock.now = new Date(UNTIL.getTime() + HOUR_MS)
    await saveForecast(test.context)
    const rows = await ask<{ kind: string }>(`select kind from forecast where day = '2026-11-30' order by 1`)
    expect(rows.map(({ kind }) => kind)).toEqual(['latest', 'morning'])
    test.clock.now = UNTIL
  })
})

describe('the replay of the last month', () => {
  async function replay(actor: Actor, change: RuleChange) {
    const asked = await test.as(actor).post('/reports/replays', { change })
    expect(asked.statusCode, asked.body).toBe(200)
    const job = test.jobs.find(({ payload }) => payload.id === asked.json().id)
    expect(job?.name).toBe('reports.replay')
    const again = await test.as(actor).post('/reports/replays', { change })
    expect([again.statusCode, again.json().code]).toEqual([409, 'oversight.replay_runs'])
    await runReplay(test.context, asked.json().id)
    const { replays } = await read<ReplaysResponse>(actor, '/reports/replays')
    return replays.find(({ id }) => id === asked.json().id)
  }

  it('comes near what happened, and says what another rule would have changed', async () => {
    const done = await replay(analyst, { kind: 'more_people', stage: 'writing', agencyCode: body, count: 2 })
    expect(done).toMatchObject({ state: 'done', fromDay: '2026-10-01', toDay: '2026-10-31' })
    const result = done?.result
    expect(result?.questions).toBeGreaterThan(20)
    expect(result?.isTrusted, JSON.stringify(result)).toBe(true)
    expect(result?.changed).toBeGreaterThanOrEqual((result?.replayed ?? 1) - 0.02)
  })

  it('of a body changes rules of that body alone', async () => {
    const other = { kind: 'more_people', stage: 'writing', agencyCode: 'ministry-roads', count: 1 }
    const refused = await test.as(head).post('/reports/replays', { change: other })
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'oversight.replay_not_own'])
    const done = await replay(head, { kind: 'without_stage', stage: 'inner_approval', agencyCode: body })
    expect(done?.state).toBe('done')
  })

  it('is nobody else’s to read', async () => {
    expect((await read<ReplaysResponse>(checkerOfFigures(), '/reports/replays')).replays).toEqual([])
  })
  const checkerOfFigures = () => buildActor({ role: 'dispatcher' })
})
