import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { makePasskey } from '../../../lib/browser/passkeys.ts'
import { meQuery } from '../../../lib/session.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { browserName } from '../browser-name.ts'

type Props = { asksPassword: boolean; onClose: () => void }

export function AddPasskeyDialog({ asksPassword, onClose }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState(browserName(navigator.userAgent) ?? '')
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const missing = {
    ...(name.trim() === '' && { name: t('accounts.passkeys.noName') }),
    ...(asksPassword && password === '' && { password: t('accounts.passkeys.noPassword') }),
  }

  async function send() {
    const body = asksPassword ? { password } : {}
    const { options } = await unwrap(api.POST('/api/me/passkeys/options', { body }))
    const credential = await makePasskey(options)
    await unwrap(api.POST('/api/me/passkeys', { body: { name: name.trim(), credential } }))
    // This sign-in has both factors now.
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
  }

  return (
    <FormDialog
      title={t('accounts.passkeys.add')}
      submitLabel={t('accounts.passkeys.add')}
      doneText={t('accounts.passkeys.added')}
      refresh={['passkeys']}
      onClose={onClose}
      missing={missing}
      send={Object.keys(missing).length === 0 ? send : null}
    >
      <TextField
        label={t('accounts.passkeys.name')}
        name="name"
        hint={t('accounts.passkeys.nameHint')}
        limit={80}
        data-autofocus=""
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {asksPassword && (
        <TextField
          label={t('access.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      )}
    </FormDialog>
  )
}
