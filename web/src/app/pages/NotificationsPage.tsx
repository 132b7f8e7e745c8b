import { Link } from '@tanstack/react-router'
import type { NotificationResponse } from '@veche/contract/notifications.ts'
import { useTranslation } from 'react-i18next'
import { NotificationCentre } from '../../features/notifications/NotificationCentre.tsx'

export function NotificationsPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('notifications.heading')}</h1>
        <Link to="/profile" hash="notifications">
          {t('notifications.preferences.title')}
        </Link>
      </header>
      <NotificationCentre
        renderLink={(notification, content, link) => (
          <Link to={hrefOf(notification)} {...link}>
            {content}
          </Link>
        )}
      />
    </main>
  )
}

/** Several questions at once are looked at in one's own list. */
function hrefOf({ incidentId }: NotificationResponse): string {
  return incidentId === null ? '/late' : `/incident/${incidentId}`
}
