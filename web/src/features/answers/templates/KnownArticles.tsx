import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { State } from '../../../ui/State.tsx'
import * as clampedStyles from '../clamped.module.css'
import type { Take } from '../draft-content.ts'
import * as styles from './templates.module.css'
import { offeredArticlesQuery, saveArticleUse } from './templates.queries.ts'

type Props = { incidentId: string; search: string; onTake: Take }

const PAUSE_MS = 300
const LONGEST = 200

/**
 * What is known of the question, or of the words of its writer: articles with their model answers filled in, one press
 * takes one.
 */
export function KnownArticles({ incidentId, search, onTake }: Props) {
  const { t } = useTranslation()
  const words = useDebounced(search.trim(), PAUSE_MS).slice(0, LONGEST)
  const { data } = useQuery({ ...offeredArticlesQuery(incidentId, words), placeholderData: keepPreviousData })
  const articles = data?.articles ?? []
  return (
    <>
      <h3>{t('templates.known')}</h3>
      {data && articles.length === 0 && <p className="sm muted">{t('templates.noKnown')}</p>}
      <ul className={styles.templates}>
        {articles.map(({ id, title, fits, isStale, steps, answers }) => (
          <li key={id} className={styles.known}>
            <p className="row g2 wrap">
              <b>{title}</b>
              <span className="tag">{t(fits === 'topic' ? 'templates.byTopic' : 'templates.byWords')}</span>
              {isStale && <State name="attention">{t('templates.articleStale')}</State>}
              {/* The draft stays where it is. */}
              <a className="end sm" href={`/knowledge/${id}`} target="_blank" rel="noreferrer">
                {t('templates.openArticle', { title })}
              </a>
            </p>
            <p className={`sm muted pre ${clampedStyles.clamped}`}>{steps}</p>
            {answers.map(({ text, open, outcome }) => (
              <button
                key={text}
                type="button"
                className={styles.template}
                onClick={() => {
                  saveArticleUse(id)
                  onTake(text, outcome ?? undefined)
                }}
              >
                <span className="sm pre">{text}</span>
                {open.length > 0 && (
                  <span className="xs">{t('editor.openWords', { words: open.join(', ') })}</span>
                )}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
