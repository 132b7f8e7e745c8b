import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import { useAirView, useQuestion } from '../commands/index.ts'
import { AskedFirst, AskedWhere, ChosenActs } from '../questions/index.ts'
import type { ChoosingProps } from './NextList.tsx'
import * as styles from './question-lists.module.css'

/** Dangers are passed on as they come and wait for no stream: above everything, so that the host may warn people. */
export const DangerList = memo(function DangerList({ chosenId, onChoose }: ChoosingProps) {
  const { t } = useTranslation()
  const ids = useAirView(({ dangerIds }) => dangerIds)
  if (ids.length === 0) return null
  return (
    <section className={styles.dangers} aria-labelledby="air-dangers" aria-live="polite">
      <h2 id="air-dangers">
        <State name="urgent">{t('livestreams.danger.title', { count: ids.length })}</State>
      </h2>
      <ul>
        {ids.map((id) => (
          <DangerRow key={id} id={id} isChosen={id === chosenId} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  )
})

type RowProps = { id: string; isChosen: boolean; onChoose: (questionId: string) => void }

const DangerRow = memo(function DangerRow({ id, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const question = useQuestion(id)
  if (!question) return null
  return (
    <li className={isChosen ? styles.chosen : undefined}>
      <button
        type="button"
        className={styles.nextQuestion}
        aria-pressed={isChosen}
        onClick={() => onChoose(id)}
      >
        <b className={styles.number}>{question.number}</b>
        <span className="grow">
          <span className={styles.question}>{question.askedText}</span>
          <span className="row g2 sm muted wrap">
            <AskedWhere question={question} />
            <AskedFirst question={question} />
            <b className="m">{t('livestreams.danger.passedOn', { number: question.incidentNumber })}</b>
          </span>
        </span>
      </button>
      {isChosen && <ChosenActs className={styles.chosenActs} question={question} />}
    </li>
  )
})
