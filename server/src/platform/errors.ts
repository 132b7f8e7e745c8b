/**
 * Expected failures. `code` is stable: the web client turns it into words, an API client may switch on it.
 * `details` never holds personal data or secrets: it goes to the client and to logs.
 */
export type ErrorDetails = Record<string, unknown>

export class AppError extends Error {
  override name = 'AppError'
  readonly code: string
  readonly status: number
  readonly details: ErrorDetails
  /** More details, which only the client gets: words that people wrote, names of colleagues. They are never logged. */
  readonly shown: ErrorDetails = {}

  constructor(code: string, status: number, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.status = status
    this.details = details
  }
}

export class InvalidError extends AppError {
  override name = 'InvalidError'
  constructor(code: string, details?: ErrorDetails, options?: ErrorOptions) {
    super(code, 400, details, options)
  }
}

export class UnauthorizedError extends AppError {
  override name = 'UnauthorizedError'
  constructor(code = 'access.sign_in_required', details?: ErrorDetails) {
    super(code, 401, details)
  }
}

/** The actor sees the object but may not do this to it. What lies outside the scope is `NotFoundError`. */
export class ForbiddenError extends AppError {
  override name = 'ForbiddenError'
  constructor(code: string, details?: ErrorDetails) {
    super(code, 403, details)
  }
}

export class NotFoundError extends AppError {
  override name = 'NotFoundError'
  constructor(code: string, details?: ErrorDetails) {
    super(code, 404, details)
  }
}

/** The state has changed since, or does not allow the step. */
export class ConflictError extends AppError {
  override name = 'ConflictError'
  override readonly shown: ErrorDetails
  constructor(code: string, details?: ErrorDetails, shown: ErrorDetails = {}) {
    super(code, 409, details)
    this.shown = shown
  }
}
