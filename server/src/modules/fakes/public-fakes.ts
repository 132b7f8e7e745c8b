/**
 * What anyone may read of what we have checked: the claim in our words, what we found, what we said, where and how
 * soon, and where we were wrong ourselves. Nothing of those who passed the rumour on, nor their words.
 */
import type { EvidenceKind, Verdict } from '@veche/contract/fakes.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { publicTextOf } from '../answers/index.ts'

export type CheckedItem = { number: number; claim: string; verdict: Verdict | null; publishedAt: Date }
export type PublicFake = CheckedItem & {
  truth: string
  post: string
  hasPicture: boolean
  signalledAt: Date
  /** Public documents have an address. */
  evidence: { kind: EvidenceKind; title: string; url: string | null }[]
  /** Null: a place of none of our networks. */
  answered: { network: string | null; count: number }[]
  corrections: { at: Date; reason: string; verdictBefore: Verdict }[]
}

const PAGE = 30
const isShown = sql<SqlBool>`fake.published_at is not null and fake.step <> 'dropped'`

/** The latest first; `after` is the number of the last one of the page before. */
export async function listChecked(
  db: Db,
  { search, after }: { search: string; after: number },
): Promise<{ fakes: CheckedItem[]; next: number | null }> {
  const rows = await db
    .selectFrom('fake')
    .select(['number', 'claim', 'verdict', (eb) => eb.ref('publishedAt').$notNull().as('publishedAt')])
    .where(isShown)
    .$if(search !== '', (query) =>
      query.where(
        sql<SqlBool>`to_tsvector('russian'::regconfig, claim) @@ websearch_to_tsquery('russian', ${search})`,
      ),
    )
    .$if(after > 0, (query) =>
      query.where(
        sql<SqlBool>`(fake.published_at, fake.id) < (select published_at, id from fake where number = ${after})`,
      ),
    )
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const page = rows.slice(0, PAGE)
  return {
    fakes: page.map((row) => ({ ...row, claim: publicTextOf(row.claim) })),
    next: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  }
}

/** Null: no such card, or nobody was told of it yet. */
export async function readChecked(db: Db, number: number): Promise<PublicFake | null> {
  const fake = await db
    .selectFrom('fake')
    .select(['id', 'number', 'claim', 'verdict', 'truth', 'signalledAt'])
    .select((eb) => eb.ref('publishedAt').$notNull().as('publishedAt'))
    .where('number', '=', number)
    .where(isShown)
    .executeTakeFirst()
  if (!fake) return null
  const { id, ...shown } = fake
  const [text, evidence, answered, corrections] = await Promise.all([
    findPublishedText(db, id),
    listEvidence(db, id),
    countAnsweredPlaces(db, id),
    listMistakes(db, id),
  ])
  return {
    ...{ ...shown, answered, post: publicTextOf(text?.post ?? ''), hasPicture: text?.hash != null },
    claim: publicTextOf(shown.claim),
    truth: publicTextOf(shown.truth),
    evidence: evidence.map((row) => ({ ...row, title: publicTextOf(row.title) })),
    corrections: corrections.map((row) => ({ ...row, reason: publicTextOf(row.reason) })),
  }
}

/** Of the text that stands in public; other files of a card are shown to nobody. */
export async function findCheckedPicture(
  db: Db,
  number: number,
): Promise<{ hash: string; contentType: string } | null> {
  const fake = await db
    .selectFrom('fake')
    .select('id')
    .where('number', '=', number)
    .where(isShown)
    .executeTakeFirst()
  const text = fake ? await findPublishedText(db, fake.id) : null
  if (!text || text.hash === null || !text.contentType?.startsWith('image/')) return null
  return { hash: text.hash, contentType: text.contentType }
}

async function findPublishedText(db: Db, fakeId: string) {
  return db
    .selectFrom('fakeText')
    .leftJoin('fakeFile', 'fakeFile.id', 'fakeText.pictureId')
    .select(['fakeText.post', 'fakeFile.hash', 'fakeFile.contentType'])
    .where('fakeText.fakeId', '=', fakeId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('fakePublication')
          .select('fakePublication.id')
          .whereRef('fakePublication.fakeId', '=', 'fakeText.fakeId')
          .whereRef('fakePublication.textNo', '=', 'fakeText.no'),
      ),
    )
    .orderBy('fakeText.no', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function listEvidence(db: Db, fakeId: string) {
  return (
    db
      .selectFrom('fakeEvidence')
      .select(['kind', 'title', 'url'])
      .where('fakeId', '=', fakeId)
      .where('removedAt', 'is', null)
      // Who said what is for those who judge.
      .where('kind', '<>', 'statement')
      .orderBy('addedAt')
      .orderBy('id')
      .execute()
  )
}

function countAnsweredPlaces(db: Db, fakeId: string): Promise<{ network: string | null; count: number }[]> {
  const network = sql<string | null>`coalesce(place.network, channel.network)`
  return db
    .selectFrom('fakePublication as answer')
    .leftJoin('fakeCarrier as place', 'place.id', 'answer.carrierId')
    .leftJoin('chat', 'chat.id', 'answer.chatId')
    .leftJoin('channel', 'channel.id', 'chat.channelId')
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

function listMistakes(
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
