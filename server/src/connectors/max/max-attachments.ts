/** Attachments in the product's words. The set of kinds is open: what is unknown keeps its kind. */
import { z } from 'zod'
import type { Attachment, Geo } from '../connector.ts'
import { MaxId, type MaxMessage } from './max-schemas.ts'

const Word = z.string().nullish().catch(null)
const Id = MaxId.nullish().catch(null)

const Envelope = z.object({
  type: z.string(),
  payload: z
    .object({
      url: Word,
      token: Word,
      photo_id: Id,
      id: Id,
      fileId: Id,
      code: Word,
      vcf_info: Word,
    })
    .nullish()
    .catch(null),
  filename: Word,
  size: z.number().nullish().catch(null),
  title: Word,
  latitude: z.number().nullish().catch(null),
  longitude: z.number().nullish().catch(null),
})
type Envelope = z.infer<typeof Envelope>

const KIND: Record<string, string> = { image: 'photo', file: 'doc', share: 'link' }
/** Not what an author attached: our own buttons, and a place, which is no file. */
const NOT_ATTACHED = new Set(['inline_keyboard', 'reply_keyboard', 'location'])

export function readAttachments(items: readonly unknown[]): Attachment[] {
  return envelopesOf(items).flatMap((item) => {
    if (NOT_ATTACHED.has(item.type)) return []
    const kind = KIND[item.type] ?? item.type
    return [
      {
        kind,
        ref: refOf(kind, item),
        url: httpOnly(item.payload?.url),
        title: item.filename || item.title || null,
      },
    ]
  })
}

/** A forwarded text is what a person wants to say: it comes as an attachment's title. */
export function readForwarded({ link }: MaxMessage): Attachment[] {
  if (link?.type !== 'forward') return []
  const { mid, text, attachments } = link.message
  return [
    { kind: 'forward', ref: `forward:${mid}`, url: null, title: text || null },
    ...readAttachments(attachments),
  ]
}

export function readPlace(items: readonly unknown[]): Geo {
  for (const { type, latitude, longitude } of envelopesOf(items)) {
    if (type !== 'location' || latitude == null || longitude == null) continue
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude, title: null }
  }
  return null
}

function envelopesOf(items: readonly unknown[]): Envelope[] {
  return items.flatMap((item) => {
    const parsed = Envelope.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })
}

/** Tokens and addresses are signed anew with each reading, so they are no names. */
function refOf(kind: string, { payload, filename, size }: Envelope): string {
  const id = payload?.photo_id ?? payload?.fileId ?? payload?.id ?? payload?.code
  if (id) return `${kind}:${id}`
  return [kind, filename, size].filter((part) => part != null && part !== '').join(':')
}

/** An address from a network becomes a link on a page: anything but http would be a way to run code there. */
function httpOnly(address: string | null | undefined): string | null {
  return address && /^https?:\/\//i.test(address) ? address : null
}
