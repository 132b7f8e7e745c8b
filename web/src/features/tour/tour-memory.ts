/** The question that the tour is about stays through a reload, for each person of this browser, until the tour ends. */
import { readStored, writeStored } from '../../lib/browser/storage.ts'
import { tourKey } from '../../lib/browser/tour-key.ts'

export type KeptTour = {
  /** Questions that the tour has shown; the last one is followed. */
  seen: readonly string[]
  /** The question whose answer has been seen: it goes no way back. */
  answeredId: string | null
}

/** A tour that goes on for days shows no more than this one after another. */
const MOST_KEPT = 50

export function readTour(userId: string): KeptTour {
  const kept = parse(readStored(tourKey(userId)))
  const { seen, answeredId } = kept ?? {}
  return {
    seen: Array.isArray(seen) ? seen.filter((id) => typeof id === 'string') : [],
    answeredId: typeof answeredId === 'string' ? answeredId : null,
  }
}

export function keepTour(userId: string, { seen, answeredId }: KeptTour): void {
  writeStored(tourKey(userId), JSON.stringify({ seen: seen.slice(-MOST_KEPT), answeredId }))
}

function parse(text: string | null): Record<string, unknown> | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
