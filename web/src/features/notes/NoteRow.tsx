import { useQuery } from '@tanstack/react-query'
import type { NoteResponse } from '@veche/contract/casework/notes.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyDialog } from '../../lib/line/lazy-part.ts'
import { meQuery } from '../../lib/session.ts'
import { useNow } from '../../lib/time/clock.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { KeptChangeLine } from './KeptChangeLine.tsx'
import { type KeptChange, noteChanges } from './kept-changes.ts'
import { cutAtMentions, type Person } from './mention-text.ts'
import { NoteComposer } from './NoteComposer.tsx'
import * as styles from './NotesPanel.module.css'
import { useNoteActions } from './use-note-actions.ts'

const DeleteNoteDialog = lazyDialog('DeleteNoteDialog', () => import('./DeleteNoteDialog.tsx'))

type Props = {
  incidentId: string
  note: NoteResponse
  /** What its author has done with it without a line. */
  change: KeptChange | null
}

/** One note with what its author may do; one that is mended shows its new words at once. */
export function NoteRow({ incidentId, note, change }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const userId = useQuery(meQuery).data?.id ?? ''
  const { edit } = useNoteActions(incidentId)
  const [isEdited, setEdited] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const canEdit = note.editableUntil !== null && Date.parse(note.editableUntil) > now
  const mended = change?.body.type === 'edit' ? change.body : null
  const text = mended?.note.text ?? note.text
  const people = mended?.people ?? note.mentions
  if (isEdited) {
    return (
      <li className={styles.singleNote}>
        <NoteComposer
          {...{ incidentId, noteId: note.id, text, mentions: people }}
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
      <NoteHead note={note}>
        {note.isMine && !note.isDeleted && change === null && (
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
      </NoteHead>
      {note.isDeleted ? (
        <p className="sm faint">{t('notes.deleted')}</p>
      ) : (
        <NoteText text={text} people={people} />
      )}
      {change && (
        <KeptChangeLine
          change={change}
          onLetGo={() => noteChanges.drop(userId, change)}
          onMend={canEdit ? () => setEdited(true) : null}
        />
      )}
      {isDeleting && (
        <DeleteNoteDialog incidentId={incidentId} noteId={note.id} onClose={() => setDeleting(false)} />
      )}
    </li>
  )
}

function NoteHead({ note, children }: { note: NoteResponse; children: ReactNode }) {
  const { t } = useTranslation()
  const { shortMoment, moment } = useFormat()
  return (
    <div className="row g2 xs">
      <b className="m">{note.authorName}</b>
      <time className="faint nw" dateTime={note.createdAt} title={moment(note.createdAt)}>
        {shortMoment(note.createdAt)}
        {note.editedAt && !note.isDeleted && `, ${t('notes.edited')}`}
      </time>
      {children}
    </div>
  )
}

function NoteText({ text, people }: { text: string; people: readonly Person[] }) {
  return (
    <p className="sm pre">
      {cutAtMentions(text, people).map(({ text: piece, isMention }, index) =>
        isMention ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have their place only
          <b className={styles.mention} key={index}>
            {piece}
          </b>
        ) : (
          piece
        ),
      )}
    </p>
  )
}
