import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { authClient, unwrapAuth } from '../auth-client.ts'

type Props = { asksCode: boolean; onSignedIn: () => void }

/** Shown once in the life of an installation, while it has no user at all. */
export function FirstAdministratorForm({ asksCode, onSignedIn }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form, setForm] = useState({ name: '', email: '', password: '', setUpCode: '' })
  const create = useMutation({
    mutationFn: async () => {
      await unwrap(api.POST('/api/system/first-administrator', { body: form }))
      await unwrapAuth(authClient.signIn.email({ email: form.email, password: form.password }))
    },
    onSuccess: onSignedIn,
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate()
      }}
    >
      <p className="muted">{t('accounts.first.text')}</p>
      {create.error && <Notice state="late" title={words(create.error)} />}
      {asksCode && (
        <TextField
          label={t('accounts.first.code')}
          name="setUpCode"
          hint={t('accounts.first.codeHint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={form.setUpCode}
          onChange={(event) => setForm({ ...form, setUpCode: event.target.value })}
        />
      )}
      <TextField
        label={t('access.name')}
        name="name"
        autoComplete="name"
        required
        minLength={2}
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
      />
      <TextField
        label={t('access.email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        value={form.email}
        onChange={(event) => setForm({ ...form, email: event.target.value })}
      />
      <TextField
        label={t('access.password')}
        name="password"
        hint={t('access.passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        value={form.password}
        onChange={(event) => setForm({ ...form, password: event.target.value })}
      />
      <Button look="primary" type="submit" isBusy={create.isPending}>
        {t('accounts.first.create')}
      </Button>
    </form>
  )
}
