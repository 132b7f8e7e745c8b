import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { answerQuery } from '../../../features/answers/answers.queries.ts'
import { AnswerEditor } from '../../../features/answers/editor/index.ts'
import { RefusedNotice } from '../../../features/answers/offline/index.ts'
import { Presence } from '../../../features/desk/presence/Presence.tsx'
import { residentPictures } from '../../../features/incidents/attachments/index.ts'
import { Thread } from '../../../features/incidents/messages/index.ts'
import { PHONE, useMedia } from '../../../lib/browser/media.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { useRecently } from '../../../lib/time/use-recently.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import * as styles from './answer-page.module.css'

const NotesPanel = lazyPart('NotesPanel', () => import('../../../features/notes/NotesPanel.tsx'))
const AuthorAnswered = lazyPart(
  'AuthorAnswered',
  () => import('../../../features/answers/clarifying/AuthorAnswered.tsx'),
)
const ClarificationPanel = lazyPart(
  'ClarificationPanel',
  () => import('../../../features/answers/clarifying/ClarificationPanel.tsx'),
)

const FormOrigin = lazyPart(
  'FormOrigin',
  () => import('../../../features/public-page/by-hand/FormOrigin.tsx'),
)
const KnownFirst = lazyPart('KnownFirst', () => import('../../../features/answers/templates/KnownFirst.tsx'))
const WorkBeside = lazyPart('WorkBeside', () => import('../desk/WorkBeside.tsx'))

/** Who stopped to look something up still writes. */
const WRITES_FOR_MS = 2 * 60_000

/** The editor with the thread beside it: the only thing the two features share is this place. */
export function AnswerDesk({ incidentId, onSubmitted }: { incidentId: string; onSubmitted: () => void }) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const isPhone = useMedia(PHONE)
  const writing = useRecently(WRITES_FOR_MS)
  const incident = useQuery(incidentQuery(incidentId))
  const answer = useQuery(answerQuery(incidentId))
  const error = (incident.data ? null : incident.error) ?? (answer.data ? null : answer.error)
  if (error) {
    return (
      <ErrorNotice
        error={error}
        onRetry={() => {
          void incident.refetch()
          void answer.refetch()
        }}
      />
    )
  }
  if (!incident.data || !answer.data || !me) return <SkeletonRows label={t('incidents.loadingCard')} />
  return (
    <>
      <RefusedNotice incidentId={incidentId} userId={me.id} />
      <div className={styles.presence}>
        <Presence incidentId={incidentId} mode={writing.isRecent ? 'writes' : 'reads'} />
      </div>
      {isPhone && (
        <Suspense>
          <AuthorAnswered incident={incident.data} />
        </Suspense>
      )}
      <div className={styles.fields} onInput={writing.note}>
        <AnswerEditor
          incident={incident.data}
          answer={answer.data}
          userId={me.id}
          question={
            <>
              <Thread incident={incident.data} onReadFollowUps={null} isBusy={false}>
                {incident.data.network === 'form' && (
                  <Suspense>
                    <FormOrigin incident={incident.data} />
                  </Suspense>
                )}
              </Thread>
              <Suspense>
                <NotesPanel incidentId={incidentId} isFolded />
              </Suspense>
            </>
          }
          ghosts={residentPictures(incident.data)}
          renderKnown={(onInsert) => (
            <Suspense>
              <KnownFirst incidentId={incidentId} onTake={onInsert} />
            </Suspense>
          )}
          renderBeside={({ onAnswerWithout, onInsert, intoAnswer }) => (
            <div className={styles.beside}>
              <Suspense>
                <ClarificationPanel incident={incident.data} onTake={onAnswerWithout} />
                <WorkBeside incident={incident.data} {...{ onInsert, intoAnswer }} />
              </Suspense>
            </div>
          )}
          onSubmitted={onSubmitted}
        />
      </div>
    </>
  )
}
