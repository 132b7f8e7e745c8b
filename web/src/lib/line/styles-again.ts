import { whenReachable } from './load-patiently.ts'

const AGAIN_MS = 2000
/** A file that the server no longer has is not requested again. */
const MOST_TRIES = 5

/**
 * A style that the line broke off is asked for again, and what it belongs to is shown meanwhile: the bundler asks once,
 * then refuses the part of the page or leaves it bare for good.
 */
export function fetchStylesAgain(): void {
  const tries = new Map<string, number>()
  window.addEventListener('vite:preloadError', (event) => {
    if (/^Unable to preload CSS/.test(event.payload.message)) event.preventDefault()
  })
  window.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
      const count = (tries.get(target.href) ?? 0) + 1
      tries.set(target.href, count)
      if (count <= MOST_TRIES) void replaceLater(target)
    },
    // The failure of an element is told to nobody above it.
    true,
  )
}

async function replaceLater(link: HTMLLinkElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  await whenReachable()
  link.replaceWith(link.cloneNode())
}
