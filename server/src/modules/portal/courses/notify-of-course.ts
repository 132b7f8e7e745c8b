/** Who is told of a course that waits for a word, and that it is there. */
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications, endWordCalls } from '../../notifications/index.ts'
import { mayApprove } from './courses.policy.ts'

type Told = { courseId: string; title: string }
type By = { by: string; now: Date }

/** Once until it is approved or sent back, however often it is saved meanwhile. */
export async function callApprovers(
  tx: Tx,
  { publishedNo, returnedNo, ...told }: Told & { publishedNo: number | null; returnedNo: number | null },
  by: By,
): Promise<void> {
  const people = (await listActivePeople(tx)).filter(mayApprove)
  const to = people.map(({ id }) => id)
  await notify(tx, { ...told, news: 'waiting', key: roundOf(publishedNo, returnedNo), to }, by)
}

/** As before versions were sent back, so that nobody is called twice over an upgrade. */
function roundOf(publishedNo: number | null, returnedNo: number | null): string {
  return returnedNo === null ? String(publishedNo ?? 0) : `${publishedNo ?? 0}:${returnedNo}`
}

type Word = Told & { versionNo: number; writtenBy: string | null } & (
    | { news: 'approved' }
    | { news: 'returned'; reason: string }
  )

/** Nobody is called to it any more, and its writer hears what became of it. */
export async function notifyWriter(tx: Tx, { versionNo, writtenBy, ...told }: Word, by: By): Promise<void> {
  await endWordCalls(tx, { kind: 'course', id: told.courseId }, by.now)
  const to = writtenBy === null ? [] : [writtenBy]
  await notify(tx, { ...told, key: String(versionNo), to }, by)
}

type News = Told & {
  news: 'waiting' | 'approved' | 'returned'
  reason?: string
  key: string
  to: readonly string[]
}

async function notify(
  tx: Tx,
  { courseId, title, news, reason, key, to }: News,
  { by, now }: By,
): Promise<void> {
  const notices = to
    .filter((userId) => userId !== by)
    .map((userId) => ({
      ...({ userId, kind: 'course', incidentId: null, isUrgent: false } as const),
      details: { courseId, title, news, ...(reason !== undefined && { words: reason }) },
      dedupeKey: `course:${news}:${courseId}:${key}`,
    }))
  await addNotifications(tx, notices, now)
}
