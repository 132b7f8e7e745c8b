import type { ArticleContent } from '@veche/contract/portal/knowledge.ts'
import type { Tx } from '../../../platform/database/db.ts'

type Starting = { id: string; code: string; content: ArticleContent }

/** Published as they come: the product stands for them. Those that are there, whatever became of them, are left alone. */
export async function insertStarting(
  tx: Tx,
  articles: readonly Starting[],
  { name, now }: { name: string; now: Date },
): Promise<void> {
  if (articles.length === 0) return
  const added = await tx
    .insertInto('article')
    .values(
      articles.map(({ id, code }) => ({
        ...{ id, code, newestNo: 1, publishedNo: 1, createdAt: now, changedAt: now },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const isAdded = new Set(added.map(({ id }) => id))
  const versions = articles.filter(({ id }) => isAdded.has(id))
  if (versions.length === 0) return
  await tx
    .insertInto('articleVersion')
    .values(
      versions.map(({ id, content }) => ({
        ...{ articleId: id, versionNo: 1, content: JSON.stringify(content) },
        ...{ writtenByName: name, writtenAt: now, approvedByName: name, approvedAt: now },
      })),
    )
    .execute()
}
