import { useTranslation } from 'react-i18next'
import { showToast } from '../../ui/overlays/toast.tsx'
import * as styles from '../../ui/settings-section.module.css'
import { NewPasswordForm } from './NewPasswordForm.tsx'

export function PasswordSection() {
  const { t } = useTranslation()
  return (
    <section className={`panel ${styles.settingsSection}`} aria-labelledby="password-h">
      <h2 id="password-h">{t('accounts.newPassword.title')}</h2>
      <p className="sm muted">{t('accounts.newPassword.text')}</p>
      <NewPasswordForm onChanged={() => showToast(t('accounts.newPassword.changed'))} />
    </section>
  )
}
