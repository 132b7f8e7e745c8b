import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandDialog } from './CommandDialog.tsx'
import type { Command } from './use-incident-command.ts'

/** Steps that nothing undoes, and that many people would feel. */
export type Confirmed = 'confirm_futile' | 'declare_event'

type Props = {
  incident: IncidentResponse
  type: Confirmed
  onClose: () => void
  onDone: (command: Command, version: number | null) => void
}

export function ConfirmDialog({ incident, type, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const expectedVersion = incident.version
  // Decided when it was opened: a colleague who was first must not turn it into its opposite.
  const [isMassEvent] = useState(!incident.flags.isMassEvent)
  const key = type === 'declare_event' && !isMassEvent ? 'withdraw_event' : type
  const command: Command =
    type === 'declare_event' ? { type, isMassEvent, expectedVersion } : { type, expectedVersion }
  return (
    <CommandDialog
      incident={incident}
      title={t(`incidents.action.${key}`)}
      submitLabel={t(`work.confirm.${key}.submit`)}
      command={command}
      onClose={onClose}
      onDone={onDone}
    >
      <p className="sm">{t(`work.confirm.${key}.text`)}</p>
    </CommandDialog>
  )
}
