import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { IncidentLinks } from '../../../features/incidents/IncidentLink.tsx'
import { toDeskQueue } from '../../../lib/words/names.ts'

/** Everything inside may point at other questions. */
export function CardLinks({ children }: { children: ReactNode }) {
  return (
    <IncidentLinks value={(id, content) => <CardLink id={id}>{content}</CardLink>}>{children}</IncidentLinks>
  )
}

/** Another card opens on the same page as this one: beside the list, or as a task. */
export function CardLink({ id, children }: { id: string; children: ReactNode }) {
  const { queue } = useParams({ strict: false })
  return queue === undefined ? (
    <Link to="/tasks/$incidentId" params={{ incidentId: id }}>
      {children}
    </Link>
  ) : (
    <Link
      to="/desk/$queue/{-$incidentId}"
      params={{ queue: toDeskQueue(queue), incidentId: id }}
      search={true}
    >
      {children}
    </Link>
  )
}
