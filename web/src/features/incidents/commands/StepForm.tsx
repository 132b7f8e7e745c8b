import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import {
  type FormProblems,
  FormProblemsContext,
  focusFirstWrong,
  isMissingSaid,
} from '../../../ui/forms/form-problems.ts'
import { useOverlong } from '../../../ui/forms/use-overlong.ts'
import { useRefusedProblems } from '../../../ui/forms/use-refused-problems.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'

type Props = {
  title: string
  submitLabel: string
  isComplete: boolean
  /** Said to who sends it all the same. */
  incompleteText?: string | null
  /** Of each field that is not complete, by its name: what is wrong. */
  missing?: FormProblems
  isPending: boolean
  error: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
  isWide?: boolean
}

/** Words or a choice before a step. A refused step keeps everything the person has filled in. */
export function FormDialog({
  title,
  submitLabel,
  isComplete,
  incompleteText,
  missing = {},
  isPending,
  error,
  isWide = false,
  ...rest
}: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const form = useRef<HTMLFormElement>(null)
  const overlong = useOverlong(form)
  const [tries, setTries] = useState(0)
  const isTouched = tries > 0
  const isMissing =
    isTouched && isMissingSaid({ isIncomplete: !isComplete, missing, overlong: overlong.names })
  const problems = {
    ...useRefusedProblems(error),
    ...(isTouched && !isComplete ? missing : {}),
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try and each refusal leads to its first field
  useEffect(() => {
    if (form.current) focusFirstWrong(form.current)
  }, [tries, error])
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setTries(tries + 1)
    const isOverlong = overlong.find()
    if (isComplete && !isOverlong) rest.onSubmit()
  }
  return (
    <Dialog title={title} onClose={rest.onClose} isWide={isWide}>
      <form ref={form} onSubmit={onSubmit} noValidate>
        <div className="dlg-b">
          {isStale(error) && (
            <Notice state="attention" title={t('incidents.stale.title')}>
              {t('incidents.stale.text')}
            </Notice>
          )}
          {Boolean(error) && !isStale(error) && <Notice state="late" title={words(error)} />}
          {isMissing && incompleteText !== null && (
            <Notice state="attention" title={incompleteText ?? t('common.incomplete')} />
          )}
          {overlong.isFound && <Notice state="attention" title={t('common.length.refused')} />}
          <FormProblemsContext value={problems}>{rest.children}</FormProblemsContext>
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={isPending}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={rest.onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
