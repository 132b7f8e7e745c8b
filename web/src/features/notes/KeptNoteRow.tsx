import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorOf } from '../../lib/line/kept-refusal.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { State } from '../../ui/State.tsx'
import type { KeptNote } from './kept-notes.ts'
import { NoteComposer } from './NoteComposer.tsx'
import * as styles from './NotesPanel.module.css'
import type { useNoteActions } from './use-note-actions.ts'

type Props = { kept: KeptNote; add: ReturnType<typeof useNoteActions>['add']; onLetGo: () => void }

/** A note that only this browser has: it waits for the line, or was refused and can be mended. */
export function KeptNoteRow({ kept: { incidentId, commandKey, note, refused }, add, onLetGo }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [isMended, setMended] = useState(false)
  return (
    <li className={styles.singleNote}>
      <p role="status">
        <State name={refused ? 'late' : 'waiting'} className="sm">
          {refused
            ? t('subtasks.keptNote.notAdded', { reason: words(errorOf(refused)) })
            : t('subtasks.keptNote.waits')}
        </State>
      </p>
      {isMended ? (
        <NoteComposer
          incidentId={incidentId}
          noteId={commandKey}
          text={note.text}
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
      ) : (
        <>
          <p className="sm pre">{note.text}</p>
          <div className="row g2 wrap">
            {refused && (
              <Button size="s" onClick={() => setMended(true)}>
                {t('notes.edit')}
              </Button>
            )}
            <Button size="s" look="quiet" onClick={onLetGo}>
              {t('subtasks.keptNote.letGo')}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}
