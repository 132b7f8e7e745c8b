import type { LivestreamResponse } from '@veche/contract/livestreams.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../modules/access/index.ts'
import { prepareDemoAccounts } from './demo-officials.ts'
import { prepareLivestreams } from './prepare-livestreams.ts'
import type { DemoLivestream } from './simulator-process.ts'

/** A Tuesday, 15:30 in the region. */
const NOW = new Date('2026-11-24T12:30:00Z')
const PERIOD = 'from=2026-11-01&to=2026-12-31'
const HOUR = 3_600_000

const soon: DemoLivestream = {
  ...{
    channelExternalId: '210',
    permalink: 'https://vk.com/wall-210_1',
    videoPermalink: 'https://vk.com/video-210_456239001',
    recordingPath: null,
    title: 'Эфир с главой: дороги и снег',
  },
  municipalityCode: 'staraya-russa',
  speakers: [{ name: 'Мария Ильина', position: 'Глава округа' }],
  ...{ startsInMinutes: 45, isOver: false, asked: [] },
}
const nextWeek: DemoLivestream = {
  ...{ ...soon, channelExternalId: '211', permalink: 'https://vk.com/wall-211_1', title: 'Вода и тепло' },
  videoPermalink: null,
  ...{ municipalityCode: 'borovichi', startsInMinutes: 7 * 1440 },
}
const ASKED: [text: string, author: string, minute: number][] = [
  ['Вернут ли вечерний рейс автобуса 3?', '1', -300],
  ['Когда в поликлинике появится окулист?', '2', -200],
  ['Спасибо за эфир!', '3', -190],
  ['Почему закрыли библиотеку на Ленина?', '4', -100],
  ['Вернут ли вечерний рейс автобуса 3?', '5', -50],
  ['Где сдать батарейки и стекло?', '6', 10],
  ['Кто чистит снег у школы на Гагарина, 12?', '7', 12],
]
const yesterday: DemoLivestream = {
  ...{
    ...soon,
    channelExternalId: '212',
    permalink: 'https://vk.com/wall-212_1',
    videoPermalink: null,
    title: 'Разговор с главой',
    recordingPath: '/club/212/videos/456239003',
  },
  ...{ municipalityCode: 'valday', startsInMinutes: -1440 + 90, isOver: true },
  asked: ASKED.map(([text, authorExternalId, minute], index) => ({
    ...{ externalId: String(index + 2), authorExternalId, text, minute },
    answer: text.startsWith('Вернут ли') ? 'Вечерний рейс вернут' : null,
  })),
}
const unconnected = { ...soon, channelExternalId: '404', permalink: 'https://vk.com/wall-404_1' }
const all = [soon, nextWeek, yesterday, unconnected]

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  for (const { channelExternalId: externalId, municipalityCode } of [soon, nextWeek, yesterday])
    await saveChannel(test.context, { externalId, municipalityCode })
  await prepareDemoAccounts(test.product)
  await prepareLivestreams(test.product, all)
})
afterAll(() => test.close())

async function as(email: string) {
  const user = await findUserByEmail(test.db, email)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${email}`)
  return test.as(actor)
}
const moderator = () => as('moderator@veche.example')
async function list(client?: Awaited<ReturnType<typeof as>>): Promise<LivestreamResponse[]> {
  const { livestreams } = (await (client ?? (await moderator())).get(`/livestreams?${PERIOD}`)).json()
  return livestreams
}
async function find({ municipalityCode }: DemoLivestream): Promise<LivestreamResponse> {
  const stream = (await list()).find((one) => one.municipalityCode === municipalityCode)
  if (!stream) throw new Error(`no stream of ${municipalityCode}`)
  return stream
}
const everything = () =>
  Promise.all(
    (
      [
        'livestream',
        'livestreamSource',
        'livestreamQuestion',
        'livestreamAsker',
        'incident',
        'message',
      ] as const
    ).map((table) => test.db.selectFrom(table).selectAll().orderBy('id').execute()),
  )

it('has one to begin, one to come and one that is over', async () => {
  const ability = { edit: true, begin: true }
  expect(await find(soon)).toMatchObject({
    ...{ title: soon.title, step: 'collecting', speakers: soon.speakers, abilities: ability },
    ...{ plannedAt: '2026-11-24T13:15:00.000Z', editorName: 'Денис Лебедев' },
    sources: [
      { kind: 'announcement', permalink: soon.permalink },
      { kind: 'broadcast', permalink: soon.videoPermalink },
    ],
  })
  expect(await find(nextWeek)).toMatchObject({ step: 'announced', plannedAt: '2026-12-01T12:30:00.000Z' })
  expect(await find(yesterday)).toMatchObject({
    ...{ step: 'follow_up', startedAt: '2026-11-23T14:00:00.000Z', endedAt: '2026-11-23T14:55:00.000Z' },
    viewers: 412,
  })
  expect(await list()).toHaveLength(3)
})

it('shows what became of the questions, and each is accounted for', async () => {
  const { id, balance } = await find(yesterday)
  const client = await moderator()
  const { questions } = (await client.get(`/livestreams/${id}/questions?limit=200`)).json()
  const byNumber = questions.toSorted((a: { number: number }, b: { number: number }) => a.number - b.number)
  expect(byNumber.map(({ state }: { state: string }) => state)).toEqual([
    ...['answered', 'answered', 'aside', 'on_control', 'folded', 'answered', 'on_control'],
  ])
  expect(byNumber[3]).toMatchObject({ promise: { who: 'Мария Ильина', dueOn: '2026-12-07' } })
  expect(byNumber.map(({ channel }: { channel: string }) => channel).slice(4, 6)).toEqual([
    ...['comment_before', 'comment_live'],
  ])
  expect(byNumber[0]).toMatchObject({ answerLine: 'Вечерний рейс вернут' })
  expect(byNumber[1]).toMatchObject({ answerLine: null })
  expect((await find(yesterday)).recordingUrl).toMatch(/^https?:.*\/club\/212\/videos\/456239003$/)
  expect(balance).toEqual({ asked: 5, onAir: 3, later: 0, declined: 0, onControl: 2, waiting: 0, authors: 6 })
  const figures = (await client.get(`/livestreams/figures?${PERIOD}`)).json()
  expect(figures).toMatchObject({ streamCount: 1, balance, promiseCount: 1, viewers: 412 })
})

it('leaves what is on control as work that can be answered under the comment', async () => {
  const incidents = await test.db
    .selectFrom('incident')
    .innerJoin('message', 'message.incidentId', 'incident.id')
    .select(['incident.step', 'incident.municipalityCode', 'message.externalId', 'message.container'])
    .orderBy('message.externalId')
    .execute()
  const place = { step: 'new', municipalityCode: 'valday', container: 'vk:wall:-212_1' }
  expect(incidents).toEqual([
    { ...place, externalId: '5' },
    { ...place, externalId: '8' },
  ])
})

it('is made once, and keeps what people did', async () => {
  const before = await everything()
  await prepareLivestreams(test.product, all)
  expect(await everything()).toEqual(before)

  const atHour = async (hours: number) => {
    test.clock.now = new Date(NOW.getTime() + hours * HOUR)
    await prepareLivestreams(test.product, all)
    return find(soon)
  }
  // Nobody has begun it in time: it is planned anew.
  const again = { step: 'collecting', plannedAt: '2026-11-24T14:15:00.000Z' }
  expect(await atHour(1)).toMatchObject(again)
  const client = await moderator()
  const { id, version } = await find(soon)
  await client.post(`/livestreams/${id}/move`, { move: 'begin', expectedVersion: version })
  expect(await atHour(3)).toMatchObject({ ...again, step: 'on_air' })
  test.clock.now = NOW
})

it('shows the head only the stream of Старая Русса', async () => {
  const seen = await list(await as('head@veche.example'))
  expect(seen.map(({ title, abilities }) => [title, abilities.begin])).toEqual([[soon.title, false]])
})
