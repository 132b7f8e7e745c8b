import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isStale } from '../../lib/api.ts'
import { diffWords } from '../../lib/diff.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { DiffText } from '../../ui/DiffText.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { useMend } from './use-mend.ts'

type Props = {
  incident: IncidentResponse
  version: AnswerResponse['versions'][number]
  onClose: () => void
}

/** A word is mended in its place, and what changes is seen as it changes. */
export function MendEditor({ incident, version, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const form = useRef<HTMLFormElement>(null)
  // The person has just asked to change it.
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const [text, setText] = useState(version.text)
  const [privateText, setPrivateText] = useState(version.privateText)
  const [comment, setComment] = useState('')
  const [overrideReason, setReason] = useState('')
  const mend = useMend(incident.id, onClose)
  const isReasonAsked = mend.error instanceof ApiError && mend.error.code === 'answer.reason_required'
  const isSame = text.trim() === version.text && privateText.trim() === version.privateText
  function save(event: FormEvent) {
    event.preventDefault()
    if (isSame || text.trim() === '') return
    const { versionNo } = version
    mend.mutate({
      ...{ versionNo, text, privateText, comment, overrideReason },
      expectedVersion: incident.version,
    })
  }
  return (
    <form ref={form} className="col g2 mend" onSubmit={save}>
      {mend.error && (
        <Notice
          state="attention"
          title={isStale(mend.error) ? t('incidents.stale.title') : words(mend.error)}
        />
      )}
      <TextArea
        label={t('answers.text')}
        rows={9}
        maxLength={10_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {version.privateText !== '' && (
        <TextArea
          label={t('answers.private.text')}
          rows={4}
          maxLength={10_000}
          value={privateText}
          onChange={({ target }) => setPrivateText(target.value)}
        />
      )}
      {!isSame && <DiffText parts={diffWords(version.text, text)} />}
      {!isSame && version.privateText !== '' && (
        <DiffText parts={diffWords(version.privateText, privateText)} />
      )}
      <TextField
        label={t('answers.mend.comment')}
        hint={t('answers.mend.hint')}
        maxLength={2000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {isReasonAsked && (
        <TextField
          label={t('answers.mend.reason')}
          maxLength={1000}
          value={overrideReason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <div className="row g2 wrap">
        <Button look="primary" type="submit" isBusy={mend.isPending} disabled={isSame || text.trim() === ''}>
          {t('answers.mend.save')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
