/**
 * Why a call failed, in the product's words: jobs decide by `reason`, never by a network's code.
 *
 *   try_later      nothing happened; repeat after `retryAfterMs`
 *   uncertain      the request may have taken effect (time-out, connection lost, 5xx)
 *   needs_person   captcha, validation: writing stops until somebody acts
 *   token_revoked  the credential is dead or of the wrong kind
 *   refused        this target will never accept it (deleted, closed, forbidden)
 *   unreadable     the network's answer or event makes no sense
 */
export type ConnectorFailure =
  | 'try_later'
  | 'uncertain'
  | 'needs_person'
  | 'token_revoked'
  | 'refused'
  | 'unreadable'

/** What the failure freezes, and for how long. */
export type FailureScope = { scope?: 'token' | 'method' | 'peer'; retryAfterMs?: number }

export class ConnectorError extends Error {
  override name = 'ConnectorError'
  readonly reason: ConnectorFailure
  /** Stable code shown to staff and kept in the outbox: `vk.15`, `vk.timeout`. */
  readonly code: string
  readonly extra: FailureScope

  constructor(reason: ConnectorFailure, code: string, extra: FailureScope = {}, options?: ErrorOptions) {
    super(code, options)
    this.reason = reason
    this.code = code
    this.extra = extra
  }
}
