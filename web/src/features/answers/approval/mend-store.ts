import type { DraftPromise } from '@veche/contract/answers.ts'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'

/** Fields of the promise that were changed by hand; the others follow the words. */
export type TypedPromise = Partial<DraftPromise>
export type KeptMend = { text: string; privateText: string; comment: string; typed: TypedPromise }
export type MendPlace = { userId: string; incidentId: string; versionNo: number }

const keyOf = ({ userId, incidentId, versionNo }: MendPlace) => `mend.${userId}.${incidentId}.${versionNo}`

/** A correction that is not saved yet: another card may be looked at meanwhile. Of one version only. */
export function keepMend(place: MendPlace, mend: KeptMend | null): void {
  writeStored(keyOf(place), mend && JSON.stringify(mend))
}

export function findKeptMend(place: MendPlace): KeptMend | null {
  return readMend(readStored(keyOf(place)))
}

export function readMend(kept: string | null): KeptMend | null {
  if (kept === null) return null
  try {
    const { text, privateText, comment, typed }: Record<string, unknown> = JSON.parse(kept)
    if (typeof text !== 'string' || typeof privateText !== 'string') return null
    return { text, privateText, comment: typeof comment === 'string' ? comment : '', typed: readTyped(typed) }
  } catch {
    return null
  }
}

function readTyped(kept: unknown): TypedPromise {
  const fields = Object.entries(typeof kept === 'object' && kept !== null ? kept : {})
  const isKnown = ([key, value]: [string, unknown]) =>
    ['what', 'who', 'dueAt', 'evidence'].includes(key) && typeof value === 'string'
  return Object.fromEntries(fields.filter(isKnown))
}
