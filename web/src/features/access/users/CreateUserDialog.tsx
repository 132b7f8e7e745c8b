import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { PasswordField } from '../PasswordField.tsx'
import { usePasswordWords } from '../use-password-words.ts'
import { EMPTY_GRANT, GrantFields, type GrantForm, toGrant } from './GrantFields.tsx'

const NEW_USER = schemaOf(() => import('@veche/contract/access.ts'), 'CreateUserRequest')

type Props = {
  onClose: () => void
  onCreated?: (userId: string) => void
  /** The role that is offered first. */
  grant?: GrantForm
}

export function CreateUserDialog({ onClose, onCreated, grant: offered = EMPTY_GRANT }: Props) {
  const { t } = useTranslation()
  const [person, setPerson] = useState({ name: '', email: '', password: '' })
  const [grantForm, setGrantForm] = useState(offered)
  const short = usePasswordWords(person.password)
  const grant = toGrant(grantForm)
  const words = {
    name: t('common.fillField'),
    email: t('accounts.users.emailProblem'),
    password: short ?? t('common.fillField'),
  }
  return (
    <FormDialog
      title={t('accounts.users.create')}
      submitLabel={t('accounts.users.create')}
      doneText={t('accounts.users.done.created')}
      refresh={['users']}
      onClose={onClose}
      accepted={{ schema: NEW_USER, body: person, words }}
      missing={grant === null ? { code: t('accounts.grant.placeProblem') } : {}}
      send={
        grant
          ? async () => {
              const made = await unwrap(api.POST('/api/users', { body: { ...person, grants: [grant] } }))
              onCreated?.(made.id)
            }
          : null
      }
    >
      <TextField
        label={t('access.name')}
        name="name"
        autoComplete="off"
        data-autofocus=""
        value={person.name}
        onChange={({ target }) => setPerson({ ...person, name: target.value })}
      />
      <TextField
        label={t('access.email')}
        name="email"
        type="email"
        autoComplete="off"
        value={person.email}
        onChange={({ target }) => setPerson({ ...person, email: target.value })}
      />
      <PasswordField
        label={t('accounts.users.firstPassword')}
        name="password"
        hint={t('access.passwordHint')}
        error={short}
        value={person.password}
        onChange={({ target }) => setPerson({ ...person, password: target.value })}
      />
      <GrantFields form={grantForm} onChange={setGrantForm} />
    </FormDialog>
  )
}
