import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { ApiError } from '../../../lib/api.ts'
import { uploadAnswerFile } from './files-client.ts'
import { dropPhoto, findPhotos, type KeptPhoto } from './photo-store.ts'

export type PhotoSent = { incidentId: string; file: AnswerFileResponse }
export type PhotoRefused = { incidentId: string; id: string; name: string; error: unknown }
export const PHOTO_SENT = 'veche:photo-sent'
export const PHOTO_REFUSED = 'veche:photo-refused'

/** One photograph goes once, also when the editor and the line that came back ask for it at the same time. */
const going = new Map<string, Promise<boolean>>()

/**
 * Brings what is still only here, before the text that needs it. Without a line it throws, and all stays for the next
 * time; what the server refuses for good goes from the text. Returns the files that are there.
 */
export async function sendPhotos(incidentId: string, fileIds: readonly string[]): Promise<string[]> {
  const refused = new Set<string>()
  for (const photo of await findPhotos(fileIds)) {
    const sending = going.get(photo.id) ?? sendOne(incidentId, photo)
    going.set(photo.id, sending)
    try {
      if (!(await sending)) refused.add(photo.id)
    } finally {
      going.delete(photo.id)
    }
  }
  return fileIds.filter((id) => !refused.has(id))
}

/** False: refused for good. */
async function sendOne(incidentId: string, { id, name, label, file, shot }: KeptPhoto): Promise<boolean> {
  try {
    const brought = await uploadAnswerFile(
      { incidentId },
      { file, name, label, id, ...(shot ? { shot } : {}) },
    )
    announce<PhotoSent>(PHOTO_SENT, { incidentId, file: brought })
  } catch (error) {
    if (!isRefusal(error)) throw new ApiError('network.unreachable', 0)
    announce<PhotoRefused>(PHOTO_REFUSED, { incidentId, id, name, error })
    await dropPhoto(id)
    return false
  }
  await dropPhoto(id)
  return true
}

/** Of the file itself. Signed out, too often, out of order: the photograph waits. */
function isRefusal(error: unknown): boolean {
  const ofFile = [400, 404, 409, 413, 415]
  return error instanceof ApiError && ofFile.includes(error.status)
}

function announce<Detail>(type: string, detail: Detail): void {
  window.dispatchEvent(new CustomEvent(type, { detail }))
}
