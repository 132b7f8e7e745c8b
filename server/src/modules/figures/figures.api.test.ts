import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { FigureRowsResponse, FigureSeriesResponse, FiguresResponse } from '@veche/contract/figures.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveDeadline } from '../../../test/factories/deadline-factory.ts'
import { type IncidentSeed, saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { correctFigures, foldFigures, markLate } from './ledger/index.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS)
const NOVEMBER = 'from=2026-11-01&to=2026-11-30'

let test: TestApp
let channelId: string
const analyst = buildActor({ role: 'analyst' })
const ofValday = buildActor({ grants: [{ role: 'head', scope: { kind: 'municipality', code: 'valday' } }] })
const ofRoads = buildActor({
  grants: [{ role: 'coordinator', scope: { kind: 'agency', code: 'road-service' } }],
})

beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  ;({ id: channelId } = await saveChannel(test.context))
  for (const actor of [analyst, ofValday, ofRoads]) await saveUser(test.db, actor)
  const closed = { step: 'done', kind: 'solvable', agencyCode: 'road-service', closedAt: at(-1) } as const
  await ask({ ...closed, outcome: 'solved', hasEvidence: true, satisfaction: 'satisfied' }, -48, {
    due: -24,
    answered: -30,
  })
  await ask({ ...closed, outcome: 'solved', satisfaction: 'no_answer' }, -48, { due: -24, answered: -20 })
  await ask({ ...closed, outcome: 'explained', satisfaction: 'dissatisfied', handoffs: 2 }, -72, {
    due: -60,
    answered: -61,
  })
  await ask({ step: 'in_progress' }, -40, { due: -5 })
  await ask({ step: 'new' }, -2, { due: 4 })
  await ask({ step: 'dismissed', dismissReason: 'spam' }, -3, {})
  await ask({ step: 'new', municipalityCode: 'borovichi', groupCode: 'housing' }, -3, { due: 2 })
  await ask({ step: 'new' }, -24 * 20, { due: -24 * 18, answered: -24 * 19 })
  await promise('kept', -40, -30)
  await promise('moved', -20, -10)
  await promise('open', -10)
  await markLate(test.db, NOW)
})
afterAll(() => test.close())

/** Made and settled so many hours from now, of the question that is in progress. */
async function promise(state: 'open' | 'kept' | 'moved', madeHours: number, settledHours?: number) {
  const { id: incidentId } = await test.db
    .selectFrom('incident')
    .select('id')
    .where('step', '=', 'in_progress')
    .executeTakeFirstOrThrow()
  const id = newId()
  const words = { what: 'заделать яму', who: 'дорожная служба' }
  const moments = { dueAt: at(24), returnsAt: at(24), madeAt: at(madeHours) }
  await test.db
    .insertInto('promise')
    .values({ id, incidentId, ...words, ...moments })
    .execute()
  if (settledHours !== undefined)
    await test.db
      .updateTable('promise')
      .set({ state, closedAt: at(settledHours) })
      .where('id', '=', id)
      .execute()
}

type Clock = { due?: number; answered?: number }
/** Asked and due so many hours from now. The ledger learns of the deadline with the next change of the question. */
async function ask(seed: Partial<IncidentSeed>, foundHours: number, { due, answered }: Clock): Promise<void> {
  const places = { municipalityCode: 'valday', groupCode: 'roads', topicCode: 'roads.potholes', ...seed }
  const foundAt = at(foundHours)
  const incident = await saveIncident(test.db, {
    ...{ ...places, municipalityCode: null, channelId, foundAt },
    ...(answered === undefined ? {} : { answeredAt: at(answered) }),
  })
  const ended = answered === undefined ? {} : { stoppedAt: at(answered), spentWorkingMs: 90 * MINUTE_MS }
  if (due !== undefined)
    await saveDeadline(test.db, incident, {
      ...{ key: 'first_answer', startedAt: foundAt, dueAt: at(due), ...ended },
      state: answered === undefined ? 'running' : answered <= due ? 'met' : 'late',
    })
  await test.db
    .updateTable('incident')
    .set({ municipalityCode: places.municipalityCode })
    .where('id', '=', incident.id)
    .execute()
}

async function figures(
  actor: Actor,
  query: string,
): Promise<Map<string, FiguresResponse['figures'][number]>> {
  const response = await test.as(actor).get(`/figures?${query}`)
  expect(response.statusCode, response.body).toBe(200)
  const { figures }: FiguresResponse = response.json()
  return new Map(figures.map((figure) => [figure.code, figure]))
}

describe('figures of a period', () => {
  const EXPECTED = {
    questions: 7,
    refused: 1,
    answered: 4,
    on_time: 3 / 5,
    missed: 2,
    closed: 3,
    solved: 2,
    solved_share: 2 / 3,
    solved_proved: 1 / 2,
    satisfaction: 1 / 2,
    silent_share: 1 / 3,
    handoffs: 2 / 3,
    open_now: 3,
    late_now: 1,
    soon_now: 2,
    promises_made: 3,
    promises_kept: 1 / 2,
    chat_questions: 0,
    first_answer: 90,
  }

  it('say the same before and after they are folded, however few at a time', async () => {
    for (const fold of [false, true]) {
      if (fold) await foldFigures(test.db, 2)
      const found = await figures(analyst, NOVEMBER)
      for (const [code, value] of Object.entries(EXPECTED)) expect(found.get(code)?.value, code).toBe(value)
    }
  })

  it('are put right where they drifted, month after month, and told once for a measure', async () => {
    expect(await correctFigures(test.db)).toEqual([])
    await sql`update figure_count set value = value + 5 where slice = 'all' and measure = 'taken'`.execute(
      test.db,
    )
    await sql`insert into figure_count (slice, day, measure, source, value)
      values ('all', '2025-02-03', 'taken', 'incident', 7), ('all', '2027-01-31', 'taken', 'incident', 1)`.execute(
      test.db,
    )
    const [drift, ...others] = await correctFigures(test.db)
    expect(others).toEqual([])
    expect(drift).toMatchObject({ measure: 'taken' })
    expect((drift?.kept ?? 0) - (drift?.counted ?? 0)).toBe(5 * ((drift?.days ?? 0) - 2) + 8)
    expect(await correctFigures(test.db)).toEqual([])
    const found = await figures(analyst, NOVEMBER)
    expect(found.get('questions')?.value).toBe(EXPECTED.questions)
  })

  it('stand beside the period before', async () => {
    const week = await figures(analyst, 'from=2026-11-18&to=2026-11-24&codes=questions,on_time')
    expect(week.get('questions')).toMatchObject({ value: 6, previous: 0, yearAgo: 0 })
    expect((await figures(analyst, 'from=2026-11-11&to=2026-11-17')).get('on_time')).toMatchObject({
      value: null,
      previous: 1,
    })
  })

  it('are cut by place and group', async () => {
    expect((await figures(analyst, `${NOVEMBER}&municipalityCode=borovichi`)).get('questions')?.value).toBe(1)
    expect((await figures(analyst, `${NOVEMBER}&agencyCode=road-service`)).get('closed')?.value).toBe(3)
    const refused = await test
      .as(analyst)
      .get(`/figures?${NOVEMBER}&agencyCode=road-service&municipalityCode=valday`)
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'figures.filters'])
  })

  it('are of the own place alone for whoever keeps one', async () => {
    expect((await figures(ofValday, NOVEMBER)).get('questions')?.value).toBe(6)
    expect((await figures(ofRoads, NOVEMBER)).get('questions')?.value).toBe(3)
    for (const path of ['figures', 'figures/matrix', 'figures/questions/rows']) {
      const outside = await test.as(ofValday).get(`/${path}?${NOVEMBER}&municipalityCode=borovichi`)
      expect([path, outside.statusCode]).toEqual([path, 404])
    }
  })

  it('come with the sums of their formula, so that anybody can count again', async () => {
    const found = await figures(analyst, NOVEMBER)
    expect(found.get('on_time')?.sums).toEqual({ on_time: 3, late: 2 })
    expect(found.get('handoffs')?.sums).toEqual({ handoffs: 2, closed: 3 })
    expect(found.get('first_answer')?.sums).toEqual({})
  })

  it('say whose they are, and of whom else the reader may ask', async () => {
    const scopeOf = async (actor: Actor) => {
      const { filter, own } = (await test.as(actor).get(`/figures?${NOVEMBER}&codes=questions`)).json()
      return [filter, own]
    }
    expect(await scopeOf(analyst)).toEqual([{}, null])
    expect(await scopeOf(ofValday)).toEqual([
      { municipalityCode: 'valday' },
      [{ municipalityCode: 'valday' }],
    ])
    expect(await scopeOf(ofRoads)).toEqual([{ agencyCode: 'road-service' }, [{ agencyCode: 'road-service' }]])
  })

  it.each([
    ['from=2026-11-30&to=2026-11-01', 'figures.period_backwards'],
    ['from=2020-01-01&to=2026-11-01', 'figures.period_too_long'],
    ['from=yesterday&to=2026-11-01', 'http.invalid'],
    [`${NOVEMBER}&codes=nothing`, 'figures.not_found'],
  ])('refuses %s', async (query, code) => {
    const response = await test.as(analyst).get(`/figures?${query}`)
    expect(response.json().code).toBe(code)
  })
})

describe('behind a figure', () => {
  it('stand as many questions as it counts, for each figure', async () => {
    const found = await figures(analyst, NOVEMBER)
    for (const figure of CATALOGUE) {
      const response = await test.as(analyst).get(`/figures/${figure.code}/rows?${NOVEMBER}&limit=200`)
      const { rows }: FigureRowsResponse = response.json()
      const { numerator, denominator } = found.get(figure.code)!
      expect([figure.code, rows.length]).toEqual([figure.code, denominator ?? numerator])
      // The numerator of a mean is a sum of what its rows have, not their number.
      if (figure.formula.kind === 'mean') continue
      const counted = rows.filter(({ isCounted }) => isCounted).length
      expect([figure.code, counted]).toEqual([figure.code, numerator])
    }
  })

  it('are asked for by whether they count', async () => {
    const found = async (query: string) => {
      const response = await test.as(analyst).get(`/figures/on_time/rows?${NOVEMBER}${query}`)
      const { rows }: FigureRowsResponse = response.json()
      return rows.map(({ isCounted }) => isCounted)
    }
    expect(await found('&isCounted=true')).toEqual([true, true, true])
    expect(await found('&isCounted=false')).toEqual([false, false])
  })

  it('are pages without a gap or a repeat', async () => {
    const seen: number[] = []
    let cursor = ''
    do {
      const response = await test.as(analyst).get(`/figures/on_time/rows?${NOVEMBER}&limit=2${cursor}`)
      const page: FigureRowsResponse = response.json()
      seen.push(...page.rows.map(({ question }) => question))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect([seen.length, new Set(seen).size]).toEqual([5, 5])
  })
})

it('draws days, places and cells from the same sums', async () => {
  const { series }: FigureSeriesResponse = (
    await test.as(analyst).get(`/figures/series?${NOVEMBER}&codes=questions,late_now`)
  ).json()
  const valuesOf = (code: string) =>
    series.find((one) => one.code === code)?.days.map(({ value }) => value) ?? []
  expect(valuesOf('questions')).toHaveLength(30)
  expect(valuesOf('questions').reduce((sum: number, value) => sum + (value ?? 0), 0)).toBe(7)
  // Nobody counted then what is late now.
  expect(new Set(valuesOf('late_now'))).toEqual(new Set([null]))
  const { rows } = (
    await test.as(analyst).get(`/figures/table?${NOVEMBER}&codes=questions,first_answer&by=municipality`)
  ).json()
  expect(
    rows.map(({ key, figures }: { key: string; figures: { value: number }[] }) => [key, figures[0]?.value]),
  ).toEqual(
    expect.arrayContaining([
      ['valday', 6],
      ['borovichi', 1],
    ]),
  )
  const { cells } = (await test.as(analyst).get('/figures/matrix?from=2026-11-18&to=2026-11-24')).json()
  expect(cells).toContainEqual({ municipalityCode: 'valday', groupCode: 'roads', count: 5, norm: 0.25 })
})
