import type { IncidentListItem, IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { FormDialog } from './FormDialog.tsx'
import { useMerge } from './use-merge.ts'

type Props = {
  incident: IncidentResponse
  others: readonly IncidentListItem[]
  onClose: () => void
  onDone: () => void
}

/** What will happen, in words, before several residents get one answer. */
export function MergeDialog({ incident, others, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const merge = useMerge()
  return (
    <FormDialog
      title={t('work.merge.title', { count: others.length, number: number(incident.number) })}
      submitLabel={t('work.merge.submit')}
      isComplete={others.length > 0}
      incompleteText={t('work.merge.alone')}
      isPending={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onSubmit={() =>
        merge.mutate(
          { into: incident, others },
          {
            onSuccess: () => {
              onClose()
              onDone()
            },
          },
        )
      }
    >
      <ul className="says sm">
        {(['work', 'thread', 'answer', 'undo'] as const).map((key) => (
          <li key={key}>{t(`work.merge.says.${key}`, { number: number(incident.number) })}</li>
        ))}
      </ul>
      <ul className="sm">
        {others.map(({ id, number: no, title }) => (
          <li key={id} className="el">
            <span className="muted">{t('incidents.question', { number: number(no) })}</span> {title}
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}
