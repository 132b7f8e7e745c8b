/** Texts of a card: each is written once, decided once and never changed. */
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Said } from './domain/correction.ts'

type NewText = Omit<Said, 'no' | 'picture'> & {
  pictureId: string | null
  mistake: string | null
  writtenBy: string
  writtenAt: Date
}

export async function addText(tx: Tx, fakeId: string, text: NewText): Promise<number> {
  const last = await findLastText(tx, fakeId)
  const no = (last?.no ?? 0) + 1
  await tx
    .insertInto('fakeText')
    .values({ fakeId, no, ...text })
    .execute()
  return no
}

export async function findLastText(db: Db, fakeId: string): Promise<(Said & { writtenBy: string }) | null> {
  return (await selectSaid(db, fakeId).executeTakeFirst()) ?? null
}

/** The last text that was published or given to somebody. */
export async function findPublishedText(db: Db, fakeId: string): Promise<Said | null> {
  return (await selectSaid(db, fakeId).where(isPublished).executeTakeFirst()) ?? null
}

function selectSaid(db: Db, fakeId: string) {
  return db
    .selectFrom('fakeText')
    .leftJoin('fakeFile', 'fakeFile.id', 'fakeText.pictureId')
    .select(['no', 'reply', 'post', 'truth', 'writtenBy', 'fakeFile.hash as picture'])
    .where('fakeText.fakeId', '=', fakeId)
    .orderBy('no', 'desc')
    .limit(1)
}

/** Only approved texts count as published, whatever other rows say. */
export const isPublished = sql<SqlBool>`fake_text.decision = 'approved' and exists (select from fake_publication
  where fake_publication.fake_id = fake_text.fake_id and fake_publication.text_no = fake_text.no)`

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
    .innerJoin('personName as writer', 'writer.id', 'fakeText.writtenBy')
    .leftJoin('personName as decider', 'decider.id', 'fakeText.decidedBy')
    .leftJoin('fakeFile as picture', 'picture.id', 'fakeText.pictureId')
    .select([
      'no',
      'reply',
      'post',
      'truth',
      'mistake',
      'writtenAt',
      'decision',
      'decidedAt',
      'sendBackReason',
    ])
    .select(sql<boolean>`coalesce(${isPublished}, false)`.as('isPublished'))
    .select(['writer.name as writtenByName', 'decider.name as decidedByName'])
    .select(['picture.id as pictureId', 'picture.name as pictureName', 'picture.contentType as pictureType'])
    .where('fakeText.fakeId', '=', fakeId)
    .orderBy('no')
    .execute()
}
