/** Everybody who asked is answered where they asked, once, whatever breaks on the way. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { answersContextOf } from '../../../main/wiring/answers-context-of.ts'
import { sweepAnswered } from '../control/sweep-answered.ts'
import { readProtocol } from '../protocol/read-protocol.ts'
import { sweepLaterReplies } from './reply-later.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.network.calls.length = 0
  desk.network.published.length = 0
  desk.network.ends.length = 0
})

const WATER = 'Когда включат воду на улице Мира, 5?'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'
const RECORDING = { recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 30 }
const TEXT = '{ответ} Смотреть с {тайм-код}: {ссылка}'
const LINE = 'Воду включат до конца ноября'
let count = 0

const client = () => desk.test.as(desk.people.moderator)
const repliesOf = async ({ url }: TestStream) => (await client().get(`${url}/replies`)).json()
/** What the reader was shown, all of it. */
const shownOf = async (stream: TestStream): Promise<{ questionId: string; shown: string }[]> =>
  (await repliesOf(stream)).tellings.filter(({ kind }: { kind: string }) => kind === 'on_air')
async function reply(stream: TestStream, text = TEXT, { isConfirmed = false, shown = shownOf(stream) } = {}) {
  const tellings = (await shown).map((one) => ({
    ...{ questionId: one.questionId, shown: one.shown, isConfirmed },
  }))
  return client().post(`${stream.url}/replies`, { kind: 'on_air', text, tellings })
}
const sweep = async () => {
  await sweepAnswered(desk.test.context)
  await sweepLaterReplies(answersContextOf(desk.test.product))
}
/** One at a time in a conversation: until nothing is left. */
const sendAll = async () => {
  while ((await desk.send()) > 0);
}
const sentTo = () =>
  desk.network.calls.map(({ message: { replyToExternalId, text } }) => [replyToExternalId, text])

/** WATER is asked by four, one of them twice in a thread, one in a dialog and one under a deleted comment. */
async function endedStream({
  line = LINE as string | null,
} = {}): Promise<TestStream & { id: string; ids: (name: string) => string }> {
  count += 1
  const ids = (name: string) => `${name}-${count}`
  const tag = `ответы_${count}`
  const stream = await saveStream(desk, { tag, moves: ['announce', 'begin'] })
  await stream.say(
    { id: ids('w1'), text: WATER, author: 'anna' },
    { id: ids('w2'), text: WATER, author: 'boris' },
    { id: ids('w3'), text: `${WATER}!`, author: 'boris', thread: ids('w2') },
    { id: ids('w4'), text: WATER, author: 'gleb' },
    { id: ids('r1'), text: ROAD, author: 'vera' },
    { id: ids('r2'), text: ROAD, author: 'dina' },
  )
  await stream.say({
    ...{ id: ids('p1'), thread: 'dialog', text: `#${tag} ${WATER}`, author: 'egor' },
    ...{ surface: 'private', container: 'peer:egor' },
  })
  await stream.say({ op: 'deleted', id: ids('w4'), author: 'gleb' })
  desk.passMs(95_000)
  const questions = await stream.questions()
  const at = desk.test.clock.now.toISOString()
  const press = (asked: string, command: object) => ({
    questionId: questions.find(({ state, text }) => state === 'received' && text === asked)?.id,
    command: { key: crypto.randomUUID(), at, ...command },
  })
  const pressed = await client().post(`${stream.url}/commands`, {
    commands: [
      press(WATER, { type: 'answer' }),
      press(ROAD, { type: 'answer_partly', promise: null }),
      ...(line === null ? [] : [press(WATER, { type: 'word_answer', line })]),
    ],
  })
  expect(pressed.statusCode).toBe(200)
  return { ...stream, ids }
}

async function addRecording(stream: TestStream): Promise<void> {
  const { version } = await stream.read()
  const changed = await client().patch(stream.url, { ...RECORDING, expectedVersion: version })
  expect(changed.statusCode).toBe(200)
}

it('tells each who asked the second of the answer, once in a thread, and again only who is new', async () => {
  const stream = await endedStream()
  expect((await reply(stream)).json()).toMatchObject({ code: 'livestream.not_over' })
  await stream.move('end')
  expect((await reply(stream)).json()).toMatchObject({ code: 'livestream.no_recording' })
  await addRecording(stream)
  const before = await repliesOf(stream)
  expect(before).toMatchObject({ canSend: true, places: 3, unreachable: 0, counts: { sent: 0, waiting: 0 } })
  expect(before.template).toContain('{ссылка}')

  const [{ timeCode, url }] = before.tellings
  const again = { shown: Promise.resolve(before.tellings) }
  expect((await reply(stream)).json()).toMatchObject({ places: 0, counts: { waiting: 3 } })
  expect((await reply(stream, TEXT, again)).json()).toMatchObject({ code: 'livestream.replies_changed' })
  await sendAll()
  const text = `${LINE}. Смотреть с ${timeCode}: ${url}`
  expect(sentTo().toSorted()).toEqual(['p1', 'w1', 'w2'].map((name) => [stream.ids(name), text]))
  expect(desk.network.calls.find(({ message }) => message.surface === 'private')?.message).toMatchObject({
    ...{ container: 'peer:egor', replyToExternalId: stream.ids('p1') },
  })
  expect(await repliesOf(stream)).toMatchObject({ counts: { sent: 3, waiting: 0 }, problems: [] })

  await stream.say({ id: stream.ids('w9'), text: WATER, author: 'zoya' })
  expect(await repliesOf(stream)).toMatchObject({ places: 1 })
  await reply(stream)
  await sendAll()
  expect(sentTo().at(-1)).toEqual([stream.ids('w9'), text])
})

it('tells nobody without the words of the answer and the link to it, and says what each question lacks', async () => {
  const stream = await endedStream({ line: null })
  await stream.move('end')
  const lackingOf = async () => (await repliesOf(stream)).lacking
  const { number } = (await stream.questions()).find(
    ({ state, text }) => state === 'answered' && text === WATER,
  )!
  const lacks = { questionNumber: number, places: 3 }
  expect(await lackingOf()).toMatchObject([{ ...lacks, lacks: 'answer_line_and_recording' }])
  expect((await reply(stream)).json()).toMatchObject({ code: 'livestream.no_recording' })
  await addRecording(stream)
  expect(await repliesOf(stream)).toMatchObject({
    ...{
      places: 0,
      refusalCode: 'livestream.no_answer_lines',
      lacking: [{ ...lacks, lacks: 'answer_line' }],
    },
  })
  expect((await reply(stream)).json()).toMatchObject({
    ...{ code: 'livestream.no_answer_lines', details: { questions: [number] } },
  })
  expect((await reply(stream, 'Ответили на {тайм-код}: {ссылка}')).json()).toMatchObject({
    code: 'livestream.place_missing',
  })
  expect(desk.network.calls).toEqual([])

  await wordAnswer(stream, LINE)
  expect(await repliesOf(stream)).toMatchObject({ places: 3, refusalCode: null, lacking: [] })
  await reply(stream)
  await sendAll()
  expect(sentTo().map(([, text]) => text?.includes(`${LINE}.`))).toEqual([true, true, true])
})

it('answers those of a question that has both, and lists the others with what they lack', async () => {
  const stream = await endedStream()
  const BUS = 'Будет ли вечерний автобус?'
  await stream.say({ id: stream.ids('b1'), text: BUS, author: 'kira' })
  await stream.press({ text: BUS, type: 'answer' })
  await stream.move('end')
  await addRecording(stream)
  const lacking = [{ questionNumber: (await stream.find(BUS)).number, lacks: 'answer_line', places: 1 }]
  expect(await repliesOf(stream)).toMatchObject({ places: 3, refusalCode: null, lacking })
  expect((await reply(stream)).json()).toMatchObject({ counts: { waiting: 3 }, lacking, places: 0 })
  await sendAll()
  expect(sentTo().map(([to]) => to)).not.toContain(stream.ids('b1'))
})

/** Typed after the end, to what was answered on air. */
async function wordAnswer(stream: TestStream, line: string): Promise<void> {
  const { id } = (await stream.questions()).find(({ state }) => state === 'answered')!
  const at = desk.test.clock.now.toISOString()
  const command = { key: crypto.randomUUID(), at, type: 'word_answer', line }
  const done = await client().post(`${stream.url}/commands`, { commands: [{ questionId: id, command }] })
  expect(done.json().results).toMatchObject([{ isDone: true }])
}

it('shows each text with its question and places, and sends nothing but what was shown', async () => {
  const stream = await endedStream()
  const BUS = 'Будет ли вечерний автобус?'
  await stream.say({ id: stream.ids('b1'), text: BUS, author: 'kira' })
  await stream.press({ text: BUS, type: 'answer' }, { text: BUS, type: 'word_answer', line: 'Автобус будет' })
  await stream.move('end')
  await addRecording(stream)
  const { tellings } = await repliesOf(stream)
  const { number } = await stream.find(BUS)
  expect(tellings).toMatchObject([
    {
      ...{ question: WATER, answer: `${LINE}.`, remark: null },
      places: [
        { network: 'vk', surface: 'comment', count: 2 },
        { network: 'vk', surface: 'private', count: 1 },
      ],
    },
    { questionNumber: number, question: BUS, answer: 'Автобус будет.', places: [{ count: 1 }] },
  ])

  const shown = Promise.resolve(tellings.slice(1))
  await stream.press({ text: BUS, type: 'word_answer', line: 'Автобуса не будет', before: 'Автобус будет' })
  expect((await reply(stream, TEXT, { shown })).json()).toMatchObject({
    ...{ code: 'livestream.replies_changed', details: { questions: [number] } },
  })
  expect((await reply(stream, TEXT, { shown: Promise.resolve([]) })).json()).toMatchObject({
    code: 'livestream.nobody_chosen',
  })
  await sendAll()
  expect(sentTo()).toEqual([])

  const read = Promise.resolve((await repliesOf(stream)).tellings.slice(1))
  expect((await reply(stream, TEXT, { shown: read })).json()).toMatchObject({ places: 3 })
  await sendAll()
  expect(sentTo()).toEqual([[stream.ids('b1'), expect.stringContaining('Автобуса не будет.')]])
})

it('holds back what somebody else has joined asking it, until it is read again', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await addRecording(stream)
  const shown = Promise.resolve((await repliesOf(stream)).tellings)
  await stream.say({ id: stream.ids('w9'), text: WATER, author: 'zoya' })
  expect((await reply(stream, TEXT, { shown })).json()).toMatchObject({ code: 'livestream.replies_changed' })
})

it.each([
  ['of two writers', [{ line: 'Насос купили', before: '' }], 'joined'],
  [
    'that its writer left in the middle',
    [{ line: 'Воду дадут', before: LINE, isUnfinished: true }],
    'unfinished',
  ],
  ['that breaks off in a date', [{ line: 'Воду дадут до 1', before: LINE }], 'cut_off'],
])('sends a line %s only when a person has confirmed it', async (_, written, remark) => {
  const stream = await endedStream()
  const { id } = (await stream.questions()).find(({ answerLine }) => answerLine === LINE)!
  const at = desk.test.clock.now.toISOString()
  const commands = written.map((words) => ({
    ...{ questionId: id, command: { key: crypto.randomUUID(), at, type: 'word_answer', ...words } },
  }))
  expect((await client().post(`${stream.url}/commands`, { commands })).json().results).toMatchObject([
    { isDone: true },
  ])
  await stream.move('end')
  await addRecording(stream)
  const [telling] = (await repliesOf(stream)).tellings
  expect(telling).toMatchObject({ remark })
  expect((await reply(stream)).json()).toMatchObject({
    ...{ code: 'livestream.line_unconfirmed', details: { questions: [telling.questionNumber] } },
  })
  expect((await reply(stream, TEXT, { isConfirmed: true })).json()).toMatchObject({ counts: { waiting: 3 } })
  await sendAll()
})

it('pins what authors have got: other words are a correction, sent to the same places', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await addRecording(stream)
  await reply(stream)
  await sendAll()
  const asked = async () => (await stream.questions()).find(({ state }) => state === 'answered')!
  expect(await asked()).toMatchObject({ told: { line: LINE, count: 3 } })
  desk.network.calls.length = 0

  await wordAnswer(stream, 'Воду включат к весне')
  expect(await asked()).toMatchObject({ answerLine: 'Воду включат к весне', told: { line: LINE, count: 3 } })
  const protocol = await readProtocol(desk.test.context, {
    ...{ livestreamId: stream.id, actor: desk.people.moderator, isWithoutNames: false },
  })
  expect(protocol.questions.find(({ state }) => state === 'answered')).toMatchObject({ answerLine: LINE })
  const { tellings, correctionTemplate, places } = await repliesOf(stream)
  expect(places).toBe(0)
  expect(tellings).toMatchObject([{ kind: 'correction', answer: 'Воду включат к весне.', told: [LINE] }])

  // Who asks later gets the new words at once, and no correction.
  await stream.say({ id: stream.ids('w9'), text: WATER, author: 'zoya' })
  const shown = (await repliesOf(stream)).tellings
  const correct = (of: object[]) =>
    client().post(`${stream.url}/replies`, { kind: 'correction', text: correctionTemplate, tellings: of })
  const chosen = shown
    .filter(({ kind }: { kind: string }) => kind === 'correction')
    .map((one: { questionId: string; shown: string }) => ({
      ...{ questionId: one.questionId, shown: one.shown, isConfirmed: false },
    }))
  expect((await correct(chosen)).statusCode).toBe(200)
  expect((await correct(chosen)).json()).toMatchObject({ code: 'livestream.replies_changed' })
  await sendAll()
  expect(
    sentTo()
      .map(([to]) => to)
      .toSorted(),
  ).toEqual(['p1', 'w1', 'w2'].map((name) => stream.ids(name)))
  for (const [, text] of sentTo()) expect(text).toMatch(/Поправка.*Воду включат к весне\./)
  expect(await asked()).toMatchObject({ told: { line: 'Воду включат к весне', count: 3 } })
  expect((await repliesOf(stream)).tellings).toMatchObject([{ kind: 'on_air' }])
})

it('says nothing twice after a lost answer, and a person decides what the network refused', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await addRecording(stream)
  desk.network.ends.push('lost', new ConnectorError('refused', 'fake.forbidden'))
  await reply(stream)
  await desk.send()
  const { counts, problems } = await repliesOf(stream)
  expect(counts).toMatchObject({ unknown: 1, failed: 1, waiting: 1 })
  expect(problems).toHaveLength(2)
  // A second press while nobody knows, a second turn of the sender, a look into the thread.
  await reply(stream)
  await sendAll()
  desk.passMs(61_000)
  await desk.runJob('answers.reconcile')
  await sendAll()
  expect(desk.network.published).toHaveLength(2)
  const failed = problems.find(({ state }: { state: string }) => state === 'failed')
  expect(failed).toMatchObject({ errorCode: 'fake.forbidden', network: 'vk' })
  const resolve = (actor: keyof Desk['people']) =>
    desk.test.as(desk.people[actor]).post(`${stream.url}/replies/${failed.id}/resolve`, { decision: 'retry' })
  expect((await resolve('executor')).statusCode).toBe(403)
  expect((await resolve('moderator')).statusCode).toBe(200)
  await sendAll()
  expect(await repliesOf(stream)).toMatchObject({ counts: { sent: 3, unknown: 0, failed: 0 } })
  expect(new Set(sentTo().map(([to]) => to)).size).toBe(3)
})

it('queues all or nothing: what breaks half-way leaves no reply behind', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await addRecording(stream)
  const { owner } = desk.test
  // Of the third post, as a database that goes away in the middle.
  await owner.executeQuery(
    sqlOf(`create function break_third() returns trigger language plpgsql as $$ begin
      if (select count(*) from livestream_reply join outbox on outbox.id = livestream_reply.id
        where livestream_id = '${stream.id}') >= 2 then raise exception 'broken'; end if; return new; end $$;`),
  )
  await owner.executeQuery(
    sqlOf('create trigger break_third before insert on outbox for each row execute function break_third()'),
  )
  expect((await reply(stream)).statusCode).toBe(500)
  await owner.executeQuery(sqlOf('drop trigger break_third on outbox'))
  expect(await repliesOf(stream)).toMatchObject({ places: 3, counts: { waiting: 0, failed: 0 } })
  await reply(stream)
  await sendAll()
  expect(desk.network.published).toHaveLength(3)
})

function sqlOf(text: string) {
  return sql.raw(text).compile(desk.test.db)
}

async function answerRoad(stream: TestStream, text: string, privateText = ''): Promise<void> {
  const { incidentId } = (await stream.questions()).find(({ state }) => state === 'on_control')!
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', agencyCode: DESK_AGENCY })
    .where('id', '=', incidentId)
    .execute()
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
  const submitted = await desk.test.as(desk.people.executor).post(`/incidents/${incidentId}/answer/submit`, {
    ...{ kind: 'final', text, privateText, promise: null, outcome: 'solved' },
    ...{ expectedVersion: version, overrideReason: 'проверено' },
  })
  expect([submitted.statusCode, submitted.body]).toEqual([200, submitted.body])
  await client().post(`/incidents/${incidentId}/answer/approve`, {
    ...{ versionNo: 1, expectedVersion: version + 1 },
  })
  for (let turn = 0; turn < 3; turn += 1) await sendAll()
}

it('gives the later answer to those folded into the question, the public part alone, once', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await answerRoad(stream, GOOD_ANSWER, 'Ваш счёт пересчитали, Вера.')
  desk.network.calls.length = 0
  for (let turn = 0; turn < 2; turn += 1) {
    await sweep()
    await sendAll()
  }
  expect(sentTo()).toEqual([[stream.ids('r2'), GOOD_ANSWER]])
  // Who asks it afterwards is told too; the stream's own asker had it by the incident.
  await stream.say({ id: stream.ids('r9'), text: ROAD, author: 'kira' })
  await sweep()
  await sweep()
  await sendAll()
  expect(sentTo()).toEqual([
    [stream.ids('r2'), GOOD_ANSWER],
    [stream.ids('r9'), GOOD_ANSWER],
  ])
})

it('sends no personal data to others: the reply is held, with the reason', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await answerRoad(stream, `${GOOD_ANSWER} Ваш мобильный 8 911 123-45-67 записали.`)
  desk.network.calls.length = 0
  await sweep()
  await sendAll()
  expect(sentTo()).toEqual([])
  expect((await repliesOf(stream)).problems).toMatchObject([
    { state: 'held', errorCode: 'livestream.personal_data' },
  ])
})

it('tells where the network lets nobody reply, and keeps replies from who may not see the stream', async () => {
  const stream = await endedStream()
  await stream.move('end')
  await addRecording(stream)
  const { capabilities } = desk.network.connector
  desk.network.connector.capabilities = (account) => ({ ...capabilities(account), reply: ['private'] })
  try {
    expect(await repliesOf(stream)).toMatchObject({ places: 1, unreachable: 2 })
    await reply(stream)
    await sendAll()
  } finally {
    desk.network.connector.capabilities = capabilities
  }
  expect(sentTo()).toEqual([[stream.ids('p1'), expect.stringContaining(LINE)]])
  expect(await repliesOf(stream)).toMatchObject({ counts: { sent: 1, failed: 2 } })
  const elsewhere = { kind: 'municipality', code: 'novgorod-city' } as const
  const stranger = desk.test.as(buildActor({ role: 'moderator', scope: elsewhere }))
  expect((await stranger.get(`${stream.url}/replies`)).statusCode).toBe(404)
  expect(
    (await stranger.post(`${stream.url}/replies`, { kind: 'on_air', text: TEXT, tellings: [] })).statusCode,
  ).toBe(404)
})
