import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSendsByPress } from '../../lib/line/sends-later.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
import { useDialogClose } from '../overlays/dialog-close.ts'
import { FormProblemsContext } from './form-problems.ts'
import { type FormRules, useForm } from './use-form.tsx'

type Props = FormRules & {
  title: string
  submitLabel: string
  /** Nothing undoes it. */
  isDangerous?: boolean
  isPending?: boolean
  cancelLabel?: string | undefined
  /** Where hands stay on the keys: Ctrl+Enter and Escape stand on the buttons. */
  areKeysShown?: boolean
  /** More that can be done with what is open: at the end of the footer. */
  extra?: ReactNode
  onClose: () => void
  isWide?: boolean
  /** What is sent without a line is kept and goes by itself. */
  isSentLater?: boolean
  children: ReactNode
}

/** The one shell of forms in dialogs: what is wrong above, the fields, what can be done below. Ctrl+Enter sends it from any field. */
export function DialogForm({
  title,
  onClose,
  isWide = false,
  areKeysShown = false,
  isSentLater = false,
  ...rest
}: Props) {
  const { t } = useTranslation()
  useSendsByPress(!isSentLater)
  const { form, submit, problems, notices } = useForm(rest)
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !rest.isPending) submit(event)
  }
  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <form {...form} onKeyDown={onKeyDown}>
        <div className="dlg-b">
          {notices}
          <FormProblemsContext value={problems}>{rest.children}</FormProblemsContext>
        </div>
        <footer className="dlg-f">
          <Button
            look={rest.isDangerous ? 'danger' : 'primary'}
            type="submit"
            keys={areKeysShown ? 'Ctrl+Enter' : undefined}
            isBusy={rest.isPending ?? false}
          >
            {rest.submitLabel}
          </Button>
          <CancelButton keys={areKeysShown ? 'Esc' : undefined} onClose={onClose}>
            {rest.cancelLabel ?? t('common.cancel')}
          </CancelButton>
          {rest.extra && <span className="end row g2">{rest.extra}</span>}
        </footer>
      </form>
    </Dialog>
  )
}

type CancelProps = { keys: string | undefined; onClose: () => void; children: ReactNode }

function CancelButton({ keys, onClose, children }: CancelProps) {
  return (
    <Button look="quiet" keys={keys} onClick={useDialogClose(onClose)}>
      {children}
    </Button>
  )
}
