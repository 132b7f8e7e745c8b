import type { Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { listPeople, type PostRow } from '../contacts/index.ts'
import { listDutyChanges } from './domain/roster-changes.ts'
import type { Shift } from './domain/shift-times.ts'

type Saved = { post: PostRow; before: readonly Shift[]; after: readonly Shift[]; actor: Actor; now: Date }

/** Whoever has an account hears of it, but not of what they did themselves. */
export async function notifyDuty(tx: Tx, { post, before, after, actor, now }: Saved): Promise<void> {
  const changes = listDutyChanges({ before, after }, now)
  if (changes.length === 0) return
  const people = await listPeople(tx, [post.agencyCode])
  const accounts = new Map(people.map(({ id, userId }) => [id, userId]))
  const notices = changes.flatMap(({ personId, news, startsAt }) => {
    const userId = accounts.get(personId) ?? null
    if (userId === null || userId === actor.id) return []
    const { agencyCode, id: postId, name } = post
    return [
      {
        ...{ userId, kind: 'duty' as const, incidentId: null, isUrgent: false },
        details: { news, post: name, postId, agencyCode, startsAt: startsAt.toISOString() },
        // The revision that this save makes.
        dedupeKey: `duty:${postId}:${post.rosterRevision + 1}`,
      },
    ]
  })
  await addNotifications(tx, notices, now)
}
