import type { AnswerResponse, DraftPromise } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isStale } from '../../../lib/api.ts'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { diffWords } from '../../../lib/words/diff.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { DiffText } from '../../../ui/text/DiffText.tsx'
import { finishedPromise, isDayPast, isDayTooFar, isPromiseTooLong } from '../draft-content.ts'
import { goToOpenPromise, OpenPromise, PromiseFields, readWords } from '../promises/index.ts'
import { mendPromise, typedIn } from './mend-promise.ts'
import { findKeptMend, keepMend, type TypedPromise } from './mend-store.ts'
import { useMend } from './use-mend.ts'

type Props = {
  incident: IncidentResponse
  version: AnswerResponse['versions'][number]
  /** How far the reader may promise. */
  limit: AnswerResponse['promiseLimit']
  /** Whose browser keeps it. */
  userId: string
  onClose: () => void
}

const TEXT_LIMIT = 10_000
const COMMENT_LIMIT = 2000
const REASON_LIMIT = 1000

/** A word is mended in its place, the promise with it, and what changes is seen as it changes. */
export function MendEditor({ incident, version, limit, userId, onClose }: Props) {
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
  const [typed, setTyped] = useState(kept?.typed ?? {})
  const promise = usePromise(version, text, typed)
  const [overrideReason, setReason] = useState('')
  const mend = useMend(incident.id, close)
  const [isReasonAsked, setReasonAsked] = useState(false)
  const finished = finishedPromise({ ...version, promise })
  const isPromiseSame = JSON.stringify(finished) === JSON.stringify(version.promise)
  const areWordsSame = text.trim() === version.text && privateText.trim() === version.privateText
  const isSame = areWordsSame && isPromiseSame
  const isKept = !isSame || comment !== ''
  const isPromiseOpen = version.kind === 'interim' && finished === null
  const isLong =
    isTooLong(text, TEXT_LIMIT) ||
    isTooLong(privateText, TEXT_LIMIT) ||
    isTooLong(comment, COMMENT_LIMIT) ||
    isTooLong(overrideReason, REASON_LIMIT) ||
    isPromiseTooLong(promise)
  const isPast = !isPromiseSame && isDayPast(promise?.dueAt ?? null, Date.now())
  const isTooFar = !isPromiseSame && isDayTooFar(promise?.dueAt ?? null, limit)
  const canSave = !isTooFar && !isSame && !isLong && !isPromiseOpen && !isPast && text.trim() !== ''
  useEffect(() => {
    const mine = { userId, incidentId: incident.id, versionNo: version.versionNo }
    keepMend(mine, isKept ? { text, privateText, comment, typed } : null)
  }, [userId, incident.id, version.versionNo, isKept, text, privateText, comment, typed])
  const { reset, isError } = mend
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is of the text it was said of
  useEffect(() => {
    if (isError) reset()
  }, [text, privateText, typed])

  function close() {
    keepMend(place, null)
    onClose()
  }

  function save(event: FormEvent) {
    event.preventDefault()
    if (isPromiseOpen) return goToOpenPromise(promise)
    if (!canSave) return
    const { versionNo } = version
    mend.mutate(
      {
        ...{ versionNo, text, privateText, comment, overrideReason, expectedVersion: incident.version },
        ...(finished && { promise: finished }),
      },
      { onError: (error) => setReasonAsked(isReasonMissing(error) || isReasonAsked) },
    )
  }
  return (
    <form ref={form} className="col g2" onSubmit={save}>
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
      {!areWordsSame && <DiffText parts={diffWords(version.text, text)} />}
      {!areWordsSame && version.privateText !== '' && (
        <DiffText parts={diffWords(version.privateText, privateText)} />
      )}
      {promise && (
        <PromiseFields
          promise={promise}
          limit={limit}
          onChange={(next) => setTyped(typedIn(promise, next, typed))}
        />
      )}
      <TextField
        label={t('decision.mend.comment')}
        name="comment"
        hint={t('decision.mend.hint')}
        limit={COMMENT_LIMIT}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {isReasonAsked && (
        <TextField
          label={t('decision.mend.reason')}
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
        <Button
          look="primary"
          type="submit"
          isBusy={mend.isPending}
          disabled={!canSave && !isPromiseOpen}
          aria-disabled={isPromiseOpen || undefined}
        >
          {t('decision.mend.save')}
        </Button>
        <Button look="quiet" onClick={close}>
          {t('common.cancel')}
        </Button>
        {isLong && (
          <State name="attention" className="sm">
            {t('decision.mend.tooLong')}
          </State>
        )}
        {isPromiseOpen && (
          <State name="attention" className="sm">
            <OpenPromise promise={promise} />
          </State>
        )}
        {isKept && !isLong && <span className="xs muted">{t('decision.mend.kept')}</span>}
      </div>
    </form>
  )
}

/** Null: of a final answer. Read anew only where words are mended: what stands was agreed with its day. */
function usePromise(version: Props['version'], text: string, typed: TypedPromise): DraftPromise | null {
  const { locale } = useFormat()
  return useMemo(() => {
    if (version.kind === 'final') return null
    const before = readWords(version.text, Date.parse(version.createdAt), locale)
    const now = text.trim() === version.text ? before : readWords(text, Date.now(), locale)
    return mendPromise(version, { before, now, typed })
  }, [version, text, typed, locale])
}

function isReasonMissing(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'answer.reason_required'
}
