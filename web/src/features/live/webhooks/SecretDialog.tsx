import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from './webhooks.module.css'

/** Shown once: whoever loses it makes another. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation()
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    showToast(t('installation.webhooks.copied'))
  }
  return (
    <Dialog title={t('installation.webhooks.secret')} onClose={onClose}>
      <div className="dlg-b col g2">
        <p>{t('installation.webhooks.secretText')}</p>
        <code className={styles.secretText}>{secret}</code>
      </div>
      <footer className="dlg-f">
        <Button look="primary" data-autofocus="" onClick={() => void copy()}>
          {t('installation.webhooks.copy')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('installation.webhooks.kept')}
        </Button>
      </footer>
    </Dialog>
  )
}
