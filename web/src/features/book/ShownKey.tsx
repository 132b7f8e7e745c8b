import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import * as styles from './book.module.css'

/** One line that others need, to be copied whole. */
export function ShownKey({ value }: { value: string }) {
  const { t } = useTranslation()
  return (
    <p className={styles.copiedLine}>
      <code>{value}</code>
      <Button
        size="s"
        onClick={() =>
          void navigator.clipboard.writeText(value).then(() => showToast(t('installation.book.key.copied')))
        }
      >
        {t('installation.book.key.copy')}
      </Button>
    </p>
  )
}
