/** MAX's update → events of the product. Pure; stored deliveries are read again by it years later. */
import type { InboundEvent } from '../connector.ts'
import { readDelivery } from '../read-delivery.ts'
import { readMembership, readPermission } from './max-chats.ts'
import { type EventContext, readCallback, readMessage, readRemoved } from './max-messages.ts'
import { MaxUpdate } from './max-schemas.ts'

type Reader = (update: unknown, context: EventContext) => InboundEvent[]

const created: Reader = (update, context) => readMessage('created', update, context)
const edited: Reader = (update, context) => readMessage('edited', update, context)

/** Older servers send comments as messages with `recipient.post_id`: the place is read from there in both. */
const READERS = new Map<string, Reader>([
  ['message_created', created],
  ['message_edited', edited],
  ['message_removed', readRemoved],
  ['message_callback', readCallback],
  ['comment_created', created],
  ['comment_edited', edited],
  ['comment_removed', readRemoved],
  ['bot_added', (update, context) => readMembership({ change: 'joined', isAboutUs: true }, update, context)],
  ['bot_removed', (update, context) => readMembership({ change: 'left', isAboutUs: true }, update, context)],
  [
    'user_added',
    (update, context) => readMembership({ change: 'joined', isAboutUs: false }, update, context),
  ],
  [
    'user_removed',
    (update, context) => readMembership({ change: 'left', isAboutUs: false }, update, context),
  ],
  ['bot_started', (update, context) => readPermission('allowed', update, context)],
  ['bot_stopped', (update, context) => readPermission('denied', update, context)],
])

/** Not MAX's word but ours, for what was read back: see max-seen.ts. */
export const SEEN = 'message_seen'

/** Updates we read: exactly these are asked for when we subscribe. */
export const MAX_UPDATE_TYPES: readonly string[] = [...READERS.keys()]

export function normaliseMax(body: Uint8Array, account: { externalId: string }): InboundEvent[] {
  return readDelivery(body, 'max.unreadable_event', (delivery) => {
    const update = MaxUpdate.parse(delivery)
    const context = { botId: account.externalId, timestamp: update.timestamp }
    if (update.update_type === SEEN) return readMessage('seen', update, context)
    return READERS.get(update.update_type)?.(update, context) ?? []
  })
}
