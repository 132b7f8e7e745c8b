import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'

type Props = { onClose: () => void; onConfirm: (reason: string) => void }

/** The author cannot be reached. Nothing brings the sending back, so a reason is asked for. */
export function GiveUpDialog({ onClose, onConfirm }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <DialogForm
      title={t('answers.giveUp.title')}
      submitLabel={t('answers.giveUp.confirm')}
      isDangerous
      missing={reason.trim().length < 3 ? { reason: t('answers.giveUp.short') } : {}}
      onSubmit={() => onConfirm(reason.trim())}
      onClose={onClose}
    >
      <p className="sm">{t('answers.giveUp.text')}</p>
      <TextArea
        label={t('answers.giveUp.reason')}
        name="reason"
        hint={t('answers.giveUp.hint')}
        required
        limit={2000}
        data-autofocus=""
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </DialogForm>
  )
}
