import type { Bytes } from '@veche/book/bytes/bytes.ts'
import { formatProof } from '@veche/book/proofs/tlog-proof.ts'
import { proveInclusion } from '@veche/book/tiles/prove.ts'
import type { Db } from '../../../platform/database/db.ts'
import { findCheckpoint, listEntries, readHashes } from '../tiles/index.ts'
import { findWitnessedCheckpoint, listSignatures, withSignatures } from '../witnesses/index.ts'

/** A file that shows anybody that this entry stands in the Book (C2SP tlog-proof); null where there is none. */
export async function buildProof(db: Db, index: number): Promise<Bytes | null> {
  const checkpoint = await findCheckpointAbove(db, index)
  if (!checkpoint) return null
  const { size } = checkpoint
  const [entry] = await listEntries(db, index, 1)
  if (!entry) return null
  const hashes = await proveInclusion(index, size, { size, readTile: (tile) => readHashes(db, tile) })
  const note = withSignatures(checkpoint.note, await listSignatures(db, size))
  return formatProof({ index, hashes, checkpoint: new Uint8Array(note), extra: new Uint8Array(entry) })
}

/** One that a witness has signed shows more than a newer one. */
async function findCheckpointAbove(db: Db, index: number): Promise<{ size: number; note: Buffer } | null> {
  const witnessed = await findWitnessedCheckpoint(db)
  if (witnessed && index < witnessed.size) return witnessed
  const newest = await findCheckpoint(db)
  return newest && index < newest.size ? newest : null
}
