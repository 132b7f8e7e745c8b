import type { UserResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'

type Props = { user: UserResponse; onYes: () => void; onClose: () => void }

/** Everything of the person ends at once, so it is said first. */
export function SwitchOffDialog({ user, onYes, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Confirm
      title={t('accounts.users.deactivateTitle', { name: user.name })}
      action={t('accounts.users.deactivate')}
      onYes={() => {
        onYes()
        onClose()
      }}
      onClose={onClose}
    >
      <p>{t('accounts.users.deactivateText')}</p>
      <p>{t('accounts.users.deactivateBack')}</p>
    </Confirm>
  )
}
