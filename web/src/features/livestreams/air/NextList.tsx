import { IconArrowBackUp } from '@tabler/icons-react'
import { memo, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { Button } from '../../../ui/Button.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { State } from '../../../ui/State.tsx'
import { useAirView, useQuestion } from '../commands/index.ts'
import { AskedCount, AskedFirst, AskedWhere, ChosenActs, WantedContext } from '../questions/index.ts'
import * as airScreenStyles from './air-screen.module.css'
import * as styles from './question-lists.module.css'

export type ChoosingProps = { chosenId: string | null; onChoose: (questionId: string) => void }

/** Null: the reader only looks on. */
type Props = ChoosingProps & { onUndo: (() => void) | null }

/** What waits its turn, in the editor's order. */
export const NextList = memo(function NextList({ chosenId, onChoose, onUndo }: Props) {
  const { t } = useTranslation()
  const ids = useAirView(({ nextIds }) => nextIds)
  // Another row that was chosen carries the key itself.
  const isFirstWanted = useContext(WantedContext) === (ids[0] ?? null)
  return (
    <section className={styles.nextQuestions} aria-labelledby="air-next">
      <div className={styles.listHeading}>
        <h2 id="air-next">{t('livestreams.air.next')}</h2>
        <span className="muted sm">{t('livestreams.air.selectedCount', { count: ids.length })}</span>
        <span className={`end xs muted ${airScreenStyles.wideOnly} row g1`}>
          {isFirstWanted && (
            <>
              <Kbd keys="1" /> {t('livestreams.air.firstOnAir')}
            </>
          )}
        </span>
        {onUndo && (
          <Button
            look="quiet"
            size="s"
            className={styles.typeButton}
            icon={<IconArrowBackUp className="ic" />}
            aria-label={t('livestreams.air.undo')}
            aria-keyshortcuts="Z"
            title={t('livestreams.air.undo')}
            onClick={onUndo}
          />
        )}
      </div>
      {ids.length === 0 && <p className={`sm muted ${styles.nothing}`}>{t('livestreams.air.nextEmpty')}</p>}
      <ol>
        {ids.map((id) => (
          <NextRow key={id} id={id} isChosen={id === chosenId} onChoose={onChoose} />
        ))}
      </ol>
    </section>
  )
})

type RowProps = { id: string; isChosen: boolean; onChoose: (questionId: string) => void }

const NextRow = memo(function NextRow({ id, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const question = useQuestion(id)
  if (!question) return null
  return (
    <li data-question={id} className={isChosen ? styles.chosen : undefined}>
      <button
        type="button"
        className={styles.nextQuestion}
        data-enter-of-page={isChosen ? '' : undefined}
        aria-pressed={isChosen}
        onClick={() => onChoose(id)}
      >
        <b className={styles.number}>{question.number}</b>
        <span className="grow">
          <span className={styles.question}>{question.askedText}</span>
          <span className="row g2 sm muted">
            <AskedWhere question={question} />
            <span className="el">
              <AskedFirst question={question} />
            </span>
            <AskedCount question={question} />
            {question.isDanger && (
              <State name="urgent">
                {t('livestreams.danger.short', { number: question.incidentNumber })}
              </State>
            )}
            {question.timeCodeS !== null && (
              <span className="nw">
                {t('livestreams.air.wasRead', { time: formatTimeCode(question.timeCodeS) })}
              </span>
            )}
          </span>
        </span>
      </button>
      {isChosen && <ChosenActs className={styles.chosenActs} question={question} />}
    </li>
  )
})
