import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { loadWholePast, openPastRegion } from '../../../../test/past-region.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { listAlteredCards, listChecked } from '../../../modules/fakes/index.ts'
import { readShownStreams } from '../../../modules/livestreams/index.ts'
import { findPlan } from './load/past.repository.ts'
import { PastPlan } from './load/past-plan.ts'
import { readPast } from './load/read-world.ts'
import { planStreams } from './streams/plan-streams.ts'

const UNTIL = new Date('2026-11-29T09:00:00Z')
let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: UNTIL })
  await openPastRegion(test, { size: 1500, until: UNTIL })
  await loadWholePast(test)
}, 300_000)
afterAll(() => test.close())

async function ask<Row extends object>(text: string): Promise<Row[]> {
  return (await sql.raw<Row>(text).execute(test.db)).rows
}
async function count(text: string): Promise<number> {
  const [row] = await ask<{ count: number }>(`select count(*)::int as count from ${text}`)
  return row?.count ?? 0
}

describe('streams of the past', () => {
  it('are a hundred and twenty in a whole past, in all seasons, more where people are answered well', async () => {
    const plan = PastPlan.parse(await findPlan(test.db))
    const { world, source } = await readPast(test.db, test.product.files, { ...plan, size: 40_000 })
    const willingnessOf = (code: string) => (code === 'valday' ? 1.4 : code === 'chudovo' ? 0.35 : 1)
    const streams = planStreams({ ...source, zone: world.zone, willingnessOf })
    expect(Math.abs(streams.length - 120)).toBeLessThanOrEqual(10)
    const held = (code: string) => streams.filter(({ locality }) => locality.code === code).length
    expect(held('valday')).toBeGreaterThan(held('chudovo'))
    const months = Map.groupBy(streams, ({ date }) => date.slice(0, 7))
    expect(months.size).toBeGreaterThanOrEqual(13)
    const whole = [...months].filter(([month]) => month > '2025-10' && month < '2026-11')
    expect(Math.min(...whole.map(([, { length }]) => length))).toBeGreaterThan(3)
    expect(streams.map(({ plannedAt }) => plannedAt.getTime())).toEqual(
      streams.map(({ plannedAt }) => plannedAt.getTime()).toSorted((a, b) => a - b),
    )
  })

  it('are over, with nothing left on control, and shown to everybody with their balance', async () => {
    const { past } = await readShownStreams(test.db, { now: UNTIL, limit: 50, municipalityCode: null })
    expect(past.length).toBeGreaterThanOrEqual(8)
    for (const { balance } of past) {
      const { asked, onAir, later, declined, onControl, waiting } = balance
      expect([asked, waiting]).toEqual([onAir + later + declined + onControl, 0])
      expect(asked).toBeGreaterThan(3)
    }
    expect(past.reduce((sum, { balance }) => sum + balance.later, 0)).toBeGreaterThan(5)
    expect(past.reduce((sum, { balance }) => sum + balance.onControl, 0)).toBe(0)
    expect(
      await count(
        `livestream where step not in ('closed', 'follow_up') or closed_at >= '${UNTIL.toISOString()}'`,
      ),
    ).toBe(0)
  })

  it('have answered on air, promised and given work to those who do it, by the rules', async () => {
    for (const state of ['answered', 'answered_later', 'declined', 'folded', 'aside'])
      expect([state, await count(`livestream_question where state = '${state}'`)]).not.toEqual([state, 0])
    expect(await count('livestream_question where promise is not null')).toBeGreaterThan(3)
    expect(
      await count(`livestream_question question join incident on incident.id = question.incident_id
        where question.state = 'answered_later' and question.answered_later_at is distinct from incident.answered_at`),
    ).toBe(0)
    expect(
      await count(`livestream_question question join livestream stream on stream.id = question.livestream_id
        where question.asked_at >= stream.ended_at or question.time_code_s > extract(epoch from stream.ended_at - stream.started_at)`),
    ).toBe(0)
    // Its own rule for the first answer, from the end of the stream.
    expect(
      await count(`livestream_question question join incident_deadline due on due.incident_id = question.incident_id
        and due.key = 'first_answer' join deadline_rule rule on rule.id = due.rule_id
        where rule.key <> 'livestream_answer' and due.state <> 'cancelled'
          and not exists (select from incident where id = due.incident_id and urgency = 'urgent')`),
    ).toBe(0)
  })
})

describe('chats of the past', () => {
  it('have questions that were answered, passed on by hand, and missed', async () => {
    const [found] = await ask<
      Record<string, number>
    >(`select count(*) filter (where state = 'answered')::int as answered,
      count(*) filter (where state = 'passed_on' and closed_by is not null)::int as "byHand",
      count(*) filter (where state = 'passed_on' and closed_by is null)::int as missed,
      count(*) filter (where state in ('open', 'dropped'))::int as rest from chat_question`)
    expect(found).toMatchObject({ rest: 0 })
    expect(found?.answered).toBeGreaterThan(20)
    expect(found?.byHand).toBeGreaterThan(0)
    expect(found?.missed).toBeGreaterThan(0)
    expect(await count(`chat_question where state = 'answered' and closed_at > due_at`)).toBe(0)
    expect(
      await count(`chat_question where state = 'passed_on' and closed_by is null
        and closed_at not between due_at and due_at + interval '10 seconds'`),
    ).toBe(0)
  })

  it('hold every message that stands there, and link each answer to its question', async () => {
    expect(
      await count(
        `message where surface = 'chat' and not exists (select from chat_message where message_id = message.id)`,
      ),
    ).toBe(0)
    expect(
      await count(`chat_question where state = 'answered' and not exists (select from chat_link
        where question_message_id = message_id and reply_message_id = answered_by_message_id and state = 'confirmed')`),
    ).toBe(0)
  })
})

describe('rumours of the past', () => {
  it('were checked by two people with papers, or dropped, and stand in the journal', async () => {
    expect(await count('fake')).toBeGreaterThanOrEqual(8)
    expect(await count(`fake where step not in ('closed', 'watch', 'dropped')`)).toBe(0)
    expect(await listAlteredCards(test.db)).toEqual([])
    const verdicts = await ask<{ verdict: string }>(
      'select distinct verdict from fake where verdict is not null',
    )
    expect(verdicts.length).toBeGreaterThan(1)
    const { fakes } = await listChecked(test.db, { search: '', after: 0 })
    expect(fakes.length).toBe(await count('fake where published_at is not null'))
  })
})

describe('the ledger of what is beside the questions of pages', () => {
  it('has the rows that the triggers would have written', async () => {
    const FACTS = `source, source_id, network, municipality_code, group_code, topic_code, agency_code, taken_at, due_at, rule,
      is_late, answered_at, working_minutes, state, closed_at, merged_into, changed_at`
    const beside = `source in ('chat', 'livestream')`
    let differ: object[] = []
    await test.owner
      .transaction()
      .execute(async (tx) => {
        const run = (text: string) => sql.raw<object>(text).execute(tx)
        await run(`create temp table kept on commit drop as select * from counted_question where ${beside}`)
        await run(`delete from counted_question where ${beside}`)
        await run('update chat_question set state = state')
        await run('update livestream_question set state = state')
        const now = `(select * from counted_question where ${beside}) now`
        const { rows } = await run(`(select ${FACTS} from kept except select ${FACTS} from ${now}) union all
          (select ${FACTS} from ${now} except select ${FACTS} from kept)`)
        differ = rows
        throw new Error('taken back')
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'taken back')) throw error
      })
    expect(await count(`counted_question where ${beside}`)).toBeGreaterThan(100)
    expect(differ).toEqual([])
  })

  it('counts three months by source as the rows do', async () => {
    const reader = buildActor({ role: 'moderator' })
    for (const month of ['2025-12', '2026-04', '2026-10']) {
      const [from, to] = [`${month}-01`, `${month}-28`]
      const response = await test
        .as(reader)
        .get(`/figures/table?from=${from}&to=${to}&codes=questions&by=source`)
      const told = new Map(
        response
          .json()
          .rows.map(({ key, figures }: { key: string; figures: { value: number }[] }) => [
            key,
            figures[0]?.value ?? 0,
          ]),
      )
      for (const source of ['livestream', 'chat']) {
        const rows =
          await count(`counted_question where source = '${source}' and state not in ('refused', 'passed_on', 'merged')
          and (taken_at at time zone 'Europe/Moscow')::date between '${from}' and '${to}'`)
        expect([month, source, told.get(source) ?? 0]).toEqual([month, source, rows])
      }
    }
  })

  it('tells the Book of each rumour when it was noticed and when it was checked', async () => {
    expect(
      await count(`fake where published_at is not null and (select array_agg(kind || ' ' || at order by id) from question_change
          where facts ->> 'rumour' = fake.number::text)
        is distinct from array['noticed ' || signalled_at, 'checked ' || published_at]`),
    ).toBe(0)
    expect(await count(`question_change where question_id is null`)).toBe(2 * (await count('fake')))
  })
})
