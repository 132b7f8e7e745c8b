import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { BOOK_KEY } from './book.queries.ts'

type Props = { title: string; text: string; remove: () => Promise<unknown>; onClose: () => void }

export function RemoveDialog({ title, text, remove, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={title}
      submitLabel={t('common.remove')}
      doneText={t('installation.book.removed')}
      refresh={BOOK_KEY}
      isDangerous
      onClose={onClose}
      send={remove}
    >
      <p>{text}</p>
    </FormDialog>
  )
}
