import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedNotice } from '../../../features/answers/offline/index.ts'
import { TaskSummary } from '../../../features/incidents/card/index.ts'
import { PHONE, useMedia } from '../../../lib/browser/media.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useWayBack } from '../../routes/came-from.ts'
import { CardLinks } from '../desk/CardLinks.tsx'
import { DeskCard } from '../desk/DeskCard.tsx'
import { AnswerDesk } from './AnswerDesk.tsx'
import * as styles from './answer-page.module.css'
import { useOwnPlace } from './use-own-place.ts'

const DutyOfThis = lazyPart('DutyOfThis', () => import('../desk/DutyOfThis.tsx'))
const MacrosOfThis = lazyPart('MacrosOfThis', () => import('../desk/MacrosOfThis.tsx'))
const SnoozeMenu = lazyPart('SnoozeMenu', () => import('../../../features/desk/snoozes/SnoozeMenu.tsx'))
const RemindOfThis = lazyPart('RemindOfThis', () => import('../desk/RemindOfThis.tsx'))

const route = getRouteApi('/app/tasks/$incidentId')

/** A task on one page: what is asked, until when, the answer. Steps before writing use the ordinary card. */
export function TaskPage() {
  // Taking, putting aside, notes and answers are kept without a line, in whatever step the question is.
  useSendsLater()
  const { incidentId } = route.useParams()
  const { from, tab, day } = route.useSearch()
  const back = from === 'today' ? '/today' : '/tasks'
  const search = from === 'today' ? {} : { ...(tab && { tab }), ...(day && { day }) }
  const { t } = useTranslation()
  const router = useRouter()
  const navigate = useNavigate()
  const { data: me } = useQuery(meQuery)
  const { data: incident } = useQuery(incidentQuery(incidentId))
  const isPhone = useMedia(PHONE)
  useEffect(() => {
    // The page that one comes back to opens without a line too, and what keeps a step and says that it waits.
    const kept = import('../../../features/incidents/kept-steps/index.ts')
    void Promise.all([kept, router.preloadRoute({ to: back })]).then(prepareOffline, prepareOffline)
  }, [router, back])
  const page = useRef<HTMLElement>(null)
  useOwnPlace(page, { of: incidentId })
  const wayBack = useWayBack()
  const goBack = wayBack ?? (() => void navigate({ to: back, search }))
  if (!me || !incident?.abilities.draft) {
    return (
      <main ref={page} className={styles.taskCard}>
        {me && <RefusedNotice incidentId={incidentId} userId={me.id} />}
        <DeskCard incidentId={incidentId} hasRows isListPending={false} onBack={goBack} onLeft={goBack} />
      </main>
    )
  }
  // On a phone the words come first: whom to call stands under them, and macros, which are for a keyboard, are left out.
  const duty = (
    <Suspense>
      <DutyOfThis incident={incident} isBrief />
    </Suspense>
  )
  return (
    <main ref={page} className={styles.taskPage}>
      <header className={styles.taskHeading}>
        {wayBack ? (
          <button type="button" className="btn t i" aria-label={t('common.back')} onClick={wayBack}>
            <IconArrowLeft className="ic xl" />
          </button>
        ) : (
          <Link className="btn t i" to={back} search={search} aria-label={t('common.back')}>
            <IconArrowLeft className="ic xl" />
          </Link>
        )}
        <div className="grow">
          <h1>{storedWords(incident.title, t)}</h1>
          <p className="xs muted">
            {t('incidents.question', { number: incident.number })} · {t(`incidents.step.${incident.step}`)}
          </p>
        </div>
        {!isPhone && (
          <Suspense>
            <MacrosOfThis incident={incident} />
          </Suspense>
        )}
        <Suspense>
          <SnoozeMenu incidentId={incidentId} dueAt={incident.deadline?.dueAt ?? null} />
        </Suspense>
        {incident.mayRemind && (
          <Suspense>
            <RemindOfThis incident={incident} />
          </Suspense>
        )}
      </header>
      <div className={styles.facts}>
        <CardLinks>
          <TaskSummary incident={incident} onLeft={goBack} />
        </CardLinks>
        {!isPhone && duty}
      </div>
      <AnswerDesk key={incidentId} incidentId={incidentId} onSubmitted={goBack} />
      {isPhone && duty}
    </main>
  )
}
