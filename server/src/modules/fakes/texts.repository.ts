/** Texts of a card: each is written once, decided once and never changed. */
import type { Db, Tx } from '../../platform/db.ts'

type NewText = { reply: string; post: string; pictureId: string | null; writtenBy: string; writtenAt: Date }

export async function addText(tx: Tx, fakeId: string, text: NewText): Promise<number> {
  const last = await findLastText(tx, fakeId)
  const no = (last?.no ?? 0) + 1
  await tx
    .insertInto('fakeText')
    .values({ fakeId, no, ...text })
    .execute()
  return no
}

export async function findLastText(
  db: Db,
  fakeId: string,
): Promise<{ no: number; writtenBy: string } | null> {
  const row = await db
    .selectFrom('fakeText')
    .select(['no', 'writtenBy'])
    .where('fakeId', '=', fakeId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function decideLastText(
  tx: Tx,
  fakeId: string,
  decided: {
    decision: 'approved' | 'sent_back'
    decidedBy: string
    decidedAt: Date
    sendBackReason: string | null
  },
): Promise<void> {
  await tx
    .updateTable('fakeText')
    .set(decided)
    .where('fakeId', '=', fakeId)
    .where('no', '=', (eb) =>
      eb
        .selectFrom('fakeText as last')
        .select((last) => last.fn.max('no').as('no'))
        .where('last.fakeId', '=', fakeId),
    )
    .execute()
}

export function listTexts(db: Db, fakeId: string) {
  return db
    .selectFrom('fakeText')
    .innerJoin('appUser as writer', 'writer.id', 'fakeText.writtenBy')
    .leftJoin('appUser as decider', 'decider.id', 'fakeText.decidedBy')
    .leftJoin('fakeFile as picture', 'picture.id', 'fakeText.pictureId')
    .select(['no', 'reply', 'post', 'writtenAt', 'decision', 'decidedAt', 'sendBackReason'])
    .select(['writer.name as writtenByName', 'decider.name as decidedByName'])
    .select(['picture.id as pictureId', 'picture.name as pictureName', 'picture.contentType as pictureType'])
    .where('fakeText.fakeId', '=', fakeId)
    .orderBy('no')
    .execute()
}
