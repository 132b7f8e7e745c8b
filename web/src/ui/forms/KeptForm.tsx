import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conflictOf } from '../../lib/forms/edit-conflict.ts'
import type { KeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../Button.tsx'
import { showToast } from '../overlays/toast.tsx'
import { Notice } from '../query-states.tsx'
import { type FormProblems, FormProblemsContext, focusFirstWrong } from './form-problems.ts'
import { TakenFields, useTakenProblems } from './TakenFields.tsx'
import { useOverlong } from './use-overlong.ts'
import { useRefusedProblems } from './use-refused-problems.ts'

type Props = {
  edit: KeptEdit
  /** Of each field that is not complete, by its name: what is wrong. */
  missing: FormProblems
  doneText: string
  /** Whose answers of the server become old. */
  refresh: readonly string[][]
  /** The saving is taken back from the notice. */
  undo?: (() => void) | null
  /** More beside the button. */
  extra?: ReactNode
  children: ReactNode
}

/** A form on a page of what others may change too: like a dialog, and stays open. */
export function KeptForm({ edit, missing, doneText, refresh, undo = null, extra, children }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const overlong = useOverlong(form)
  const save = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      setTries(0)
      showToast(doneText, undo)
    },
    onSettled: () => Promise.all(refresh.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
  const isIncomplete = edit.send === null || Object.keys(missing).length > 0
  const isTaken = conflictOf(save.error) !== null
  const problems = {
    ...useRefusedProblems(isTaken ? null : save.error),
    ...(tries > 0 ? missing : {}),
    ...useTakenProblems(edit),
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try and each refusal leads to its first field
  useEffect(() => {
    if (form.current && tries > 0 && !isTaken) focusFirstWrong(form.current)
  }, [tries, save.error])

  function submit(event: FormEvent) {
    event.preventDefault()
    setTries(tries + 1)
    if (edit.send && !isIncomplete && !edit.isUndecided && !overlong.find()) save.mutate(edit.send)
  }

  return (
    <form ref={form} className="form" noValidate onSubmit={submit}>
      <FormProblemsContext value={problems}>{children}</FormProblemsContext>
      {save.error && !isTaken && <Notice state="late" title={words(save.error)} />}
      {tries > 0 && isIncomplete && <Notice state="attention" title={t('common.incomplete')} />}
      {overlong.isFound && <Notice state="attention" title={t('common.length.refused')} />}
      <TakenFields edit={edit} />
      <div className="row g3 wrap">
        <Button look="primary" type="submit" isBusy={save.isPending}>
          {t('common.save')}
        </Button>
        {extra}
      </div>
    </form>
  )
}
