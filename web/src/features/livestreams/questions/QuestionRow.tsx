import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { isWordable, LineRemark, ToldNote } from '../answer-line/index.ts'
import type { Livestream, Question, QuestionState } from '../stream/index.ts'
import { AskedCount, AskedFirst, AskedWhere } from './AskedBy.tsx'
import { ChosenActs } from './ChosenActs.tsx'
import { recordingAt } from './question-groups.ts'
import * as styles from './question-row.module.css'

export type RenderIncident = (incidentId: string, content: ReactNode) => ReactNode
/** What may be done in the network with the messages in which it was asked. */
export type RenderModeration = (
  messages: { id: string; text: string; authorName: string | null }[],
) => ReactNode
type Props = {
  question: Question
  stream: Livestream
  renderIncident: RenderIncident
  renderModeration: RenderModeration
  onEdit: (() => void) | null
  onMove: ((step: 1 | -1) => void) | null
  onWord: (() => void) | null
}

export const QUESTION_STATE: Record<QuestionState, StateName> = {
  received: 'waiting',
  selected: 'ontime',
  answered: 'done',
  partly: 'attention',
  on_control: 'attention',
  answered_later: 'done',
  declined: 'waiting',
  folded: 'waiting',
  aside: 'waiting',
}

export function QuestionRow({ question, stream, onEdit, onMove, onWord, ...render }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { topicName } = useDirectory()
  const { state, facts, promise, incidentId, incidentNumber, isDanger, declineReason, topicCode } = question
  return (
    <li className={styles.questionRow}>
      <b className={styles.number}>{question.number}</b>
      <div className="grow col g1">
        <p className="pre">{question.text}</p>
        <p className="row g2 sm muted wrap">
          <AskedWhere question={question} />
          <span>
            <AskedFirst question={question} />
          </span>
          <AskedCount question={question} />
          <span>{shortMoment(question.askedAt)}</span>
          {topicCode && <span className="tag">{topicName(topicCode)}</span>}
        </p>
        {facts && <p className={`sm pre ${styles.facts}`}>{facts}</p>}
        {promise && <PromiseLine promise={promise} />}
        <AnswerWords question={question} onWord={onWord} />
        <LineRemark question={question} />
        {question.told && question.told.line !== question.answerLine && <ToldNote question={question} />}
        {isDanger && (
          <p className="sm">
            <State name="urgent">{t('livestreams.danger.mark')}</State>
          </p>
        )}
        <p className="row g2 sm wrap">
          <State name={QUESTION_STATE[state]}>
            {declineReason ? t(`livestreams.declined.${declineReason}`) : t(`livestreams.state.${state}`)}
          </State>
          <TimeCode question={question} stream={stream} />
          {incidentId &&
            render.renderIncident(incidentId, t('livestreams.question.incident', { number: incidentNumber }))}
        </p>
        <div className="row g1 wrap">
          <ChosenActs question={question} />
          {onEdit && (
            <Button size="s" icon={<IconPencil className="ic s" aria-hidden="true" />} onClick={onEdit}>
              {t('livestreams.question.prepare')}
            </Button>
          )}
          {onMove && (
            <>
              <Button
                size="s"
                look="quiet"
                icon={<IconArrowUp className="ic" />}
                aria-label={t('livestreams.question.up', { number: question.number })}
                onClick={() => onMove(-1)}
              />
              <Button
                size="s"
                look="quiet"
                icon={<IconArrowDown className="ic" />}
                aria-label={t('livestreams.question.down', { number: question.number })}
                onClick={() => onMove(1)}
              />
            </>
          )}
          {/* Comes late, so it stands last: nothing moves from under a finger. */}
          {render.renderModeration(wordsOf(question))}
        </div>
      </div>
    </li>
  )
}

function wordsOf({ askers, text }: Question) {
  return askers.flatMap(({ messageId, name }) => (messageId ? { id: messageId, text, authorName: name } : []))
}

type WordsProps = { question: Question; onWord: (() => void) | null }

/** What was answered on air; where nobody wrote it down, that is to be seen. */
function AnswerWords({ question, onWord }: WordsProps) {
  const { t } = useTranslation()
  const { state, answerLine } = question
  if (!isWordable(question) || (!answerLine && state !== 'answered' && !onWord)) return null
  return (
    <p className="row g2 sm wrap">
      <span className={answerLine ? 'grow' : 'grow muted'}>
        <b className="m">{t('livestreams.word.said')}</b> {answerLine ?? t('livestreams.word.none')}
      </span>
      {onWord && (
        <Button size="s" look={answerLine ? 'quiet' : 'default'} onClick={onWord}>
          {t('livestreams.word.do')}
        </Button>
      )}
    </p>
  )
}

function PromiseLine({ promise }: { promise: NonNullable<Question['promise']> }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const parts = [
    promise.what,
    promise.who,
    promise.dueOn && t('livestreams.question.until', { day: day(promise.dueOn) }),
  ]
  return (
    <p className="sm">
      <b className="m">{t('livestreams.air.promised')}</b> {parts.filter(Boolean).join(' · ')}
    </p>
  )
}

type TimeCodeProps = { question: Question; stream: Livestream }

export function TimeCode({ question: { timeCodeS }, stream }: TimeCodeProps) {
  const { t } = useTranslation()
  if (timeCodeS === null) return null
  const href = recordingAt(stream, timeCodeS)
  const time = formatTimeCode(timeCodeS)
  if (href === null) return <span className="muted">{time}</span>
  return (
    <NetworkLink permalink={href} label={t('livestreams.question.listen', { time })}>
      {time}
    </NetworkLink>
  )
}
