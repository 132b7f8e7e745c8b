/**
 * What anyone may read of what we have checked: the claim in our words, what we found, what we said, where and how
 * soon, and where we were wrong ourselves. Nothing of those who passed the rumour on, nor their words. Nothing that only
 * one of us has said: a paper counts from the approval of a text on, a mistake from the publication of its correction.
 */
import type { EvidenceKind, FakeStep, Verdict } from '@veche/contract/fakes.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { publicTextOf } from '../../answers/index.ts'
import { isCorrection, isPublished } from '../text/index.ts'

export type CheckedItem = { number: number; claim: string; verdict: Verdict | null; publishedAt: Date }
export type PublicFake = CheckedItem & {
  /** What stands; null while we look at it anew. */
  said: PublicText | null
  /** What stood before and is being looked at anew; null while it stands. */
  doubted: (PublicText & { since: Date }) | null
  /** What we have said before and was wrong, the latest first. */
  refuted: PublicText[]
  hasPicture: boolean
  signalledAt: Date
  /** Public documents have an address. */
  evidence: { kind: EvidenceKind; title: string; url: string | null }[]
  /** Null: a place of none of our networks. */
  answered: { network: string | null; count: number }[]
  /** `verdictBefore`: null where only facts were wrong. */
  corrections: Mistake[]
}
type Mistake = { at: Date; reason: string; verdictBefore: Verdict | null }
export type PublicText = { post: string; truth: string }

const PAGE = 30
/** By its own step, and by a text that was approved: a moment of publication alone shows nothing. */
const isShown = sql<SqlBool>`fake.published_at is not null and fake.step not in ('signal', 'triage', 'dropped')
  and exists (select from fake_text where fake_text.fake_id = fake.id and ${isPublished})`

/** The latest first; `after` is the number of the last one of the page before. */
export async function listChecked(
  db: Db,
  { search, after }: { search: string; after: number },
): Promise<{ fakes: CheckedItem[]; next: number | null }> {
  const rows = await db
    .selectFrom('fake')
    .select(['number', 'claim', 'verdict', 'step'])
    .select((eb) => eb.ref('publishedAt').$notNull().as('publishedAt'))
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
    fakes: page.map(({ step, ...row }) => ({
      ...{ ...row, claim: publicTextOf(row.claim) },
      verdict: standingVerdict({ ...row, step }),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  }
}

/** What is judged anew stands nowhere until it is published. */
function standingVerdict(fake: {
  step: FakeStep
  publishedAt: Date
  verdict: Verdict | null
}): Verdict | null {
  return isCorrection(fake) ? null : fake.verdict
}

/** Null: no such card, or nobody was told of it yet. */
export async function readChecked(db: Db, number: number): Promise<PublicFake | null> {
  const fake = await db
    .selectFrom('fake')
    .select(['id', 'number', 'claim', 'verdict', 'step', 'signalledAt'])
    .select((eb) => eb.ref('publishedAt').$notNull().as('publishedAt'))
    .where('number', '=', number)
    .where(isShown)
    .executeTakeFirst()
  if (!fake) return null
  const { id, step, ...shown } = fake
  const verdict = standingVerdict(fake)
  const [texts, answered, mistakes] = await Promise.all([
    listPublishedTexts(db, id),
    countAnsweredPlaces(db, id),
    listMistakes(db, id),
  ])
  const isDoubted = isCorrection(fake)
  const since = isDoubted ? mistakes.at(-1)?.at : undefined
  // A correction that is not in all its places yet does not stand.
  const [last, ...before] =
    isDoubted && step === 'publication' ? texts.filter(({ isNewest }) => !isNewest) : texts
  const evidence = last?.decidedAt ? await listEvidence(db, id, last.decidedAt) : []
  return {
    ...{ ...shown, verdict, answered, hasPicture: !isDoubted && last?.hash != null },
    said: last && !isDoubted ? presentText(last) : null,
    doubted: last && since ? { ...presentText(last), since } : null,
    refuted: before.map(presentText),
    claim: publicTextOf(shown.claim),
    evidence: evidence.map((row) => ({ ...row, title: publicTextOf(row.title) })),
    corrections: presentMistakes(mistakes, { fake, texts }),
  }
}

type PublishedText = Awaited<ReturnType<typeof listPublishedTexts>>[number]

/** Those whose correction is published, in the words that were approved with it: none without a text of its own. */
function presentMistakes(
  mistakes: Awaited<ReturnType<typeof listMistakes>>,
  { fake, texts }: { fake: Parameters<typeof standingVerdict>[0]; texts: readonly PublishedText[] },
): Mistake[] {
  const corrected = isCorrection(fake) ? mistakes.slice(0, -1) : mistakes
  return corrected.flatMap(({ verdictBefore, ...row }, at) => {
    const next = mistakes[at + 1]
    const after = next?.verdictBefore ?? fake.verdict
    const text = texts.find(({ writtenAt }) => writtenAt >= row.at && (!next || writtenAt < next.at))
    // The first text corrects nothing.
    if (!text || text === texts.at(-1)) return []
    return {
      ...{ ...row, reason: publicTextOf(text.mistake ?? row.reason) },
      verdictBefore: after === verdictBefore ? null : verdictBefore,
    }
  })
}

function presentText({ post, truth }: PublicText): PublicText {
  return { post: publicTextOf(post), truth: publicTextOf(truth) }
}

/** Of the text that stands in public; other files of a card are shown to nobody. */
export async function findCheckedPicture(
  db: Db,
  number: number,
): Promise<{ hash: string; contentType: string } | null> {
  const fake = await db
    .selectFrom('fake')
    .select(['id', 'step', 'publishedAt'])
    .where('number', '=', number)
    .where(isShown)
    .executeTakeFirst()
  const [text] = fake && !isCorrection(fake) ? await listPublishedTexts(db, fake.id) : []
  if (!text || text.hash === null || !text.contentType?.startsWith('image/')) return null
  return { hash: text.hash, contentType: text.contentType }
}

/** Told to somebody, the latest first. */
function listPublishedTexts(db: Db, fakeId: string) {
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
function listEvidence(db: Db, fakeId: string, approvedAt: Date) {
  return (
    db
      .selectFrom('fakeEvidence')
      .select(['title', 'url'])
      // Of what no copy is kept is no document.
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
