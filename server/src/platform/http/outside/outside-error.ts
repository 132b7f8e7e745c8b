/**
 * Why bytes could not be fetched from outside.
 *
 *   blocked      the address leads where we do not go
 *   gone         the other side gives it to nobody any more
 *   too_big      more bytes than asked for
 *   away         nothing was heard, or not to its end: worth another try
 *   unreadable   the answer makes no sense
 *
 * It carries no address: addresses hold secrets.
 */
export type OutsideFailure = 'blocked' | 'gone' | 'too_big' | 'away' | 'unreadable'

export class OutsideError extends Error {
  override name = 'OutsideError'
  readonly failure: OutsideFailure

  constructor(failure: OutsideFailure) {
    super(`outside.${failure}`)
    this.failure = failure
  }
}
