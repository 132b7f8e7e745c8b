/** Writing, approving, taking away: two people stand for what everybody reads. */
import type { ArticleCommand, ArticleContent } from '@veche/contract/portal/knowledge.ts'
import { articleLacks } from '@veche/contract/rules/portal/article-lacks.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, assertTwoPeople } from '../../access/index.ts'
import { unknownVariables } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  addVersion,
  approveVersion,
  getArticle,
  insertArticle,
  listVersions,
  lockArticle,
  returnVersion,
  setArticle,
} from './articles.repository.ts'
import { codeOf } from './domain/article-code.ts'
import { isWaiting, stateOf } from './domain/article-state.ts'
import { mayApprove } from './knowledge.policy.ts'
import type { KnowledgeContext } from './knowledge-context.ts'
import { callApprovers, notifyWriters } from './notify-of-article.ts'

export async function createArticle(
  context: KnowledgeContext,
  { content, actor }: { content: ArticleContent; actor: Actor },
): Promise<string> {
  await assertKnown(context, content)
  const id = newId()
  const writer = { id: actor.id, name: actor.name, now: context.clock() }
  await context.db.transaction().execute(async (tx) => {
    await insertArticle(tx, { id, code: codeOf(content.title, id) }, { content, writer })
    const article = { id, content, publishedNo: null, returnedNo: null }
    await callApprovers(tx, [article], { by: actor.id, now: writer.now })
  })
  return id
}

type Change = { articleId: string; wanted: ArticleContent; before: Fields | undefined; actor: Actor }

export async function changeArticle(
  context: KnowledgeContext,
  { articleId, wanted, before, actor }: Change,
): Promise<void> {
  await assertKnown(context, wanted)
  const writer = { id: actor.id, name: actor.name, now: context.clock() }
  await context.db.transaction().execute(async (tx) => {
    const article = await lockArticle(tx, articleId)
    const { content: now, ...newest } = await getArticle(tx, articleId, { isNewest: true })
    const findChanger = async () => ({ by: newest.writtenByName, at: newest.writtenAt })
    const content = { ...now, ...(await joinEdit({ now, before, wanted, findChanger })) }
    await addVersion(tx, article, { content, writer })
    await callApprovers(tx, [{ ...article, content }], { by: actor.id, now: writer.now })
  })
}

type Run = { articleId: string; command: ArticleCommand; actor: Actor }

export async function runArticleCommand(
  { db, clock }: KnowledgeContext,
  { articleId, command, actor }: Run,
): Promise<void> {
  if (!mayApprove(actor)) throw new ForbiddenError('article.forbidden')
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const article = await lockArticle(tx, articleId)
    const state = stateOf(article)
    switch (command.type) {
      case 'approve': {
        if (command.expectedVersion !== article.newestNo) throw new ConflictError('article.changed_meanwhile')
        if (state === 'withdrawn' || article.publishedNo === article.newestNo)
          throw new ConflictError('article.not_waiting')
        const versions = await listVersions(tx, articleId)
        const [newest] = versions
        if (newest?.writtenBy === actor.id) throw new ForbiddenError('article.own_version')
        if (newest) assertWhole(newest.content)
        if (newest?.writtenBy) await assertTwoPeople(tx, [newest.writtenBy, actor.id], now)
        const { newestNo: versionNo, publishedNo } = article
        await approveVersion(tx, { id: articleId, versionNo }, { id: actor.id, name: actor.name, now })
        const fresh = versions.filter((one) => one.versionNo > (publishedNo ?? 0))
        return notifyWriters(tx, {
          ...{
            articleId,
            versionNo,
            title: newest?.content.title ?? '',
            by: actor.id,
            now,
            news: 'approved',
          },
          writers: fresh.map(({ writtenBy }) => writtenBy),
        })
      }
      case 'return': {
        if (command.expectedVersion !== article.newestNo) throw new ConflictError('article.changed_meanwhile')
        if (!isWaiting(article)) throw new ConflictError('article.not_waiting')
        const [newest] = await listVersions(tx, articleId)
        if (newest?.writtenBy === actor.id) throw new ForbiddenError('article.own_version')
        if (!newest?.writtenBy) throw new ConflictError('article.no_author')
        const { newestNo: versionNo } = article
        const details = { versionNo }
        const one = { id: articleId, versionNo, reason: command.reason }
        await returnVersion(tx, one, { id: actor.id, name: actor.name, now })
        await notifyWriters(tx, {
          ...{ articleId, versionNo, title: newest.content.title, writers: [newest.writtenBy] },
          ...{ by: actor.id, now, news: 'returned', reason: command.reason },
        })
        return addJournal(tx, {
          ...{ actor, action: 'article.returned', objectType: 'article', objectId: articleId, details },
        })
      }
      case 'withdraw':
        if (state === 'withdrawn') throw new ConflictError('article.withdrawn')
        return setArticle(tx, articleId, {
          ...{ withdrawnAt: now, withdrawnReason: command.reason, changedAt: now },
        })
      case 'restore':
        if (state !== 'withdrawn') throw new ConflictError('article.not_withdrawn')
        return setArticle(tx, articleId, { withdrawnAt: null, withdrawnReason: null, changedAt: now })
    }
  })
}

/** Whoever opens an article finds what to do: a title alone is a draft. */
function assertWhole(content: ArticleContent): void {
  const [field, ...others] = articleLacks(content)
  if (!field) return
  const fields = [field, ...others].map((one) => ({ field: one, code: 'required' }))
  throw new InvalidError('article.incomplete', { field, fields })
}

/** A misspelt variable would block every answer made from it, and an unknown code would never be found. */
export async function assertKnown(
  { db }: Pick<KnowledgeContext, 'db'>,
  content: ArticleContent,
): Promise<void> {
  const words = content.answers.flatMap(unknownVariables)
  if (words.length > 0) throw new InvalidError('article.unknown_variables', { field: 'answers', words })
  const unknown = unknownCodes(content, await getDirectory(db))
  if (unknown.length > 0) throw new InvalidError('directory.unknown_code', { codes: unknown })
}

type Known = { topics: readonly { code: string }[]; municipalities: readonly { code: string }[] }

type Coded = Pick<ArticleContent, 'topicCodes' | 'municipalityCodes'>

export function unknownCodes({ topicCodes, municipalityCodes }: Coded, known: Known): string[] {
  const [topics, places] = [known.topics, known.municipalities].map(
    (list) => new Set(list.map(({ code }) => code)),
  )
  return [
    ...topicCodes.filter((code) => !topics?.has(code)),
    ...municipalityCodes.filter((code) => !places?.has(code)),
  ]
}
