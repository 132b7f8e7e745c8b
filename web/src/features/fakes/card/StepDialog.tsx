import type { FakeResponse } from '@veche/contract/fakes.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import type { FormProblems } from '../../../ui/forms/form-problems.ts'
import { type FakeCommand, sendCommand } from '../fakes.queries.ts'
import { COMMAND } from '../schemas.ts'
import { Meanwhile } from './Meanwhile.tsx'

type Props = {
  fake: FakeResponse
  title: string
  submitLabel: string
  /** Held against the contract before it is sent; null while it cannot be written down. */
  command: FakeCommand | null
  /** Of fields whose rule has better words than its figures. */
  words?: FormProblems
  /** Of each field that keeps the command from being written down: what is wrong. */
  missing?: FormProblems
  onClose: () => void
  onDone?: () => void
  isWide?: boolean
  children: ReactNode
}

/** A step of a card that asks for something first. */
export function StepDialog({ fake, command, words = {}, onDone, children, ...dialog }: Props) {
  const { t } = useTranslation()
  const [openedVersion] = useState(fake.version)
  async function send(chosen: FakeCommand) {
    await sendCommand(fake, chosen)
    onDone?.()
  }
  return (
    <FormDialog
      {...dialog}
      {...(command && { accepted: { schema: COMMAND, body: command, words } })}
      doneText={command ? t(`fakes.done.${command.type}`) : ''}
      refresh={['fake', fake.id]}
      send={command && (() => send(command))}
    >
      <Meanwhile fake={fake} openedVersion={openedVersion} />
      {children}
    </FormDialog>
  )
}
