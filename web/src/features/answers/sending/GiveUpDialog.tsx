import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { useOverlong } from '../../../ui/forms/use-overlong.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'

type Props = { onClose: () => void; onConfirm: (reason: string) => void }

/** The author cannot be reached. Nothing brings the sending back, so a reason is asked for. */
export function GiveUpDialog({ onClose, onConfirm }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const [isTouched, setTouched] = useState(false)
  const overlong = useOverlong(form)
  const isShort = reason.trim().length < 3
  return (
    <Dialog title={t('answers.giveUp.title')} onClose={onClose}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTouched(true)
          if (!isShort && !overlong.find()) onConfirm(reason.trim())
        }}
      >
        <div className="dlg-b">
          <p className="sm">{t('answers.giveUp.text')}</p>
          <TextArea
            label={t('answers.giveUp.reason')}
            name="reason"
            hint={t('answers.giveUp.hint')}
            required
            limit={2000}
            data-autofocus=""
            value={reason}
            error={isTouched && isShort ? t('answers.giveUp.short') : undefined}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <footer className="dlg-f">
          <Button look="danger" type="submit">
            {t('answers.giveUp.confirm')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
