import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isStale } from '../../lib/api.ts'
import { diffWords } from '../../lib/diff.ts'
import { isTooLong } from '../../lib/text-limit.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { DiffText } from '../../ui/DiffText.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import { findKeptMend, keepMend } from './mend-store.ts'
import { useMend } from './use-mend.ts'

type Props = {
  incident: IncidentResponse
  version: AnswerResponse['versions'][number]
  /** Whose browser keeps it. */
  userId: string
  onClose: () => void
}

const TEXT_LIMIT = 10_000
const COMMENT_LIMIT = 2000
const REASON_LIMIT = 1000

/** A word is mended in its place, and what changes is seen as it changes. */
export function MendEditor({ incident, version, userId, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const form = useRef<HTMLFormElement>(null)
  // The person has just asked to change it.
  useEffect(() => void form.current?.querySelector('textarea')?.focus(), [])
  const place = { userId, incidentId: incident.id, versionNo: version.versionNo }
  const [kept] = useState(() => findKeptMend(place))
  const [text, setText] = useState(kept?.text ?? version.text)
  const [privateText, setPrivateText] = useState(kept?.privateText ?? version.privateText)
  const [comment, setComment] = useState(kept?.comment ?? '')
  const [overrideReason, setReason] = useState('')
  const mend = useMend(incident.id, close)
  const [isReasonAsked, setReasonAsked] = useState(false)
  const isSame = text.trim() === version.text && privateText.trim() === version.privateText
  const isKept = !isSame || comment !== ''
  const isLong =
    isTooLong(text, TEXT_LIMIT) ||
    isTooLong(privateText, TEXT_LIMIT) ||
    isTooLong(comment, COMMENT_LIMIT) ||
    isTooLong(overrideReason, REASON_LIMIT)
  const canSave = !isSame && !isLong && text.trim() !== ''
  useEffect(() => {
    const mine = { userId, incidentId: incident.id, versionNo: version.versionNo }
    keepMend(mine, isKept ? { text, privateText, comment } : null)
  }, [userId, incident.id, version.versionNo, isKept, text, privateText, comment])
  const { reset, isError } = mend
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is of the text it was said of
  useEffect(() => {
    if (isError) reset()
  }, [text, privateText])

  function close() {
    keepMend(place, null)
    onClose()
  }

  function save(event: FormEvent) {
    event.preventDefault()
    if (!canSave) return
    const { versionNo } = version
    mend.mutate(
      { ...{ versionNo, text, privateText, comment, overrideReason }, expectedVersion: incident.version },
      { onError: (error) => setReasonAsked(isReasonMissing(error) || isReasonAsked) },
    )
  }
  return (
    <form ref={form} className="col g2 mend" onSubmit={save}>
      <TextArea
        label={t('answers.text')}
        name="text"
        rows={9}
        limit={TEXT_LIMIT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {version.privateText !== '' && (
        <TextArea
          label={t('answers.private.text')}
          name="privateText"
          rows={4}
          limit={TEXT_LIMIT}
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
        name="comment"
        hint={t('answers.mend.hint')}
        limit={COMMENT_LIMIT}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {isReasonAsked && (
        <TextField
          label={t('answers.mend.reason')}
          name="overrideReason"
          limit={REASON_LIMIT}
          value={overrideReason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {mend.error && (
        <Notice
          state="attention"
          title={isStale(mend.error) ? t('incidents.stale.title') : words(mend.error)}
        />
      )}
      <div className="row g2 wrap">
        <Button look="primary" type="submit" isBusy={mend.isPending} disabled={!canSave}>
          {t('answers.mend.save')}
        </Button>
        <Button look="quiet" onClick={close}>
          {t('common.cancel')}
        </Button>
        {isLong && (
          <State name="attention" className="sm">
            {t('answers.mend.tooLong')}
          </State>
        )}
        {isKept && !isLong && <span className="xs muted">{t('answers.mend.kept')}</span>}
      </div>
    </form>
  )
}

function isReasonMissing(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'answer.reason_required'
}
