import { IconMapPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { IncidentListItem, Queue } from '@veche/contract/incidents.ts'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedMark, useRefusals } from '../../../features/answers/offline/index.ts'
import { useCountsInSight, useInSight } from '../../../features/desk/snoozes/in-sight.ts'
import { countersQuery } from '../../../features/incidents/incidents.queries.ts'
import { keptSteps, RefusedSteps, StepMark } from '../../../features/incidents/kept-steps/index.ts'
import { TaskCard, useIncidentList } from '../../../features/incidents/list/index.ts'
import { NearTasks } from '../../../features/incidents/near/index.ts'
import { SentTasks } from '../../../features/incidents/sent/index.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { dueOn } from './due-on.ts'
import * as styles from './TasksPage.module.css'
import { urgentFirst } from './urgent-first.ts'
import { useOwnPlace } from './use-own-place.ts'
import { useTasksAhead } from './use-tasks-ahead.ts'

const route = getRouteApi('/app/tasks')
const PartsWaiting = lazyPart(
  'PartsWaiting',
  () => import('../../../features/answers/contributions/PartsWaiting.tsx'),
)
const AskedPartMark = lazyPart(
  'AskedPartMark',
  () => import('../../../features/answers/contributions/AskedPartMark.tsx'),
)
const OwnSubtasks = lazyPart(
  'OwnSubtasks',
  () => import('../../../features/answers/subtasks/OwnSubtasks.tsx'),
)
const SnoozedFold = lazyPart('SnoozedFold', () => import('../../../features/desk/snoozes/SnoozedFold.tsx'))
const TABS = [
  { key: 'today', queue: 'mine_today', search: { tab: 'today' as const } },
  { key: 'all', queue: 'mine', search: { tab: 'all' as const } },
  { key: 'waiting', queue: 'to_approve', search: { tab: 'waiting' as const } },
] as const satisfies readonly { key: string; queue: Queue; search: object }[]

/** My work by deadline, for a thumb: the whole card is the target. */
export function TasksPage() {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { tab, day } = route.useSearch()
  const counters = useQuery(countersQuery).data
  // «На сегодня всё» is said when nothing waits at all: until then the first tab with work is open.
  const withWork = TABS.find(({ queue }) => (counters?.queues[queue]?.total ?? 0) > 0)
  const current = TABS.find(({ key }) => key === tab) ?? withWork ?? TABS[0]
  const isNear = tab === 'near'
  const ofDay = current.key === 'all' ? day : undefined
  const counts = useCountsInSight(counters?.queues)
  const sentCount = counters?.queues.mine_sent?.total ?? 0
  useSendsLater()
  const page = useRef<HTMLElement>(null)
  useOwnPlace(page, { list: 'tasks' })
  useEffect(() => {
    // A task must open without a line, also when none was opened before.
    void import('./TaskPage.tsx').then(prepareOffline, () => undefined)
  }, [])
  return (
    <main ref={page} className={styles.tasksPage}>
      <header className={styles.heading}>
        <h1>{t('common.section.tasks')}</h1>
        <nav className={`seg ${styles.taskTabs}`} aria-label={t('incidents.tasks.tabs')}>
          {TABS.map(({ key, queue, search }) => (
            <Link
              key={key}
              to="/tasks"
              search={search}
              replace
              aria-current={!isNear && key === current.key ? 'page' : undefined}
            >
              {t(`incidents.tasks.${key}`)}{' '}
              <span className="muted">
                {counts?.[queue] && number(counts[queue].total + (key === 'all' ? sentCount : 0))}
              </span>
            </Link>
          ))}
        </nav>
        <Link
          className={`btn s ${styles.nearButton}`}
          to="/tasks"
          search={isNear ? {} : { tab: 'near' }}
          replace
          aria-current={isNear ? 'page' : undefined}
        >
          <IconMapPin className="ic" aria-hidden="true" />
          {t('near.title')}
        </Link>
      </header>
      <p className={`xs muted ${styles.counts}`}>{t('subtasks.counts.tasks')}</p>
      <Suspense>
        <PartsWaiting
          renderLink={(content) => (
            <Link className={`panel ${styles.parts}`} to="/parts">
              {content}
            </Link>
          )}
        />
      </Suspense>
      <Suspense>
        <OwnSubtasks className={styles.besideTasks} />
      </Suspense>
      <RefusedSteps
        onCard={null}
        className={styles.besideTasks}
        renderLink={(incidentId, content) => (
          <Link className="btn s" to="/tasks/$incidentId" params={{ incidentId }}>
            {content}
          </Link>
        )}
      />
      {isNear ? (
        <NearTasks
          className={styles.tasks}
          renderTask={(incident, mark) => <TaskLink incident={incident} mark={mark} />}
        />
      ) : (
        <>
          {ofDay && <DayLine day={ofDay} />}
          {!(current.key === 'all' && !ofDay && sentCount > 0 && counters?.queues.mine?.total === 0) && (
            <TaskList
              key={`${current.key} ${ofDay}`}
              queue={current.queue}
              day={ofDay}
              isOtherWaiting={withWork !== undefined}
            />
          )}
          {current.key === 'all' && !ofDay && (
            <SentTasks
              headClassName={styles.besideTasks}
              listClassName={styles.tasks}
              inOrder={urgentFirst}
              renderTask={(incident, mark) => <TaskLink incident={incident} mark={mark} />}
            />
          )}
        </>
      )}
    </main>
  )
}

/** Whoever comes from the calendar sees which day is shown, and the way to all of them. */
function DayLine({ day }: { day: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p className={`row g2 wrap sm ${styles.besideTasks}`}>
      <b>{t('incidents.tasks.dueOn', { day: format.day(day) })}</b>
      <Link className="btn s" to="/tasks" search={{ tab: 'all' }} replace>
        {t('incidents.tasks.anyDay')}
      </Link>
    </p>
  )
}

type TaskListProps = { queue: Queue; day: string | undefined; isOtherWaiting: boolean }

function TaskList({ queue, day, isOtherWaiting }: TaskListProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const list = useIncidentList(dueOn(queue, day, locale.timeZone))
  const markOf = useMarks()
  const inSight = useInSight(list.rows)
  useTasksAhead(list.rows)
  if (list.isPending) return <SkeletonRows label={t('incidents.loading')} />
  if (list.error && list.rows.length === 0) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  if (list.rows.length === 0)
    return (
      <EmptyState
        title={t(
          day
            ? 'incidents.tasks.noneThatDay'
            : queue === 'to_approve'
              ? 'subtasks.counts.nothingToApprove'
              : isOtherWaiting
                ? 'incidents.tasks.notHere'
                : `incidents.empty.queue.${queue}`,
        )}
      >
        {t(isOtherWaiting ? 'incidents.tasks.elsewhere' : 'incidents.empty.willAppear')}
      </EmptyState>
    )
  return (
    <>
      {list.waitingCount > 0 && (
        <Button className={styles.waiting} onClick={list.showWaiting}>
          {t('incidents.showNew', { count: list.waitingCount })}
        </Button>
      )}
      <ul className={styles.tasks}>
        {urgentFirst(inSight.rows).map((incident) => (
          <li key={incident.id}>
            <TaskLink incident={incident} mark={markOf(incident.id)} />
          </li>
        ))}
      </ul>
      {inSight.folded.length > 0 && (
        <Suspense>
          <SnoozedFold
            className={styles.besideTasks}
            rows={inSight.folded}
            renderRow={(incident) => <TaskLink incident={incident} mark={markOf(incident.id)} />}
          />
        </Suspense>
      )}
      {list.hasNextPage && (
        <Button className={styles.waiting} isBusy={list.isFetchingNextPage} onClick={list.loadMore}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

/** What this browser keeps of a question, in its row. */
function useMarks(): (incidentId: string) => ReactNode {
  const refusals = useRefusals(useQuery(meQuery).data?.id ?? '')
  const { kept } = keptSteps.useKept(null)
  return (incidentId) => {
    const steps = kept.filter((step) => step.incidentId === incidentId)
    return (
      <>
        <Suspense>
          <AskedPartMark incidentId={incidentId} />
        </Suspense>
        {refusals.has(incidentId) && <RefusedMark />}
        <StepMark isShown={steps.length > 0} isRefused={steps.some(({ refused }) => refused !== null)} />
      </>
    )
  }
}

function TaskLink({ incident, mark }: { incident: IncidentListItem; mark: ReactNode }) {
  const search = route.useSearch()
  return (
    <TaskCard
      incident={incident}
      mark={mark}
      renderLink={(content, className) => (
        <Link
          to="/tasks/$incidentId"
          params={{ incidentId: incident.id }}
          search={search}
          className={className}
        >
          {content}
        </Link>
      )}
    />
  )
}
