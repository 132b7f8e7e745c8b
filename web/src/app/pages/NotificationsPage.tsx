import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { NotificationResponse } from '@veche/contract/notifications.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NotificationCentre } from '../../features/notifications/NotificationCentre.tsx'
import { meQuery } from '../../lib/session.ts'
import { deskSearch } from '../search-params.ts'
import { foldedPlace } from './folded-place.ts'

export function NotificationsPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('notices.heading')}</h1>
        <Link to="/profile" hash="notifications">
          {t('notices.preferences.title')}
        </Link>
      </header>
      <NotificationCentre
        renderLink={(notification, content, link) => (
          <PlaceLink notification={notification} {...link}>
            {content}
          </PlaceLink>
        )}
      />
    </main>
  )
}

type PlaceProps = {
  notification: NotificationResponse
  children: ReactNode
  className: string | undefined
  onClick: () => void
}

function PlaceLink({ notification, children, ...link }: PlaceProps) {
  const seeDesk = useQuery(meQuery).data?.abilities.seeDesk === true
  const { incidentId } = notification
  if (incidentId !== null)
    return (
      <Link to="/incident/$incidentId" params={{ incidentId }} {...link}>
        {children}
      </Link>
    )
  const place = foldedPlace(notification, { seeDesk })
  switch (place.page) {
    case 'desk':
      return (
        <Link
          to="/desk/$queue/{-$incidentId}"
          params={{ queue: place.queue, incidentId: undefined }}
          search={deskSearch(place.search)}
          {...link}
        >
          {children}
        </Link>
      )
    case 'tasks':
      return (
        <Link to="/tasks" search={{ tab: 'all' }} {...link}>
          {children}
        </Link>
      )
    case 'approvals':
      return (
        <Link to="/approvals/{-$incidentId}" params={{ incidentId: undefined }} {...link}>
          {children}
        </Link>
      )
    case 'installation':
      return (
        <Link to="/installation" {...link}>
          {children}
        </Link>
      )
    case 'channels':
      return (
        <Link to="/channels" {...link}>
          {children}
        </Link>
      )
    case 'chat':
      return (
        <Link
          to="/chats/{-$chatId}"
          params={{ chatId: place.chatId }}
          search={place.messageId === undefined ? {} : { message: place.messageId }}
          {...link}
        >
          {children}
        </Link>
      )
    case 'chats':
      return (
        <Link to="/chats/{-$chatId}" params={{ chatId: undefined }} {...link}>
          {children}
        </Link>
      )
    case 'fake':
      return (
        <Link to="/fakes/$fakeId" params={{ fakeId: place.fakeId }} {...link}>
          {children}
        </Link>
      )
    case 'fakes':
      return (
        <Link to="/fakes" {...link}>
          {children}
        </Link>
      )
    case 'order':
      return (
        <Link to="/orders/$bulletinId" params={{ bulletinId: place.bulletinId }} {...link}>
          {children}
        </Link>
      )
    case 'duty':
      return (
        <Link
          to="/duty/$agencyCode"
          params={{ agencyCode: place.agencyCode }}
          search={{ post: place.post }}
          {...link}
        >
          {children}
        </Link>
      )
    case 'article':
      return (
        <Link to="/knowledge/$articleId" params={{ articleId: place.articleId }} {...link}>
          {children}
        </Link>
      )
    case 'articles':
      return (
        <Link to="/knowledge" search={{ list: place.list }} {...link}>
          {children}
        </Link>
      )
    case 'course':
      return (
        <Link to="/courses/$courseId" params={{ courseId: place.courseId }} {...link}>
          {children}
        </Link>
      )
    case 'courses':
      return (
        <Link to="/courses" {...link}>
          {children}
        </Link>
      )
    case 'orders':
      return (
        <Link to="/orders" {...link}>
          {children}
        </Link>
      )
    case 'broadcast':
      return (
        <Link to="/broadcasts/$broadcastId" params={{ broadcastId: place.broadcastId }} {...link}>
          {children}
        </Link>
      )
    case 'broadcasts':
      return (
        <Link to="/broadcasts" {...link}>
          {children}
        </Link>
      )
    case 'part':
      return (
        <Link to="/parts/$contributionId" params={{ contributionId: place.contributionId }} {...link}>
          {children}
        </Link>
      )
    case 'parts':
      return (
        <Link to="/parts" {...link}>
          {children}
        </Link>
      )
    case 'feedbackThread':
      return (
        <Link to="/feedback/$threadId" params={{ threadId: place.threadId }} {...link}>
          {children}
        </Link>
      )
    case 'feedback':
      return (
        <Link to="/feedback" {...link}>
          {children}
        </Link>
      )
    case 'passport':
      return (
        <Link to="/pages/$channelId" params={{ channelId: place.channelId }} {...link}>
          {children}
        </Link>
      )
    case 'passports':
      return (
        <Link to="/pages" {...link}>
          {children}
        </Link>
      )
    case 'rule':
      return (
        <Link to="/rules/{-$ruleId}" params={{ ruleId: place.ruleId }} {...link}>
          {children}
        </Link>
      )
    case 'rules':
      return (
        <Link to="/rules/{-$ruleId}" params={{ ruleId: undefined }} {...link}>
          {children}
        </Link>
      )
    case 'exchange':
      return (
        <Link to="/exchange" {...link}>
          {children}
        </Link>
      )
    case 'moderation':
      return (
        <Link to="/moderation" search={{ view: 'waiting' }} {...link}>
          {children}
        </Link>
      )
    case 'practice':
      return (
        <Link to="/practices/$practiceId" params={{ practiceId: place.practiceId }} {...link}>
          {children}
        </Link>
      )
    case 'practices':
      return (
        <Link to="/practices" {...link}>
          {children}
        </Link>
      )
    case 'profile':
      return (
        <Link to="/profile" {...link}>
          {children}
        </Link>
      )
    case 'users':
      return (
        <Link to="/users" {...link}>
          {children}
        </Link>
      )
    case 'figures':
      return (
        <Link to="/figures" search={{}} {...link}>
          {children}
        </Link>
      )
    case 'late':
      return (
        <Link to="/late" {...link}>
          {children}
        </Link>
      )
  }
}
