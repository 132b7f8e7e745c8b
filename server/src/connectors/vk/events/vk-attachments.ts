/** Attachments in the product's words. The set of kinds is open: what is unknown keeps its kind and reference. */
import { z } from 'zod'
import type { Attachment, AttachmentSource } from '../../connector.ts'
import { VkId } from '../vk-schemas.ts'

const Address = z.string().nullish().catch(null)

const Sizes = z.array(z.object({ url: z.string(), width: z.number().nullish().catch(0) })).catch([])

const Body = z.object({
  id: VkId.nullish().catch(null),
  owner_id: VkId.nullish().catch(null),
  from_id: VkId.nullish().catch(null),
  to_id: VkId.nullish().catch(null),
  access_key: z.string().nullish().catch(null),
  url: Address,
  link_mp3: Address,
  title: Address,
  text: Address,
  sizes: Sizes,
  images: Sizes,
})
type Body = z.infer<typeof Body>

const Envelope = z.looseObject({ type: z.string() })

const Forwarded = z.object({
  from_id: VkId.nullish().catch(null),
  conversation_message_id: VkId.nullish().catch(null),
  text: z.string().nullish().catch(null),
  attachments: z.array(z.unknown()).catch([]),
})

export function readAttachments(items: unknown[]): Attachment[] {
  return items.flatMap((item) => {
    const envelope = Envelope.safeParse(item)
    if (!envelope.success) return []
    const body = Body.safeParse(envelope.data[envelope.data.type])
    return [attachmentOf(envelope.data.type, body.success ? body.data : null)]
  })
}

/** A forwarded text is what a citizen wants to say: it comes as an attachment's title. */
export function readForwarded(items: unknown[]): Attachment[] {
  return items.flatMap((item) => {
    const parsed = Forwarded.safeParse(item)
    if (!parsed.success) return []
    const { from_id, conversation_message_id, text, attachments } = parsed.data
    const ref = `forward${from_id ?? ''}_${conversation_message_id ?? ''}`
    return [{ kind: 'forward', ref, url: null, title: text || null }, ...readAttachments(attachments)]
  })
}

function attachmentOf(kind: string, body: Body | null): Attachment {
  if (!body) return { kind, ref: kind, url: null, title: null }
  return { kind, ref: refOf(kind, body), url: urlOf(kind, body), title: body.title || body.text || null }
}

function refOf(kind: string, body: Body): string {
  const owner = body.owner_id ?? body.to_id ?? body.from_id
  if (!body.id || !owner) return body.id ? `${kind}${body.id}` : (body.url ?? kind)
  return `${kind}${owner}_${body.id}${body.access_key ? `_${body.access_key}` : ''}`
}

/** A video has no file, only the page of its player. */
function urlOf(kind: string, body: Body): string | null {
  const owner = body.owner_id ?? body.to_id ?? body.from_id
  if ((kind === 'video' || kind === 'wall') && owner && body.id)
    return `https://vk.com/${kind}${owner}_${body.id}`
  const pictures = [...body.sizes, ...body.images].sort((a, b) => (b.width ?? 0) - (a.width ?? 0))
  const address = body.url || body.link_mp3 || pictures[0]?.url
  return address ? httpOnly(address) : null
}

/** Behind other kinds is a page of the network or of anybody. */
const KINDS_OF_FILES = new Set(['photo', 'doc', 'audio', 'audio_message', 'graffiti', 'sticker'])

/** Addresses of files are signed by VK and need no key. */
export function locateVkFile({ kind, url }: Attachment): AttachmentSource | null {
  return KINDS_OF_FILES.has(kind) && url !== null ? { kind: 'url', url } : null
}

/** An address from a network becomes a link on a page: anything but http would be a way to run code there. */
function httpOnly(address: string): string | null {
  return /^https?:\/\//i.test(address) ? address : null
}
