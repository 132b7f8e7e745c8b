/** A chat of the product and `veche read-chat` are one reader: the same talk gives the same. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { loadStarter } from '../../../../test/chats/shipped-models.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { readChatRows } from '../../../../test/reader/lessons.ts'
import type { ChatRow } from '../../../../test/reader/sources.ts'
import { createTalkReader } from '../../../main/cli/reader/read-talk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const BATCH = 7
const KEPT_FROM = 0.15
const WORK = ['question', 'complaint', 'danger', 'rumour']

it('reads a talk that comes in pieces as the command reads it at once', async () => {
  const talk = readChatRows('chat-e').filter(({ chat }) => chat === 'e02')
  const read = createTalkReader(loadStarter())
  const told = talk.map((row) => ({ row, ...read({ ...row, at: new Date(row.at) }) }))
  const opened = new Set(told.filter(({ class: name }) => WORK.includes(name)).map(({ id }) => id))

  const kept = await readByProduct(talk)
  expect(kept.map(({ danger: _, ...rest }) => rest)).toEqual(
    told.map(({ row, id, class: name, answers }) => ({
      id,
      class: row.role === 'official' ? null : name,
      // What opened no work has no clock to stop, so nobody is asked about it.
      answers: answers.flatMap(({ id: answered }) => (opened.has(answered) ? [answered] : [])).sort(),
    })),
  )
  for (const [at, { danger }] of told.entries())
    if (danger.score >= KEPT_FROM) expect(kept[at]?.danger).toBeCloseTo(danger.score, 2)
    else expect(kept[at]?.danger).toBeNull()
  expect(opened.size).toBeGreaterThan(5)
  expect(told.flatMap(({ answers }) => answers).length).toBeGreaterThan(3)
})

async function readByProduct(talk: readonly ChatRow[]) {
  const chat = await saveChat(desk)
  const officials = new Set(talk.filter(({ role }) => role === 'official').map(({ author }) => author))
  for (const author of officials) await chat.addOfficial(author)
  for (let from = 0; from < talk.length; from += BATCH) {
    await chat.say(
      ...talk.slice(from, from + BATCH).map(({ id, at, author, text, replyTo }) => ({
        ...{ id, text, author, at: new Date(at).toISOString() },
        ...(replyTo !== null && { parent: replyTo }),
      })),
    )
  }
  return listRead(chat)
}

async function listRead(chat: TestChat) {
  const rows = await desk.test.db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .select(['message.externalId', 'chatMessage.class', 'chatMessage.dangerScore'])
    .where('chatMessage.chatId', '=', chat.id)
    .orderBy('chatMessage.occurredAt')
    .orderBy('message.externalId')
    .execute()
  const links = await desk.test.db
    .selectFrom('chatLink')
    .innerJoin('message as reply', 'reply.id', 'chatLink.replyMessageId')
    .innerJoin('message as question', 'question.id', 'chatLink.questionMessageId')
    .select(['reply.externalId as reply', 'question.externalId as question'])
    .execute()
  return rows.map(({ externalId: id, class: name, dangerScore }) => ({
    ...{ id, class: name },
    danger: dangerScore,
    answers: links.flatMap(({ reply, question }) => (reply === id ? [question] : [])).sort(),
  }))
}
