import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { AnswerLine, factsOf, isWordable, listKeptLines } from '../answer-line/index.ts'
import { type Choice, refusedWordsOf, useAir, useAirView, useQuestion, wantedId } from '../commands/index.ts'
import { TypedDialog } from '../intake/index.ts'
import { PromiseDialog } from '../promises/index.ts'
import { type AirDialog, DeclineDialog, SteeringContext, WantedContext } from '../questions/index.ts'
import { BalanceBar, type Livestream } from '../stream/index.ts'
import { AirBanner } from './AirBanner.tsx'
import { AirEnded, type RenderCard } from './AirEnded.tsx'
import { AirHead } from './AirHead.tsx'
import * as styles from './air-screen.module.css'
import * as currentQuestionStyles from './CurrentQuestion.module.css'
import { CurrentQuestion } from './CurrentQuestion.tsx'
import { DangerList } from './DangerList.tsx'
import { IncomingList } from './IncomingList.tsx'
import { NextList } from './NextList.tsx'
import { ThreeKeys } from './ThreeKeys.tsx'
import { useAirKeys } from './use-air-keys.ts'
import { useIncoming } from './use-incoming.ts'

type Props = {
  livestream: Livestream
  /** The way out of the full screen. */
  home: ReactNode
  onEnd: () => void
  onShowKeys: () => void
  actions: ReactNode
  renderCard: RenderCard
}

/** The second screen of a live stream: what is answered now, what is next, what comes in, and three keys. */
export function OnAir({ livestream, home, onEnd, onShowKeys, actions, renderCard }: Props) {
  const { t } = useTranslation()
  const { refresh, undo } = useAir()
  const isLoaded = useAirView((view) => view.isLoaded)
  const error = useAirView((view) => view.error)
  const balance = useAirView((view) => view.balance)
  const [dialog, setDialog] = useState<AirDialog | null>(null)
  const [choice, setChoice] = useState<Choice | null>(null)
  const chosenId = choice?.id ?? null
  const wanted = useAirView((view) => wantedId(view.nextIds, choice))
  const incoming = useIncoming(chosenId)
  const word = useWord()
  const { step, abilities } = livestream
  const canSteer = abilities.edit && step !== 'closed'
  const isOnAir = abilities.end
  const isOver = step === 'follow_up' || step === 'closed' || step === 'cancelled'
  const steering = useMemo(() => {
    const onDecline = (questionId: string) => setDialog({ kind: 'decline', questionId })
    return canSteer ? { isOnAir, isOver, onDecline } : null
  }, [canSteer, isOnAir, isOver])
  const keys = useAirKeys({
    steering,
    choice,
    wantedId: wanted,
    incomingIds: incoming.ids,
    onChoose: setChoice,
    onDialog: setDialog,
    onWord: word.focus,
    onTakeFact: word.takeFact,
  })
  // A click looks at a row and does nothing else: what is selected is public at once.
  const chooseNext = useCallback((id: string) => setChoice({ id, list: 'next' }), [])
  const chooseIncoming = useCallback((id: string) => setChoice({ id, list: 'incoming' }), [])
  const close = () => setDialog(null)
  return (
    <SteeringContext value={steering}>
      <div className={styles.airScreen}>
        <AirHead livestream={livestream} home={home} onEnd={onEnd} onShowKeys={onShowKeys}>
          {actions}
        </AirHead>
        <AirBanner />
        {error !== null && !isLoaded ? (
          <main className={styles.wholeBoard}>
            <ErrorNotice error={error} onRetry={refresh} />
          </main>
        ) : (
          <main className={styles.board}>
            {!isOver && <DangerList chosenId={chosenId} onChoose={chooseIncoming} />}
            <div className={styles.questionSide}>
              {isOver && <AirEnded livestream={livestream} renderCard={renderCard} />}
              {!isOver && isLoaded && <CurrentQuestion startedAt={livestream.startedAt} wantedId={wanted} />}
              {!isOver && !isLoaded && (
                <section className={currentQuestionStyles.current}>
                  <SkeletonRows label={t('livestreams.loading')} />
                </section>
              )}
              {canSteer && word.question && (
                <AnswerLine
                  question={word.question}
                  field={word.field}
                  onPick={word.pick}
                  onHold={word.hold}
                  onDone={word.letGo}
                />
              )}
            </div>
            <aside className={styles.listSide} aria-label={t('livestreams.air.lists')}>
              <WantedContext value={wanted}>
                <NextList chosenId={chosenId} onChoose={chooseNext} onUndo={canSteer ? undo : null} />
                <IncomingList
                  incoming={incoming}
                  chosenId={chosenId}
                  onChoose={chooseIncoming}
                  onShowNew={() => setChoice(null)}
                  onType={canSteer ? keys.addTyped : null}
                />
              </WantedContext>
            </aside>
          </main>
        )}
        {canSteer && !isOver && <ThreeKeys startedAt={livestream.startedAt} keys={keys} />}
        <footer className={styles.footer}>
          <BalanceBar balance={balance ?? livestream.balance} />
        </footer>
        {dialog?.kind === 'promise' && <PromiseDialog questionId={dialog.questionId} onClose={close} />}
        {dialog?.kind === 'decline' && <DeclineDialog questionId={dialog.questionId} onClose={close} />}
        {dialog?.kind === 'typed' && <TypedDialog onClose={close} />}
      </div>
    </SteeringContext>
  )
}

/**
 * The question whose answer is put into words: one that is written or was picked, one whose words were refused or are
 * not said yet, the one on air, else the last one.
 */
function useWord() {
  const { press, store } = useAir()
  const field = useRef<HTMLInputElement>(null)
  const [heldId, setHeldId] = useState<string | null>(null)
  const refusedId = useAirView(({ queue }) => refusedWordsOf(queue))
  const currentId = useAirView((view) => view.currentId)
  const lastId = useAirView((view) => view.lastReadId)
  const draftId = listKeptLines(store.place).find((id) => store.find(id)) ?? null
  const keptId = heldId ?? refusedId ?? draftId
  const found = useQuestion(keptId ?? currentId ?? lastId)
  // What another made of it takes no field away from who writes in it.
  const question = found && (keptId !== null || isWordable(found)) ? found : null
  const [fact] = question ? factsOf(question) : []
  const focus = () => field.current?.focus()
  return {
    ...{ field, question, focus },
    /** The next letter is of its line: the field of the picked one is there before the focus goes to it. */
    pick(questionId: string) {
      flushSync(() => setHeldId(questionId))
      focus()
    },
    hold: setHeldId,
    letGo: () => setHeldId(null),
    takeFact() {
      if (!question || fact === undefined) return
      press(question.id, { type: 'word_answer', line: fact, before: question.answerLine ?? '' })
    },
  }
}
