/** What residents said on the form: their question is about this outage. */
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'

type Wish = { requestId: string; outageId: string; at: Date }

/** A form that is sent twice says it once. */
export async function saveWish(db: Db, { requestId, outageId, at }: Wish): Promise<void> {
  await db
    .insertInto('outageWish')
    .values({ requestId, outageId, wishedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const REQUEST = z.uuid()

/** A question that came to the page by no form of ours, by a file for one, has no wish. */
export async function findWish(db: Db, thread: string): Promise<string | null> {
  const requestId = REQUEST.safeParse(thread).data
  if (requestId === undefined) return null
  const row = await db
    .selectFrom('outageWish')
    .select('outageId')
    .where('requestId', '=', requestId)
    .executeTakeFirst()
  return row?.outageId ?? null
}
