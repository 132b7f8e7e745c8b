type Refused = { code?: unknown; port?: unknown }

/** Why the product did not start, in a line for whoever typed the command. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, port }: Error & Refused = error
  if (code !== 'EADDRINUSE') return error.message
  return `error start.port_taken: something listens at port ${port} already; stop it, or start with another PORT`
}
