/** An author who would take no private message has spoken to us: what was kept for them leaves now. */
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
    // Somebody may have decided while the locks were waited for.
    if (current.state !== 'failed' || current.isUncertain) continue
    await queueAgain(tx, current, { actor: null, now })
  }
}
