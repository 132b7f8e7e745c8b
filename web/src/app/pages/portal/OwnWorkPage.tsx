import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  OwnReturns,
  ownWorkQuery,
  type RenderQuestion,
  ThanksList,
  WeekTiles,
} from '../../../features/portal/own-work/index.ts'
import * as styles from '../../../features/portal/own-work/own-work.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { CsvLink } from '../../../ui/lists/FilesMenu.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'

/** One's own figures. Nobody else has a page that shows them. */
export function OwnWorkPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(ownWorkQuery)
  return (
    <main className={`page ${phone.wraps}`}>
      <header className="page-h">
        <Link className="btn t i" to="/today" aria-label={t('own-work.back')}>
          <IconArrowLeft className="ic xl" />
        </Link>
        <div className="grow">
          <h1>{t('own-work.title')}</h1>
          <p className="sm muted">{t('own-work.onlyYou')}</p>
        </div>
        {data && <CsvLink href="/api/today/work.csv" />}
        <PrintButton />
      </header>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('own-work.loading')} />}
      {data && (
        <>
          <WeekTiles work={data} />
          <div className={styles.besideWeeks}>
            <OwnReturns returns={data.returns} renderQuestion={renderQuestion} />
            <ThanksList thanks={data.thanks} renderQuestion={renderQuestion} />
          </div>
        </>
      )}
    </main>
  )
}

const renderQuestion: RenderQuestion = (incidentId, content, className) => (
  <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
    {content}
  </Link>
)
