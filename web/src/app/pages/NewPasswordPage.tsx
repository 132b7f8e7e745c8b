import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authClient, unwrapAuth } from '../../features/access/auth-client.ts'
import { LeaveDialog } from '../../features/access/leaving/LeaveDialog.tsx'
import { NewPasswordForm } from '../../features/access/NewPasswordForm.tsx'
import { meQuery } from '../../lib/session.ts'
import { Logo } from '../../ui/Logo.tsx'
import { PreferenceButtons } from '../shell/PreferenceButtons.tsx'
import * as styles from './sign-in-page.module.css'

/** Somebody else knows the password: nothing opens before its owner has one of their own. */
export function NewPasswordPage() {
  const { t } = useTranslation()
  const router = useRouter()
  const userId = useQuery(meQuery).data?.id ?? ''
  const [isLeaving, setLeaving] = useState(false)
  return (
    <main className={styles.signIn}>
      <div className={styles.signInBox}>
        <header className="row g3">
          <Logo size={40} />
          <h1>{t('accounts.newPassword.firstTitle')}</h1>
        </header>
        <p className="muted">{t('accounts.newPassword.firstText')}</p>
        <NewPasswordForm onChanged={() => router.history.push('/')} />
        <button type="button" className="lnk sm" onClick={() => setLeaving(true)}>
          {t('access.signOut')}
        </button>
        {isLeaving && <LeaveDialog userId={userId} end={signOut} onStay={() => setLeaving(false)} />}
        <PreferenceButtons />
      </div>
    </main>
  )
}

async function signOut(): Promise<string> {
  await unwrapAuth(authClient.signOut())
  return '/sign-in'
}
