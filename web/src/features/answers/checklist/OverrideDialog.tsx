import { useTranslation } from 'react-i18next'
import { useHasLine } from '../../../lib/line/line.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import { useCheckName } from './Checklist.tsx'

const REASON_LIMIT = 1000

type Props = {
  remarks: Check[]
  /** There is no line: remarks that the words alone tell ask for a reason as ever; for others it is offered. */
  isUnchecked: boolean
  isPending: boolean
  /** Typed here before and refused for something else: it stays. */
  reason: string
  onReason: (reason: string) => void
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** A soft block: it may be passed, but with a reason that the approver and the history keep. */
export function OverrideDialog({
  remarks,
  isUnchecked,
  isPending,
  reason,
  onReason,
  onClose,
  onConfirm,
}: Props) {
  const { t } = useTranslation()
  const hasLine = useHasLine()
  const nameOf = useCheckName({ isWriter: true })
  const title = isUnchecked
    ? t('editor.override.uncheckedTitle')
    : t('editor.override.title', { count: remarks.length })
  return (
    <DialogForm
      title={title}
      // Without a line the answer waits with its reason and goes by itself.
      isSentLater
      isPending={isPending}
      submitLabel={t('editor.override.send')}
      cancelLabel={t('editor.override.mend')}
      missing={reason.trim() === '' ? { reason: t('common.fillField') } : {}}
      extra={
        isUnchecked &&
        remarks.length === 0 && <Button onClick={() => onConfirm('')}>{t('editor.override.without')}</Button>
      }
      onSubmit={() => onConfirm(reason.trim())}
      onClose={onClose}
    >
      {isUnchecked && (
        // As the banner says it: a line that is back is not told to be gone.
        <p>
          {hasLine
            ? t('editor.override.uncheckedAgain')
            : t(remarks.length > 0 ? 'editor.override.uncheckedKnown' : 'editor.override.unchecked')}
        </p>
      )}
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
        label={t('editor.override.reason')}
        name="reason"
        hint={t('editor.override.hint')}
        required={!isUnchecked || remarks.length > 0}
        limit={REASON_LIMIT}
        data-autofocus=""
        value={reason}
        onChange={({ target }) => onReason(target.value)}
      />
    </DialogForm>
  )
}
