import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { countAuthors } from '../../../lib/incidents/count-authors.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { CommandDialog } from './CommandDialog.tsx'
import type { Reasoned } from './reasoned.ts'
import type { Command } from './use-incident-command.ts'

type Props = {
  incident: IncidentResponse
  type: Reasoned
  onClose: () => void
  onDone: (command: Command, version: number | null) => void
}

/** What the step does, and why it is taken: the reason stays in the history. */
export function ReasonDialog({ incident, type, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation()
  const hintKey = `work.reason.${type}.hint`
  const [reason, setReason] = useBegun(`${type} ${incident.id}`, '')
  return (
    <CommandDialog
      incident={incident}
      title={t(`incidents.action.${type}`)}
      submitLabel={t(`work.reason.${type}.submit`)}
      command={{ type, reason, expectedVersion: incident.version }}
      words={{ reason: t('work.problem.reason') }}
      onClose={onClose}
      onDone={(command, version) => {
        setReason('')
        onDone(command, version)
      }}
    >
      <Notice
        state="waiting"
        title={t(`work.reason.${type}.says`, { count: countAuthors(incident.members) })}
      />
      <TextArea
        label={t(`work.reason.${type}.reason`)}
        hint={i18n.exists(hintKey) ? t(hintKey) : undefined}
        name="reason"
        required
        data-autofocus=""
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </CommandDialog>
  )
}
