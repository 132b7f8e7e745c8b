import type { AccountNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { ActorRef } from './domain/actor.ts'
import { getUser, listAdministratorIds } from './users/users.repository.ts'

/** `notifications` stands above this module, so `main` passes the function. */
export type AccountNotices = {
  notify: (tx: Tx, notice: { userId: string; news: AccountNews; now: Date; name?: string }) => Promise<void>
}

type OfAccount = { userId: string; news: AccountNews; actor: ActorRef; now: Date }

/** Notifies all administrators except the person concerned and the one who acted. */
export async function notifyAdministrators(
  tx: Tx,
  { userId, news, actor, now }: OfAccount,
  notices: AccountNotices,
): Promise<void> {
  const { name } = await getUser(tx, userId)
  for (const administratorId of await listAdministratorIds(tx)) {
    if (administratorId === actor?.id || administratorId === userId) continue
    await notices.notify(tx, { userId: administratorId, news, now, name })
  }
}
