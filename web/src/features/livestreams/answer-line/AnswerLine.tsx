import { ANSWER_LINE_LIMIT } from '@veche/contract/rules/limits.ts'
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { Button } from '../../../ui/Button.tsx'
import { LimitNote } from '../../../ui/forms/Field.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useAir, useAirView } from '../commands/index.ts'
import type { Question } from '../stream/index.ts'
import * as styles from './answer-line.module.css'
import { factsOf, listUnworded } from './answer-line.ts'
import { LineRemark } from './LineRemark.tsx'
import { findLine } from './line-drafts.ts'
import { ToldNote } from './ToldNote.tsx'
import { useWrittenLine } from './written-line.ts'

type Props = {
  question: Question
  field: RefObject<HTMLInputElement | null>
  onPick: (questionId: string) => void
  /** While its words are written, the field is of this question, whatever goes on air. */
  onHold: (questionId: string) => void
  /** They are written: back to the question on air. */
  onDone: () => void
}

/** What was answered, in a line: typed while the host speaks or after it, and nothing waits for it. */
export function AnswerLine({ question, field, onPick, onHold, onDone }: Props) {
  const { t } = useTranslation()
  const { press, store } = useAir()
  const { id, number } = question
  const facts = factsOf(question)
  function onBlur({ currentTarget, relatedTarget, target }: FocusEvent) {
    const isInside = currentTarget.contains(relatedTarget)
    // Another window took the focus, or the line is too long to be sent: it is still written.
    if (!isInside && document.activeElement !== target && !findLine(store.place, id)) onDone()
  }
  return (
    <section
      className={styles.answerLine}
      aria-label={t('livestreams.word.title', { number })}
      onFocus={() => onHold(id)}
      onBlur={onBlur}
    >
      <LineField key={id} question={question} field={field} />
      <LineRemark question={question} />
      <ToldNote question={question} />
      {facts.length > 0 && (
        <div className="row g1 wrap">
          {facts.map((line, index) => (
            <Button
              key={line}
              size="s"
              className={styles.proposal}
              {...(index === 0 && { keys: '4', 'aria-keyshortcuts': '4' })}
              onClick={({ currentTarget }) => {
                press(id, { type: 'word_answer', line, before: question.answerLine ?? '' })
                currentTarget.blur()
              }}
            >
              {line}
            </Button>
          ))}
        </div>
      )}
      <Unworded currentId={id} onPick={onPick} />
    </section>
  )
}

type FieldProps = Pick<Props, 'question' | 'field'>

/** Kept when one leaves it, also for the next question: what was begun is never lost nor put to another one. */
function LineField({ question, field }: FieldProps) {
  const { t } = useTranslation()
  const { store } = useAir()
  const { id, number } = question
  const { begin, keep, send } = useWrittenLine(question)
  const [writing, setWriting] = useState(begin)
  const [isFromBefore, setFromBefore] = useState(() => findLine(store.place, id) !== null)
  const { text } = writing
  const latest = useRef(writing)
  latest.current = writing
  // Who writes in it goes on with the line as it was seen.
  useEffect(() => {
    if (document.activeElement === field.current) return
    setWriting({ text: begin.text, before: begin.before })
  }, [begin.text, begin.before, field])
  function write(text: string) {
    setWriting({ ...writing, text })
    keep({ ...writing, text })
  }
  function save({ isUnfinished = false } = {}) {
    // Too long, it stays in the field: it is neither cut nor sent.
    if (isTooLong(latest.current.text.trim(), ANSWER_LINE_LIMIT)) return
    send({ ...latest.current, isUnfinished })
    setFromBefore(false)
    // Nothing was written: it shows what another wrote meanwhile.
    if (latest.current.text.trim() === latest.current.before) setWriting(begin)
  }
  const isInside = useRef(false)
  const leave = useRef(save)
  leave.current = save
  useEffect(() => () => (isInside.current ? leave.current({ isUnfinished: true }) : undefined), [])
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (isTooLong(text.trim(), ANSWER_LINE_LIMIT)) return
    event.currentTarget.blur()
  }
  return (
    <>
      <label className={styles.labelled}>
        <span className="sm m nw">
          {t('livestreams.word.label', { number })} <Kbd keys="W" />
        </span>
        <input
          ref={field}
          className="inp"
          enterKeyHint="done"
          aria-invalid={isTooLong(text.trim(), ANSWER_LINE_LIMIT) || undefined}
          aria-describedby="word-limit"
          placeholder={t('livestreams.word.hint')}
          aria-keyshortcuts="W"
          value={text}
          onChange={({ target }) => write(target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => {
            isInside.current = true
          }}
          onBlur={({ currentTarget }) => {
            if (document.activeElement === currentTarget) return
            isInside.current = false
            save()
          }}
        />
        <LimitNote id="word-limit" text={text} limit={ANSWER_LINE_LIMIT} />
      </label>
      {isFromBefore && <p className="xs muted">{t('livestreams.word.kept')}</p>}
    </>
  )
}

const SHOWN = 6

/** Answered, but nobody wrote down what: authors hear nothing of these. */
function Unworded({ currentId, onPick }: { currentId: string; onPick: Props['onPick'] }) {
  const { t } = useTranslation()
  const { store } = useAir()
  const view = useAirView((whole) => whole)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is new when a question is
  const unworded = useMemo(() => listUnworded(store.questions(), currentId), [store, view, currentId])
  if (unworded.length === 0) return null
  return (
    <p className="row g1 wrap sm muted">
      {t('livestreams.word.unworded', { count: unworded.length })}
      {unworded.slice(0, SHOWN).map(({ id, number }) => (
        <button key={id} type="button" className="lnk sm" onClick={() => onPick(id)}>
          {t('livestreams.number', { number })}
        </button>
      ))}
    </p>
  )
}
