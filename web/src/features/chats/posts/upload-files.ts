import type { ChatFileResponse } from '@veche/contract/chats.ts'
import { ApiError } from '../../../lib/api.ts'
import { fileNameOf, uploadFile } from '../../../lib/files/upload-file.ts'
import { announceFiles, findFiles, type KeptFile, keepFile } from './file-store.ts'

/** The server deletes unused files after a day; uploaded again, a file keeps its id. */
const KNOWN_MS = 12 * 3_600_000

/** One file goes once, also when the composer and the words that leave ask for it at the same time. */
const going = new Map<string, Promise<void>>()
const shares = new Map<string, number>()

/** How much of the file has left, from 0 to 1; null: it is not on its way. */
export function shareOf(id: string): number | null {
  return shares.get(id) ?? null
}

/** Uploads files that only this browser has. The first refusal or lost line ends the run; uploaded files stay uploaded. */
export async function uploadFiles(ids: readonly string[]): Promise<void> {
  for (const kept of await findFiles(ids)) {
    if (kept.broughtAt !== null && Date.now() - kept.broughtAt < KNOWN_MS) continue
    const coming = going.get(kept.id) ?? uploadOne(kept)
    going.set(kept.id, coming)
    try {
      await coming
    } finally {
      going.delete(kept.id)
    }
  }
}

async function uploadOne(kept: KeptFile): Promise<void> {
  const { id, chatId, name, file } = kept
  const query = new URLSearchParams({ id, name: fileNameOf(name) })
  const onProgress = (share: number) => {
    shares.set(id, share)
    announceFiles()
  }
  onProgress(0)
  try {
    await uploadFile<ChatFileResponse>(`/api/chats/${chatId}/files?${query}`, file, onProgress)
    await keepFile({ ...kept, broughtAt: Date.now() })
  } finally {
    shares.delete(id)
    announceFiles()
  }
}

/** Of the file itself. Signed out, too often, out of order: it waits. */
export function isFileRefused(error: unknown): boolean {
  const ofFile = [400, 403, 404, 409, 413, 415]
  return error instanceof ApiError && ofFile.includes(error.status)
}

/** The server has deleted the files, so they are uploaded again. */
export async function uploadAgain(ids: readonly string[]): Promise<void> {
  for (const kept of await findFiles(ids)) await keepFile({ ...kept, broughtAt: null })
}

export function fileHref(chatId: string, fileId: string): string {
  return `/api/chats/${chatId}/files/${fileId}`
}
