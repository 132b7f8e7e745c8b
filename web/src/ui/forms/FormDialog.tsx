import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { isSameThing } from '../../lib/queries/never-older.ts'
import { showToast } from '../overlays/toast.tsx'
import { DialogForm } from './DialogForm.tsx'

type Shell = Omit<ComponentProps<typeof DialogForm>, 'isComplete' | 'isPending' | 'error' | 'onSubmit'>
type Props = Shell & {
  /** Of what `send` gave, where it may have been kept for later. */
  doneText: string | ((answer: unknown) => string)
  /** Whose answers of the server become old. */
  refresh: string[]
  /** Null while the form is not complete; then `missing` names what is. */
  send: (() => Promise<unknown>) | null
}

/** A form in a dialog: sends, says so, closes; a refusal keeps what was typed and leads to its field. */
export function FormDialog({ doneText, refresh, send, ...shell }: Props) {
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: (answer) => {
      // What the server answers is the thing itself: the next press is of its new version, however slow the line is.
      if (isSameThing(queryClient.getQueryData(refresh), answer)) queryClient.setQueryData(refresh, answer)
      showToast(typeof doneText === 'string' ? doneText : doneText(answer))
      shell.onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  return (
    <DialogForm
      {...shell}
      isComplete={send !== null}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => send && save.mutate(send)}
    />
  )
}
