import { useTranslation } from 'react-i18next'
import { KeptAct } from '../../ui/text/KeptAct.tsx'
import type { KeptChange } from './kept-changes.ts'
import { useNoteActions } from './use-note-actions.ts'

type Props = {
  change: KeptChange
  onLetGo: () => void
  /** Null: it is too late to change the note, and the words may be added as another. */
  onMend: (() => void) | null
}

/** Under a note: it is mended or deleted when the line is back, or was not, and why. */
export function KeptChangeLine({ change: { incidentId, body, refused }, onLetGo, onMend }: Props) {
  const { t } = useTranslation()
  const { add } = useNoteActions(incidentId)
  if (body.type === 'delete')
    return (
      <KeptAct
        refused={refused}
        waits={t('subtasks.keptDelete.waits')}
        notDone={(reason) => t('subtasks.keptDelete.notDone', { reason })}
        letGo={t('subtasks.keptDelete.letGo')}
        onLetGo={onLetGo}
      />
    )
  const { note, people } = body
  const addAnother = () => add.mutate({ note, people }, { onSuccess: onLetGo })
  return (
    <KeptAct
      refused={refused}
      waits={t('subtasks.keptEdit.waits')}
      notDone={(reason) => t('subtasks.keptEdit.notDone', { reason })}
      letGo={t('subtasks.keptEdit.letGo')}
      onLetGo={onLetGo}
      mend={
        onMend
          ? { label: t('notes.edit'), onMend }
          : { label: t('subtasks.keptEdit.addAnother'), onMend: addAnother }
      }
    />
  )
}
