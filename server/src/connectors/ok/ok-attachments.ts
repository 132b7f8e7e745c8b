/** Attachments in the product's words. The set of kinds is open: what is unknown keeps its kind. */
import { z } from 'zod'
import type { Attachment, Geo } from '../connector.ts'
import type { OkSaid } from './ok-schemas.ts'

const Word = z.string().nullish().catch(null)
const Envelope = z.object({
  type: z.string(),
  payload: z
    .object({
      url: Word,
      src: Word,
      id: z.union([z.string(), z.number()]).nullish().catch(null),
      latitude: z.number().nullish().catch(null),
      longitude: z.number().nullish().catch(null),
      name: Word,
    })
    .nullish()
    .catch(null),
})
type Envelope = z.infer<typeof Envelope>
type Message = OkSaid['message']

const KIND: Record<string, string> = { IMAGE: 'photo', FILE: 'doc', SHARE: 'link' }
const NOT_ATTACHED = new Set(['INLINE_KEYBOARD', 'LOCATION'])

export function readAttachments(message: Message): Attachment[] {
  return envelopesOf(message).flatMap(({ type, payload }) => {
    if (NOT_ATTACHED.has(type)) return []
    const kind = KIND[type] ?? type.toLowerCase()
    const address = payload?.url ?? payload?.src
    const url = address && /^https?:\/\//i.test(address) ? address : null
    return [{ kind, ref: payload?.id ? `${type}:${payload.id}` : type, url, title: payload?.name || null }]
  })
}

export function readPlace(message: Message): Geo {
  for (const { type, payload } of envelopesOf(message)) {
    const { latitude, longitude } = payload ?? {}
    if (type !== 'LOCATION' || latitude == null || longitude == null) continue
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude, title: null }
  }
  return null
}

function envelopesOf({ attachments, attachment }: Message): Envelope[] {
  return [...attachments, ...(attachment === undefined ? [] : [attachment])].flatMap((item) => {
    const parsed = Envelope.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })
}
