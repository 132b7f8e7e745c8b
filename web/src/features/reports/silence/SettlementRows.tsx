import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { silenceRowsQuery } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import * as styles from './Silence.module.css'

type Props = {
  settlement: { municipalityCode: string; name: string }
  renderIncident: RenderIncident
}

/** The questions that a settlement was heard by, the newest first. */
export function SettlementRows({ settlement: { municipalityCode, name }, renderIncident }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment } = useFormat()
  const { data, error, refetch } = useQuery(silenceRowsQuery(municipalityCode, name))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows count={3} label={t('figures.analysis.loading')} />
  return (
    <section aria-labelledby="rp-heard">
      <h3 id="rp-heard" className="m">
        {t('figures.analysis.silence.rows', { name })}
      </h3>
      {data.rows.length === 0 && <p className="sm muted">{t('figures.analysis.silence.noRows')}</p>}
      <ul className={styles.heard}>
        {data.rows.map(({ question, incidentId, title, topicCode, takenAt }) => (
          <li key={question}>
            {incidentId && title
              ? renderIncident(incidentId, title, 'lnk')
              : t('figures.analysis.question', { number: question })}{' '}
            <span className="sm muted">
              {[topicCode && names.topicName(topicCode), shortMoment(takenAt)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
