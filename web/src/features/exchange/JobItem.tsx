import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { refusalKey } from '../../lib/i18n.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { State, type StateName } from '../../ui/State.tsx'
import * as styles from './exchange.module.css'
import { type ExchangeJob, isAtWork } from './exchange.queries.ts'
import { ImportReport } from './ImportReport.tsx'
import { StartImport } from './StartImport.tsx'
import { type LinkToQuestion, UndoImport, UndoReport } from './UndoImport.tsx'

const STATES: Record<ExchangeJob['state'], StateName> = {
  uploaded: 'attention',
  queued: 'waiting',
  running: 'waiting',
  done: 'done',
  failed: 'late',
  cancelled: 'rumour',
}

export function JobItem({ job, link }: { job: ExchangeJob; link: LinkToQuestion }) {
  const { t } = useTranslation()
  const { moment, number } = useFormat()
  const whole = t(job.filter === null ? 'exchange.job.all' : 'exchange.job.byFilter')
  const title = job.undoes?.fileName ?? job.preview?.fileName ?? periodOf(job) ?? whole
  const isTrial = job.result?.isDryRun ?? false
  return (
    <article className="panel pad form" aria-label={`${t(`exchange.job.${job.kind}`)}: ${title}`}>
      <div className="row g2 wrap">
        <Stand job={job} />
        <b className={styles.fileName}>
          {t(`exchange.job.${job.kind}`)} · {title}
        </b>
        <span className="end xs muted">{moment(job.createdAt)}</span>
      </div>
      {(isAtWork(job) || job.kind !== 'import') && job.state !== 'failed' && (
        <p className="sm" aria-live="polite">
          {t('exchange.job.rows', { count: job.rowsDone, shown: number(job.rowsDone) })}
        </p>
      )}
      <Failure job={job} />
      {job.result && <ImportReport job={job} result={job.result} />}
      {job.preview && !isAtWork(job) && (job.state === 'uploaded' || isTrial || job.state !== 'done') && (
        <StartImport job={job} preview={job.preview} />
      )}
      {job.undone && <UndoReport undone={job.undone} link={link} />}
      <Actions job={job} />
      {job.mayUndo && <UndoImport job={job} />}
    </article>
  )
}

/** A trial wrote nothing, and what was taken back is here no more: neither is simply done. */
function Stand({ job: { state, result, withdrawn } }: { job: ExchangeJob }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (state === 'done' && result?.isDryRun) return <State name="done">{t('exchange.state.tried')}</State>
  if (state === 'done' && withdrawn > 0)
    return <State name="rumour">{t('exchange.state.undone', { shown: number(withdrawn) })}</State>
  return <State name={STATES[state]}>{t(`exchange.state.${state}`)}</State>
}

function Failure({ job }: { job: ExchangeJob }) {
  const { t } = useTranslation()
  if (job.state !== 'failed') return null
  const key = refusalKey(job.errorCode ?? 'unexpected')
  return (
    <p className="sm">
      {key ? t(key, job.errorDetails ?? {}) : t('errors.unknown', { code: job.errorCode })}
    </p>
  )
}

function Actions({ job }: { job: ExchangeJob }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const cancel = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/exchange/jobs/{jobId}/cancel', { params: { path: { jobId: job.id } } })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exchange'] }),
  })
  if (isAtWork(job))
    return (
      <div>
        <Button size="s" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('exchange.job.cancel')}
        </Button>
      </div>
    )
  if (job.fileUntil === null) return null
  return (
    <div className="row g2 wrap">
      <a className="btn p s" href={`/api/exchange/jobs/${job.id}/file`} download>
        {t('exchange.job.download')}
      </a>
      <span className="xs muted">{t('exchange.job.until', { at: moment(job.fileUntil) })}</span>
    </div>
  )
}

function periodOf({ kind, from, to }: ExchangeJob): string | null {
  if (kind !== 'export' || (from === null && to === null)) return null
  const day = (date: string | null) => date?.split('-').reverse().join('.') ?? '…'
  return `${day(from)} – ${day(to)}`
}
