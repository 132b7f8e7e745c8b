import type { UserResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

/** A lost phone: the factor is taken away only when another administrator agrees. */
export function AskResetDialog({ user, onClose }: { user: UserResponse; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={t('access.reset.askTitle', { name: user.name })}
      submitLabel={t('access.reset.ask')}
      doneText={t('access.reset.asked')}
      refresh={['second-factor-resets']}
      onClose={onClose}
      send={() =>
        unwrap(api.POST('/api/users/{userId}/second-factor-reset', { params: { path: { userId: user.id } } }))
      }
    >
      <p>{t('access.reset.askText')}</p>
      <p className="sm muted">{t('access.reset.aloneText')}</p>
    </FormDialog>
  )
}
