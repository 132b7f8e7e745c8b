import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { useAudienceWords } from './AudienceField.tsx'
import { type BulletinCommand, reachQuery, removeDraft } from './orders.queries.ts'
import { isUnnamed, Reach } from './Reach.tsx'

type Props = { bulletin: BulletinResponse; run: (command: BulletinCommand) => void; onRemoved: () => void }

/** Of a draft: it is shown to all whom it names, or is gone. */
export function DraftBar({ bulletin, run, onRemoved }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'publish' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeDraft(bulletin.id),
    onSuccess: async () => {
      showToast(t('orders.draftRemoved'))
      onRemoved()
      await queryClient.invalidateQueries({ queryKey: ['bulletins', 'list'] })
    },
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <>
      <Button look="primary" onClick={() => setOpen('publish')}>
        {t('orders.publish')}
      </Button>
      <Button look="quiet" isBusy={isPending} onClick={() => setOpen('remove')}>
        {t('orders.removeDraft')}
      </Button>
      {open === 'publish' && <Publish bulletin={bulletin} run={run} onClose={close} />}
      {open === 'remove' && (
        <Confirm
          title={t('orders.removeDraftTitle')}
          action={t('orders.removeDraft')}
          onYes={() => {
            mutate()
            close()
          }}
          onClose={close}
        >
          <p>{t('orders.removeDraftText')}</p>
        </Confirm>
      )}
    </>
  )
}

type PublishProps = Pick<Props, 'bulletin' | 'run'> & { onClose: () => void }

/** Everybody in the region is a choice of its own. */
function Publish({ bulletin: { content, versionNo }, run, onClose }: PublishProps) {
  const { t } = useTranslation()
  const wordsOf = useAudienceWords()
  const { audience } = content
  const isEverybody = isUnnamed(audience)
  const [isSaid, setSaid] = useState(false)
  const { data } = useQuery(reachQuery(audience))
  const mayGo = data?.people !== 0 && (isSaid || !isEverybody)
  return (
    <Confirm
      title={t('orders.publishTitle')}
      action={t('orders.publish')}
      isReady={mayGo}
      onYes={() => {
        run({ type: 'publish', expectedVersion: versionNo, ...(isEverybody && { isForEverybody: true }) })
        onClose()
      }}
      onClose={onClose}
    >
      <p className="m">{t('orders.publishTo', { whom: wordsOf(audience) })}</p>
      <Reach audience={audience} />
      {isEverybody && (
        <label className="chk-l">
          <input type="checkbox" checked={isSaid} onChange={({ target }) => setSaid(target.checked)} />
          {t('orders.sayEverybody')}
        </label>
      )}
      <p>{t('orders.publishText')}</p>
    </Confirm>
  )
}
