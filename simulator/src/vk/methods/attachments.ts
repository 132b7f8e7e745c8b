import type { Attachment } from '../model.ts'
import { VkError } from '../vk-error.ts'

const PATTERN = /^(photo|video|doc)(-?\d{1,15})_(\d{1,15})(?:_\w+)?$/

/** Reads what a community attaches to an answer: `photo-456_12,doc-456_3,https://…`. */
export function readAttachments(items: readonly string[]): Attachment[] {
  return items
    .filter((item) => item !== '')
    .map((item) => {
      if (URL.canParse(item) && /^https?:/.test(item)) return { type: 'link', ownerId: 0, id: 0, url: item }
      const [, type, ownerId, id] = PATTERN.exec(item) ?? []
      if (type !== 'photo' && type !== 'video' && type !== 'doc')
        throw new VkError(100, 'attachments are invalid')
      return { type, ownerId: Number(ownerId), id: Number(id), url: null }
    })
}
