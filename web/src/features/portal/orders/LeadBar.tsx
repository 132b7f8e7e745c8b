import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { ReasonDialog } from '../../../ui/overlays/ReasonDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { BulletinDialog } from './BulletinDialog.tsx'
import { BulletinVersions } from './BulletinVersions.tsx'
import { DraftBar } from './DraftBar.tsx'
import { type BulletinCommand, bulletinMarkdownHref, sendCommand } from './orders.queries.ts'

type Open = 'edit' | 'withdraw' | 'close' | 'versions'
const COMMAND = schemaOf(() => import('@veche/contract/portal/orders.ts'), 'BulletinCommand')
const SAID = { publish: 'orders.published', close: 'orders.closed', remind: 'orders.reminded' } as const

/** What its author can do with it, and what everybody can look up. */
export function LeadBar({ bulletin, onRemoved }: { bulletin: BulletinResponse; onRemoved: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, state, mayChange, publishedAt, isCorrected, seesOwnPeople } = bulletin
  const { run, isPending } = useCommand(id)
  const close = () => setOpen(null)
  const sayYes = (command: BulletinCommand) => {
    run(command)
    close()
  }
  return (
    <div className="row g2 wrap no-print">
      {mayChange && state === 'draft' && <DraftBar bulletin={bulletin} run={run} onRemoved={onRemoved} />}
      {mayChange && (state === 'draft' || state === 'open') && (
        <Button onClick={() => setOpen('edit')}>
          {t(state === 'draft' ? 'orders.edit' : 'orders.correct')}
        </Button>
      )}
      {mayChange && state === 'open' && (
        <>
          <Button isBusy={isPending} onClick={() => run({ type: 'remind' })}>
            {t('orders.remind')}
          </Button>
          <Button look="quiet" onClick={() => setOpen('close')}>
            {t('orders.close')}
          </Button>
        </>
      )}
      {!mayChange && seesOwnPeople && state === 'open' && (
        <Button isBusy={isPending} onClick={() => run({ type: 'remind' })}>
          {t('orders.remindOwn')}
        </Button>
      )}
      {mayChange && publishedAt !== null && state !== 'withdrawn' && (
        <Button look="quiet" onClick={() => setOpen('withdraw')}>
          {t('orders.withdraw')}
        </Button>
      )}
      {isCorrected && (
        <Button look="quiet" onClick={() => setOpen('versions')}>
          {t('orders.versions')}
        </Button>
      )}
      <a className="btn t" href={bulletinMarkdownHref(id)} download="">
        {t('orders.exportOne')}
      </a>
      {open === 'edit' && <BulletinDialog bulletin={bulletin} onClose={close} />}
      {open === 'withdraw' && (
        <ReasonDialog
          type="withdraw"
          words={{
            ...{ title: t('orders.withdraw'), done: t('orders.withdrawn') },
            ...{ reason: t('orders.reason'), noReason: t('orders.noReason') },
          }}
          refresh={['bulletins']}
          schema={COMMAND}
          send={(command) => sendCommand(id, command)}
          onClose={close}
        />
      )}
      {open === 'versions' && <BulletinVersions bulletinId={id} onClose={close} />}
      {open === 'close' && (
        <Confirm
          title={t('orders.close')}
          action={t('orders.close')}
          onYes={() => sayYes({ type: 'close' })}
          onClose={close}
        >
          <p>{t('orders.closeText')}</p>
        </Confirm>
      )}
    </div>
  )
}

function useCommand(bulletinId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (command: BulletinCommand) => sendCommand(bulletinId, command),
    onSuccess: (_bulletin, { type }) => type !== 'withdraw' && showToast(t(SAID[type])),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['bulletins'] }),
  })
  return { run: mutate, isPending }
}
