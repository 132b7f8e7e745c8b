import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { BOOK_KEY } from './book.queries.ts'

type Props = {
  title: string
  text: string
  /** What the button and the word after it say, where it is not «remove». */
  act?: string
  done?: string
  remove: () => Promise<unknown>
  onClose: () => void
}

export function RemoveDialog({ title, text, act, done, remove, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={title}
      submitLabel={act ?? t('common.remove')}
      doneText={done ?? t('installation.book.removed')}
      refresh={BOOK_KEY}
      isDangerous
      onClose={onClose}
      send={remove}
    >
      <p>{text}</p>
    </FormDialog>
  )
}
