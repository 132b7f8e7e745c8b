const PROGRESS_MS = 1000

/** Says at most once a second. */
export function throttle<T>(say: (value: T) => void): (value: T) => void {
  let last = Date.now()
  return (value) => {
    if (Date.now() - last < PROGRESS_MS) return
    last = Date.now()
    say(value)
  }
}

/** Ctrl+C ends the work at its next safe point. */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController()
  const cancel = () => abort.abort()
  process.once('SIGINT', cancel)
  try {
    return await work(abort.signal)
  } finally {
    process.off('SIGINT', cancel)
  }
}
