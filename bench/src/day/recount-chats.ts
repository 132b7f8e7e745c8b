/** Counts the figures of a chat anew from what was written and said, and not by the queries of the product. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Database } from '../../../server/src/platform/database/db.ts'
import type { DayMessage } from '../../../simulator/src/region/chats/chat-day.ts'
import { containerOf, type DayStage } from './stage.ts'

export type Recount = {
  messageCount: number
  activeMemberCount: number
  leaderDayCount: number
  questionCount: number
  answeredCount: number
  passedOnCount: number
  rumourCount: number
  dangerCount: number
}

const WORK = ['question', 'complaint', 'danger', 'rumour']
/** Moscow's offset, which never changes, because the region has no summer time. */
const dayOf = (atMs: number): number => Math.floor((atMs + 8 * HOUR_MS) / (24 * HOUR_MS))

type Row = { container: string; externalId: string; class: string | null }

/**
 * Counts by chat. Classes and confirmed links are what the product decided of each message; all counting is done
 * here.
 */
export async function recount(db: Database, day: readonly DayMessage[]): Promise<Map<string, Recount>> {
  const said: Row[] = await db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .select(['message.container', 'message.externalId', 'chatMessage.class'])
    .execute()
  const classes = new Map(said.map((row) => [`${row.container} ${row.externalId}`, row.class]))
  const answered = await listAnswered(db)
  const passedOn = await listPassedOn(db)
  return new Map(
    [...Map.groupBy(day, ({ chat }) => chat.key)].map(([chatKey, messages]) => {
      const asked = messages
        .map(({ key }) => `chat:${chatKey} ${key}`)
        .filter((key) => WORK.includes(classes.get(key) ?? ''))
      const countOf = (kind: string) => asked.filter((key) => classes.get(key) === kind).length
      const leaders = messages.filter(({ role }) => role === 'head' || role === 'deputy')
      return [
        chatKey,
        {
          messageCount: messages.length,
          activeMemberCount: new Set(messages.map(({ author }) => author.id)).size,
          leaderDayCount: new Set(leaders.map(({ atMs }) => dayOf(atMs))).size,
          questionCount: asked.length,
          answeredCount: asked.filter((key) => answered.has(key) && !passedOn.has(key)).length,
          passedOnCount: asked.filter((key) => passedOn.has(key)).length,
          rumourCount: countOf('rumour'),
          dangerCount: countOf('danger'),
        },
      ]
    }),
  )
}

/** Lists questions that have a confirmed reply. */
async function listAnswered(db: Database): Promise<Set<string>> {
  const rows = await db
    .selectFrom('chatLink')
    .innerJoin('message', 'message.id', 'chatLink.questionMessageId')
    .select(['message.container', 'message.externalId'])
    .where('chatLink.state', '=', 'confirmed')
    .execute()
  return new Set(rows.map(({ container, externalId }) => `${container} ${externalId}`))
}

/** Lists messages that are the source of work. */
async function listPassedOn(db: Database): Promise<Set<string>> {
  const rows = await db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select(['message.container', 'message.externalId'])
    .execute()
  return new Set(rows.map(({ container, externalId }) => `${container} ${externalId}`))
}

/** Counts what our page itself has said there: replies to rumours. */
export function countOwnWords({ desk }: DayStage, chatKey: string): number {
  const published = new Set(desk.network.published.map(({ key }) => key))
  return desk.network.calls.filter(
    ({ key, message }) => message.container === containerOf({ key: chatKey }) && published.has(key),
  ).length
}
