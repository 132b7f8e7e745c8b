import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { type Livestream, type Replies, repliesQuery, type Telling } from '../stream/index.ts'
import * as styles from '../stream/stream-page.module.css'
import { ReadyReplies } from './ReadyReplies.tsx'
import { RepliesDialog } from './RepliesDialog.tsx'
import { decisionsFor, type ReplyDecision } from './reply-decisions.ts'
import { countPlaces } from './telling-marks.ts'

const COUNTS = ['sent', 'waiting', 'unknown', 'failed'] as const
const LOOK: Record<(typeof COUNTS)[number], StateName> = {
  sent: 'done',
  waiting: 'waiting',
  unknown: 'attention',
  failed: 'late',
}

/** Everybody who asked is answered where they asked: what goes out now, what went, what did not arrive. */
export function RepliesPanel({ stream }: { stream: Livestream }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words = useErrorWords()
  const [open, setOpen] = useState<Telling['kind'] | null>(null)
  const { data, error, refetch } = useQuery(repliesQuery(stream.id))
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('livestreams.replies.loading')} />
  const { places, unreachable, counts, canSend, problems, lacking, refusalCode } = data
  const numbers = lacking.map(({ questionNumber }) => questionNumber).join(', ')
  return (
    <section className="panel" aria-labelledby="lv-replies">
      <div className="ph">
        <h2 id="lv-replies">{t('livestreams.replies.title')}</h2>
        {canSend && (places > 0 || refusalCode !== null) && (
          <Button
            size="s"
            className="end"
            disabled={refusalCode !== null}
            aria-describedby={refusalCode === null ? undefined : 'lv-replies-why'}
            icon={<IconSend className="ic s" aria-hidden="true" />}
            onClick={() => setOpen('on_air')}
          >
            {t('livestreams.replies.open')}
          </Button>
        )}
      </div>
      <div className="pad col g1">
        {refusalCode !== null && (
          <p className="sm field-e" id="lv-replies-why">
            {words(new ApiError(refusalCode, 409, { questions: numbers }))}
          </p>
        )}
        <p className="row g2 sm wrap" role="status">
          {COUNTS.filter((state) => counts[state] > 0).map((state) => (
            <State key={state} name={LOOK[state]}>
              {t(`livestreams.replies.state.${state}`)}: {number(counts[state])}
            </State>
          ))}
        </p>
        <p className="sm muted">
          {places > 0
            ? t('livestreams.replies.places', { count: places })
            : lacking.length === 0 && t('livestreams.replies.nobody')}{' '}
          {unreachable > 0 && t('livestreams.replies.unreachable', { count: unreachable })}
        </p>
        <p className="xs muted">{t('livestreams.replies.later')}</p>
      </div>
      <ReadyReplies tellings={data.tellings} />
      <Corrections tellings={data.tellings} onCorrect={canSend ? () => setOpen('correction') : null} />
      <Lacking lacking={lacking} />
      <Problems stream={stream} problems={problems} canSend={canSend} />
      {open && <RepliesDialog stream={stream} replies={data} kind={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

type CorrectionProps = { tellings: Replies['tellings']; onCorrect: (() => void) | null }

/** The words were changed after authors had got them. */
function Corrections({ tellings, onCorrect }: CorrectionProps) {
  const { t } = useTranslation()
  const corrections = tellings.filter(({ kind }) => kind === 'correction')
  if (corrections.length === 0) return null
  const numbers = corrections.map(({ questionNumber }) => questionNumber).join(', ')
  return (
    <div className={`${styles.panelRow} sm`}>
      <State name="attention" className="grow">
        {t('livestreams.replies.former', { count: countPlaces(corrections), numbers })}
      </State>
      {onCorrect && (
        <Button size="s" onClick={onCorrect}>
          {t('livestreams.replies.correct')}
        </Button>
      )}
    </div>
  )
}

/** Answered on air, yet nobody can be told: what each of them lacks. */
function Lacking({ lacking }: { lacking: Replies['lacking'] }) {
  const { t } = useTranslation()
  if (lacking.length === 0) return null
  return (
    <ul className={styles.lined} aria-label={t('livestreams.replies.lacking')}>
      {lacking.map(({ questionId, questionNumber, lacks, places }) => (
        <li key={questionId} className={`${styles.panelRow} sm`}>
          <State name="attention">{t('livestreams.replies.lackingOf', { number: questionNumber })}</State>
          <span className="grow">{t(`livestreams.replies.lacks.${lacks}`)}</span>
          <span className="muted nw">{t('livestreams.replies.waitsIn', { count: places })}</span>
        </li>
      ))}
    </ul>
  )
}

type ProblemsProps = { stream: Livestream; problems: Replies['problems']; canSend: boolean }

function Problems({ stream, problems, canSend }: ProblemsProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const resolve = useResolve(stream.id)
  return (
    <ul className={styles.lined}>
      {problems.map(({ id, questionNumber, network, permalink, state, errorCode }) => (
        <li key={id} className={styles.panelRow}>
          <ChannelGlyph network={network} />
          <span className="grow sm">
            <State name={state === 'unknown' ? 'attention' : 'late'}>
              {t(`livestreams.replies.problem.${state}`, { number: questionNumber })}
            </State>{' '}
            {permalink !== null && (
              <NetworkLink permalink={permalink}>{t('livestreams.replies.look')}</NetworkLink>
            )}
            {errorCode && <span className="blk xs muted">{words(new ApiError(errorCode, 409))}</span>}
          </span>
          {canSend &&
            decisionsFor(state).map((decision) => (
              <Button
                key={decision}
                size="s"
                look="quiet"
                isBusy={resolve.isPending && resolve.variables.id === id}
                onClick={() => resolve.mutate({ id, decision })}
              >
                {t(`livestreams.replies.decide.${decision}`)}
              </Button>
            ))}
        </li>
      ))}
    </ul>
  )
}

function useResolve(livestreamId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id: replyId, decision }: { id: string; decision: ReplyDecision }) =>
      unwrap(
        api.POST('/api/livestreams/{livestreamId}/replies/{replyId}/resolve', {
          params: { path: { livestreamId, replyId } },
          body: { decision },
        }),
      ),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['livestream', livestreamId, 'replies'] }),
  })
}
