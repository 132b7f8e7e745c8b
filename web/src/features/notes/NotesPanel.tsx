import type { NoteResponse } from '@veche/contract/casework/notes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyDialog } from '../../lib/line/lazy-part.ts'
import { useSendsLater } from '../../lib/line/sends-later.ts'
import { usePaged } from '../../lib/queries/paged-query.ts'
import { useNow } from '../../lib/time/clock.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/query-states.tsx'
import { KeptNoteRow } from './KeptNoteRow.tsx'
import { dropNote, useKeptNotes } from './kept-notes.ts'
import { cutAtMentions } from './mention-text.ts'
import { NoteComposer } from './NoteComposer.tsx'
import * as styles from './NotesPanel.module.css'
import { notesQuery } from './notes.queries.ts'
import { useNoteActions } from './use-note-actions.ts'

const DeleteNoteDialog = lazyDialog('DeleteNoteDialog', () => import('./DeleteNoteDialog.tsx'))

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
  useSendsLater()
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
      {query.data && notes.length + kept.length === 0 && <p className="xs muted">{t('notes.empty')}</p>}
      <ul>
        {kept.map((one) => (
          <KeptNoteRow key={one.commandKey} kept={one} add={add} onLetGo={() => dropNote(userId, one)} />
        ))}
        {notes.map((note) => (
          <Note key={note.id} incidentId={incidentId} note={note} />
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

function Note({ incidentId, note }: { incidentId: string; note: NoteResponse }) {
  const { t } = useTranslation()
  const now = useNow()
  const { shortMoment, moment } = useFormat()
  const { edit } = useNoteActions(incidentId)
  const [isEdited, setEdited] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const canEdit = note.editableUntil !== null && Date.parse(note.editableUntil) > now
  if (isEdited) {
    return (
      <li className={styles.singleNote}>
        <NoteComposer
          incidentId={incidentId}
          noteId={note.id}
          text={note.text}
          mentions={note.mentions}
          isBusy={edit.isPending}
          submitLabel={t('notes.save')}
          onSubmit={(changed, onSaved) =>
            edit.mutate(
              { noteId: note.id, ...changed },
              {
                onSuccess: () => {
                  onSaved()
                  setEdited(false)
                },
              },
            )
          }
          onCancel={() => setEdited(false)}
        />
      </li>
    )
  }
  return (
    <li className={styles.singleNote}>
      <div className="row g2 xs">
        <b className="m">{note.authorName}</b>
        <time className="faint nw" dateTime={note.createdAt} title={moment(note.createdAt)}>
          {shortMoment(note.createdAt)}
          {note.editedAt && !note.isDeleted && `, ${t('notes.edited')}`}
        </time>
        {note.isMine && !note.isDeleted && (
          <span className="row g2 end">
            {canEdit && (
              <button type="button" className="lnk xs" onClick={() => setEdited(true)}>
                {t('notes.edit')}
              </button>
            )}
            <button type="button" className="lnk xs" onClick={() => setDeleting(true)}>
              {t('notes.delete')}
            </button>
          </span>
        )}
      </div>
      {note.isDeleted ? (
        <p className="sm faint">{t('notes.deleted')}</p>
      ) : (
        <p className="sm pre">
          {cutAtMentions(note.text, note.mentions).map(({ text, isMention }, index) =>
            isMention ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have their place only
              <b className={styles.mention} key={index}>
                {text}
              </b>
            ) : (
              text
            ),
          )}
        </p>
      )}
      {isDeleting && (
        <DeleteNoteDialog incidentId={incidentId} noteId={note.id} onClose={() => setDeleting(false)} />
      )}
    </li>
  )
}
