import { useMutation, useQueryClient } from '@tanstack/react-query'
import { WEBHOOK_RESTS_AFTER_MS } from '@veche/contract/values/admin/webhooks.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { DeliveryLog } from './DeliveryLog.tsx'
import { SecretDialog } from './SecretDialog.tsx'
import { WebhookDialog } from './WebhookDialog.tsx'
import * as styles from './webhooks.module.css'
import { sendWebhookCommand, type Webhook, type WebhookCommand } from './webhooks.queries.ts'

const LOOKS = {
  ...{ on: 'done', failing: 'late', off: 'waiting', resting: 'late' },
} as const satisfies Record<Webhook['state'] | 'failing', StateName>
type Open =
  | { kind: 'edit' }
  | { kind: 'log' }
  | { kind: 'ask'; type: Asked }
  | { kind: 'secret'; secret: string }
type Asked = 'rotate' | 'switch_off' | 'remove'

/** One address: how it fares, and what is done with it. */
export function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation()
  const { shortMoment, moment, counted } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const run = useMutation({
    mutationFn: (type: WebhookCommand) => sendWebhookCommand(webhook.id, type),
    onSuccess: (changed, type) => {
      if (changed?.secret) setOpen({ kind: 'secret', secret: changed.secret })
      else showToast(t(`installation.webhooks.said.${type}`))
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  const { state, failingSince, oldSecretUntil, waiting, lastDeliveredAt } = webhook
  const isFailing = state === 'on' && failingSince !== null
  const shown = isFailing ? 'failing' : state
  const facts = [
    t('installation.webhooks.by', { name: webhook.createdByName, moment: shortMoment(webhook.createdAt) }),
    lastDeliveredAt
      ? t('installation.webhooks.lastDelivered', { moment: shortMoment(lastDeliveredAt) })
      : t('installation.webhooks.neverDelivered'),
    waiting > 0 && t('installation.webhooks.waiting', counted(waiting)),
    oldSecretUntil && t('installation.webhooks.oldSecret', { moment: moment(oldSecretUntil) }),
  ]
  return (
    <li className={styles.webhookRow}>
      <div className="row g2 wrap">
        <b className="m">{webhook.name}</b>
        <State name={LOOKS[shown]}>{t(`installation.webhooks.state.${shown}`)}</State>
      </div>
      <code className={`sm ${styles.address}`}>{webhook.url}</code>
      <p className="xs muted">{facts.filter(Boolean).join(' · ')}</p>
      {state === 'resting' && failingSince && (
        <Notice state="late" title={t('installation.webhooks.rests', { moment: moment(failingSince) })} />
      )}
      {state === 'on' && failingSince && <Failing failingSince={failingSince} trying={webhook.trying} />}
      {run.error && <Notice state="late" title={words(run.error)} />}
      <div className="row g1 wrap">
        {state === 'on' ? (
          <Button size="s" isBusy={run.isPending} onClick={() => run.mutate('test')}>
            {t('installation.webhooks.do.test')}
          </Button>
        ) : (
          <Button size="s" look="primary" isBusy={run.isPending} onClick={() => run.mutate('switch_on')}>
            {t('installation.webhooks.do.switch_on')}
          </Button>
        )}
        <Button size="s" onClick={() => setOpen({ kind: 'log' })}>
          {t('installation.webhooks.log')}
        </Button>
        <Button size="s" onClick={() => setOpen({ kind: 'edit' })}>
          {t('installation.webhooks.edit')}
        </Button>
        <Button size="s" look="quiet" onClick={() => setOpen({ kind: 'ask', type: 'rotate' })}>
          {t('installation.webhooks.do.rotate')}
        </Button>
        {state !== 'off' && (
          <Button size="s" look="quiet" onClick={() => setOpen({ kind: 'ask', type: 'switch_off' })}>
            {t('installation.webhooks.do.switch_off')}
          </Button>
        )}
        <Button size="s" look="quiet" onClick={() => setOpen({ kind: 'ask', type: 'remove' })}>
          {t('installation.webhooks.do.remove')}
        </Button>
      </div>
      {open?.kind === 'edit' && (
        <WebhookDialog webhook={webhook} onClose={close} onSecret={() => undefined} />
      )}
      {open?.kind === 'log' && <DeliveryLog webhook={webhook} onClose={close} />}
      {open?.kind === 'secret' && <SecretDialog secret={open.secret} onClose={close} />}
      {open?.kind === 'ask' && (
        <Sure
          type={open.type}
          onYes={() => {
            close()
            run.mutate(open.type)
          }}
          onClose={close}
        />
      )}
    </li>
  )
}

type FailingProps = { failingSince: string; trying: Webhook['trying'] }

/** Since when, how often it was tried and what came of it, and what is next. */
function Failing({ failingSince, trying }: FailingProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const stopsAt = new Date(new Date(failingSince).getTime() + WEBHOOK_RESTS_AFTER_MS).toISOString()
  const { attempts, nextAttemptAt, status, errorCode } = trying ?? {}
  const tried = [
    attempts !== undefined && t('installation.webhooks.attempts', { count: attempts }),
    typeof status === 'number' && t('installation.webhooks.answered', { status }),
    errorCode && t(`installation.webhooks.failure.${errorCode}`),
    nextAttemptAt && t('installation.webhooks.next', { moment: moment(nextAttemptAt) }),
  ]
  return (
    <Notice state="attention" title={t('installation.webhooks.fails', { moment: moment(failingSince) })}>
      <p>{tried.filter(Boolean).join(' · ')}</p>
      <p>{t('installation.webhooks.restsAt', { moment: moment(stopsAt) })}</p>
    </Notice>
  )
}

function Sure({ type, onYes, onClose }: { type: Asked; onYes: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t(`installation.webhooks.do.${type}`)} onClose={onClose}>
      <div className="dlg-b">
        <p>{t(`installation.webhooks.sure.${type}`)}</p>
      </div>
      <footer className="dlg-f">
        <Button look="primary" data-autofocus="" onClick={onYes}>
          {t(`installation.webhooks.do.${type}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </footer>
    </Dialog>
  )
}
