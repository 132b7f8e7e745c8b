import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './webhooks.module.css'
import { type Delivery, deliveriesQuery, repeatDelivery, type Webhook } from './webhooks.queries.ts'

/** What was sent and what was answered, the newest first. */
export function DeliveryLog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    deliveriesQuery(webhook.id),
  )
  const repeat = useMutation({
    mutationFn: (deliveryId: string) => repeatDelivery(webhook.id, deliveryId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? []
  return (
    <Dialog title={t('installation.webhooks.logOf', { name: webhook.name })} isWide onClose={onClose}>
      <div className="dlg-b col g2">
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows count={3} label={t('installation.webhooks.loading')} />}
        {data && deliveries.length === 0 && <p className="muted">{t('installation.webhooks.nothingSent')}</p>}
        {repeat.error && <Notice state="late" title={words(repeat.error)} />}
        <ul>
          {deliveries.map((delivery) => (
            <Line
              key={delivery.id}
              delivery={delivery}
              isBusy={repeat.isPending}
              onRepeat={() => repeat.mutate(delivery.id)}
            />
          ))}
        </ul>
        {hasNextPage && (
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

type LineProps = { delivery: Delivery; isBusy: boolean; onRepeat: () => void }

function Line({ delivery, isBusy, onRepeat }: LineProps) {
  const { t } = useTranslation()
  const { shortMoment, moment, number } = useFormat()
  const { type, state, status, errorCode, answer, attempts, attemptedAt, nextAttemptAt, tookMs } = delivery
  const facts = [
    shortMoment(attemptedAt ?? delivery.createdAt),
    attempts > 1 && t('installation.webhooks.attempts', { count: attempts }),
    tookMs !== null && t('installation.webhooks.took', { ms: number(tookMs) }),
    status !== null && t('installation.webhooks.answered', { status }),
    errorCode && t(`installation.webhooks.failure.${errorCode}`),
    state === 'queued' &&
      attempts > 0 &&
      nextAttemptAt &&
      t('installation.webhooks.next', { moment: moment(nextAttemptAt) }),
  ]
  const isTroubled = state === 'queued' && attempts > 0
  return (
    <li className={styles.webhookRow}>
      <div className="row g2 wrap">
        <b className="m">{t(`installation.webhooks.event.${type.replace('.', '_')}`)}</b>
        <State name={state === 'delivered' ? 'done' : isTroubled ? 'attention' : 'waiting'}>
          {t(`installation.webhooks.delivery.${state}`)}
        </State>
        {state !== 'sending' && (
          <Button size="s" look="quiet" isBusy={isBusy} onClick={onRepeat}>
            {t('installation.webhooks.repeat')}
          </Button>
        )}
      </div>
      <p className="xs muted">{facts.filter(Boolean).join(' · ')}</p>
      {answer && <pre className={`xs ${styles.address}`}>{answer}</pre>}
    </li>
  )
}
