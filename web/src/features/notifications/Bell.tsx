import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as styles from './Bell.module.css'
import { unreadQuery } from './notifications.queries.ts'

/** The server counts no further than this. */
const MOST = 100

/** What stands on the link to the notification centre. */
export function Bell() {
  const { t } = useTranslation()
  const unread = useQuery(unreadQuery).data
  const count = unread?.count ?? 0
  return (
    <>
      <IconBell className="ic l" aria-hidden="true" />
      <span className="sr">
        {count > 0 ? t('notifications.bell', { count }) : t('notifications.bellEmpty')}
      </span>
      {count > 0 && (
        <span
          className={unread?.hasUrgent ? `${styles.unreadCount} urgent` : styles.unreadCount}
          aria-hidden="true"
        >
          {count >= MOST ? `${MOST - 1}+` : count}
          {unread?.hasUrgent && '!'}
        </span>
      )}
    </>
  )
}
