import type { ArticleContent } from '@veche/contract/portal/knowledge.ts'
import { type Expression, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { Stand } from './domain/article-state.ts'

/** Of one version: what stands in it, and who stands for it. */
export type VersionRow = {
  versionNo: number
  content: ArticleContent
  writtenBy: string | null
  writtenByName: string
  writtenAt: Date
  approvedByName: string | null
  approvedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnedReason: string | null
}
export type ArticleRow = Stand & { id: string; code: string; useCount: number }
export type ReadArticle = ArticleRow & VersionRow & { helped: number; notHelped: number }

const SHOWN = sql<number>`coalesce(article.published_no, article.newest_no)`

/** With the version of this number; by default the one that readers see. */
function selectArticles(db: Db, versionNo: Expression<number> = SHOWN) {
  const votes = (isHelpful: boolean) => sql<number>`(select count(*)::int from article_vote
    where article_id = article.id and is_helpful = ${sql.lit(isHelpful)})`
  return db
    .selectFrom('article')
    .innerJoin('articleVersion', (join) =>
      join
        .onRef('articleVersion.articleId', '=', 'article.id')
        .on('articleVersion.versionNo', '=', versionNo),
    )
    .select([
      ...(['article.id', 'article.code', 'article.newestNo', 'article.publishedNo'] as const),
      ...(['article.returnedNo', 'article.withdrawnAt', 'article.useCount'] as const),
      ...(['articleVersion.versionNo', 'articleVersion.returnedByName'] as const),
      ...(['articleVersion.returnedAt', 'articleVersion.returnedReason'] as const),
      ...(['articleVersion.writtenBy', 'articleVersion.writtenByName', 'articleVersion.writtenAt'] as const),
      ...(['articleVersion.approvedByName', 'articleVersion.approvedAt'] as const),
      sql<ArticleContent>`article_version.content`.as('content'),
      votes(true).as('helped'),
      votes(false).as('notHelped'),
    ])
}

export function listArticles(db: Db): Promise<ReadArticle[]> {
  return selectArticles(db).orderBy('article.code').execute()
}

/** Published articles with the accounts that stand for what is read. */
export async function listStanders(
  db: Db,
): Promise<{ id: string; title: string; validUntil: string; standers: string[] }[]> {
  const { rows } = await sql<{ id: string; title: string; validUntil: string; standers: string[] }>`
    select article.id, content ->> 'title' as title, content ->> 'validUntil' as valid_until,
      array_remove(array[written_by, approved_by], null) as standers
    from article join article_version on article_id = article.id and version_no = published_no
    where withdrawn_at is null order by article.code`.execute(db)
  return rows
}

/** Another one: something of them has changed. No clock, because those of two processes differ. */
export async function readStamp(db: Db): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || ' ' || coalesce(sum(revision), 0) as stamp from article`.execute(db)
  return rows[0]?.stamp ?? ''
}

export type ArticleCounts = Pick<ReadArticle, 'useCount' | 'helped' | 'notHelped'>

/** What changes without a change of the article. */
export async function listCounts(db: Db): Promise<Map<string, ArticleCounts>> {
  const { rows } = await sql<ArticleCounts & { id: string }>`
    select article.id, use_count, count(*) filter (where is_helpful)::int as helped,
      count(*) filter (where not is_helpful)::int as not_helped
    from article left join article_vote on article_id = article.id group by article.id`.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

export async function getArticle(
  db: Db,
  id: string,
  { isNewest }: { isNewest: boolean },
): Promise<ReadArticle> {
  const select = isNewest ? selectArticles(db, sql<number>`article.newest_no`) : selectArticles(db)
  const row = await select.where('article.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('article.not_found', { id })
  return row
}

/** Of those that everybody reads. */
export async function listPublishedTitles(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const rows = await selectArticles(db)
    .where('article.id', 'in', [...ids])
    .where('article.publishedNo', 'is not', null)
    .where('article.withdrawnAt', 'is', null)
    .execute()
  return rows.map(({ id, content }) => ({ id, title: content.title }))
}

export async function findByCodes(db: Db, codes: readonly string[]): Promise<Map<string, ReadArticle>> {
  if (codes.length === 0) return new Map()
  const rows = await selectArticles(db, sql<number>`article.newest_no`)
    .where('article.code', 'in', [...codes])
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

export async function lockArticle(tx: Tx, id: string): Promise<ArticleRow> {
  const row = await tx
    .selectFrom('article')
    .select(['id', 'code', 'newestNo', 'publishedNo', 'returnedNo', 'withdrawnAt', 'useCount'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('article.not_found', { id })
  return row
}

export async function listVersions(db: Db, articleId: string): Promise<VersionRow[]> {
  return db
    .selectFrom('articleVersion')
    .select(['versionNo', 'writtenBy', 'writtenByName', 'writtenAt', 'approvedByName', 'approvedAt'])
    .select(['returnedByName', 'returnedAt', 'returnedReason'])
    .select(sql<ArticleContent>`content`.as('content'))
    .where('articleId', '=', articleId)
    .orderBy('versionNo', 'desc')
    .execute()
}

/** Null: nobody here wrote it, it came with the product or with a file. */
export type Writer = { id: string | null; name: string; now: Date }

export async function insertArticle(
  tx: Tx,
  { id, code }: { id: string; code: string },
  { content, writer }: { content: ArticleContent; writer: Writer },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('article')
    .values({ id, code, newestNo: 1, createdAt: writer.now, changedAt: writer.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new ConflictError('article.code_taken', { code })
  await insertVersion(tx, id, { versionNo: 1, content, writer })
}

/** The article is locked. */
export async function addVersion(
  tx: Tx,
  { id, newestNo }: ArticleRow,
  { content, writer }: { content: ArticleContent; writer: Writer },
): Promise<void> {
  await insertVersion(tx, id, { versionNo: newestNo + 1, content, writer })
  await setArticle(tx, id, { newestNo: newestNo + 1, changedAt: writer.now })
}

async function insertVersion(
  tx: Tx,
  articleId: string,
  { versionNo, content, writer }: { versionNo: number; content: ArticleContent; writer: Writer },
): Promise<void> {
  await tx
    .insertInto('articleVersion')
    .values({
      ...{ articleId, versionNo, content: JSON.stringify(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: writer.now },
    })
    .execute()
}

export async function approveVersion(
  tx: Tx,
  { id, versionNo }: { id: string; versionNo: number },
  approver: Writer,
): Promise<void> {
  await tx
    .updateTable('articleVersion')
    .set({ approvedBy: approver.id, approvedByName: approver.name, approvedAt: approver.now })
    .where('articleId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute()
  await setArticle(tx, id, { publishedNo: versionNo, changedAt: approver.now })
}

export async function returnVersion(
  tx: Tx,
  { id, versionNo, reason }: { id: string; versionNo: number; reason: string },
  by: { id: string; name: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('articleVersion')
    .set({ returnedBy: by.id, returnedByName: by.name, returnedAt: by.now, returnedReason: reason })
    .where('articleId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute()
  await setArticle(tx, id, { returnedNo: versionNo, changedAt: by.now })
}

export type ReturnedArticle = { id: string; title: string; reason: string; byName: string; at: Date }

/** Of one author: what came back and was not mended since, the longest first. */
export async function listReturned(db: Db, userId: string): Promise<ReturnedArticle[]> {
  const { rows } = await sql<ReturnedArticle>`
    select article.id, content ->> 'title' as title, returned_reason as reason,
      returned_by_name as by_name, returned_at as at
    from article join article_version on article_id = article.id and version_no = newest_no
    where returned_no = newest_no and published_no is distinct from newest_no and withdrawn_at is null
      and written_by = ${userId}
    order by returned_at`.execute(db)
  return rows
}

export type WaitingArticle = { id: string; title: string; writtenByName: string; writtenAt: Date }

/** What others wrote and nobody has approved nor sent back, the longest first. */
export async function listUnapproved(db: Db, userId: string, limit: number): Promise<WaitingArticle[]> {
  const { rows } = await sql<WaitingArticle>`
    select article.id, content ->> 'title' as title, written_by_name, written_at
    from article join article_version on article_id = article.id and version_no = newest_no
    where published_no is distinct from newest_no and returned_no is distinct from newest_no
      and withdrawn_at is null and written_by is distinct from ${userId}
    order by written_at, article.id limit ${limit}`.execute(db)
  return rows
}

export async function setArticle(
  tx: Tx,
  id: string,
  changes: {
    newestNo?: number
    publishedNo?: number
    returnedNo?: number
    withdrawnAt?: Date | null
    withdrawnReason?: string | null
    changedAt: Date
  },
): Promise<void> {
  await tx
    .updateTable('article')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function countUse(db: Db, id: string): Promise<void> {
  await db
    .updateTable('article')
    .set((eb) => ({ useCount: eb('useCount', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

type Voter = { articleId: string; userId: string }

export async function saveVote(
  db: Db,
  { articleId, userId }: Voter,
  { isHelpful, now }: { isHelpful: boolean | null; now: Date },
): Promise<void> {
  if (isHelpful === null) {
    await db
      .deleteFrom('articleVote')
      .where('articleId', '=', articleId)
      .where('userId', '=', userId)
      .execute()
    return
  }
  await db
    .insertInto('articleVote')
    .values({ articleId, userId, isHelpful, at: now })
    .onConflict((conflict) => conflict.columns(['articleId', 'userId']).doUpdateSet({ isHelpful, at: now }))
    .execute()
}

export async function findVote(db: Db, { articleId, userId }: Voter): Promise<boolean | null> {
  const row = await db
    .selectFrom('articleVote')
    .select('isHelpful')
    .where('articleId', '=', articleId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.isHelpful ?? null
}
