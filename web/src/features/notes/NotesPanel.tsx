import { useTranslation } from 'react-i18next'
import { useOnline } from '../../lib/line/online.ts'
import { useSendsLater } from '../../lib/line/sends-later.ts'
import { usePaged } from '../../lib/queries/paged-query.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/query-states.tsx'
import { KeptNoteRow } from './KeptNoteRow.tsx'
import { noteChanges } from './kept-changes.ts'
import { dropNote, useKeptNotes } from './kept-notes.ts'
import { NoteComposer } from './NoteComposer.tsx'
import { NoteRow } from './NoteRow.tsx'
import * as styles from './NotesPanel.module.css'
import { notesQuery } from './notes.queries.ts'
import { useNoteActions } from './use-note-actions.ts'

type Props = {
  incidentId: string
  /** Where the work itself needs the place: opened by a touch. */
  isFolded?: boolean
}

/** What colleagues say to each other of a question; residents never see it. */
export function NotesPanel({ incidentId, isFolded = false }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const known = usePaged(notesQuery(incidentId)).rows?.length ?? 0
  const count = known + useKeptNotes(incidentId).kept.length
  if (!isFolded) {
    return (
      <section className={styles.notes} aria-label={t('notes.title')}>
        <h3>{t('notes.title')}</h3>
        <Notes incidentId={incidentId} />
      </section>
    )
  }
  return (
    <details className={styles.foldedNotes}>
      <summary>
        <b className="m">{t('notes.title')}</b> {count > 0 && <span className="tag">{number(count)}</span>}
      </summary>
      <div className={styles.notes}>
        <Notes incidentId={incidentId} />
      </div>
    </details>
  )
}

function Notes({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const query = usePaged(notesQuery(incidentId))
  const { add } = useNoteActions(incidentId)
  const { userId, kept } = useKeptNotes(incidentId)
  const changes = noteChanges.useKept(incidentId).kept
  const changeOf = (noteId: string) => changes.find(({ place }) => place === noteId) ?? null
  useSendsLater()
  const isOnline = useOnline()
  // What a browser keeps says nothing of what colleagues have written since.
  const isOld = !isOnline || query.isError
  const notes = query.rows ?? []
  return (
    <>
      <p className="xs muted">{t('notes.hint')}</p>
      {query.head?.canWrite && (
        <NoteComposer
          incidentId={incidentId}
          isBusy={add.isPending}
          submitLabel={t('notes.add')}
          onSubmit={(note, onSaved) => add.mutate(note, { onSuccess: onSaved })}
        />
      )}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data && notes.length + kept.length === 0 && (
        <p className="xs muted">{t(isOld ? 'notes.emptyBefore' : 'notes.empty')}</p>
      )}
      <ul>
        {kept.map((one) => (
          <KeptNoteRow key={one.commandKey} kept={one} add={add} onLetGo={() => dropNote(userId, one)} />
        ))}
        {notes.map((note) => (
          <NoteRow key={note.id} {...{ incidentId, note, change: changeOf(note.id) }} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="s" isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('notes.more')}
        </Button>
      )}
    </>
  )
}
