import { useQuery } from '@tanstack/react-query'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { trendOf } from '../asked/index.ts'
import { useFigureWords } from '../catalogue/index.ts'
import { type Asked, seriesQuery } from '../figures.queries.ts'
import type { RenderRows } from '../render-links.ts'
import { DaysTable } from './DaysTable.tsx'
import * as styles from './Series.module.css'
import { SeriesChart } from './SeriesChart.tsx'
import type { SurgesByDay } from './series-shape.ts'

type Props = {
  asked: Asked
  /** Whose definition is open: its days are drawn. */
  code: string | undefined
  renderRows: RenderRows
  /** What surged on a day, in words; drawn beside questions alone. */
  surges?: SurgesByDay | undefined
  /** On a wall there is nothing to press. */
  isStill?: boolean
}

const NONE: SurgesByDay = new Map()
const QUESTIONS = 'questions'
const LATE = 'missed'

/** A figure day by day beside its norm; a day opens its questions. The same stands below as a table. */
export function SeriesPanel({ asked, code, renderRows, surges = NONE, isStill = false }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const words = useFigureWords()
  const figure = drawn(code)
  const shown = trendOf(asked)
  return (
    figure && (
      <section className={`panel ${styles.seriesPanel}`} aria-labelledby="fg-series">
        <div className="ph">
          <h2 id="fg-series">{t('figures.series.title', { name: words.name(figure) })}</h2>
          <span className="xs muted">{formatDays(shown.from, shown.to, locale)}</span>
        </div>
        <Days {...{ figure, renderRows, surges, isStill }} asked={shown} />
      </section>
    )
  )
}

/** What is counted at this moment has no days. */
function drawn(code: string | undefined): Figure | undefined {
  const figure = code === undefined ? undefined : findFigure(code)
  return figure && figure.clock !== 'now' ? figure : findFigure(QUESTIONS)
}

type DaysProps = Pick<Props, 'asked' | 'renderRows' | 'isStill'> & { figure: Figure; surges: SurgesByDay }

function Days({ figure, asked, renderRows, surges, isStill }: DaysProps) {
  const { t } = useTranslation()
  const isOfQuestions = figure.code === QUESTIONS
  const codes = isOfQuestions ? [QUESTIONS, LATE] : [figure.code]
  const { data, error, refetch } = useQuery(seriesQuery(asked, codes))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  const days = data?.series.find(({ code }) => code === figure.code)?.days
  if (!days) return <SkeletonRows count={3} label={t('figures.loading')} />
  const late = data.series.find(({ code }) => code === LATE)?.days.map(({ value }) => value) ?? null
  const shown = {
    ...{ figure, days, renderRows },
    ...{ late: isOfQuestions ? late : null, surges: isOfQuestions ? surges : NONE },
  }
  return (
    <>
      <SeriesChart {...shown} />
      {!isStill && (
        <details className={`${styles.asTable} no-print`}>
          <summary>{t('figures.asTable')}</summary>
          <DaysTable {...shown} />
        </details>
      )}
    </>
  )
}
