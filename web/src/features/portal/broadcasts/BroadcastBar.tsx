import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { BroadcastDialog } from './BroadcastDialog.tsx'
import { type BroadcastCommand, sendCommand } from './broadcasts.queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

type Open = 'edit' | 'approve' | 'cancel' | 'withdraw' | 'send_back'

/** What the reader may do with it. An urgent one is approved by one touch. */
export function BroadcastBar({ broadcast }: { broadcast: BroadcastResponse }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, state, versionNo, isUrgent, isCorrecting, counts, publishAt } = broadcast
  const { mayApprove, mayChange, mayWithdraw, mayRepeat, mayCancel, maySubmit } = broadcast
  const { run, isPending } = useCommand(id)
  const close = () => setOpen(null)
  const sayYes = (command: BroadcastCommand) => {
    run(command)
    close()
  }
  const approve = { type: 'approve', expectedVersion: versionNo } as const
  const troubles = counts.failed + counts.unknown
  const deletable = broadcast.places.filter(({ isTakenDown }) => isTakenDown).length
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
        <Button look="primary" isBusy={isPending} onClick={() => run({ type: 'submit' })}>
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
      {open === 'edit' && <BroadcastDialog broadcast={broadcast} onClose={close} />}
      {open === 'send_back' && (
        <ReasonDialog
          broadcastId={id}
          type="send_back"
          title={t('broadcasts.sendBack')}
          doneText={t('broadcasts.done.send_back')}
          onClose={close}
        />
      )}
      {open === 'withdraw' && (
        <ReasonDialog
          broadcastId={id}
          type="withdraw"
          title={t('broadcasts.withdraw')}
          doneText={t('broadcasts.done.withdraw')}
          onClose={close}
        >
          <p>{t('broadcasts.withdrawText', { deleted: deletable, rest: counts.places - deletable })}</p>
        </ReasonDialog>
      )}
      {open === 'approve' && (
        <Confirm
          title={t('broadcasts.approveTitle', { count: counts.places })}
          action={t(publishAt === null || isCorrecting ? 'broadcasts.approveAndSend' : 'broadcasts.approve')}
          onYes={() => sayYes(approve)}
          onClose={close}
        >
          <p className="pre">{broadcast.content.text}</p>
        </Confirm>
      )}
      {open === 'cancel' && (
        <Confirm
          title={t('broadcasts.cancelTitle')}
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

type ConfirmProps = {
  title: string
  action: string
  children: ReactNode
  onYes: () => void
  onClose: () => void
}

function Confirm({ title, action, children, onYes, onClose }: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dlg-b col g2">{children}</div>
      <footer className="dlg-f">
        <Button look="primary" data-autofocus="" onClick={onYes}>
          {action}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('broadcasts.back')}
        </Button>
      </footer>
    </Dialog>
  )
}

function useCommand(broadcastId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (command: BroadcastCommand) => sendCommand(broadcastId, command),
    onSuccess: (_broadcast, { type }) => showToast(t(`broadcasts.done.${type}`)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['broadcasts'] }),
  })
  return { run: mutate, isPending }
}
