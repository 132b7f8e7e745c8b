import type { BookWitness, WatchedBook } from '@veche/contract/admin/book.ts'
import type { WatchedRow } from './watching/index.ts'
import type { WitnessRow } from './witnesses/index.ts'

/** A key begins with who signs by it. */
export function nameOfKey(verifierKey: string): string {
  return verifierKey.slice(0, verifierKey.indexOf('+'))
}

export function presentWitness(row: WitnessRow): BookWitness {
  const { id, verifierKey, url, addedAt, seenSize, signedAt, failure, failingSince } = row
  return {
    ...{ id, url, seenSize, failure },
    name: nameOfKey(verifierKey),
    addedAt: addedAt.toISOString(),
    signedAt: signedAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
  }
}

export function presentWatched(row: WatchedRow): WatchedBook {
  const { id, origin, verifierKey, addedAt, size, seenAt, refusal, refusedAt } = row
  return {
    ...{ id, origin, verifierKey, size },
    addedAt: addedAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
    refusal: refusal === 'other_root' || refusal === 'inconsistent' ? refusal : null,
    refusedAt: refusedAt?.toISOString() ?? null,
  }
}
