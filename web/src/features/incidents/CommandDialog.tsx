import type { ReactNode } from 'react'
import { FormDialog } from './FormDialog.tsx'
import { type Command, useIncidentCommand } from './use-incident-command.ts'

type Props = {
  incidentId: string
  title: string
  submitLabel: string
  /** Null while the form is not complete. */
  command: Command | null
  onClose: () => void
  onDone: (command: Command, version: number) => void
  children: ReactNode
  isWide?: boolean
}

/** A step that needs words or a choice. */
export function CommandDialog({ incidentId, command, onDone, ...dialog }: Props) {
  const send = useIncidentCommand()
  function submit() {
    if (!command) return
    send.mutate(
      { incidentId, command },
      {
        onSuccess: ({ version }) => {
          dialog.onClose()
          onDone(command, version)
        },
      },
    )
  }
  return (
    <FormDialog
      {...dialog}
      isComplete={command !== null}
      isPending={send.isPending}
      error={send.error}
      onSubmit={submit}
    />
  )
}
