/**
 * Over HTTP/1.1 a browser gives a site six lines, and the stream of each window holds one: the seventh window would wait for
 * ever. So of the windows that nobody looks at one alone keeps its stream, for notices and their sound; the others begin
 * again, from where they stood, when somebody looks at them.
 */
const LOCK = 'veche-hidden-stream'
/** Who only glances at another window finds the stream as it was. */
const GLANCE_MS = 5000
/** The lock is given at once where it is free. */
const FREE_MS = 500

type Stream = { pause: () => void; resume: () => void }

/** Gives what ends it. A browser without locks (a site without TLS) goes on as before. */
export function keepOneHidden({ pause, resume }: Stream): () => void {
  if (typeof document === 'undefined' || !('locks' in navigator)) return () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: AbortController | null = null
  let letGo: (() => void) | null = null

  function leave(): void {
    clearTimeout(timer)
    waiting?.abort()
    waiting = null
    letGo?.()
    letGo = null
  }

  function hide(): void {
    waiting = new AbortController()
    const { signal } = waiting
    timer = setTimeout(pause, FREE_MS)
    const held = () => {
      clearTimeout(timer)
      resume()
      return new Promise<void>((resolve) => {
        letGo = resolve
      })
    }
    navigator.locks.request(LOCK, { signal }, held).catch(() => undefined)
  }

  function onChange(): void {
    leave()
    if (document.visibilityState === 'hidden') timer = setTimeout(hide, GLANCE_MS)
    else resume()
  }

  document.addEventListener('visibilitychange', onChange)
  if (document.visibilityState === 'hidden') onChange()
  return () => {
    document.removeEventListener('visibilitychange', onChange)
    leave()
  }
}
