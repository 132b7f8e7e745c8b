/** VK envelope → events of the product. Pure; stored deliveries are read again by it years later. */
import type { InboundEvent } from '../../connector.ts'
import { readDelivery } from '../../read-delivery.ts'
import { LIVE_EVENT_TYPE, readLiveEvent } from '../live/live-event.ts'
import type { VkObjectKind } from '../vk-container.ts'
import { VkEnvelope } from '../vk-schemas.ts'
import { readComment, readDeletedComment, readPost } from './vk-comments.ts'
import type { EventContext } from './vk-event-parts.ts'
import {
  readMessage,
  readMessageEdit,
  readMessageReply,
  readPermission,
  readSeenMessage,
} from './vk-messages.ts'
import type { SeenType } from './vk-seen.ts'

type Reader = (object: unknown, context: EventContext) => InboundEvent[]

function commentReaders(prefix: string, kind: VkObjectKind): [string, Reader][] {
  return [
    [`${prefix}_new`, (object, context) => readComment('created', kind, object, context)],
    [`${prefix}_edit`, (object, context) => readComment('edited', kind, object, context)],
    [`${prefix}_restore`, (object, context) => readComment('restored', kind, object, context)],
    [`${prefix}_delete`, (object, context) => readDeletedComment(kind, object, context)],
  ]
}

const READERS = new Map<string, Reader>([
  ['message_new', readMessage],
  ['message_reply', readMessageReply],
  ['message_edit', readMessageEdit],
  ['message_allow', (object, context) => readPermission('allowed', object, context)],
  ['message_deny', (object, context) => readPermission('denied', object, context)],
  ['wall_post_new', readPost],
  ...commentReaders('wall_reply', 'wall'),
  ...commentReaders('photo_comment', 'photo'),
  ...commentReaders('video_comment', 'video'),
  ...commentReaders('board_post', 'board'),
])

/** Not VK's words but ours, for what we asked for: see vk-seen.ts and live/live-event.ts. */
const OWN_READERS = new Map<string, Reader>([
  [LIVE_EVENT_TYPE, readLiveEvent],
  ['message_seen', readSeenMessage],
  ['wall_post_seen', (object, context) => readPost(object, context, 'seen')],
  ['wall_reply_seen', (object, context) => readComment('seen', 'wall', object, context)],
  ['photo_comment_seen', (object, context) => readComment('seen', 'photo', object, context)],
  ['video_comment_seen', (object, context) => readComment('seen', 'video', object, context)],
  ['board_post_seen', (object, context) => readComment('seen', 'board', object, context)],
] satisfies [SeenType | typeof LIVE_EVENT_TYPE, Reader][])

/** Events we read: exactly these are asked for when we subscribe. */
export const VK_EVENT_TYPES: readonly string[] = [...READERS.keys()]

export function normaliseVk(
  body: Uint8Array,
  account: { externalId: string },
  receivedAt: Date = new Date(0),
): InboundEvent[] {
  return readDelivery(body, 'vk.unreadable_event', (delivery) => {
    const envelope = VkEnvelope.parse(delivery)
    const context = { groupId: account.externalId, eventId: String(envelope.event_id ?? ''), receivedAt }
    const read = READERS.get(envelope.type) ?? OWN_READERS.get(envelope.type)
    return read?.(envelope.object, context) ?? []
  })
}
