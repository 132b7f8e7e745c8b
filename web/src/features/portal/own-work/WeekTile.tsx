import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../lib/session.ts'
import { measuresOf } from './measures.ts'
import * as styles from './own-work.module.css'
import { ownWorkQuery } from './own-work.queries.ts'
import { usePeriod } from './use-period.ts'
import { useValueWords } from './use-value-words.ts'

/** The week that goes on, in a few figures; nothing while there is nothing to count. */
export function WeekTile() {
  const { t } = useTranslation()
  const words = useValueWords()
  const { data } = useQuery({ ...ownWorkQuery, enabled: useMay('seeOwnWork') })
  const period = usePeriod(data)
  const week = data?.weeks.at(-1)
  if (!data || !week) return null
  const measures = measuresOf(data.weeks)
  if (measures.length === 0) return null
  return (
    <section className="panel" aria-label={t('own-work.thisWeek')}>
      <div className="ph">
        <h2>{t('own-work.thisWeek')}</h2>
        <span className="end xs muted">{t('own-work.onlyYouShort')}</span>
      </div>
      <p className="pad xs muted">
        {t('own-work.period', period)}. {t('own-work.counted')}
      </p>
      <dl className={styles.weekFigures}>
        {measures.slice(0, 4).map(({ key, unit, of }) => (
          <div key={key}>
            <dt className="xs muted">{t(`own-work.measure.${key}`)}</dt>
            <dd className="lg b">{words(unit, of(week))}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
