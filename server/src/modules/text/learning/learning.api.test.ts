/** From a correction at the desk to another suggestion the next morning, and back by one press. */
import type { ReaderResponse } from '@veche/contract/admin/reader.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { learningContextOf } from '../../../main/wiring/learning-context-of.ts'
import { learningJobs } from './index.ts'

const STREETS = [
  'Ломоносовской',
  'Гагарина',
  'Заводской',
  'Южной',
  'Парковой',
  'Дзержинского',
  'Сушанской',
  'Кузнецова',
]
const TELLING = [
  (at: string) => `Не чистят снег у остановки на ${at}, ждать автобус негде`,
  (at: string) => `Снег на дороге у остановки на ${at} не убирают`,
  (at: string) => `Грейдер на ${at} сдвинул снег к остановке`,
  (at: string) => `Почистите снег у остановки на ${at}, школьники ждут на проезжей части`,
  (at: string) => `Дорогу на ${at} чистят, а снег сваливают к остановке`,
  (at: string) => `Трактор завалил снегом остановку на ${at}`,
  (at: string) => `После снегопада на ${at} не расчистили заезд к остановке`,
]
const FRESH = 'Снова не чистят от снега остановку на Мира, автобус ждём в сугробе'

let desk: Desk
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
  chat = await saveChat(desk)
})
afterAll(() => desk.close())

const admin = () => desk.test.as(desk.people.administrator)
const page = async (): Promise<ReaderResponse> => (await admin().get('/reader')).json()
const use = (number: number) => admin().post(`/reader/versions/${number}/use`)

let asked = 0
/** In one delivery, in their order. */
async function tell(texts: readonly string[]): Promise<string[]> {
  const events = texts.map((text) => {
    asked += 1
    return { id: `said${asked}`, text, author: `author-${asked}`, at: desk.test.clock.now.toISOString() }
  })
  await desk.deliver(...events)
  await desk.work()
  return Promise.all(events.map(async ({ id }) => (await desk.incidentOf(id)).id))
}
async function ask(text: string) {
  const [id = ''] = await tell([text])
  const card = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
  const { suggestion, nearestCase }: IncidentResponse = card
  const reasons = (suggestion?.topic?.reasons ?? []).map(({ code }) => code)
  return { id, topicCode: suggestion?.topic?.code ?? null, nearestCase, reasons }
}
async function accept(texts: readonly string[], topicCode: string): Promise<void> {
  for (const id of await tell(texts)) {
    const response = await desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, {
      ...{ type: 'accept', expectedVersion: 1, topicCode },
      ...{ municipalityCode: 'borovichi', agencyCode: DESK_AGENCY },
    })
    expect(response.statusCode).toBe(200)
  }
}
async function passNight(): Promise<void> {
  desk.passMs(DAY_MS)
  await desk.runJob('reader.learn_at_night')
}

it('learns nothing from a few corrections, and says so', async () => {
  await accept([TELLING[0]!('Новой')], 'transport.stops')
  await passNight()
  expect(await page()).toMatchObject({ activeNumber: 0, versions: [], lastRun: { endedAs: 'too_few' } })
})

it('says that a night failed, stops no other job, and may be asked again', async () => {
  const broken = { ...learningContextOf(desk.test.context), listTexts: () => Promise.reject(new Error('no')) }
  await learningJobs(broken)
    .find(({ name }) => name === 'reader.learn_at_night')!
    .handle([])
  expect(await page()).toMatchObject({ run: null, lastRun: { endedAs: 'failed' } })
})

it('is asked for by hand, once at a time, by who keeps the directory', async () => {
  expect((await desk.test.as(desk.people.dispatcher).get('/reader')).statusCode).toBe(403)
  expect((await admin().post('/reader/learn')).json()).toMatchObject({ run: { stage: 'reading' } })
  expect((await admin().post('/reader/learn')).json().code).toBe('reader.learns_already')
  await desk.runAdded('reader.learn')
  expect(await page()).toMatchObject({ run: null, lastRun: { endedAs: 'too_few' } })
  await admin().post('/reader/learn')
  desk.passMs(21 * 60_000)
  expect((await page()).run).toBeNull()
  expect((await admin().post('/reader/learn')).json()).toMatchObject({ run: { stage: 'reading' } })
  await desk.runAdded('reader.learn')
  expect((await use(99)).json().code).toBe('reader.version_not_found')
})

const DRILL = 'В школе на Мира пищит датчик угарного газа, голова кружится'
const chatModerator = buildActor({ role: 'chat_moderator' })
async function classOfDrill() {
  asked += 1
  await chat.say({ id: `drill-${asked}`, text: DRILL, author: `pupil-${asked}` })
  return chat.classOf(`drill-${asked}`)
}
async function sayNoDanger(text: string): Promise<void> {
  asked += 1
  const id = `false-${asked}`
  await chat.say({ id, text, author: `pupil-${asked}` })
  const path = `/chats/${chat.id}/messages/${await chat.idOf(id)}/classify`
  expect((await desk.test.as(chatModerator).post(path, { class: 'talk' })).statusCode).toBe(200)
}

describe('after fifty corrections of one kind', () => {
  it('suggests the next morning what people had chosen', async () => {
    expect((await ask(FRESH)).topicCode).toBe('roads.road-snow')
    await accept(
      STREETS.flatMap((street) => TELLING.map((at) => at(street))),
      'transport.stops',
    )
    await accept(
      STREETS.map((street) => `Яма на дороге на ${street}, пробил колесо`),
      'roads.potholes',
    )
    expect((await page()).waiting).toBeGreaterThanOrEqual(50)
    expect(await classOfDrill()).toBe('danger')
    for (const street of [...STREETS, 'Садовой', 'Речной'])
      await sayNoDanger(`В школе на ${street} опять пищит датчик угарного газа, голова кружится`)

    await passNight()

    const after = await page()
    expect(after).toMatchObject({
      ...{ activeNumber: 1, waiting: 0, run: null, lastRun: { endedAs: 'used' } },
      versions: [{ number: 1, state: 'active', outcome: 'better', madeByName: null }],
    })
    expect(after.weeks.at(-1)!.taken).toBeLessThan(after.weeks.at(-1)!.confirmed)
    expect(after.versions[0]?.dangerLessons).toBe(10)
    expect(await classOfDrill()).not.toBe('danger')
    const fresh = await ask(FRESH)
    expect(fresh.topicCode).toBe('transport.stops')
    expect(fresh.nearestCase).toMatchObject({
      number: expect.any(Number),
      title: expect.stringMatching(/снег/i),
    })
    expect(fresh.reasons).not.toContain('case')
    expect((await ask('Огромная яма на дороге, пробил колесо')).topicCode).toBe('roads.potholes')
    expect((await ask('Из крана течёт ржавая вода третий день')).topicCode).toBe('housing.bad-water')
  })

  it('goes back by one press, stays there over the night, and comes forward again', async () => {
    expect((await use(0)).json()).toMatchObject({ activeNumber: 0, isAutomatic: false })
    expect((await ask(FRESH)).topicCode).toBe('roads.road-snow')
    expect(await classOfDrill()).toBe('danger')

    await accept([TELLING[1]!('Лесной')], 'transport.stops')
    await passNight()
    expect(await page()).toMatchObject({
      activeNumber: 0,
      versions: [{ number: 2, state: 'not_used', outcome: 'waits' }, { number: 1 }],
    })

    expect((await use(1)).json()).toMatchObject({ activeNumber: 1, isAutomatic: false })
    expect((await ask(FRESH)).topicCode).toBe('transport.stops')
    const journal = (await admin().get('/journal'))
      .json()
      .entries.map(({ action }: { action: string }) => action)
    expect(journal).toEqual(
      expect.arrayContaining(['directory.reader_taken_back', 'directory.reader_switched']),
    )
  })
})
