import { hasLine } from '../live/live.ts'

const AGAIN_MS = 2000

/**
 * Brings a file of ours once. Without a line it is not asked for until the server answers again, and the page stays as it
 * is: a browser remembers of a file that could not be fetched that it is not there.
 */
export function loadPatiently<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let coming: Promise<Module> | null = null
  return () => {
    coming ??= whenReachable()
      .then(load)
      .catch((error: unknown) => {
        coming = null
        throw error
      })
    return coming
  }
}

export async function whenReachable(): Promise<void> {
  if (!hasLine()) await whenServerAnswers()
}

/** Asks the server itself: what the page believes of the line can be old. */
export async function whenServerAnswers(): Promise<void> {
  while (!(await isServerThere())) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
}

/** Any response means that the server is there. */
export function isServerThere(): Promise<boolean> {
  return fetch('/readyz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
}
