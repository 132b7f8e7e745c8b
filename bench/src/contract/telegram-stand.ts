/**
 * Puts our connector and the emulator of Telegram on one clock. The emulator judges every call by the published
 * schema.
 */
import { onTestFinished } from 'vitest'
import type { ChannelAccount, OutgoingMessage, RawItem } from '../../../server/src/connectors/connector.ts'
import { createTelegramConnector } from '../../../server/src/connectors/telegram/telegram-connector.ts'
import { normaliseTelegram } from '../../../server/src/connectors/telegram/telegram-normalise.ts'
import { createInstantLimiter } from '../../../server/test/networks/instant-limiter.ts'
import { manualClock } from '../../../simulator/src/lib/clock.ts'
import { createTelegramEmulator } from '../../../simulator/src/telegram/emulator.ts'

export const START = new Date('2026-11-02T09:00:00Z')
export const SECRET = 'a-secret-of-the-webhook'
export const never = new AbortController().signal

export async function startStand() {
  const clock = manualClock(START)
  const emulator = createTelegramEmulator({ seed: 7, clock })
  onTestFinished(() => emulator.close())
  const apiUrl = await emulator.listen(0)
  const { control } = emulator
  const bot = control.createBot({ name: 'Вопросы городу', username: 'gorod_bot' })
  const group = control.createChat({ title: 'Город. Обсуждение' })
  const channel = control.createChat({ type: 'channel', title: 'Город', username: 'gorod' })
  control.linkDiscussion({ channelId: channel.id, groupId: group.id })
  control.setMember({ chatId: group.id, botId: bot.id })
  const resident = control.createResident({ firstName: 'Вера', lastName: 'Зимина' })
  const connector = createTelegramConnector({
    ...{ apiUrl, now: () => clock.now().getTime(), limiter: createInstantLimiter() },
  })
  const account: ChannelAccount = {
    id: 'channel-1',
    network: 'telegram',
    externalId: String(bot.id),
    tokens: { bot: bot.token },
    webhookSecret: SECRET,
  }
  const read = (items: readonly RawItem[]) =>
    items.flatMap(({ body }) => normaliseTelegram(body, account, clock.now()))
  return { clock, emulator, control, apiUrl, bot, group, channel, resident, connector, account, read }
}

export type Stand = Awaited<ReturnType<typeof startStand>>

export function answerTo(
  {
    surface,
    container,
    externalId,
    threadExternalId,
  }: Pick<OutgoingMessage, 'surface' | 'container' | 'threadExternalId'> & {
    externalId: string
  },
  changes: Partial<OutgoingMessage> = {},
): OutgoingMessage {
  return {
    ...{ surface, container, threadExternalId, replyToExternalId: externalId },
    text: 'Контейнеры вывезут завтра до 10:00',
    attachmentRefs: [],
    buttons: [],
    ...changes,
  }
}

/** Reads everything that waits by `getUpdates`. */
export async function pollAll({ connector, account, read }: Stand, cursor: unknown = null) {
  const turn = await connector.longPoll!.poll(account, cursor, never)
  return { ...turn, events: read(turn.items) }
}

export function sentMessages({ control, bot }: Stand) {
  return (control.dump({}).messages ?? []).filter(
    (message): message is Record<string, unknown> =>
      typeof message === 'object' && message !== null && 'fromId' in message && message.fromId === bot.id,
  )
}
