/** The server's time on a computer whose clock is wrong. Pure: moments are arguments. */
export type ClockSample = { offsetMs: number; roundTripMs: number }
export type Asked = { sentAt: number; receivedAt: number }

/** The response has the server's time; half of the round trip lies on each side of it. */
export function sampleClock(asked: Asked, serverNow: string): ClockSample {
  const roundTripMs = asked.receivedAt - asked.sentAt
  return { offsetMs: Date.parse(serverNow) - (asked.sentAt + roundTripMs / 2), roundTripMs }
}

const WRONG_MS = 2000

/** The fastest response is the most exact; the estimate starts anew if the computer's clock was set. */
export function betterClock(known: ClockSample | null, fresh: ClockSample): ClockSample {
  if (!known || fresh.roundTripMs <= known.roundTripMs) return fresh
  const allowed = WRONG_MS + (fresh.roundTripMs + known.roundTripMs) / 2
  return Math.abs(fresh.offsetMs - known.offsetMs) > allowed ? fresh : known
}

/** A header of an answer names the second only: its middle is meant. Null: the header is absent or no date. */
export function sampleHeader(asked: Asked, dateHeader: string | null): ClockSample | null {
  const second = Date.parse(dateHeader ?? '')
  return Number.isFinite(second) ? sampleClock(asked, new Date(second + 500).toISOString()) : null
}

/** A difference within the precision of the header and the round trip is no error of the clock. */
export function correctionOf(sample: ClockSample | null): number {
  if (!sample || Math.abs(sample.offsetMs) <= WRONG_MS + sample.roundTripMs / 2) return 0
  return sample.offsetMs
}
