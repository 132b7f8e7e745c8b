import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export type Log = Logger

/** Logs carry ids and codes. As a second net, paths that could hold a person's words, name or a token are cut. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
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
        // Logs the pattern and not the address, because a query may hold a name.
        route: request.routeOptions?.url,
      }),
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Keeps only code, place and our own message of a PostgreSQL error, because its `detail` quotes values. */
function presentError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { type: name, message, code, stack, ...(cause ? { cause: presentError(cause) } : {}) }
}
