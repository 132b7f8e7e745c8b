import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { useFigureWords } from '../catalogue/index.ts'
import { dayText } from './day-text.ts'
import * as styles from './Series.module.css'
import { type DayValue, type SurgesByDay, spreadOf } from './series-shape.ts'

type Props = {
  figure: Figure
  days: readonly DayValue[]
  isCount: boolean
  surges: SurgesByDay
  hasLate: boolean
  pointed: number | null
}

/** What the lines are; while a day is pointed at, its numbers. */
export function SeriesLegend({ figure, days, isCount, surges, hasLate, pointed }: Props) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const day = pointed === null ? undefined : days[pointed]
  return (
    <p className={styles.legend}>
      {day ? (
        <>
          <DayNumbers {...{ figure, day, isCount }} />
          {surges.get(day.day)?.map((words) => (
            <span key={words} data-line="surge">
              {words}
            </span>
          ))}
        </>
      ) : (
        <>
          <span data-line="value">{words.name(figure)}</span>
          {hasLate && <span data-line="late">{t('figures.series.late')}</span>}
          {isCount ? (
            <>
              <span data-line="band" title={t('figures.series.spreadText')}>
                {t('figures.series.spread')}
              </span>
              <span data-line="mark">{t('figures.series.above')}</span>
              {surges.size > 0 && <span data-line="surge">{t('figures.series.surge')}</span>}
            </>
          ) : (
            <span data-line="norm">{t('figures.series.norm')}</span>
          )}
        </>
      )}
    </p>
  )
}

function DayNumbers({ figure, day, isCount }: { figure: Figure; day: DayValue; isCount: boolean }) {
  const { t } = useTranslation()
  const { locale, number } = useFormat()
  const words = useFigureWords()
  const spread = isCount && day.norm !== null ? spreadOf(day.norm) : null
  return (
    <>
      <b>
        {dayText(day.day, locale)}: {words.value(figure, day.value)}
      </b>
      {day.norm !== null && (
        <span>
          {t('figures.series.usually', {
            norm: words.value(figure, isCount ? Math.round(day.norm) : day.norm),
          })}
          {spread && ` (${number(Math.round(spread.low))}–${number(Math.round(spread.high))})`}
        </span>
      )}
    </>
  )
}
