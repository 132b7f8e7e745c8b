import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { ApiError } from '../../../lib/api.ts'
import { relabelFile } from '../captions/index.ts'
import { uploadAnswerFile } from './files-client.ts'
import { announceRefused, announceSent } from './photo-news.ts'
import { dropPhoto, findPhotos, type KeptPhoto } from './photo-store.ts'

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
    announceSent({ incidentId, file: await withLastLabel(incidentId, brought) })
  } catch (error) {
    if (!isRefusal(error)) throw new ApiError('network.unreachable', 0)
    announceRefused({ incidentId, id, name, error })
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

/** Another label may have been chosen here while it went, or after a first try whose reply was lost. */
async function withLastLabel(incidentId: string, brought: AnswerFileResponse): Promise<AnswerFileResponse> {
  const label = (await findPhotos([brought.id]))[0]?.label
  const isOther = label !== undefined && label !== brought.label && label !== 'screenshot'
  // A paper has the label of papers, whatever was chosen.
  if (!isOther || brought.label === 'document') return brought
  return relabelFile(incidentId, brought.id, label)
}
