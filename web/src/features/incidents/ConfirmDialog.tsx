import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { CommandDialog } from './CommandDialog.tsx'
import type { Command } from './use-incident-command.ts'

/** Steps that nothing undoes, and that many people would feel. */
export type Confirmed = 'confirm_futile' | 'declare_event'

type Props = {
  incident: IncidentResponse
  type: Confirmed
  onClose: () => void
  onDone: (command: Command, version: number) => void
}

export function ConfirmDialog({ incident, type, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const expectedVersion = incident.version
  const key = type === 'declare_event' && incident.flags.isMassEvent ? 'withdraw_event' : type
  const command: Command =
    type === 'declare_event'
      ? { type, isMassEvent: !incident.flags.isMassEvent, expectedVersion }
      : { type, expectedVersion }
  return (
    <CommandDialog
      incidentId={incident.id}
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
