import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import type { OwnField } from '../../../lib/own-fields/own-fields.ts'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { filledFields } from './kept-fields.ts'

type Props = { incident: IncidentResponse; fields: readonly OwnField[]; onMend: (() => void) | null }

/** What was filled in and only this browser has: it waits for the line, or was refused and can be mended. */
export function KeptFields({ incident, fields, onMend }: Props) {
  const { t } = useTranslation()
  const { nameOf, say } = useOwnFieldWords()
  const { userId, kept } = filledFields.useKept(incident.id)
  return kept.map((one) => (
    <div key={one.at}>
      <KeptAct
        refused={one.refused}
        waits={t('fields.kept.waits')}
        notDone={(reason) => t('fields.kept.refused', { reason })}
        letGo={t('fields.kept.letGo')}
        onLetGo={() => filledFields.drop(userId, one)}
        mend={onMend ? { label: t('fields.kept.mend'), onMend } : undefined}
      >
        <ul className="sm">
          {fields.flatMap((field) => {
            const value = one.body.values[field.code]
            if (value === undefined) return []
            return [
              <li key={field.code}>
                {nameOf(field)}: {say(field, value ?? undefined) ?? t('fields.nothing')}
              </li>,
            ]
          })}
        </ul>
      </KeptAct>
    </div>
  ))
}
