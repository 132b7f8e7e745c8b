import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { authClient, unwrapAuth } from '../../features/access/auth-client.ts'
import { NewPasswordForm } from '../../features/access/NewPasswordForm.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { PreferenceButtons } from '../shell/PreferenceButtons.tsx'
import * as styles from './sign-in-page.module.css'

/** Somebody else knows the password: nothing opens before its owner has one of their own. */
export function NewPasswordPage() {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <main className={styles.signIn}>
      <div className={styles.signInBox}>
        <header className="row g3">
          <Logo size={40} />
          <h1>{t('accounts.newPassword.firstTitle')}</h1>
        </header>
        <p className="muted">{t('accounts.newPassword.firstText')}</p>
        <NewPasswordForm onChanged={() => router.history.push('/')} />
        <button
          type="button"
          className="lnk sm"
          onClick={() =>
            void unwrapAuth(authClient.signOut()).finally(() => window.location.assign('/sign-in'))
          }
        >
          {t('access.signOut')}
        </button>
        <PreferenceButtons />
      </div>
    </main>
  )
}
