import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { type FormProblems, FormProblemsContext, focusFirstWrong } from '../../ui/form-problems.ts'
import { Notice } from '../../ui/query-states.tsx'
import { useOverlong } from '../../ui/use-overlong.ts'

type Props = {
  title: string
  submitLabel: string
  laterLabel?: string
  /** Of each field that is not complete, by its name: what is wrong. */
  missing?: FormProblems
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** Closes at once: what was said goes into the queue, with a line or without one. */
export function AirFormDialog({ missing = {}, ...props }: Props) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const overlong = useOverlong(form)
  const [tries, setTries] = useState(0)
  const isIncomplete = Object.keys(missing).length > 0
  useEffect(() => {
    if (tries > 0 && form.current) focusFirstWrong(form.current)
  }, [tries])
  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault()
    setTries(tries + 1)
    if (isIncomplete || overlong.find()) return
    props.onSubmit()
    props.onClose()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form ref={form} noValidate onKeyDown={onKeyDown} onSubmit={submit}>
        <div className="dlg-b">
          {overlong.isFound && <Notice state="attention" title={t('common.length.refused')} />}
          <FormProblemsContext value={tries > 0 ? missing : {}}>{props.children}</FormProblemsContext>
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" keys="Ctrl+Enter">
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
