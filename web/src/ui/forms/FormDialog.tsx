import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { showToast } from '../overlays/toast.tsx'
import { DialogForm } from './DialogForm.tsx'

type Shell = Omit<ComponentProps<typeof DialogForm>, 'isComplete' | 'isPending' | 'error' | 'onSubmit'>
type Props = Shell & {
  doneText: string
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
    onSuccess: () => {
      showToast(doneText)
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
