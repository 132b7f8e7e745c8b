import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type AskedReport, reportQuery } from '../reports.queries.ts'
import type { ReportsSearch } from '../reports-search.ts'
import { ReportBar } from './ReportBar.tsx'
import { ReportFiles } from './ReportFiles.tsx'
import { type RenderLink, ReportPaper } from './ReportPaper.tsx'
import { readAsked } from './read-asked.ts'
import { daysOf } from './report-period.ts'

type Props = {
  search: ReportsSearch
  onSearch: (search: ReportsSearch) => void
  renderLink: RenderLink
}

/** A report as it will be sent and printed. */
export function ReportPreview({ search, onSearch, renderLink }: Props) {
  const { t, i18n } = useTranslation()
  const { locale } = useFormat()
  const today = dayKey(useNow(), locale)
  const chosen = readAsked(search)
  const { kind, municipalityCode, agencyCode, network, groupCode, topicCode } = chosen
  const asked: AskedReport = {
    ...{ kind, ...daysOf(chosen, today), language: i18n.language === 'en' ? 'en' : 'ru' },
    ...(municipalityCode && { municipalityCode }),
    ...(agencyCode && { agencyCode }),
    ...(network && { network }),
    ...(groupCode && { groupCode }),
    ...(topicCode && { topicCode }),
  }
  const { data, error, refetch, isPlaceholderData } = useQuery(reportQuery(asked))
  const isPlaceNeeded = isRefusedAs(error, 'report.place_needed')
  return (
    <>
      <ReportBar {...{ search, today, onSearch }} own={isPlaceNeeded ? null : data?.own} />
      {isPlaceNeeded ? (
        <Notice state="attention" title={t('reports.placeNeeded.title')}>
          {t('reports.placeNeeded.text')}
        </Notice>
      ) : (
        <>
          {error && <ErrorNotice error={error} onRetry={refetch} />}
          {!data && !error && <SkeletonRows label={t('reports.loading')} />}
          {data && !error && (
            <div className="col g3" aria-busy={isPlaceholderData}>
              <ReportFiles asked={asked} onTaken={(format) => onSearch({ ...search, format })} />
              <ReportPaper report={data.report} renderLink={renderLink} />
            </div>
          )}
        </>
      )}
    </>
  )
}

function isRefusedAs(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
