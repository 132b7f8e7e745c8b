/** Plays the day into the product as a network would: in portions, while time goes on and the sweep looks for what is late. */
import { chatsContextOf } from '../../../server/src/main/register-deps.ts'
import { sweepLate } from '../../../server/src/modules/chats/index.ts'
import { type DayMessage, playChatDay } from '../../../simulator/src/region/chats/chat-day.ts'
import { type ChatStage, containerOf } from './stage.ts'

/** 8:00 of a Tuesday in the region. */
const MORNING = new Date('2026-11-24T05:00:00Z')
const PORTION_MS = 10 * 60_000
const NIGHT_MS = 24 * 3_600_000

export async function liveThrough(
  { desk, plans }: ChatStage,
  { messages, seed }: { messages: number; seed: string },
): Promise<DayMessage[]> {
  const day = [...playChatDay({ chats: plans, messages, seed })]
  const { test } = desk
  const sweeping = chatsContextOf(test.product)
  const portions = Map.groupBy(day, ({ atMs }) => Math.floor(atMs / PORTION_MS))
  for (const [portion, said] of [...portions].sort(([a], [b]) => a - b)) {
    test.clock.now = new Date(MORNING.getTime() + (portion + 1) * PORTION_MS)
    await desk.deliver(...said.map(toEvent))
    await desk.work()
    await sweepLate(sweeping)
  }
  // A day later everything has been answered or passed on.
  test.clock.now = new Date(test.clock.now.getTime() + NIGHT_MS)
  while ((await sweepLate(sweeping)) > 0);
  return day
}

function toEvent({ key, chat, author, text, replyToKey, atMs }: DayMessage) {
  return {
    ...{ id: key, surface: 'chat' as const, container: containerOf(chat), thread: replyToKey ?? key },
    ...{ parent: replyToKey, author: String(author.id), text },
    at: new Date(MORNING.getTime() + atMs).toISOString(),
  }
}
