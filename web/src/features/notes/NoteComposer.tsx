import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChoosePart } from '../../lib/browser/use-choose-part.ts'
import { isTooLong } from '../../lib/forms/text-limit.ts'
import { useBegun } from '../../lib/forms/use-begun.ts'
import { useDebounced } from '../../lib/time/use-debounced.ts'
import { Button } from '../../ui/Button.tsx'
import { LimitNote } from '../../ui/forms/Field.tsx'
import { mentionedIn, openMention, type Person, putMention } from './mention-text.ts'
import * as styles from './NoteComposer.module.css'
import { mentionableQuery } from './notes.queries.ts'
import type { Written } from './use-note-actions.ts'

const LONGEST = 4000
const NOBODY: readonly Person[] = []

type Props = {
  incidentId: string
  /** Of the note that is changed; null: a new one. */
  noteId?: string | null
  text?: string
  mentions?: readonly Person[]
  isBusy: boolean
  submitLabel: string
  /** The words stay here until they are kept there. */
  onSubmit: (written: Written, onSaved: () => void) => void
  onCancel?: () => void
}

/** A small text with `@`: people come up while their name is typed, arrows and Enter choose. */
export function NoteComposer({
  incidentId,
  noteId = null,
  text: before = '',
  mentions = NOBODY,
  isBusy,
  submitLabel,
  onSubmit,
  onCancel,
}: Props) {
  const { t } = useTranslation()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const choosePart = useChoosePart(area)
  const place = noteId ?? incidentId
  const [text, setText] = useBegun(`note ${place}`, before)
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useBegun(`note’s people ${place}`, mentions)
  const [active, setActive] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const open = isClosed ? null : openMention(text, caret)
  const search = useDebounced(open?.search ?? null, 150)
  const found = useQuery(mentionableQuery(incidentId, open ? search : null))
  const people = open ? (found.data?.people ?? []) : []
  const isDone = open !== null && chosen.some(({ name }) => open.search.startsWith(name))
  const isListShown = open !== null && !isDone && found.data !== undefined

  function choose(person: Person | undefined) {
    if (!person || !open) return
    const next = putMention(text, { from: open.from, caret, name: person.name })
    setChosen([...chosen, person])
    choosePart({ text: next.text, start: next.caret, end: next.caret })
    setText(next.text)
    setCaret(next.caret)
    setActive(0)
    area.current?.focus()
  }

  function submit() {
    const words = text.trim()
    if (words === '' || isBusy || isTooLong(words, LONGEST)) return
    const mentioned = mentionedIn(words, chosen)
    const people = chosen.filter(({ id: one }) => mentioned.includes(one))
    onSubmit({ note: { text: words, mentions: mentioned }, people }, forget)
  }

  function forget() {
    setText(before)
    setChosen(mentions)
  }

  function cancel() {
    forget()
    onCancel?.()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape') {
      if (isListShown) {
        event.stopPropagation()
        setClosed(true)
      } else if (onCancel) cancel()
    } else if (isListShown && people.length > 0) onListKey(event)
  }

  function onListKey(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + by + people.length) % people.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      choose(people[active])
    }
  }

  return (
    <div className={`${styles.composer} no-print`}>
      <textarea
        ref={area}
        className="inp"
        rows={2}
        aria-label={t('notes.placeholder')}
        placeholder={t('notes.placeholder')}
        aria-invalid={isTooLong(text, LONGEST) || undefined}
        aria-describedby={`${id}-limit`}
        value={text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isListShown ? `${id}-list` : undefined}
        aria-activedescendant={isListShown && people[active] ? `${id}-${active}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setCaret(event.target.selectionStart)
          setClosed(false)
          setActive(0)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {isListShown && (
        <div className={styles.colleagues} role="listbox" id={`${id}-list`} aria-label={t('notes.mention')}>
          {people.length === 0 && <p className="xs muted pad">{t('notes.nobody')}</p>}
          {people.map((person, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, arrows move the choice
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the text field
            <div
              key={person.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              {person.name} <span className="xs muted">{t(`access.roles.${person.role}`)}</span>
            </div>
          ))}
        </div>
      )}
      <div className="row g2">
        <Button
          size="s"
          isBusy={isBusy}
          disabled={text.trim() === '' || isTooLong(text.trim(), LONGEST)}
          onClick={submit}
        >
          {submitLabel}
        </Button>
        {onCancel && (
          <Button size="s" look="quiet" onClick={cancel}>
            {t('common.cancel')}
          </Button>
        )}
        <LimitNote id={`${id}-limit`} text={text} limit={LONGEST} />
      </div>
    </div>
  )
}
