import { IconX } from '@tabler/icons-react'
import type { UserResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actOnce } from '../../../lib/forms/act-once.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { AskResetDialog } from '../second-factor/AskResetDialog.tsx'
import { UserTokensDialog } from '../tokens/UserTokensDialog.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { SwitchOffDialog } from './SwitchOffDialog.tsx'
import * as styles from './UserCard.module.css'
import { useUserActions } from './use-user-actions.ts'

/** A person, what they may do and where; every change works at once. */
export function UserCard({ user }: { user: UserResponse }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const [dialog, setDialog] = useState<'grant' | 'password' | 'tokens' | 'reset' | 'off' | null>(null)
  const actions = useUserActions(user)
  const headingId = `user-${user.id}`
  return (
    <article className={`panel ${styles.userCard}`} aria-labelledby={headingId}>
      <header className="row g3 wrap">
        <Avatar name={user.name} isOfficial isLarge />
        <div className="grow">
          <h2 id={headingId}>{user.name}</h2>
          <p className="sm muted">{user.email}</p>
        </div>
        <div className={`xs muted ${styles.facts}`}>
          {!user.isActive && <State name="waiting">{t('accounts.users.inactive')}</State>}
          {user.twoFactorEnabled && <State name="done">{t('accounts.users.twoFactor')}</State>}
          <span>
            {user.lastSignInAt
              ? t('accounts.users.lastSignIn', { moment: shortMoment(user.lastSignInAt) })
              : t('accounts.users.neverSignedIn')}
          </span>
        </div>
      </header>
      <ul className="row g2 wrap">
        {user.grants.map((grant) => {
          const words = [t(`access.roles.${grant.role}`), grant.scopeName].filter(Boolean).join(', ')
          return (
            <li key={grant.id} className={styles.grant}>
              {words}
              {grant.isByGroup && <span className="xs muted"> {t('accounts.organisation.byGroup')}</span>}
              <button
                type="button"
                aria-label={t('accounts.users.removeGrant', { grant: words })}
                onClick={actOnce(() => actions.removeGrant(grant.id))}
              >
                <IconX className="ic s" />
              </button>
            </li>
          )
        })}
        {user.grants.length === 0 && <li className="sm muted">{t('accounts.users.noGrants')}</li>}
      </ul>
      <div className="row g2 wrap">
        <Button size="s" onClick={() => setDialog('grant')}>
          {t('accounts.users.addGrant')}
        </Button>
        <Button size="s" look="quiet" onClick={() => setDialog('password')}>
          {t('accounts.users.newPassword')}
        </Button>
        <Button size="s" look="quiet" onClick={() => setDialog('tokens')}>
          {t('accounts.users.tokens')}
        </Button>
        {user.twoFactorEnabled && (
          <Button size="s" look="quiet" onClick={() => setDialog('reset')}>
            {t('accounts.users.resetFactor')}
          </Button>
        )}
        <Button size="s" look="quiet" disabled={actions.isBusy} onClick={actions.signOut}>
          {t('accounts.users.signOut')}
        </Button>
        <Button
          size="s"
          look="quiet"
          disabled={actions.isBusy}
          onClick={user.isActive ? () => setDialog('off') : actions.toggleActive}
        >
          {user.isActive ? t('accounts.users.deactivate') : t('accounts.users.activate')}
        </Button>
      </div>
      {dialog === 'off' && (
        <SwitchOffDialog user={user} onYes={actions.toggleActive} onClose={() => setDialog(null)} />
      )}
      {dialog === 'grant' && <GrantDialog user={user} onClose={() => setDialog(null)} />}
      {dialog === 'tokens' && <UserTokensDialog user={user} onClose={() => setDialog(null)} />}
      {dialog === 'reset' && <AskResetDialog user={user} onClose={() => setDialog(null)} />}
      {dialog === 'password' && <PasswordDialog user={user} onClose={() => setDialog(null)} />}
    </article>
  )
}
