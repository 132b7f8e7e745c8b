const PROGRESS_MS = 1000
const ENDING = ['SIGINT', 'SIGTERM'] as const

/** Says at most once a second. */
export function throttle<T>(say: (value: T) => void): (value: T) => void {
  let last = Date.now()
  return (value) => {
    if (Date.now() - last < PROGRESS_MS) return
    last = Date.now()
    say(value)
  }
}

/** Ctrl+C, or the end of the service, ends the work at its next safe point. */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController()
  const cancel = () => abort.abort()
  for (const signal of ENDING) process.once(signal, cancel)
  try {
    return await work(abort.signal)
  } finally {
    for (const signal of ENDING) process.off(signal, cancel)
  }
}
