import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from './today.module.css'
import { type DayItem, usefulArticlesQuery } from './today.queries.ts'

export type RenderArticle = (articleId: string, content: ReactNode, className: string) => ReactNode
type Props = { task: DayItem; renderArticle: RenderArticle }

const STEPS = 3

/** What is known of the first task of the day; nothing where nothing is known, and silent where it cannot be asked. */
export function UsefulArticle({ task, renderArticle }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(usefulArticlesQuery(task.id))
  const article = data?.articles[0]
  if (!article) return null
  const steps = article.steps
    .split('\n')
    .map((line) => line.replace(/^(?:\d+\.|-)\s*/, '').trim())
    .filter(Boolean)
  return (
    <section className="panel" aria-label={t('today.useful.title')}>
      <div className="ph">
        <h2>{t('today.useful.title')}</h2>
      </div>
      <div className={styles.article}>
        <p className="xs muted">{t('today.useful.for', { title: task.title })}</p>
        <h3 className="lg">{article.title}</h3>
        <ol className={`sm ${styles.steps}`}>
          {steps.slice(0, STEPS).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {article.isStale && <p className="sm">{t('today.useful.stale')}</p>}
        {renderArticle(article.id, t('today.useful.open'), 'btn s')}
      </div>
    </section>
  )
}
