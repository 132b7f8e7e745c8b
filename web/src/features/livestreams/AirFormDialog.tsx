import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type Props = {
  title: string
  submitLabel: string
  laterLabel?: string
  isComplete?: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** Closes at once: what was said goes into the queue, with a line or without one. */
export function AirFormDialog({ isComplete = true, ...props }: Props) {
  const { t } = useTranslation()
  function submit() {
    if (!isComplete) return
    props.onSubmit()
    props.onClose()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="dlg-b">{props.children}</div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" keys="Ctrl+Enter" disabled={!isComplete}>
            {props.submitLabel}
          </Button>
          <Button look="quiet" keys="Esc" onClick={props.onClose}>
            {props.laterLabel ?? t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
