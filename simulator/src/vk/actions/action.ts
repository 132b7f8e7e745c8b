import { z } from 'zod'
import { ControlError } from '../../lib/control/control-error.ts'
import type { Media } from '../../lib/voice.ts'
import {
  type Attachment,
  type Chat,
  type Comment,
  Place,
  type Resident,
  Surface,
  type Video,
} from '../model.ts'
import { findComment } from '../present.ts'
import { pairKey } from '../state.ts'
import { findCommunity, type World } from '../world.ts'

export const Id = z.number().int()
export const Text = z.string().trim().max(9000)
export const Content = {
  text: Text.default(''),
  photos: z.number().int().min(0).max(10).default(0),
  place: Place.nullable().default(null),
  replyToId: Id.nullable().default(null),
}
export const CommentRef = { groupId: Id, surface: Surface.default('wall'), objectId: Id.default(0), id: Id }

export function requireCommunity(world: World, groupId: number) {
  const community = findCommunity(world, groupId)
  if (!community) throw new ControlError(404, `no community ${groupId}`)
  return community
}

export function requireResident(world: World, residentId: number): Resident {
  const resident = world.state.residents.get(String(residentId))
  if (!resident) throw new ControlError(404, `no resident ${residentId}`)
  return resident
}

export function requireChat(world: World, groupId: number, peerId: number): Chat {
  const chat = world.state.chats.get(pairKey(groupId, peerId))
  if (!chat) throw new ControlError(404, `no chat ${peerId} of the community ${groupId}`)
  return chat
}

export function requireVideo(world: World, groupId: number, id: number): Video {
  const video = world.state.videos.get(pairKey(groupId, id))
  if (!video) throw new ControlError(404, `no video ${id} of the community ${groupId}`)
  return video
}

export function requireComment(world: World, ref: Parameters<typeof findComment>[1]): Comment {
  const comment = findComment(world, ref)
  if (!comment) throw new ControlError(404, `no comment ${ref.id}`)
  return comment
}

/** A voice or a sticker stands alone. */
export function newMedia(world: World, ownerId: number, media: Media | null): Attachment[] {
  if (media === null) return []
  const type = media === 'voice' ? 'audio_message' : 'sticker'
  return [{ type, ownerId, id: 560_000_000 + world.state.next('media'), url: null }]
}

export function newPhotos(world: World, ownerId: number, count: number): Attachment[] {
  return Array.from({ length: count }, () => ({
    type: 'photo' as const,
    ownerId,
    id: 457_239_000 + world.state.next('photo'),
    url: null,
  }))
}
