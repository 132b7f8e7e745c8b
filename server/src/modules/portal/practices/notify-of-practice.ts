/** Who is told of a practice. */
import type { PracticeNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { mayApprove } from './practices.policy.ts'
import type { ReadPractice } from './practices.repository.ts'

type Telling = { news: PracticeNews; key: string; by: string; now: Date }
type Told = Pick<ReadPractice, 'id' | 'content' | 'writtenBy' | 'versionBy'>

export async function notifyApprovers(tx: Tx, practice: Told, telling: Telling): Promise<void> {
  const people = await listActivePeople(tx)
  const userIds = people.filter((person) => mayApprove(person, practice.versionBy)).map(({ id }) => id)
  await notify(tx, practice, { ...telling, userIds })
}

export function notifyWriters(tx: Tx, practice: Told, telling: Telling): Promise<void> {
  return notify(tx, practice, {
    ...{ ...telling, userIds: [...new Set([practice.writtenBy, practice.versionBy])] },
  })
}

async function notify(
  tx: Tx,
  { id, content }: Told,
  { news, key, by, now, userIds }: Telling & { userIds: readonly string[] },
): Promise<void> {
  const notices = userIds
    .filter((userId) => userId !== by)
    .map((userId) => ({
      ...({ userId, kind: 'practice', incidentId: null, isUrgent: false } as const),
      details: { practiceId: id, title: content.title, news },
      dedupeKey: `practice:${id}:${news}:${key}`,
    }))
  await addNotifications(tx, notices, now)
}
