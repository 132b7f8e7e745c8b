import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useIsShown } from '../../../lib/queries/use-is-shown.ts'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import type { FormProblems } from '../../../ui/forms/form-problems.ts'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Meanwhile } from '../history/index.ts'
import { refusalOf } from './refusal-of.tsx'
import { type Command, useIncidentCommand } from './use-incident-command.ts'
import { isKeptLater } from './waiting-steps.ts'

const COMMAND = schemaOf(() => import('@veche/contract/incidents.ts'), 'IncidentCommandRequest')

type Props = {
  incident: IncidentResponse
  title: string
  submitLabel: string
  /** Held against the contract before it is sent; null while it cannot be written down. */
  command: Command | null
  /** Somebody changed what is filled in here, and the person has not chosen yet. */
  hasConflict?: boolean
  /** What is filled in stands there already: nothing is sent. */
  isUnchanged?: boolean
  /** Of each field that keeps the command from being written down: what is wrong. */
  missing?: FormProblems
  /** Of fields whose rule has better words than its figures. */
  words?: FormProblems
  onClose: () => void
  /** `version`: null where it waits for a line; `assignee`: who has the question by now. */
  onDone: (command: Command, version: number | null, assignee?: string | null) => void
  children: ReactNode
  isWide?: boolean
}

/**
 * A step that needs words or a choice. The question goes on living under the open form: what colleagues did is said,
 * and what they changed is never overwritten unseen.
 */
export function CommandDialog({
  incident,
  command,
  hasConflict = false,
  isUnchanged = false,
  missing = {},
  words = {},
  onDone,
  children,
  ...dialog
}: Props) {
  const { t } = useTranslation()
  const send = useIncidentCommand()
  const isShown = useIsShown()
  const [openedVersion] = useState(incident.version)
  const isOver = command !== null && !incident.abilities[command.type]
  const isReady = command !== null && !hasConflict && !isOver
  function submit() {
    if (!command) return
    if (isUnchanged) {
      dialog.onClose()
      showToast(t('incidents.unchanged'))
      return
    }
    send.mutateAsync({ incident, command }).then(
      (stepped) => {
        if (isShown.current) dialog.onClose()
        onDone(command, stepped?.version ?? null, stepped?.assigneeName)
      },
      // It is told in the dialog.
      () => undefined,
    )
  }
  return (
    <DialogForm
      {...dialog}
      {...(isReady ? { accepted: { schema: COMMAND, body: command, words } } : { missing })}
      isComplete={isReady}
      incompleteText={isOver ? null : hasConflict ? t('work.mergeFields.unresolved') : t('common.incomplete')}
      isPending={send.isPending}
      isSentLater={command !== null && isKeptLater(command.type)}
      // What was refused as stale is told in full by what stands below.
      {...(isStale(send.error) && incident.version > openedVersion ? {} : refusalOf(send.error))}
      onSubmit={submit}
    >
      {/* The step itself ends some abilities: what is on its way is not over. */}
      {!send.isPending && !send.isSuccess && !hasConflict && (
        <Meanwhile incident={incident} openedVersion={openedVersion} isOver={isOver} />
      )}
      {children}
    </DialogForm>
  )
}
