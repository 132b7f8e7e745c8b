import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { BalanceBar, type Days, figuresQuery } from '../stream/index.ts'
import * as styles from '../stream/stream-page.module.css'

/** «Проведено N эфиров из M…»: the sentence of the leadership for the shown days and place. */
export function Figures({ days }: { days: Days }) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  const { data } = useQuery(figuresQuery(days))
  if (!data || data.plannedCount + data.streamCount === 0) return null
  const { balance, streamCount, plannedCount, answeredInTimeCount, promiseCount, viewers } = data
  const { promiseKeptCount, promiseLateCount } = data
  return (
    <section className={styles.figures} aria-label={t('livestreams.figures.title')}>
      <p>
        {t('livestreams.figures.sentence', {
          streams: number(streamCount),
          planned: number(plannedCount),
          asked: number(balance.asked),
          onAir: number(balance.onAir),
          later: number(balance.later),
        })}
        {balance.later > 0 &&
          t('livestreams.figures.inTime', { share: percent(answeredInTimeCount / balance.later) })}
        .
      </p>
      <BalanceBar balance={balance} />
      <p className="xs muted">
        {t('livestreams.figures.viewers', { count: viewers, shown: number(viewers) })} ·{' '}
        {t('livestreams.figures.authors', { count: balance.authors })} ·{' '}
        {t('livestreams.figures.promises', { count: promiseCount })}
        {promiseCount > 0 &&
          t('livestreams.figures.promiseEnds', {
            kept: number(promiseKeptCount),
            late: number(promiseLateCount),
          })}
      </p>
    </section>
  )
}
