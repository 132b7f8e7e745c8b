import { IconHelp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { LANGUAGES } from '@veche/contract/values/notifications.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { setTheme, THEMES, useTheme } from '../../lib/browser/theme.ts'
import { setLanguage } from '../../lib/i18n.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Menu } from '../../ui/overlays/Menu.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'

type Props = {
  me: MeResponse
  isDemo: boolean
  onShowKeys: () => void
  onShowTour: () => void
  onShowOwn: () => void
}

export function UserMenu({ me, isDemo, onShowKeys, onShowTour, onShowOwn }: Props) {
  const { t, i18n } = useTranslation()
  const theme = useTheme()
  const navigate = useNavigate()
  const words = useErrorWords()
  // Whoever lays the phone down believes that they are out.
  const leave = () =>
    void signOut().catch((error: unknown) => showErrorToast(`${t('access.stillSignedIn')} ${words(error)}`))
  const help = [
    { key: 'keys', label: t('common.keys.title'), onSelect: onShowKeys },
    ...(isDemo ? [{ key: 'tour', label: t('common.tour'), onSelect: onShowTour }] : []),
  ]
  return (
    <span className="row g1">
      <Menu
        label={t('common.help')}
        isIcon
        className="btn t i"
        trigger={<IconHelp className="ic l" />}
        items={help}
      />
      <Menu
        label={t('common.userMenu', { name: me.name })}
        isIcon
        className="btn t i"
        trigger={<Avatar name={me.name} isOfficial />}
        items={[
          { key: 'profile', label: <WhoIs me={me} />, onSelect: () => void navigate({ to: '/profile' }) },
          { key: 'own', label: t('desk.own.title'), onSelect: onShowOwn },
          'line',
          ...LANGUAGES.map((language) => ({
            key: language,
            label: t(`common.languages.${language}`),
            isChecked: i18n.language === language,
            onSelect: () => void setLanguage(language),
          })),
          'line',
          ...THEMES.map((choice) => ({
            key: choice,
            label: t(`common.themes.${choice}`),
            isChecked: theme === choice,
            onSelect: () => setTheme(choice),
          })),
          'line',
          { key: 'out', label: t('access.signOut'), onSelect: leave },
        ]}
      />
    </span>
  )
}

function WhoIs({ me }: { me: MeResponse }) {
  const { t } = useTranslation()
  const roles = me.grants.map(({ role, scopeName }) => {
    const name = t(`access.roles.${role}`)
    return scopeName ? `${name}, ${scopeName}` : name
  })
  return (
    <span className="col">
      <b className="m">{me.name}</b>
      <span className="xs muted">{[...new Set(roles)].join('; ')}</span>
      <span className="xs muted">{t('access.openProfile')}</span>
    </span>
  )
}

/** A full page load afterwards: nothing of the session stays in memory. An organisation may end its own session too. */
async function signOut(): Promise<void> {
  const { url } = await unwrap(api.POST('/api/auth/organisation/sign-out'))
  window.location.assign(url ?? '/sign-in')
}
