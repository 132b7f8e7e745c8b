import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export type Log = Logger

/** While the disk is full, so many signs wait for it, and what comes then is dropped. */
const WAITING_SIGNS = 1_000_000

/** Writes to a file or a pipe. A log that cannot be written ends no process: the disk may be full, the reader gone. */
export function openDestination(fd: number): DestinationStream {
  const destination = pino.destination({ dest: fd, sync: false, maxLength: WAITING_SIGNS })
  destination.on('error', () => undefined)
  return destination
}

/** Logs carry ids and codes. As a second net, paths that could hold a person's words, name or a token are cut. */
export function createLog(level: string, destination = openDestination(process.stdout.fd)): Log {
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
  return pino(options, destination)
}

/** Keeps only code, place and our own message of a PostgreSQL error, because its `detail` quotes values. */
function presentError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { type: name, message, code, stack, ...(cause ? { cause: presentError(cause) } : {}) }
}
