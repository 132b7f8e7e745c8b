import { useTranslation } from 'react-i18next'
import { showToast } from '../../ui/overlays/toast.tsx'
import { NewPasswordForm } from './NewPasswordForm.tsx'
import './access.css'

export function PasswordSection() {
  const { t } = useTranslation()
  return (
    <section className="panel prof" aria-labelledby="password-h">
      <h2 id="password-h">{t('accounts.newPassword.title')}</h2>
      <p className="sm muted">{t('accounts.newPassword.text')}</p>
      <NewPasswordForm onChanged={() => showToast(t('accounts.newPassword.changed'))} />
    </section>
  )
}
