/** The key by which this installation signs Books of others: made when it is first asked for, kept sealed. */
import { randomBytes } from 'node:crypto'
import { formatKey } from '@veche/book/notes/key.ts'
import { openSigner, SEED_BYTES, type Signer } from '@veche/book/notes/sign.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { findWitnessKey, insertWitnessKey } from './watched.repository.ts'

export type WatchingContext = Pick<AppContext, 'db' | 'clock' | 'log' | 'vault'> & {
  /** Of the witness, for ever: where it is asked, without the scheme. */
  witnessName: string
}

export async function openWitnessKey({ db, clock, vault, witnessName }: WatchingContext): Promise<Signer> {
  const known = await findWitnessKey(db)
  if (known) return openKept(known, vault)
  const seed = new Uint8Array(randomBytes(SEED_BYTES))
  const { key } = await openSigner(witnessName, seed, 'cosignature')
  await insertWitnessKey(db, { verifierKey: formatKey(key), seed: vault.sealBytes(seed), madeAt: clock() })
  const made = await findWitnessKey(db)
  if (!made) throw new Error('The key of the witness is gone')
  return openKept(made, vault)
}

/** It keeps the name that it was made with, also when the installation has moved. */
function openKept(
  { verifierKey, seed }: { verifierKey: string; seed: Buffer },
  vault: WatchingContext['vault'],
): Promise<Signer> {
  const name = verifierKey.slice(0, verifierKey.indexOf('+'))
  return openSigner(name, new Uint8Array(vault.openBytes(seed)), 'cosignature')
}
