import type { AccountNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../platform/db.ts'

/** Notices stand above this module: `main` gives the way to tell. */
export type AccountNotices = {
  tell: (tx: Tx, notice: { userId: string; news: AccountNews; now: Date; name?: string }) => Promise<void>
}
