import { useLocation } from '@tanstack/react-router'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { ContributionsPanel } from '../../../features/answers/contributions/index.ts'
import type { IntoAnswer } from '../../../features/answers/part-files/index.ts'
import { SubtasksPanel } from '../../../features/answers/subtasks/index.ts'
import { OwnFieldsPanel } from '../../../features/incidents/own-fields/index.ts'
import { LATE_PARTS } from '../answers/late-parts.ts'

type Props = {
  incident: IncidentResponse
  /** Puts a quotation into the answer; null where nobody writes one. */
  onInsert: ((text: string) => void) | null
  /** Takes files into the answer; null where nobody writes one. */
  intoAnswer?: IntoAnswer | null
}

/** What others do for one answer: parts of other bodies, sub-tasks of colleagues; what must be known before it goes. */
export function WorkBeside({ incident, onInsert, intoAnswer = null }: Props) {
  const isLedToLate = useLocation({ select: ({ hash }) => hash === LATE_PARTS })
  return (
    <>
      <ContributionsPanel {...{ incident, onInsert, intoAnswer, isLedToLate }} />
      <SubtasksPanel incident={incident} warns={onInsert !== null} />
      {/* In the card of the desk they stand beside whoever answers. */}
      {onInsert !== null && <OwnFieldsPanel incident={incident} />}
    </>
  )
}
