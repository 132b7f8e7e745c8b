import type { UserResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

export const PASSWORD_MIN = 12

export function PasswordDialog({ user, onClose }: { user: UserResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  return (
    <FormDialog
      title={t('access.users.newPasswordFor', { name: user.name })}
      submitLabel={t('access.users.setPassword')}
      doneText={t('access.users.done.passwordSet')}
      refresh={['users']}
      onClose={onClose}
      send={
        password.length < PASSWORD_MIN
          ? null
          : () =>
              unwrap(
                api.PATCH('/api/users/{userId}', {
                  params: { path: { userId: user.id } },
                  body: { password },
                }),
              )
      }
    >
      <p className="sm">{t('access.users.newPasswordText')}</p>
      <TextField
        label={t('access.password')}
        hint={t('access.passwordHint')}
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_MIN}
        data-autofocus=""
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
    </FormDialog>
  )
}
