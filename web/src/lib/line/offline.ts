import { keepSchemasAtHand } from '../forms/schema-of.ts'
import { keepDialogsAtHand } from './lazy-part.ts'

declare global {
  interface Window {
    /** Not in every browser. What it makes stands where an address is taken. */
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): {
        createScriptURL(url: string): string
      }
    }
  }
}

const WORKER = '/offline.js'
const ON_ITS_WAY_MS = 3000

let trusted: string | null = null

/** The content policy lets no text become the address of a script, but for this one. A policy is made once in a page. */
function trustWorker(): string {
  if (trusted !== null) return trusted
  const policy = window.trustedTypes?.createPolicy('veche', {
    createScriptURL(url) {
      if (url !== WORKER) throw new TypeError(`Not an address of ours: ${url}`)
      return url
    },
  })
  trusted = policy?.createScriptURL(WORKER) ?? WORKER
  return trusted
}

/**
 * The tasks of the phone open without a line, and so do the menus and dialogs of their pages, which know by then what the server reads. A browser without workers, or
 * a page without TLS, works as before.
 */
export async function prepareOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(trustWorker())
    const { active } = await navigator.serviceWorker.ready
    if (!active) return
    tellSeen(active)
    // The schemas of dialogs are known once those have come.
    void keepDialogsAtHand()
      .then(keepSchemasAtHand)
      .then(() => tellSeen(active))
    // Once more of what was on its way before the worker stood between.
    setTimeout(() => tellSeen(active), ON_ITS_WAY_MS)
  } catch {
    // A preference of the browser; nothing but the reload without a line depends on it.
  }
}

/** Of files and of what was read, of which the worker keeps what it has not yet, and the language of its notices. */
function tellSeen(worker: ServiceWorker): void {
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname, search }) => pathname + search)
  worker.postMessage({ paths, language: document.documentElement.lang })
}
