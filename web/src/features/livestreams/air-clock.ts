/** The server's time on a laptop whose clock is wrong. Pure: moments are arguments. */
export type ClockSample = { offsetMs: number; roundTripMs: number }

/** The answer says what the time was; half of the way is on each side of it. */
export function sampleClock(asked: { sentAt: number; receivedAt: number }, serverNow: string): ClockSample {
  const roundTripMs = asked.receivedAt - asked.sentAt
  return { offsetMs: Date.parse(serverNow) - (asked.sentAt + roundTripMs / 2), roundTripMs }
}

const WRONG_MS = 2000

/** The quickest answer knows best; a laptop whose clock was set meanwhile begins anew. */
export function betterClock(known: ClockSample | null, fresh: ClockSample): ClockSample {
  if (!known || fresh.roundTripMs <= known.roundTripMs) return fresh
  const allowed = WRONG_MS + (fresh.roundTripMs + known.roundTripMs) / 2
  return Math.abs(fresh.offsetMs - known.offsetMs) > allowed ? fresh : known
}

/** Whole seconds since the stream began; never before it. */
export function timeCodeOf(at: string, startedAt: string | null): number {
  if (startedAt === null) return 0
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1000))
}

/** «27:14», «1:02:03». */
export function formatTimeCode(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
}
