import { useQuery } from '@tanstack/react-query'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { FakeFiguresResponse } from '@veche/contract/fakes.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { figuresQuery } from '../fakes.queries.ts'
import * as styles from './fakes-page.module.css'
import { hungriestStep, lastDays, PERIODS, type Period, shareOf } from './period-figures.ts'

/** What the cards of some days came to; each number says what it counts. */
export function Figures({ municipalityCode }: { municipalityCode: string | undefined }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const [period, setPeriod] = useState<Period>(30)
  const days = lastDays(dayKey(useNow(), locale), period)
  const { data, error, refetch } = useQuery(
    figuresQuery({ ...days, ...(municipalityCode !== undefined && { municipalityCode }) }),
  )
  return (
    <section className={`panel ${styles.figures}`} aria-labelledby="fk-fig">
      <div className="ph">
        <h2 id="fk-fig">{t('fakes.figures.title')}</h2>
        <fieldset className="seg end" aria-label={t('fakes.figures.period')}>
          {PERIODS.map((one) => (
            <button key={one} type="button" aria-pressed={one === period} onClick={() => setPeriod(one)}>
              {t(`fakes.figures.days.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows count={4} label={t('fakes.figures.loading')} />}
      {data && (
        <dl>
          <Rows figures={data} />
        </dl>
      )}
    </section>
  )
}

function Rows({ figures }: { figures: FakeFiguresResponse }) {
  const { t } = useTranslation()
  const { number, percent, duration } = useFormat()
  const minutes = (value: number | null) => (value === null ? '—' : duration(value * MINUTE_MS))
  const inTime = shareOf(figures.publishedInTimeCount, figures.publishedCount)
  const step = hungriestStep(figures.steps)
  const answered = t('fakes.figures.of', {
    part: number(figures.answeredPlaceCount),
    whole: number(figures.placeCount),
  })
  return (
    <>
      <Row name="cards">{number(figures.cardCount)}</Row>
      <Row name="published">{number(figures.publishedCount)}</Row>
      <Row name="detection">{minutes(figures.medianDetectionMinutes)}</Row>
      <Row name="median">{minutes(figures.medianRefutationMinutes)}</Row>
      <Row name="inTime">{inTime ? <State name={inTime.state}>{percent(inTime.share)}</State> : '—'}</Row>
      <Row name="step">{step ? `${t(`fakes.step.${step.step}`)}, ${minutes(step.medianMinutes)}` : '—'}</Row>
      <Row name="views">{number(figures.rumourViews)}</Row>
      <Row name="answered">{answered}</Row>
      <Row name="chats">{number(figures.chatCount)}</Row>
      <Row name="respread">{number(figures.respreadCount)}</Row>
      <Row name="corrected">{number(figures.correctedCount)}</Row>
      <Row name="dropped">{number(figures.droppedCount)}</Row>
    </>
  )
}

/** The number, and what it counts. */
function Row({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div>
      <dt>
        {t(`fakes.figures.${name}.name`)}
        <span className="blk xs muted">{t(`fakes.figures.${name}.means`)}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
