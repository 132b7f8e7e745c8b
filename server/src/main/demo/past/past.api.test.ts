import { readEntry, writeEntry } from '@veche/book/entry/read-entry.ts'
import { startRecount } from '@veche/book/figures/recount.ts'
import type { OwnWeek } from '@veche/contract/portal/own-work.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { differencesOfLedger } from '../../../../test/ledger.ts'
import { faultsOfBook } from '../../../../test/model/book-sense.ts'
import { loadWholePast, openPastRegion } from '../../../../test/past-region.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { listAlteredMessages, listAlteredPublications } from '../../../modules/answers/index.ts'
import { entryOfChange } from '../../../modules/book/writing/domain/entry-of-change.ts'
import { correctFigures } from '../../../modules/figures/ledger/index.ts'
import { findBrokenChain } from '../../../modules/incidents/index.ts'
import { correctWorkCounts } from '../../../modules/incidents/work-counts/index.ts'
import { readOwnWork } from '../../../modules/portal/own-work/read-own-work.ts'
import { findPersonalData } from '../../../modules/text/index.ts'
import { teachDemo } from '../start-reader-demo.ts'

const ZONE = 'Europe/Moscow'
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

describe('the past', () => {
  it('passes what the doctor and the nights look at', async () => {
    expect(await count('incident')).toBeGreaterThan(1200)
    expect(await findBrokenChain(test.db)).toBeNull()
    expect(await listAlteredPublications(test.db)).toMatchObject({ altered: [] })
    expect(await listAlteredMessages(test.db)).toEqual({ altered: [], edited: [], added: [] })
    expect(
      await count(
        `incident where step not in ('done', 'dismissed', 'merged', 'archived') and deadline_due_at is null`,
      ),
    ).toBe(0)
    expect(await correctWorkCounts(test.db)).toEqual([])
  })

  it('sends nothing, tells nobody and wakes nothing', async () => {
    expect(test.jobs).toEqual([])
    for (const table of ['event', 'notification', 'mail', 'raw_inbox', 'channel_cursor', 'channel_gap'])
      expect([table, await count(table)]).toEqual([table, 0])
    expect(await count(`outbox where state <> 'sent'`)).toBe(0)
    expect(await count(`incident_deadline where next_reminder_at < '${UNTIL.toISOString()}'`)).toBe(0)
  })

  it('ends where the living region begins', async () => {
    const end = `'${UNTIL.toISOString()}'`
    expect(await count(`incident where found_at >= ${end} or closed_at >= ${end}`)).toBe(0)
    expect(await count(`incident_activity where at > ${end}::timestamptz + interval '10 seconds'`)).toBe(0)
    // Where an answer is still owed, it can be sent.
    expect(
      await count(`incident where network <> 'form'
        and step not in ('done', 'dismissed', 'merged', 'awaiting_author')`),
    ).toBe(0)
    const [next] = await ask<{ number: number }>(`select nextval('incident_number')::int as number`)
    const [last] = await ask<{ number: number }>('select max(number) as number from incident')
    expect(next?.number).toBeGreaterThan(last?.number ?? 0)
  })

  it('gives those who sign in weeks of work of their own', async () => {
    const sumOf = async (login: string, of: (week: OwnWeek) => number) => {
      const user = await findUserByEmail(test.db, `${login}@veche.example`)
      const actor = user && (await findActorByUserId(test.db, user.id))
      if (!actor) throw new Error(`nobody is ${login}`)
      const { weeks } = await readOwnWork(test.context, actor)
      return weeks.reduce((sum, week) => sum + of(week), 0)
    }
    expect(await sumOf('executor', (week) => week.answers)).toBeGreaterThan(0)
    expect(await sumOf('executor', (week) => week.satisfied.of)).toBeGreaterThan(0)
    expect(await sumOf('dispatcher', (week) => week.sorted)).toBeGreaterThan(0)
    expect(await sumOf('moderator', (week) => week.decided)).toBeGreaterThan(0)
  })

  it('has numbers in order of time', async () => {
    const disorder = `(select found_at < lag(found_at) over (order by number) as is_back from incident) one where is_back`
    expect(await count(disorder)).toBe(0)
  })

  it('answers nothing before it was asked, and tells each history in order', async () => {
    expect(await count('incident where answered_at < found_at or closed_at < found_at')).toBe(0)
    expect(
      await count(`(select at < lag(at) over (partition by incident_id order by seq) as is_back
        from incident_activity) step where is_back`),
    ).toBe(0)
    expect(
      await count(`message answer join message question on question.incident_id = answer.incident_id
        and question.direction = 'in' and question.parent_external_id is null
        where answer.direction = 'out' and answer.occurred_at <= question.occurred_at`),
    ).toBe(0)
  })

  it('holds no personal data, but for names by which an author is greeted', async () => {
    const texts = await ask<{ text: string }>(
      'select text from message union select text from answer_version union select what from promise',
    )
    expect(texts.length).toBeGreaterThan(1000)
    expect(texts.filter(({ text }) => findPersonalData(text).length > 0)).toEqual([])
  })

  it('gives a reason wherever the list remarks on an approved text', async () => {
    const reasons = await ask<{ share: number }>(
      `select avg((override_reason = '')::int)::float as share from answer_version where outcome = 'approved'`,
    )
    expect(reasons[0]?.share).toBeGreaterThan(0.6)
    expect(await count(`answer_version where outcome = 'sent_back' and override_reason = ''`)).toBe(0)
  })
})

describe('its ledger', () => {
  it('says what a count of the work says', async () => {
    expect(await differencesOfLedger(test.db, UNTIL, ZONE)).toEqual([])
    expect(await correctFigures(test.db)).toEqual([])
  })

  it('has the rows that the triggers would have written', async () => {
    const FACTS = `source_id, network, municipality_code, group_code, topic_code, agency_code, taken_at, due_at, rule,
      answered_at, working_minutes, state, is_solvable, repeat_no, outcome, has_evidence, promise_due_at, satisfaction,
      closed_at, merged_into, handoffs`
    const differ = await undone(async (run) => {
      await run('create temp table kept on commit drop as select * from counted_question')
      await run('delete from counted_question')
      await run(`select questions_of_incidents(array(select id from incident), now(), false)`)
      return run(`select count(*)::int from (
        (select ${FACTS} from kept where source = 'incident' except select ${FACTS} from counted_question) union all
        (select ${FACTS} from counted_question except select ${FACTS} from kept where source = 'incident')) one`)
    })
    expect(differ).toEqual([{ count: 0 }])
    expect(
      await count(`counted_question q where (promises_made, promises_kept, promises_moved, promises_broken) is distinct from
        (select (count(*)::int, (count(*) filter (where state = 'kept'))::int,
          (count(*) filter (where state = 'moved'))::int, (count(*) filter (where state = 'broken'))::int) from promise where incident_id = q.source_id)`),
    ).toBe(0)
    expect(
      await count(`counted_question q where times_asked_again <> (select count(*) from incident_activity
        where incident_id = q.source_id and type = 'follow_up' and details ->> 'from' in ('awaiting_author', 'done')
          and details ->> 'to' = 'in_progress')`),
    ).toBe(0)
  })

  it('tells the Book each step by its kind, in order of time, up to what a question is now', async () => {
    const step = `(select kind, at, facts::jsonb as facts, lag(facts::jsonb) over of_it as before, lead(id) over of_it as next, question_id
      from question_change where question_id is not null window of_it as (partition by question_id order by id)) step`
    const row = (facts: string) => `jsonb_populate_record(null::counted_question, ${facts})`
    const kind = `case when before is null then 'taken' else question_change_kind(${row('before')}, ${row('facts')}) end`
    expect(await ask(`select kind, ${kind} as should_be from ${step} where kind <> ${kind}`)).toEqual([])
    expect(
      await count(`${step} where before is not null and (before ->> 'changed_at')::timestamptz > at`),
    ).toBe(0)
    expect(
      await count(
        `(select at < lag(at) over (order by id) as is_back from question_change) step where is_back`,
      ),
    ).toBe(0)
    const rest = `'source_id' - 'handoffs' - 'merged_into'`
    expect(
      await count(`${step} join counted_question q on q.id = step.question_id
        where next is null and to_jsonb(${row('facts')}) - ${rest} <> to_jsonb(q) - ${rest}`),
    ).toBe(0)
  })

  it('is taken by a stranger for what has happened', async () => {
    expect(await faultsOfBook(test.db, test.clock.now)).toEqual([])
  })

  it('is recounted from the Book', async () => {
    const changes = await ask<Parameters<typeof entryOfChange>[0]>(
      'select id, kind, at, facts from question_change order by id',
    )
    const recount = startRecount(ZONE)
    // The commitment is what the Book adds by itself.
    const commitment = 'a'.repeat(64)
    for (const change of changes)
      recount.add(readEntry(writeEntry(entryOfChange(change, change.kind === 'taken' ? commitment : null))))
    const period = { from: '2025-11-01', to: '2026-11-30' }
    const counted = recount.figures(period)
    const reader = buildActor({ role: 'moderator' })
    const response = await test.as(reader).get(`/figures?from=${period.from}&to=${period.to}`)
    const told = response.json().figures.filter(({ code }: { code: string }) => counted.has(code))
    expect(told.length).toBeGreaterThan(35)
    for (const { code, value, numerator, denominator } of told)
      expect([code, counted.get(code)]).toEqual([code, { value, numerator, denominator }])
  })
})

/** As the owner, and taken back. */
async function undone<Result>(
  work: (run: (text: string) => Promise<object[]>) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined
  await test.owner
    .transaction()
    .execute(async (tx) => {
      result = await work(async (text) => (await sql.raw<object>(text).execute(tx)).rows)
      throw new Error('taken back')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error && error.message === 'taken back')) throw error
    })
  if (result === undefined) throw new Error('Nothing came of it')
  return result
}

it('has taught the reader of texts, and the duty has a bar of each night', async () => {
  await teachDemo({ context: test.context })
  const user = await findUserByEmail(test.db, 'admin@veche.example')
  const admin = test.as((user && (await findActorByUserId(test.db, user.id)))!)
  expect((await admin.get('/reader')).json()).toMatchObject({
    ...{ activeNumber: 1, lastRun: { endedAs: 'used' } },
    versions: [{ outcome: 'better', figures: { shipped: { right: expect.any(Number) } } }],
  })
  expect((await admin.get('/reader')).json().weeks.length).toBeGreaterThanOrEqual(5)
  expect((await admin.get('/reader/alarms')).json().days).toHaveLength(10)
}, 60_000)
