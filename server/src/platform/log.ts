import { type Logger, pino } from 'pino'

export type Log = Logger

/** Logs carry ids and codes. What could hold a person's words, name or a token is cut by path as a second net. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'req.headers',
        'headers',
        '*.authorization',
        '*.cookie',
        '*.password',
        '*.token',
        '*.tokens',
        '*.text',
        '*.email',
        '*.name',
        'text',
        'email',
        'password',
        'token',
      ],
      censor: '…',
    },
    serializers: {
      err: (error: unknown) => presentError(error),
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        // The pattern, not the address: a query may hold a name.
        route: request.routeOptions?.url,
      }),
    },
  })
}

/** Messages of PostgreSQL quote values in `detail`; only code, place and our own message are kept. */
function presentError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { type: name, message, code, stack, ...(cause ? { cause: presentError(cause) } : {}) }
}
