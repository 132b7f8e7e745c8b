/** What a resident's page asks: does this entry stand in the Book that this key signs, and who has seen it? */
import { Unreadable } from '../bytes/unreadable.ts'
import type { Entry } from '../entry/entry.ts'
import { readEntry } from '../entry/read-entry.ts'
import { type Checkpoint, checkSigning, parseCheckpoint } from '../notes/checkpoint.ts'
import { findWitnessed } from '../notes/cosignature.ts'
import type { VerifierKey } from '../notes/key.ts'
import { isIncluded } from '../tree/check.ts'
import { hashLeaf } from '../tree/hashing.ts'
import { parseProof } from './tlog-proof.ts'

export type ProofVerdict =
  | { isTrue: true; index: number; entry: Entry; size: number; witnessed: Witnessed[] }
  /** `unsigned`: by another log, or by nobody; `not_included`: the entry is not in the tree that was signed. */
  | { isTrue: false; reason: 'unsigned' | 'not_included' }

export type Witnessed = { name: string; seconds: number }

/** Throws `Unreadable` for a file that is no proof. */
export async function checkProof(
  file: Uint8Array,
  log: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): Promise<ProofVerdict> {
  const { index, hashes, checkpoint, extra } = parseProof(file)
  const { note, origin, size, root } = parseCheckpoint(checkpoint)
  if (!extra) throw new Unreadable('proof')
  if (origin !== log.name || (await checkSigning(note, log)) !== 'signed') {
    return { isTrue: false, reason: 'unsigned' }
  }
  if (!isIncluded({ index, size, root, leaf: hashLeaf(extra), proof: hashes })) {
    return { isTrue: false, reason: 'not_included' }
  }
  return {
    isTrue: true,
    index,
    size,
    entry: readEntry(extra),
    witnessed: await listWitnessed(note, witnesses),
  }
}

async function listWitnessed(
  note: Checkpoint['note'],
  witnesses: readonly VerifierKey[],
): Promise<Witnessed[]> {
  const seen = await Promise.all(
    witnesses.map(async (witness) => ({
      name: witness.name,
      seconds: await findWitnessed(note, witness),
    })),
  )
  return seen.flatMap(({ name, seconds }) => (seconds === null ? [] : [{ name, seconds }]))
}
