/** What the long poll of a live video tells: the text of an event as it came, in an envelope that names the video. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { InboundEvent, RawItem } from '../../connector.ts'
import { parseJson } from '../../parse-json.ts'
import { readComment } from '../events/vk-comments.ts'
import type { EventContext } from '../events/vk-event-parts.ts'
import { VkId } from '../vk-schemas.ts'

/** Not VK's word but ours: the raw inbox keeps such envelopes and `normaliseVk` reads them. */
export const LIVE_EVENT_TYPE = 'video_live_event'
/** The second is a comment that somebody paid for. */
const COMMENT_TYPES: readonly string[] = ['video_comment_new', 'video_special_comment_new']

export type VideoPlace = { ownerId: string; videoId: string }

const Envelope = z.object({ video_owner_id: VkId, video_id: VkId, event: z.string() })
const LiveEvent = z.looseObject({ type: z.string() })
const Commented = z.object({
  comment: z.looseObject({ id: VkId, from_id: VkId }),
  user: z.object({ id: VkId, first_name: z.string(), last_name: z.string().nullish() }).nullish().catch(null),
  group: z.object({ id: VkId, name: z.string() }).nullish().catch(null),
})
type Commented = z.infer<typeof Commented>

export function liveItem(groupId: string, { ownerId, videoId }: VideoPlace, event: unknown): RawItem {
  const text = typeof event === 'string' ? event : JSON.stringify(event ?? null)
  const object = { video_owner_id: Number(ownerId), video_id: Number(videoId), event: text }
  const body = JSON.stringify({ type: LIVE_EVENT_TYPE, v: '5.199', group_id: Number(groupId), object })
  return {
    dedupeKey: `live:${createHash('sha256').update(body).digest('hex').slice(0, 32)}`,
    body: new TextEncoder().encode(body),
  }
}

/** Null for what is no comment; throws for what cannot be read. */
function readText(text: string): Commented | null {
  // VK may leave something behind the last brace.
  const event = LiveEvent.parse(parseJson(text.slice(0, text.lastIndexOf('}') + 1)))
  return COMMENT_TYPES.includes(event.type) ? Commented.parse(event) : null
}

/** Of the comment it tells of; null for anything else, also for what cannot be read: that is said by `normaliseVk`. */
export function commentIdOf(event: unknown): number | null {
  try {
    return typeof event === 'string' ? Number(readText(event)?.comment.id ?? Number.NaN) || null : null
  } catch {
    return null
  }
}

export function readLiveEvent(object: unknown, context: EventContext): InboundEvent[] {
  const { event, ...place } = Envelope.parse(object)
  const said = readText(event)
  if (said === null) return []
  const card = cardOf(said)
  return readComment('created', 'video', { ...said.comment, ...place }, context).map((inbound) => ({
    ...inbound,
    author: { ...inbound.author, ...(card && { card }) },
  }))
}

function cardOf({ comment, user, group }: Commented): { name: string; url: string | null } | null {
  if (user?.id === comment.from_id) {
    const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
    return { name, url: `https://vk.com/id${user.id}` }
  }
  if (group && `-${group.id}` === comment.from_id)
    return { name: group.name, url: `https://vk.com/club${group.id}` }
  return null
}
