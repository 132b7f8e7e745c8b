import type { OutageResponse } from '@veche/contract/outages.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { useOutageCommand } from './use-outage-command.ts'

type Props = { outage: OutageResponse; onEdit: () => void; onCancel: () => void }

/** What the reader may do with an outage now; an end and a restoration are taken back by one press. */
export function OutageActs({ outage, onEdit, onCancel }: Props) {
  const { t } = useTranslation()
  const { run, isPending } = useOutageCommand(outage)
  const { abilities } = outage
  if (!Object.values(abilities).some(Boolean)) return null
  return (
    <div className="row g2 wrap">
      {abilities.end && (
        <Button look="primary" isBusy={isPending} onClick={() => run('end')}>
          {t('outages.act.end')}
        </Button>
      )}
      {abilities.resume && (
        <Button isBusy={isPending} onClick={() => run('resume')}>
          {t('outages.act.resume')}
        </Button>
      )}
      {abilities.restore && (
        <Button look="primary" isBusy={isPending} onClick={() => run('restore')}>
          {t('outages.act.restore')}
        </Button>
      )}
      {abilities.edit && <Button onClick={onEdit}>{t('outages.act.edit')}</Button>}
      {abilities.cancel && (
        <Button look="quiet" onClick={onCancel}>
          {t('outages.act.cancel')}
        </Button>
      )}
    </div>
  )
}
