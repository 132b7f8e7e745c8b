import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'
import * as styles from './knowledge.module.css'
import type { ArticleRow } from './knowledge.queries.ts'

export type RenderArticle = (articleId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; articles: readonly ArticleRow[]; renderArticle: RenderArticle }

export function ArticleList({ label, articles, renderArticle }: Props) {
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {articles.map((article) => (
        <li key={article.id}>{renderArticle(article.id, <Line article={article} />, room.roomRow)}</li>
      ))}
    </ul>
  )
}

function Line({ article }: { article: ArticleRow }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { directory, municipalityName } = useDirectory()
  const { title, topicCodes, municipalityCodes, isStale, season, isWaiting, isPublic, useCount } = article
  const names = directory.topics.filter(({ code }) => topicCodes.includes(code)).map(({ name }) => name)
  const places = municipalityCodes.map(municipalityName)
  return (
    <>
      <span className={room.subject}>
        <b className="m blk">{title}</b>
        <span className={`sm muted ${styles.facts}`}>
          {[...names, ...places].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={`sm ${room.marks}`}>
        {isStale && <State name="late">{t('portal.stale')}</State>}
        {season && (
          <span className="tag">{t(season === 'now' ? 'portal.inSeason' : 'portal.offSeason')}</span>
        )}
        {isWaiting && <State name="waiting">{t('portal.waiting')}</State>}
        {isPublic && <span className="tag">{t('portal.public')}</span>}
        {useCount > 0 && (
          <span className="xs muted">
            {t('portal.used', { count: useCount, formatted: number(useCount) })}
          </span>
        )}
      </span>
    </>
  )
}
