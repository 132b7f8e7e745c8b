/** Who is told of a sub-task. Words of it are in no notice, so that an erasure has nothing to look for there. */
import type { SubtaskNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { unitsOf } from './subtasks.policy.ts'
import type { NewSubtask } from './subtasks.repository.ts'

type Told = Pick<NewSubtask, 'id' | 'incidentId' | 'ownerId' | 'unitCode' | 'createdBy' | 'dueAt'>
/** `key` tells one telling of the same news from the next; nobody is told of what they did. */
type Telling = { news: SubtaskNews; key: string; by: string | null; now: Date }

const OF_CREATOR: readonly SubtaskNews[] = ['done']

export async function notifyOfSubtask(tx: Tx, subtask: Told, telling: Telling): Promise<void> {
  const { news, by } = telling
  const owners = await listOwners(tx, subtask)
  const told = OF_CREATOR.includes(news) ? [subtask.createdBy] : owners
  // What is late is told to whoever gave it too.
  const all = news === 'late' ? [...told, subtask.createdBy] : told
  await notify(
    tx,
    [...new Set(all)].filter((userId) => userId !== by),
    { subtask, telling, owners },
  )
}

async function listOwners(tx: Tx, { ownerId, unitCode }: Told): Promise<string[]> {
  if (ownerId !== null) return [ownerId]
  const people = await listActivePeople(tx)
  return people
    .filter((person) => unitCode !== null && unitsOf(person).includes(unitCode))
    .map(({ id }) => id)
}

type Notice = { subtask: Told; telling: Telling; owners: readonly string[] }

async function notify(
  tx: Tx,
  userIds: readonly string[],
  { subtask: { id, incidentId, dueAt }, telling, owners }: Notice,
): Promise<void> {
  const { news, key, now } = telling
  const notices = userIds.map((userId) => ({
    // Whoever has it may not see the question: the way leads to their own list.
    ...({ userId, kind: 'subtask', isUrgent: false } as const),
    incidentId: owners.includes(userId) ? null : incidentId,
    details: { subtaskId: id, news, dueAt: dueAt.toISOString() },
    dedupeKey: `subtask:${id}:${news}:${key}`,
  }))
  await addNotifications(tx, notices, now)
}
