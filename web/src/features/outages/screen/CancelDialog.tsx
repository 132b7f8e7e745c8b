import type { OutageResponse } from '@veche/contract/outages.ts'
import { OUTAGE_REASON_LIMIT } from '@veche/contract/values/outages.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { sendCommand } from '../outages.queries.ts'

const COMMAND = schemaOf(() => import('@veche/contract/outages.ts'), 'OutageCommand')

/** What happens next is said before it happens. */
export function CancelDialog({ outage, onClose }: { outage: OutageResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const [comment, setComment] = useState('')
  const said = { number: outage.number }
  const body = { type: 'cancel' as const, expectedVersion: outage.version, comment: comment.trim() }
  return (
    <FormDialog
      title={t('outages.cancelling.title', said)}
      submitLabel={t('outages.cancelling.submit')}
      cancelLabel={t('outages.cancelling.keep')}
      doneText={t('outages.done.cancel', said)}
      refresh={['outage', outage.id]}
      accepted={{ schema: COMMAND, body }}
      send={() => sendCommand(outage, body)}
      onClose={onClose}
    >
      <p className="sm">{t('outages.cancelling.text')}</p>
      <TextField
        data-autofocus=""
        label={t('outages.cancelling.comment')}
        name="comment"
        limit={OUTAGE_REASON_LIMIT}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </FormDialog>
  )
}
