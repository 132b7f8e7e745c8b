import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf } from '../../lib/call-route.ts'
import { refusalKey } from '../../lib/i18n.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'

type Reply = AnswerOf<'GET /api/inbox/quarantine'>
type QuarantinedItem = Reply['items'][number]

const quarantineQuery = queryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/inbox/quarantine', { signal })),
})

/** Deliveries that could not be read. Nothing of them is lost; a person decides. */
export function Quarantine() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(quarantineQuery)
  return (
    <>
      <header className="page-h">
        <h1>{t('channels.quarantine.title')}</h1>
      </header>
      <p className="muted">{t('channels.quarantine.text')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('channels.quarantine.loading')} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('channels.quarantine.empty')}>{t('channels.quarantine.emptyText')}</EmptyState>
      )}
      <ul className="form">
        {data?.items.map((item) => (
          <li key={item.id}>
            <Item item={item} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Item({ item }: { item: QuarantinedItem }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { moment, number } = useFormat()
  const queryClient = useQueryClient()
  const decide = useMutation({
    mutationFn: (decision: 'retry' | 'discard') =>
      unwrap(
        api.POST('/api/inbox/quarantine/{itemId}', {
          params: { path: { itemId: item.id } },
          body: { decision },
        }),
      ),
    onSuccess: (_reply, decision) => showToast(t(`channels.quarantine.done.${decision}`)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['quarantine'] }),
  })
  const key = refusalKey(item.errorCode)
  return (
    <article className="panel pad form" aria-label={item.channelName}>
      <div className="row g2 wrap">
        <b>{item.channelName}</b>
        <span className="end xs muted">{moment(item.receivedAt)}</span>
      </div>
      <p className="sm">{key ? t(key) : t('errors.unknown', { code: item.errorCode })}</p>
      <p className="xs muted">
        {t('channels.quarantine.attempts', { count: item.attempts })} ·{' '}
        {t('channels.quarantine.size', { size: number(item.sizeBytes) })} · {item.errorCode}
      </p>
      <div className="row g2">
        <Button size="s" isBusy={decide.isPending} onClick={() => decide.mutate('retry')}>
          {t('channels.quarantine.retry')}
        </Button>
        <Button size="s" look="quiet" disabled={decide.isPending} onClick={() => decide.mutate('discard')}>
          {t('channels.quarantine.discard')}
        </Button>
      </div>
    </article>
  )
}
