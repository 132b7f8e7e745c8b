/** What a person does not want gathered, kept in their browser. */
import type { BurstResponse } from '@veche/contract/incidents.ts'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'

type Shown = Pick<BurstResponse, 'ids'>
export type HiddenBurst = { ids: string[] }
/** How much a hidden burst must grow to be offered again. */
const GROWTH = 1.5
/** More than one day brings. */
const KEPT = 100

/** A burst is the one that was hidden while it shares a question with it: new ones come and old ones leave. */
export function isHidden({ ids }: Shown, hidden: readonly HiddenBurst[]): boolean {
  return hidden.some(
    (known) => known.ids.some((id) => ids.includes(id)) && ids.length < known.ids.length * GROWTH,
  )
}

export function hide({ ids }: Shown, hidden: readonly HiddenBurst[]): HiddenBurst[] {
  return [{ ids: [...ids] }, ...hidden].slice(0, KEPT)
}

const keyOf = (userId: string) => `bursts.${userId}`

export function readHidden(userId: string): HiddenBurst[] {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(userId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isHiddenBurst) : []
  } catch {
    return []
  }
}

export function writeHidden(userId: string, hidden: readonly HiddenBurst[]): void {
  writeStored(keyOf(userId), JSON.stringify(hidden))
}

function isHiddenBurst(value: unknown): value is HiddenBurst {
  if (typeof value !== 'object' || value === null || !('ids' in value)) return false
  return Array.isArray(value.ids) && value.ids.every((id) => typeof id === 'string')
}
