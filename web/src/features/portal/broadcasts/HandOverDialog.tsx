import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { sendCommand, takersQuery } from './broadcasts.queries.ts'

const COMMAND = schemaOf(() => import('@veche/contract/portal/broadcasts.ts'), 'BroadcastCommand')

type Props = { broadcastId: string; onClose: () => void }

/** A draft goes to a colleague who may write to all of its places, and who is told. */
export function HandOverDialog({ broadcastId, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(takersQuery(broadcastId))
  const [userId, setUserId] = useState<string | null>(null)
  const command = { type: 'hand_over', userId: userId ?? '' } as const
  return (
    <FormDialog
      title={t('broadcasts.handOver.title')}
      submitLabel={t('broadcasts.handOver.action')}
      doneText={t('broadcasts.done.hand_over')}
      refresh={['broadcasts']}
      accepted={{ schema: COMMAND, body: command }}
      missing={userId === null ? { userId: t('broadcasts.handOver.noneChosen') } : {}}
      send={userId === null ? null : () => sendCommand(broadcastId, command)}
      onClose={onClose}
    >
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('broadcasts.handOver.title')} />}
      {data && (
        <Combobox
          label={t('broadcasts.handOver.to')}
          name="userId"
          value={userId}
          options={data.people.map(({ id, name }) => ({ value: id, label: name }))}
          shouldFocus
          onChange={setUserId}
        />
      )}
      <p className="sm muted">{t('broadcasts.handOver.hint')}</p>
    </FormDialog>
  )
}
