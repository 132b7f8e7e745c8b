import { IconHelp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { LANGUAGES } from '@veche/contract/values/notifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setTheme, THEMES, useTheme } from '../../lib/browser/theme.ts'
import { setLanguage } from '../../lib/i18n.ts'
import { lazyDialog } from '../../lib/line/lazy-part.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Menu } from '../../ui/overlays/Menu.tsx'

const LeaveDialog = lazyDialog('LeaveDialog', () => import('../../features/access/leaving/LeaveDialog.tsx'))

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
  const [isLeaving, setLeaving] = useState(false)
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
          { key: 'out', label: t('access.signOut'), onSelect: () => setLeaving(true) },
        ]}
      />
      {isLeaving && <LeaveDialog userId={me.id} onStay={() => setLeaving(false)} />}
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
