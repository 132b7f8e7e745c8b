/** Places of VK where message ids are unique, as text: `vk:wall:-456_7`, `vk:peer:2000000001`. */
import { ConnectorError } from '../connector.ts'

export type VkObjectKind = 'wall' | 'photo' | 'video' | 'board'

export type VkContainer =
  | { kind: 'peer'; peerId: string }
  /** The wall as a whole, where posts begin. */
  | { kind: 'page'; ownerId: string }
  | { kind: VkObjectKind; ownerId: string; objectId: string }

/** The post in the container of its comments: comment ids are numbers, so the two never meet. */
export const POST_EXTERNAL_ID = 'post'

/** A private conversation is one thread. */
export const DIALOG_THREAD_ID = 'dialog'

/** Peers from here on are chats. */
const FIRST_CHAT_PEER = 2_000_000_000

export function isChatPeer(peerId: string): boolean {
  return Number(peerId) >= FIRST_CHAT_PEER
}

export function peerContainer(peerId: string): string {
  return `vk:peer:${peerId}`
}

export function pageContainer(ownerId: string): string {
  return `vk:wall:${ownerId}`
}

export function objectContainer(kind: VkObjectKind, ownerId: string, objectId: string): string {
  return `vk:${kind}:${ownerId}_${objectId}`
}

const PEER = /^vk:peer:(-?\d+)$/
const PAGE = /^vk:wall:(-?\d+)$/
const OBJECT = /^vk:(wall|photo|video|board):(-?\d+)_(\d+)$/

function isObjectKind(value: string | undefined): value is VkObjectKind {
  return value === 'wall' || value === 'photo' || value === 'video' || value === 'board'
}

export function parseContainer(container: string): VkContainer {
  const peerId = PEER.exec(container)?.[1]
  if (peerId !== undefined) return { kind: 'peer', peerId }
  const pageId = PAGE.exec(container)?.[1]
  if (pageId !== undefined) return { kind: 'page', ownerId: pageId }
  const [, kind, ownerId, objectId] = OBJECT.exec(container) ?? []
  if (isObjectKind(kind) && ownerId !== undefined && objectId !== undefined)
    return { kind, ownerId, objectId }
  throw new ConnectorError('refused', 'vk.unknown_container')
}

const PERMALINK_PATH: Record<VkObjectKind, string> = {
  wall: 'wall',
  photo: 'photo',
  video: 'video',
  board: 'topic',
}

/** Public address of an object or of one comment under it; VK opens a thread only when told its root. */
export function permalinkOf(
  kind: VkObjectKind,
  ownerId: string,
  objectId: string,
  comment?: { id: string; threadId: string },
): string {
  const page = `https://vk.com/${PERMALINK_PATH[kind]}${ownerId}_${objectId}`
  if (!comment) return page
  if (kind === 'board') return `${page}?post=${comment.id}`
  const thread = comment.threadId === comment.id ? '' : `&thread=${comment.threadId}`
  return `${page}?reply=${comment.id}${thread}`
}
