/** Sets up the region of the day: its municipal chats in one fake network, with officials known to the product. */
import { newId } from '../../../server/src/platform/ids.ts'
import { type Desk, openDesk } from '../../../server/test/desk.ts'
import { buildActor, saveUser } from '../../../server/test/factories.ts'
import type { FakeConnector } from '../../../server/test/networks/fake-connector.ts'
import { type ChatPlan, planChats } from '../../../simulator/src/region/chats/plan.ts'
import { invitePeople, type Person } from '../../../simulator/src/region/residents/people.ts'
import { homes } from '../../../simulator/src/region/testing.ts'

export type DayStage = {
  desk: Desk
  people: readonly Person[]
  plans: readonly ChatPlan[]
  /** Networks beside the desk's own. */
  others: readonly FakeConnector[]
  idOf: (chatKey: string) => string
  /** 8:00 of a Tuesday in the region; all times are milliseconds since then. */
  morning: Date
}

const MORNING = new Date('2026-11-24T05:00:00Z')

export const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`
export const containerOf = ({ key }: Pick<ChatPlan, 'key'>): string => `chat:${key}`

export async function openDayStage(seed: string, others: readonly FakeConnector[] = []): Promise<DayStage> {
  const desk = await openDesk({ others })
  desk.test.clock.now = MORNING
  const people = invitePeople(seed, homes)
  const plans = planChats({ seed, homes, people })
  const ids = new Map<string, string>()
  for (const plan of plans) ids.set(plan.key, await saveChatOf(desk, plan))
  return {
    ...{ desk, people, plans, others, morning: MORNING },
    idOf(chatKey) {
      const id = ids.get(chatKey)
      if (id === undefined) throw new Error(`No chat ${chatKey}`)
      return id
    },
  }
}

async function saveChatOf(desk: Desk, plan: ChatPlan): Promise<string> {
  const { db, context, clock } = desk.test
  const [id, addedAt] = [newId(), clock.now]
  await db
    .insertInto('chat')
    .values({
      ...{ id, channelId: desk.channel.id, container: containerOf(plan), title: plan.title },
      ...{ municipalityCode: plan.key, createdAt: addedAt },
    })
    .execute()
  const card = (person: Person) => context.vault.seal({ name: nameOf(person), url: null })
  const authors = [...plan.residents, ...plan.officials].map((person) => ({
    ...{ id: newId(), network: 'vk' as const, externalId: String(person.id), card: card(person) },
    resolvedAt: addedAt,
  }))
  await db.insertInto('author').values(authors).execute()
  for (const official of plan.officials) {
    const { id: userId } = await saveUser(db, buildActor({ role: 'executor', name: nameOf(official) }))
    const author = authors.find(({ externalId }) => externalId === String(official.id))
    if (!author) throw new Error(`No author ${official.id}`)
    await db
      .insertInto('officialAccount')
      .values({ authorId: author.id, userId, linkedAt: addedAt })
      .execute()
    await db.insertInto('chatMember').values({ chatId: id, userId, role: official.role, addedAt }).execute()
  }
  return id
}
