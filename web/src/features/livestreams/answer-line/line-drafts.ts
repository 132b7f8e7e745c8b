import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import type { Place } from '../commands/index.ts'

/** What stands in the field, and the line that its writer saw when the typing began. */
export type Writing = { text: string; before: string }

const prefixOf = ({ userId, livestreamId }: Place) => `air-line.${userId}.${livestreamId}.`

/** A line that is not said yet: a reload, another page or a line too long to be sent loses none of it. */
export function keepLine(place: Place, questionId: string, writing: Writing | null): void {
  const isNew = writing !== null && writing.text.trim() !== writing.before
  writeStored(prefixOf(place) + questionId, isNew ? JSON.stringify(writing) : null)
}

export function findLine(place: Place, questionId: string): Writing | null {
  return readLine(readStored(prefixOf(place) + questionId))
}

/** Questions whose line waits to be said. */
export function listKeptLines(place: Place): string[] {
  return listStoredKeys(prefixOf(place)).map((key) => key.slice(prefixOf(place).length))
}

function readLine(kept: string | null): Writing | null {
  if (kept === null) return null
  try {
    const { text, before }: Record<string, unknown> = JSON.parse(kept)
    return typeof text === 'string' && typeof before === 'string' ? { text, before } : null
  } catch {
    return null
  }
}
