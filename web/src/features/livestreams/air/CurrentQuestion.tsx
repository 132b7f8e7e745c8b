import { IconBulb, IconClock } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { State } from '../../../ui/State.tsx'
import { useAirNow, useAirView, useQuestion } from '../commands/index.ts'
import { AskedName, AskedWhere } from '../questions/index.ts'
import type { Question } from '../stream/index.ts'
import * as styles from './CurrentQuestion.module.css'

/** `wantedId`: what key 1 puts on air. */
type Props = { startedAt: string | null; wantedId: string | null }

/** What the host answers now, large enough to be read from across a room. */
export const CurrentQuestion = memo(function CurrentQuestion({ startedAt, wantedId }: Props) {
  const { t } = useTranslation()
  const question = useQuestion(useAirView(({ currentId }) => currentId))
  const next = useQuestion(wantedId)
  // Before the beginning there is no second to stamp.
  const waits = !next ? 'nothingSelected' : startedAt === null ? 'firstQuestion' : 'upNext'
  if (!question)
    return (
      <section className={styles.current} aria-label={t('livestreams.air.now')}>
        <p className={`${styles.about} muted`}>
          {t(`livestreams.air.${waits}`)}
          {waits === 'upNext' && <Kbd keys="1" />}
        </p>
        {next && <p className={`${styles.askedWords} ${styles.waiting}`}>{next.askedText}</p>}
      </section>
    )
  const others = question.askerCount - 1
  return (
    <section className={styles.current} aria-label={t('livestreams.air.now')}>
      <div className={`row g2 ${styles.about}`}>
        <span className={styles.questionNumber}>{question.number}</span>
        <AskedWhere question={question} isLarge />
        <span className="b el">
          <AskedName question={question} />
        </span>
        {others > 0 && <span className="muted el">{t('livestreams.air.others', { count: others })}</span>}
        <TimeOnIt question={question} startedAt={startedAt} />
      </div>
      <p
        className={
          question.askedText.length > 140 ? `${styles.askedWords} ${styles.longWords}` : styles.askedWords
        }
      >
        {question.askedText}
      </p>
      <Facts question={question} />
    </section>
  )
})

type TimeProps = { question: Question; startedAt: string | null }

function TimeOnIt({ question: { timeCodeS }, startedAt }: TimeProps) {
  const { t } = useTranslation()
  const now = useAirNow()
  if (timeCodeS === null || startedAt === null) return null
  const seconds = (now - Date.parse(startedAt)) / 1000 - timeCodeS
  return (
    <span className={`end muted ${styles.waited} nw`}>
      <IconClock className="ic" aria-hidden="true" />
      {t('livestreams.air.onQuestion', { time: formatTimeCode(seconds) })}
    </span>
  )
}

/** What departments prepared, a line a fact, and what was already promised about it. */
function Facts({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const similar = useQuestion(question.similarToId)
  const promise = question.promise ?? similar?.promise ?? null
  const lines = question.facts.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0 && !promise) return null
  return (
    <div className={styles.facts}>
      {lines.length > 0 && (
        <>
          <h2>
            <IconBulb className="ic" aria-hidden="true" />
            {t('livestreams.question.factsTitle')}
          </h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {promise && (
        <p className={`${styles.previous} row g2 sm wrap`}>
          <State name="attention">{t('livestreams.air.promised')}</State>
          <span className="grow">
            {quoted(promise.what)}
            {promise.dueOn && ` · ${t('livestreams.question.until', { day: day(promise.dueOn) })}`}
          </span>
        </p>
      )}
    </div>
  )
}
