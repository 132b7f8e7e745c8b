import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { BROADCAST_REASON_LIMIT } from '@veche/contract/values/broadcasts.ts'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { ReasonDialog } from '../../../ui/overlays/ReasonDialog.tsx'
import { dismissSaying, showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { BroadcastDialog } from './BroadcastDialog.tsx'
import { type BroadcastCommand, sendCommand } from './broadcasts.queries.ts'
import { HandOverDialog } from './HandOverDialog.tsx'
import { CorrectionStands, WithdrawalStands } from './WhatStands.tsx'

const COMMAND = schemaOf(() => import('@veche/contract/portal/broadcasts.ts'), 'BroadcastCommand')
type Open = 'edit' | 'hand_over' | 'approve' | 'cancel' | 'withdraw' | 'send_back'

/** What the reader may do with it. An urgent one is approved by one touch. */
export function BroadcastBar({ broadcast }: { broadcast: BroadcastResponse }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, state, versionNo, isUrgent, isCorrecting, isWaiting, counts, publishAt } = broadcast
  const { mayApprove, mayChange, mayWithdraw, mayRepeat, mayCancel, mayHandOver, maySubmit } = broadcast
  const { run, isPending } = useCommand(broadcast)
  const close = () => setOpen(null)
  const whyNotId = useId()
  const { colleagues } = broadcast.forReader
  const why = {
    ...{
      reason: t('broadcasts.reason'),
      noReason: t('broadcasts.noReason'),
      hint: t('broadcasts.reasonHint'),
    },
  }
  const reasoned = {
    ...{ refresh: ['broadcasts'], schema: COMMAND, limit: BROADCAST_REASON_LIMIT, onClose: close },
    send: (command: BroadcastCommand) => sendCommand(id, command),
  }
  const sayYes = (command: BroadcastCommand) => {
    run(command)
    close()
  }
  const approve = { type: 'approve', expectedVersion: versionNo } as const
  const troubles = counts.failed + counts.unknown
  return (
    <div className="row g2 wrap no-print">
      {mayApprove && (
        <>
          <Button
            look="primary"
            isBusy={isPending}
            onClick={() => (isUrgent && !isCorrecting ? run(approve) : setOpen('approve'))}
          >
            {t(publishAt === null || isCorrecting ? 'broadcasts.approveAndSend' : 'broadcasts.approve')}
          </Button>
          <Button onClick={() => setOpen('send_back')}>{t('broadcasts.sendBack')}</Button>
        </>
      )}
      {maySubmit && (
        <Button
          look="primary"
          isBusy={isPending}
          disabled={broadcast.isForNobody}
          aria-describedby={broadcast.isForNobody ? whyNotId : undefined}
          onClick={() => run({ type: 'submit' })}
        >
          {t('broadcasts.submit')}
        </Button>
      )}
      {mayRepeat && troubles > 0 && (
        <Button look="primary" isBusy={isPending} onClick={() => run({ type: 'retry' })}>
          {t('broadcasts.retry', { count: troubles })}
        </Button>
      )}
      {mayChange && (
        <Button onClick={() => setOpen('edit')}>
          {t(state === 'out' ? 'broadcasts.correct' : 'broadcasts.edit')}
        </Button>
      )}
      {mayHandOver && <Button onClick={() => setOpen('hand_over')}>{t('broadcasts.handOver.action')}</Button>}
      {mayCancel && (
        <Button look="quiet" onClick={() => setOpen('cancel')}>
          {t('broadcasts.cancel')}
        </Button>
      )}
      {mayWithdraw && (
        <Button look="danger" onClick={() => setOpen('withdraw')}>
          {t('broadcasts.withdraw')}
        </Button>
      )}
      {maySubmit && broadcast.isForNobody && (
        <p id={whyNotId} className="sm">
          {colleagues.length > 0
            ? t('broadcasts.askColleague', { names: colleagues.join(', ') })
            : t('broadcasts.noApprover')}
        </p>
      )}
      {open === 'edit' && <BroadcastDialog broadcast={broadcast} onClose={close} />}
      {open === 'hand_over' && <HandOverDialog broadcastId={id} onClose={close} />}
      {open === 'send_back' && (
        <ReasonDialog
          {...reasoned}
          type="send_back"
          words={{ ...why, title: t('broadcasts.sendBack'), done: t('broadcasts.done.send_back') }}
        />
      )}
      {open === 'withdraw' && (
        <ReasonDialog
          {...reasoned}
          type="withdraw"
          isDangerous
          words={{ ...why, title: t('broadcasts.withdraw'), done: t('broadcasts.done.withdraw') }}
        >
          <p>{t('broadcasts.withdrawText')}</p>
          {isCorrecting && (
            <Notice
              state="attention"
              title={t(isWaiting ? 'broadcasts.waitingCorrection' : 'broadcasts.correcting')}
            >
              {t('broadcasts.correctionLost')}
            </Notice>
          )}
          <WithdrawalStands places={broadcast.places} content={broadcast.out ?? broadcast.content} />
        </ReasonDialog>
      )}
      {open === 'approve' && (
        <Confirm
          title={t('broadcasts.approveTitle', { count: counts.places })}
          back={t('broadcasts.back')}
          action={t(publishAt === null || isCorrecting ? 'broadcasts.approveAndSend' : 'broadcasts.approve')}
          onYes={() => sayYes(approve)}
          onClose={close}
        >
          {isCorrecting ? (
            <CorrectionStands places={broadcast.places} content={broadcast.content} />
          ) : (
            <p className="pre">{broadcast.content.text}</p>
          )}
        </Confirm>
      )}
      {open === 'cancel' && (
        <Confirm
          title={t('broadcasts.cancelTitle')}
          back={t('broadcasts.back')}
          action={t('broadcasts.cancel')}
          onYes={() => sayYes({ type: 'cancel' })}
          onClose={close}
        >
          <p>{t('broadcasts.cancelText')}</p>
        </Confirm>
      )}
    </div>
  )
}

/** A refusal goes once what it was said of is in another state. */
function useCommand({ id: broadcastId, state, versionNo, isWaiting }: BroadcastResponse) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refused = useRef<string | null>(null)
  const stands = `${state} ${versionNo} ${isWaiting}`
  const told = useRef(stands)
  useEffect(() => {
    if (told.current === stands) return
    told.current = stands
    if (refused.current !== null) dismissSaying(refused.current)
    refused.current = null
  }, [stands])
  const { mutate, isPending } = useMutation({
    mutationFn: (command: BroadcastCommand) => sendCommand(broadcastId, command),
    onSuccess: (_broadcast, { type }) => showToast(t(`broadcasts.done.${type}`)),
    onError: (error) => {
      refused.current = words(error)
      showErrorToast(refused.current)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['broadcasts'] }),
  })
  return { run: mutate, isPending }
}
