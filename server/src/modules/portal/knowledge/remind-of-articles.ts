/** Whoever stands for an article hears in time that its day comes, and that it has passed. */
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { timeInZone } from '../../../platform/working-time/index.ts'
import { choosePeople, loadStaff } from '../../control/index.ts'
import { addNotifications, type NewNotification } from '../../notifications/index.ts'
import { listStanders } from './articles.repository.ts'
import { endingOn } from './domain/article-state.ts'
import { type KnowledgeContext, todayOf } from './knowledge-context.ts'

/** Not before people are at work. */
const FIRST_HOUR = '09:00'
const NOWHERE = { municipalityCode: null, agencyCode: null, unitCode: null, assigneeId: null }

type Due = { id: string; title: string; validUntil: string; news: 'ending' | 'stale' }

/** What ends on one day is one notice: articles that ship together end together. */
export async function remindOfArticles(context: KnowledgeContext): Promise<void> {
  const { db, clock, region } = context
  const now = clock()
  if (timeInZone(region.timeZone, now) < FIRST_HOUR) return
  const today = todayOf(context)
  const due = (await listStanders(db)).flatMap((article) => {
    const news = endingOn(article.validUntil, today)
    return news === null ? [] : [{ ...article, news }]
  })
  if (due.length === 0) return
  // What came with the product, or whose people have left, is the centre's.
  const staff = await loadStaff(db)
  const centre = choosePeople(staff, NOWHERE, ['moderator', 'dispatcher'])
  const byPerson = new Map<string, Due[]>()
  for (const { standers, ...article } of due) {
    const there = standers.filter((id) => staff.isActive(id))
    for (const id of there.length > 0 ? there : centre)
      byPerson.set(id, [...(byPerson.get(id) ?? []), article])
  }
  const notices = [...byPerson].flatMap(([userId, articles]) => noticesOf(userId, articles))
  await db.transaction().execute((tx) => addNotifications(tx, notices, now))
}

function noticesOf(userId: string, articles: readonly Due[]): NewNotification[] {
  const byDay = Map.groupBy(articles, ({ news, validUntil }) => `${news}:${validUntil}`)
  return [...byDay].flatMap(([key, [first, ...rest]]) => {
    if (!first) return []
    const { id, title, validUntil, news } = first
    const details = { news, validUntil, title, count: rest.length + 1 }
    return [
      {
        ...({ userId, kind: 'article', incidentId: null, isUrgent: false } as const),
        details: rest.length === 0 ? { ...details, articleId: id } : details,
        dedupeKey: `article:${key}`,
      },
    ]
  })
}

export function knowledgeJobs(context: KnowledgeContext): JobDefinition[] {
  return [{ name: 'knowledge.remind', cron: '20 * * * *', handle: () => remindOfArticles(context) }]
}
