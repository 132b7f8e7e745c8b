import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { calendarAddressQuery, createCalendarAddress, withdrawCalendarAddress } from './calendar.queries.ts'
import { FreshAddress } from './FreshAddress.tsx'

type Act = 'create' | 'renew' | 'withdraw'

/** The secret address of one's own calendar: what it shows and to whom, a new one, and its end. */
export function SubscribeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const words = useErrorWords()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(calendarAddressQuery)
  const [asked, setAsked] = useState<Exclude<Act, 'create'> | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  const run = useMutation({
    mutationFn: async (act: Act) =>
      act === 'withdraw'
        ? void (await withdrawCalendarAddress())
        : (await createCalendarAddress(locale.language)).url,
    onSuccess: (url) => {
      setFresh(url ?? null)
      if (url === undefined) showToast(t('calendar.subscribe.withdrawn'))
    },
    onSettled: () => {
      setAsked(null)
      return client.invalidateQueries({ queryKey: calendarAddressQuery.queryKey })
    },
  })
  return (
    <Dialog title={t('calendar.subscribe.title')} onClose={onClose}>
      <div className="dlg-b col g3">
        <p>{t('calendar.subscribe.text')}</p>
        <Notice state="attention" title={t('calendar.subscribe.secret')}>
          {t('calendar.subscribe.secretText')}
        </Notice>
        {fresh && <FreshAddress url={fresh} />}
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows count={1} label={t('calendar.subscribe.loading')} />}
        {data && !fresh && <Standing address={data.address} />}
        {run.error && <Notice state="late" title={words(run.error)} />}
        {asked && <p role="status">{t(`calendar.subscribe.${asked}Sure`)}</p>}
      </div>
      <footer className="dlg-f">
        {asked ? (
          <>
            <Button look="danger" isBusy={run.isPending} onClick={() => run.mutate(asked)}>
              {t(`calendar.subscribe.${asked}`)}
            </Button>
            <Button look="quiet" onClick={() => setAsked(null)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : data?.address ? (
          <>
            <Button onClick={() => setAsked('renew')}>{t('calendar.subscribe.renew')}</Button>
            <Button look="danger" onClick={() => setAsked('withdraw')}>
              {t('calendar.subscribe.withdraw')}
            </Button>
          </>
        ) : (
          data && (
            <Button look="primary" isBusy={run.isPending} onClick={() => run.mutate('create')}>
              {t('calendar.subscribe.create')}
            </Button>
          )
        )}
      </footer>
    </Dialog>
  )
}

type Address = { createdAt: string; lastReadAt: string | null } | null

function Standing({ address }: { address: Address }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (address === null) return <p className="muted">{t('calendar.subscribe.none')}</p>
  const { createdAt, lastReadAt } = address
  return (
    <p className="muted">
      {t('calendar.subscribe.made', { made: moment(createdAt) })}{' '}
      {lastReadAt
        ? t('calendar.subscribe.read', { read: moment(lastReadAt) })
        : t('calendar.subscribe.unread')}
    </p>
  )
}
