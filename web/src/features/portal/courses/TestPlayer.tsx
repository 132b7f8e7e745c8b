import type { AnswerResult, CourseResponse } from '@veche/contract/portal/courses.ts'
import { orderOf } from '@veche/contract/rules/portal/course-order.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { Progress } from './CardPlayer.tsx'
import * as styles from './courses.module.css'
import type { KeptAnswer } from './kept-steps.ts'

export type GivenAnswer = Pick<KeptAnswer, 'attemptId' | 'questionNo' | 'chosen'>
type Props = {
  course: CourseResponse
  /** Answers that the server does not have yet. */
  kept: readonly KeptAnswer[]
  onAnswer: (answer: GivenAnswer) => void
  renderCertificate: (number: string) => ReactNode
  onCards: () => void
}

/** Goes on with the attempt that was begun here or elsewhere; a new one has another order. */
export function TestPlayer({ course, kept, ...props }: Props) {
  const [attemptId, setAttemptId] = useState(() => beginning(course, kept) ?? randomId())
  return (
    <Attempt
      key={attemptId}
      {...{ course, attemptId, ...props }}
      kept={kept.filter((step) => step.attemptId === attemptId)}
      onRetry={() => setAttemptId(randomId())}
    />
  )
}

function beginning({ attempt }: CourseResponse, kept: readonly KeptAnswer[]): string | undefined {
  return kept.at(-1)?.attemptId ?? (attempt && !attempt.isFinished ? attempt.id : undefined)
}

type AttemptProps = Props & { attemptId: string; onRetry: () => void }

function Attempt({ course, attemptId, kept, onAnswer, renderCertificate, onCards, onRetry }: AttemptProps) {
  const { questions, attempt } = course
  const results = attempt?.id === attemptId ? attempt.answers : []
  const isGiven = (no: number) => [...results, ...kept].some(({ questionNo }) => questionNo === no)
  const order = orderOf(attemptId, questions.length)
  const [place, setPlace] = useState(() => {
    const first = order.findIndex((no) => !isGiven(no))
    return first === -1 ? order.length : first
  })
  const questionNo = order[place]
  if (questionNo === undefined)
    return <Ending {...{ course, attemptId, renderCertificate, onCards, onRetry }} isKept={kept.length > 0} />
  return (
    <Question
      key={questionNo}
      {...{ course, questionNo, place }}
      order={orderOf(`${attemptId} ${questionNo}`, course.questions[questionNo]?.options.length ?? 0)}
      result={results.find((one) => one.questionNo === questionNo)}
      keptAnswer={kept.find((one) => one.questionNo === questionNo)}
      onAnswer={(chosen) => onAnswer({ attemptId, questionNo, chosen })}
      onNext={() => setPlace(place + 1)}
    />
  )
}

type QuestionProps = {
  course: CourseResponse
  questionNo: number
  place: number
  /** Of its answers. */
  order: readonly number[]
  result: AnswerResult | undefined
  keptAnswer: KeptAnswer | undefined
  onAnswer: (chosen: number[]) => void
  onNext: () => void
}

function Question({ course, questionNo, place, result, keptAnswer, ...props }: QuestionProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const question = course.questions[questionNo]
  if (!question) return null
  const { isMany, options, text } = question
  const isGiven = result !== undefined || keptAnswer !== undefined
  const press = (no: number) => {
    if (!isMany) return setChosen([no])
    setChosen(chosen.includes(no) ? chosen.filter((one) => one !== no) : [...chosen, no])
  }
  return (
    <section
      className={styles.coursePanel}
      aria-label={t('courses.question', { at: place + 1, of: course.questions.length })}
    >
      <Progress at={place + 1} of={course.questions.length} />
      <h2>{text}</h2>
      {!isGiven && (
        <fieldset className={styles.options}>
          <legend className="sm muted">{t(isMany ? 'courses.chooseMany' : 'courses.chooseOne')}</legend>
          {props.order.map((no) => (
            <label key={no} className={styles.option}>
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name={`question-${questionNo}`}
                checked={chosen.includes(no)}
                onChange={() => press(no)}
              />
              <span>{options[no]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div aria-live="polite" className="col g3">
        {result && <Explained options={options} result={result} />}
        {!result && keptAnswer && <Notice state="waiting" title={t('courses.keptAnswer')} />}
      </div>
      <div className={styles.panelFoot}>
        {isGiven ? (
          <Button look="primary" onClick={props.onNext}>
            {t('courses.next')}
          </Button>
        ) : (
          <Button look="primary" disabled={chosen.length === 0} onClick={() => props.onAnswer([...chosen])}>
            {t('courses.answer')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Each answer with why, whichever was given. */
function Explained({ options, result }: { options: readonly string[]; result: AnswerResult }) {
  const { t } = useTranslation()
  return (
    <>
      <p>
        <State name={result.isRight ? 'done' : 'late'} look="pill">
          {t(result.isRight ? 'courses.right_' : 'courses.wrong')}
        </State>
      </p>
      <ul className={styles.options}>
        {options.map((text, no) => {
          const isRight = result.options[no]?.isRight ?? false
          return (
            <li key={text} className={styles.option}>
              <span className={styles.reasons}>
                <State name={isRight ? 'done' : 'waiting'}>
                  {t(isRight ? 'courses.optionRight' : 'courses.optionWrong')}
                  {result.chosen.includes(no) && ` · ${t('courses.own')}`}
                </State>
                <b className="m">{text}</b>
                <span>{result.options[no]?.why}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

type ReviewProps = { course: CourseResponse; attempt: NonNullable<CourseResponse['attempt']> }

/** What went wrong, each with why: whoever has failed need not walk through the test to find it. */
function Review({ course, attempt }: ReviewProps) {
  const { t } = useTranslation()
  const wrong = attempt.answers.filter(({ isRight }) => !isRight)
  if (wrong.length === 0) return null
  return (
    <section className="col g4" aria-label={t('courses.review')}>
      <h2>{t('courses.review')}</h2>
      {wrong.map((result) => {
        const question = course.questions[result.questionNo]
        return (
          question && (
            <div key={result.questionNo} className="col g2">
              <h3>{question.text}</h3>
              <Explained options={question.options} result={result} />
            </div>
          )
        )
      })}
    </section>
  )
}

type EndingProps = Omit<AttemptProps, 'kept' | 'onAnswer'> & { isKept: boolean }

function Ending({ course, attemptId, isKept, renderCertificate, onCards, onRetry }: EndingProps) {
  const { t } = useTranslation()
  const { attempt, certificate, questions, passPercent } = course
  if (attempt?.id !== attemptId || !attempt.isFinished)
    return isKept ? <Notice state="waiting" title={t('courses.keptTest')} /> : null
  const counts = { right: attempt.rightCount, of: questions.length, percent: passPercent }
  if (attempt.isPassed && certificate)
    return (
      <div className="col g3" role="status">
        <Notice state="done" title={t('courses.passed')}>
          {t('courses.passedText', { ...counts, number: certificate.number })}
        </Notice>
        <div className="row g2 wrap">{renderCertificate(certificate.number)}</div>
      </div>
    )
  // Tried by whoever stands for the course: it gives no certificate.
  if (attempt.isPassed)
    return (
      <div className="col g3" role="status">
        <Notice state="done" title={t('courses.trial.passed')}>
          {t('courses.trial.counts', counts)}
        </Notice>
      </div>
    )
  return (
    <div className="col g3" role="status">
      <Notice state="attention" title={t('courses.failed')}>
        {t('courses.failedText', counts)}
      </Notice>
      <div className="row g2 wrap">
        <Button look="primary" onClick={onRetry}>
          {t('courses.retry')}
        </Button>
        <Button onClick={onCards}>{t('courses.again')}</Button>
      </div>
      <Review {...{ course, attempt }} />
    </div>
  )
}
