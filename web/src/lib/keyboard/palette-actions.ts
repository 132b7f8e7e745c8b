import { useEffect, useRef } from 'react'

export type PaletteAction = { key: string; label: string; keys?: string | undefined; run: () => void }

const sources = new Set<{ current: readonly PaletteAction[] }>()

/** The actions of the open card, for Ctrl+K. */
export function useOfferActions(actions: readonly PaletteAction[]): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    sources.add(latest)
    return () => {
      sources.delete(latest)
    }
  }, [])
}

export function listOfferedActions(): PaletteAction[] {
  return [...sources].flatMap(({ current }) => current)
}
