import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import { sweepAnswered } from './sweep-answered.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const WATER = 'Когда включат воду на улице Мира, 5?'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'
const SCHOOL = 'Когда откроют школу в Опеченском Посаде?'
const HOUR = 3_600_000

const incidentRow = (id: string | null) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const setStep = (id: string | null, changes: { step: 'done' | 'dismissed' | 'in_progress' | 'postponed' }) =>
  desk.test.db
    .updateTable('incident')
    .set({ ...changes, ...(changes.step === 'done' ? { closedAt: desk.test.clock.now } : {}) })
    .where('id', '=', id)
    .execute()
const sweep = () => sweepAnswered({ ...desk.test.context })

async function endedStream(): Promise<TestStream> {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'r1', text: ROAD, author: 'vera' },
    { id: 's1', text: SCHOOL, author: 'gleb' },
  )
  desk.passMs(48 * HOUR)
  await stream.move('begin')
  await stream.press({ text: WATER, type: 'answer' })
  await stream.press({ text: ROAD, type: 'answer_partly', promise: null })
  await stream.move('end')
  return stream
}

it('turns what was not fully answered into incidents with a clock from the end', async () => {
  const stream = await endedStream()
  expect(await stream.find(WATER)).toMatchObject({ state: 'answered', incidentId: null })
  // Sorting it changes nothing of that.
  const sorted = await stream.find(ROAD)
  const accepted = await desk.test
    .as(desk.people.dispatcher)
    .post(`/incidents/${sorted.incidentId}/commands`, {
      ...{ type: 'accept', topicCode: 'roads.potholes', municipalityCode: 'borovichi', agencyCode: null },
      expectedVersion: (await incidentRow(sorted.incidentId)).version,
    })
  expect(accepted.statusCode).toBe(200)
  for (const text of [ROAD, SCHOOL]) {
    const { state, incidentId, incidentNumber } = await stream.find(text)
    const incident = await incidentRow(incidentId)
    expect({ state, incidentNumber }).toEqual({ state: 'on_control', incidentNumber: incident.number })
    expect(incident).toMatchObject({
      step: text === ROAD ? 'assigned' : 'new',
      municipalityCode: 'borovichi',
      container: stream.container,
    })
    const deadline = await desk.test.db
      .selectFrom('incidentDeadline')
      .innerJoin('deadlineRule', (join) =>
        join
          .onRef('deadlineRule.id', '=', 'incidentDeadline.ruleId')
          .onRef('deadlineRule.version', '=', 'incidentDeadline.ruleVersion'),
      )
      .select(['deadlineRule.key', 'incidentDeadline.startedAt'])
      .where('incidentId', '=', incidentId)
      .where('incidentDeadline.key', '=', 'first_answer')
      .where('incidentDeadline.state', '=', 'running')
      .executeTakeFirstOrThrow()
    expect(deadline).toEqual({ key: 'livestream_answer', startedAt: desk.test.clock.now })
  }
  expect((await stream.read()).balance).toEqual({
    ...{ asked: 3, onAir: 1, later: 0, declined: 0, onControl: 2, waiting: 0, authors: 3 },
  })
})

it('is closed only when every incident was answered or dismissed', async () => {
  const stream = await endedStream()
  const client = desk.test.as(desk.people.moderator)
  const close = async () => {
    const { version } = await stream.read()
    return client.post(`${stream.url}/move`, { move: 'close', expectedVersion: version })
  }
  expect((await close()).json()).toMatchObject({
    ...{ code: 'livestream.still_on_control', details: { count: 2 } },
  })
  await setStep((await stream.find(ROAD)).incidentId, { step: 'postponed' })
  await sweep()
  expect(await stream.find(ROAD)).toMatchObject({ state: 'on_control' })
  await setStep((await stream.find(ROAD)).incidentId, { step: 'done' })
  await setStep((await stream.find(SCHOOL)).incidentId, { step: 'dismissed' })
  await sweep()
  expect(await stream.find(ROAD)).toMatchObject({ state: 'answered_later' })
  expect(await stream.find(SCHOOL)).toMatchObject({ state: 'declined', declineReason: 'not_a_question' })
  expect((await stream.read()).balance).toMatchObject({ onAir: 1, later: 1, declined: 1, onControl: 0 })
  expect((await close()).json()).toMatchObject({ step: 'closed' })
  expect(await stream.press({ text: ROAD, type: 'undo' })).toEqual(['livestream.over'])
})

it('answers later by the usual outbox, under the comment itself', async () => {
  const stream = await endedStream()
  const { incidentId } = await stream.find(ROAD)
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', agencyCode: DESK_AGENCY })
    .where('id', '=', incidentId)
    .execute()
  const { version } = await incidentRow(incidentId)
  const submitted = await desk.test.as(desk.people.executor).post(`/incidents/${incidentId}/answer/submit`, {
    ...{ kind: 'final', text: GOOD_ANSWER, promise: null, outcome: 'solved' },
    ...{ expectedVersion: version, overrideReason: 'проверено' },
  })
  expect([submitted.statusCode, submitted.body]).toEqual([200, submitted.body])
  await sweep()
  expect(await stream.find(ROAD)).toMatchObject({ state: 'on_control' })
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  await desk.test.as(desk.people.moderator).post(`/incidents/${incidentId}/answer/approve`, decision)
  await desk.send()
  expect(desk.network.calls.at(-1)?.message).toMatchObject({
    ...{ container: stream.container, replyToExternalId: 'r1', text: GOOD_ANSWER },
  })
  await sweep()
  expect(await stream.find(ROAD)).toMatchObject({ state: 'answered_later' })
  expect((await stream.read()).balance).toMatchObject({ later: 1, onControl: 1 })
})

it('takes late comments as work for a day, then leaves them to the incidents', async () => {
  const stream = await endedStream()
  desk.passMs(23 * HOUR)
  await stream.say({ id: 'late', text: 'Где ставят новую остановку на Сушанской?', author: 'dina' })
  const late = await stream.find('Где ставят')
  expect(late).toMatchObject({ state: 'on_control', channel: 'comment_live' })
  expect((await desk.incidentOf('late')).id).toBe(late.incidentId)
  await stream.say({ id: 'late-2', text: 'Там очень темно и опасно', author: 'dina', parent: 'late' })
  expect((await desk.incidentOf('late-2')).id).toBe(late.incidentId)

  desk.passMs(2 * HOUR)
  await stream.say({ id: 'later', text: 'Почему закрыли библиотеку на Ленинградской?', author: 'egor' })
  expect(await stream.questions()).toHaveLength(4)
  expect((await desk.incidentOf('later')).step).toBe('new')
})

it('puts what opens again after the end on control at once', async () => {
  const stream = await endedStream()
  expect(await stream.press({ text: WATER, type: 'undo' })).toEqual([null])
  const reopened = await stream.find(WATER)
  expect(reopened).toMatchObject({ state: 'on_control' })
  expect(await incidentRow(reopened.incidentId)).toMatchObject({ step: 'new' })
})

it('loses no question of a stream that is cancelled', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say({ id: 'c1', text: WATER, author: 'anna' })
  await stream.move('cancel')
  expect(await stream.find(WATER)).toMatchObject({ state: 'on_control' })
})

it('takes down questions by phone and from the hall, and works on them as on any', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  const client = desk.test.as(desk.people.moderator)
  const typed = {
    ...{
      key: newId(),
      channel: 'phone',
      text: SCHOOL,
      name: 'Житель Опеченского',
      contact: '8 816 64 0-00-00',
    },
    askedAt: desk.test.clock.now.toISOString(),
  }
  const refused = await client.post(`${stream.url}/questions`, typed)
  expect(refused.json()).toMatchObject({ code: 'livestream.no_form_channel', details: { field: 'channel' } })

  await saveChannel(desk.test.context, { network: 'form', municipalityCode: 'borovichi' })
  for (let time = 0; time < 2; time += 1)
    expect((await client.post(`${stream.url}/questions`, typed)).statusCode).toBe(200)
  const question = await stream.find(SCHOOL)
  expect(question).toMatchObject({ state: 'received', channel: 'phone', askerCount: 1 })
  expect(question.askers).toMatchObject([{ name: 'Житель Опеченского', network: null, permalink: null }])
  const { card } = await desk.test.db
    .selectFrom('livestreamAsker')
    .select('card')
    .where('questionId', '=', question.id)
    .executeTakeFirstOrThrow()
  expect(card?.toString('utf8')).not.toContain('0-00-00')
  await stream.move('end')
  const { incidentId } = await stream.find(SCHOOL)
  expect(await incidentRow(incidentId)).toMatchObject({ step: 'new', surface: 'form' })
})

it('counts a period in one sentence', async () => {
  const client = desk.test.as(desk.people.moderator)
  const figures = (await client.get('/livestreams/figures?from=2026-11-01&to=2026-12-31')).json()
  const { asked, onAir, later, declined, onControl, waiting } = figures.balance
  expect(asked).toBe(onAir + later + declined + onControl + waiting)
  expect(figures).toMatchObject({ streamCount: 6, plannedCount: 7 })
  const sum = (rows: { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)
  expect([sum(figures.byChannel), sum(figures.byTopic)]).toEqual([asked, asked])
  const none = await client.get('/livestreams/figures?from=2027-01-01&to=2027-01-31')
  expect(none.json()).toMatchObject({ streamCount: 0, balance: { asked: 0, authors: 0 }, byTopic: [] })
})
