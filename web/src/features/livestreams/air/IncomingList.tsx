import { IconCornerDownRight, IconPencilPlus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, memo, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useAirNow, useAirView, useQuestion } from '../commands/index.ts'
import { AskedCount, AskedWhere, ChosenActs, SteeringContext } from '../questions/index.ts'
import type { Question } from '../stream/index.ts'
import * as airScreenStyles from './air-screen.module.css'
import * as styles from './incoming.module.css'
import { agoOf } from './incoming-list.ts'
import { firstTopics } from './incoming-topics.ts'
import type { ChoosingProps } from './NextList.tsx'
import * as questionListsStyles from './question-lists.module.css'
import type { Incoming } from './use-incoming.ts'

type Props = ChoosingProps & {
  incoming: Incoming
  onShowNew: () => void
  /** Null: the reader only looks on. */
  onType: (() => void) | null
}

const ROW_PX = 32

/** What people ask, each question once, what most of them ask at the head; only what is seen is drawn. */
export function IncomingList({ incoming, chosenId, onChoose, onShowNew, onType }: Props) {
  const { t } = useTranslation()
  const { ids, newCount, isRest, counts } = incoming
  const now = useAirNow()
  const scroller = useRef<HTMLDivElement>(null)
  const typedCount = useAirView(({ queue }) => queue).filter(
    ({ kind, refusedCode }) => kind === 'typed' && refusedCode === null,
  ).length
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
  })
  const chosenAt = chosenId === null ? -1 : ids.indexOf(chosenId)
  useEffect(() => {
    if (chosenAt >= 0) virtual.scrollToIndex(chosenAt, { align: 'auto' })
  }, [chosenAt, virtual])
  function showNew() {
    scroller.current?.scrollTo({ top: 0 })
    onShowNew()
  }
  return (
    <section className={styles.incoming} aria-labelledby="air-incoming">
      <div className={questionListsStyles.listHeading}>
        <h2 id="air-incoming">{t(isRest ? 'livestreams.air.rest' : 'livestreams.air.incoming')}</h2>
        {newCount > 0 ? (
          <button type="button" className="lnk sm" onClick={showNew}>
            {t('livestreams.air.newCount', { count: newCount })}
          </button>
        ) : (
          <span className="muted sm nw">{t('livestreams.air.incomingCount', { count: ids.length })}</span>
        )}
        <span className={`end sm muted ${airScreenStyles.wideOnly} row g1`}>
          <Kbd keys="↑+↓" />
          {!isRest && (
            <>
              <Kbd keys="Enter" /> {t('livestreams.air.enterSelects')}
            </>
          )}
        </span>
        {onType && (
          <Button
            look="quiet"
            size="s"
            className={questionListsStyles.typeButton}
            icon={<IconPencilPlus className="ic" />}
            aria-label={t('livestreams.typed.add')}
            aria-keyshortcuts="N"
            title={t('livestreams.typed.add')}
            onClick={onType}
          />
        )}
      </div>
      {typedCount > 0 && (
        <p className={`sm muted ${questionListsStyles.nothing}`}>
          {t('livestreams.air.typedWaiting', { count: typedCount })}
        </p>
      )}
      {!isRest && <Topics incoming={incoming} />}
      {ids.length === 0 && (
        <p className={`sm muted ${questionListsStyles.nothing}`}>{t('livestreams.air.incomingEmpty')}</p>
      )}
      <div
        className={styles.scroller}
        ref={scroller}
        onScroll={({ currentTarget }) => incoming.setScrolled(currentTarget.scrollTop > ROW_PX / 2)}
      >
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const id = ids[item.index]
            if (id === undefined) return null
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <IncomingRow id={id} now={now} isChosen={id === chosenId} onChoose={onChoose} />
              </li>
            )
          })}
        </ul>
      </div>
      {(counts.rest > 0 || isRest) && (
        <button
          type="button"
          className={`${styles.others} sm`}
          onClick={(event) => {
            letGo(event)
            onShowNew()
            incoming.setRest(!isRest)
          }}
        >
          {isRest
            ? t('livestreams.air.backToIncoming', { count: counts.unanswered })
            : t('livestreams.air.showRest', { count: counts.rest })}
        </button>
      )}
    </section>
  )
}

/** After a click Enter is the list's again; who came by Tab stays on the button. */
function letGo({ detail, currentTarget }: MouseEvent<HTMLButtonElement>): void {
  if (detail > 0) currentTarget.blur()
}

/** «Снег 12»: one topic at a time; pressed again, all of them. */
function Topics({ incoming: { topics, topic, setTopic } }: { incoming: Incoming }) {
  const { t } = useTranslation()
  const { topicName } = useDirectory()
  const [isWhole, setWhole] = useState(false)
  if (topics.length < 2 && topic === undefined) return null
  const few = firstTopics(topics, topic)
  const { shown, moreCount } = isWhole ? { shown: topics, moreCount: 0 } : few
  return (
    <fieldset className={styles.topics}>
      <legend className="sr">{t('livestreams.air.topics')}</legend>
      {shown.map(({ topicCode, count }) => (
        <button
          key={topicCode ?? ''}
          type="button"
          className={styles.topic}
          aria-pressed={topicCode === topic}
          onClick={(event) => {
            letGo(event)
            setTopic(topicCode === topic ? undefined : topicCode)
          }}
        >
          <span>{topicCode === null ? t('livestreams.air.noTopic') : topicName(topicCode)}</span>{' '}
          <b>{count}</b>
        </button>
      ))}
      {few.moreCount > 0 && (
        <button
          type="button"
          className={`${styles.topic} ${styles.moreTopics}`}
          aria-expanded={isWhole}
          onClick={(event) => {
            letGo(event)
            setWhole(!isWhole)
          }}
        >
          {isWhole ? t('livestreams.air.topicsLess') : t('livestreams.air.topicsMore', { count: moreCount })}
        </button>
      )}
    </fieldset>
  )
}

type RowProps = { id: string; now: number; isChosen: boolean; onChoose: (questionId: string) => void }

function IncomingRow({ id, now, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const question = useQuestion(id)
  if (!question) return null
  const { unit, count } = agoOf(Math.max(0, now - Date.parse(question.askedAt)))
  return (
    <IncomingLine
      question={question}
      ago={t(`livestreams.ago.${unit}`, { count })}
      isChosen={isChosen}
      onChoose={onChoose}
    />
  )
}

type LineProps = {
  question: Question
  ago: string
  isChosen: boolean
  onChoose: (questionId: string) => void
}

const IncomingLine = memo(function IncomingLine({ question, ago, isChosen, onChoose }: LineProps) {
  const { t } = useTranslation()
  const steering = useContext(SteeringContext)
  const { id, state, text, askedText, askers } = question
  return (
    <div className={isChosen ? questionListsStyles.chosen : undefined}>
      <button
        type="button"
        className={`${styles.comment} ${state === 'received' ? '' : 'muted'}`}
        data-enter-of-page={isChosen ? '' : undefined}
        aria-pressed={isChosen}
        onClick={() => onChoose(id)}
      >
        <AskedWhere question={question} />
        <span className="grow">
          <span className={styles.commentText}>
            <b>{askers[0]?.name}</b> {state === 'received' ? askedText : text}
          </span>
          <Likeness question={question} />
        </span>
        <AskedCount question={question} />
        <span className="xs muted">{ago}</span>
      </button>
      {isChosen && <ChosenActs className={questionListsStyles.chosenActs} question={question} />}
      {isChosen && steering && state === 'received' && (
        <p className={`xs muted ${styles.chosenHint}`}>{t('livestreams.act.selectHint')}</p>
      )}
    </div>
  )
})

/** The same was asked before: by whom it is folded, or what it looks like. */
function Likeness({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { state, foldedIntoId, similarToId } = question
  const other = useQuestion(foldedIntoId ?? similarToId)
  const parts = [
    state === 'aside' && t('livestreams.air.aside'),
    state === 'folded' && other && t('livestreams.air.foldedInto', { number: other.number }),
    state === 'folded' && other && t('livestreams.question.askers', { count: other.askerCount }),
    state === 'received' && other && t('livestreams.air.similarTo', { number: other.number }),
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <span className={styles.foldedInto}>
      <IconCornerDownRight className="ic s" aria-hidden="true" />
      {parts.join(' · ')}
    </span>
  )
}
