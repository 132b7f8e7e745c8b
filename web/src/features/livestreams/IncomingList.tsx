import { IconCornerDownRight, IconPencilPlus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { AskedWhere } from './AskedBy.tsx'
import { ChosenActs } from './ChosenActs.tsx'
import type { Question } from './codes.ts'
import { agoOf } from './incoming-list.ts'
import type { ChoosingProps } from './NextList.tsx'
import { useAirNow, useAirView, useQuestion } from './use-air.ts'

type Props = ChoosingProps & {
  ids: readonly string[]
  newCount: number
  onScrolled: (isScrolled: boolean) => void
  onShowNew: () => void
  /** Null: the reader only looks on. */
  onType: (() => void) | null
}

const ROW_PX = 32

/** Comments as they come, newest first; only what is seen is drawn. */
export function IncomingList({ ids, newCount, chosenId, onChoose, onScrolled, onShowNew, onType }: Props) {
  const { t } = useTranslation()
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
    <section className="inc" aria-labelledby="air-incoming">
      <div className="sh2">
        <h2 id="air-incoming">{t('livestreams.air.incoming')}</h2>
        {newCount > 0 ? (
          <button type="button" className="lnk sm" onClick={showNew}>
            {t('livestreams.air.newCount', { count: newCount })}
          </button>
        ) : (
          <span className="muted sm">{t('livestreams.air.incomingCount', { count: ids.length })}</span>
        )}
        <span className="end sm muted hid row g1">
          <Kbd keys="Enter" /> {t('livestreams.air.enterSelects')}
        </span>
        {onType && (
          <Button
            look="quiet"
            size="s"
            className="typ"
            icon={<IconPencilPlus className="ic" />}
            aria-label={t('livestreams.typed.add')}
            aria-keyshortcuts="N"
            title={t('livestreams.typed.add')}
            onClick={onType}
          />
        )}
      </div>
      {typedCount > 0 && (
        <p className="sm muted nx-0">{t('livestreams.air.typedWaiting', { count: typedCount })}</p>
      )}
      {ids.length === 0 && <p className="sm muted nx-0">{t('livestreams.air.incomingEmpty')}</p>}
      <div
        className="inc-s"
        ref={scroller}
        onScroll={({ currentTarget }) => onScrolled(currentTarget.scrollTop > ROW_PX / 2)}
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
    </section>
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
  const { id, state, text, askers } = question
  return (
    <div className={`cm-w ${isChosen ? 'is-ch' : ''}`}>
      <button
        type="button"
        className={`cm ${state === 'received' ? '' : 'muted'}`}
        aria-pressed={isChosen}
        onClick={() => onChoose(id)}
      >
        <AskedWhere question={question} />
        <span className="grow">
          <span className="cm-t">
            <b>{askers[0]?.name}</b> {text}
          </span>
          <Likeness question={question} />
        </span>
        <span className="xs muted">{ago}</span>
      </button>
      {isChosen && <ChosenActs question={question} />}
    </div>
  )
})

/** The same was asked before: by whom it is folded, or what it looks like. */
function Likeness({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { state, foldedIntoId, similarToId, askerCount } = question
  const other = useQuestion(foldedIntoId ?? similarToId)
  const parts = [
    state === 'aside' && t('livestreams.air.aside'),
    state === 'folded' && other && t('livestreams.air.foldedInto', { number: other.number }),
    state === 'folded' && other && t('livestreams.question.askers', { count: other.askerCount }),
    state === 'received' && other && t('livestreams.air.similarTo', { number: other.number }),
    state === 'received' && askerCount > 1 && t('livestreams.air.sameCount', { count: askerCount - 1 }),
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <span className="fold">
      <IconCornerDownRight className="ic s" aria-hidden="true" />
      {parts.join(' · ')}
    </span>
  )
}
