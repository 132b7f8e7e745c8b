import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
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
  children: ReactNode
}

/** The one shell of forms in dialogs: what is wrong above, the fields, what can be done below. Ctrl+Enter sends it from any field. */
export function DialogForm({ title, onClose, isWide = false, areKeysShown = false, ...rest }: Props) {
  const { t } = useTranslation()
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
          <Button look="quiet" keys={areKeysShown ? 'Esc' : undefined} onClick={onClose}>
            {rest.cancelLabel ?? t('common.cancel')}
          </Button>
          {rest.extra && <span className="end row g2">{rest.extra}</span>}
        </footer>
      </form>
    </Dialog>
  )
}
