import { IconBellOff } from '@tabler/icons-react'
import type { NotificationResponse } from '@veche/contract/notifications.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaged } from '../../lib/queries/paged-query.ts'
import { useNow } from '../../lib/time/clock.ts'
import { beginningOf } from '../../lib/words/beginning-of.ts'
import { dayKey } from '../../lib/words/format.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { StateShape } from '../../ui/State.tsx'
import * as styles from './NotificationCentre.module.css'
import { stateOf, useNotificationWords } from './notification-words.ts'
import { notificationsQuery } from './notifications.queries.ts'
import { useMarkRead } from './use-mark-read.ts'

/** Where a notification leads; `content` is the whole row. */
export type RenderNotificationLink = (
  notification: NotificationResponse,
  content: ReactNode,
  link: { className: string | undefined; onClick: () => void },
) => ReactNode

export function NotificationCentre({ renderLink }: { renderLink: RenderNotificationLink }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const [isUnreadOnly, setUnreadOnly] = useState(false)
  const query = usePaged(notificationsQuery(isUnreadOnly))
  const markRead = useMarkRead()
  const rows = query.rows ?? []
  const [newest] = rows
  const days = Map.groupBy(rows, ({ createdAt }) => dayKey(Date.parse(createdAt), locale))
  return (
    <>
      <div className="row g2 wrap">
        <fieldset className="seg" aria-label={t('notices.show')}>
          {[false, true].map((only) => (
            <button
              key={String(only)}
              type="button"
              aria-pressed={isUnreadOnly === only}
              onClick={() => setUnreadOnly(only)}
            >
              {t(only ? 'notices.unreadOnly' : 'notices.all')}
            </button>
          ))}
        </fieldset>
        <Button
          size="s"
          className="end"
          disabled={!newest || !rows.some(({ readAt }) => readAt === null)}
          isBusy={markRead.isPending}
          onClick={() => newest && markRead.mutate({ until: newest.createdAt })}
        >
          {t('notices.readAll')}
        </Button>
      </div>
      {query.isPending && <SkeletonRows label={t('notices.loading')} />}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data && rows.length === 0 && (
        <EmptyState title={t('notices.empty.title')} mark={<IconBellOff className="ic xl" />}>
          {t(isUnreadOnly ? 'notices.empty.unread' : 'notices.empty.text')}
        </EmptyState>
      )}
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="panel" aria-labelledby={`day-${day}`}>
          <DayTitle day={day} at={ofDay[0]?.createdAt ?? ''} />
          <ul>
            {ofDay.map((notification) => (
              <li key={notification.id}>
                {renderLink(notification, <Row notification={notification} />, {
                  className: styles.notification,
                  onClick: () => notification.readAt === null && markRead.mutate({ ids: [notification.id] }),
                })}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

function DayTitle({ day, at }: { day: string; at: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { day: dayWords, weekday, locale } = useFormat()
  const isToday = day === dayKey(now, locale)
  return (
    <div className="ph">
      <h2 id={`day-${day}`}>{isToday ? t('notices.today') : `${weekday(at)}, ${dayWords(at)}`}</h2>
    </div>
  )
}

function Row({ notification }: { notification: NotificationResponse }) {
  const { t } = useTranslation()
  const { titleOf, factsOf } = useNotificationWords()
  const { time } = useFormat()
  const state = stateOf(notification)
  const facts = factsOf(notification)
  return (
    <>
      <span className={`st ${state} ${styles.state}`}>
        <StateShape name={state} />
      </span>
      <span className={`grow ${styles.words}`}>
        <span className={notification.readAt === null ? 'm' : ''}>{titleOf(notification)}</span>
        {notification.title && <span className="sm blk">{beginningOf(notification.title)}</span>}
        {facts && <span className="xs muted blk">{facts}</span>}
      </span>
      <span className={styles.marks}>
        {notification.isUrgent && <span className="tag">{t('notices.urgent')}</span>}
        {notification.readAt === null && (
          <span className={styles.unreadDot}>
            <span className="sr">{t('notices.isUnread')}</span>
          </span>
        )}
        <time className="xs muted nw" dateTime={notification.createdAt}>
          {time(notification.createdAt)}
        </time>
      </span>
    </>
  )
}
