/** Writes messages in Odnoklassniki's words. */
import type { WebhookSender } from '../lib/delivery/webhook-sender.ts'
import type { EventFault } from './faults.ts'
import type { Chat, Message } from './model.ts'
import { assertFits, toWire } from './schema.ts'
import { deriveId, nowMs, type World } from './world.ts'

const FIRST_SEQ = 98_000_000_000_000_000n
const CREATED = 'MESSAGE_CREATED'

export function nameOf({ state }: World, senderId: string): string {
  const [kind, id = ''] = senderId.split(':')
  if (kind === 'group') return state.groups.get(id)?.name ?? 'Группа'
  const resident = state.residents.get(id)
  return resident ? `${resident.firstName} ${resident.lastName}`.trim() : 'Удалённый профиль'
}

export function presentMessage(world: World, message: Message): Record<string, unknown> {
  const { mid, seq, chatId, senderId, timestampMs, text, replyTo, photos, media, place } = message
  const attachments = [
    ...photos.map((id) => ({ type: 'IMAGE', payload: { id, url: `${world.baseUrl()}/photo/${id}.png` } })),
    ...(media === null ? [] : [presentMedia(world, media)]),
    ...(place === null ? [] : [{ type: 'LOCATION', payload: { ...place, zoom: 14 } }]),
  ]
  return {
    sender: { user_id: senderId, name: nameOf(world, senderId) },
    recipient: { chat_id: chatId },
    message: {
      ...{ text, seq, mid },
      ...(replyTo === null ? {} : { reply_to: replyTo }),
      ...(attachments.length > 0 && { attachments }),
    },
    timestamp: timestampMs,
  }
}

function presentMedia(world: World, { kind, id }: NonNullable<Message['media']>): object {
  return kind === 'voice'
    ? { type: 'AUDIO', payload: { id, url: `${world.baseUrl()}/voice/${id}.ogg` } }
    : { type: 'STICKER', payload: { id, url: `${world.baseUrl()}/photo/${id}.png` } }
}

type Draft = Pick<Message, 'senderId' | 'text'> &
  Partial<Pick<Message, 'replyTo' | 'photos' | 'place' | 'media'>>

export function writeMessage(world: World, chat: Chat, draft: Draft): Message {
  const timestampMs = nowMs(world)
  const message = world.state.messages.put({
    ...{ replyTo: null, photos: [], place: null, media: null, ...draft },
    mid: `mid:${chat.id.replace('chat:', '')}.${deriveId(world, 'mid', 15)}`,
    seq: String(FIRST_SEQ + BigInt(world.state.next('seq'))),
    ...{ chatId: chat.id, timestampMs },
  })
  world.state.chats.put({ ...chat, lastEventMs: timestampMs })
  // The network tells only of what the group did not write itself.
  if (!message.senderId.startsWith('group:'))
    world.emit(chat.groupId, { webhookType: CREATED, ...presentMessage(world, message) }, message.mid)
  return message
}

export function createEmitter(world: Omit<World, 'emit'>, webhooks: WebhookSender): World['emit'] {
  const { state, faults, ledger } = world
  return (groupId, delivery, naturalKey) => {
    const body = toWire(delivery)
    const type = String(delivery.webhookType ?? CREATED)
    if (type === CREATED) assertFits('WebhookMessageCreated', JSON.parse(body))
    const struck = faults.forEvent(type, groupId)
    const isDropped = struck.some(({ kind }) => kind === 'event_drop')
    const subscriptions = isDropped ? [] : state.subscriptions.inGroup(String(groupId))
    const deliveryIds = subscriptions
      .filter(({ types }) => !types || types.includes(type))
      .flatMap((subscription) =>
        Array.from({ length: copiesOf(struck) }, () =>
          webhooks.enqueue({ ownerId: String(groupId), body, subscription }, delayOf(struck)),
        ),
      )
    ledger.add({ kind: 'emitted', groupId, type, naturalKey, deliveryIds, delivery })
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
