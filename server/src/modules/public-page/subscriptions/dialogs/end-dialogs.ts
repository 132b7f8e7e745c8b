import type { Tx } from '../../../../platform/database/db.ts'
import type { ClosedDialog } from '../../../inbox/index.ts'
import { deleteDialogFollowers } from '../../progress/dialogs.repository.ts'
import { deleteFollowedBefore, deleteTalk } from './talks.repository.ts'

/** Whoever lets us write no more ends by that all that they were told there. */
export async function endDialogs(tx: Tx, dialogs: readonly ClosedDialog[]): Promise<void> {
  for (const { at, ...dialog } of dialogs) {
    await deleteTalk(tx, dialog)
    await deleteFollowedBefore(tx, dialog, at)
    await deleteDialogFollowers(tx, dialog)
  }
}
