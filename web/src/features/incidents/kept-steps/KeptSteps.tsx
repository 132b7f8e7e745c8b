import { KeptStepNotice } from './KeptStepNotice.tsx'
import { type OnCard, RefusedSteps } from './RefusedSteps.tsx'

/** On the card: what waits for a line, and what was refused. */
export function KeptSteps({ incident, acts }: OnCard) {
  return (
    <>
      <RefusedSteps onCard={{ incident, acts }} />
      <KeptStepNotice incidentId={incident.id} />
    </>
  )
}
