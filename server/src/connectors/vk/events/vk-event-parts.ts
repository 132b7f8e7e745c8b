/** Pieces every kind of VK event is put together from. */
import { createHash } from 'node:crypto'
import type { Attachment, AuthorKind, Geo } from '../../connector.ts'
import type { VkGeo } from '../vk-schemas.ts'

export type EventContext = {
  /** Id of our community without the minus. */
  groupId: string
  eventId: string
  /** Stands in for a time VK does not tell. */
  receivedAt: Date
}

export function authorOf(
  externalId: string,
  { groupId }: EventContext,
): { externalId: string; kind: AuthorKind } {
  if (externalId === `-${groupId}`) return { externalId, kind: 'self' }
  if (externalId === '0' || externalId === '') return { externalId, kind: 'anonymous' }
  return { externalId, kind: externalId.startsWith('-') ? 'community' : 'person' }
}

const MENTION = /\[(?:id|club|public|event)\d+(?::[^\]|]*)?\|([^\]]*)\]/g

/** `[id5|Иван], у нас тоже` → `Иван, у нас тоже`. */
export function readableText(text: string): string {
  return text.replace(MENTION, '$1')
}

/** The signature of a file changes from read to read, the file does not. */
function stableRef({ kind, ref }: Attachment): string {
  return ref.startsWith(kind) ? ref.split('_').slice(0, 2).join('_') : ref
}

/** VK tells no time of an edit, so a version is known by its content. */
export function contentVersion(text: string, attachments: Attachment[]): string {
  const content = JSON.stringify([text, attachments.map(stableRef)])
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

export function geoOf(geo: VkGeo): Geo {
  if (!geo) return null
  return { ...geo.coordinates, title: geo.place?.title ?? null }
}

export function secondsOf(moment: Date): string {
  return String(Math.floor(moment.getTime() / 1000))
}
