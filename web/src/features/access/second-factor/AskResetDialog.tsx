import type { UserResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'

/** A lost phone: the factor is taken away only when another administrator agrees. */
export function AskResetDialog({ user, onClose }: { user: UserResponse; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={t('accounts.reset.askTitle', { name: user.name })}
      submitLabel={t('accounts.reset.ask')}
      doneText={t('accounts.reset.asked')}
      refresh={['second-factor-resets']}
      onClose={onClose}
      send={() =>
        unwrap(api.POST('/api/users/{userId}/second-factor-reset', { params: { path: { userId: user.id } } }))
      }
    >
      <p>{t('accounts.reset.askText')}</p>
      <p className="sm muted">{t('accounts.reset.aloneText')}</p>
    </FormDialog>
  )
}
