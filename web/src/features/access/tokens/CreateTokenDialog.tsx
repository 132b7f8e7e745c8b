import type { TokenScope } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'

const NEW_TOKEN = schemaOf(() => import('@veche/contract/access.ts'), 'CreateTokenRequest')
const SCOPES = ['read', 'incidents', 'answers', 'channels', 'users'] as const satisfies readonly TokenScope[]
const DAYS = [30, 90, 365] as const

type Props = { onClose: () => void; onCreated: (token: string) => void }

export function CreateTokenDialog({ onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<TokenScope[]>(['read'])
  const [days, setDays] = useState(90)
  const [password, setPassword] = useState('')
  const body = { name, scopes, expiresAt: new Date(Date.now() + days * DAY_MS).toISOString(), password }

  async function send() {
    const { token } = await unwrap(api.POST('/api/tokens', { body }))
    onCreated(token)
  }

  return (
    <FormDialog
      title={t('accounts.tokens.create')}
      submitLabel={t('accounts.tokens.create')}
      doneText={t('accounts.tokens.created')}
      refresh={['tokens']}
      onClose={onClose}
      accepted={{ schema: NEW_TOKEN, body, words: { scopes: t('accounts.tokens.noScope') } }}
      send={send}
    >
      <TextField
        label={t('accounts.tokens.name')}
        name="name"
        hint={t('accounts.tokens.nameHint')}
        limit={80}
        data-autofocus=""
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <ChoiceField label={t('accounts.tokens.scopesTitle')} name="scopes">
        {SCOPES.map((scope) => (
          <label className="chk-l" key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
              }
            />
            <span>{t(`accounts.tokens.scopes.${scope}`)}</span>
          </label>
        ))}
      </ChoiceField>
      <SelectField
        label={t('accounts.tokens.expires')}
        name="expiresAt"
        value={days}
        onChange={({ target }) => setDays(Number(target.value))}
      >
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {t('accounts.tokens.days', { count })}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('accounts.tokens.password')}
        name="password"
        hint={t('accounts.tokens.passwordHint')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
    </FormDialog>
  )
}
