import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'

type Given = { name: string; password: string }
type Props = {
  /** Of the product, where an address is typed, or of a directory with names of its own. */
  kind: 'email' | 'login'
  submitLabel: string
  onGiven: (given: Given) => Promise<void>
}

export function PasswordForm({ kind, submitLabel, onGiven }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [given, setGiven] = useState<Given>({ name: '', password: '' })
  const signIn = useMutation({ mutationFn: onGiven })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate(given)
      }}
    >
      {signIn.error && <Notice state="late" title={words(signIn.error)} />}
      <TextField
        label={kind === 'email' ? t('access.email') : t('accounts.organisation.login')}
        type={kind === 'email' ? 'email' : 'text'}
        name={kind}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={given.name}
        onChange={(event) => setGiven({ ...given, name: event.target.value })}
      />
      <TextField
        label={t('access.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={given.password}
        onChange={(event) => setGiven({ ...given, password: event.target.value })}
      />
      <Button look="primary" type="submit" isBusy={signIn.isPending}>
        {submitLabel}
      </Button>
    </form>
  )
}
