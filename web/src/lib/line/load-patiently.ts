import { hasLine } from '../live/live.ts'

const AGAIN_MS = 2000

/**
 * Brings a file of ours once, and does not give it up while the line is cut: the page stays as it is and waits for the
 * file. Without a line the worker of this browser is asked, if there is one, for it may hold the file. A file that does
 * not come twice although the server answers is gone: that is the only error.
 */
export function loadPatiently<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let coming: Promise<Module> | null = null
  return () => {
    coming ??= bring(load).catch((error: unknown) => {
      coming = null
      throw error
    })
    return coming
  }
}

async function bring<Module>(load: () => Promise<Module>): Promise<Module> {
  if (!navigator.serviceWorker?.controller) await whenReachable()
  let hasAnswered = false
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (hasAnswered && (await isServerThere())) throw error
      await whenServerAnswers()
      hasAnswered = true
    }
  }
}

export async function whenReachable(): Promise<void> {
  if (!hasLine()) await whenServerAnswers()
}

/** Asks the server itself: what the page believes of the line can be old. */
export async function whenServerAnswers(): Promise<void> {
  while (!(await isServerThere())) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
}

/** Any response means that the server is there. All who ask at one moment ask together. */
export function isServerThere(): Promise<boolean> {
  asking ??= fetch('/readyz', { cache: 'no-store' })
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      asking = null
    })
  return asking
}
let asking: Promise<boolean> | null = null
