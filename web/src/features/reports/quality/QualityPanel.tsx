import { useQuery } from '@tanstack/react-query'
import type { QualityResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { qualityQuery } from '../analysis.queries.ts'
import * as tables from '../measured-table.module.css'
import * as styles from './Quality.module.css'

type Props = { period: { from: string; to: string } }

/** What blind readers found: the share of formal replies by body, and how far two readers agree. */
export function QualityPanel({ period }: Props) {
  const { t } = useTranslation()
  const { percent, counted } = useFormat()
  const { data, error, refetch } = useQuery(qualityQuery(period))
  return (
    <section className="panel" aria-labelledby="rp-quality">
      <div className="ph">
        <h2 id="rp-quality">{t('figures.analysis.quality.title')}</h2>
      </div>
      {!data && !error && <SkeletonRows label={t('figures.analysis.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && !data.whole && (
        <EmptyState title={t('figures.analysis.quality.none')}>
          {t('figures.analysis.quality.noneText')}
        </EmptyState>
      )}
      {data?.whole && (
        <div className={styles.quality}>
          <p className={styles.headline}>
            {t('figures.analysis.quality.headline', {
              share: percent(data.whole.share),
              low: percent(data.whole.interval.low),
              high: percent(data.whole.interval.high),
            })}
          </p>
          <p className="sm muted">
            {t('figures.analysis.quality.read', counted(data.whole.read))}{' '}
            {t('figures.analysis.quality.meaning')}
          </p>
          <Bodies bodies={data.bodies} />
        </div>
      )}
      {data && <Foot data={data} />}
    </section>
  )
}

function Bodies({ bodies }: { bodies: QualityResponse['bodies'] }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { number, percent } = useFormat()
  return (
    <table className={tables.measuredTable} aria-labelledby="rp-quality">
      <thead>
        <tr>
          <th scope="col">{t('figures.analysis.body')}</th>
          <th scope="col">{t('figures.analysis.quality.readColumn')}</th>
          <th scope="col">{t('figures.analysis.quality.formal')}</th>
          <th scope="col">{t('figures.analysis.quality.share')}</th>
        </tr>
      </thead>
      <tbody>
        {bodies.map(({ agencyCode, read, formal, share, interval }) => (
          <tr key={agencyCode}>
            <th scope="row">{names.agency(agencyCode)?.shortName ?? names.agencyName(agencyCode)}</th>
            <td>{number(read)}</td>
            <td>{number(formal)}</td>
            <td>
              {percent(share)}{' '}
              <span className="xs muted">
                {t('figures.analysis.range', { low: percent(interval.low), high: percent(interval.high) })}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Foot({ data: { weeks, agreement } }: { data: QualityResponse }) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  const { answers, drawn, unread, waiting } = weeks
  return (
    <p className="pad sm muted">
      {t('figures.analysis.quality.drawn', {
        answers: number(answers),
        drawn: number(drawn),
        waiting: number(waiting),
      })}{' '}
      {unread > 0 && t('figures.analysis.quality.unread', { unread: number(unread) })}{' '}
      {agreement
        ? t('figures.analysis.quality.agreement', {
            pairs: number(agreement.pairs),
            share: percent(agreement.share),
            low: percent(agreement.interval.low),
            high: percent(agreement.interval.high),
            kappa: agreement.kappa === null ? '—' : number(Math.round(agreement.kappa * 100) / 100),
          })
        : t('figures.analysis.quality.noPairs')}
    </p>
  )
}
