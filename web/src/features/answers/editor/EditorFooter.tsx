import { IconSend } from '@tabler/icons-react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { isClaim } from '@veche/contract/rules/replies/claim-place.ts'
import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useCheckAgain } from '../../../lib/line/use-check-again.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import {
  goToRemark,
  knownRemarks,
  OpenBlanks,
  OverrideDialog,
  repeatsPublished,
  type ShowWords,
} from '../checklist/index.ts'
import {
  ANSWER_TEXT_LIMIT,
  finishedPromise,
  isPromisePast,
  isPromiseTooFar,
  isPromiseTooLong,
} from '../draft-content.ts'
import type { DraftKeeper, DraftState } from '../drafts/index.ts'
import { goToOpenPromise, goToPromise, OpenPromise, PromiseHint } from '../promises/index.ts'
import * as styles from './editor.module.css'
import { isReasonRequired, useSubmitAnswer } from './use-submit-answer.ts'

/** Its words come with the panel that asks for the parts. */
const PartsOut = lazyPart('PartsOut', () => import('../contributions/PartsOut.tsx'))

type Props = {
  incident: IncidentResponse
  candidate: number
  checks: Check[]
  /** The checks are of this very text. */
  isChecked: boolean
  state: DraftState
  promiseLimit: AnswerResponse['promiseLimit']
  textLimit: number
  keeper: DraftKeeper
  userId: string
  /** Beside the send button; nothing where it stands under the words. */
  outcome: ReactNode
  outcomeField: RefObject<HTMLFieldSetElement | null>
  onShow: ShowWords
  onSubmitted: () => void
}

/** Sends for approval. Remarks of the checklist ask for a reason first. */
export function EditorFooter({
  incident,
  candidate,
  checks,
  isChecked,
  state,
  promiseLimit,
  textLimit,
  keeper,
  userId,
  outcome,
  outcomeField,
  onShow,
  onSubmitted,
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { day } = useFormat()
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState<'remarks' | 'unchecked' | null>(null)
  const remarks = checks.filter((check) => check.state === 'attention')
  const submit = useSubmitAnswer({
    ...{ incident, candidate, keeper, userId, onSubmitted },
    onReasonRequired: () => setAsking('remarks'),
    onUnchecked: () => setAsking('unchecked'),
  })
  const { reset, isError } = submit
  // What was pressed without a line is asked of the server again: the question that stood for its check goes.
  useCheckAgain(asking === 'unchecked', () => {
    if (submit.isPending) return
    submit.mutate(
      { overrideReason: '', mayWait: false },
      {
        onSuccess: (result) => result !== 'unchecked' && setAsking(null),
        onError: (error) => !isReasonRequired(error) && setAsking(null),
      },
    )
  })
  const { text, privateText } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is of the text it was said of
  useEffect(() => {
    if (isError) reset()
  }, [text, privateText])
  const isPromiseMissing = state.kind === 'interim' && finishedPromise(state) === null
  const isOutcomeMissing = state.kind === 'final' && state.outcome === null
  const isPast = isPromisePast(state, useNow())
  const isTooFar = isPromiseTooFar(state, promiseLimit)
  const open = checks.find(({ code, state: found }) => code === 'variables_filled' && found === 'attention')
  const isRepeated = repeatsPublished(checks)
  const canSend =
    open === undefined &&
    !isRepeated &&
    incident.abilities.submit &&
    state.text.trim() !== '' &&
    !isTooLong(state.text, ANSWER_TEXT_LIMIT) &&
    !isTooLong(state.privateText, ANSWER_TEXT_LIMIT) &&
    !isPromiseTooLong(state.promise) &&
    state.status !== 'conflict' &&
    !isPromiseMissing &&
    !isOutcomeMissing &&
    !isPast &&
    !isTooFar

  function showOutcome() {
    outcomeField.current?.scrollIntoView({ block: 'center' })
    outcomeField.current?.querySelector('button')?.focus()
  }

  const goToMissing = wayToMissing()

  /** What stands in the way, or will be asked about. */
  function hintOf(): ReactNode {
    if (isPromiseMissing) return <OpenPromise promise={state.promise} />
    if (isPast) return <PromiseHint field="dueAt">{t('answers.promise.past')}</PromiseHint>
    if (isTooFar)
      return (
        <PromiseHint field="dueAt">
          {t('answers.promise.tooFar', { day: day(promiseLimit?.until ?? '') })}
        </PromiseHint>
      )
    if (isRepeated) return t('editor.repeated')
    if (open) {
      const blanks = open.words.filter((place) => !isClaim(place))
      return blanks.length > 0 ? (
        <OpenBlanks {...{ blanks }} onChoose={(blank) => onShow.show(open, blank)} />
      ) : (
        t('editor.claims.open')
      )
    }
    if (isOutcomeMissing && state.text.trim() !== '')
      return (
        <button type="button" className="lnk tap" onClick={showOutcome}>
          {t('editor.outcomeMissing')}
        </button>
      )
    return remarks.length > 0 ? t('editor.remarks', { count: remarks.length }) : null
  }

  /** The first field that the hint names; null where it names none. */
  function wayToMissing(): (() => void) | null {
    if (!incident.abilities.submit || state.status === 'conflict' || state.text.trim() === '') return null
    if (isPromiseMissing) return () => goToOpenPromise(state.promise)
    if (isPast || isTooFar) return () => goToPromise('dueAt')
    if (isRepeated) return null
    const blank = open?.words.find((place) => !isClaim(place))
    if (open) return blank === undefined ? () => goToRemark(open) : () => onShow.show(open, blank)
    return isOutcomeMissing ? showOutcome : null
  }

  function send() {
    if (submit.isPending) return
    if (!canSend) return goToMissing?.()
    if (remarks.length > 0) setAsking('remarks')
    else submit.mutate({ overrideReason: '', mayWait: isChecked })
  }

  const known = asking ? knownRemarks(incident, { ...state, textLimit }) : []
  const hint = hintOf()
  const isLed = !canSend && goToMissing !== null
  // Once the dialog is gone, which gives the focus back to what opened it.
  const toMend = useRef<Check | null>(null)
  useEffect(() => {
    if (asking !== null || toMend.current === null) return
    goToRemark(toMend.current)
    toMend.current = null
  }, [asking])
  useHotkeys({ 'mod+Enter': send })
  // On a phone the form is longer than the screen: what was refused is brought into sight.
  const refusal = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal anew
  useEffect(() => void refusal.current?.scrollIntoView({ block: 'center' }), [submit.error])
  return (
    <>
      {submit.error && (
        <div className={styles.refusal} ref={refusal}>
          {isStale(submit.error) ? (
            <Notice state="attention" title={t('incidents.stale.title')}>
              {t('editor.staleText')}
            </Notice>
          ) : (
            <Notice state="late" title={words(submit.error)} />
          )}
        </div>
      )}
      <Suspense>
        <PartsOut incidentId={incident.id} />
      </Suspense>
      <footer className={styles.footer} data-foot="">
        {outcome}
        <Button
          look="primary"
          keys="Ctrl+Enter"
          icon={<IconSend className={`ic ${styles.phoneOnly}`} aria-hidden="true" />}
          isBusy={submit.isPending}
          disabled={!canSend && !isLed}
          aria-disabled={isLed || undefined}
          title={incident.abilities.submit ? undefined : t('editor.cannotSubmit')}
          onClick={send}
        >
          {t('editor.submit')}
        </Button>
        {hint && (
          <State name="attention" className="end sm say">
            {hint}
          </State>
        )}
      </footer>
      {asking && (
        <OverrideDialog
          isUnchecked={asking === 'unchecked'}
          isPending={submit.isPending}
          remarks={asking === 'remarks' && remarks.length > 0 ? remarks : known}
          reason={reason}
          onReason={setReason}
          onClose={() => {
            toMend.current = asking === 'remarks' ? (remarks[0] ?? null) : null
            setAsking(null)
          }}
          onConfirm={(overrideReason) => {
            setAsking(null)
            submit.mutate({ overrideReason, mayWait: true })
          }}
        />
      )}
    </>
  )
}
