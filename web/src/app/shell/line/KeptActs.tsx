import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askedBodies } from '../../../features/answers/asking-bodies/index.ts'
import { fileLabels } from '../../../features/answers/captions/index.ts'
import { askedAuthors } from '../../../features/answers/clarifying/index.ts'
import { partActs } from '../../../features/answers/contributions/index.ts'
import { noteChanges } from '../../../features/notes/kept-changes.ts'
import { askedCentre, saidToCentre } from '../../../features/portal/feedback/index.ts'
import { articleVotes } from '../../../features/portal/knowledge/index.ts'
import type { Run } from '../../../lib/line/kept-acts.ts'
import { useKeptRuns } from '../../../lib/line/use-kept-runs.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { useKeptReason } from '../../../ui/text/use-kept-reason.ts'

const KINDS = [
  ...[noteChanges, askedAuthors, askedBodies, partActs, fileLabels],
  ...[articleVotes, askedCentre, saidToCentre],
]

/** Of all kinds in the order in which they were pressed. */
const runsOf = (userId: string): Run[] =>
  KINDS.flatMap((acts) => acts.listRuns(userId)).toSorted((one, two) => one.at - two.at)

/** Shows nothing: sends what was pressed without a line, whatever page is open when it is back. */
export function KeptActs({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const reasonOf = useKeptReason()
  const queryClient = useQueryClient()
  async function sendAll() {
    for (const run of runsOf(userId)) {
      // Still no line: the next run tries again.
      const refused = await run.send().catch(() => undefined)
      if (refused === undefined) return
      if (refused) showErrorToast(t(run.words.refused, { reason: reasonOf(refused, run.words.labels) }))
      else if (run.words.sent !== null) showToast(t(run.words.sent))
      for (const queryKey of run.old) void queryClient.invalidateQueries({ queryKey })
    }
  }
  useKeptRuns({ waits: () => runsOf(userId).length > 0, sendAll })
  return null
}
