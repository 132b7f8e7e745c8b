/** Decides who hears of what: by webhook each subscription of the bot, by long polling only a bot without one. */

import type { WebhookSender } from '../lib/delivery/webhook-sender.ts'
import { DAY_MS } from '../lib/durations.ts'
import type { EventFault } from './faults.ts'
import type { Chat, Member, Message } from './model.ts'
import { presentMessage } from './present.ts'
import { assertUpdate, toWire } from './schema.ts'
import type { World } from './world.ts'

/** How long updates are kept for whoever asks: a day. */
const POLLED_MS = DAY_MS

export function createEmitter(world: Omit<World, 'emit'>, webhooks: WebhookSender): World['emit'] {
  const { state, clock, faults, ledger } = world

  function keepForPolling(botId: number, body: string): void {
    const atMs = clock.now().getTime()
    for (const old of state.polled.inGroup(String(botId)))
      if (atMs - old.atMs > POLLED_MS) state.polled.remove(String(old.marker))
    state.polled.put({ marker: state.next('marker'), botId, atMs, body })
  }

  return (botId, update, naturalKey) => {
    const body = toWire(update)
    assertUpdate(JSON.parse(body))
    const type = update.update_type
    const struck = faults.forEvent(type, botId)
    const isDropped = struck.some(({ kind }) => kind === 'event_drop')
    const subscriptions = isDropped ? [] : state.subscriptions.inGroup(String(botId))
    const deliveryIds = subscriptions
      .filter(({ types }) => !types || types.includes(type))
      .flatMap((subscription) =>
        Array.from({ length: copiesOf(struck) }, () =>
          webhooks.enqueue({ ownerId: String(botId), body, subscription }, delayOf(struck)),
        ),
      )
    ledger.add({ kind: 'emitted', botId, type, naturalKey, deliveryIds, update })
    if (!isDropped && subscriptions.length === 0 && !type.startsWith('comment_')) keepForPolling(botId, body)
  }
}

function copiesOf(faults: readonly EventFault[]): number {
  return faults.reduce((copies, fault) => copies + (fault.kind === 'event_duplicate' ? fault.times : 0), 1)
}

function delayOf(faults: readonly EventFault[]) {
  return {
    delayMs: faults.reduce((sum, fault) => sum + (fault.kind === 'event_delay' ? fault.ms : 0), 0),
    reorder: faults.find((fault) => fault.kind === 'event_reorder')?.window,
  }
}

type Change = 'created' | 'edited' | 'removed'

/** MAX tells a bot of others' words, never of its own. */
export function emitMessage(
  world: World,
  { change, message, byId }: { change: Change; message: Message; byId?: number },
): void {
  const chat = world.state.chats.get(String(message.chatId))
  if (!chat) return
  const type = message.postId === null ? `message_${change}` : `comment_${change}`
  const timestamp = change === 'created' ? message.timestampMs : world.clock.now().getTime()
  const what =
    change === 'removed'
      ? {
          ...{ message_id: message.mid, chat_id: chat.id, user_id: byId ?? message.senderId ?? 0 },
          ...(message.postId === null ? {} : { post_id: message.postId }),
        }
      : { message: presentMessage(world, message), user_locale: 'ru' }
  for (const member of world.state.members.inGroup(String(chat.id))) {
    if (member.botId === message.senderId || !hears(world, { chat, member, message })) continue
    world.emit(
      member.botId,
      { update_type: type, timestamp, ...what },
      `${change}:${message.postId ?? chat.id}:${message.mid}`,
    )
  }
}

/** A bot without the right to read all sees in a group only what is addressed to it, and nothing in a channel. */
function hears(
  { state }: World,
  { chat, member, message }: { chat: Chat; member: Member; message: Message },
): boolean {
  if (chat.type === 'dialog') return !chat.isStopped
  if (member.isAdmin && member.permissions.includes('read_all_messages')) return true
  if (chat.type === 'channel') return false
  const bot = state.bots.get(String(member.botId))
  const answered = message.link === null ? undefined : state.messages.get(message.link.mid)
  return answered?.senderId === member.botId || (message.text ?? '').includes(`@${bot?.username}`)
}
