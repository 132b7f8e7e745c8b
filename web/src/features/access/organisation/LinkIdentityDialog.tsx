import type { SignInProvider } from '@veche/contract/admin/sign-in.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'

const LINK = schemaOf(() => import('@veche/contract/admin/sign-in.ts'), 'LinkIdentityRequest')

type Props = { provider: SignInProvider; onClose: () => void }

/** Asks for the password of the product and leads to the organisation's page. */
export function LinkIdentityDialog({ provider, onClose }: Props) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const body = { provider: provider.id, password }

  async function send() {
    const { url } = await unwrap(api.POST('/api/me/identities', { body }))
    window.location.assign(url)
  }

  return (
    <FormDialog
      title={t('accounts.organisation.linkTitle', { name: provider.name })}
      submitLabel={t('accounts.organisation.link')}
      doneText={t('accounts.organisation.leaving')}
      refresh={['identities']}
      onClose={onClose}
      accepted={{ schema: LINK, body }}
      send={send}
    >
      <TextField
        label={t('access.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        data-autofocus=""
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
    </FormDialog>
  )
}
