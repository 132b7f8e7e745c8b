/** A municipal chat for tests: its place in a network, its officials, and what is said in it. */
import type { Insertable } from 'kysely'
import type { DB } from '../../src/platform/database/database.gen.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Desk } from '../desk.ts'
import { buildActor, saveUser } from '../factories.ts'
import type { FakeEvent } from '../networks/fake-connector.ts'

type MemberRole = 'head' | 'deputy' | 'department' | 'rural_head' | 'utility' | 'moderator'
export type TestChat = {
  id: string
  container: string
  /** An official with an account in the network; their words come from `author`. */
  addOfficial: (author: string, role?: MemberRole) => Promise<{ id: string; name: string }>
  /** One delivery, a second after the last one, read to the end. */
  say: (...lines: FakeEvent[]) => Promise<void>
  question: (externalId: string) => Promise<TestQuestion | undefined>
  classOf: (externalId: string) => Promise<string | null | undefined>
  idOf: (externalId: string) => Promise<string>
}
export type TestQuestion = {
  messageId: string
  number: number
  class: string
  state: string
  openedAt: Date
  dueAt: Date
  closedAt: Date | null
  answeredByMessageId: string | null
  answeredBy: string | null
  incidentId: string | null
  dutyToldAt: Date | null
}

let count = 0

export async function saveChat(desk: Desk, changes: Partial<Insertable<DB['chat']>> = {}): Promise<TestChat> {
  const { db, vault } = { db: desk.test.db, vault: desk.test.context.vault }
  count += 1
  const [id, container] = [newId(), `chat:${count}`]
  await db
    .insertInto('chat')
    .values({
      ...{ id, container, title: 'Боровичи. Центр', channelId: desk.channel.id },
      ...{ municipalityCode: 'borovichi', createdAt: desk.test.clock.now },
      ...changes,
    })
    .execute()

  async function idOf(externalId: string): Promise<string> {
    const row = await db
      .selectFrom('message')
      .select('id')
      .where('container', '=', container)
      .where('externalId', '=', externalId)
      .executeTakeFirstOrThrow()
    return row.id
  }

  return {
    id,
    container,
    idOf,
    async addOfficial(author, role = 'department') {
      const user = await saveUser(db, buildActor({ role: 'executor', name: `Служащий ${author}` }))
      const authorId = newId()
      await db
        .insertInto('author')
        .values({
          id: authorId,
          network: 'vk',
          externalId: author,
          card: vault.seal({ name: user.name, url: null }),
        })
        .execute()
      const addedAt = desk.test.clock.now
      await db
        .insertInto('officialAccount')
        .values({ authorId, userId: user.id, linkedAt: addedAt })
        .execute()
      await db.insertInto('chatMember').values({ chatId: id, userId: user.id, role, addedAt }).execute()
      return user
    },
    async say(...lines) {
      desk.passMs(1000)
      await desk.deliver(
        ...lines.map((line) => ({
          surface: 'chat' as const,
          container,
          at: desk.test.clock.now.toISOString(),
          thread: line.parent ?? line.id,
          ...line,
        })),
      )
      await desk.work()
    },
    question: (externalId) =>
      db
        .selectFrom('chatQuestion')
        .innerJoin('message', 'message.id', 'chatQuestion.messageId')
        .leftJoin('message as reply', 'reply.id', 'chatQuestion.answeredByMessageId')
        .selectAll('chatQuestion')
        .select('reply.externalId as answeredBy')
        .where('message.container', '=', container)
        .where('message.externalId', '=', externalId)
        .executeTakeFirst(),
    async classOf(externalId) {
      const row = await db
        .selectFrom('chatMessage')
        .select('class')
        .where('messageId', '=', await idOf(externalId))
        .executeTakeFirst()
      return row?.class
    },
  }
}
