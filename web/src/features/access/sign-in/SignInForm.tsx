import type { SignInProvider } from '@veche/contract/admin/sign-in.ts'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { authClient, unwrapAuth } from '../auth-client.ts'
import { DemoDoor } from './DemoDoor.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { ProviderButtons } from './ProviderButtons.tsx'
import { TotpForm } from './TotpForm.tsx'

type Props = {
  system: SystemResponse
  onSignedIn: () => void
  next?: string
  /** Why the organisation let nobody in. */
  problem?: string
  /** A code of the second factor is still to come. */
  isCodeAwaited: boolean
}

/** By a password of the product, or by an organisation; then the code, where there is a second factor. */
export function SignInForm({ system, onSignedIn, next, problem, isCodeAwaited }: Props) {
  const { t, i18n } = useTranslation()
  const { providers, passwordsFor, demoAccounts } = system
  const [isCode, setCode] = useState(isCodeAwaited)
  const [directory, setDirectory] = useState<SignInProvider | null>(null)
  const [isOwn, setOwn] = useState(providers.length === 0 || passwordsFor === 'everyone')
  const problemKey = `accounts.organisation.problem.${problem}`

  function goOn(reply: unknown) {
    if (needsSecondFactor(reply)) setCode(true)
    else onSignedIn()
  }

  async function signIn(name: string, password: string) {
    goOn(await unwrapAuth(authClient.signIn.email({ email: name, password })))
  }

  if (isCode) return <TotpForm onSignedIn={onSignedIn} onBack={() => setCode(false)} />

  if (directory)
    return (
      <>
        <PasswordForm
          kind="login"
          submitLabel={t('accounts.organisation.enter', { name: directory.name })}
          onGiven={async ({ name, password }) => {
            const body = { provider: directory.id, login: name, password }
            goOn(await unwrap(api.POST('/api/auth/organisation/password', { body })))
          }}
        />
        <button type="button" className="lnk sm" onClick={() => setDirectory(null)}>
          {t('accounts.organisation.back')}
        </button>
      </>
    )

  return (
    <>
      {problem && i18n.exists(problemKey) && <Notice state="late" title={t(problemKey)} />}
      {providers.length > 0 && (
        <ProviderButtons providers={providers} onDirectory={setDirectory} {...(next && { next })} />
      )}
      {isOwn ? (
        <PasswordForm
          kind="email"
          submitLabel={t('access.signIn')}
          onGiven={({ name, password }) => signIn(name, password)}
        />
      ) : (
        <Button look="quiet" onClick={() => setOwn(true)}>
          {t('accounts.organisation.forAdministrators')}
        </Button>
      )}
      {isOwn && !system.isDemo && <PasskeyButton onSignedIn={onSignedIn} />}
      {demoAccounts.length > 0 && <DemoDoor accounts={demoAccounts} onChosen={signIn} />}
    </>
  )
}

function needsSecondFactor(reply: unknown): boolean {
  return (
    typeof reply === 'object' &&
    reply !== null &&
    'twoFactorRedirect' in reply &&
    reply.twoFactorRedirect === true
  )
}
