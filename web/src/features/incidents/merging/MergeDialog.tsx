import type { IncidentListItem, IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { refusalOf } from '../commands/index.ts'
import { MergeSays } from './MergeSays.tsx'
import { useMerge } from './use-merge.ts'

type Props = {
  incident: IncidentResponse
  others: readonly IncidentListItem[]
  onClose: () => void
  onDone: () => void
}

export function MergeDialog({ incident, others, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const merge = useMerge()
  return (
    <DialogForm
      title={t('merging.title', { count: others.length, number: incident.number })}
      submitLabel={t('work.merge.submit')}
      isComplete={others.length > 0}
      incompleteText={t('work.merge.alone')}
      isPending={merge.isPending}
      {...refusalOf(merge.error)}
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
      <MergeSays into={incident} others={others} />
      <ul className="sm">
        {others.map(({ id, number: no, title }) => (
          <li key={id} className="el">
            <span className="muted">{t('incidents.question', { number: no })}</span> {storedWords(title, t)}
          </li>
        ))}
      </ul>
    </DialogForm>
  )
}
