import type { UserResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { PASSWORD_MIN, usePasswordWords } from '../use-password-words.ts'

const CHANGE = schemaOf(() => import('@veche/contract/access.ts'), 'UpdateUserRequest')

export function PasswordDialog({ user, onClose }: { user: UserResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const short = usePasswordWords(password)
  return (
    <FormDialog
      title={t('accounts.users.newPasswordFor', { name: user.name })}
      submitLabel={t('accounts.users.setPassword')}
      doneText={t('accounts.users.done.passwordSet')}
      refresh={['users']}
      onClose={onClose}
      accepted={{ schema: CHANGE, body: { password }, words: { password: short ?? t('common.fillField') } }}
      send={() =>
        unwrap(
          api.PATCH('/api/users/{userId}', { params: { path: { userId: user.id } }, body: { password } }),
        )
      }
    >
      <p className="sm">{t('accounts.users.newPasswordText')}</p>
      <TextField
        label={t('access.password')}
        name="password"
        hint={t('access.passwordHint')}
        error={short}
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
