import { useMutation } from '@tanstack/react-query'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { authClient, unwrapAuth } from '../auth-client.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { TotpForm } from './TotpForm.tsx'

type Credentials = { email: string; password: string }
type Props = { system: SystemResponse; onSignedIn: () => void }

export function SignInForm({ system, onSignedIn }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => unwrapAuth(authClient.signIn.email(credentials)),
    onSuccess: (reply) => {
      if (!needsSecondFactor(reply)) onSignedIn()
    },
  })

  if (needsSecondFactor(signIn.data)) return <TotpForm onSignedIn={onSignedIn} onBack={signIn.reset} />

  return (
    <>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate({ email, password })
        }}
      >
        {signIn.error && <Notice state="late" title={words(signIn.error)} />}
        <TextField
          label={t('access.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('access.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button look="primary" type="submit" isBusy={signIn.isPending}>
          {t('access.signIn')}
        </Button>
      </form>
      {system.demoAccounts.length > 0 && (
        <DemoAccounts accounts={system.demoAccounts} isBusy={signIn.isPending} onChoose={signIn.mutate} />
      )}
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
