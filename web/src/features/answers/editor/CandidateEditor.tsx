import { useQuery } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { holdsClaim } from '@veche/contract/rules/replies/claim-place.ts'
import { ANNOUNCEMENT } from '@veche/contract/rules/replies/outgoing-words.ts'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PHONE, TWO_PAGES, useMedia } from '../../../lib/browser/media.ts'
import { useChoosePart } from '../../../lib/browser/use-choose-part.ts'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { chooseTouchedBlank } from '../../../lib/forms/touched-blank.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { LimitNote } from '../../../ui/forms/Field.tsx'
import { useScreenToast } from '../../../ui/overlays/toast.tsx'
import { checkQuery } from '../answers.queries.ts'
import { Checklist, ChecklistFold, openTicks } from '../checklist/index.ts'
import { ANSWER_TEXT_LIMIT, contentOf, EMPTY_CONTENT, type Take } from '../draft-content.ts'
import { SendBackRemark, SupplementBanner, useDraft, VersionDiff } from '../drafts/index.ts'
import { FileList, FilePicker, FilesBar, type Ghost, MAX_FILES, useFiles } from '../files/index.ts'
import { Preview, PrivatePart } from '../parts/index.ts'
import { PromiseFields, PromiseLine, useReadPromise } from '../promises/index.ts'
import { TemplatesPanel } from '../templates/index.ts'
import { CarriedNotice } from './CarriedNotice.tsx'
import { DraftConflict } from './DraftConflict.tsx'
import { EditorFooter } from './EditorFooter.tsx'
import { EditorToolbar } from './EditorToolbar.tsx'
import * as styles from './editor.module.css'
import { firstBlank } from './first-blank.ts'
import { type Outcome, OutcomeField } from './OutcomeField.tsx'
import { useShowWords } from './use-show-words.ts'

export type RenderBeside = (into: {
  /** The author stayed silent: what is taken is a final answer that says what was missing. */
  onAnswerWithout: (text: string) => void
  /** Behind the words that stand there; null where the reader writes none. */
  onInsert: Take | null
  /** Files of others, taken along; `room`: how many more the answer holds. */
  intoAnswer: { bring: (files: readonly File[]) => Promise<void>; room: number } | null
}) => ReactNode

type Props = {
  incident: IncidentResponse
  answer: AnswerResponse
  candidate: number
  userId: string
  question: ReactNode
  candidates: ReactNode
  ghosts?: readonly Ghost[] | undefined
  renderBeside?: RenderBeside | undefined
  /** Of a phone, under the empty field: the first thing that can be pressed. */
  renderKnown?: ((onInsert: Take) => ReactNode) | undefined
  onSubmitted: () => void
}

const CHECK_PAUSE_MS = 500
/** Of a model answer alone. */
const ClaimsLine = lazyPart('ClaimsLine', () => import('../../../ui/text/ClaimsLine.tsx'))

/** The question and the checklist stay in sight; what the resident will see is live. */
export function CandidateEditor({ incident, answer, candidate, userId, ...props }: Props) {
  const { t } = useTranslation()
  const isNarrow = useMedia(TWO_PAGES)
  const isPhone = useMedia(PHONE)
  const area = useRef<HTMLTextAreaElement>(null)
  const choosePart = useChoosePart(area)
  const privateArea = useRef<HTMLTextAreaElement>(null)
  const outcomeField = useRef<HTMLFieldSetElement>(null)
  const { state, keeper } = useDraft(answer, candidate, userId)
  const [isRecorded, setRecorded] = useState(false)
  const checkedText = useDebounced(state.text, CHECK_PAUSE_MS)
  const privateText = useDebounced(state.privateText, CHECK_PAUSE_MS)
  const checked = { ...contentOf(state), text: checkedText, privateText }
  const { data: checklist, isSuccess, isPlaceholderData } = useQuery(checkQuery(incident.id, checked))
  const isChecked =
    isSuccess && !isPlaceholderData && checkedText === state.text && privateText === state.privateText
  const checks = state.text.trim() === '' ? [] : (checklist?.checks ?? [])

  const sayHere = useScreenToast()
  const changePromise = useReadPromise({
    ...{ state, answer, candidate, text: checkedText },
    isOn: incident.abilities.draft && answer.promiseLimit !== null,
    onChange: (promise) => keeper.change({ promise }),
  })

  const onShow = useShowWords({
    fields: [
      { text: state.text, field: area },
      { text: state.privateText, field: privateArea },
    ],
    onCall: (text) => keeper.change({ text }),
  })

  function beginAnew() {
    const before = contentOf(state)
    keeper.change(EMPTY_CONTENT)
    sayHere(t('editor.carried.begun'), () => keeper.change(before))
    area.current?.focus()
  }

  function announce() {
    const before = state.text.trimEnd()
    keeper.change({ text: `${before}${before === '' ? '' : ' '}${ANNOUNCEMENT}` })
    area.current?.focus()
  }

  /** An empty field becomes the template; words already written stay, and what was there comes back by undo. */
  function take(text: string, said?: Outcome) {
    const { text: before, outcome: chosen } = state
    const kept = before.trim() === '' ? '' : `${before.trimEnd()}\n\n`
    const outcome = chosen ?? said ?? null
    const whole = `${kept}${text}`
    const blank = firstBlank(whole, kept.length)
    if (blank) choosePart({ text: whole, ...blank })
    keeper.change({ text: whole, outcome })
    const told =
      outcome === chosen || outcome === null
        ? t('editor.taken')
        : t('editor.takenAs', { outcome: t(`answers.outcome.${outcome}`) })
    sayHere(told, () => keeper.change({ text: before, outcome: chosen }))
    area.current?.focus()
  }

  /** Once the last claim is decided, what is left is typed: its first blank is chosen. */
  function decide(text: string) {
    const before = state.text
    const isLast = !holdsClaim(text)
    const blank = isLast ? firstBlank(text) : null
    if (blank) choosePart({ text, ...blank })
    keeper.change({ text })
    sayHere(t('editor.claims.said'), () => keeper.change({ text: before }))
    if (isLast) area.current?.focus()
  }

  /** The author stayed silent: a final answer that says what was missing. */
  function answerWithout(text: string) {
    keeper.change({ kind: 'final', outcome: 'not_solved' })
    take(text)
  }

  const takeFiles = (fileIds: string[]) => keeper.change({ fileIds })
  const brought = useFiles({ answer, userId, fileIds: state.fileIds, onChange: takeFiles })
  const fileProps = {
    ...{ answer, brought, fileIds: state.fileIds, onChange: takeFiles },
    hasPrivatePart: state.privateText.trim() !== '',
    canEdit: incident.abilities.draft,
    ghosts: props.ghosts ?? [],
  }
  // Of a part that was split off the message says other things too: its own words are its title.
  const asked = incident.splitFrom ? incident.title : incident.thread.find(({ isSource }) => isSource)?.text
  const candidates = (
    <div className="row wrap">
      {props.candidates}
      <TemplatesPanel incidentId={incident.id} canEdit={incident.abilities.draft} onTake={take} />
    </div>
  )
  const beside = props.renderBeside?.({
    onAnswerWithout: answerWithout,
    onInsert: incident.abilities.draft ? take : null,
    intoAnswer: incident.abilities.draft
      ? { bring: (files) => brought.bring(files), room: MAX_FILES - state.fileIds.length }
      : null,
  })
  // On a phone it stands under the words that it was read from.
  const promise = state.kind === 'interim' && (
    <PromiseFields
      {...{ promise: state.promise, limit: answer.promiseLimit, onChange: changePromise }}
      isAsked={isRecorded}
    />
  )
  // Elsewhere it stands in the bar of the send button, which nothing covers.
  const outcome = state.kind !== 'interim' && (
    <OutcomeField
      outcome={state.outcome}
      field={outcomeField}
      onChange={(outcome) => keeper.change({ outcome })}
    />
  )
  const toolbar = (
    <EditorToolbar
      state={state}
      mayPromise={answer.promiseLimit !== null}
      onKind={(kind) => {
        setRecorded(false)
        keeper.change({ kind })
      }}
    />
  )
  return (
    <div className={styles.editor}>
      <div className={styles.questionColumn}>
        {/* Without its words nobody knows why the question came back: the first thing that is read. */}
        <SupplementBanner answer={answer} />
        {isPhone ? (
          <details className={`${styles.section} ${styles.foldedQuestion}`}>
            <summary className="tap">
              {asked && <span className={styles.firstWords}>{asked}</span>}
              {t('editor.wholeQuestion')}
            </summary>
            {props.question}
          </details>
        ) : (
          <div className={styles.section}>{props.question}</div>
        )}
        <SendBackRemark versions={answer.versions} />
        {/* Whom one may ask comes after what was asked. */}
        {!isPhone && beside}
        {!isNarrow && (
          <div className={`${styles.section} grow`}>
            <Checklist checks={checks} onShow={onShow} />
          </div>
        )}
      </div>
      <section className={styles.answerColumn} aria-label={t('answers.answer')}>
        {/* On a phone what is chosen rarely and what is chosen already stand under the words; camera and type share one row. */}
        {isPhone ? (
          <div className={styles.phoneTools}>
            <FilePicker {...fileProps} isPhone />
            {toolbar}
          </div>
        ) : (
          <>
            {candidates}
            {toolbar}
          </>
        )}
        <CarriedNotice answer={answer} content={state} onBeginAnew={beginAnew} />
        {state.theirs && <DraftConflict theirs={state.theirs} mine={state.text} onChoose={keeper.resolve} />}
        {/* In the field the camera comes first. */}
        {isNarrow && !isPhone && <FilesBar {...fileProps} />}
        <textarea
          ref={area}
          className={styles.words}
          aria-label={t('answers.text')}
          placeholder={t(isPhone ? 'editor.placeholderPhone' : 'editor.placeholder')}
          autoCapitalize="sentences"
          value={state.text}
          aria-invalid={isTooLong(state.text, ANSWER_TEXT_LIMIT) || undefined}
          aria-describedby="answer-limit"
          disabled={!incident.abilities.draft}
          onClick={({ currentTarget }) => chooseTouchedBlank(currentTarget)}
          onChange={({ target }) => keeper.change({ text: target.value })}
        />
        <LimitNote id="answer-limit" text={state.text} limit={ANSWER_TEXT_LIMIT} />
        {isPhone && state.text.trim() === '' && incident.abilities.draft && (
          <div className={styles.known}>{props.renderKnown?.(take)}</div>
        )}
        {incident.abilities.draft && holdsClaim(state.text) && (
          <Suspense>
            <div className={styles.known}>
              <ClaimsLine text={state.text} onChange={decide} />
            </div>
          </Suspense>
        )}
        {isNarrow && <ChecklistFold {...{ checks, onShow, open: openTicks(state) }} />}
        {incident.abilities.draft && answer.promiseLimit !== null && (
          <PromiseLine
            state={state}
            text={checkedText}
            limit={answer.promiseLimit}
            onChange={(changes) => keeper.change(changes)}
            onRecord={() => setRecorded(true)}
          />
        )}
        {isPhone && promise}
        {isPhone && outcome && <div className={styles.outcome}>{outcome}</div>}
        {isPhone && <FileList {...fileProps} />}
        {isPhone && candidates}
        {isPhone && <div className={styles.beside}>{beside}</div>}
        <PrivatePart
          answer={answer}
          text={state.privateText}
          canEdit={incident.abilities.draft}
          isAnnounced={
            !checks.some(({ code, state: s }) => code === 'private_announced' && s === 'attention')
          }
          area={privateArea}
          onChange={(words) => keeper.change({ privateText: words })}
          onAnnounce={announce}
        />
        {!isNarrow && <FilesBar {...fileProps} />}
        {!answer.mayReply && <p className={`sm ${styles.manualOnly}`}>{t('editor.manualOnly')}</p>}
        {!isPhone && promise}
        {answer.versions.length > 0 && (
          <VersionDiff
            className={styles.versions}
            versions={answer.versions}
            current={state}
            label={t('answers.diff.draft')}
            base={answer.supplement && answer.published?.versionNo}
          />
        )}
        <EditorFooter
          {...{
            incident,
            candidate,
            promiseLimit: answer.promiseLimit,
            textLimit: answer.textLimit,
            checks,
            isChecked,
            state,
            keeper,
            userId,
            outcomeField,
            onShow,
          }}
          outcome={!isPhone && outcome}
          onSubmitted={props.onSubmitted}
        />
      </section>
      <aside className={styles.previewColumn} aria-label={t('editor.preview.title')}>
        <Preview
          incident={incident}
          text={state.text}
          privateText={state.privateText}
          files={filesInThread(answer, state)}
          textLimit={answer.textLimit}
          publisherName={answer.publisherName}
        />
      </aside>
    </div>
  )
}

/** Papers go with the private part where there is one; a network that takes no files shows none. */
function filesInThread(
  { attach, files }: AnswerResponse,
  { fileIds, privateText }: { fileIds: readonly string[]; privateText: string },
) {
  if (attach === 'nothing') return []
  const hasPrivate = privateText.trim() !== ''
  return fileIds
    .flatMap((id) => files.find((file) => file.id === id) ?? [])
    .filter(({ contentType }) => !hasPrivate || contentType !== 'application/pdf')
}
