import type { IncidentResponse } from '@veche/contract/incidents.ts'
import {
  ChangeDeadlineDialog,
  CloseDialog,
  type Command,
  ConfirmDialog,
  type Confirmed,
  ReasonDialog,
  type Reasoned,
  ReturnDialog,
} from '../commands/index.ts'
import { JoinEventDialog, MergeManyDialog } from '../merging/index.ts'
import { SplitDialog } from '../messages/index.ts'
import { AssignDialog, AssignPersonDialog, TriageDialog, type TriageFocus } from '../triage/index.ts'

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
  onDone: (command: Command, version: number | null, assignee?: string | null) => void
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
