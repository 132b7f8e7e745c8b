import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { ContactButton } from './ContactButton.tsx'
import { HandRecordLine } from './HandRecordLine.tsx'

/** Above the talk of a question of the form: how to reach whoever asked, and who wrote it down if they did not themselves. */
export function FormOrigin({ incident }: { incident: IncidentResponse }) {
  return (
    <>
      {mayWork(incident) && <ContactButton key={incident.id} incidentId={incident.id} />}
      <HandRecordLine incidentId={incident.id} />
    </>
  )
}

/** Whoever only reads or counts does not need to reach anybody. */
function mayWork({ abilities }: IncidentResponse): boolean {
  return Object.values(abilities).some(Boolean)
}
