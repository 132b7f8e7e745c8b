/** A checkpoint of a Book that we watch: signed when it has only grown, else refused in the words of the standard. */
import { parseCheckpoint } from '@veche/book/notes/checkpoint.ts'
import { cosign } from '@veche/book/notes/cosignature.ts'
import { parseKey } from '@veche/book/notes/key.ts'
import {
  parseRequest,
  presentRefusal,
  presentSignature,
  type Refusal,
  type WitnessAnswer,
} from '@veche/book/witness/add-checkpoint.ts'
import { considerRequest, type WatchedLog } from '@veche/book/witness/consider.ts'
import { SECOND_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { FORK, lockWatched, saveRefusal, saveSeen } from './watched.repository.ts'
import { openWitnessKey, type WatchingContext } from './witness-key.ts'

export async function cosignCheckpoint(context: WatchingContext, body: Uint8Array): Promise<WitnessAnswer> {
  const { db, clock, log } = context
  const signer = await openWitnessKey(context)
  return await db.transaction().execute(async (tx) => {
    const considered = await considerRequest(body, (origin) => findLog(tx, origin))
    if (!considered.isGrown) {
      await keepEvidence(tx, { clock, log }, { body, refusal: considered.refusal })
      return presentRefusal(considered.refusal)
    }
    const { origin, size, root, note } = considered.checkpoint
    const now = clock()
    await saveSeen(tx, origin, { size, root, now })
    return presentSignature(await cosign(note.text, signer, Math.floor(now.getTime() / SECOND_MS)))
  })
}

async function findLog(tx: Tx, origin: string): Promise<WatchedLog | null> {
  const row = await lockWatched(tx, origin)
  if (!row) return null
  const seen =
    row.size === null || row.root === null ? null : { size: row.size, root: new Uint8Array(row.root) }
  return { key: parseKey(row.verifierKey), seen }
}

/**
 * Only two signed roots of one size show two histories. A proof that does not fit may have been sent by anybody who
 * has read a checkpoint of theirs: it is kept, and accuses nobody.
 */
async function keepEvidence(
  tx: Tx,
  { clock, log }: Pick<WatchingContext, 'clock' | 'log'>,
  { body, refusal }: { body: Uint8Array; refusal: Refusal },
): Promise<void> {
  if (refusal.reason !== FORK && refusal.reason !== 'inconsistent') return
  const note = parseRequest(body).checkpoint
  const { origin } = parseCheckpoint(note)
  const known = await lockWatched(tx, origin)
  if (!known) return
  await saveRefusal(tx, origin, { refusal: refusal.reason, note, now: clock() })
  if (refusal.reason === FORK) log.error({ origin }, 'a watched Book has shown two histories')
  else log.warn({ origin }, 'a watched Book did not show that it has only grown')
}
