import { type ReactNode, useState } from 'react'
import type { BringSchema } from '../../lib/forms/schema-of.ts'
import { TextArea } from '../forms/Field.tsx'
import { FormDialog } from '../forms/FormDialog.tsx'

type Command<Type extends string> = { type: Type; reason: string }
type Props<Type extends string> = {
  type: Type
  words: { title: string; done: string; reason: string; noReason: string; hint?: string }
  limit?: number
  isDangerous?: boolean
  /** Whose answers of the server become old. */
  refresh: string[]
  schema: BringSchema
  /** Of the command, besides: under which revision it was opened. */
  under?: { expectedRevision: number } | { expectedVersion: number }
  send: (command: Command<Type>) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}

/** What was written or published goes back with a reason, which whoever meets it reads. */
export function ReasonDialog<Type extends string>(props: Props<Type>) {
  const {
    type,
    words,
    limit = 300,
    isDangerous = false,
    refresh,
    schema,
    under,
    send,
    onClose,
    children,
  } = props
  const [reason, setReason] = useState('')
  const command = { type, reason: reason.trim() }
  return (
    <FormDialog
      title={words.title}
      submitLabel={words.title}
      doneText={words.done}
      refresh={refresh}
      isDangerous={isDangerous}
      accepted={{ schema, body: { ...under, ...command }, words: { reason: words.noReason } }}
      send={() => send(command)}
      onClose={onClose}
    >
      {children}
      <TextArea
        label={words.reason}
        name="reason"
        rows={3}
        limit={limit}
        data-autofocus=""
        hint={words.hint}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  )
}
