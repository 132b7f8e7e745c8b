import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Archive } from '../../../features/reports/archive/index.ts'
import { type RenderLink, ReportPreview } from '../../../features/reports/preview/index.ts'
import type { ReportsSearch } from '../../../features/reports/reports-search.ts'
import { ScheduleList } from '../../../features/reports/schedules/index.ts'
import { meQuery } from '../../../lib/session.ts'
import { NotFound } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

type Tab = 'report' | 'schedules' | 'archive'

const route = getRouteApi('/app/reports')

/** A report leads to cards of questions and nowhere else. */
const renderLink: RenderLink = (href, content) => {
  const incidentId = /^\/incident\/([\w-]+)$/.exec(href)?.[1]
  return incidentId === undefined ? (
    content
  ) : (
    <Link to="/incident/$incidentId" params={{ incidentId }}>
      {content}
    </Link>
  )
}

/** Reports to read, to print and to send; what is sent by itself, and what was sent. */
export function ReportsPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const navigate = useNavigate()
  const abilities = useQuery(meQuery).data?.abilities
  if (!abilities) return null
  const tabs: Tab[] = [
    ...(abilities.seeFigures ? (['report'] as const) : []),
    ...(abilities.scheduleReports ? (['schedules', 'archive'] as const) : []),
  ]
  const tab = tabs.find((one) => one === search.tab) ?? tabs[0]
  if (!tab) return <NotFound isPage />
  const change = (changed: ReportsSearch) =>
    void navigate({ to: '/reports', search: changed, replace: true, resetScroll: false })
  return (
    <main className="page">
      <SectionTabs of="oversight" />
      <header className="page-h no-print">
        <h1>{t('common.section.reports')}</h1>
      </header>
      {tabs.length > 1 && (
        <nav className="row no-print" aria-label={t('reports.tab.label')}>
          <span className="seg">
            {tabs.map((one) => (
              <Link
                key={one}
                to="/reports"
                search={{ ...search, tab: one }}
                aria-current={one === tab ? 'page' : undefined}
              >
                {t(`reports.tab.${one}`)}
              </Link>
            ))}
          </span>
        </nav>
      )}
      {tab === 'report' && <ReportPreview search={search} onSearch={change} renderLink={renderLink} />}
      {tab === 'schedules' && <ScheduleList search={search} onSearch={change} />}
      {tab === 'archive' && <Archive />}
    </main>
  )
}
