import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FirstAdministratorForm } from '../../features/access/sign-in/FirstAdministratorForm.tsx'
import { SignInForm } from '../../features/access/sign-in/SignInForm.tsx'
import { systemQuery } from '../../lib/session.ts'
import { Logo } from '../../ui/Logo.tsx'
import { ErrorNotice } from '../../ui/query-states.tsx'
import { PreferenceButtons } from '../shell/PreferenceButtons.tsx'
import * as styles from './sign-in-page.module.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t, i18n } = useTranslation()
  const { data: system, error, refetch } = useQuery(systemQuery)
  const queryClient = useQueryClient()
  const router = useRouter()
  const { next, problem, step } = route.useSearch()

  async function onSignedIn() {
    // Nothing of the person before may stay in the browser's memory.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'system' })
    await queryClient.invalidateQueries({ queryKey: ['system'] })
    router.history.push(next ?? '/')
  }

  return (
    <main className={styles.signIn}>
      <div className={styles.signInBox}>
        <header className="row g3">
          <Logo size={40} />
          <div>
            <h1>{t('common.product')}</h1>
            <p className="muted sm">{system?.regionName ?? t('access.motto')}</p>
          </div>
        </header>
        <p className="sm">{t('accounts.whatItIs')}</p>
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {system?.needsFirstAdministrator && (
          <FirstAdministratorForm asksCode={system.asksSetUpCode} onSignedIn={onSignedIn} />
        )}
        {system && !system.needsFirstAdministrator && (
          <SignInForm
            system={system}
            onSignedIn={onSignedIn}
            {...(next && { next })}
            {...(problem && { problem })}
            isCodeAwaited={step === 'code'}
          />
        )}
        <a href={`/ask?lang=${i18n.language}`} className="sm">
          {t('accounts.askLink')}
        </a>
        <PreferenceButtons />
      </div>
    </main>
  )
}
