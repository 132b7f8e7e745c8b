/** The end of a talk depends on what was said and when, not on the order, the repeats and the batches it came in. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import type { FakeEvent } from '../../../../test/networks/fake-connector.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await saveStream(desk, { tag: 'эфирборовичи', moves: ['announce'] })
})
afterAll(() => desk.close())

const SAID = [
  'Когда включат воду на Мира, 5?',
  'Почему не чистят снег во дворе Садовой, 3?',
  'Правда ли, что закроют школу на Мира?',
  'На Садовой оборвался провод и искрит, дети рядом!',
  'У нас на Гагарина третий день нет света, безобразие',
  'Спасибо большое!',
  'Да-да, у нас так же',
  'Всем привет',
  'Вопрос снят, уже разобрались',
  'Файл не открывается',
  'а у нас на Псковской 30 аналогично',
  'Когда дадут воду на Мира, 5? И будет ли перерасчёт?',
  'Когда дадут тепло на Садовой? #эфирборовичи',
]
const ANSWERED = [
  'Воду включим сегодня до 18 часов, меняем насос',
  'Двор Садовой очистят от снега к вечеру',
  'Бригада выехала, провод обесточен',
  'Сделаем завтра',
  'Принято',
  'Читаем. Все сообщения передаются в работу.',
  'Школу на Мира не закрывают',
  'Анна, свет на Гагарина дадут к обеду',
]
const RESIDENTS = ['anna', 'boris', 'vera']

type Line = { minute: number; isOfficial: boolean; text: number; author: number; replyTo: number | null }
const line: fc.Arbitrary<Line> = fc.record({
  minute: fc.integer({ min: 0, max: 90 }),
  isOfficial: fc.boolean(),
  text: fc.nat({ max: 100 }),
  author: fc.nat({ max: 2 }),
  replyTo: fc.option(fc.nat({ max: 8 })),
})
/** Where each line falls in the order of coming, whether it comes twice, and where a batch ends. */
const coming = fc.record({ place: fc.nat({ max: 1000 }), isTwice: fc.boolean(), endsBatch: fc.boolean() })
const talks = fc
  .array(line, { minLength: 2, maxLength: 9 })
  .chain((lines) =>
    fc.tuple(fc.constant(lines), fc.array(coming, { minLength: lines.length, maxLength: lines.length })),
  )

const BEGIN = new Date('2026-11-24T06:00:00Z').getTime()

function toEvent(lines: readonly Line[], index: number, official: string): FakeEvent {
  const { minute, isOfficial, text, author, replyTo } = lines[index]!
  const words = isOfficial ? ANSWERED[text % ANSWERED.length] : SAID[text % SAID.length]
  const answered = replyTo !== null && replyTo < index ? lines[replyTo] : undefined
  // Nobody replies to what is not written yet.
  const parent = answered && answered.minute <= minute ? `m${replyTo}` : null
  return {
    id: `m${index}`,
    text: words ?? '',
    author: isOfficial ? official : `${RESIDENTS[author]}-${official}`,
    at: new Date(BEGIN + minute * 60_000).toISOString(),
    ...(parent && { parent }),
  }
}

async function endOf(chat: TestChat) {
  const rows = await desk.test.db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .leftJoin('chatQuestion', 'chatQuestion.messageId', 'chatMessage.messageId')
    .leftJoin('message as reply', 'reply.id', 'chatQuestion.answeredByMessageId')
    .select(['message.externalId', 'chatMessage.class', 'chatMessage.role'])
    .select(['chatQuestion.state', 'chatQuestion.dueAt', 'chatQuestion.openedAt'])
    .select('reply.externalId as answeredBy')
    .where('chatMessage.chatId', '=', chat.id)
    .orderBy('message.externalId')
    .execute()
  const links = await desk.test.db
    .selectFrom('chatLink')
    .innerJoin('message as reply', 'reply.id', 'chatLink.replyMessageId')
    .innerJoin('message as question', 'question.id', 'chatLink.questionMessageId')
    .innerJoin('chatQuestion', 'chatQuestion.messageId', 'chatLink.questionMessageId')
    .select(['reply.externalId as reply', 'question.externalId as question', 'chatLink.state'])
    .where('chatQuestion.chatId', '=', chat.id)
    .orderBy('reply.externalId')
    .orderBy('question.externalId')
    .execute()
  // One that was opened for a while and is none now is no different from one that never was.
  const questions = rows.map((row) =>
    row.state === 'dropped' || row.state === null
      ? { ...row, state: null, dueAt: null, openedAt: null, answeredBy: null }
      : row,
  )
  return { questions, links }
}

/** «Да-да, у нас так же» is read as a complaint until the complaint before it comes, and then as talk. */
const NEIGHBOUR: [Line[], { place: number; isTwice: boolean; endsBatch: boolean }[]] = (() => {
  const official = { isOfficial: true, author: 1, replyTo: null }
  const lines = [
    { ...official, minute: 65, text: 2 },
    { minute: 54, isOfficial: false, text: 6, author: 2, replyTo: null },
    { minute: 49, isOfficial: false, text: 4, author: 2, replyTo: null },
    { ...official, minute: 66, text: 1 },
  ]
  const comings = lines.map(({ minute }) => ({
    place: 100 - minute,
    isTwice: false,
    endsBatch: minute === 54,
  }))
  return [lines, comings]
})()

let count = 0

async function newChat(): Promise<{ chat: TestChat; official: string }> {
  count += 1
  const official = `official-${count}`
  const chat = await saveChat(desk)
  await chat.addOfficial(official)
  return { chat, official }
}

it('ends the same in any order, with repeats and in any batches', async () => {
  await fc.assert(
    fc.asyncProperty(talks, async ([lines, comings]) => {
      const straight = await newChat()
      const sorted = lines
        .map((one, index) => ({ one, index }))
        .sort((a, b) => a.one.minute - b.one.minute || a.index - b.index)
      for (const { index } of sorted) await straight.chat.say(toEvent(lines, index, straight.official))

      const mixed = await newChat()
      const order = lines.map((_, index) => ({ index, ...comings[index]! })).sort((a, b) => a.place - b.place)
      let batch: FakeEvent[] = []
      for (const { index, isTwice, endsBatch } of order) {
        const event = toEvent(lines, index, mixed.official)
        batch.push(event, ...(isTwice ? [event] : []))
        if (!endsBatch) continue
        await mixed.chat.say(...batch)
        batch = isTwice ? [event] : []
      }
      if (batch.length > 0) await mixed.chat.say(...batch)

      expect(await endOf(mixed.chat)).toEqual(await endOf(straight.chat))
    }),
    { numRuns: 25, examples: [[NEIGHBOUR]] },
  )
}, 120_000)
