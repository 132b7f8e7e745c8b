import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { isUnreachable } from '../../lib/api.ts'
import { bringFile } from './files-client.ts'
import { dropPhoto, findPhotos } from './photo-store.ts'

export type PhotoSent = { incidentId: string; file: AnswerFileResponse }
export type PhotoRefused = { incidentId: string; id: string; name: string; error: unknown }
export const PHOTO_SENT = 'veche:photo-sent'
export const PHOTO_REFUSED = 'veche:photo-refused'

/**
 * Brings what is still only here, before the text that needs it. Without a line it throws, and all stays for the next
 * time; what the server refuses for good goes from the text. Returns the files that are there.
 */
export async function sendPhotos(incidentId: string, fileIds: readonly string[]): Promise<string[]> {
  const refused = new Set<string>()
  for (const { id, name, label, file } of await findPhotos(fileIds)) {
    try {
      const brought = await bringFile({ incidentId }, { file, name, label, id })
      announce<PhotoSent>(PHOTO_SENT, { incidentId, file: brought })
    } catch (error) {
      if (isUnreachable(error)) throw error
      refused.add(id)
      announce<PhotoRefused>(PHOTO_REFUSED, { incidentId, id, name, error })
    }
    await dropPhoto(id)
  }
  return fileIds.filter((id) => !refused.has(id))
}

function announce<Detail>(type: string, detail: Detail): void {
  window.dispatchEvent(new CustomEvent(type, { detail }))
}
