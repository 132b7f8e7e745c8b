import { useQueryClient } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { askedBodies } from '../../../features/answers/asking-bodies/index.ts'
import { fileLabels } from '../../../features/answers/captions/index.ts'
import { askedAuthors, endedWaits } from '../../../features/answers/clarifying/index.ts'
import { partActs } from '../../../features/answers/contributions/index.ts'
import { OUTBOX_CHANGED } from '../../../features/answers/drafts/index.ts'
import { decisions } from '../../../features/answers/kept-decisions/index.ts'
import { reminders } from '../../../features/figures/head/index.ts'
import { adoptOldTakes, keptSteps } from '../../../features/incidents/kept-steps/index.ts'
import { filledFields } from '../../../features/incidents/own-fields/index.ts'
import { noteChanges } from '../../../features/notes/kept-changes.ts'
import { askedCentre, saidToCentre, threadVotes } from '../../../features/portal/feedback/index.ts'
import { articleVotes } from '../../../features/portal/knowledge/index.ts'
import { practiceComments, practiceVotes } from '../../../features/portal/practices/index.ts'
import type { Run } from '../../../lib/line/kept-acts.ts'
import type { KeptRefusal } from '../../../lib/line/kept-refusal.ts'
import { useKeptRuns } from '../../../lib/line/use-kept-runs.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { useKeptReason } from '../../../ui/text/use-kept-reason.ts'

/** All that is kept by the one queue. */
export const KINDS = [
  ...[
    keptSteps,
    noteChanges,
    askedAuthors,
    endedWaits,
    filledFields,
    askedBodies,
    partActs,
    fileLabels,
    reminders,
    decisions,
  ],
  ...[articleVotes, practiceVotes, practiceComments, threadVotes, askedCentre, saidToCentre],
]

/** Of all kinds in the order in which they were pressed. */
const runsOf = (userId: string): Run[] =>
  KINDS.flatMap((acts) => acts.listRuns(userId)).toSorted((one, two) => one.at - two.at)

/** Shows nothing: sends what was pressed without a line, whatever page is open when it is back. */
export function KeptActs({ me }: { me: Pick<MeResponse, 'id' | 'name'> }) {
  const { t } = useTranslation()
  const userId = me.id
  const reasonOf = useKeptReason()
  const queryClient = useQueryClient()
  async function sendAll() {
    for (const run of runsOf(userId)) {
      // Still no line: the next run tries again.
      const refused = await run.send().catch(() => undefined)
      if (refused === undefined) return
      tell(run, refused)
      for (const queryKey of run.old) void queryClient.invalidateQueries({ queryKey })
    }
  }
  function tell({ words: { sent, refused: notDone, labels, step } }: Run, refused: KeptRefusal | null) {
    const of = step && { number: step.number, act: t(step.act) }
    if (refused) {
      const { by } = refused.details
      const reason = typeof by === 'string' ? t('taking.by', { name: by }) : reasonOf(refused, labels)
      showErrorToast(t(notDone, { ...of, reason }))
    } else if (sent !== null) showToast(of ? t('incidents.doneOf', { ...of, done: t(sent) }) : t(sent))
  }
  const run = useKeptRuns({ waits: () => runsOf(userId).length > 0, sendAll })
  useEffect(() => {
    adoptOldTakes(me)
    // What stood behind an answer goes as soon as that has gone.
    window.addEventListener(OUTBOX_CHANGED, run)
    return () => window.removeEventListener(OUTBOX_CHANGED, run)
  }, [me, run])
  return null
}
