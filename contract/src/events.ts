import { z } from 'zod'

/**
 * Server-sent events of `GET /api/events`. They say what changed, never what it holds: the reader asks again
 * through the ordinary, scoped routes. `id` resumes after a lost connection (`Last-Event-ID`).
 */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('incident'), incidentId: z.uuid(), step: z.string(), activity: z.string() }),
  z.object({ type: z.literal('incident_gone'), incidentId: z.uuid() }),
  /** Somebody opened or left a card, or began to write. */
  z.object({
    type: z.literal('presence'),
    incidentId: z.uuid(),
    /** Somebody began or ceased to write there: lists show that. */
    isOfWriter: z.boolean().default(false),
  }),
  z.object({ type: z.literal('channel'), channelId: z.uuid() }),
  z.object({ type: z.literal('inbox') }),
  /** Something new or read for the one who hears it. */
  z.object({ type: z.literal('notification') }),
  /** Our copy of an attachment came, or will not come. */
  z.object({ type: z.literal('attachment'), incidentId: z.uuid() }),
  /** Something was said or done in a municipal chat. */
  z.object({ type: z.literal('chat'), chatId: z.uuid() }),
  /** A live stream or its questions changed. */
  z.object({ type: z.literal('livestream'), livestreamId: z.uuid() }),
  /** A card of a rumour changed, or new places of it were found. */
  z.object({ type: z.literal('fake'), fakeId: z.uuid() }),
  z.object({ type: z.literal('note'), incidentId: z.uuid() }),
  /** An account of one's own in a network was linked or unlinked. */
  z.object({ type: z.literal('network_account') }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
