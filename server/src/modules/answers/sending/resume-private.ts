/** When an author who accepted no private messages writes to us, the private part that waited is queued. */
import type { Tx } from '../../../platform/database/db.ts'
import type { Dialog } from '../../inbox/index.ts'
import { listRefusedIn, lockPublication } from '../outbox/index.ts'
import { queueAgain } from './resolve-publication.ts'

export async function resumePrivate(
  tx: Tx,
  dialogs: readonly Dialog[],
  { now }: { now: Date },
): Promise<void> {
  for (const row of await listRefusedIn(tx, dialogs)) {
    const current = await lockPublication(tx, row)
    // Checked again, because somebody may have decided while the locks were awaited.
    if (current.state !== 'failed' || current.isUncertain) continue
    await queueAgain(tx, current, { actor: null, now })
  }
}
