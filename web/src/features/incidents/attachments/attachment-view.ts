/** How an attachment is shown, by what became of our copy of it. */
import type { AttachmentResponse, IncidentResponse } from '@veche/contract/incidents.ts'
import type { z } from 'zod'

export type Attachment = z.infer<typeof AttachmentResponse>
export type Copy = NonNullable<Attachment['copy']>

/**
 * `shown` opens here, `file` is taken away, `pending` and `missing` are said in words, `link` has no file of ours:
 * it came before copies were kept, or the network has no file behind it.
 */
export type AttachmentLook =
  | { look: 'shown'; copy: Copy; hasThumbnail: boolean }
  | { look: 'file' | 'pending' | 'missing'; copy: Copy }
  | { look: 'link' }

export function lookOf({ copy }: Attachment): AttachmentLook {
  if (!copy || copy.reason === 'no_file') return { look: 'link' }
  switch (copy.state) {
    case 'waiting':
      return { look: 'pending', copy }
    case 'unavailable':
    case 'refused':
      return { look: 'missing', copy }
    case 'stored':
      return copy.family === null
        ? { look: 'file', copy }
        : { look: 'shown', copy, hasThumbnail: copy.family === 'picture' && copy.hasThumbnail }
  }
}

export function addressOf(messageId: string, { no }: Pick<Copy, 'no'>): string {
  return `/api/messages/${messageId}/attachments/${no}`
}

export function smallOf(messageId: string, copy: Pick<Copy, 'no'>): string {
  return `${addressOf(messageId, copy)}/thumbnail`
}

const KILOBYTE = 1024

/** In the unit that makes it a short number. */
export function sizeIn(bytes: number): { unit: 'kilobytes' | 'megabytes'; value: number } {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE))
  if (kilobytes < KILOBYTE) return { unit: 'kilobytes', value: kilobytes }
  return { unit: 'megabytes', value: Math.round((bytes / KILOBYTE / KILOBYTE) * 10) / 10 }
}

/** Pictures that the resident sent and that we keep, as they stand in the talk. `small`: opens without a line too. */
export function residentPictures({
  thread,
}: Pick<IncidentResponse, 'thread'>): { url: string; small: string | null; name: string }[] {
  return thread
    .filter(({ direction, isOurs }) => direction === 'in' && !isOurs)
    .flatMap(({ id, attachments }) =>
      attachments.flatMap((attachment) => {
        const look = lookOf(attachment)
        if (look.look !== 'shown' || look.copy.family !== 'picture') return []
        const small = look.hasThumbnail ? smallOf(id, look.copy) : null
        return [{ url: addressOf(id, look.copy), small, name: String(look.copy.no) }]
      }),
    )
}
