import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../lib/session.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { ExportForm } from './ExportForm.tsx'
import * as styles from './exchange.module.css'
import { exchangeJobsQuery } from './exchange.queries.ts'
import { JobItem } from './JobItem.tsx'
import { ExportSchedules } from './neighbours/ExportSchedules.tsx'
import type { LinkToQuestion } from './UndoImport.tsx'
import { UploadForm } from './UploadForm.tsx'

/** Incidents out into a spreadsheet and in from one; files are their owner's and live a day. */
export function Exchange({ link }: { link: LinkToQuestion }) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const { data, error, refetch } = useQuery(exchangeJobsQuery)
  const { exportIncidents: isOut = false, importIncidents: isIn = false } = me?.abilities ?? {}
  const may = isOut && isIn ? 'both' : isIn ? 'in' : 'out'
  return (
    <>
      <header className="page-h">
        <h1>{t('common.section.exchange')}</h1>
      </header>
      <p className="muted">{t(`exchange.text.${may}`)}</p>
      <div className={styles.forms}>
        {isOut && <ExportForm />}
        {isIn && <UploadForm />}
        {isIn && !isOut && <ExportSchedules mappingId={null} format="csv" />}
      </div>
      <h2>{t(`exchange.jobs.${may}`)}</h2>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('exchange.loading')} />}
      {data?.jobs.length === 0 && (
        <EmptyState title={t('exchange.empty')}>{t(`exchange.emptyText.${may}`)}</EmptyState>
      )}
      <ul className="form">
        {data?.jobs.map((job) => (
          <li key={job.id}>
            <JobItem job={job} link={link} />
          </li>
        ))}
      </ul>
    </>
  )
}
