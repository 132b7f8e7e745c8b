/** A program that another one runs: orders on stdin, reports on stdout, everything else on stderr. */
import { createInterface } from 'node:readline'

export type Program = {
  /** Reads and does one line; what it throws ends the program. */
  obey: (line: string) => Promise<void>
  /** Closes what was opened; nothing of it may stay behind, whatever became of whoever runs it. */
  close: () => Promise<unknown>
  /** What stderr says of an error that ends it. */
  explain: (error: unknown) => readonly unknown[]
}

/** Runs until stdin or stdout ends, somebody says so, or an order fails. */
export function obeyOrders({ obey, close, explain }: Program): void {
  let isStopping = false

  async function stop(code: number): Promise<void> {
    if (isStopping) return
    isStopping = true
    // What could not begin has nothing to close.
    await close().catch(() => undefined)
    process.exit(code)
  }

  function fail(error: unknown): void {
    if (isStopping) return
    console.error(...explain(error))
    void stop(1)
  }

  process.on('SIGTERM', () => void stop(0))
  // Ctrl-C reaches the whole group of processes; whoever runs this one stops it through stdin when it is ready to.
  process.on('SIGINT', () => undefined)
  process.stdout.on('error', () => void stop(0))
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line.trim() !== '') void Promise.resolve(line).then(obey).catch(fail)
  })
  lines.on('close', () => void stop(0))
}
