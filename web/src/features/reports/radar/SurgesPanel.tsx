import { useQuery } from '@tanstack/react-query'
import type { SurgesResponse } from '@veche/contract/reports.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { type Place, surgesQuery } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import * as styles from './Radar.module.css'

/** The newest; more would push aside what stands below. */
const FEW = 5
/** Rounded it would read as never. */
const LEAST_USUAL = 0.1

type Props = { place: Place; renderIncident: RenderIncident }
type Surge = SurgesResponse['surges'][number]

/** More questions than chance makes of what is usual, each with those that it began with. */
export function SurgesPanel({ place, renderIncident }: Props) {
  const { t } = useTranslation()
  const { time, number } = useFormat()
  const [isWhole, setWhole] = useState(false)
  const { data, error, refetch } = useQuery(surgesQuery(place))
  return (
    <section className={`panel no-print ${styles.radarPanel}`} aria-labelledby="rp-surges">
      <div className="ph">
        <h2 id="rp-surges">{t('figures.analysis.surges.title')}</h2>
        {data?.lookedAt && (
          <span className="end xs muted">
            {t('figures.analysis.surges.lookedAt', { time: time(data.lookedAt) })}
          </span>
        )}
      </div>
      {!data && !error && <SkeletonRows count={2} label={t('figures.analysis.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && data.surges.length === 0 && (
        <p className="pad muted">
          {t(data.lookedAt ? 'figures.analysis.surges.none' : 'figures.analysis.surges.notYet')}
        </p>
      )}
      {data && data.surges.length > 0 && (
        <ul className={styles.surges}>
          {(isWhole ? data.surges : data.surges.slice(0, FEW)).map((surge) => (
            <SurgeItem key={surge.id} surge={surge} renderIncident={renderIncident} />
          ))}
        </ul>
      )}
      {data && data.surges.length > FEW && !isWhole && (
        <Button size="s" look="quiet" onClick={() => setWhole(true)}>
          {t('figures.analysis.surges.all', { shown: number(data.surges.length) })}
        </Button>
      )}
    </section>
  )
}

function SurgeItem({ surge, renderIncident }: { surge: Surge; renderIncident: RenderIncident }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { number, shortMoment, counted } = useFormat()
  const { endedAt, count, expected, first } = surge
  return (
    <li>
      <p className="row g2 wrap">
        <b>
          {names.groupName(surge.groupCode)}, {names.municipalityName(surge.municipalityCode)}
        </b>
        {endedAt === null ? (
          <State name="attention">{t('figures.analysis.surges.lasts')}</State>
        ) : (
          <State name="done">{t('figures.analysis.surges.ended', { moment: shortMoment(endedAt) })}</State>
        )}
      </p>
      <p className="sm muted">
        {t('figures.analysis.surges.size', {
          ...counted(count),
          usual:
            expected < LEAST_USUAL
              ? t('figures.analysis.surges.hardlyAny')
              : number(Math.round(expected * 10) / 10),
        })}
        {' · '}
        {t('figures.analysis.surges.since', { moment: shortMoment(surge.startedAt) })}
      </p>
      <ol className={`sm ${styles.firstQuestions}`} aria-label={t('figures.analysis.surges.first')}>
        {first.map(({ question, takenAt, incidentId, title }) => (
          <li key={question}>
            <span className="muted">{shortMoment(takenAt)}</span>{' '}
            {incidentId && title
              ? renderIncident(incidentId, title, 'lnk')
              : t('figures.analysis.question', { number: question })}
          </li>
        ))}
      </ol>
    </li>
  )
}
