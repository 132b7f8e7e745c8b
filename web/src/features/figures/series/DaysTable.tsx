import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { useFigureWords } from '../catalogue/index.ts'
import type { RenderRows } from '../render-links.ts'
import { dayText } from './day-text.ts'
import * as styles from './Series.module.css'
import { type DayValue, type SurgesByDay, spreadOf } from './series-shape.ts'

type Props = {
  figure: Figure
  days: readonly DayValue[]
  late: readonly (number | null)[] | null
  surges: SurgesByDay
  renderRows: RenderRows
}

/** What the picture shows, for keys and for ears: the last day first. */
export function DaysTable({ figure, days, late, surges, renderRows }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const words = useFigureWords()
  const isCount = figure.unit === 'count'
  const rows = days.map((day, index) => ({ ...day, late: late?.[index] ?? null })).toReversed()
  return (
    <table className={styles.daysTable} aria-labelledby="fg-series">
      <thead>
        <tr>
          <th scope="col">{t('figures.series.day')}</th>
          <th scope="col">{words.name(figure)}</th>
          {late && <th scope="col">{t('figures.series.late')}</th>}
          <th scope="col">{t('figures.series.norm')}</th>
          <th scope="col">{t('figures.others.mark')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, value, norm, late: lateOn }) => (
          <tr key={day}>
            <th scope="row">
              {value ? renderRows({ code: figure.code, day }, dayText(day, locale)) : dayText(day, locale)}
            </th>
            <td>{words.value(figure, value)}</td>
            {late && <td>{lateOn ?? 0}</td>}
            <td>{norm === null ? '—' : words.value(figure, isCount ? Math.round(norm) : norm)}</td>
            <td>
              {[
                ...(isCount && value !== null && norm !== null && value > spreadOf(norm).high
                  ? [t('figures.series.above')]
                  : []),
                ...(surges.get(day) ?? []),
              ].join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
