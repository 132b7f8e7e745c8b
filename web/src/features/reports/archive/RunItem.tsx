import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { refusalKey } from '../../../lib/i18n.ts'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { isOnItsWay, type Run } from '../reports.queries.ts'

type Delivery = Run['deliveries'][number]

const OF_DELIVERY: Record<Delivery['state'], StateName> = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'done',
  failed: 'late',
}

export function RunItem({ run }: { run: Run }) {
  const { t } = useTranslation()
  const { moment, locale } = useFormat()
  const why = useReason()
  const { title, period, dueAt, isByHand, deliveries, errorCode } = run
  return (
    <li className="panel pad col g2">
      <div className="row g2 wrap">
        <b className="grow">{title}</b>
        <State name={stateOf(run)}>{t(`reports.run.${wordOf(run)}`)}</State>
      </div>
      <p className="sm muted">
        {[
          formatDays(period.from, period.to, locale),
          moment(dueAt),
          ...(isByHand ? [t('reports.archive.byHand')] : []),
        ].join(' · ')}
      </p>
      {errorCode !== null && <p className="sm">{why(errorCode)}</p>}
      <ul className="col g1" aria-label={t('reports.archive.recipients', { title })}>
        {deliveries.map((one) => (
          <li key={one.to} className="sm row g2 wrap">
            <span>{one.to}</span>
            <State name={OF_DELIVERY[one.state]}>
              {one.sentAt
                ? t('reports.delivery.sentAt', { at: moment(one.sentAt) })
                : t(`reports.delivery.${one.state}`)}
            </State>
            {one.errorCode !== null && <span>{why(one.errorCode)}</span>}
          </li>
        ))}
      </ul>
      <Acts run={run} />
    </li>
  )
}

function hasFailed({ state, deliveries }: Run): boolean {
  return state === 'failed' || deliveries.some((one) => one.state === 'failed')
}

function stateOf(run: Run): StateName {
  if (isOnItsWay(run)) return 'waiting'
  return hasFailed(run) ? 'late' : 'done'
}

function wordOf(run: Run): 'working' | 'failed' | 'partly' | 'sent' {
  if (isOnItsWay(run)) return 'working'
  if (!hasFailed(run)) return 'sent'
  return run.deliveries.some((one) => one.state === 'sent') ? 'partly' : 'failed'
}

function useReason(): (code: string) => string {
  const { t } = useTranslation()
  return (code) => {
    const key = refusalKey(code)
    return key ? t(key) : t('errors.unknown', { code })
  }
}

function Acts({ run }: { run: Run }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const retry = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/report-runs/{runId}/retry', { params: { path: { runId: run.id } } })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['reports'] }),
  })
  return (
    <div className="row g1 wrap">
      {run.file && (
        <a className="btn s" href={`/api/report-runs/${run.id}/file`} download>
          {t('reports.archive.download')}
        </a>
      )}
      {run.mayRetry && (
        <Button size="s" isBusy={retry.isPending} onClick={() => retry.mutate()}>
          {t('reports.archive.retry')}
        </Button>
      )}
    </div>
  )
}
