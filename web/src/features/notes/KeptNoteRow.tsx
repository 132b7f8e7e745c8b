import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeptAct } from '../../ui/text/KeptAct.tsx'
import type { KeptNote } from './kept-notes.ts'
import { NoteComposer } from './NoteComposer.tsx'
import * as styles from './NotesPanel.module.css'
import type { useNoteActions } from './use-note-actions.ts'

type Props = { kept: KeptNote; add: ReturnType<typeof useNoteActions>['add']; onLetGo: () => void }

/** A note that only this browser has: it waits for the line, or was refused and can be mended. */
export function KeptNoteRow({ kept, add, onLetGo }: Props) {
  const { t } = useTranslation()
  const { incidentId, commandKey, note, people = [], refused } = kept
  const [isMended, setMended] = useState(false)
  if (isMended)
    return (
      <li className={styles.singleNote}>
        <NoteComposer
          {...{ incidentId, noteId: commandKey, text: note.text, mentions: people }}
          isBusy={add.isPending}
          submitLabel={t('notes.add')}
          onSubmit={(mended, onSaved) =>
            add.mutate(mended, {
              onSuccess: () => {
                onSaved()
                onLetGo()
              },
            })
          }
          onCancel={() => setMended(false)}
        />
      </li>
    )
  return (
    <li className={styles.singleNote}>
      <KeptAct
        refused={refused}
        waits={t('subtasks.keptNote.waits')}
        notDone={(reason) => t('subtasks.keptNote.notAdded', { reason })}
        letGo={t('subtasks.keptNote.letGo')}
        onLetGo={onLetGo}
        mend={{ label: t('notes.edit'), onMend: () => setMended(true) }}
      >
        <p className="sm pre">{note.text}</p>
      </KeptAct>
    </li>
  )
}
