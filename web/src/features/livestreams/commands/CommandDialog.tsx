import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type FormProblems, FormProblemsContext, focusFirstWrong } from '../../../ui/forms/form-problems.ts'
import { useOverlong } from '../../../ui/forms/use-overlong.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { useFate } from './use-fate.ts'

type Props = {
  title: string
  submitLabel: string
  laterLabel?: string
  /** Of each field that is not complete, by its name: what is wrong. */
  missing?: FormProblems
  /** Gives the key of what was said; null: nothing was. */
  onSubmit: () => string | null
  onClose: () => void
  /** The server has it, or it waits here for the line. */
  onDone?: () => void
  children: ReactNode
}

/**
 * What was said goes into the queue, with a line or without one. It closes at once without a line, else when the server
 * has taken it: what is refused stays as it was typed, and the form says why.
 */
export function AirFormDialog({ missing = {}, ...props }: Props) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const overlong = useOverlong(form)
  const words = useErrorWords()
  const close = useRef(done)
  close.current = done
  const fate = useFate(useCallback(() => close.current(), []))
  const [tries, setTries] = useState(0)
  const isIncomplete = Object.keys(missing).length > 0
  useEffect(() => {
    if (tries > 0 && form.current) focusFirstWrong(form.current)
  }, [tries])
  function done() {
    props.onDone?.()
    props.onClose()
  }
  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault()
    setTries(tries + 1)
    if (isIncomplete || fate.isWaiting || overlong.find()) return
    fate.follow(props.onSubmit())
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form ref={form} noValidate onKeyDown={onKeyDown} onSubmit={submit}>
        <div className="dlg-b">
          {fate.refusedCode !== null && (
            <Notice state="late" title={words(new ApiError(fate.refusedCode, 409))}>
              {t('livestreams.line.wordsStay')}
            </Notice>
          )}
          {overlong.isFound && <Notice state="attention" title={t('common.length.refused')} />}
          <FormProblemsContext value={tries > 0 ? missing : {}}>{props.children}</FormProblemsContext>
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" keys="Ctrl+Enter" isBusy={fate.isWaiting}>
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
