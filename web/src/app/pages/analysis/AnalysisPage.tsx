import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../features/figures/asked/index.ts'
import { MarkedMap } from '../../../features/figures/map/index.ts'
import type { SliceFilter } from '../../../features/reports/analysis.queries.ts'
import { type AnalysisPart, ownAgencyOf, partsFor } from '../../../features/reports/analysis-search.ts'
import { DurabilityPanel } from '../../../features/reports/durability/index.ts'
import { QualityPanel, ReadingRoom } from '../../../features/reports/quality/index.ts'
import type { RenderIncident } from '../../../features/reports/render-links.ts'
import { ReplayPanel } from '../../../features/reports/replay/index.ts'
import { type RenderPlaceRows, SilencePanel } from '../../../features/reports/silence/index.ts'
import { meQuery } from '../../../lib/session.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { NotFound } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'
import * as styles from './AnalysisPage.module.css'

const route = getRouteApi('/app/analysis/{-$part}')

const renderIncident: RenderIncident = (incidentId, content, className) => (
  <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
    {content}
  </Link>
)

const renderRows: RenderPlaceRows = ({ municipalityCode, from, to }, content) => (
  <Link
    to="/figures/$code"
    params={{ code: 'questions' }}
    search={{ period: 'any', municipalityCode, from, to }}
    className="lnk"
  >
    {content}
  </Link>
)

/** What the figures do not say by themselves: whether it lasts, whether it is an answer, who is silent. */
export function AnalysisPage() {
  const { t } = useTranslation()
  const { part } = route.useParams()
  const me = useQuery(meQuery).data
  if (!me) return null
  const parts = partsFor(me)
  const ownAgency = ownAgencyOf(me)
  const shown = part === undefined ? parts[0] : parts.find((one) => one === part)
  if (!shown) return <NotFound isPage />
  return (
    <main className={`page ${styles.analysisPage}`}>
      <SectionTabs of="oversight" />
      <header className="page-h">
        <div className="grow">
          <h1>{t('common.section.analysis')}</h1>
        </div>
      </header>
      <nav className="row" aria-label={t('common.section.analysis')}>
        <span className="seg">
          {parts.map((one) => (
            <Link
              key={one}
              to="/analysis/{-$part}"
              params={{ part: one }}
              search={{}}
              aria-current={one === shown ? 'page' : undefined}
            >
              {t(`figures.analysis.part.${one}`)}
            </Link>
          ))}
        </span>
      </nav>
      <Part part={shown} ownAgency={ownAgency} />
    </main>
  )
}

const QUALITY_DAYS = 91

function Part({ part, ownAgency }: { part: AnalysisPart; ownAgency: string | null }) {
  const filter = route.useSearch()
  const navigate = useNavigate()
  const { locale } = useFormat()
  const today = dayKey(useNow(), locale)
  const onFilter = (search: SliceFilter) =>
    void navigate({ to: '/analysis/{-$part}', params: { part }, search, replace: true, resetScroll: false })
  switch (part) {
    case 'durability':
      return <DurabilityPanel {...{ filter, onFilter, renderIncident }} />
    case 'quality':
      return <QualityPanel period={{ from: addDays(today, -QUALITY_DAYS), to: today }} />
    case 'silence':
      return <SilencePanel renderMap={(map) => <MarkedMap {...map} />} {...{ renderRows, renderIncident }} />
    case 'replay':
      return <ReplayPanel ownAgency={ownAgency} />
    case 'reading':
      return <ReadingRoom />
  }
}
