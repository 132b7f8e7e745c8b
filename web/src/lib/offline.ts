/** The tasks of the phone open without a line. A browser without workers, or a page without TLS, works as before. */
export async function prepareOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/offline.js')
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
