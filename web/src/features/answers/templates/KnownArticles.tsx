import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import * as clampedStyles from '../clamped.module.css'
import * as styles from './templates.module.css'
import { offeredArticlesQuery, saveArticleUse } from './templates.queries.ts'

type Props = { incidentId: string; hasWords: (...texts: string[]) => boolean; onTake: (text: string) => void }

/** What is known of the question: articles with their model answers filled in, one press takes one. */
export function KnownArticles({ incidentId, hasWords, onTake }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(offeredArticlesQuery(incidentId))
  const articles = (data?.articles ?? []).filter(({ title, answers }) =>
    hasWords(title, ...answers.map(({ text }) => text)),
  )
  return (
    <>
      <h3>{t('answers.templates.known')}</h3>
      {data && articles.length === 0 && <p className="sm muted">{t('answers.templates.noKnown')}</p>}
      <ul className={styles.templates}>
        {articles.map(({ id, title, fits, isStale, steps, answers }) => (
          <li key={id} className={styles.known}>
            <p className="row g2 wrap">
              <b>{title}</b>
              <span className="tag">
                {t(fits === 'topic' ? 'answers.templates.byTopic' : 'answers.templates.byWords')}
              </span>
              {isStale && <State name="attention">{t('answers.templates.articleStale')}</State>}
              {/* The draft stays where it is. */}
              <a className="end sm" href={`/knowledge/${id}`} target="_blank" rel="noreferrer">
                {t('answers.templates.openArticle', { title })}
              </a>
            </p>
            <p className={`sm muted pre ${clampedStyles.clamped}`}>{steps}</p>
            {answers.map(({ text, open }) => (
              <button
                key={text}
                type="button"
                className={styles.template}
                onClick={() => {
                  saveArticleUse(id)
                  onTake(text)
                }}
              >
                <span className="sm pre">{text}</span>
                {open.length > 0 && (
                  <span className="xs">{t('answers.templates.openWords', { words: open.join(', ') })}</span>
                )}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
