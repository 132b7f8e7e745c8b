import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as quoteStyles from '../../../ui/text/quote.module.css'
import * as styles from '../approval/decision.module.css'
import { similarAnswersQuery } from './templates.queries.ts'

const SHOWN = 3

/** How like questions of the topic were answered: is this one as good, is it the same words again? */
export function SimilarAnswers({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { data } = useQuery(similarAnswersQuery(incidentId))
  if (!data) return null
  return (
    <section className={styles.ground} aria-label={t('templates.similar')}>
      <h3>{t('templates.similar')}</h3>
      {data.answers.length === 0 && <p className="sm muted">{t('templates.noSimilar')}</p>}
      <ul className="col g2">
        {data.answers.slice(0, SHOWN).map(({ incidentNumber, title, text, answeredAt, likeness }) => (
          <li key={incidentNumber}>
            <details>
              <summary className="sm">
                <b className="m">{title}</b>{' '}
                <span className="xs muted">
                  {t('templates.past', {
                    number: incidentNumber,
                    day: day(answeredAt),
                    likeness,
                  })}
                </span>
              </summary>
              <p className={`sm pre ${quoteStyles.quoted}`}>{text}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
