import type { UserResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { EMPTY_GRANT, GrantFields, toGrant } from './GrantFields.tsx'

export function GrantDialog({ user, onClose }: { user: UserResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const [form, setForm] = useState(EMPTY_GRANT)
  const grant = toGrant(form)
  return (
    <FormDialog
      title={t('accounts.users.addGrantTo', { name: user.name })}
      submitLabel={t('accounts.users.addGrant')}
      doneText={t('accounts.users.done.grantAdded')}
      refresh={['users']}
      onClose={onClose}
      missing={grant ? {} : { code: t('accounts.grant.placeProblem') }}
      send={
        grant &&
        (() =>
          unwrap(
            api.POST('/api/users/{userId}/grants', { params: { path: { userId: user.id } }, body: grant }),
          ))
      }
    >
      <GrantFields form={form} onChange={setForm} />
    </FormDialog>
  )
}
