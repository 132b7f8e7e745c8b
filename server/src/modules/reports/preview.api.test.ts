import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { FiguresResponse } from '@veche/contract/figures.ts'
import type { ReportResponse } from '@veche/contract/reports.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { saveQuestion } from '../../../test/ledger-questions.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { markLate } from '../figures/index.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const WEEK = 'from=2026-11-18&to=2026-11-24'

let test: TestApp
const analyst = buildActor({ role: 'analyst' })
const ofValday = buildActor({ grants: [{ role: 'head', scope: { kind: 'municipality', code: 'valday' } }] })

beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  const { id: channelId } = await saveChannel(test.context)
  for (const actor of [analyst, ofValday]) await saveUser(test.db, actor)
  const seed = { channelId, now: NOW, agencyCode: 'road-service' }
  for (let at = 0; at < 12; at += 1)
    await saveQuestion(test.db, { ...seed, step: 'in_progress' }, { asked: -48, due: -24, answered: -30 })
  await saveQuestion(test.db, { ...seed, step: 'new' }, { asked: -24 * 9 })
  const lateId = await saveQuestion(
    test.db,
    { ...seed, step: 'in_progress', text: 'Яма на Мира, 5, телефон 8 921 555-17-04' },
    { asked: -40, due: -5 },
  )
  await saveQuestion(
    test.db,
    { ...seed, step: 'in_progress', municipalityCode: 'borovichi' },
    { asked: -40, due: -6 },
  )
  const dueAt = new Date(NOW.getTime() + 24 * HOUR_MS)
  const moments = { dueAt, returnsAt: dueAt, madeAt: NOW }
  await test.db
    .insertInto('promise')
    .values({ id: newId(), incidentId: lateId, what: 'заделать яму', who: 'дорожная служба', ...moments })
    .execute()
  await markLate(test.db, NOW)
})
afterAll(() => test.close())

async function preview(actor: Actor, query: string): Promise<ReportResponse> {
  const response = await test.as(actor).get(`/reports/preview?${query}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const sentencesOf = ({ report }: ReportResponse) =>
  report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'sentences' ? block.sentences : [])),
  )
const rowsOf = ({ report }: ReportResponse, title: string) =>
  report.sections
    .find((section) => section.title === title)
    ?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? []

describe('a report', () => {
  it('states what the figures of the same period say', async () => {
    const reply = await preview(analyst, WEEK)
    const { figures }: FiguresResponse = (await test.as(analyst).get(`/figures?${WEEK}`)).json()
    const table = new Map(rowsOf(reply, 'Показатели').map(([name, now]) => [name?.text, now?.sheet]))
    const value = (code: string) => figures.find((figure) => figure.code === code)?.value ?? null
    expect(table.get('Вопросы')).toBe(value('questions'))
    expect(table.get('В срок')).toBe(Math.round((value('on_time') ?? 0) * 1000) / 10)
    expect(table.get('Просрочено без первого ответа')).toBe(value('late_now'))
    expect(sentencesOf(reply)).toContain('Задали 14 вопросов, на 13 больше, чем за период до этого (1).')
    expect(reply.report).toMatchObject({ title: 'Сводка', place: 'Новгородская область' })
  })

  it('names what is late in words, the oldest first, without telephones', async () => {
    const rows = rowsOf(await preview(analyst, WEEK), 'Просрочено без первого ответа')
    expect(rows).toHaveLength(2)
    expect(rows[1]?.[1]?.text).toContain('Яма на Мира')
    expect(rows[1]?.[1]?.text).not.toContain('555-17')
    expect(rows[1]?.[0]?.href).toMatch(/^\/incident\//)
  })

  it('is of their own place for whoever leads one, and of no other', async () => {
    const own = await preview(ofValday, `${WEEK}&kind=meeting_note`)
    expect(own.filter).toEqual({ municipalityCode: 'valday' })
    expect(own.report.title).toBe('Справка к совещанию')
    expect(rowsOf(own, 'Просрочено без первого ответа')).toHaveLength(1)
    expect(rowsOf(own, 'Обещания').map((row) => row[1]?.text)).toEqual(['Заделать яму'])
    const other = await test.as(ofValday).get(`/reports/preview?${WEEK}&municipalityCode=borovichi`)
    expect(other.statusCode).toBe(404)
    const whole = await test.as(analyst).get(`/reports/preview?${WEEK}&kind=meeting_note`)
    expect(whole.json()).toMatchObject({ code: 'report.place_needed' })
  })

  it('tells of the surges that the radar kept', async () => {
    const startedAt = new Date('2026-11-20T11:05:00Z')
    const moments = { foundAt: startedAt, startedAt, lastAt: startedAt, endedAt: startedAt }
    const cell = { municipalityCode: 'valday', groupCode: 'roads', ...moments }
    await test.db
      .insertInto('surge')
      .values({ id: newId(), ...cell, count: 30, expected: 2.08, q: 0.001 })
      .execute()
    expect(sentencesOf(await preview(ofValday, WEEK)).at(-1)).toMatch(
      /^Валдайский.*, с 20 ноября в 14:05: 30 за три часа, обычно 2,1\.$/,
    )
    const before = await preview(ofValday, 'from=2026-11-01&to=2026-11-19')
    expect(before.report.sections.map(({ title }) => title)).not.toContain('Всплески')
  })

  it('of figures says of every one how it stands to the period before, in words, on paper and in tables', async () => {
    const reply = await preview(analyst, `${WEEK}&kind=figures&municipalityCode=valday&groupCode=roads`)
    expect(reply.report).toMatchObject({ title: 'Показатели' })
    expect(reply.report.place).toMatch(/^Валдайский.*, темы: /)
    const said = new Map(
      reply.report.sections
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
        .map((cells) => [cells[0]?.text, cells.slice(1).map(({ text }) => text)]),
    )
    expect(said.size).toBe(CATALOGUE.length)
    expect(said.get('Вопросы')).toEqual(['13', '1', '+12', 'больше'])
    expect(said.get('Пропущенные сроки')?.at(-1)).toBe('больше, хуже')
    expect(said.get('В срок')?.at(-1)).toBe('не с чем сравнить')
    expect(said.get('Просрочено без первого ответа')).toEqual(['1', '', '', 'на эту минуту'])
    const csv = await test
      .as(analyst)
      .get(`/reports/file?${WEEK}&kind=figures&municipalityCode=valday&format=csv`)
    expect(csv.body).toMatch(/Вопросы.13.1.12.больше/)
    const narrowed = await test.as(analyst).get(`/reports/preview?${WEEK}&groupCode=roads`)
    expect(narrowed.json()).toMatchObject({ code: 'report.not_narrowed' })
  })

  it('speaks English where it is asked to', async () => {
    const reply = await preview(analyst, `${WEEK}&language=en`)
    expect(sentencesOf(reply)).toContain('14 questions were asked, 13 more than in the period before (1).')
  })

  it.each([
    ['docx', 'PK'],
    ['xlsx', 'PK'],
    ['pdf', '%PDF-'],
  ])('is a file: %s', async (format, magic) => {
    const response = await test.as(ofValday).get(`/reports/file?${WEEK}&format=${format}`)
    expect(response.statusCode).toBe(200)
    expect(response.rawPayload.subarray(0, magic.length).toString()).toBe(magic)
    expect(response.headers['content-disposition']).toContain(`.${format}`)
  })

  it('is for those who may see figures', async () => {
    const executor = buildActor({ role: 'executor' })
    expect((await test.as(executor).get(`/reports/preview?${WEEK}`)).statusCode).toBe(403)
  })
})
