/** Who is told of a question or proposal. */
import type { FeedbackNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { isOfCentre } from './feedback.policy.ts'
import { listFollowers, type ThreadRow } from './threads.repository.ts'

type Told = Pick<ThreadRow, 'id' | 'title' | 'authorId'>
/** `key` tells one telling of the same news from the next. */
type Telling = { news: FeedbackNews; key: string; by: string; now: Date }

export async function notifyCentre(tx: Tx, thread: Told, telling: Telling): Promise<void> {
  const people = await listActivePeople(tx)
  const userIds = people.filter((person) => isOfCentre({ ...person, tokenScopes: null })).map(({ id }) => id)
  await notify(tx, thread, { ...telling, userIds })
}

export async function notifyFollowers(tx: Tx, thread: Told, telling: Telling): Promise<void> {
  await notify(tx, thread, { ...telling, userIds: await listFollowers(tx, thread) })
}

async function notify(
  tx: Tx,
  { id, title }: Told,
  { news, key, by, now, userIds }: Telling & { userIds: readonly string[] },
): Promise<void> {
  const notices = userIds
    .filter((userId) => userId !== by)
    .map((userId) => ({
      ...({ userId, kind: 'feedback', incidentId: null, isUrgent: false } as const),
      details: { threadId: id, title, news },
      dedupeKey: `feedback:${id}:${news}:${key}`,
    }))
  await addNotifications(tx, notices, now)
}
