import { Link } from '@tanstack/react-router'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { useMemo } from 'react'
import { ForecastPanel, SurgesPanel } from '../../../features/reports/radar/index.ts'
import type { RenderIncident } from '../../../features/reports/render-links.ts'

const renderIncident: RenderIncident = (incidentId, content, className) => (
  <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
    {content}
  </Link>
)

/** What happens now, beside the figures of the period; of the same place. */
export function RadarPanels({ municipalityCode, agencyCode }: FigureFilter) {
  const place = useMemo(
    () => ({ ...(municipalityCode && { municipalityCode }), ...(agencyCode && { agencyCode }) }),
    [municipalityCode, agencyCode],
  )
  return (
    <>
      <ForecastPanel {...{ place, renderIncident }} />
      <SurgesPanel {...{ place, renderIncident }} />
    </>
  )
}
