import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { Button } from '../Button.tsx'
import { showToast } from '../overlays/toast.tsx'
import { type FormProblems, FormProblemsContext } from './form-problems.ts'
import { useForm } from './use-form.tsx'

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
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      begin()
      showToast(doneText, undo)
    },
    onSettled: () => Promise.all(refresh.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
  const { form, problems, notices, begin } = useForm({
    ...{ edit, missing, isComplete: edit.send !== null, error: save.error },
    onSubmit: () => edit.send && save.mutate(edit.send),
  })
  return (
    <form {...form} className="form">
      <FormProblemsContext value={problems}>{children}</FormProblemsContext>
      {notices}
      <div className="row g3 wrap">
        <Button look="primary" type="submit" isBusy={save.isPending}>
          {t('common.save')}
        </Button>
        {extra}
      </div>
    </form>
  )
}
