import { IconDots } from '@tabler/icons-react'
import type { ChatQuestionListResponse } from '@veche/contract/chats.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { useReasonWords } from '../chat/index.ts'
import { clockState, passedShare } from './question-clock.ts'
import * as styles from './questions.module.css'
import { RestOfClock } from './RestOfClock.tsx'

export type OpenQuestion = z.infer<typeof ChatQuestionListResponse>['questions'][number]

type Props = {
  question: OpenQuestion
  now: number
  isChosen: boolean
  canWork: boolean
  onShow: () => void
  onClose: (how: 'elsewhere' | 'needless') => void
  onPassOn: () => void
  /** What another feature knows of it. */
  children?: ReactNode
}

const BAR: Partial<Record<StateName, string>> = { urgent: 'late', late: 'late', attention: 'attention' }

/** A question with its clock: what it is, how much is left, what happens then. */
export function QuestionCard({
  question,
  now,
  isChosen,
  canWork,
  onShow,
  onClose,
  onPassOn,
  children,
}: Props) {
  const { t } = useTranslation()
  const { percent, dueMoment } = useFormat()
  const isRumour = question.class === 'rumour'
  const clock = clockState(question, now)
  const state = isRumour && clock !== 'late' ? 'rumour' : clock
  const share = passedShare(question, now)
  return (
    <li className={`${styles.questionCard} ${state} ${isChosen ? styles.chosen : ''}`}>
      <div className="row g2">
        <State name={isRumour ? 'rumour' : state} look={state === 'urgent' ? 'pill' : 'plain'}>
          {t(`chats.class.${question.class}`)}
        </State>
        <span className={`end b ${styles.timeLeft} ${state}`} title={dueMoment(question.dueAt)}>
          <RestOfClock question={question} now={now} />
        </span>
        {canWork && (
          <Menu
            label={t('chats.question.menu', { number: question.number })}
            isIcon
            className="btn t i s"
            trigger={<IconDots className="ic" aria-hidden="true" />}
            items={[
              {
                key: 'elsewhere',
                label: t('chats.question.elsewhere'),
                onSelect: () => onClose('elsewhere'),
              },
              { key: 'needless', label: t('chats.question.needless'), onSelect: () => onClose('needless') },
              { key: 'pass', label: t('chats.question.passOn'), onSelect: onPassOn },
            ]}
          />
        )}
      </div>
      <button type="button" className={`${styles.question} sm`} onClick={onShow}>
        {question.text}
      </button>
      <span
        className={`bar ${BAR[clock] ?? ''}`}
        role="img"
        aria-label={t('chats.question.passed', { share: percent(share) })}
      >
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      {question.class === 'danger' && <p className="sm say">{t('chats.danger.numbers')}</p>}
      {question.danger && <WhyDanger danger={question.danger} />}
      {children}
      <Foot question={question} isLate={clock === 'late' || share >= 1} />
    </li>
  )
}

/** From here on it is next to certain, and below the other it may well be none. */
const NEXT_TO_CERTAIN = 0.8
const LIKELY = 0.5

/** Whoever is called out sees at once what speaks for a danger and how sure that is. */
function WhyDanger({ danger: { reason, likelihood } }: { danger: NonNullable<OpenQuestion['danger']> }) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const reasonOf = useReasonWords()
  const doubt =
    likelihood === null
      ? ''
      : t(
          likelihood >= NEXT_TO_CERTAIN
            ? 'chats.danger.certain'
            : likelihood >= LIKELY
              ? 'chats.danger.likely'
              : 'chats.danger.doubtful',
          { share: percent(likelihood) },
        )
  const words = [reasonOf(reason), doubt].filter((part) => part !== '').join(' · ')
  return words === '' ? null : <p className="xs muted say">{words}</p>
}

function Foot({ question, isLate }: { question: OpenQuestion; isLate: boolean }) {
  const { t } = useTranslation()
  const { due, shortMoment } = useFormat()
  const { dueAt, dutyToldAt, dutyToldTo } = question
  const then =
    question.class === 'danger'
      ? dutyToldAt
        ? t(dutyToldTo.length > 0 ? 'chats.question.dutyToldTo' : 'chats.question.dutyTold', {
            moment: shortMoment(dutyToldAt),
            names: dutyToldTo.join(', '),
          })
        : t('chats.question.dutyNotTold')
      : t(isLate ? 'chats.question.goesOnNow' : 'chats.question.goesOn')
  const told = [
    question.sameAs !== null && t('chats.question.sameAs', { number: question.sameAs }),
    question.toldAgain > 0 && t('chats.question.toldAgain', { count: question.toldAgain }),
  ].filter((words) => words !== false)
  return (
    <div className="row g2 xs muted">
      <span className="nw">{t('chats.question.until', { moment: due(dueAt) })}</span>
      <span className={`end ${styles.afterwards}`}>{[then, ...told].join(' · ')}</span>
    </div>
  )
}
