import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import { useCheckName } from './Checklist.tsx'

const REASON_LIMIT = 1000

type Props = {
  remarks: Check[]
  /** There is no line: nobody knows the remarks, so the reason is offered and not demanded. */
  isUnchecked: boolean
  /** Typed here before and refused for something else: it stays. */
  reason: string
  onReason: (reason: string) => void
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** A soft block: it may be passed, but with a reason that the approver and the history keep. */
export function OverrideDialog({ remarks, isUnchecked, reason, onReason, onClose, onConfirm }: Props) {
  const { t } = useTranslation()
  const nameOf = useCheckName({ isWriter: true })
  const canSend = reason.trim() !== '' && !isTooLong(reason, REASON_LIMIT)
  const title = isUnchecked
    ? t('answers.override.uncheckedTitle')
    : t('answers.override.title', { count: remarks.length })
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (canSend) onConfirm(reason.trim())
        }}
      >
        <div className="dlg-b">
          {isUnchecked && <p>{t('answers.override.unchecked')}</p>}
          <ul className="col g2">
            {remarks.map((remark) => (
              <li key={`${remark.part} ${remark.code}`}>
                <State name="attention" className="say">
                  {nameOf(remark)}
                </State>
              </li>
            ))}
          </ul>
          <TextArea
            label={t('answers.override.reason')}
            name="reason"
            hint={t('answers.override.hint')}
            required={!isUnchecked}
            limit={REASON_LIMIT}
            data-autofocus=""
            value={reason}
            onChange={({ target }) => onReason(target.value)}
          />
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" disabled={!canSend}>
            {t('answers.override.send')}
          </Button>
          {isUnchecked && <Button onClick={() => onConfirm('')}>{t('answers.override.without')}</Button>}
          <Button look="quiet" onClick={onClose}>
            {t('answers.override.mend')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
