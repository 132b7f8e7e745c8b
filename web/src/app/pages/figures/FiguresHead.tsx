import { IconCalendarRepeat, IconDeviceTv, IconPrinter, IconReport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FiguresResponse } from '@veche/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { type Cadence, cadencesOf, usePlaceName } from '../../../features/figures/asked/index.ts'
import * as styles from '../../../features/figures/figures-page.module.css'
import type { FiguresSearch } from '../../../features/figures/figures-search.ts'
import type { ReportsSearch } from '../../../features/reports/reports-search.ts'
import { meQuery } from '../../../lib/session.ts'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'

type Props = { data: FiguresResponse | undefined; search: FiguresSearch }

/** Of whom, of which days, counted when; the ways to paper and to the wall. */
export function FiguresHead({ data, search }: Props) {
  const { t } = useTranslation()
  const { locale, time } = useFormat()
  const placeOf = usePlaceName()
  const me = useQuery(meQuery).data
  const cadences = cadencesOf(search)
  return (
    <header className="page-h">
      <div className="grow">
        <h1>{data ? placeOf(data.filter) : t('common.section.figures')}</h1>
        {data && (
          <p className="sm muted">
            {[
              formatDays(data.period.from, data.period.to, locale),
              t('figures.comparedWith', { days: formatDays(data.previous.from, data.previous.to, locale) }),
              t('figures.countedAt', { time: time(data.countedAt) }),
            ].join(' · ')}
          </p>
        )}
      </div>
      {data &&
        me?.abilities.scheduleReports &&
        cadences.map((cadence) => (
          <Link key={cadence} to="/reports" search={sentOf(data, cadence)} className="btn s t no-print">
            <IconCalendarRepeat className="ic" aria-hidden="true" />
            {t(`figures.report.send.${cadence}`)}
          </Link>
        ))}
      <div className={`row g1 no-print ${styles.wideOnly}`}>
        {data && (
          <Link to="/reports" search={reportOf(data)} className="btn s t">
            <IconReport className="ic" aria-hidden="true" />
            {t(isOfPlace(data) ? 'figures.report.note' : 'figures.report.summary')}
          </Link>
        )}
        <Link to="/figures/wall" search={search} target="_blank" className="btn s t">
          <IconDeviceTv className="ic" aria-hidden="true" />
          {t('figures.wall.open')}
        </Link>
        <Button
          look="quiet"
          size="s"
          icon={<IconPrinter className="ic" aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('figures.print')}
        </Button>
      </div>
    </header>
  )
}

const PERIOD_OF = { daily: 'day', weekly: 'week', monthly: 'month' } as const

/** The form of a schedule, filled in with the same figures of the same filter. */
function sentOf({ filter }: FiguresResponse, cadence: Cadence): ReportsSearch {
  return { tab: 'schedules', add: cadence, kind: 'figures', period: PERIOD_OF[cadence], ...filter }
}

function isOfPlace({ filter }: FiguresResponse): boolean {
  return filter.municipalityCode !== undefined || filter.agencyCode !== undefined
}

/** Of the same days and place; a note for a meeting is of one place. */
function reportOf(data: FiguresResponse): ReportsSearch {
  const { municipalityCode, agencyCode } = data.filter
  const kind = isOfPlace(data) ? 'meeting_note' : 'summary'
  return { kind, period: 'any', ...data.period, municipalityCode, agencyCode }
}
