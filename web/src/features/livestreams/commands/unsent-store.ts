import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { keyOf, type Unsent } from './command-queue.ts'

export type Place = { userId: string; livestreamId: string }

/** By person and stream, an entry a command: two windows do not write over each other, a shared laptop mixes nothing. */
const prefixOf = ({ userId, livestreamId }: Place) => `air-unsent.${userId}.${livestreamId}.`

export function keepUnsent(place: Place, unsent: Unsent): void {
  writeStored(prefixOf(place) + keyOf(unsent), JSON.stringify(unsent))
}

export function dropUnsent(place: Place, key: string): void {
  writeStored(prefixOf(place) + key, null)
}

/** In the order of the key presses. */
export function listUnsent(place: Place): Unsent[] {
  return listStoredKeys(prefixOf(place))
    .flatMap((key) => readUnsent(readStored(key)))
    .sort((one, two) => pressedAt(one) - pressedAt(two) || one.order - two.order)
}

function pressedAt(unsent: Unsent): number {
  return Date.parse(unsent.kind === 'command' ? unsent.command.at : unsent.typed.askedAt)
}

function readUnsent(text: string | null): Unsent[] {
  if (text === null) return []
  try {
    const value: unknown = JSON.parse(text)
    return isUnsent(value) ? [value] : []
  } catch {
    return []
  }
}

/** Written by this file only; what an older version wrote otherwise is not sent. */
function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false
  if (!('order' in value && 'refusedCode' in value && 'kind' in value)) return false
  if (value.kind === 'typed') return 'typed' in value
  return value.kind === 'command' && 'questionId' in value && 'command' in value
}
