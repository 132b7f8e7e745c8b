/** Whatever a text says of people, no page that anyone may open says it on: every public reader of a text is here. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { editAnswer } from '../../../test/answers/edit-answer.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { saveRefuted } from '../../../test/factories/fake-factory.ts'
import { saveStream, type TestStream } from '../../../test/factories/livestream-factory.ts'
import { sweepAnswered } from '../livestreams/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const open = async (url: string) => (await desk.test.app.inject({ method: 'GET', url })).body
const client = () => desk.test.as(desk.people.moderator)

const BUS = 'Здравствуйте! Пишет Игорь Звонов: будет ли вечерний автобус? Спасибо!'
const WATER = 'Когда включат воду на улице Мира?'
const ASKED_AFTER = '\n\nПолучили ли вы ответ на свой вопрос? Ответьте, пожалуйста: да, частично или нет.'
const ANSWER =
  'Добрый день, Игорь! Вечерний автобус пустим с 30 ноября, за это отвечает администрация округа.'
const HIDDEN = [
  'Игорь',
  'Звонов',
  'Анна',
  'Зорин',
  'Петровн',
  '8 911',
  'Получили ли вы ответ',
  'Решена ли',
  'частично или',
]

async function nameAuthors(names: Record<string, string>): Promise<void> {
  for (const [externalId, name] of Object.entries(names))
    await desk.test.db
      .updateTable('author')
      .set({ card: desk.test.context.vault.seal({ name, url: null }) })
      .where('externalId', '=', externalId)
      .execute()
}

async function answerLater(stream: TestStream): Promise<void> {
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
  const answer = { kind: 'final', text: ANSWER, promise: null, outcome: 'explained' }
  const submit = { ...answer, expectedVersion: version, overrideReason: 'проверено' }
  await desk.test.as(desk.people.executor).post(`/incidents/${incidentId}/answer/submit`, submit)
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  await client().post(`/incidents/${incidentId}/answer/approve`, decision)
  await desk.send()
  // As it stands in its thread: it greets its author and asks them.
  await editAnswer(desk.test.db, { text: ANSWER, edited: `${ANSWER}${ASKED_AFTER}` })
  await sweepAnswered(desk.test.context)
}

it('tells of a stream what was asked and answered, when and in which words, and names nobody', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say(
    { id: 'b1', text: BUS, author: 'igor' },
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'w2', text: `И я спрошу: ${WATER}`, author: 'vera' },
  )
  await nameAuthors({ igor: 'Игорь Звонов', anna: 'Анна Зорина', vera: 'Вера Лунина' })
  await stream.move('begin')
  desk.passMs(65_000)
  const { id } = (await stream.questions()).find(({ text, state }) => text === WATER && state === 'received')!
  const pressed = (command: object) => ({
    ...{ questionId: id },
    command: { key: crypto.randomUUID(), at: desk.test.clock.now.toISOString(), ...command },
  })
  const line = 'Анна, воду дадим к вечеру, звоните Анне Петровне, 8 911 123-45-67'
  await client().post(`${stream.url}/commands`, {
    commands: [pressed({ type: 'answer' }), pressed({ type: 'word_answer', line })],
  })
  desk.passMs(6 * 60_000)
  await stream.move('end')
  await answerLater(stream)
  const { number } = await stream.read()
  const body = await open(`/livestreams/${number}?lang=ru`)
  for (const hidden of HIDDEN) expect(body).not.toContain(hidden)
  for (const shown of [
    ...['Добрый день! Вечерний автобус пустим', 'Ответ в эфире (0:01:05)'],
    ...['будет ли вечерний автобус?</p>', `<p class="said">${WATER}</p>`, '24 ноября 2026'],
  ])
    expect(body).toContain(shown)
  // As it went, not as it was planned; each question once.
  for (const time of timesOf(await stream.read())) expect(body).toContain(time)
  expect(body.split(WATER)).toHaveLength(2)
  expect(body).not.toContain('И я спрошу')
  // One person typed it: nobody else has looked.
  expect(body).not.toContain('Воду дадим')
})

function timesOf({ startedAt, endedAt }: { startedAt: string | null; endedAt: string | null }): string[] {
  const format = new Intl.DateTimeFormat('ru', {
    ...{ timeZone: desk.test.context.region.timeZone, hour: '2-digit', minute: '2-digit' },
  })
  return [startedAt, endedAt].map((at) => format.format(new Date(at ?? 0)))
}

it('names nobody on the pages of what we have checked', async () => {
  const CLAIM = 'В Боровичах закрывают роддом навсегда, сказала Анна Петровна, рожать повезут в Новгород'
  const { fakeId, writer } = await saveRefuted(desk, {
    ...{ claim: CLAIM, fullText: CLAIM, truth: 'Роддом работает, кв. 5, Игорь Петрович подтвердил' },
    post: 'Добрый день, Игорь! Роддом работает, звонить 8 911 765-43-21.',
  })
  await desk.deliver({ id: 'f1', text: CLAIM, author: 'olga', at: desk.test.clock.now.toISOString() })
  await desk.work()
  const card = (await desk.test.as(writer).get(`/fakes/${fakeId}`)).json()
  const carrierIds = card.carriers.map(({ id }: { id: string }) => id)
  await desk.test.as(writer).post(`/fakes/${fakeId}/commands`, {
    ...{ command: { type: 'publish', carrierIds, chatIds: [] }, expectedVersion: card.version },
  })
  await desk.send()
  for (const url of ['/checked?lang=ru', `/checked/${card.number}?lang=ru`]) {
    const body = await open(url)
    expect(body.toLowerCase()).toContain('роддом')
    for (const hidden of HIDDEN) expect(body).not.toContain(hidden)
  }
})
