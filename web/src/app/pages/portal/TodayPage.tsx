import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedMark, useRefusals } from '../../../features/answers/offline/index.ts'
import { useAside } from '../../../features/desk/snoozes/kept-snoozes.ts'
import { WeekTile } from '../../../features/portal/own-work/index.ts'
import {
  AsideToday,
  DayHead,
  type DayItem,
  DayList,
  DoneToday,
  partAside,
  type RenderArticle,
  type RenderDone,
  type RenderThing,
  todayQuery,
  UsefulArticle,
  WaitingList,
} from '../../../features/portal/today/index.ts'
import * as styles from '../../../features/portal/today/today.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'
import { LATE_PARTS } from '../answers/late-parts.ts'
import { useOwnPlace } from '../answers/use-own-place.ts'
import { useTasksAhead } from '../answers/use-tasks-ahead.ts'

const Greeting = lazyPart('Greeting', () => import('../../../features/access/start/FirstSteps.tsx'))

/** One screen for the morning and for the evening: what waits, by time, each one touch from its act. */
export function TodayPage() {
  const { t } = useTranslation()
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery(todayQuery)
  const refusals = useRefusals(me?.id ?? '')
  const snoozes = useAside()
  const { day, aside } = partAside(data?.items ?? [], snoozes)
  useSendsLater()
  const page = useRef<HTMLElement>(null)
  useOwnPlace(page, { list: 'today' })
  useTasksAhead(day.filter(({ kind }) => TASKS.includes(kind)).map(({ id }) => ({ id, version: null })))
  useEffect(() => {
    // A task of the list must open without a line, also when none was opened before.
    void import('../answers/TaskPage.tsx').then(prepareOffline, () => undefined)
  }, [])
  if (!me) return null
  const renderThing: RenderThing = (item, content, className) => (
    <ThingLink item={item} className={className}>
      {content}
      {refusals.has(item.id) && <RefusedMark />}
    </ThingLink>
  )
  // What was put aside is counted nowhere and shown in its fold alone.
  const today = data && { ...data, items: day }
  const first = day.find(({ kind, act }) => TASKS.includes(kind) && act !== 'read_words')
  return (
    <main ref={page} className={`page ${phone.wraps} ${styles.todayPage}`}>
      <header className="page-h">
        <DayHead name={me.name} today={today} />
        <PrintButton />
        {me.abilities.recordByHand && (
          <Link className="btn" to="/by-hand">
            {t('incidents.record')}
          </Link>
        )}
        <Link className="btn" to="/today/calendar" search={{}}>
          {t('today.calendar')}
        </Link>
        {me.abilities.seeOwnWork && (
          <Link className="btn" to="/today/work">
            {t('today.ownWork')}
          </Link>
        )}
      </header>
      <SectionTabs of="portal" />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('today.loading')} />}
      {today && (
        <div className={styles.dayGrid}>
          <div className={styles.aside}>
            {day.length === 0 && (
              <EmptyState title={t('today.empty.title')}>{t('today.empty.text')}</EmptyState>
            )}
            <DayList today={today} renderThing={renderThing} />
            <AsideToday items={aside} renderThing={renderThing} />
            <DoneToday done={today.done} renderDone={renderDone} />
          </div>
          <div className={styles.aside}>
            <WaitingList items={day} renderThing={renderThing} />
            {first && <UsefulArticle task={first} renderArticle={renderArticle} />}
            <WeekTile />
          </div>
        </div>
      )}
      {/* One line below what waits, also for whoever is here for the first time: the day comes first. */}
      {me.isNew && data && (
        <Suspense>
          <Greeting me={me} />
        </Suspense>
      )}
    </main>
  )
}

const TASKS: readonly DayItem['kind'][] = ['returned', 'clarified', 'silent', 'promise', 'task']

const renderDone: RenderDone = (incidentId, content, className) => (
  <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
    {content}
  </Link>
)

const renderArticle: RenderArticle = (articleId, content, className) => (
  <Link to="/knowledge/$articleId" params={{ articleId }} className={className}>
    {content}
  </Link>
)

type ThingProps = { item: DayItem; className: string | undefined; children: ReactNode }

/** Where the next act is done, not where the thing is listed. */
export function ThingLink({ item: { kind, id, chatId, act }, ...rest }: ThingProps) {
  switch (kind) {
    case 'returned':
    case 'clarified':
    case 'silent':
    case 'promise':
    case 'task':
      return <Link to="/tasks/$incidentId" params={{ incidentId: id }} search={{ from: 'today' }} {...rest} />
    case 'owed_part':
      return (
        <Link
          to="/tasks/$incidentId"
          params={{ incidentId: id }}
          search={{ from: 'today' }}
          hash={LATE_PARTS}
          {...rest}
        />
      )
    case 'approval':
      return <Link to="/approvals/{-$incidentId}" params={{ incidentId: id }} {...rest} />
    case 'duty':
    case 'question':
      if (chatId === null) return <Link to="/duty/$agencyCode" params={{ agencyCode: id }} {...rest} />
      return (
        <Link
          to="/chats/{-$chatId}"
          params={{ chatId }}
          search={kind === 'question' ? { message: id } : {}}
          {...rest}
        />
      )
    case 'stream':
      return act === 'host' ? (
        <Link to="/livestreams/$livestreamId/on-air" params={{ livestreamId: id }} {...rest} />
      ) : (
        <Link to="/livestreams/$livestreamId" params={{ livestreamId: id }} {...rest} />
      )
    case 'fake':
      return <Link to="/fakes/$fakeId" params={{ fakeId: id }} {...rest} />
    case 'order':
    case 'news':
      return <Link to="/orders/$bulletinId" params={{ bulletinId: id }} {...rest} />
    case 'broadcast':
      return <Link to="/broadcasts/$broadcastId" params={{ broadcastId: id }} {...rest} />
    case 'moderation':
      return <Link to="/moderation" search={{ view: 'waiting' }} {...rest} />
    case 'rule':
      return <Link to="/rules/{-$ruleId}" params={{ ruleId: id }} {...rest} />
    case 'webhook':
      return <Link to="/installation" hash="webhooks" {...rest} />
    case 'outage':
      return <Link to="/outages/$outageId" params={{ outageId: id }} {...rest} />
    case 'contribution':
      return <Link to="/parts/$contributionId" params={{ contributionId: id }} {...rest} />
    case 'subtask':
      return <Link to="/tasks" {...rest} />
    case 'feedback':
      return <Link to="/feedback/$threadId" params={{ threadId: id }} {...rest} />
    case 'article':
    case 'article_review':
      return <Link to="/knowledge/$articleId" params={{ articleId: id }} {...rest} />
    case 'course':
    case 'course_returned':
    case 'course_review':
      return <Link to="/courses/$courseId" params={{ courseId: id }} {...rest} />
    case 'practice':
      return <Link to="/practices/$practiceId" params={{ practiceId: id }} {...rest} />
    case 'exercise':
      return <Link to="/exercises/$runId" params={{ runId: id }} {...rest} />
    case 'sorting':
      return (
        <Link to="/desk/$queue/{-$incidentId}" params={{ queue: 'new', incidentId: undefined }} {...rest} />
      )
    default:
      return <Link to="/incident/$incidentId" params={{ incidentId: id }} {...rest} />
  }
}
