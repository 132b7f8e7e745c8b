import {
  IconArrowLeft,
  IconCalendarShare,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addDays,
  CalendarDays,
  calendarFileHref,
  calendarQuery,
  mondayOf,
  type RenderCalendarItem,
  SubscribeDialog,
} from '../../../features/portal/calendar/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'
import { useTodayInView } from './use-today-in-view.ts'

const route = getRouteApi('/app/today/calendar')
const VIEWS = ['week', 'list'] as const
const DAYS = { week: 7, list: 28 }
const FILE_DAYS = 31

/** Days ahead in one place: streams, shifts, texts with their hour, terms, and how many questions are due. */
export function CalendarPage() {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const search = route.useSearch()
  const view = search.view ?? 'week'
  const today = dayKey(serverNow(), locale)
  const begins = view === 'week' ? mondayOf(today) : today
  const from = search.from ?? begins
  const days = DAYS[view]
  const { data, error, refetch } = useQuery(calendarQuery(from, days))
  const page = useRef<HTMLElement>(null)
  const listOf = (first: string) => `calendar ${view} ${first} ${today}`
  const goToToday = useTodayInView(page, data && listOf(from))
  const [isSubscribing, setSubscribing] = useState(false)
  return (
    <main ref={page} className={`page ${phone.wraps}`}>
      <header className="page-h">
        <Link className="btn t i" to="/today" aria-label={t('calendar.back')}>
          <IconArrowLeft className="ic xl" />
        </Link>
        <h1>{t('calendar.title')}</h1>
        <PrintButton />
        <a className="btn" href={calendarFileHref(from, FILE_DAYS, locale.language)} download="">
          <IconDownload className="ic" aria-hidden="true" />
          {t('calendar.file')}
        </a>
        <Button
          icon={<IconCalendarShare className="ic" aria-hidden="true" />}
          onClick={() => setSubscribing(true)}
        >
          {t('calendar.subscribe.do')}
        </Button>
      </header>
      <div className="row g2 wrap no-print">
        <nav className="seg" aria-label={t('calendar.views')}>
          {VIEWS.map((one) => (
            <Link
              key={one}
              to="/today/calendar"
              search={one === 'week' ? {} : { view: one }}
              replace
              aria-current={one === view ? 'page' : undefined}
            >
              {t(`calendar.view.${one}`)}
            </Link>
          ))}
        </nav>
        <Link
          className="btn i"
          to="/today/calendar"
          search={{ ...search, from: addDays(from, -days) }}
          aria-label={t('calendar.before')}
        >
          <IconChevronLeft className="ic" />
        </Link>
        <Link
          className="btn"
          to="/today/calendar"
          search={view === 'week' ? {} : { view }}
          onClick={() => goToToday(listOf(begins))}
        >
          {t('calendar.today')}
        </Link>
        <Link
          className="btn i"
          to="/today/calendar"
          search={{ ...search, from: addDays(from, days) }}
          aria-label={t('calendar.after')}
        >
          <IconChevronRight className="ic" />
        </Link>
      </div>
      <p className="xs muted no-print">{t('calendar.fileSays')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('calendar.loading')} />}
      {data && <CalendarDays {...{ from, days, view, items: data.items, renderItem }} />}
      {isSubscribing && <SubscribeDialog onClose={() => setSubscribing(false)} />}
    </main>
  )
}

const renderItem: RenderCalendarItem = ({ kind, id, chatId }, content, className) => {
  const look = { className, children: content }
  switch (kind) {
    case 'stream':
      return <Link to="/livestreams/$livestreamId" params={{ livestreamId: id }} {...look} />
    case 'duty':
      return <Link to="/chats/{-$chatId}" params={{ chatId: chatId ?? undefined }} search={{}} {...look} />
    case 'post':
      return <Link to="/duty/$agencyCode" params={{ agencyCode: id }} {...look} />
    case 'broadcast':
      return <Link to="/broadcasts/$broadcastId" params={{ broadcastId: id }} {...look} />
    case 'order':
      return <Link to="/orders/$bulletinId" params={{ bulletinId: id }} {...look} />
    case 'part':
      return <Link to="/parts/$contributionId" params={{ contributionId: id }} {...look} />
    case 'due':
      return <Link to="/tasks" search={{ tab: 'all', day: id }} {...look} />
  }
}
