import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { sendCommand } from './knowledge.queries.ts'

const COMMAND = schemaOf(() => import('@veche/contract/portal/knowledge.ts'), 'ArticleCommand')

/** Nobody is offered it then; whoever finds it by its address reads why. */
export function WithdrawDialog({ articleId, onClose }: { articleId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const command = { type: 'withdraw' as const, reason: reason.trim() }
  return (
    <FormDialog
      title={t('portal.withdraw')}
      submitLabel={t('portal.withdraw')}
      doneText={t('portal.done.withdraw')}
      refresh={['articles']}
      accepted={{ schema: COMMAND, body: command, words: { reason: t('portal.noReason') } }}
      send={() => sendCommand(articleId, command)}
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
