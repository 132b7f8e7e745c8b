import { setTimeout as delay } from 'node:timers/promises'

/** Waits; resolves early, without an error, when everything stops. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await delay(Math.max(0, ms), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
