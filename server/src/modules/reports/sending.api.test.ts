import { Readable } from 'node:stream'
import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import type { ReportRun, ReportRunsResponse, ReportSchedule } from '@veche/contract/admin/report-schedules.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { FiguresResponse } from '@veche/contract/figures.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { saveQuestion } from '../../../test/ledger-questions.ts'
import { type LetterBox, openLetterBox } from '../../../test/letter-box.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { reportsContextOf } from '../../main/wiring/reports-context-of.ts'
import { type ReadCell, readSheet } from '../../platform/sheets/index.ts'
import { type Actor, addJournal } from '../access/index.ts'
import { markLate } from '../figures/index.ts'
import { createMailer, type Mailer } from '../notifications/index.ts'
import { sendingJobs } from './index.ts'

/** A Tuesday, noon in the region. */
const NOW = new Date('2026-11-24T09:00:00Z')
const analyst = buildActor({ role: 'analyst', name: 'Аналитик Вера' })
const ofValday = buildActor({
  ...{ name: 'Глава Валдая' },
  grants: [{ role: 'head', scope: { kind: 'municipality', code: 'valday' } }],
})
const administrator = buildActor({ role: 'administrator' })
const executor = buildActor({ role: 'executor' })

let test: TestApp
let box: LetterBox
let mailer: Mailer

beforeAll(async () => {
  box = await openLetterBox()
  test = await startTestApp({ now: NOW, sendLetter: (letter) => mailer.send(letter) })
  for (const actor of [analyst, ofValday, administrator, executor]) await saveUser(test.db, actor)
  const { id: channelId } = await saveChannel(test.context)
  await saveQuestion(
    test.db,
    { channelId, now: NOW, step: 'in_progress', text: 'Не горит фонарь на Мира' },
    { asked: -40, due: -5 },
  )
  await markLate(test.db, NOW)
})
beforeEach(async () => {
  test.clock.now = NOW
  box.received.splice(0)
  box.unknown.clear()
  await test.db.deleteFrom('reportRun').execute()
  await test.db.deleteFrom('reportSchedule').execute()
  await test.db.deleteFrom('reportAddress').execute()
  mailer = createMailer({
    ...{ smtpUrl: box.url, from: 'veche@region.example', publicUrl: 'https://veche.region.example' },
  })
})
afterEach(() => mailer.close())
afterAll(async () => {
  await box.close()
  await test.close()
})

const WEEKLY = {
  ...{ title: 'К планёрке', kind: 'summary', format: 'docx', cadence: 'weekly', weekday: 3, hour: 8 },
  recipients: [{ userId: analyst.id }],
}
const work = () =>
  sendingJobs(reportsContextOf(test.product))
    .find(({ name }) => name === 'reports.work')!
    .handle([])
const passMs = (ms: number) => {
  test.clock.now = new Date(test.clock.now.getTime() + ms)
}

async function schedule(body: object = {}, actor: Actor = analyst): Promise<ReportSchedule> {
  const response = await test.as(actor).post('/report-schedules', { ...WEEKLY, ...body })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function archive(actor: Actor = analyst): Promise<ReportRun[]> {
  const { runs }: ReportRunsResponse = (await test.as(actor).get('/report-runs')).json()
  return runs
}

describe('a schedule', () => {
  it('tells when it runs next by the clock of the region', async () => {
    expect(await schedule()).toMatchObject({ nextRunAt: '2026-11-25T05:00:00.000Z', isPaused: false })
    const { schedules } = (await test.as(analyst).get('/report-schedules')).json()
    expect(schedules).toMatchObject([
      { title: 'К планёрке', recipients: [{ name: 'Аналитик Вера' }], isOwn: true },
    ])
  })

  it.each([
    [{ recipients: [{ userId: analyst.id }, { userId: executor.id }] }, 'report.person_out_of_scope', 2],
    [{ recipients: [{ userId: 'nobody' }] }, 'report.person_gone', 1],
    [{ recipients: [{ userId: analyst.id }, { address: 'не адрес' }] }, 'report.address_broken', 2],
    [{ recipients: [{ address: 'gov@region.example' }] }, 'report.address_not_allowed', 1],
    // A head of one place may not be sent the whole region.
    [{ recipients: [{ userId: ofValday.id }] }, 'report.person_out_of_scope', 1],
  ])('names the row of a recipient who may not get it: %j', async (body, code, row) => {
    const response = await test.as(analyst).post('/report-schedules', { ...WEEKLY, ...body })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code, details: { field: 'recipients', row } })
  })

  it('about «own» may go to its owner, who is found among those it may be sent to', async () => {
    const { people } = (await test.as(ofValday).get('/report-schedules/people?kind=summary')).json()
    expect(people).toContainEqual({ userId: ofValday.id, name: 'Глава Валдая' })
    const own = await schedule({ recipients: [{ userId: ofValday.id }] }, ofValday)
    expect(own).toMatchObject({ municipalityCode: 'valday', recipients: [{ name: 'Глава Валдая' }] })
  })

  it('goes to a mailbox once an administrator has allowed it', async () => {
    const address = 'Gov@region.example'
    expect((await test.as(analyst).post('/report-addresses', { address })).statusCode).toBe(403)
    await test.as(administrator).post('/report-addresses', { address })
    await schedule({ recipients: [{ address: 'gov@region.example' }] })
    await test.as(administrator).delete('/report-addresses/gov@region.example')
    passMs(DAY_MS)
    await work()
    expect(box.received).toEqual([])
    expect(await archive()).toMatchObject([
      { deliveries: [{ state: 'failed', errorCode: 'report.address_not_allowed' }], mayRetry: true },
    ])
  })

  it('reports on no place that its owner does not lead', async () => {
    const foreign = { ...WEEKLY, municipalityCode: 'borovichi', recipients: [{ userId: ofValday.id }] }
    expect((await test.as(ofValday).post('/report-schedules', foreign)).statusCode).toBe(404)
    const own = await schedule({ recipients: [{ userId: ofValday.id }] }, ofValday)
    expect(own.municipalityCode).toBe('valday')
    expect((await test.as(executor).get('/report-schedules')).statusCode).toBe(403)
  })

  it('is changed by its owner, once by one version', async () => {
    const { id, version } = await schedule()
    const body = { ...WEEKLY, title: 'К среде', expectedVersion: version }
    expect((await test.as(analyst).put(`/report-schedules/${id}`, body)).json()).toMatchObject({
      title: 'К среде',
    })
    const again = await test.as(analyst).put(`/report-schedules/${id}`, body)
    expect(again.json()).toMatchObject({ code: 'report.schedule_changed' })
    expect((await test.as(administrator).put(`/report-schedules/${id}`, body)).statusCode).toBe(403)
    expect((await test.as(ofValday).delete(`/report-schedules/${id}`)).statusCode).toBe(404)
  })
})

describe('a run', () => {
  it('comes at its hour, once, with the very file that the archive keeps', async () => {
    await schedule()
    await work()
    expect(box.received).toEqual([])
    test.clock.now = new Date('2026-11-25T05:00:00Z')
    await Promise.all([work(), work(), work()])

    expect(box.received).toHaveLength(1)
    const { to, mail } = box.received[0]!
    expect(to).toEqual([`${analyst.id}@example.org`])
    expect(mail.subject).toBe('Вече: К планёрке, 2026-11-18 — 2026-11-24')
    expect(mail.text).toContain('Задали 1 вопрос')
    expect(mail.attachments).toHaveLength(1)
    const [run] = await archive()
    expect(run).toMatchObject({
      ...{ state: 'ready', isByHand: false, period: { from: '2026-11-18', to: '2026-11-24' } },
      deliveries: [{ to: 'Аналитик Вера', state: 'sent', attempts: 1 }],
    })
    const file = await test.as(analyst).get(`/report-runs/${run!.id}/file`)
    expect(file.rawPayload.equals(mail.attachments[0]!.content)).toBe(true)
    expect((await test.as(ofValday).get(`/report-runs/${run!.id}/file`)).statusCode).toBe(404)
    await work()
    expect(box.received).toHaveLength(1)
  })

  it('of figures sends what their page shows: the same figures of the same filter, beside the period before', async () => {
    const filter = { municipalityCode: 'valday', groupCode: 'roads' }
    const made = await schedule({ kind: 'figures', format: 'xlsx', ...filter })
    expect(made).toMatchObject({ kind: 'figures', ...filter, network: null, topicCode: null })
    const narrowed = { ...WEEKLY, kind: 'summary', groupCode: 'roads' }
    expect((await test.as(analyst).post('/report-schedules', narrowed)).json()).toMatchObject({
      ...{ code: 'report.not_narrowed', details: { field: 'groupCode' } },
    })
    const unkept = { ...WEEKLY, kind: 'figures', network: 'vk', municipalityCode: 'valday' }
    expect((await test.as(analyst).post('/report-schedules', unkept)).json()).toMatchObject({
      code: 'figures.filters',
    })
    test.clock.now = new Date('2026-11-25T05:00:00Z')
    await work()
    const { mail } = box.received[0]!
    expect(mail.text).toContain('Период до: 11–17 ноября 2026')
    expect(mail.text).toMatch(/удалить эту рассылку:\n.*\/reports\?tab=schedules/)
    const sent = new Map<unknown, ReadCell[]>()
    for await (const { cells } of readSheet(Readable.from(mail.attachments[0]!.content), 'xlsx'))
      sent.set(cells[0], cells)
    const query = 'from=2026-11-18&to=2026-11-24&municipalityCode=valday&groupCode=roads'
    const page: FiguresResponse = (await test.as(analyst).get(`/figures?${query}`)).json()
    for (const { name } of CATALOGUE)
      expect(
        [...sent.keys()].some((key) => String(key).startsWith(name.ru)),
        name.ru,
      ).toBe(true)
    const questions = page.figures.find(({ code }) => code === 'questions')
    expect(sent.get('Вопросы')?.slice(1, 3)).toEqual([questions?.value, questions?.previous ?? 0])
    expect([...sent.keys()].some((key) => /темы: /.test(String(key)))).toBe(true)
    passMs(MINUTE_MS)
    // Another filter is another file.
    await test
      .as(analyst)
      .post(
        `/report-schedules/${(await schedule({ kind: 'figures', format: 'xlsx', groupCode: 'water' })).id}/send`,
      )
    await work()
    const other = new Map<unknown, ReadCell[]>()
    for await (const { cells } of readSheet(
      Readable.from(box.received[1]!.mail.attachments[0]!.content),
      'xlsx',
    ))
      other.set(cells[0], cells)
    expect(other.get('Вопросы')?.[1]).toBe(0)
  })

  it('is one after ten days without the product', async () => {
    await schedule({ cadence: 'daily', weekday: null })
    passMs(10 * DAY_MS)
    await work()
    await work()
    expect(box.received).toHaveLength(1)
    expect(await archive()).toMatchObject([{ period: { from: '2026-12-03', to: '2026-12-03' } }])
    const { schedules } = (await test.as(analyst).get('/report-schedules')).json()
    expect(schedules[0].nextRunAt).toBe('2026-12-05T05:00:00.000Z')
  })

  it('does not come in a pause, nor afterwards', async () => {
    const { id } = await schedule({ cadence: 'daily', weekday: null })
    const pause = (isPaused: boolean) => test.as(analyst).post(`/report-schedules/${id}/pause`, { isPaused })
    expect((await pause(true)).json()).toMatchObject({ isPaused: true, nextRunAt: null })
    passMs(2 * DAY_MS)
    await work()
    expect((await pause(false)).json()).toMatchObject({ nextRunAt: '2026-11-27T05:00:00.000Z' })
    await work()
    expect(box.received).toEqual([])
  })

  it('comes at once when somebody presses «send now», and the plan stays', async () => {
    const { id, nextRunAt } = await schedule({ format: 'pdf' })
    expect((await test.as(analyst).post(`/report-schedules/${id}/send`)).json()).toMatchObject({
      isByHand: true,
    })
    expect(test.jobs.at(-1)).toMatchObject({ name: 'reports.work' })
    await work()
    expect(box.received[0]!.mail.attachments[0]).toMatchObject({ contentType: 'application/pdf' })
    const { schedules } = (await test.as(analyst).get('/report-schedules')).json()
    expect(schedules[0].nextRunAt).toBe(nextRunAt)
  })

  it('fails for one and arrives for the others; who has it gets it no second time', async () => {
    for (const address of ['a@region.example', 'b@region.example'])
      await test.as(administrator).post('/report-addresses', { address })
    box.unknown.add('a@region.example')
    await schedule({ recipients: [{ address: 'a@region.example' }, { address: 'b@region.example' }] })
    passMs(DAY_MS)
    await work()
    const [run] = await archive()
    expect(run?.deliveries).toMatchObject([
      { to: 'a@region.example', state: 'failed', errorCode: 'report.mail_refused' },
      { to: 'b@region.example', state: 'sent' },
    ])
    box.unknown.clear()
    await test.as(analyst).post(`/report-runs/${run!.id}/retry`)
    await work()
    expect(box.received.map(({ to }) => to[0])).toEqual(['b@region.example', 'a@region.example'])
  })

  it('is tried again while the mail server is down, and five times at most', async () => {
    await schedule()
    const { close } = mailer
    mailer = { send: () => Promise.reject(Object.assign(new Error('down'), { code: 'ESOCKET' })), close }
    passMs(DAY_MS)
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await work()
      passMs(3 * HOUR_MS)
    }
    expect((await archive())[0]?.deliveries).toMatchObject([
      { state: 'failed', attempts: 5, errorCode: 'report.mail_failed' },
    ])
  })

  it('comes no more to whoever may no longer see it', async () => {
    const moved = buildActor({ role: 'analyst', name: 'Аналитик Олег' })
    await saveUser(test.db, moved)
    await schedule({ recipients: [{ userId: moved.id }, { userId: analyst.id }] })
    const place = { scopeKind: 'municipality', scopeCode: 'valday' } as const
    await test.db.updateTable('roleGrant').set(place).where('userId', '=', moved.id).execute()
    passMs(DAY_MS)
    await work()
    expect((await archive())[0]?.deliveries).toMatchObject([
      { to: 'Аналитик Олег', state: 'failed', errorCode: 'report.person_out_of_scope' },
      { to: 'Аналитик Вера', state: 'sent' },
    ])
  })

  it('comes no more from whoever lost the right to see it', async () => {
    await schedule({ recipients: [{ userId: ofValday.id }] }, ofValday)
    await test.db.deleteFrom('roleGrant').where('userId', '=', ofValday.id).execute()
    passMs(DAY_MS)
    await work()
    await saveUser(test.db, ofValday)
    expect(await archive(ofValday)).toMatchObject([
      { state: 'failed', errorCode: 'report.owner_out_of_scope' },
    ])
    expect(box.received).toEqual([])
  })

  it('outlives its schedule, and goes after half a year', async () => {
    const { id } = await schedule()
    await test.as(analyst).post(`/report-schedules/${id}/send`)
    await work()
    await test.as(analyst).delete(`/report-schedules/${id}`)
    expect(await archive()).toHaveLength(1)
    passMs(184 * DAY_MS)
    await sendingJobs(reportsContextOf(test.product))
      .find(({ name }) => name === 'reports.forget')!
      .handle([])
    expect(await archive()).toEqual([])
  })
})

describe('the rows of a saved view', () => {
  it('go out as a spreadsheet to those who see them, and to no mailbox', async () => {
    const coordinator = buildActor({ role: 'coordinator' })
    await saveUser(test.db, coordinator)
    const { id: viewId } = (
      await test.as(coordinator).post('/views', { name: 'Все', filter: {}, sharing: { kind: 'none' } })
    ).json()
    const body = { kind: 'desk_view', viewId, format: 'csv', recipients: [{ userId: coordinator.id }] }
    await test.as(administrator).post('/report-addresses', { address: 'a@region.example' })
    const outside = { ...WEEKLY, ...body, recipients: [{ address: 'a@region.example' }] }
    expect((await test.as(coordinator).post('/report-schedules', outside)).json()).toMatchObject({
      code: 'report.view_outside',
    })
    await schedule(body, coordinator)
    passMs(DAY_MS)
    await work()
    const [letter] = box.received
    expect(letter?.mail.attachments[0]?.filename).toMatch(/^Все .*\.csv$/)
    expect(letter?.mail.attachments[0]?.content.toString()).toContain('фонарь')

    // The journal has the clock of the database.
    await test.owner
      .updateTable('reportRun')
      .set({ createdAt: new Date(Date.now() - MINUTE_MS) })
      .execute()
    const [run] = await archive(coordinator)
    const open = async () => (await test.as(coordinator).get(`/report-runs/${run?.id}/file`)).statusCode
    expect(await open()).toBe(200)
    const taken = { actor: administrator, objectType: 'user', objectId: coordinator.id }
    await addJournal(test.db, { ...taken, action: 'grant.removed' })
    expect(await open()).toBe(404)
  })
})

describe('the letter of a head', () => {
  it('comes once a week with figures, what is late in words, and links', async () => {
    const before = (await test.as(ofValday).get('/reports/own-letter')).json()
    expect(before).toMatchObject({ isOn: false, weekday: 1, hour: 8, isMailSetUp: true })
    const saved = await test.as(ofValday).put('/reports/own-letter', { isOn: true, weekday: 1, hour: 8 })
    expect(saved.json()).toMatchObject({ isOn: true, nextRunAt: '2026-11-30T05:00:00.000Z' })
    test.clock.now = new Date('2026-11-30T05:00:00Z')
    await work()
    expect(box.received).toHaveLength(1)
    const { mail } = box.received[0]!
    expect(mail.subject).toContain('Валдайский')
    expect(mail.text).toMatch(/Вопросы: 0 \(−1\)/)
    expect(mail.text).toContain('В срок: 0 из 1')
    expect(mail.text).toContain('Не горит фонарь на Мира')
    expect(mail.html).toMatch(/href="[^"]*\/incident\//)
    expect(await archive(analyst)).toEqual([])
    passMs(MINUTE_MS)
    const off = await test.as(ofValday).put('/reports/own-letter', { isOn: false, weekday: 1, hour: 8 })
    expect(off.json()).toMatchObject({ isOn: false, nextRunAt: null })
  })
})
