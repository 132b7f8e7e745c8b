/** The browser's offer to put this page among the applications of the device: it comes once, before any page that shows it. */
import { useSyncExternalStore } from 'react'

/** Not in every browser. */
export type InstallOffer = Event & {
  prompt: () => Promise<unknown>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

declare global {
  interface WindowEventMap {
    beforeinstallprompt: InstallOffer
  }
}

let offer: InstallOffer | null = null
const listeners = new Set<() => void>()

function keep(next: InstallOffer | null): void {
  offer = next
  for (const listener of listeners) listener()
}

export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The profile offers it; no banner comes over somebody's work.
    event.preventDefault()
    keep(event)
  })
  window.addEventListener('appinstalled', () => keep(null))
}

/** Opens the browser's own window. Returns whether the person agreed; an offer is good for one question. */
export async function install(offered: InstallOffer): Promise<boolean> {
  await offered.prompt()
  const { outcome } = await offered.userChoice
  keep(null)
  return outcome === 'accepted'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Null: this browser offers nothing, or has installed it. */
export function useInstallOffer(): InstallOffer | null {
  return useSyncExternalStore(subscribe, () => offer)
}
