import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { ChangeDeadlineDialog } from '../commands/ChangeDeadlineDialog.tsx'
import { ConfirmDialog, type Confirmed } from '../commands/ConfirmDialog.tsx'
import { ReasonDialog, type Reasoned } from '../commands/ReasonDialog.tsx'
import { CloseDialog, ReturnDialog } from '../commands/StepDialogs.tsx'
import type { Command } from '../commands/use-incident-command.ts'
import { JoinEventDialog } from '../merging/JoinEventDialog.tsx'
import { MergeManyDialog } from '../merging/MergeManyDialog.tsx'
import { SplitDialog } from '../messages/SplitDialog.tsx'
import { AssignDialog, AssignPersonDialog } from '../triage/AssignDialog.tsx'
import { TriageDialog, type TriageFocus } from '../triage/TriageDialog.tsx'

export type OpenDialog =
  | { name: 'triage'; focus: TriageFocus; topicCode?: string }
  | { name: 'assign' | 'assign_person' | 'return' | 'close' | 'merge' | 'split' | 'join_event' }
  | { name: 'reason'; type: Reasoned }
  | { name: 'confirm'; type: Confirmed }
  | { name: 'change_deadline'; key: string }

type Props = {
  incident: IncidentResponse
  dialog: OpenDialog
  onClose: () => void
  onDone: (command: Command, version: number) => void
  onMerged: (intoId: string) => void
}

export function CardDialog({ incident, dialog, onClose, onDone, onMerged }: Props) {
  const common = { incident, onClose, onDone }
  switch (dialog.name) {
    case 'triage':
      return <TriageDialog {...common} focus={dialog.focus} topicCode={dialog.topicCode} />
    case 'assign':
      return <AssignDialog {...common} />
    case 'assign_person':
      return <AssignPersonDialog {...common} />
    case 'return':
      return <ReturnDialog {...common} />
    case 'close':
      return <CloseDialog {...common} />
    case 'reason':
      return <ReasonDialog {...common} type={dialog.type} />
    case 'confirm':
      return <ConfirmDialog {...common} type={dialog.type} />
    case 'merge':
      return <MergeManyDialog rows={[incident]} onClose={onClose} onDone={({ intoId }) => onMerged(intoId)} />
    case 'split':
      return <SplitDialog incident={incident} onClose={onClose} />
    case 'join_event':
      return <JoinEventDialog {...common} />
    case 'change_deadline': {
      // It may end while somebody writes why it moves: the form stays, the server says that it is over.
      const ofKey = incident.deadlines.filter(({ key }) => key === dialog.key)
      const deadline = ofKey.find(({ stoppedAt }) => stoppedAt === null) ?? ofKey.at(-1)
      return deadline ? <ChangeDeadlineDialog {...common} deadline={deadline} /> : null
    }
  }
}
