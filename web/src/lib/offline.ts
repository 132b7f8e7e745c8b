/** The tasks of the phone open without a line. A browser without workers, or a page without TLS, works as before. */
export async function prepareOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(workerUrl)
    const { active } = await navigator.serviceWorker.ready
    const paths = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname }) => pathname)
    active?.postMessage({ paths })
  } catch {
    // A preference of the browser; nothing but the reload without a line depends on it.
  }
}

declare global {
  interface Window {
    /** Not in every browser yet, nor in the types of this version. */
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): { createScriptURL: (url: string) => string }
    }
  }
}

const WORKER = '/offline.js'

/**
 * The pages let no text become code; the name of the worker's file is the one exception, by a policy of this name in
 * the server's Content-Security-Policy. Made once: a second one of the same name is refused. A browser without trusted
 * types takes the plain text.
 */
const workerUrl =
  window.trustedTypes
    ?.createPolicy('veche-worker', { createScriptURL: (url) => (url === WORKER ? url : '') })
    .createScriptURL(WORKER) ?? WORKER
