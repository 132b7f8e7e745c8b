/** None of the networks existed before this moment, so an earlier time is a mistake or a forgery. */
const EARLIEST = new Date('2006-01-01T00:00:00Z')

/**
 * When a message was written, as its network tells. A time that cannot be true would put the question on top of every
 * list, years late, or answer it in the future: then the moment of its arrival counts.
 */
export function plausibleTime(told: Date, receivedAt: Date): Date {
  return told >= EARLIEST && told <= receivedAt ? told : receivedAt
}
