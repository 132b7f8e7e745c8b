/** Plays the day into the product as a network would: in portions, while time goes on and the sweep looks for what is late. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { chatsContextOf } from '../../../server/src/main/wiring/register-deps.ts'
import { sweepLate } from '../../../server/src/modules/chats/index.ts'
import type { DayMessage } from '../../../simulator/src/region/chats/chat-day.ts'
import { containerOf, type DayStage } from './stage.ts'

/** Milliseconds since the morning of the day. */
export type Portion = { fromMs: number; untilMs: number }
/** What happens in a portion beside the talk in the chats. */
export type DayPart = (portion: Portion) => Promise<void>

const PORTION_MS = 10 * 60_000
const NIGHT_MS = DAY_MS

export async function liveThrough(
  { desk, morning }: DayStage,
  { talk, parts }: { talk: readonly DayMessage[]; parts: readonly DayPart[] },
): Promise<void> {
  const { test } = desk
  const sweeping = chatsContextOf(test.product)
  const portions = Map.groupBy(talk, ({ atMs }) => Math.floor(atMs / PORTION_MS))
  const last = Math.max(...portions.keys())
  for (let portion = 0; portion <= last; portion += 1) {
    const [fromMs, untilMs] = [portion * PORTION_MS, (portion + 1) * PORTION_MS]
    test.clock.now = new Date(morning.getTime() + untilMs)
    const said = portions.get(portion) ?? []
    if (said.length > 0) await desk.deliver(...said.map((message) => toEvent(message, morning)))
    await desk.work()
    for (const part of parts) await part({ fromMs, untilMs })
    await sweepLate(sweeping)
  }
  // A day later everything has been answered or passed on.
  test.clock.now = new Date(test.clock.now.getTime() + NIGHT_MS)
  while ((await sweepLate(sweeping)) > 0);
}

function toEvent({ key, chat, author, text, replyToKey, atMs }: DayMessage, morning: Date) {
  return {
    ...{ id: key, surface: 'chat' as const, container: containerOf(chat), thread: replyToKey ?? key },
    ...{ parent: replyToKey, author: String(author.id), text },
    at: new Date(morning.getTime() + atMs).toISOString(),
  }
}
