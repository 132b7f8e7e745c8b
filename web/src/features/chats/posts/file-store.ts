/** Files of words that are not said yet: kept in this browser from the moment they are chosen until they are said. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { keepThings } from '../../../lib/files/kept-things.ts'

export type KeptFile = {
  /** The server saves the file under this id, so uploading it twice gives one file. */
  id: string
  userId: string
  chatId: string
  name: string
  takenAt: number
  /** When the server took it; null: only this browser has it. */
  broughtAt: number | null
  file: Blob
}

export const CHAT_FILES_CHANGED = 'veche:chat-files'
const disk = keepThings<KeptFile>('chatFiles')
/** Of a browser that forbids its store: they live as long as the page. */
const memory = new Map<string, KeptFile>()
/** Nothing lies here for good, also when its words were never sent. */
const KEPT_MS = 14 * DAY_MS

export async function keepFile(kept: KeptFile): Promise<void> {
  await disk.put(kept).catch(() => memory.set(kept.id, kept))
  announceFiles()
}

export async function dropFiles(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    memory.delete(id)
    await disk.drop(id)
  }
  if (ids.length > 0) announceFiles()
}

/** In the order of `ids`; what is not here any more is left out. */
export async function findFiles(ids: readonly string[]): Promise<KeptFile[]> {
  if (ids.length === 0) return []
  const all = new Map((await disk.list()).map((kept) => [kept.id, kept]))
  return ids.flatMap((id) => memory.get(id) ?? all.get(id) ?? [])
}

export async function dropOldFiles(now: number): Promise<void> {
  const old = (await disk.list()).filter(({ takenAt }) => now - takenAt > KEPT_MS)
  await dropFiles(old.map(({ id }) => id))
}

export function announceFiles(): void {
  window.dispatchEvent(new Event(CHAT_FILES_CHANGED))
}
