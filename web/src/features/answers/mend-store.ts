import { readStored, writeStored } from '../../lib/storage.ts'

export type KeptMend = { text: string; privateText: string; comment: string }
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
    const { text, privateText, comment }: Record<string, unknown> = JSON.parse(kept)
    if (typeof text !== 'string' || typeof privateText !== 'string') return null
    return { text, privateText, comment: typeof comment === 'string' ? comment : '' }
  } catch {
    return null
  }
}
