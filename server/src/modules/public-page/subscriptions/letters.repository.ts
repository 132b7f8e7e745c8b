/** Letters of subscriptions: written with what they tell, sent later. */
import type { Insertable, Selectable } from 'kysely'
import type { RegisterLetter } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

type LetterRow = Selectable<RegisterLetter>
const LEASE_MS = 2 * 60_000

export async function insertLetter(tx: Tx, letter: Insertable<RegisterLetter>): Promise<void> {
  await tx.insertInto('registerLetter').values(letter).execute()
}

/** When the last letter of this kind was written. */
export async function findLastLetterAt(
  db: Db,
  { subscriptionId, kind }: Pick<LetterRow, 'subscriptionId' | 'kind'>,
): Promise<Date | null> {
  const row = await db
    .selectFrom('registerLetter')
    .select((eb) => eb.fn.max('createdAt').as('at'))
    .where('subscriptionId', '=', subscriptionId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Letters that asked an address to confirm something, whatever it was. */
export async function countConfirmLetters(
  db: Db,
  { emailMark, since }: { emailMark: string; since: Date },
): Promise<number> {
  const row = await db
    .selectFrom('registerLetter as letter')
    .innerJoin('registerSubscription as subscription', 'subscription.id', 'letter.subscriptionId')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('subscription.emailMark', '=', emailMark)
    .where('letter.kind', '=', 'confirm')
    .where('letter.createdAt', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** For a while; the lease of a worker that died runs out. */
export function claimLetters(db: Db, now: Date, limit: number) {
  return (
    db
      .updateTable('registerLetter')
      .set((eb) => ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        nextAttemptAt: new Date(now.getTime() + LEASE_MS),
      }))
      .from('registerSubscription as subscription')
      .whereRef('subscription.id', '=', 'registerLetter.subscriptionId')
      .where('registerLetter.id', 'in', (eb) =>
        eb
          .selectFrom('registerLetter')
          .select('id')
          .where('state', 'in', ['queued', 'sending'])
          .where('nextAttemptAt', '<=', now)
          .orderBy('nextAttemptAt')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['registerLetter.id', 'registerLetter.subject', 'registerLetter.body'])
      .returning(['registerLetter.attempts', 'registerLetter.createdAt', 'registerLetter.subscriptionId'])
      // A letter is written only to who has an address.
      .where('subscription.email', 'is not', null)
      .returning(['subscription.email', 'subscription.municipalityCode'])
      .$narrowType<{ email: Buffer }>()
      .execute()
  )
}
export type ClaimedLetter = Awaited<ReturnType<typeof claimLetters>>[number]

export type LetterEnd =
  | { state: 'sent' }
  | { state: 'failed'; errorCode: string }
  | { state: 'queued'; errorCode: string; nextAttemptAt: Date }

/** Only the attempt that holds the lease says how it ended. */
export async function endLetter(
  db: Db,
  { id, attempts }: Pick<ClaimedLetter, 'id' | 'attempts'>,
  end: LetterEnd,
): Promise<void> {
  await db
    .updateTable('registerLetter')
    .set(end)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute()
}

/** What has left is told of nowhere else. */
export async function deleteOldLetters(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('registerLetter')
    .where('createdAt', '<', before)
    .where('state', 'in', ['sent', 'failed'])
    .execute()
}
