import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/forms/Field.tsx'
import { emptyFields, FormProblemsContext } from '../../ui/forms/form-problems.ts'
import { useForm } from '../../ui/forms/use-form.tsx'
import { PasswordField } from './PasswordField.tsx'
import { PASSWORD_MIN, usePasswordWords } from './use-password-words.ts'

const EMPTY = { current: '', next: '', again: '' }

/** The old password once more, the new one twice: what is typed is not seen. */
export function NewPasswordForm({ onChanged }: { onChanged: () => void | Promise<void> }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [form, setForm] = useState(EMPTY)
  const short = usePasswordWords(form.next)
  const isDifferent = form.again !== '' && form.again !== form.next
  const empty = emptyFields(
    { currentPassword: form.current, newPassword: form.next, again: form.again },
    t('common.fillField'),
  )
  const change = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/me/password', { body: { currentPassword: form.current, newPassword: form.next } }),
      ),
    onSuccess: async () => {
      setForm(EMPTY)
      // All: on a page that shows none of them the router still asks what they hold.
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => KEYS_THAT_END.has(queryKey[0]),
        refetchType: 'all',
      })
      await onChanged()
    },
  })
  const {
    form: attributes,
    problems,
    notices,
  } = useForm({
    ...{ missing: empty, isComplete: !isDifferent && !short, incompleteText: null, error: change.error },
    onSubmit: () => change.mutate(),
  })
  return (
    <form {...attributes} className="form">
      <FormProblemsContext value={problems}>
        <TextField
          label={t('accounts.newPassword.current')}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          value={form.current}
          onChange={({ target }) => setForm({ ...form, current: target.value })}
        />
        <PasswordField
          label={t('accounts.newPassword.next')}
          name="newPassword"
          hint={t('access.passwordHint')}
          error={short}
          required
          minLength={PASSWORD_MIN}
          value={form.next}
          onChange={({ target }) => setForm({ ...form, next: target.value })}
        />
        <TextField
          label={t('accounts.newPassword.again')}
          name="again"
          error={isDifferent ? t('accounts.newPassword.different') : undefined}
          type="password"
          autoComplete="new-password"
          required
          value={form.again}
          onChange={({ target }) => setForm({ ...form, again: target.value })}
        />
      </FormProblemsContext>
      {notices}
      <Button look="primary" type="submit" isBusy={change.isPending}>
        {t('accounts.newPassword.change')}
      </Button>
    </form>
  )
}

/** Other sign-ins and keys are over with the old password. */
const KEYS_THAT_END = new Set<unknown>(['me', 'sign-ins', 'tokens'])
