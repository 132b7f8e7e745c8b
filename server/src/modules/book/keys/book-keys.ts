/** The key that signs the Book: made at the first entry, kept sealed; its verifier key is for everybody. */
import { randomBytes } from 'node:crypto'
import { formatKey } from '@veche/book/notes/key.ts'
import { openSigner, SEED_BYTES, type Signer } from '@veche/book/notes/sign.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { findCurrentKey, insertKey } from './keys.repository.ts'

type MakeKey = { vault: Vault; origin: string; now: Date }

/** Whoever calls holds the head of the Book, so that one key is made. */
export async function openBookKey(tx: Tx, { vault, origin, now }: MakeKey): Promise<Signer> {
  const known = await findCurrentKey(tx)
  if (known) return openSigner(origin, new Uint8Array(vault.openBytes(known.seed)))
  return makeBookKey(tx, { vault, origin, now })
}

/** Whoever calls has seen to it that no other key is in use. */
export async function makeBookKey(tx: Tx, { vault, origin, now }: MakeKey): Promise<Signer> {
  const seed = new Uint8Array(randomBytes(SEED_BYTES))
  const signer = await openSigner(origin, seed)
  await insertKey(tx, { verifierKey: formatKey(signer.key), seed: vault.sealBytes(seed), madeAt: now })
  return signer
}
