import { useQuery } from '@tanstack/react-query'
import type { AnswerResponse, PublishChoice } from '@veche/contract/answers.ts'
import type { IncidentResponse, MessageResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TWO_PAGES, useMedia } from '../../../lib/browser/media.ts'
import { meQuery } from '../../../lib/session.ts'
import { SkeletonRows } from '../../../ui/query-states.tsx'
import { answerQuery, checkQuery, judgingQuery } from '../answers.queries.ts'
import { QuestionToJudge, Remarks } from '../checklist/index.ts'
import { SendBackRemark, SupplementBanner, VersionDiff } from '../drafts/index.ts'
import { ComposedParts, countOf } from '../parts/index.ts'
import { PublishTime } from '../sending/index.ts'
import { SimilarAnswers } from '../templates/index.ts'
import { AnswerToJudge } from './AnswerToJudge.tsx'
import { DecisionFooter } from './DecisionFooter.tsx'
import * as styles from './decision.module.css'
import { findKeptMend } from './mend-store.ts'
import { useRead } from './use-read.ts'
import { WritersRecord } from './WritersRecord.tsx'

type Props = {
  incident: IncidentResponse
  onLeft: () => void
  onTakenBack: (incidentId: string) => void
  renderAttachments: (message: MessageResponse) => ReactNode
  /** What belongs to the question and not to the decision: talk, deadlines, history. */
  below: ReactNode
  /** The rarer acts of the card; they stand beside the decision. */
  acts: ReactNode
  onReadFollowUps: (() => void) | null
}

/** One answer for one minute: question and answer side by side, what the guard sees in both, and the decision. */
export function Decision(props: Props) {
  const { t } = useTranslation()
  const { data: answer } = useQuery(answerQuery(props.incident.id))
  const { data: me } = useQuery(meQuery)
  const version = answer?.versions.at(-1)
  if (!answer) return <SkeletonRows label={t('incidents.loadingCard')} count={5} />
  if (!version || !me) return <div className={styles.decisionBody}>{props.below}</div>
  return (
    <Judged
      key={`${props.incident.id} ${version.versionNo}`}
      {...props}
      answer={answer}
      version={version}
      userId={me.id}
    />
  )
}

type JudgedProps = Props & {
  answer: AnswerResponse
  version: AnswerResponse['versions'][number]
  userId: string
}

function Judged({ incident, answer, version, onLeft, renderAttachments, below, ...props }: JudgedProps) {
  const { t } = useTranslation()
  const isMendKept = () =>
    incident.abilities.send_back &&
    findKeptMend({ userId: props.userId, incidentId: incident.id, versionNo: version.versionNo }) !== null
  // A correction left for another card is open again.
  const [isMending, setMending] = useState(isMendKept)
  const [publish, setPublish] = useState<PublishChoice>({ when: 'now' })
  const isNarrow = useMedia(TWO_PAGES)
  const read = useRead()
  const { data: inspected } = useQuery(checkQuery(incident.id, version))
  const { data: judging } = useQuery(judgingQuery(incident.id, version.versionNo))
  const publishTime = <PublishTime choice={publish} onChange={setPublish} />
  const { marks = [], checks = null } = inspected ?? {}
  const before = answer.versions.slice(0, -1)
  // What was asked for and what came of it are read first; a mended word is looked up after the text.
  const wasReturned = before.some(({ decision }) => decision?.outcome === 'sent_back')
  const isLookedUp = !wasReturned && !answer.supplement
  const diff = before.length > 0 && (
    <VersionDiff
      className={styles.versions}
      versions={before}
      current={version}
      label={t('answers.diff.version', { version: version.versionNo })}
      base={answer.supplement && answer.published?.versionNo}
    />
  )
  return (
    <>
      <div className={styles.decisionBody}>
        <SupplementBanner answer={answer} isOpen />
        {wasReturned && <SendBackRemark versions={answer.versions} ofEarlier />}
        {!isLookedUp && diff}
        <div className={styles.pages}>
          <QuestionToJudge {...{ incident, marks, renderAttachments }} />
          <AnswerToJudge
            {...{ incident, answer, version, marks, read, isMending }}
            userId={props.userId}
            onMended={() => setMending(false)}
          />
        </div>
        {isLookedUp && diff}
        <div className={styles.grounds}>
          <div>
            {inspected && (
              <section className={styles.ground} aria-label={t('editor.check.title')}>
                <h3>{t('editor.check.title')}</h3>
                <Remarks checks={inspected.checks} version={version} />
              </section>
            )}
            {judging && <WritersRecord writer={judging.writer} />}
            <SimilarAnswers incidentId={incident.id} />
          </div>
          <div>{judging && <ComposedParts judging={judging} answer={answer} />}</div>
        </div>
        {isNarrow && incident.abilities.approve && <div className={styles.ground}>{publishTime}</div>}
        {below}
      </div>
      <DecisionFooter
        {...{ incident, version, checks, read, publish, isMending, onLeft }}
        count={judging ? countOf(judging.reach) : 0}
        acts={props.acts}
        onTakenBack={props.onTakenBack}
        onReadFollowUps={props.onReadFollowUps}
        publishTime={isNarrow ? null : publishTime}
        onMend={() => setMending(true)}
      />
    </>
  )
}
