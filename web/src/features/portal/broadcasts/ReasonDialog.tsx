import { BROADCAST_REASON_LIMIT } from '@veche/contract/values/broadcasts.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { sendCommand } from './broadcasts.queries.ts'

const COMMAND = schemaOf(() => import('@veche/contract/portal/broadcasts.ts'), 'BroadcastCommand')

type Props = {
  broadcastId: string
  type: 'send_back' | 'withdraw'
  title: string
  doneText: string
  children?: ReactNode
  onClose: () => void
}

export function ReasonDialog({ broadcastId, type, title, doneText, children, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const command = { type, reason: reason.trim() }
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      doneText={doneText}
      refresh={['broadcasts']}
      isDangerous={type === 'withdraw'}
      accepted={{ schema: COMMAND, body: command, words: { reason: t('broadcasts.noReason') } }}
      send={() => sendCommand(broadcastId, command)}
      onClose={onClose}
    >
      {children}
      <TextArea
        label={t('broadcasts.reason')}
        name="reason"
        rows={3}
        limit={BROADCAST_REASON_LIMIT}
        data-autofocus=""
        hint={t('broadcasts.reasonHint')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  )
}
