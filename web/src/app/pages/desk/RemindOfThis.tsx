import { Link } from '@tanstack/react-router'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useMemo } from 'react'
import { Remind } from '../../../features/figures/head/index.ts'

type Props = { incident: Pick<IncidentResponse, 'id' | 'title' | 'assigneeName'> }

/** On the card of a late question, for whoever may call others to it. */
export function RemindOfThis({ incident: { id, title, assigneeName } }: Props) {
  const items = useMemo(() => [{ incidentId: id, title, assigneeName }], [id, title, assigneeName])
  return (
    <Remind
      look="default"
      items={items}
      renderIncident={(incidentId, content, className) => (
        <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
          {content}
        </Link>
      )}
    />
  )
}
