import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import { useNoteActions } from './use-note-actions.ts'

type Props = { incidentId: string; noteId: string; onClose: () => void }

export function DeleteNoteDialog({ incidentId, noteId, onClose }: Props) {
  const { t } = useTranslation()
  const { remove } = useNoteActions(incidentId)
  return (
    <Dialog title={t('notes.deleteTitle')} onClose={onClose}>
      <p className="dlg-b">{t('notes.deleteText')}</p>
      <div className="dlg-f">
        <Button
          look="danger"
          isBusy={remove.isPending}
          onClick={() => remove.mutate(noteId, { onSettled: onClose })}
        >
          {t('notes.delete')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Dialog>
  )
}
