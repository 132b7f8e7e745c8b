import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { BOOK_KEY, changeBookKey } from './book.queries.ts'

/** Nothing brings the former key back, and witnesses must be told of the new one. */
export function KeyDialog({ verifierKey, onClose }: { verifierKey: string; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={t('installation.book.key.change')}
      submitLabel={t('installation.book.key.confirm')}
      doneText={t('installation.book.key.changed')}
      refresh={BOOK_KEY}
      isDangerous
      onClose={onClose}
      send={() => changeBookKey(verifierKey)}
    >
      <p>{t('installation.book.key.text')}</p>
      <p>{t('installation.book.key.after')}</p>
    </FormDialog>
  )
}
