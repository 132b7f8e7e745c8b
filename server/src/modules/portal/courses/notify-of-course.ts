/** Who is told of a course that waits for a word, and that it is there. */
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications, endWordCalls } from '../../notifications/index.ts'
import { mayApprove } from './courses.policy.ts'

type Told = { courseId: string; title: string }
type By = { by: string; now: Date }

/** Once until it is approved, however often it is saved meanwhile. */
export async function callApprovers(
  tx: Tx,
  { publishedNo, ...told }: Told & { publishedNo: number | null },
  by: By,
): Promise<void> {
  const people = (await listActivePeople(tx)).filter(mayApprove)
  const to = people.map(({ id }) => id)
  await notify(tx, { ...told, news: 'waiting', key: String(publishedNo ?? 0), to }, by)
}

/** Nobody is called to it any more, and its writer hears that it is there. */
export async function notifyWriter(
  tx: Tx,
  { versionNo, writtenBy, ...told }: Told & { versionNo: number; writtenBy: string | null },
  by: By,
): Promise<void> {
  await endWordCalls(tx, { kind: 'course', id: told.courseId }, by.now)
  const to = writtenBy === null ? [] : [writtenBy]
  await notify(tx, { ...told, news: 'approved', key: String(versionNo), to }, by)
}

type News = Told & { news: 'waiting' | 'approved'; key: string; to: readonly string[] }

async function notify(tx: Tx, { courseId, title, news, key, to }: News, { by, now }: By): Promise<void> {
  const notices = to
    .filter((userId) => userId !== by)
    .map((userId) => ({
      ...({ userId, kind: 'course', incidentId: null, isUrgent: false } as const),
      details: { courseId, title, news },
      dedupeKey: `course:${news}:${courseId}:${key}`,
    }))
  await addNotifications(tx, notices, now)
}
