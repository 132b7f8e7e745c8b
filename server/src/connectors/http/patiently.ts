/** A long reading of a network's past is not begun again for a pause of a second that the network asks for in its midst. */
import { setTimeout as pause } from 'node:timers/promises'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { ConnectorError } from '../connector.ts'

/** A longer pause is for whoever asked: others may be read meanwhile. */
const LONGEST_PAUSE_MS = MINUTE_MS
const MOST_PAUSES = 5

/**
 * Repeats a call that changes nothing after each short pause of a network's pace, until `signal`; what ended the
 * patience is thrown. A network that fails is no matter of pace.
 */
export async function patiently<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let paused = 0; ; paused += 1) {
    try {
      return await call()
    } catch (error) {
      const forMs = paceOf(error)
      if (forMs === null || paused === MOST_PAUSES || signal.aborted) throw error
      await pause(forMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) throw error
    }
  }
}

function paceOf(error: unknown): number | null {
  if (!(error instanceof ConnectorError) || error.reason !== 'try_later') return null
  const { retryAfterMs, scope } = error.extra
  const isPace = scope !== undefined || error.code.endsWith('.throttled')
  return isPace && retryAfterMs !== undefined && retryAfterMs <= LONGEST_PAUSE_MS ? retryAfterMs : null
}
