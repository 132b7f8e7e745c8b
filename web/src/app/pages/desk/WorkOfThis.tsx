import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { OwnFieldsPanel } from '../../../features/incidents/own-fields/index.ts'
import { DutyOfThis } from './DutyOfThis.tsx'
import { MacrosOfThis } from './MacrosOfThis.tsx'

/** Beside a question: what is done with many like it by one press, and who answers for it. */
export function WorkOfThis({ incident }: { incident: IncidentResponse }) {
  return (
    <>
      <MacrosOfThis incident={incident} />
      <DutyOfThis incident={incident} />
      <OwnFieldsPanel incident={incident} />
    </>
  )
}
