import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { sendCommand } from './knowledge.queries.ts'

const SHORTEST = 3

/** Nobody is offered it then; whoever finds it by its address reads why. */
export function WithdrawDialog({ articleId, onClose }: { articleId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const isGiven = reason.trim().length >= SHORTEST
  return (
    <FormDialog
      title={t('portal.withdraw')}
      submitLabel={t('portal.withdraw')}
      doneText={t('portal.done.withdraw')}
      refresh={['articles']}
      missing={isGiven ? {} : { reason: t('portal.noReason') }}
      send={isGiven ? () => sendCommand(articleId, { type: 'withdraw', reason: reason.trim() }) : null}
      onClose={onClose}
    >
      <TextArea
        label={t('portal.reason')}
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
