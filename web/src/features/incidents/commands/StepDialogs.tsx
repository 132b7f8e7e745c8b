import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { SATISFACTIONS } from '@veche/contract/values/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { ChoiceField, TextArea } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { CommandDialog } from './CommandDialog.tsx'
import type { Command } from './use-incident-command.ts'

type Props = {
  incident: IncidentResponse
  onClose: () => void
  onDone: (command: Command, version: number | null) => void
}

/** «Не наша компетенция»: why, and whose it is. */
export function ReturnDialog({ incident, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const [reason, setReason] = useBegun(`return ${incident.id}`, '')
  const [proposedAgencyCode, setProposed] = useState(incident.proposedAgencyCode)
  const others = directory.agencies.filter(({ code }) => code !== incident.agencyCode)
  return (
    <CommandDialog
      incident={incident}
      title={t('incidents.action.return')}
      submitLabel={t('incidents.action.returnSubmit')}
      command={{ type: 'return', reason, proposedAgencyCode, expectedVersion: incident.version }}
      words={{ reason: t('work.problem.reason') }}
      onClose={onClose}
      onDone={(command, version) => {
        setReason('')
        onDone(command, version)
      }}
    >
      <ReturnRight incident={incident} />
      <TextArea
        label={t('incidents.return.reason')}
        name="reason"
        hint={t('incidents.return.hint')}
        required
        data-autofocus=""
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Combobox
        label={t('incidents.return.proposed')}
        name="proposedAgencyCode"
        value={proposedAgencyCode}
        options={others.map(({ code, name }) => ({ value: code, label: name }))}
        canClear
        onChange={setProposed}
      />
    </CommandDialog>
  )
}

/** Until when the agency may refuse, and how often the work went back already. */
function ReturnRight({ incident: { returnUntil, handoffs } }: Pick<Props, 'incident'>) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (returnUntil === null && handoffs === 0) return null
  return (
    <Notice
      state="waiting"
      title={
        returnUntil === null
          ? t('work.return.noWindow')
          : t('work.return.until', { moment: moment(returnUntil) })
      }
    >
      {handoffs > 0 && <p>{t('work.return.handoffs', { count: handoffs })}</p>}
    </Notice>
  )
}

export function CloseDialog({ incident, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const [satisfaction, setSatisfaction] = useState<(typeof SATISFACTIONS)[number] | null>(null)
  return (
    <CommandDialog
      incident={incident}
      title={t('incidents.action.close')}
      submitLabel={t('incidents.action.close')}
      command={
        satisfaction === null ? null : { type: 'close', satisfaction, expectedVersion: incident.version }
      }
      missing={satisfaction === null ? { satisfaction: t('work.problem.choice') } : {}}
      onClose={onClose}
      onDone={onDone}
    >
      {incident.authorCount > 1 && (
        <Notice state="waiting" title={t('work.close.forAll', { count: incident.authorCount })} />
      )}
      <ChoiceField label={t('incidents.close.question')} name="satisfaction">
        {SATISFACTIONS.map((code) => (
          <label className="chk-l" key={code}>
            <input
              type="radio"
              name="satisfaction"
              checked={satisfaction === code}
              onChange={() => setSatisfaction(code)}
            />
            <span>{t(`incidents.satisfaction.${code}`)}</span>
          </label>
        ))}
      </ChoiceField>
    </CommandDialog>
  )
}
