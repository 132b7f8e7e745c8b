import { z } from 'zod'
import { CountersResponse, ListedIncident } from './incidents.ts'

/**
 * Server-sent events of `GET /api/events`. They say what changed, never what it holds: the reader asks again
 * through the ordinary, scoped routes, or has the rows of its list sent. `id` resumes after a lost connection
 * (`Last-Event-ID`).
 */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('incident'), incidentId: z.uuid(), step: z.string(), activity: z.string() }),
  z.object({ type: z.literal('incident_gone'), incidentId: z.uuid() }),
  /** Somebody opened or left a card, or began to write. */
  z.object({
    type: z.literal('presence'),
    incidentId: z.uuid(),
    /** Somebody started or stopped writing there, which lists show. */
    isOfWriter: z.boolean().default(false),
  }),
  z.object({ type: z.literal('channel'), channelId: z.uuid() }),
  z.object({ type: z.literal('inbox') }),
  /** A notification of this reader is new or was read. */
  z.object({ type: z.literal('notification') }),
  /** Our copy of an attachment was saved, or failed for good. */
  z.object({ type: z.literal('attachment'), incidentId: z.uuid() }),
  /** Something was said or done in a municipal chat. */
  z.object({ type: z.literal('chat'), chatId: z.uuid() }),
  /** A live stream or its questions changed. */
  z.object({ type: z.literal('livestream'), livestreamId: z.uuid() }),
  /** A card of a rumour changed, or new places of it were found. */
  z.object({ type: z.literal('fake'), fakeId: z.uuid() }),
  /** An outage was entered, changed, or joined by a question. */
  z.object({ type: z.literal('outage'), outageId: z.uuid() }),
  /** A text to many places was written, approved or withdrawn, or stands in one more place. */
  z.object({ type: z.literal('broadcast'), broadcastId: z.uuid() }),
  /** Something was asked, decided or done in a network with a message or its author. */
  z.object({ type: z.literal('moderation') }),
  z.object({ type: z.literal('note'), incidentId: z.uuid() }),
  /** An account of the reader in a network was linked or unlinked. */
  z.object({ type: z.literal('network_account') }),
])
export type LiveEvent = z.infer<typeof LiveEvent>

export const EventsQuery = z.object({
  /** Adds the reader's queue counters to the stream, at most once a second and only after a change. */
  counters: z.stringbool().default(false),
  /** Where to resume, for a browser that had to open a new stream: it cannot send `Last-Event-ID` then. */
  after: z.string().max(50).optional(),
  /** The list that the page shows, as the query of `GET /api/incidents` names it: its changed rows come on the stream. */
  list: z.string().max(8000).optional(),
})

/** Sent before the first event if rows of the requested list will come; without it the page requests them itself. */
export const ListFrame = z.object({ type: z.literal('list'), list: z.string() })
export type ListFrame = z.infer<typeof ListFrame>
/**
 * How these incidents stand in the list now, soon after the events that told of them: those without a row have left it.
 * `incidents` is null when too many changed or the list cannot be read; the page asks for it from its beginning then.
 */
export const RowsFrame = z.object({
  type: z.literal('rows'),
  list: z.string(),
  ids: z.array(z.uuid()),
  incidents: z.array(ListedIncident).nullable(),
})
export type RowsFrame = z.infer<typeof RowsFrame>
/** Like rows it has no id, so it does not move the place to resume from. */
export const CountersFrame = z.object({ type: z.literal('counters'), counters: CountersResponse })
export type CountersFrame = z.infer<typeof CountersFrame>
