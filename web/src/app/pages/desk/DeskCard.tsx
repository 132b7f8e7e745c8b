import { IconArrowLeft, IconInbox } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import { SEEN_BY_OTHERS } from '@veche/contract/values/portal/moderation.ts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerSection } from '../../../features/answers/card/index.ts'
import { EvidencePhotos } from '../../../features/answers/files/index.ts'
import { AuthorHistory } from '../../../features/desk/AuthorHistory.tsx'
import { Presence } from '../../../features/desk/presence/Presence.tsx'
import { useMakeCard } from '../../../features/fakes/signal/index.ts'
import { Attachments } from '../../../features/incidents/attachments/index.ts'
import * as styles from '../../../features/incidents/card/card.module.css'
import { IncidentCard } from '../../../features/incidents/card/index.ts'
import { useHasKept } from '../../../lib/line/kept.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { useShowQuestion } from '../../use-show-question.ts'
import { type Absence, AbsentNotice } from './AbsentNotice.tsx'
import { CardLink, CardLinks } from './CardLinks.tsx'
import { fakeSource } from './fake-source.ts'

const Decision = lazyPart('Decision', () => import('../../../features/answers/approval/Decision.tsx'))
const KeptDecisions = lazyPart(
  'KeptDecisions',
  () => import('../../../features/answers/kept-decisions/KeptDecisions.tsx'),
)
const WorkBeside = lazyPart('WorkBeside', () => import('./WorkBeside.tsx'))
const ClarificationPanel = lazyPart(
  'ClarificationPanel',
  () => import('../../../features/answers/clarifying/ClarificationPanel.tsx'),
)
const FormOrigin = lazyPart(
  'FormOrigin',
  () => import('../../../features/public-page/by-hand/FormOrigin.tsx'),
)
const NotesPanel = lazyPart('NotesPanel', () => import('../../../features/notes/NotesPanel.tsx'))
const OutageOffers = lazyPart(
  'OutageOffers',
  () => import('../../../features/outages/offer/OutageOffers.tsx'),
)
const PublicProblemPanel = lazyPart(
  'PublicProblemPanel',
  () => import('../../../features/public-page/PublicProblemPanel.tsx'),
)
const NewFakeDialog = lazyPart(
  'NewFakeDialog',
  () => import('../../../features/fakes/signal/NewFakeDialog.tsx'),
)

const ModerateThis = lazyPart(
  'ModerateThis',
  () => import('../../../features/portal/moderation/ModerateThis.tsx'),
)
const ModerateOne = lazyPart(
  'ModerateOne',
  () => import('../../../features/portal/moderation/ModerateOne.tsx'),
)
const EraseThis = lazyPart('EraseThis', () => import('./EraseThis.tsx'))
const WorkOfThis = lazyPart('WorkOfThis', () => import('./WorkOfThis.tsx'))
const SnoozeMenu = lazyPart('SnoozeMenu', () => import('../../../features/desk/snoozes/SnoozeMenu.tsx'))
const RemindOfThis = lazyPart('RemindOfThis', () => import('./RemindOfThis.tsx'))

type Props = {
  incidentId: string | null
  hasRows: boolean
  /** Its list has not come yet: whether there is anything to choose from is not known. */
  isListPending: boolean
  onBack: (() => void) | null
  onLeft: () => void
  /** Opened after a decision on another question, not by a person. */
  isOpenedByItself?: boolean
  /** The list beside it does not hold it: any more, or at all. */
  absence?: Absence | null
}

/** The card of a question with its answer: two features meet here. */
export function DeskCard({
  incidentId,
  hasRows,
  isListPending,
  absence = null,
  isOpenedByItself = false,
  ...on
}: Props) {
  const { t } = useTranslation()
  if (incidentId !== null)
    return <LoadedCard key={incidentId} {...{ incidentId, absence, isOpenedByItself, ...on }} />
  if (isListPending)
    return (
      <section className={`${styles.incidentCard} print-whole`}>
        <SkeletonRows label={t('incidents.loadingCard')} count={5} />
      </section>
    )
  return (
    <section className={`${styles.incidentCard} print-whole`}>
      <EmptyState title={t('incidents.choose.title')} mark={<IconInbox className="ic xl" />}>
        {hasRows ? t('incidents.choose.text') : t('incidents.choose.nothing')}
      </EmptyState>
    </section>
  )
}

type LoadedProps = {
  incidentId: string
  onBack: (() => void) | null
  onLeft: () => void
  isOpenedByItself: boolean
  absence: Absence | null
}

function LoadedCard({ incidentId, onBack, onLeft, isOpenedByItself, absence }: LoadedProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const showQuestion = useShowQuestion()
  const { data: incident, error, refetch } = useQuery(incidentQuery(incidentId))
  const me = useQuery(meQuery).data
  const abilities = me?.abilities
  const isDecisionKept = useHasKept(`work.${me?.id}.decision.`)
  const canSignalFake = abilities?.signalFakes === true
  const [isSignalling, setSignalling] = useState(false)
  const source = incident && fakeSource(incident)
  const [isModerating, setModerating] = useState(false)
  const queryClient = useQueryClient()
  const make = useMakeCard(
    () => void queryClient.invalidateQueries({ queryKey: incidentQuery(incidentId).queryKey }),
  )
  const back = onBack && (
    <Button
      look="quiet"
      size="s"
      icon={<IconArrowLeft className="ic l" />}
      aria-label={t('common.back')}
      onClick={onBack}
    />
  )
  // What a person may no longer see disappears, even if the last answer of the server still lies here.
  if (error && (!incident || isGone(error))) {
    return (
      <section className={`${styles.incidentCard} print-whole`}>
        {back}
        <ErrorNotice error={error} onRetry={refetch} />
      </section>
    )
  }
  if (!incident) {
    return (
      <section className={`${styles.incidentCard} print-whole`}>
        <SkeletonRows label={t('incidents.loadingCard')} count={5} />
      </section>
    )
  }
  return (
    <CardLinks>
      <IncidentCard
        incident={incident}
        back={back}
        own={
          isOpen(incident) &&
          abilities?.workIncidents && (
            <Suspense>
              <SnoozeMenu incidentId={incidentId} dueAt={incident.deadline?.dueAt ?? null} />
            </Suspense>
          )
        }
        onLeft={onLeft}
        isOpenedByItself={isOpenedByItself}
        onOpen={showQuestion}
        notice={
          <>
            {absence && <AbsentNotice incident={incident} absence={absence} />}
            {isDecisionKept && (
              <Suspense>
                <KeptDecisions incidentId={incidentId} />
              </Suspense>
            )}
          </>
        }
        aside={
          <>
            {incident.mayRemind && (
              <Suspense>
                <RemindOfThis incident={incident} />
              </Suspense>
            )}
            <Suspense>
              <WorkOfThis incident={incident} />
            </Suspense>
            <AuthorHistory
              incident={incident}
              renderLink={(id, content) => <CardLink id={id}>{content}</CardLink>}
            />
            <Suspense>
              <PublicProblemPanel incident={incident} />
            </Suspense>
            <Suspense>
              <NotesPanel incidentId={incidentId} />
            </Suspense>
            {abilities?.moderate && (
              <Suspense>
                <ModerateThis messages={incident.thread} incidentId={incidentId} />
              </Suspense>
            )}
            {isErasable(incident, abilities) && (
              <Suspense>
                <EraseThis incident={incident} />
              </Suspense>
            )}
          </>
        }
        renderPhotos={(publicationId) => <EvidencePhotos incident={incident} publicationId={publicationId} />}
        renderDecision={
          incident.step === 'approval'
            ? (parts) => (
                <Suspense fallback={<LateDecision />}>
                  <Decision
                    incident={incident}
                    onLeft={onLeft}
                    onTakenBack={showQuestion}
                    renderAttachments={(message) => <Attachments message={message} />}
                    {...parts}
                  />
                </Suspense>
              )
            : null
        }
        presence={(mode) => <Presence incidentId={incidentId} mode={mode} />}
        rumour={{
          isBusy: make.isPending,
          onMake: canSignalFake && source ? () => make.mutate(source) : null,
          renderFake: (fakeId, content) => (
            <Link to="/fakes/$fakeId" params={{ fakeId }}>
              {content}
            </Link>
          ),
        }}
        origin={
          incident.network === 'form' && (
            <Suspense>
              <FormOrigin incident={incident} />
            </Suspense>
          )
        }
        outages={
          <Suspense>
            <OutageOffers
              incident={incident}
              renderOutage={
                abilities?.seeOutages === true
                  ? (outageId, content) => (
                      <Link to="/outages/$outageId" params={{ outageId }}>
                        {content}
                      </Link>
                    )
                  : null
              }
            />
          </Suspense>
        }
        onMakeFake={canSignalFake && source ? () => setSignalling(true) : null}
        onModerate={isSeenByOthers(incident) ? () => setModerating(true) : null}
        onWrite={() => void navigate({ to: '/answer/$incidentId', params: { incidentId } })}
      >
        {incident.abilities.draft && (
          <Suspense>
            <ClarificationPanel incident={incident} onTake={null} />
          </Suspense>
        )}
        {isMade(incident) && (
          <Suspense>
            <WorkBeside incident={incident} onInsert={null} />
          </Suspense>
        )}
        <AnswerSection incident={incident} />
      </IncidentCard>
      {isModerating && (
        <Suspense>
          <ModerateOne
            messages={incident.thread}
            mayAct={abilities?.moderate === true}
            onClose={() => setModerating(false)}
          />
        </Suspense>
      )}
      {isSignalling && source && (
        <Suspense>
          <NewFakeDialog
            source={source}
            onClose={() => setSignalling(false)}
            onCreated={(fakeId) => void navigate({ to: '/fakes/$fakeId', params: { fakeId } })}
          />
        </Suspense>
      )}
    </CardLinks>
  )
}

/** The answer is made or decided on: parts of it come from other bodies. */
function isMade({ step }: Pick<IncidentResponse, 'step'>): boolean {
  return step !== 'new' && step !== 'distribution' && step !== 'merged'
}

/** Words of a resident stand in a network where others read them. */
function isSeenByOthers({ thread }: Pick<IncidentResponse, 'thread'>): boolean {
  return thread.some(({ isOurs, surface }) => !isOurs && SEEN_BY_OTHERS.some((one) => one === surface))
}

/** Somebody works on it or is to: what has ended is not put aside. */
function isOpen({ step }: Pick<IncidentResponse, 'step'>): boolean {
  return OPEN_STEPS.some((open) => open === step)
}

/** Work that has ended, for who administers the region; the server asks for two of them. */
function isErasable(
  { step, erasedAt }: Pick<IncidentResponse, 'step' | 'erasedAt'>,
  abilities: MeResponse['abilities'] | undefined,
): boolean {
  const isEnded = step === 'done' || step === 'dismissed' || step === 'archived'
  return abilities?.seeInstallation === true && isEnded && erasedAt === null
}

function isGone(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 404
}

/** Whoever opens an answer to judge reads at once why it is not there: its part of the page comes with the line. */
function LateDecision() {
  const { t } = useTranslation()
  const hasLine = useHasLine()
  if (hasLine) return <SkeletonRows label={t('incidents.loadingCard')} count={5} />
  return (
    <div className="pad" role="alert">
      <Notice state="late" title={t('common.notRead.title')}>
        {t('common.notRead.text')}
      </Notice>
    </div>
  )
}
