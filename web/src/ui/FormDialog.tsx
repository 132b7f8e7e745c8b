import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../lib/api.ts'
import { useErrorWords } from '../lib/use-error-words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { type FormProblems, FormProblemsContext, focusFirstWrong, refusedFields } from './form-problems.ts'
import { Notice } from './query-states.tsx'
import { showToast } from './toast.tsx'

type Props = {
  title: string
  submitLabel: string
  doneText: string
  /** Whose answers of the server become old. */
  refresh: string[]
  /** Null while the form is not complete. */
  send: (() => Promise<unknown>) | null
  /** What exactly is missing, where it has words. */
  incompleteText?: string | undefined
  /** Of each field that is not complete, by its name: what is wrong. */
  missing?: FormProblems
  onClose: () => void
  isWide?: boolean
  /** More that can be done with what is open: at the end of the footer. */
  extra?: ReactNode
  children: ReactNode
}

/** A form in a dialog: sends, says so, closes; a refusal keeps what was typed. */
export function FormDialog({
  title,
  submitLabel,
  doneText,
  refresh,
  send,
  incompleteText,
  missing = {},
  onClose,
  isWide = false,
  extra,
  children,
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const isTouched = tries > 0
  const save = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      showToast(doneText)
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  const refused = refusedFields(save.error instanceof ApiError ? save.error.details : {})
  const problems = send
    ? Object.fromEntries(refused.map((field) => [field, t('common.refusedField')]))
    : isTouched
      ? missing
      : {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try and each refusal leads to its first field
  useEffect(() => {
    if (form.current) focusFirstWrong(form.current)
  }, [tries, save.error])
  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTries(tries + 1)
          if (send) save.mutate(send)
        }}
      >
        <div className="dlg-b">
          {save.error && <Notice state="late" title={words(save.error)} />}
          {isTouched && !send && (
            <Notice state="attention" title={incompleteText ?? t('common.incomplete')} />
          )}
          <FormProblemsContext value={problems}>{children}</FormProblemsContext>
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={save.isPending}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {extra && <span className="end row g2">{extra}</span>}
        </footer>
      </form>
    </Dialog>
  )
}
