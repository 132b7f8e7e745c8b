import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { AssignDialog, AssignPersonDialog } from './AssignDialog.tsx'
import { CloseDialog, ReopenDialog, ReturnDialog } from './StepDialogs.tsx'
import { TriageDialog, type TriageFocus } from './TriageDialog.tsx'
import type { Command } from './use-incident-command.ts'

export type OpenDialog =
  | { name: 'triage'; focus: TriageFocus; topicCode?: string }
  | { name: 'assign' | 'assign_person' | 'return' | 'close' | 'reopen' }

type Props = {
  incident: IncidentResponse
  dialog: OpenDialog | null
  onClose: () => void
  onDone: (command: Command, version: number) => void
}

export function CardDialog({ incident, dialog, onClose, onDone }: Props) {
  const common = { incident, onClose, onDone }
  switch (dialog?.name) {
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
    case 'reopen':
      return <ReopenDialog {...common} />
    default:
      return null
  }
}
