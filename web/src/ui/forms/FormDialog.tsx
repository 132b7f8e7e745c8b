import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conflictOf } from '../../lib/forms/edit-conflict.ts'
import type { KeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
import { showToast } from '../overlays/toast.tsx'
import { Notice } from '../query-states.tsx'
import { type FormProblems, FormProblemsContext, focusFirstWrong, isMissingSaid } from './form-problems.ts'
import { TakenFields, useTakenProblems } from './TakenFields.tsx'
import { useOverlong } from './use-overlong.ts'
import { useRefusedProblems } from './use-refused-problems.ts'

type Props = {
  title: string
  submitLabel: string
  doneText: string
  /** Whose answers of the server become old. */
  refresh: string[]
  /** Null while the form is not complete; then `missing` names what is. */
  send: (() => Promise<unknown>) | null
  /** Of each field that is not complete, by its name: what is wrong. */
  missing?: FormProblems
  /** Of a thing that others may change while the form is open. */
  edit?: KeptEdit | undefined
  onClose: () => void
  isWide?: boolean
  /** More that can be done with what is open: at the end of the footer. */
  extra?: ReactNode
  children: ReactNode
}

/** A form in a dialog: sends, says so, closes; a refusal keeps what was typed and leads to its field. */
export function FormDialog({
  title,
  submitLabel,
  missing = {},
  edit,
  onClose,
  isWide = false,
  ...rest
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const overlong = useOverlong(form)
  const save = useSave(rest, onClose)
  const isIncomplete = rest.send === null || Object.keys(missing).length > 0
  const isTouched = tries > 0
  const isTaken = edit !== undefined && conflictOf(save.error) !== null
  const problems = {
    ...useRefusedProblems(isTaken ? null : save.error),
    ...(isTouched && isIncomplete ? missing : {}),
    ...useTakenProblems(edit),
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try and each refusal leads to its first field
  useEffect(() => {
    if (form.current && !isTaken) focusFirstWrong(form.current)
  }, [tries, save.error])

  function submit(event: FormEvent) {
    event.preventDefault()
    setTries(tries + 1)
    const isOverlong = overlong.find()
    if (rest.send && !isIncomplete && !edit?.isUndecided && !isOverlong) save.mutate(rest.send)
  }

  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <form ref={form} noValidate onSubmit={submit}>
        <div className="dlg-b">
          {save.error && !isTaken && <Notice state="late" title={words(save.error)} />}
          {isTouched && isMissingSaid({ isIncomplete, missing, overlong: overlong.names }) && (
            <Notice state="attention" title={t('common.incomplete')} />
          )}
          {overlong.isFound && <Notice state="attention" title={t('common.length.refused')} />}
          {edit && <TakenFields edit={edit} />}
          <FormProblemsContext value={problems}>{rest.children}</FormProblemsContext>
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={save.isPending}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {rest.extra && <span className="end row g2">{rest.extra}</span>}
        </footer>
      </form>
    </Dialog>
  )
}

function useSave({ doneText, refresh }: Pick<Props, 'doneText' | 'refresh'>, onClose: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      showToast(doneText)
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
}
