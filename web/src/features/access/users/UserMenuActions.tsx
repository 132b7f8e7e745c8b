import { IconDots } from '@tabler/icons-react'
import type { UserResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { AskResetDialog } from '../second-factor/AskResetDialog.tsx'
import { UserTokensDialog } from '../tokens/UserTokensDialog.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { SwitchOffDialog } from './SwitchOffDialog.tsx'
import { useUserActions } from './use-user-actions.ts'

type DialogName = 'grant' | 'password' | 'tokens' | 'reset' | 'off'

/** At the end of a person's row: all that can be done with the account. */
export function UserMenuActions({ user, onOpen }: { user: UserResponse; onOpen: () => void }) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const actions = useUserActions(user)
  const ask = (key: DialogName, label: string) => ({ key, label, onSelect: () => setDialog(key) })
  const close = () => setDialog(null)
  return (
    <>
      <Menu
        label={t('accounts.users.menu', { name: user.name })}
        isIcon
        className="btn t i s"
        trigger={<IconDots className="ic" aria-hidden="true" />}
        items={[
          { key: 'open', label: t('accounts.users.open'), onSelect: onOpen },
          ask('grant', t('accounts.users.addGrant')),
          ask('password', t('accounts.users.newPassword')),
          ask('tokens', t('accounts.users.tokens')),
          ...(user.twoFactorEnabled ? [ask('reset', t('accounts.users.resetFactor'))] : []),
          'line',
          { key: 'out', label: t('accounts.users.signOut'), onSelect: actions.signOut },
          {
            key: 'active',
            label: t(user.isActive ? 'accounts.users.deactivate' : 'accounts.users.activate'),
            onSelect: user.isActive ? () => setDialog('off') : actions.toggleActive,
          },
        ]}
      />
      {dialog === 'off' && <SwitchOffDialog user={user} onYes={actions.toggleActive} onClose={close} />}
      {dialog === 'grant' && <GrantDialog user={user} onClose={close} />}
      {dialog === 'tokens' && <UserTokensDialog user={user} onClose={close} />}
      {dialog === 'reset' && <AskResetDialog user={user} onClose={close} />}
      {dialog === 'password' && <PasswordDialog user={user} onClose={close} />}
    </>
  )
}
