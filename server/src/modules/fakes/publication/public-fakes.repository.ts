import type { EvidenceKind, Verdict } from '@veche/contract/fakes.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { anyWords } from '../../text/index.ts'
import { isPublished } from '../text/index.ts'

/** By its own step, and by a text that was approved: a moment of publication alone shows nothing. */
export const isShown = sql<SqlBool>`fake.published_at is not null and fake.step not in ('signal', 'triage', 'dropped')
  and exists (select from fake_text where fake_text.fake_id = fake.id and ${isPublished})`

/** Published texts, the latest first. */
export function listPublishedTexts(db: Db, fakeId: string) {
  return db
    .selectFrom('fakeText')
    .leftJoin('fakeFile', 'fakeFile.id', 'fakeText.pictureId')
    .select([
      'fakeText.post',
      'fakeText.truth',
      'fakeText.mistake',
      'fakeText.writtenAt',
      'fakeText.decidedAt',
    ])
    .select(['fakeFile.hash', 'fakeFile.contentType'])
    .select(
      sql<boolean>`no = (select max(no) from fake_text last where last.fake_id = ${fakeId} and last.decision = 'approved')`.as(
        'isNewest',
      ),
    )
    .where('fakeText.fakeId', '=', fakeId)
    .where(isPublished)
    .orderBy('fakeText.no', 'desc')
    .execute()
}

/** What the approver could see. */
export function listEvidence(db: Db, fakeId: string, approvedAt: Date) {
  return (
    db
      .selectFrom('fakeEvidence')
      .select(['title', 'url'])
      // Evidence without a saved file is not shown as a document.
      .select((eb) =>
        eb
          .case()
          .when(eb.and([eb('kind', '=', 'document'), eb('fileId', 'is', null), eb('url', 'is not', null)]))
          .then(eb.val<EvidenceKind>('link'))
          .else(eb.ref('kind'))
          .end()
          .as('kind'),
      )
      .where('fakeId', '=', fakeId)
      .where('removedAt', 'is', null)
      .where('addedAt', '<=', approvedAt)
      // Names of people who gave opinions are not public.
      .where('kind', '<>', 'statement')
      .orderBy('addedAt')
      .orderBy('id')
      .execute()
  )
}

export function countAnsweredPlaces(
  db: Db,
  fakeId: string,
): Promise<{ network: string | null; count: number }[]> {
  const network = sql<string | null>`coalesce(place.network, channel_name.network)`
  return db
    .selectFrom('fakePublication as answer')
    .leftJoin('fakeCarrier as place', 'place.id', 'answer.carrierId')
    .leftJoin('chat', 'chat.id', 'answer.chatId')
    .leftJoin('channelName', 'channelName.id', 'chat.channelId')
    .select([
      network.as('network'),
      sql<number>`count(distinct coalesce(answer.carrier_id, answer.chat_id))::int`.as('count'),
    ])
    .where('answer.fakeId', '=', fakeId)
    .where('answer.sentAt', 'is not', null)
    .groupBy(network)
    .orderBy('count', 'desc')
    .orderBy('network')
    .execute()
}

export function listMistakes(
  db: Db,
  fakeId: string,
): Promise<{ at: Date; reason: string; verdictBefore: Verdict }[]> {
  return db
    .selectFrom('fakeCorrection')
    .select(['at', 'reason', 'verdictBefore'])
    .where('fakeId', '=', fakeId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export const PAGE = 30

type Shown = { search: string; after: number; firstOf: string | null }

/** `firstOf`: before the others those of this municipality, then those of the whole region. */
export function listShownFakes(db: Db, { search, after, firstOf }: Shown) {
  return db
    .selectFrom('fake')
    .select(['number', 'claim', 'verdict', 'step', 'municipalityCode'])
    .select((eb) => eb.ref('publishedAt').$notNull().as('publishedAt'))
    .where(isShown)
    .$if(search !== '', (query) =>
      query.where(sql<SqlBool>`to_tsvector('russian'::regconfig, claim) @@ ${anyWords(search)}`),
    )
    .$if(after > 0, (query) =>
      query.where(
        sql<SqlBool>`(fake.published_at, fake.id) < (select published_at, id from fake where number = ${after})`,
      ),
    )
    .$if(firstOf !== null, (query) =>
      query.orderBy(
        sql`case when municipality_code = ${firstOf} then 0 when municipality_code is null then 1 else 2 end`,
      ),
    )
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
}

export function findShownFake(db: Db, number: number) {
  return db
    .selectFrom('fake')
    .select(['id', 'number', 'claim', 'verdict', 'step', 'signalledAt'])
    .select((eb) => eb.ref('publishedAt').$notNull().as('publishedAt'))
    .where('number', '=', number)
    .where(isShown)
    .executeTakeFirst()
}

export function findShownText(db: Db, number: number) {
  return db
    .selectFrom('fake')
    .select(['id', 'step', 'publishedAt'])
    .where('number', '=', number)
    .where(isShown)
    .executeTakeFirst()
}
