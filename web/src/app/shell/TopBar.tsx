import { IconDots, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { Bell } from '../../features/notifications/Bell.tsx'
import { systemQuery } from '../../lib/session.ts'
import { useNow } from '../../lib/time/clock.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { Menu } from '../../ui/overlays/Menu.tsx'
import { tabsFor } from './first-section.ts'
import { SectionLinks } from './SectionLinks.tsx'
import { isWithin } from './sections.ts'
import * as styles from './shell.module.css'
import { UserMenu } from './UserMenu.tsx'

type Props = {
  me: MeResponse
  onFind: () => void
  onShowKeys: () => void
  onShowTour: () => void
  onShowOwn: () => void
}

export function TopBar({ me, onFind, onShowKeys, onShowTour, onShowOwn }: Props) {
  const { t } = useTranslation()
  const { data: system } = useQuery(systemQuery)
  return (
    <header className={`${styles.topBar} no-print`}>
      <Link className={styles.brand} to="/">
        <Logo />
        <span>{t('common.product')}</span>
        <small>{system?.regionName}</small>
      </Link>
      <SectionLinks me={me} />
      <button type="button" className={`${styles.finder} tap`} aria-keyshortcuts="Control+K" onClick={onFind}>
        <IconSearch className="ic" aria-hidden="true" />
        <span className={`${styles.finderWords} el grow`}>{t('desk.palette.find')}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <Clock />
      <Link to="/notifications" className={`btn t i ${styles.bellLink}`}>
        <Bell />
      </Link>
      <UserMenu me={me} isDemo={system?.isDemo ?? false} {...{ onShowKeys, onShowTour, onShowOwn }} />
    </header>
  )
}

/** Time of the region, not of the laptop: deadlines are counted there. */
function Clock() {
  const now = useNow()
  const { time, weekday, day, locale } = useFormat()
  return (
    <span className={`sm muted nw ${styles.clock}`} title={locale.timeZone}>
      <b className="m">{time(now)}</b> · {weekday(now)}, {day(now)}
    </span>
  )
}

/** The thumb's way between sections; phones only. What does not fit stands behind «Ещё». */
export function TabBar({ me }: { me: MeResponse }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { shown, rest } = tabsFor(me)
  if (shown.length < 2) return null
  const isInRest = rest.some((place) => isWithin(place, pathname))
  return (
    <nav className={`${styles.tabBar} no-print`} aria-label={t('common.sections')} data-foot="">
      {shown.map((place) => (
        <Link key={place.key} to={place.href} aria-current={isWithin(place, pathname) ? 'page' : undefined}>
          <place.icon className="ic xl" aria-hidden="true" />
          {t(`common.section.${place.key}`)}
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu
          label={t('common.moreTab')}
          placement="above-right"
          className={isInRest ? `${styles.moreTab} ${styles.current}` : styles.moreTab}
          trigger={
            <>
              <IconDots className="ic xl" aria-hidden="true" />
              {t('common.moreTab')}
            </>
          }
          items={rest.map(({ key, href }) => ({
            key,
            label: t(`common.section.${key}`),
            onSelect: () => void navigate({ to: href }),
          }))}
        />
      )}
    </nav>
  )
}
