/** Photographs that the server does not have yet, kept in this browser: no line, no loss. */
import type { FileLabel } from './files-client.ts'

export type KeptPhoto = {
  /** The server takes the file under this number, so that bringing it twice is one file. */
  id: string
  userId: string
  incidentId: string
  name: string
  label: FileLabel
  takenAt: number
  file: Blob
}

export const PHOTOS_CHANGED = 'veche:photos'
const STORE = 'photos'
let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('veche', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode)
    const request = act(transaction.objectStore(STORE))
    // Kept means written, not only asked for.
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** False where the browser forbids its store or has no room. */
export async function keepPhoto(photo: KeptPhoto): Promise<boolean> {
  try {
    await run('readwrite', (store) => store.put(photo))
  } catch {
    return false
  }
  // Asked so that the browser does not clear it when it wants room; a refusal changes nothing.
  void navigator.storage?.persist?.()
  tell()
  return true
}

export async function dropPhoto(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id)).catch(() => undefined)
  tell()
}

export async function listPhotos(userId: string): Promise<KeptPhoto[]> {
  const all: KeptPhoto[] = await run('readonly', (store) => store.getAll()).catch(() => [])
  return all.filter((photo) => photo.userId === userId)
}

export async function findPhotos(ids: readonly string[]): Promise<KeptPhoto[]> {
  if (ids.length === 0) return []
  const all: KeptPhoto[] = await run('readonly', (store) => store.getAll()).catch(() => [])
  return all.filter(({ id }) => ids.includes(id))
}

function tell(): void {
  window.dispatchEvent(new Event(PHOTOS_CHANGED))
}
