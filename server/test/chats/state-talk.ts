/** What was said in a chat, past intake: a test states what each message is, whatever the rules would say. */
import type { ChatClass, ChatRole } from '@veche/contract/chats.ts'
import type { Insertable } from 'kysely'
import type { DB } from '../../src/platform/database/database.gen.ts'
import type { Database } from '../../src/platform/database/db.ts'
import { newId } from '../../src/platform/ids.ts'
import { DESK_NOON, type Desk } from '../desk.ts'
import type { FakeEvent } from '../networks/fake-connector.ts'
import type { TestChat } from './chat-factory.ts'

type Place = Pick<TestChat, 'id' | 'container'>

export type Said = Partial<FakeEvent> & {
  class?: ChatClass | null
  suggestedClass?: ChatClass
  correctedBy?: string
  role?: ChatRole
}

/** Returns the id of the message. */
export async function postInChat(desk: Desk, { id: chatId, container }: Place, said: Said): Promise<string> {
  const { class: messageClass, suggestedClass, correctedBy, role, ...event } = said
  const externalId = event.id ?? newId()
  await desk.deliver({ surface: 'chat', container, thread: container, ...event, id: externalId })
  await desk.work()
  const { db } = desk.test
  const message = await db
    .selectFrom('message')
    .select(['id', 'authorId', 'occurredAt'])
    .where('container', '=', container)
    .where('externalId', '=', externalId)
    .executeTakeFirstOrThrow()
  const known = {
    ...{
      role: role ?? null,
      class: messageClass ?? null,
      suggestedClass: suggestedClass ?? messageClass ?? null,
    },
    correctedBy: correctedBy ?? null,
  }
  const { authorId, occurredAt } = message
  await db
    .insertInto('chatMessage')
    .values({ messageId: message.id, chatId, authorId, occurredAt, ...known })
    .onConflict((conflict) => conflict.column('messageId').doUpdateSet(known))
    .execute()
  return message.id
}

export type AskedQuestion = Partial<Insertable<DB['chatQuestion']>> & { messageId: string }

export async function saveQuestion(
  db: Database,
  { id: chatId }: Place,
  question: AskedQuestion,
): Promise<void> {
  const rule = await db
    .selectFrom('deadlineRule')
    .select(['id', 'version'])
    .where('key', '=', 'chat_first_reply')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const { state = 'open', openedAt = DESK_NOON, ...rest } = question
  const values = {
    ...{ chatId, class: 'question' as const, state, openedAt, dueAt: openedAt },
    ...{ ruleId: rule.id, ruleVersion: rule.version, closedAt: state === 'open' ? null : openedAt },
    ...rest,
  }
  const { messageId: _, ...changes } = values
  await db
    .insertInto('chatQuestion')
    .values(values)
    .onConflict((conflict) => conflict.column('messageId').doUpdateSet(changes))
    .execute()
}
