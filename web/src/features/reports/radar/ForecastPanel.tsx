import { useQuery } from '@tanstack/react-query'
import type { ForecastResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { forecastQuery, type Place } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import { ForecastTable } from './ForecastTable.tsx'
import { JudgedLine } from './JudgedLine.tsx'
import * as styles from './Radar.module.css'

type Props = { place: Place; renderIncident: RenderIncident }
type Forecast = NonNullable<ForecastResponse['forecast']>

/** Which deadlines will be missed by the end of the day, who has time to spare, and how often this was right. */
export function ForecastPanel({ place, renderIncident }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const { data, error, refetch } = useQuery(forecastQuery(place))
  return (
    <section className={`panel no-print ${styles.radarPanel}`} aria-labelledby="rp-forecast">
      <div className="ph">
        <h2 id="rp-forecast">{t('figures.analysis.forecast.title')}</h2>
        {data?.forecast && (
          <span className="end xs muted">
            {t('figures.analysis.forecast.at', { time: time(data.forecast.at) })}
          </span>
        )}
      </div>
      {!data && !error && <SkeletonRows count={3} label={t('figures.analysis.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && !data.forecast && <p className="pad muted">{t('figures.analysis.forecast.notYet')}</p>}
      {data?.forecast && <Told {...{ place, renderIncident }} forecast={data.forecast} />}
      {data && <JudgedLine judged={data.judged} />}
    </section>
  )
}

function Told({ place, forecast, renderIncident }: Props & { forecast: Forecast }) {
  const { t } = useTranslation()
  const { counted, number } = useFormat()
  const names = useDirectory()
  const misses = Math.round(forecast.bodies.reduce((sum, body) => sum + body.misses, 0))
  // Intervals of bodies do not add up to one of the whole.
  const only = place.municipalityCode ? forecast.places[0] : undefined
  return (
    <div className={styles.foretold}>
      <p className={styles.verdict}>
        {misses > 0 ? (
          <State name="late">{t('figures.analysis.forecast.misses', counted(misses))}</State>
        ) : (
          <State name="ontime">{t('figures.analysis.forecast.noMisses')}</State>
        )}{' '}
        {only && (
          <span className="sm muted">
            {t('figures.analysis.range', {
              low: number(only.interval.low),
              high: number(only.interval.high),
            })}
          </span>
        )}
      </p>
      {forecast.bodies.length > 0 && (
        <ForecastTable
          title={t('figures.analysis.body')}
          rows={forecast.bodies.map((body) => ({
            ...{ ...body, key: body.agencyCode },
            name: names.agency(body.agencyCode)?.shortName ?? names.agencyName(body.agencyCode),
          }))}
        />
      )}
      {forecast.places.length > 1 && (
        <details>
          <summary>{t('figures.analysis.forecast.byPlace')}</summary>
          <ForecastTable
            title={t('figures.analysis.place')}
            rows={forecast.places.map((place) => ({
              ...{ ...place, key: place.municipalityCode },
              name: names.municipalityName(place.municipalityCode),
            }))}
          />
        </details>
      )}
      {forecast.questions.length > 0 && (
        <details>
          <summary>{t('figures.analysis.forecast.questions')}</summary>
          <Questions forecast={forecast} renderIncident={renderIncident} />
        </details>
      )}
      <Slack forecast={forecast} />
    </div>
  )
}

function Questions({ forecast, renderIncident }: { forecast: Forecast; renderIncident: RenderIncident }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { percent, time } = useFormat()
  return (
    <ol className={`sm ${styles.firstQuestions}`}>
      {forecast.questions.map(({ incidentId, title, agencyCode, dueAt, chance }, index) => (
        <li key={incidentId ?? index}>
          {incidentId && title ? renderIncident(incidentId, title, 'lnk') : t('figures.analysis.hidden')}{' '}
          <span className="muted">
            {[
              names.agency(agencyCode)?.shortName ?? names.agencyName(agencyCode),
              t('figures.analysis.forecast.due', { time: time(dueAt) }),
              t('figures.analysis.forecast.chance', { chance: percent(chance) }),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}

const MOST_SLACK = 5
const MINUTE_MS = 60_000
const LEAST_MINUTES = 30

function Slack({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { workingTime } = useFormat()
  const free = forecast.slack.filter(({ freeMinutes }) => freeMinutes >= LEAST_MINUTES).slice(0, MOST_SLACK)
  if (free.length === 0) return null
  return (
    <>
      <h3 className="m">{t('figures.analysis.forecast.slack')}</h3>
      <ul className="sm">
        {free.map(({ stage, agencyCode, freeMinutes }) => (
          <li key={`${stage} ${agencyCode}`}>
            {agencyCode === null
              ? t('figures.analysis.forecast.centre')
              : (names.agency(agencyCode)?.shortName ?? names.agencyName(agencyCode))}
            , {t(`figures.analysis.stage.${stage}`)}: {workingTime(freeMinutes * MINUTE_MS)}
          </li>
        ))}
      </ul>
    </>
  )
}
