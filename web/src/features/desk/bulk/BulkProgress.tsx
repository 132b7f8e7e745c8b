import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import type { BulkRun } from '../desk.queries.ts'
import * as styles from './BulkProgress.module.css'
import { BulkReady } from './BulkReady.tsx'
import { nameOfAction } from './name-of-action.ts'

type Call = () => Promise<BulkRun>
type Props = {
  run: BulkRun
  /** To whom it gives them, where it does. */
  target?: string | null
  /** Who gets how many, while nothing is given yet. */
  shares?: ReactNode
  isBusy: boolean
  onCall: (send: Call) => void
  onClose: () => void
}

const LIMIT = 10_000
const SHOWN = ['ready', 'unfit', 'done', 'failed', 'skipped', 'undone', 'kept'] as const

const NOTHING = { ready: 0, unfit: 0, done: 0, failed: 0, skipped: 0, undone: 0, kept: 0 }

export function BulkProgress({ run, target, shares, isBusy, onCall, onClose }: Props) {
  const { t } = useTranslation()
  const { number, shortMoment } = useFormat()
  const now = useNow()
  const queryClient = useQueryClient()
  const counts: Record<(typeof SHOWN)[number], number> = { ...NOTHING, ...run.counts }
  const total = SHOWN.reduce((sum, state) => sum + (state === 'unfit' ? 0 : counts[state]), 0)
  const isRunning = run.state === 'running' || run.state === 'cancelling' || run.state === 'undoing'
  const left = run.state === 'undoing' ? counts.done : counts.ready
  const canUndo = run.undoUntil !== null && Date.parse(run.undoUntil) > now && counts.done > 0 && !isRunning
  const params = { params: { path: { runId: run.id } } }
  useEffect(() => {
    if (!isRunning) void queryClient.invalidateQueries({ queryKey: ['incidents'] })
  }, [isRunning, queryClient])
  const asksToRead = run.action.type === 'dismiss' && run.urgentCount > 0
  const [isRead, setRead] = useState(false)
  // The button that was pressed is gone with the form: the next key is for what stands in its place.
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (run.state === 'preview') root.current?.querySelector<HTMLElement>('[data-next]')?.focus()
  }, [run.state])
  return (
    <div ref={root}>
      <div className="dlg-b form blk" aria-live="polite">
        <p>
          <b>
            {t(nameOfAction(run.action.type))}
            {target && `: ${target}`}
          </b>{' '}
          — {t(`bulk.state.${run.state}`)}
        </p>
        {run.isCut && <p className="sm">{t('bulk.cut', { limit: number(LIMIT) })}</p>}
        {isRunning && (
          <progress max={total} value={total - left}>
            {t('bulk.progress', { done: number(total - left), total: number(total) })}
          </progress>
        )}
        <div className={styles.counts}>
          {SHOWN.filter((state) => counts[state] > 0 || (state === 'ready' && run.state === 'preview')).map(
            (state) => (
              <div key={state}>
                <b>{number(counts[state])}</b>
                <span className="xs muted">
                  {t(state === 'ready' && run.state !== 'preview' ? 'bulk.left' : `bulk.${state}`)}
                </span>
              </div>
            ),
          )}
        </div>
        {run.state === 'preview' && shares}
        {run.state === 'preview' && (
          <BulkReady run={run} isRead={asksToRead ? isRead : null} onRead={setRead} />
        )}
        <Reasons run={run} />
        {canUndo && run.undoUntil && (
          <p className="xs muted">{t('bulk.undoUntil', { time: shortMoment(run.undoUntil) })}</p>
        )}
      </div>
      <div className="dlg-f">
        {run.state === 'preview' && (
          <Button
            look="primary"
            isBusy={isBusy}
            disabled={counts.ready === 0 || (asksToRead && !isRead)}
            data-next=""
            onClick={() => onCall(() => unwrap(api.POST('/api/bulk-runs/{runId}/start', params)))}
          >
            {t('bulk.start', { count: counts.ready })}
          </Button>
        )}
        {run.state === 'running' && (
          <Button
            isBusy={isBusy}
            onClick={() => onCall(() => unwrap(api.POST('/api/bulk-runs/{runId}/cancel', params)))}
          >
            {t('bulk.cancel')}
          </Button>
        )}
        {canUndo && (
          <Button
            isBusy={isBusy}
            onClick={() => onCall(() => unwrap(api.POST('/api/bulk-runs/{runId}/undo', params)))}
          >
            {t('desk.bulk.undo')}
          </Button>
        )}
        <Button look={run.state === 'preview' ? 'quiet' : 'default'} onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  )
}

function Reasons({ run }: { run: BulkRun }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { number } = useFormat()
  if (run.reasons.length === 0) return null
  return (
    <ul>
      {run.reasons.map(({ state, code, count, examples }) => (
        <li key={`${state}-${code}`} className="sm">
          {t(`bulk.${state}`)}: <b className="m">{number(count)}</b> — {words(new ApiError(code, 409))}
          <span className="xs muted">
            {' '}
            {examples
              .map(
                (example) => `${t('common.numbered', { number: example.number })} ${quoted(example.title)}`,
              )
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
