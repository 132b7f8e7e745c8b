import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { sendCommand } from './orders.queries.ts'

const COMMAND = schemaOf(() => import('@veche/contract/portal/orders.ts'), 'BulletinCommand')

/** It stays in the archive with the reason, and everybody it reached is told. */
export function WithdrawBulletinDialog({ bulletinId, onClose }: { bulletinId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const command = { type: 'withdraw' as const, reason: reason.trim() }
  return (
    <FormDialog
      title={t('orders.withdraw')}
      submitLabel={t('orders.withdraw')}
      doneText={t('orders.withdrawn')}
      refresh={['bulletins']}
      accepted={{ schema: COMMAND, body: command, words: { reason: t('orders.noReason') } }}
      send={() => sendCommand(bulletinId, command)}
      onClose={onClose}
    >
      <TextArea
        label={t('orders.reason')}
        name="reason"
        rows={3}
        limit={300}
        data-autofocus=""
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  )
}
