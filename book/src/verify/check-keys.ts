/** Whether the Book is signed by whom it says, and by whom the reader knows. */
import { Unreadable } from '../bytes/unreadable.ts'
import { readEntry } from '../entry/read-entry.ts'
import { type Checkpoint, checkSigning } from '../notes/checkpoint.ts'
import { findWitnessed } from '../notes/cosignature.ts'
import { formatKey, type VerifierKey } from '../notes/key.ts'
import type { Witnessed } from '../proofs/check-proof.ts'
import { tileOf } from '../tiles/tile.ts'
import type { Found } from './check-history.ts'
import { isKeyOf, type KeyChain } from './key-chain.ts'
import { readBundle, type Source } from './source.ts'

/** `known`: the key that the reader trusts, where they have one. */
export async function checkKeys(
  source: Source,
  checkpoint: Checkpoint,
  { chain, known }: { chain: KeyChain; known: VerifierKey | null },
): Promise<Found[]> {
  const current = chain.keys.at(-1)
  const isSigned = current && (await checkSigning(checkpoint.note, current)) === 'signed'
  const isReplaced =
    (known !== null && !isKeyOf(chain, known)) ||
    (!isSigned && (await hasOtherKey(source, checkpoint, chain)))
  return [
    ...(isSigned ? [] : [{ code: 'checkpoint_unsigned', index: null, values: {} } as const]),
    ...(isReplaced ? [{ code: 'key_replaced', index: 0, values: {} } as const] : []),
  ]
}

/** Whether the served Book begins with another key than the kept one, from which the chain was read. */
async function hasOtherKey(source: Source, { size }: Checkpoint, chain: KeyChain): Promise<boolean> {
  const first = chain.keys[0]
  if (!first || size === 0) return false
  try {
    const [entry] = await readBundle(source, tileOf('entries', 0, size))
    const served = entry && readEntry(entry)
    return served?.kind === 'key' && served.key !== formatKey(first)
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

export async function checkWitnesses(
  { note }: Checkpoint,
  witnesses: readonly VerifierKey[],
): Promise<{ witnessed: Witnessed[]; found: Found[] }> {
  const witnessed: Witnessed[] = []
  const found: Found[] = []
  for (const witness of witnesses) {
    const seconds = await findWitnessed(note, witness)
    if (seconds !== null) witnessed.push({ name: witness.name, seconds })
    else found.push({ code: 'not_witnessed', index: null, values: { witness: witness.name } })
  }
  return { witnessed, found }
}
