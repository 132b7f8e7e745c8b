import { z } from 'zod'

/**
 * Why we have no copy.
 *
 *   no_file          the network has no file behind it: a link, a poll, the page of a film
 *   no_channel       the channel is switched off
 *   gone             the network gives it to nobody any more
 *   network_away     the network does not answer
 *   no_key           the channel's key does not open it
 *   scanner_away     the virus scanner does not answer
 *   failed           something of ours went wrong; the log says what
 *   wrong_type, too_big, too_many_pixels, infected, blocked_address    what we do not take
 */
export const CopyReason = z.enum([
  'no_file',
  'no_channel',
  'gone',
  'network_away',
  'no_key',
  'scanner_away',
  'failed',
  'wrong_type',
  'too_big',
  'too_many_pixels',
  'infected',
  'blocked_address',
])
export type CopyReason = z.infer<typeof CopyReason>

/** Our own copy of what a resident attached; its bytes are at `/api/messages/{messageId}/attachments/{no}`. */
export const CopyResponse = z.object({
  no: z.number().int(),
  state: z.enum(['waiting', 'stored', 'unavailable', 'refused']),
  /** For a waiting copy: why the last attempt failed. */
  reason: CopyReason.nullable(),
  /** By its bytes. */
  contentType: z.string().nullable(),
  /** Of what a browser shows in place. */
  family: z.enum(['picture', 'video', 'audio']).nullable(),
  size: z.number().int().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  hasThumbnail: z.boolean(),
  /** A virus scanner has looked at it. */
  isScanned: z.boolean(),
  /** The reader may ask to try once more. */
  canRetry: z.boolean(),
})
export type CopyResponse = z.infer<typeof CopyResponse>
