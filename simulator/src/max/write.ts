/** How a message comes to be, whoever writes it. */
import { ControlError } from '../lib/control/control-error.ts'
import type { Media } from '../lib/voice.ts'
import type { Attachment, Message } from './model.ts'
import { memberKey } from './state.ts'
import { emitMessage } from './updates.ts'
import { deriveId, nowMs, type World } from './world.ts'

const FIRST_SEQ = 116_000_000_000_000_000n

export type Draft = {
  chatId: number
  postId?: string | null
  senderId: number | null
  text: string | null
  attachments?: Attachment[]
  link?: { type: 'reply' | 'forward'; mid: string; text?: string } | null
}

export function writeMessage(world: World, draft: Draft): Message {
  const { chatId, postId = null, senderId, text, attachments = [], link = null } = draft
  if (senderId !== null && world.state.blocked.get(memberKey(chatId, senderId)))
    throw new ControlError(409, 'the person was put out of the chat')
  const message = world.state.messages.put({
    mid: `mid.${deriveId(world, 'mid', 32)}`,
    seq: String(FIRST_SEQ + BigInt(world.state.next('seq'))),
    ...{ chatId, postId, senderId, text, attachments, isDeleted: false },
    timestampMs: nowMs(world),
    link:
      link === null ? null : { ...link, text: link.text ?? world.state.messages.get(link.mid)?.text ?? '' },
  })
  emitMessage(world, { change: 'created', message })
  return message
}

export function newMedia(world: World, media: Media | null): Attachment[] {
  if (media === null) return []
  const type = media === 'voice' ? 'audio' : 'sticker'
  return [{ type, mediaId: 4000 + world.state.next('photo'), token: deriveId(world, 'media token', 24) }]
}

export function newPhotos(world: World, count: number): Attachment[] {
  return Array.from({ length: count }, () => ({
    type: 'image' as const,
    photoId: 4000 + world.state.next('photo'),
    token: deriveId(world, 'photo token', 24),
  }))
}
