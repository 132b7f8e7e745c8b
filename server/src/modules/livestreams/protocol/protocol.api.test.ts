import { Suggestion } from '@veche/contract/incidents.ts'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { editAnswer } from '../../../../test/answers/edit-answer.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { sweepAnswered } from '../control/sweep-answered.ts'
import { readProtocol } from './read-protocol.ts'

let desk: Desk
let stream: TestStream
const WATER = 'Когда включат воду на улице Мира? Звоните 8 911 123-45-67'
const ROAD = 'Пишет вам Вера Лунина: почему не чистят дорогу?'
const BUS = 'Будет ли вечерний автобус?'
const ASKED_AFTER = '\n\nРешена ли проблема? Ответьте, пожалуйста: да, частично или нет.'
const ANSWER =
  'Глеб, здравствуйте! Вечерний автобус пустим с 30 ноября, за это отвечает администрация округа.'
const RUDE = 'Вы там все лентяи?'

beforeAll(async () => {
  desk = await openDesk()
  stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'r1', text: ROAD, author: 'vera' },
    { id: 'b1', text: BUS, author: 'gleb' },
    { id: 'i1', text: RUDE, author: 'oleg' },
    { id: 't1', text: 'Спасибо!', author: 'nina' },
  )
  const names = { anna: 'Анна Зорина', vera: 'Вера Лунина', gleb: 'Глеб Звонов', oleg: 'Олег Рощин' }
  for (const [externalId, name] of Object.entries(names))
    await desk.test.db
      .updateTable('author')
      .set({ card: desk.test.context.vault.seal({ name, url: null }) })
      .where('externalId', '=', externalId)
      .execute()
  await stream.move('begin')
  desk.passMs(65_000)
  await stream.press(
    { text: WATER, type: 'answer' },
    { text: ROAD, type: 'answer_partly', promise: { what: 'Почистят', who: 'Глава', dueOn: '2026-12-01' } },
    { text: RUDE, type: 'decline', reason: 'insult' },
  )
  await stream.move('end')
})
afterAll(() => desk.close())

const read = (isWithoutNames: boolean) =>
  readProtocol(desk.test.context, { livestreamId: stream.id, actor: desk.people.moderator, isWithoutNames })
const url = (query: string) => `${stream.url}/protocol?${query}`

it('is sent as a file of its format, named in Russian', async () => {
  const client = desk.test.as(desk.people.head)
  const { number } = await stream.read()
  const pdf = await client.get(url('format=pdf'))
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  const disposition = String(pdf.headers['content-disposition'])
  expect(decodeURIComponent(disposition)).toContain(
    `filename*=UTF-8''Протокол эфира № ${number} 2026-11-24 для внутреннего пользования (с именами).pdf`,
  )
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), {
    mergePages: true,
  })
  const words = text.replace(/\s+/g, ' ')
  for (const said of ['Протокол прямого эфира', 'Когда включат воду', 'почему не чистят', BUS, '0:01:05'])
    expect(words).toContain(said)

  const docx = await client.get(url('format=docx&language=en'))
  // Whoever takes the wrong one sees it before sending it.
  const nameless = await client.get(url('format=docx&withoutNames=true'))
  expect(decodeURIComponent(String(nameless.headers['content-disposition']))).toContain('без имён.docx')
  expect(docx.headers['content-type']).toContain('wordprocessingml')
  expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(String(docx.headers['content-disposition'])).toContain('Protocol%20of%20live%20stream')
})

it('says which field is wrong, and makes no file of a stream that the reader may not see', async () => {
  const client = desk.test.as(desk.people.moderator)
  const fieldsOf = async (query: string) => {
    const refused = await client.get(url(query))
    const { code, details } = refused.json()
    return [refused.statusCode, code, details.fields.map(({ field }: { field: string }) => field)]
  }
  expect(await fieldsOf('format=odt')).toEqual([400, 'http.invalid', ['format']])
  expect(await fieldsOf('')).toEqual([400, 'http.invalid', ['format']])
  expect(await fieldsOf('format=pdf&withoutNames=perhaps')).toEqual([400, 'http.invalid', ['withoutNames']])
  expect(await fieldsOf('format=pdf&language=fi')).toEqual([400, 'http.invalid', ['language']])

  const scope = { kind: 'municipality', code: 'novgorod-city' } as const
  const stranger = await desk.test.as(buildActor({ role: 'stream_editor', scope })).get(url('format=pdf'))
  expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'livestream.not_found'])
  expect((await desk.test.as(desk.people.administrator).get(url('format=pdf'))).statusCode).toBe(403)
  expect((await desk.test.anonymous.get(url('format=pdf'))).statusCode).toBe(401)
})

it('holds each question with who asked, what came of it and whose work it is', async () => {
  const facts = await read(false)
  expect(facts.questions.map(({ text, state, author }) => [text, state, author])).toEqual([
    [WATER, 'answered', 'Анна Зорина'],
    [ROAD, 'on_control', 'Вера Лунина'],
    [BUS, 'on_control', 'Глеб Звонов'],
    [RUDE, 'declined', 'Олег Рощин'],
  ])
  expect(facts.questions[0]).toMatchObject({ second: 65, incidentNumber: null })
  expect(facts.questions[1]).toMatchObject({
    promise: { what: 'Почистят', who: 'Глава', dueOn: '2026-12-01' },
    incidentNumber: expect.any(Number),
    dueAt: expect.any(Date),
  })
  expect(facts).toMatchObject({
    asideCount: 1,
    foldedCount: 0,
    balance: { asked: 4, onAir: 1, onControl: 2 },
  })
})

it('tells nothing of those who asked in a copy without names', async () => {
  const { questions } = await read(true)
  const all = JSON.stringify(questions)
  for (const told of ['Зорин', 'Лунина', 'Звонов', 'Рощин', '123-45-67']) expect(all).not.toContain(told)
  expect(questions.map(({ text }) => text !== null)).toEqual([true, true, true, false])
  expect(questions.every(({ author, address, answerUrl }) => !author && !address && !answerUrl)).toBe(true)
})

it('prints the words of a question alone, with what was answered and the body that the desk suggests', async () => {
  const other = await saveStream(desk, { moves: ['announce', 'begin'] })
  const LAMPS = 'Когда починят фонари на улице Гагарина, 12?'
  await other.say(
    { id: 'l1', text: `И я спрошу: ${LAMPS.replace('К', 'к')} Спасибо!`, author: 'zina' },
    { id: 'l2', text: `Здравствуйте! ${WATER}`, author: 'anna' },
  )
  await other.press({ text: 'И я спрошу', type: 'answer' })
  await other.press({ text: 'И я спрошу', type: 'word_answer', line: 'Починят до пятницы' })
  await other.move('end')
  const { incidentId } = await other.find('Здравствуйте')
  const suggested = { code: DESK_AGENCY, confidence: 0.9, reasons: [] }
  const { suggestion } = await desk.test.db
    .selectFrom('incident')
    .select('suggestion')
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
  const merged = { ...Suggestion.parse(suggestion), agency: suggested }
  await desk.test.db
    .updateTable('incident')
    .set({ suggestion: JSON.stringify(merged) })
    .where('id', '=', incidentId)
    .execute()
  const ask = { livestreamId: other.id, actor: desk.people.moderator, isWithoutNames: false }
  const { questions } = await readProtocol(desk.test.context, ask)
  expect(questions).toMatchObject([
    { text: LAMPS, answerLine: 'Починят до пятницы', second: expect.any(Number) },
    { text: WATER, agency: null, suggestedAgency: expect.stringContaining('Борович') },
  ])
})

it('quotes the answer that came later, with the way to it', async () => {
  const { incidentId } = await stream.find(BUS)
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', agencyCode: DESK_AGENCY })
    .where('id', '=', incidentId)
    .execute()
  expect((await read(false)).questions[2]).toMatchObject({ agency: expect.stringContaining('Борович') })
  const { version } = await desk.incidentOf('b1')
  const answer = { kind: 'final', text: ANSWER, promise: null, outcome: 'solved' }
  const submit = { ...answer, expectedVersion: version, overrideReason: 'проверено' }
  await desk.test.as(desk.people.executor).post(`/incidents/${incidentId}/answer/submit`, submit)
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  await desk.test.as(desk.people.moderator).post(`/incidents/${incidentId}/answer/approve`, decision)
  await desk.send()
  await sweepAnswered(desk.test.context)

  await editAnswer(desk.test.db, { text: ANSWER, edited: `${ANSWER}${ASKED_AFTER}` })
  const answerIn = async (isWithoutNames: boolean) => (await read(isWithoutNames)).questions[2]
  const told = await answerIn(false)
  expect(told).toMatchObject({ state: 'answered_later', answer: ANSWER, dueAt: null })
  expect(told?.answerUrl).toMatch(/^https:/)
  expect(await answerIn(true)).toMatchObject({
    answer: ANSWER.replace('Глеб, здравствуйте', 'Здравствуйте'),
    answerUrl: null,
  })
})
