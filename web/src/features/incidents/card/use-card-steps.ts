import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { useIsShown } from '../../../lib/queries/use-is-shown.ts'
import { meQuery } from '../../../lib/session.ts'
import type { DISMISS_CODES } from '../../../lib/words/names.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import {
  type Command,
  REASONED,
  type Reasoned,
  undoOf,
  useIncidentCommand,
  useStepsKept,
} from '../commands/index.ts'
import { namedAgency } from '../history/index.ts'
import { type TriageFocus, toAcceptCommand } from '../triage/index.ts'
import type { BannerAction } from './CardBanners.tsx'
import type { OpenDialog } from './CardDialog.tsx'
import type { CardAction } from './card-actions.ts'

type Props = {
  incident: IncidentResponse
  onWrite: () => void
  onLeft: () => void
  onOpen?: ((incidentId: string) => void) | undefined
}

/** Steps after which the question stands in another queue. */
const LEAVING: readonly Command['type'][] = [
  'accept',
  'dismiss',
  'restore',
  'undo_accept',
  'assign',
  'return',
  'close',
  'reopen',
  'release',
  'confirm_futile',
]

/** What the buttons and keys of a card do: the quick steps at once, the others through a dialog. */
export function useCardSteps({ incident, onWrite, onLeft, onOpen }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const command = useIncidentCommand()
  const queryClient = useQueryClient()
  const names = useDirectory()
  const { data: me } = useQuery(meQuery)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const isShown = useIsShown()
  const acceptCommand = toAcceptCommand(incident)
  const { hasKept, abilities } = useStepsKept(incident)
  useSendsLater(hasKept)
  const named = namedAgency(incident)

  /** The card may be gone by then, so nothing here may depend on it being on the screen. */
  function undo(back: Command) {
    command.mutateAsync({ incident, command: back }).then(
      (stepped) => {
        if (!stepped) return
        showToast(t('incidents.done.undone'))
        onOpen?.(incident.id)
      },
      (error: unknown) => showErrorToast(words(error)),
    )
  }

  /** Whose it is now is in the answer, which the card shows; null: nobody's yet. */
  function acceptedFor(): string | null {
    const code = queryClient.getQueryData(incidentQuery(incident.id).queryKey)?.agencyCode
    const agency = names.agencyName(code ?? null)
    return agency && t('incidents.acceptedFor', { agency })
  }

  function onDone(done: Command, version: number | null, assignee: string | null = null) {
    // What waits for a line is told on the card.
    if (version === null) return
    const back = undoOf(done, incident, version)
    const writer = done.type === 'supplement' ? otherWriter(incident, me?.name) : null
    const said = writer
      ? t('incidents.supplement.with', { name: writer })
      : done.type === 'assign_person' && assignee !== null
        ? t('incidents.assignedTo', { name: assignee })
        : (done.type === 'accept' && acceptedFor()) || t(`incidents.done.${done.type}`)
    showToast(t('incidents.doneOf', { done: said, number: incident.number }), back && (() => undo(back)))
    if (!isShown.current) return
    if (LEAVING.includes(done.type)) onLeft()
    if (done.type === 'supplement' && writer === null) onWrite()
  }

  function send(step: Command) {
    command.mutateAsync({ incident, command: step }).then(
      (stepped) => onDone(step, stepped?.version ?? null),
      (error: unknown) => showErrorToast(isStale(error) ? t('incidents.stale.title') : words(error)),
    )
  }

  function run(action: CardAction) {
    const expectedVersion = incident.version
    if (action === 'write') onWrite()
    else if (action === 'accept' && acceptCommand) send(acceptCommand)
    else if (action === 'accept' || action === 'edit') setDialog({ name: 'triage', focus: 'topic' })
    else if (action === 'take' || action === 'restore' || action === 'undo_accept')
      send({ type: action, expectedVersion })
    else if (action === 'assign' && incident.step === 'distribution' && named)
      send({ type: 'assign', agencyCode: named, comment: '', expectedVersion })
    else if (action === 'reopen') setDialog({ name: 'reason', type: action })
    else if (action !== 'dismiss') setDialog({ name: action })
  }

  function more(action: BannerAction) {
    const expectedVersion = incident.version
    if (isReasoned(action)) setDialog({ name: 'reason', type: action })
    else if (action === 'confirm_futile' || action === 'declare_event')
      setDialog({ name: 'confirm', type: action })
    else if (action === 'merge' || action === 'split' || action === 'join_event') setDialog({ name: action })
    else if (action === 'repeat' || action === 'not_repeat')
      send({ type: 'confirm_repeat', isRepeat: action === 'repeat', expectedVersion })
    else send({ type: action, expectedVersion })
  }

  return {
    run,
    more,
    changeDeadline: (key: string) => setDialog({ name: 'change_deadline', key }),
    dialog,
    isBusy: command.isPending,
    hasKept,
    /** As it is offered: what was pressed without a line goes by itself. */
    offered: command.isPending ? incident : { ...incident, abilities },
    canAcceptAtOnce: acceptCommand !== null,
    chooseAgency: () => setDialog({ name: 'assign' }),
    openTriage: (focus: TriageFocus) => setDialog({ name: 'triage', focus }),
    takeTopic: (topicCode: string) => setDialog({ name: 'triage', focus: 'topic', topicCode }),
    closeDialog: () => setDialog(null),
    onDialogDone: onDone,
    onMerged: (intoId: string) => intoId !== incident.id && onOpen?.(intoId),
    readFollowUps: () => send({ type: 'read_follow_ups', expectedVersion: incident.version }),
    dismiss: (reason: (typeof DISMISS_CODES)[number]) =>
      send({ type: 'dismiss', reason, comment: '', expectedVersion: incident.version }),
  }
}

function isReasoned(action: BannerAction): action is Exclude<Reasoned, 'reopen'> {
  return (REASONED as readonly string[]).includes(action)
}

/** Whose work an addition is: with nobody else's name on it, whoever asked for it writes at once. */
export function otherWriter(
  { assigneeName }: Pick<IncidentResponse, 'assigneeName'>,
  myName: string | undefined,
): string | null {
  return assigneeName === myName ? null : assigneeName
}
