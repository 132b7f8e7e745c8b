/** Begins to tell whoever has confirmed: what happened before they have read on the page of the question. */
import type { Db } from '../../../platform/database/db.ts'
import { progressOf } from '../domain/public-state.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import type { SubscriptionRow } from '../subscriptions/subscriptions.repository.ts'
import { confirmFollower, findFollowedWork } from './followers.repository.ts'

export async function startFollowing(db: Db, row: SubscriptionRow, now: Date): Promise<void> {
  const work = await findFollowedWork(db, row)
  await confirmFollower(db, row.id, {
    ...{
      toldState: progressOf(shownStepOf(work)),
      toldIncidentId: work?.id ?? null,
      toldSeq: work?.seq ?? null,
      nextLookAt: now,
    },
  })
}
