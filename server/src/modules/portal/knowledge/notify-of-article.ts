/** Who is told of an article that waits for a word, and of the word. */
import type { ArticleContent } from '@veche/contract/portal/knowledge.ts'
import { articleLacks } from '@veche/contract/rules/portal/article-lacks.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications, endWordCalls } from '../../notifications/index.ts'
import { mayApprove } from './knowledge.policy.ts'

type Told = { id: string; content: ArticleContent; publishedNo: number | null; returnedNo: number | null }
type By = { by: string; now: Date }

/**
 * Calls those who may approve to what stands whole: a draft waits for nobody yet. Once until it is approved or sent back,
 * however often it is saved meanwhile; what one file brings is one notice.
 */
export async function callApprovers(tx: Tx, articles: readonly Told[], { by, now }: By): Promise<void> {
  const [first, ...rest] = articles.filter(({ content }) => articleLacks(content).length === 0)
  if (!first) return
  const details = { news: 'waiting', title: first.content.title, count: rest.length + 1 }
  const round = `${first.id}:${first.publishedNo ?? 0}:${first.returnedNo ?? 0}`
  const people = await listActivePeople(tx)
  const notices = people
    .filter((person) => person.id !== by && mayApprove(person))
    .map(({ id: userId }) => ({
      ...({ userId, kind: 'article', incidentId: null, isUrgent: false } as const),
      details: rest.length === 0 ? { ...details, articleId: first.id } : details,
      dedupeKey: rest.length === 0 ? `article:waiting:${round}` : `article:waiting:${now.toISOString()}`,
    }))
  await addNotifications(tx, notices, now)
}

type Word = By & {
  articleId: string
  versionNo: number
  title: string
  writers: readonly (string | null)[]
} & ({ news: 'approved' } | { news: 'returned'; reason: string })

/** Nobody is called to it any more, and its writers hear what became of it. */
export async function notifyWriters(tx: Tx, word: Word): Promise<void> {
  const { articleId, versionNo, title, writers, by, now, news } = word
  await endWordCalls(tx, { kind: 'article', id: articleId }, now)
  const notices = [...new Set(writers)]
    .filter((userId) => userId !== null && userId !== by)
    .map((userId) => ({
      ...({ kind: 'article', incidentId: null, isUrgent: false } as const),
      userId: userId ?? '',
      details: { articleId, title, news, count: 1, ...(news === 'returned' && { words: word.reason }) },
      dedupeKey: `article:${news}:${articleId}:${versionNo}`,
    }))
  await addNotifications(tx, notices, now)
}
