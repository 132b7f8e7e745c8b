import { useQuery } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../lib/use-debounced.ts'
import { checkQuery } from './answers.queries.ts'
import { Checklist } from './Checklist.tsx'
import { DraftConflict } from './DraftConflict.tsx'
import { EditorFooter } from './EditorFooter.tsx'
import { EditorToolbar } from './EditorToolbar.tsx'
import { Preview } from './Preview.tsx'
import { SendBackRemark } from './SendBackRemark.tsx'
import { useDraft } from './use-draft.ts'
import { VersionDiff } from './VersionDiff.tsx'
import './answer-editor.css'

type Props = {
  incident: IncidentResponse
  answer: AnswerResponse
  userId: string
  /** The thread, drawn by the feature that owns it. */
  question: ReactNode
  onSubmitted: () => void
}

const CHECK_PAUSE_MS = 500

/** The question and the checklist stay in sight; what the resident will see is live. */
export function AnswerEditor({ incident, answer, userId, question, onSubmitted }: Props) {
  const { t } = useTranslation()
  const area = useRef<HTMLTextAreaElement>(null)
  const { state, keeper } = useDraft(answer, userId)
  const checkedText = useDebounced(state.text, CHECK_PAUSE_MS)
  const { data: checklist } = useQuery(checkQuery(incident.id, state.kind, checkedText))
  const checks = state.text.trim() === '' ? [] : (checklist?.checks ?? [])

  function showWords(words: string) {
    const at = state.text.toLowerCase().indexOf(words.toLowerCase())
    if (at === -1) return
    area.current?.focus()
    area.current?.setSelectionRange(at, at + words.length)
  }

  return (
    <div className="ed">
      <div className="e1">
        <div className="sec">{question}</div>
        <SendBackRemark versions={answer.versions} />
        <div className="sec grow">
          <Checklist checks={checks} onShow={showWords} />
        </div>
      </div>
      <section className="e2" aria-label={t('answers.answer')}>
        <EditorToolbar state={state} onKind={(kind) => keeper.change({ kind })} />
        {state.theirs && <DraftConflict theirs={state.theirs} mine={state.text} onChoose={keeper.resolve} />}
        <textarea
          ref={area}
          className="ta"
          aria-label={t('answers.text')}
          placeholder={t('answers.placeholder')}
          value={state.text}
          maxLength={10_000}
          disabled={!incident.abilities.draft}
          onChange={({ target }) => keeper.change({ text: target.value })}
        />
        {answer.versions.length > 0 && (
          <VersionDiff versions={answer.versions} text={state.text} label={t('answers.diff.draft')} />
        )}
        <EditorFooter
          incident={incident}
          checks={checks}
          state={state}
          keeper={keeper}
          userId={userId}
          onSubmitted={onSubmitted}
        />
      </section>
      <aside className="e3" aria-label={t('answers.preview.title')}>
        <Preview
          incident={incident}
          text={state.text}
          textLimit={answer.textLimit}
          publisherName={answer.publisherName}
        />
      </aside>
    </div>
  )
}
