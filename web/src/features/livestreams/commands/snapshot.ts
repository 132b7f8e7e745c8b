/**
 * What the screen saw last, for a reload without a line. It lies beside the answers that the offline worker keeps, so
 * signing out forgets it with them. Without TLS there is neither a worker nor this.
 */
import type { AirStore, Kept } from './store.ts'
import type { Place } from './unsent-store.ts'

const CACHE = 'veche-tasks-1'
const KEEP_EVERY_MS = 10_000

const addressOf = ({ userId, livestreamId }: Place) => `/air-snapshot/${userId}/${livestreamId}`

async function readSnapshot(place: Place): Promise<Kept | null> {
  try {
    const kept = await caches.match(addressOf(place), { cacheName: CACHE })
    const value: unknown = await kept?.json()
    return isKept(value) ? value : null
  } catch {
    return null
  }
}

async function writeSnapshot(place: Place, kept: Kept): Promise<void> {
  try {
    const cache = await caches.open(CACHE)
    await cache.put(addressOf(place), Response.json(kept))
  } catch {
    // No room or no right to it: only a reload without a line depends on it.
  }
}

/** Written by this file only. */
function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'questions' in value && Array.isArray(value.questions)
}

/** Gives back what was kept; keeps what is new: at first, when the line is lost, and now and then. */
export function startSnapshots(store: AirStore, place: Place): () => void {
  let keptRevision = 0
  let isStopped = false
  function keep() {
    if (store.revision() === keptRevision || !store.view().isLoaded) return
    keptRevision = store.revision()
    void writeSnapshot(place, store.keep())
  }
  void readSnapshot(place).then((kept) => {
    if (kept && !isStopped) store.restore(kept)
  })
  const timer = setInterval(keep, KEEP_EVERY_MS)
  const stopListening = store.subscribe(() => {
    if (keptRevision === 0 || store.view().isLineLost) keep()
  })
  return () => {
    isStopped = true
    clearInterval(timer)
    stopListening()
  }
}
